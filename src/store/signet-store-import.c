/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "store/signet-import-run.h"
#include "store/signet-store-private.h"

#include <glib/gi18n-lib.h>

#define ROWS_PER_REPORT 250

typedef struct {
  SignetInventoryTable *table; /* owned */
  char *title;
  gboolean dry_run;
  GFileProgressCallback progress;
  gpointer progress_data;
  SignetImportReport *report; /* owned until it is handed over */
} Import;

typedef struct {
  GFileProgressCallback callback;
  gpointer callback_data;
  guint done;
  guint all;
} Progress;

static void
import_free (gpointer data)
{
  Import *self = data;

  g_object_unref (self->table);
  g_free (self->title);
  g_clear_pointer (&self->report, signet_import_report_free);
  g_free (self);
}

static gboolean
progress_cb (gpointer data)
{
  Progress *progress = data;

  progress->callback (progress->done, progress->all, progress->callback_data);
  return G_SOURCE_REMOVE;
}

static void
tell_progress (Import *self,
               GTask  *task,
               guint   done,
               guint   all)
{
  Progress *progress;

  if (self->progress == NULL || (done % ROWS_PER_REPORT != 0 && done != all))
    return;
  progress = g_new0 (Progress, 1);
  progress->callback = self->progress;
  progress->callback_data = self->progress_data;
  progress->done = done;
  progress->all = all;
  g_main_context_invoke_full (g_task_get_context (task), g_task_get_priority (task), progress_cb, progress, g_free);
}

static gboolean
record_import (SignetDatabase *database,
               Import         *self,
               GError        **error)
{
  g_autofree char *text = signet_import_report_to_text (self->report);
  g_autofree char *message = NULL;

  message = g_strdup_printf (_("%u new instances, %u new subdomains, %u refused rows"), self->report->n_instances,
                             self->report->n_subdomains, self->report->refused->len);
  return signet_store_record_job (database, SIGNET_JOB_KIND_IMPORT, NULL, self->title, message, text,
                                  &self->report->job_uuid, error);
}

static gboolean
import_func (SignetDatabase *database,
             GTask          *task,
             gpointer        op,
             GCancellable   *cancellable,
             GError        **error)
{
  Import *self = op;
  GPtrArray *rows = signet_inventory_table_get_rows (self->table);
  GPtrArray *refused = signet_inventory_table_get_refused (self->table);
  g_autoptr (SignetImportRun) run = signet_import_run_new (database, self->report, self->dry_run, error);

  if (run == NULL)
    return FALSE;
  for (guint i = 0; i < refused->len; i++)
    {
      SignetRefusedRow *row = g_ptr_array_index (refused, i);

      signet_import_report_refuse (self->report, row->line, NULL, NULL, row->reason);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !signet_import_run_row (run, g_ptr_array_index (rows, i), error))
        return FALSE;
      tell_progress (self, task, i + 1, rows->len);
    }
  signet_import_report_finish (self->report);
  return self->dry_run || record_import (database, self, error);
}

/**
 * signet_store_import_async:
 * @self: a store
 * @table: what a file held; the call has it for itself until it is done
 * @title: the file's name, UTF-8
 * @dry_run: whether to say what would be done, and write nothing
 * @progress: (nullable) (scope notified): called with rows done and rows in all, in the caller's main context,
 *   never after @callback
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop it, with nothing changed
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Imports an inventory in one transaction. A row that contradicts an earlier one of the file, or what is there already,
 * is refused with its line and reason. Importing the same file again changes nothing. What was removed by hand comes
 * back as something new.
 */
void
signet_store_import_async (SignetStore          *self,
                           SignetInventoryTable *table,
                           const char           *title,
                           gboolean              dry_run,
                           GFileProgressCallback progress,
                           gpointer              progress_data,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data)
{
  Import *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (SIGNET_IS_INVENTORY_TABLE (table));

  op = g_new0 (Import, 1);
  op->table = g_object_ref (table);
  op->title = g_strdup (title != NULL ? title : "");
  op->dry_run = dry_run;
  op->progress = progress;
  op->progress_data = progress_data;
  op->report = signet_import_report_new ();
  signet_store_run (self, dry_run ? SIGNET_STORE_TRIAL : SIGNET_STORE_WRITE, import_func, op, import_free,
                    signet_store_import_async, cancellable, callback, user_data);
}

/**
 * signet_store_import_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): what was done with each row; %NULL with an error of the store or %G_IO_ERROR_CANCELLED, and
 *   nothing was changed
 */
SignetImportReport *
signet_store_import_finish (SignetStore  *self,
                            GAsyncResult *result,
                            GError      **error)
{
  Import *op = signet_store_finish (self, result, signet_store_import_async, error);

  return op != NULL ? g_steal_pointer (&op->report) : NULL;
}
