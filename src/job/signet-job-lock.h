/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Says which pending jobs somebody is working on. One file beside the database; byte N of it is
 * locked (open file description lock, fcntl(2)) for as long as job N is worked on, by the program and by the signing
 * process that shares the description. The kernel gives it free when the last of the two ends, however. */

G_BEGIN_DECLS

#define SIGNET_TYPE_JOB_LOCK (signet_job_lock_get_type ())
G_DECLARE_FINAL_TYPE (SignetJobLock, signet_job_lock, SIGNET, JOB_LOCK, GObject)

SignetJobLock *signet_job_lock_new     (const char *store_path, GError **error); /* store_path + ".jobs" */
int            signet_job_lock_get_fd  (SignetJobLock *self);
/* FALSE without an error: somebody else holds it. */
gboolean       signet_job_lock_acquire (SignetJobLock *self, gint64 job_id, GError **error);

G_END_DECLS
