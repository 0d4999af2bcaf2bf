-- SPDX-FileCopyrightText: 2026 The Signet Authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Version 1: the inventory. Times are seconds since the epoch, UTC; 0 is "not known". What is removed stays,
-- with the time of its removal. sort_key and search are folded texts (signet-store-text.c).

CREATE TABLE organization (
  id       INTEGER PRIMARY KEY,
  org_id   TEXT NOT NULL,
  name     TEXT NOT NULL,
  unit     TEXT NOT NULL,
  country  TEXT NOT NULL,
  state    TEXT NOT NULL,
  city     TEXT NOT NULL,
  UNIQUE (name, org_id, unit, country, state, city)
) STRICT;

CREATE TABLE instance (
  id              INTEGER PRIMARY KEY,
  name            TEXT NOT NULL,
  url             TEXT NOT NULL,
  organization_id INTEGER REFERENCES organization (id),
  sort_key        TEXT NOT NULL,
  search          TEXT NOT NULL,
  created_at      INTEGER NOT NULL,
  removed_at      INTEGER
) STRICT;

CREATE UNIQUE INDEX instance_identity ON instance (name, url) WHERE removed_at IS NULL;
CREATE INDEX instance_url ON instance (url) WHERE removed_at IS NULL;
CREATE INDEX instance_order ON instance (sort_key, id) WHERE removed_at IS NULL;

CREATE TABLE subdomain (
  id              INTEGER PRIMARY KEY,
  instance_id     INTEGER NOT NULL REFERENCES instance (id),
  name            TEXT NOT NULL,
  delegation_type TEXT NOT NULL,
  use_case        TEXT NOT NULL,
  verified_at     INTEGER NOT NULL DEFAULT 0,
  sort_key        TEXT NOT NULL,
  search          TEXT NOT NULL,
  created_at      INTEGER NOT NULL,
  removed_at      INTEGER
) STRICT;

CREATE UNIQUE INDEX subdomain_identity ON subdomain (instance_id, name) WHERE removed_at IS NULL;
CREATE INDEX subdomain_order ON subdomain (instance_id, sort_key, id) WHERE removed_at IS NULL;

CREATE TABLE host (
  id           INTEGER PRIMARY KEY,
  subdomain_id INTEGER NOT NULL REFERENCES subdomain (id),
  instance_id  INTEGER NOT NULL REFERENCES instance (id),
  name         TEXT NOT NULL,
  expires      INTEGER NOT NULL DEFAULT 0,
  created_at   INTEGER NOT NULL,
  removed_at   INTEGER
) STRICT;

-- within an instance a name is there once, whatever subdomain it is under
CREATE UNIQUE INDEX host_identity ON host (instance_id, name) WHERE removed_at IS NULL;
-- covers the summaries of lists: no row of the table is read for them
CREATE INDEX host_summary ON host (instance_id, subdomain_id, expires, name) WHERE removed_at IS NULL;
CREATE INDEX host_subdomain ON host (subdomain_id, id);
