/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "store/signet-store-private.h"

#include "base/signet-error.h"
#include "store/signet-store-schema.h"

#include <glib/gi18n-lib.h>

/* What the threads tell the store through; they may outlive it. */
typedef struct {
  GWeakRef store;
  GMainContext *context; /* owned: where "changed" is emitted */
  int pending;           /* atomic: an emission is on its way */
} Announcer;

struct _SignetStore
{
  GObject parent_instance;

  char *path;
  Announcer *announcer;      /* owned, atomic rc box */
  SignetStoreWorker *writer; /* owned, NULL once closed */
  SignetStoreWorker *reader; /* owned, NULL once closed */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetStore, signet_store, G_TYPE_OBJECT)

static void
announcer_clear (gpointer data)
{
  Announcer *self = data;

  g_weak_ref_clear (&self->store);
  g_main_context_unref (self->context);
}

static void
announcer_release (gpointer data)
{
  g_atomic_rc_box_release_full (data, announcer_clear);
}

static gboolean
emit_changed_cb (gpointer data)
{
  Announcer *self = data;
  g_autoptr (SignetStore) store = g_weak_ref_get (&self->store);

  g_atomic_int_set (&self->pending, FALSE);
  if (store != NULL)
    g_signal_emit (store, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* In the reader's thread. */
static void
committed_cb (gpointer data)
{
  Announcer *self = data;
  g_autoptr (GSource) source = NULL;

  if (!g_atomic_int_compare_and_exchange (&self->pending, FALSE, TRUE))
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_changed_cb, g_atomic_rc_box_acquire (self), announcer_release);
  g_source_attach (source, self->context);
}

/* In the writer's thread, which ends before the reader's does. Telling the reader, and not the store, gives one path
 * for our own commits and those of others, and no commit is announced twice. */
static void
wrote_cb (gpointer data)
{
  signet_store_worker_look (data);
}

static void
nothing_to_free (gpointer data)
{
}

static SignetDatabase *
open_connection (const char *path,
                 gboolean    read_only,
                 GError    **error)
{
  SignetDatabase *database = signet_database_open (path, error);

  if (database == NULL)
    return NULL;
  if ((!read_only && !signet_store_schema_migrate (database, SIGNET_STORE_VERSION, error)) ||
      !signet_database_set_up (database, read_only, signet_database_is_remote (database), error))
    {
      signet_database_close (database);
      return NULL;
    }
  return database;
}

static SignetStore *
open_store (const char   *path,
            GMainContext *context,
            GError      **error)
{
  SignetDatabase *writer, *reader;
  SignetStore *self;

  if (!signet_store_schema_prepare_file (path, error))
    return NULL;
  writer = open_connection (path, FALSE, error);
  if (writer == NULL)
    return NULL;
  reader = open_connection (path, TRUE, error);
  if (reader == NULL)
    {
      signet_database_close (writer);
      return NULL;
    }

  self = g_object_new (SIGNET_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->announcer = g_atomic_rc_box_new0 (Announcer);
  g_weak_ref_init (&self->announcer->store, self);
  self->announcer->context = g_main_context_ref (context);
  self->reader = signet_store_worker_new ("store-reader", reader, TRUE, committed_cb,
                                          g_atomic_rc_box_acquire (self->announcer), announcer_release);
  self->writer = signet_store_worker_new ("store-writer", writer, FALSE, wrote_cb, self->reader, nothing_to_free);
  return self;
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  SignetStore *self = open_store (task_data, g_task_get_context (task), &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
signet_store_dispose (GObject *object)
{
  signet_store_close (SIGNET_STORE (object));

  G_OBJECT_CLASS (signet_store_parent_class)->dispose (object);
}

static void
signet_store_finalize (GObject *object)
{
  SignetStore *self = SIGNET_STORE (object);

  if (self->announcer != NULL)
    announcer_release (self->announcer);
  g_free (self->path);

  G_OBJECT_CLASS (signet_store_parent_class)->finalize (object);
}

static void
signet_store_class_init (SignetStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_store_dispose;
  object_class->finalize = signet_store_finalize;

  /**
   * SignetStore::changed:
   * @self: a store
   *
   * Something was committed, by this store or by another program: what was read may be out of date.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SIGNET_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
signet_store_init (SignetStore *self)
{
}

/**
 * signet_store_open_async:
 * @path: the database file, in the encoding of file names; made, for the owner alone, where it is missing
 * @cancellable: (nullable): to stop waiting for it
 * @callback: (scope async): called in the thread-default main context, as is all that the store tells
 * @user_data: for @callback
 *
 * Opens the store. Its folder must be there.
 */
void
signet_store_open_async (const char         *path,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_store_open_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * signet_store_open_finish:
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): an open store; %NULL with %SIGNET_ERROR_STORE_TOO_NEW, %SIGNET_ERROR_STORE_CORRUPT (the file
 *   was left as it is), %SIGNET_ERROR_STORE_BUSY or %SIGNET_ERROR_IO
 */
SignetStore *
signet_store_open_finish (GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * signet_store_close:
 * @self: a store
 *
 * Waits for what is under way, and closes. Later calls fail with %SIGNET_ERROR_FAILED; closing again does nothing.
 */
void
signet_store_close (SignetStore *self)
{
  g_return_if_fail (SIGNET_IS_STORE (self));

  g_clear_pointer (&self->writer, signet_store_worker_close);
  g_clear_pointer (&self->reader, signet_store_worker_close);
}

/**
 * signet_store_get_path:
 * @self: a store
 *
 * Returns: the database file, in the encoding of file names
 */
const char *
signet_store_get_path (SignetStore *self)
{
  g_return_val_if_fail (SIGNET_IS_STORE (self), NULL);
  return self->path;
}

/**
 * signet_store_run:
 * @self: a store
 * @mode: how
 * @func: what to do, in a thread of the store
 * @op: (transfer full): what @func works on, and puts its results into
 * @op_free: frees @op
 * @source_tag: tells this operation from others
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 */
void
signet_store_run (SignetStore        *self,
                  SignetStoreMode     mode,
                  SignetStoreFunc     func,
                  gpointer            op,
                  GDestroyNotify      op_free,
                  gpointer            source_tag,
                  GCancellable       *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, op, op_free);
  if (self->writer == NULL)
    {
      g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                               _("The database “%s” is closed already."), self->path);
      return;
    }
  signet_store_worker_run (mode == SIGNET_STORE_READ ? self->reader : self->writer, g_steal_pointer (&task), mode,
                           func);
}

/**
 * signet_store_finish:
 * @self: a store
 * @result: what the callback got
 * @source_tag: as given to signet_store_run()
 * @error: return location for a #GError
 *
 * Returns: (transfer none) (nullable): the operation with its results, or %NULL with @error
 */
gpointer
signet_store_finish (SignetStore  *self,
                     GAsyncResult *result,
                     gpointer      source_tag,
                     GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == source_tag, NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_task_get_task_data (G_TASK (result));
}

/**
 * signet_store_set_busy_timeout:
 * @self: an open store
 * @milliseconds: how long to wait for another program that holds the database
 */
void
signet_store_set_busy_timeout (SignetStore *self,
                               guint        milliseconds)
{
  signet_store_worker_set_busy_timeout (self->writer, milliseconds);
  signet_store_worker_set_busy_timeout (self->reader, milliseconds);
}

/**
 * signet_store_now:
 *
 * Returns: the present time in seconds since the epoch
 */
gint64
signet_store_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}
