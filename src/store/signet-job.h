/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-request.h"

/* One recorded action, as the job log has it: a reading of a row, not the thing that runs it.
 * Like the other rows it can be known by its row id alone until a list reads it.
 * Properties: id, loaded, uuid, kind, state, outcome, created-at, finished-at, created-by,
 * instance-name, instance-url, title (common name, or the name of the file), message. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_JOB_KIND_REQUEST,    /* a CSR was asked for */
  SIGNET_JOB_KIND_IMPORT,     /* an inventory was imported */
  SIGNET_JOB_KIND_SUBDOMAIN,  /* subdomains were set up, changed, moved or removed by hand */
  SIGNET_JOB_KIND_INSTANCE,   /* an instance was added, changed or removed by hand */
  SIGNET_JOB_KIND_ORGANIZATION, /* an organization was added, changed or removed by hand */
  SIGNET_JOB_KIND_EXPORT,     /* the inventory was exported */
} SignetJobKind;
#define SIGNET_JOB_KIND_N 6

typedef enum {
  SIGNET_JOB_STATE_PENDING,
  SIGNET_JOB_STATE_FINISHED,
} SignetJobState;

typedef enum {
  SIGNET_JOB_OUTCOME_NONE,      /* still pending */
  SIGNET_JOB_OUTCOME_DONE,
  SIGNET_JOB_OUTCOME_FAILED,
  SIGNET_JOB_OUTCOME_CANCELLED,
} SignetJobOutcome;

#define SIGNET_TYPE_JOB_KIND    (signet_job_kind_get_type ())
#define SIGNET_TYPE_JOB_STATE   (signet_job_state_get_type ())
#define SIGNET_TYPE_JOB_OUTCOME (signet_job_outcome_get_type ())
GType signet_job_kind_get_type    (void);
GType signet_job_state_get_type   (void);
GType signet_job_outcome_get_type (void);

/* One line of a job's history, oldest first; never changed once written. */
typedef struct {
  gint64  at;
  char   *text;
} SignetJobEvent;

#define SIGNET_TYPE_JOB (signet_job_get_type ())
G_DECLARE_FINAL_TYPE (SignetJob, signet_job, SIGNET, JOB, GObject)

SignetJob       *signet_job_new_for_id (gint64 id);

gint64           signet_job_get_id            (SignetJob *self);
gboolean         signet_job_get_loaded        (SignetJob *self);
const char      *signet_job_get_uuid          (SignetJob *self); /* the Job ID; of a request: its key's id */
SignetJobKind    signet_job_get_kind          (SignetJob *self);
SignetJobState   signet_job_get_state         (SignetJob *self);
SignetJobOutcome signet_job_get_outcome       (SignetJob *self);
gint64           signet_job_get_created_at    (SignetJob *self);
gint64           signet_job_get_finished_at   (SignetJob *self);
const char      *signet_job_get_created_by    (SignetJob *self); /* user@machine */
gint64           signet_job_get_instance_id   (SignetJob *self);
const char      *signet_job_get_instance_name (SignetJob *self);
const char      *signet_job_get_instance_url  (SignetJob *self);
const char      *signet_job_get_title         (SignetJob *self);
const char      *signet_job_get_message       (SignetJob *self); /* how it ended, or what it waits for */
gboolean         signet_job_get_undo          (SignetJob *self); /* pending, and to be undone, not finished */

/* Of a request only; read by signet_store_load_job, not in list rows. */
SignetRequest   *signet_job_get_request       (SignetJob *self); /* (nullable) */
GBytes          *signet_job_get_csr           (SignetJob *self); /* PEM, (nullable) until committed */
const char      *signet_job_get_spki_sha256   (SignetJob *self); /* "" until committed */
gboolean         signet_job_get_waiting       (SignetJob *self); /* its certificate has not come */
const char      *signet_job_get_report        (SignetJob *self); /* of an import: the whole report, or "" */
GPtrArray       *signet_job_get_events        (SignetJob *self); /* SignetJobEvent; also in details only */

/* "CSR generated for t.example.com", "Inventory imported: x.csv": a line for lists. (transfer full) */
char            *signet_job_dup_description   (SignetJob *self);
const char      *signet_job_kind_describe     (SignetJobKind kind);  /* "Subdomains management", ... see docs */
const char      *signet_job_kind_to_nick      (SignetJobKind kind);
const char      *signet_job_state_to_nick     (SignetJobState state);
const char      *signet_job_outcome_to_nick   (SignetJobOutcome outcome);
const char      *signet_job_outcome_describe  (SignetJobState state, SignetJobOutcome outcome); /* "Done", "Pending" */

G_END_DECLS
