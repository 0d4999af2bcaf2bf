/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-import-reader.h"

#include "inventory/signet-csv-reader.h"
#include "inventory/signet-json-reader.h"
#include "inventory/signet-list-reader.h"
#include "inventory/signet-zone-reader.h"

#define OCTETS_PER_REPORT ((goffset) 256 * 1024)

typedef gboolean (*ReadFunc) (SignetImportText *text, SignetImportLayout *layout, SignetInventoryTable *table,
                              GCancellable *cancellable, GError **error);

static const ReadFunc readers[SIGNET_IMPORT_N_FORMATS] = {
  [SIGNET_IMPORT_FORMAT_CSV] = signet_csv_reader_read,
  [SIGNET_IMPORT_FORMAT_JSON] = signet_json_reader_read,
  [SIGNET_IMPORT_FORMAT_ZONE] = signet_zone_reader_read,
  [SIGNET_IMPORT_FORMAT_LIST] = signet_list_reader_read,
};

/* One asynchronous reading. */
typedef struct {
  SignetImportLayout *layout; /* owned */
  GFileProgressCallback progress;
  gpointer progress_data;

  GTask *task;                /* borrowed */
  goffset size;
  goffset reported;
} Reading;

typedef struct {
  GFileProgressCallback callback;
  gpointer callback_data;
  goffset done;
  goffset all;
} Progress;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_object_unref (self->layout);
  g_free (self);
}

static gboolean
progress_cb (gpointer data)
{
  Progress *progress = data;

  progress->callback (progress->done, progress->all, progress->callback_data);
  return G_SOURCE_REMOVE;
}

/* In the thread. */
static void
position_cb (goffset  position,
             gpointer user_data)
{
  Reading *self = user_data;
  g_autoptr (GSource) source = NULL;
  Progress *progress;

  if (self->progress == NULL || (position - self->reported < OCTETS_PER_REPORT && position != self->size) ||
      position == self->reported)
    return;
  self->reported = position;
  progress = g_new0 (Progress, 1);
  progress->callback = self->progress;
  progress->callback_data = self->progress_data;
  progress->done = position;
  progress->all = self->size;
  /* Attached rather than invoked: that would call it here while nobody happens to iterate the context. */
  source = g_idle_source_new ();
  g_source_set_priority (source, g_task_get_priority (self->task));
  g_source_set_callback (source, progress_cb, progress, g_free);
  g_source_attach (source, g_task_get_context (self->task));
}

static SignetInventoryTable *
read_stream (GInputStream       *stream,
             SignetImportLayout *layout,
             Reading            *reading,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr (SignetInventoryTable) table = NULL;
  g_autoptr (SignetImportText) text = NULL;

  if (!signet_import_layout_check (layout, error))
    return NULL;
  text = signet_import_text_new (stream, signet_import_layout_get_encoding (layout), error);
  if (text == NULL)
    return NULL;
  if (reading != NULL)
    signet_import_text_set_progress (text, position_cb, reading);
  table = g_object_new (SIGNET_TYPE_INVENTORY_TABLE, NULL);
  if (!readers[signet_import_layout_get_format (layout)] (text, layout, table, cancellable, error))
    return NULL;
  return g_steal_pointer (&table);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Reading *self = task_data;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  SignetInventoryTable *table = NULL;

  self->task = task;
  self->size = signet_import_source_query_size (source, cancellable);
  stream = signet_import_source_open (source, cancellable, &error);
  if (stream != NULL)
    table = read_stream (stream, self->layout, self, cancellable, &error);
  if (table != NULL)
    g_task_return_pointer (task, table, g_object_unref);
  else
    g_task_return_error (task, signet_import_source_take_error (source, g_steal_pointer (&error)));
}

/**
 * signet_import_read_stream:
 * @stream: the octets of an inventory
 * @layout: how it is to be read
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError
 *
 * Blocks.
 *
 * Returns: (transfer full): as signet_import_read_finish(), but the errors do not name the source
 */
SignetInventoryTable *
signet_import_read_stream (GInputStream       *stream,
                           SignetImportLayout *layout,
                           GCancellable       *cancellable,
                           GError            **error)
{
  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (layout), NULL);

  return read_stream (stream, layout, NULL, cancellable, error);
}

/**
 * signet_import_read_async:
 * @source: what is to be imported
 * @layout: how it is to be read
 * @progress: (nullable) (scope notified): called with octets read and in all, or -1, in the caller's main context
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called in the thread-default main context
 * @user_data: for @callback
 *
 * Reads a whole inventory in a thread, in bounded memory.
 */
void
signet_import_read_async (SignetImportSource   *source,
                          SignetImportLayout   *layout,
                          GFileProgressCallback progress,
                          gpointer              progress_data,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (SIGNET_IS_IMPORT_SOURCE (source));
  g_return_if_fail (SIGNET_IS_IMPORT_LAYOUT (layout));

  reading = g_new0 (Reading, 1);
  reading->layout = signet_import_layout_copy (layout);
  reading->progress = progress;
  reading->progress_data = progress_data;
  task = g_task_new (source, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_import_read_async);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * signet_import_read_finish:
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the rows, accepted and refused; %NULL with %SIGNET_ERROR_INVALID where it is no such file,
 *   %SIGNET_ERROR_TOO_LARGE over a limit, %SIGNET_ERROR_IO where it can't be read, or %G_IO_ERROR_CANCELLED
 */
SignetInventoryTable *
signet_import_read_finish (GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == signet_import_read_async, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
