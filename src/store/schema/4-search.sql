-- SPDX-FileCopyrightText: 2026 The Signet Authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Version 4: what makes searching quick in 100,000 subdomains and jobs (signet-store-search.c). Each text is indexed
-- by all runs of three characters in it. The index is behind the tables, and what it does not have yet is known: rows
-- above search_index.up_to are not in it, and rows in *_reindex are, by another text than they have now. So whoever
-- writes need not know about it, and what is found is always right. The triggers write no more than plain rows: with
-- trusted_schema off they could not write to the index itself, nor should they for each row of an import.

CREATE TABLE search_index (
  kind  TEXT PRIMARY KEY,
  up_to INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE subdomain_index USING fts5 (
  text, content = '', tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0
);
CREATE VIRTUAL TABLE subdomain_terms USING fts5vocab (subdomain_index, instance);
CREATE TABLE subdomain_reindex (
  id   INTEGER PRIMARY KEY,
  text TEXT NOT NULL -- by which it is in the index
) STRICT;

CREATE VIRTUAL TABLE job_index USING fts5 (
  text, content = '', tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0
);
CREATE VIRTUAL TABLE job_terms USING fts5vocab (job_index, instance);
CREATE TABLE job_reindex (
  id   INTEGER PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;

INSERT INTO search_index VALUES ('subdomain', 0), ('job', 0);

CREATE TRIGGER subdomain_search_changes AFTER UPDATE OF search ON subdomain
WHEN OLD.search <> NEW.search AND OLD.id <= (SELECT up_to FROM search_index WHERE kind = 'subdomain')
BEGIN
  INSERT OR IGNORE INTO subdomain_reindex VALUES (OLD.id, OLD.search);
END;

-- a row that was not the last one to come: nothing of it is in the index
CREATE TRIGGER subdomain_search_comes AFTER INSERT ON subdomain
WHEN NEW.id <= (SELECT up_to FROM search_index WHERE kind = 'subdomain')
BEGIN
  INSERT OR IGNORE INTO subdomain_reindex VALUES (NEW.id, '');
END;

CREATE TRIGGER subdomain_search_goes AFTER DELETE ON subdomain
WHEN OLD.id <= (SELECT up_to FROM search_index WHERE kind = 'subdomain')
BEGIN
  INSERT OR IGNORE INTO subdomain_reindex VALUES (OLD.id, OLD.search);
END;

CREATE TRIGGER job_search_changes AFTER UPDATE OF search ON job
WHEN OLD.search <> NEW.search AND OLD.id <= (SELECT up_to FROM search_index WHERE kind = 'job')
BEGIN
  INSERT OR IGNORE INTO job_reindex VALUES (OLD.id, OLD.search);
END;

-- What runs out first in an instance, and whether anything in it has no certificate, without reading all of its hosts.
CREATE INDEX host_expiry ON host (instance_id, expires) WHERE removed_at IS NULL;

-- Lists and summaries are read from these alone. With removed_at among the columns the engine (3.40) need not look
-- it up in the table to be sure of what the index says already.
DROP INDEX IF EXISTS subdomain_order;
CREATE INDEX subdomain_order ON subdomain (instance_id, sort_key, id, removed_at) WHERE removed_at IS NULL;
DROP INDEX IF EXISTS host_summary;
CREATE INDEX host_summary ON host (instance_id, subdomain_id, expires, removed_at) WHERE removed_at IS NULL;
