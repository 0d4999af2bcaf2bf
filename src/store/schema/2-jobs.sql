-- SPDX-FileCopyrightText: 2026 The Signet Authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Version 2: the job log and the requests. The triggers hold the promise that the log is kept.

CREATE TABLE job (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid          TEXT NOT NULL UNIQUE,
  kind          TEXT NOT NULL CHECK (kind IN ('request', 'import', 'subdomain', 'instance')),
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

CREATE INDEX job_order ON job (state, created_at, id);
CREATE INDEX job_instance ON job (instance_id, kind, created_at, id);

CREATE TABLE job_event (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  job_id INTEGER NOT NULL REFERENCES job (id),
  at     INTEGER NOT NULL,
  text   TEXT NOT NULL
) STRICT;

CREATE INDEX job_event_job ON job_event (job_id, id);

-- waiting: committed, and its certificate has not come. It changes after the job has finished.
CREATE TABLE request (
  job_id      INTEGER PRIMARY KEY REFERENCES job (id),
  json        TEXT NOT NULL,
  csr         BLOB,
  spki_sha256 TEXT NOT NULL DEFAULT '',
  waiting     INTEGER NOT NULL DEFAULT 0 CHECK (waiting IN (0, 1)),
  CHECK (waiting = 0 OR csr IS NOT NULL)
) STRICT;

CREATE INDEX request_waiting ON request (job_id) WHERE waiting = 1;

CREATE TABLE request_name (
  job_id   INTEGER NOT NULL REFERENCES request (job_id),
  position INTEGER NOT NULL,
  name     TEXT NOT NULL,
  PRIMARY KEY (job_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX request_name_name ON request_name (name, job_id);

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

CREATE TRIGGER job_event_is_kept BEFORE UPDATE ON job_event
BEGIN
  SELECT RAISE (ABORT, 'the history of a job is never edited');
END;

CREATE TRIGGER job_event_stays BEFORE DELETE ON job_event
BEGIN
  SELECT RAISE (ABORT, 'the history of a job is never deleted');
END;

CREATE TRIGGER request_is_kept BEFORE UPDATE OF job_id, json, csr, spki_sha256 ON request
WHEN (SELECT state FROM job WHERE id = OLD.job_id) = 'finished'
BEGIN
  SELECT RAISE (ABORT, 'a finished request is never edited');
END;

CREATE TRIGGER request_stays BEFORE DELETE ON request
BEGIN
  SELECT RAISE (ABORT, 'a request is never deleted');
END;

CREATE TRIGGER request_name_is_kept BEFORE UPDATE ON request_name
BEGIN
  SELECT RAISE (ABORT, 'the names of a request are never edited');
END;

CREATE TRIGGER request_name_stays BEFORE DELETE ON request_name
BEGIN
  SELECT RAISE (ABORT, 'the names of a request are never deleted');
END;

CREATE TRIGGER request_name_is_complete BEFORE INSERT ON request_name
WHEN (SELECT state FROM job WHERE id = NEW.job_id) = 'finished'
BEGIN
  SELECT RAISE (ABORT, 'a finished request gets no more names');
END;
