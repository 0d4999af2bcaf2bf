/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-database.h"

/* A thread that owns one connection, and does one thing after another with it. Private to this folder. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_STORE_READ,  /* one state of the database, whatever others write meanwhile */
  SIGNET_STORE_WRITE, /* one durable transaction, which can't be cancelled any more once it is committed */
  SIGNET_STORE_LATER, /* as WRITE, but durable only with the next WRITE: what can be done again, or is not missed */
  SIGNET_STORE_TRIAL, /* as READ, by the thread that writes: it can take long, and no list waits for it */
} SignetStoreMode;

/* Runs in the thread. @op: the task's data. FALSE with @error takes a transaction back. Looks at nothing but
 * these: the store is another thread's. */
typedef gboolean (*SignetStoreFunc) (SignetDatabase *database, GTask *task, gpointer op, GCancellable *cancellable,
                                     GError **error);
/* Called in the thread after each commit of its own, or when another connection has committed. */
typedef void (*SignetStoreNotify) (gpointer user_data);

typedef struct _SignetStoreWorker SignetStoreWorker;

/* @watch: whether it also looks about once a second whether others have committed. Takes @database; frees
 * @user_data when the thread has ended. */
SignetStoreWorker *signet_store_worker_new   (const char *name, SignetDatabase *database, gboolean watch,
                                              SignetStoreNotify notify, gpointer user_data, GDestroyNotify free_func);
/* Does what is left, ends the thread, and frees. */
void               signet_store_worker_close (SignetStoreWorker *self);
/* @task gets TRUE when @func is done. (transfer full) */
void               signet_store_worker_run   (SignetStoreWorker *self, GTask *task, SignetStoreMode mode,
                                              SignetStoreFunc func);
/* Looks at once whether others have committed. */
void               signet_store_worker_look  (SignetStoreWorker *self);
void               signet_store_worker_set_busy_timeout (SignetStoreWorker *self, guint milliseconds);

G_END_DECLS
