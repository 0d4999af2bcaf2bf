/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "job/signet-job-lock.h"
#include "keyring/signet-keyring.h"
#include "signer/signet-signer.h"
#include "store/signet-store.h"

/* Runs one request from the approved data to the committed CSR, in the order of promise 1: pending
 * row, key, keyring, read back, sign, compare, commit. docs/job-states.md has each state and
 * what the next start does in it. */

G_BEGIN_DECLS

#define SIGNET_TYPE_REQUEST_JOB (signet_request_job_get_type ())
G_DECLARE_FINAL_TYPE (SignetRequestJob, signet_request_job, SIGNET, REQUEST_JOB, GObject)

/* Starts making a key of @spec at once, for the request that will most likely come. */
SignetRequestJob *signet_request_job_new (SignetStore *store, SignetKeyring *keyring, const char *store_path, SignetKeySpec spec);
/* Another key type was picked: throws the unused key away and starts anew. No-op for the same one. */
void        signet_request_job_set_key_spec (SignetRequestJob *self, SignetKeySpec spec);
/* Property "progress-text" (string, translated: "Making the key…", "Putting the key into the keyring…")
 * notifies while it runs. */

/* Once per object. A failed or cancelled run has cleaned up behind itself, or left the job pending for the next
 * start where it could not know. Gives the finished job with its CSR. */
void       signet_request_job_run_async  (SignetRequestJob *self, SignetRequest *request, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SignetJob *signet_request_job_run_finish (SignetRequestJob *self, GAsyncResult *result, GError **error);
/* After a run with an error: TRUE where it is in the job log all the same, finished or to be finished. */
gboolean   signet_request_job_get_kept (SignetRequestJob *self);
/* TRUE once the process has a key waiting. */
gboolean   signet_request_job_get_key_ready (SignetRequestJob *self);

G_END_DECLS
