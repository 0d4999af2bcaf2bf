/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-job.h"

/* How the store fills a job. */

G_BEGIN_DECLS

/* A row of the job log, as it is read; the strings are lent, NULL stands for "". */
typedef struct {
  gint64            id;
  const char       *uuid;
  SignetJobKind     kind;
  SignetJobState    state;
  SignetJobOutcome  outcome;
  gint64            created_at;
  gint64            finished_at;
  const char       *created_by;
  gint64            instance_id;
  const char       *instance_name;
  const char       *instance_url;
  const char       *title;
  const char       *message;
  gboolean          undo;
  gboolean          waiting;
} SignetJobRow;

SignetJob      *signet_job_new_from_row        (const SignetJobRow *row);
void            signet_job_update              (SignetJob *self, SignetJob *from);
void            signet_job_set_request_details (SignetJob *self, SignetRequest *request, GBytes *csr_pem,
                                                const char *spki_sha256);
void            signet_job_take_request_json   (SignetJob *self, char *json);
void            signet_job_set_report          (SignetJob *self, const char *report);
void            signet_job_take_events         (SignetJob *self, GPtrArray *events);

SignetJobEvent *signet_job_event_new           (gint64 at, const char *text);
void            signet_job_event_free          (SignetJobEvent *event);

G_END_DECLS
