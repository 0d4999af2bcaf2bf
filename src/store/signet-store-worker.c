/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/signet-store-worker.h"

#include "store/signet-store-search.h"

#define LOOK_INTERVAL (G_USEC_PER_SEC)

typedef struct {
  GTask *task;          /* owned; NULL: look, or end */
  SignetStoreMode mode;
  SignetStoreFunc func;
  gboolean end;
} Item;

struct _SignetStoreWorker
{
  GThread *thread;
  GAsyncQueue *queue; /* of Item */

  /* the thread's own */
  SignetDatabase *database;
  gboolean watch;
  gint64 data_version;
  gint64 looked_at; /* monotonic */
  SignetStoreNotify notify;
  gpointer user_data;
  GDestroyNotify free_func;
};

static gboolean
run_read (SignetStoreWorker *self,
          Item              *item,
          GError           **error)
{
  gboolean ok;

  if (!signet_database_execute (self->database, "BEGIN", error))
    return FALSE;
  ok = item->func (self->database, item->task, g_task_get_task_data (item->task),
                   g_task_get_cancellable (item->task), error);
  signet_database_rollback (self->database);
  return ok;
}

static gboolean
run_write (SignetStoreWorker *self,
           Item              *item,
           GError           **error)
{
  /* The log is written in order: what comes to the disk with a later commit is there as a whole, or not at all. */
  if (!signet_database_set_durable (self->database, item->mode != SIGNET_STORE_LATER, error) ||
      !signet_database_begin (self->database, error))
    return FALSE;
  if (!item->func (self->database, item->task, g_task_get_task_data (item->task),
                   g_task_get_cancellable (item->task), error) ||
      g_cancellable_set_error_if_cancelled (g_task_get_cancellable (item->task), error))
    {
      signet_database_rollback (self->database);
      return FALSE;
    }
  if (!signet_store_index_texts (self->database, error))
    {
      signet_database_rollback (self->database);
      return FALSE;
    }
  return signet_database_commit (self->database, error);
}

static void
run_item (SignetStoreWorker *self,
          Item              *item)
{
  g_autoptr (GError) error = NULL;
  gboolean ok;

  if (g_task_return_error_if_cancelled (item->task))
    return;
  signet_database_set_cancellable (self->database, g_task_get_cancellable (item->task));
  ok = item->mode == SIGNET_STORE_WRITE || item->mode == SIGNET_STORE_LATER ? run_write (self, item, &error)
                                                                             : run_read (self, item, &error);
  signet_database_set_cancellable (self->database, NULL);

  if (ok && item->mode == SIGNET_STORE_WRITE)
    self->notify (self->user_data);
  if (ok)
    g_task_return_boolean (item->task, TRUE);
  else
    g_task_return_error (item->task, g_steal_pointer (&error));
}

/* PRAGMA data_version differs once another connection, of this or another process, has committed. */
static void
look (SignetStoreWorker *self)
{
  gint64 version;

  self->looked_at = g_get_monotonic_time ();
  if (!signet_database_read_int (self->database, "PRAGMA data_version", &version, NULL) ||
      version == self->data_version)
    return;
  self->data_version = version;
  self->notify (self->user_data);
}

static Item *
pop_item (SignetStoreWorker *self)
{
  gint64 left;

  if (!self->watch)
    return g_async_queue_pop (self->queue);
  left = self->looked_at + LOOK_INTERVAL - g_get_monotonic_time ();
  return left > 0 ? g_async_queue_timeout_pop (self->queue, (guint64) left) : NULL;
}

static gpointer
worker_thread (gpointer data)
{
  SignetStoreWorker *self = data;
  gboolean end = FALSE;

  if (self->watch)
    {
      self->looked_at = g_get_monotonic_time ();
      signet_database_read_int (self->database, "PRAGMA data_version", &self->data_version, NULL);
    }
  while (!end)
    {
      Item *item = pop_item (self);

      if (item == NULL || (item->task == NULL && !item->end))
        look (self);
      else if (item->end)
        end = TRUE;
      else
        run_item (self, item);
      if (item != NULL)
        {
          g_clear_object (&item->task);
          g_free (item);
        }
    }
  signet_database_close (self->database);
  self->free_func (self->user_data);
  g_async_queue_unref (self->queue);
  g_free (self);
  return NULL;
}

/**
 * signet_store_worker_new:
 * @name: of the thread, at most 15 characters
 * @database: (transfer full): its connection
 * @watch: whether to look for commits of others
 * @notify: called in the thread
 * @user_data: for @notify
 * @free_func: for @user_data, called in the thread at its end
 *
 * Returns: (transfer full): a thread that waits for work
 */
SignetStoreWorker *
signet_store_worker_new (const char       *name,
                         SignetDatabase   *database,
                         gboolean          watch,
                         SignetStoreNotify notify,
                         gpointer          user_data,
                         GDestroyNotify    free_func)
{
  SignetStoreWorker *self = g_new0 (SignetStoreWorker, 1);

  self->queue = g_async_queue_new ();
  self->database = database;
  self->watch = watch;
  self->notify = notify;
  self->user_data = user_data;
  self->free_func = free_func;
  self->thread = g_thread_new (name, worker_thread, self);
  return self;
}

/**
 * signet_store_worker_close:
 * @self: (transfer full): a worker
 *
 * Waits until all that was asked for is done, and ends the thread.
 */
void
signet_store_worker_close (SignetStoreWorker *self)
{
  GThread *thread = self->thread;
  GAsyncQueue *queue = g_async_queue_ref (self->queue);
  Item *item = g_new0 (Item, 1);

  item->end = TRUE;
  g_async_queue_push (queue, item); /* self may be gone from here on */
  g_async_queue_unref (queue);
  /* The last reference to a task can be the thread's, and to the store through it. */
  if (thread == g_thread_self ())
    g_thread_unref (thread);
  else
    g_thread_join (thread);
}

/**
 * signet_store_worker_run:
 * @self: a worker
 * @task: (transfer full): what to tell when it is done
 * @mode: how
 * @func: what to do, in the thread
 */
void
signet_store_worker_run (SignetStoreWorker *self,
                         GTask             *task,
                         SignetStoreMode    mode,
                         SignetStoreFunc    func)
{
  Item *item = g_new0 (Item, 1);

  item->task = task;
  item->mode = mode;
  item->func = func;
  /* What is committed is done, even where somebody would rather not have had it. */
  g_task_set_check_cancellable (task, mode != SIGNET_STORE_WRITE);
  g_async_queue_push (self->queue, item);
}

/**
 * signet_store_worker_look:
 * @self: a worker that watches
 */
void
signet_store_worker_look (SignetStoreWorker *self)
{
  g_async_queue_push (self->queue, g_new0 (Item, 1));
}

/**
 * signet_store_worker_set_busy_timeout:
 * @self: a worker
 * @milliseconds: how long it waits for another program that holds the database
 */
void
signet_store_worker_set_busy_timeout (SignetStoreWorker *self,
                                      guint              milliseconds)
{
  signet_database_set_busy_timeout (self->database, milliseconds);
}
