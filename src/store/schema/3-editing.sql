-- SPDX-FileCopyrightText: 2026 The Signet Authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Version 3: editing. Each change of a row makes another version of it: who edits gives the version that he read, and is
-- told where somebody else was quicker. Tables are rebuilt as https://www.sqlite.org/lang_altertable.html#otheralter says,
-- with foreign keys off and checked before the commit (signet-store-schema.c).

ALTER TABLE instance ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE instance ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
CREATE INDEX instance_organization ON instance (organization_id) WHERE removed_at IS NULL;

-- a change of its hosts counts as a change of a subdomain
ALTER TABLE subdomain ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- Organizations can be removed, and another one may say the same then. sort_key and search are filled in by the program.
CREATE TABLE new_organization (
  id         INTEGER PRIMARY KEY,
  org_id     TEXT NOT NULL,
  name       TEXT NOT NULL,
  unit       TEXT NOT NULL,
  country    TEXT NOT NULL,
  state      TEXT NOT NULL,
  city       TEXT NOT NULL,
  sort_key   TEXT NOT NULL,
  search     TEXT NOT NULL,
  version    INTEGER NOT NULL DEFAULT 1,
  removed_at INTEGER
) STRICT;

INSERT INTO new_organization (id, org_id, name, unit, country, state, city, sort_key, search)
SELECT id, org_id, name, unit, country, state, city, '', '' FROM organization;
DROP TABLE organization;
ALTER TABLE new_organization RENAME TO organization;

CREATE UNIQUE INDEX organization_identity ON organization (name, org_id, unit, country, state, city)
WHERE removed_at IS NULL;
CREATE INDEX organization_order ON organization (sort_key, id) WHERE removed_at IS NULL;

-- More kinds of jobs, and no rebuilding for those that are still to come: the program that knows a kind has a schema of its
-- own, and older ones refuse it. These triggers look at the table that goes.
DROP TRIGGER request_is_kept;
DROP TRIGGER request_name_is_complete;

CREATE TABLE new_job (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid          TEXT NOT NULL UNIQUE,
  kind          TEXT NOT NULL CHECK (kind <> ''),
  state         TEXT NOT NULL CHECK (state IN ('pending', 'finished')),
  outcome       TEXT NOT NULL CHECK (outcome IN ('none', 'done', 'failed', 'cancelled')),
  undo          INTEGER NOT NULL DEFAULT 0 CHECK (undo IN (0, 1)),
  created_at    INTEGER NOT NULL,
  finished_at   INTEGER NOT NULL DEFAULT 0,
  created_by    TEXT NOT NULL,
  instance_id   INTEGER REFERENCES instance (id),
  instance_name TEXT NOT NULL,
  instance_url  TEXT NOT NULL,
  title         TEXT NOT NULL,
  message       TEXT NOT NULL,
  report        TEXT NOT NULL DEFAULT '',
  search        TEXT NOT NULL,
  CHECK ((state = 'pending') = (outcome = 'none'))
) STRICT;

INSERT INTO new_job (id, uuid, kind, state, outcome, undo, created_at, finished_at, created_by, instance_id, instance_name,
                     instance_url, title, message, report, search)
SELECT id, uuid, kind, state, outcome, undo, created_at, finished_at, created_by, instance_id, instance_name,
       instance_url, title, message, report, search FROM job;
DROP TABLE job;
ALTER TABLE new_job RENAME TO job;

CREATE INDEX job_order ON job (state, created_at, id);
CREATE INDEX job_instance ON job (instance_id, kind, created_at, id);

CREATE TRIGGER job_finished_is_kept BEFORE UPDATE ON job WHEN OLD.state = 'finished'
BEGIN
  SELECT RAISE (ABORT, 'a finished job is never edited');
END;

CREATE TRIGGER job_origin_is_kept
BEFORE UPDATE OF id, uuid, kind, created_at, created_by, instance_id, instance_name, instance_url, title ON job
BEGIN
  SELECT RAISE (ABORT, 'the origin of a job is never edited');
END;

CREATE TRIGGER job_is_kept BEFORE DELETE ON job
BEGIN
  SELECT RAISE (ABORT, 'a job is never deleted');
END;

CREATE TRIGGER request_is_kept BEFORE UPDATE OF job_id, json, csr, spki_sha256 ON request
WHEN (SELECT state FROM job WHERE id = OLD.job_id) = 'finished'
BEGIN
  SELECT RAISE (ABORT, 'a finished request is never edited');
END;

CREATE TRIGGER request_name_is_complete BEFORE INSERT ON request_name
WHEN (SELECT state FROM job WHERE id = NEW.job_id) = 'finished'
BEGIN
  SELECT RAISE (ABORT, 'a finished request gets no more names');
END;

-- Which names of which instance a job by hand is about, for the history of a subdomain. Of a move: on both instances.
CREATE TABLE job_name (
  job_id      INTEGER NOT NULL REFERENCES job (id),
  instance_id INTEGER NOT NULL REFERENCES instance (id),
  name        TEXT NOT NULL,
  PRIMARY KEY (instance_id, name, job_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER job_name_is_kept BEFORE UPDATE ON job_name
BEGIN
  SELECT RAISE (ABORT, 'the names of a job are never edited');
END;

CREATE TRIGGER job_name_stays BEFORE DELETE ON job_name
BEGIN
  SELECT RAISE (ABORT, 'the names of a job are never deleted');
END;
