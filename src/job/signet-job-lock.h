/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Says which jobs somebody is working on. One file beside the store's database; a byte of it, whose
 * number is taken from the job's UUID, is locked (open file description lock, fcntl(2)) for as long as
 * the job is worked on, by the program and by the signing process that shares the description. The
 * kernel gives it free when the last of the two ends, however. */

G_BEGIN_DECLS

#define SIGNET_TYPE_JOB_LOCK (signet_job_lock_get_type ())
G_DECLARE_FINAL_TYPE (SignetJobLock, signet_job_lock, SIGNET, JOB_LOCK, GObject)

SignetJobLock *signet_job_lock_new     (const char *store_path, GError **error);
int            signet_job_lock_get_fd  (SignetJobLock *self);
gboolean       signet_job_lock_acquire (SignetJobLock *self, const char *job_uuid, GError **error);

G_END_DECLS
