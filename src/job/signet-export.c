/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "job/signet-export.h"

#include "base/signet-error.h"
#include "base/signet-file.h"
#include "inventory/signet-inventory-writer.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GFile             *file; /* (nullable), owned */
  SignetImportFormat format;
  GPtrArray         *instances;  /* of SignetInstance, owned, once they are loaded */
  GPtrArray         *subdomains; /* of SignetSubdomain, likewise */
  SignetExport      *export;     /* owned until it is handed over */
} ExportOperation;

static void
export_operation_free (gpointer data)
{
  ExportOperation *self = data;

  g_clear_object (&self->file);
  g_clear_pointer (&self->instances, g_ptr_array_unref);
  g_clear_pointer (&self->subdomains, g_ptr_array_unref);
  g_clear_pointer (&self->export, signet_export_free);
  g_free (self);
}

static char *
dup_title (ExportOperation *self)
{
  g_autofree char *name = self->file != NULL ? g_file_get_basename (self->file) : NULL;

  return name != NULL ? g_filename_display_name (name) : g_strdup (_("Standard output"));
}

static void
recorded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  ExportOperation *self = g_task_get_task_data (task);
  g_autofree char *title = dup_title (self);
  g_autoptr (GError) error = NULL;

  if (signet_store_record_export_finish (SIGNET_STORE (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&self->export), (GDestroyNotify) signet_export_free);
  else if (signet_error_is_cancelled (error) || self->file == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_new_error (task, error->domain, error->code,
                             _("“%s” is written, but the job log does not have it: %s"), title, error->message);
}

static void
record (GTask *task)
{
  ExportOperation *self = g_task_get_task_data (task);
  g_autofree char *title = dup_title (self);
  g_autofree char *message = NULL;

  /* Translators: "CSV or TSV: 12 instances, 345 subdomains"; the words for the format are another message */
  message = g_strdup_printf (_("%s: %'u instances, %'u subdomains"), signet_import_format_describe (self->format),
                             self->export->n_instances, self->export->n_subdomains);
  /* Not to be cancelled any more: the file is there. */
  signet_store_record_export_async (g_task_get_source_object (task), title, message, NULL, recorded_cb,
                                    g_object_ref (task));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (signet_file_write_finish (G_FILE (source), result, &error))
    record (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
built_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  ExportOperation *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->export = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->export == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (self->file != NULL)
    signet_file_write_async (self->file, self->export->contents, SIGNET_FILE_MODE_PUBLIC,
                             g_task_get_cancellable (task), written_cb, g_object_ref (task));
  else
    record (task);
}

/* Nobody else knows the objects: they were loaded for this. */
static void
build_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  ExportOperation *self = g_task_get_task_data (G_TASK (task_data));
  g_autoptr (SignetExport) export = g_new0 (SignetExport, 1);

  export->n_instances = self->instances->len;
  export->n_subdomains = self->subdomains->len;
  export->contents = self->format == SIGNET_IMPORT_FORMAT_JSON
                       ? signet_inventory_write_json (self->instances, self->subdomains)
                       : signet_inventory_write_csv (self->instances, self->subdomains);
  g_clear_pointer (&self->instances, g_ptr_array_unref);
  g_clear_pointer (&self->subdomains, g_ptr_array_unref);
  g_task_return_pointer (task, g_steal_pointer (&export), (GDestroyNotify) signet_export_free);
}

static void
subdomains_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  ExportOperation *self = g_task_get_task_data (task);
  g_autoptr (GTask) build = NULL;
  g_autoptr (GError) error = NULL;

  self->subdomains = signet_store_load_subdomains_finish (SIGNET_STORE (source), result, &error);
  if (self->subdomains == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  build = g_task_new (source, g_task_get_cancellable (task), built_cb, g_object_ref (task));
  g_task_set_source_tag (build, build_thread);
  g_task_set_task_data (build, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (build, build_thread);
}

static void
instances_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  ExportOperation *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->instances = signet_store_load_instances_finish (SIGNET_STORE (source), result, &error);
  if (self->instances == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    signet_store_load_subdomains_async (SIGNET_STORE (source), 0, NULL, g_task_get_cancellable (task), subdomains_cb,
                                        g_object_ref (task));
}

/**
 * signet_export_free:
 * @self: (nullable) (transfer full): an export
 */
void
signet_export_free (SignetExport *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->contents, g_bytes_unref);
  g_free (self);
}

/**
 * signet_export_has_format:
 * @format: a format
 *
 * Returns: whether an inventory can be written in it
 */
gboolean
signet_export_has_format (SignetImportFormat format)
{
  return format == SIGNET_IMPORT_FORMAT_CSV || format == SIGNET_IMPORT_FORMAT_JSON;
}

/**
 * signet_export_async:
 * @store: whose inventory
 * @file: (nullable): where to; %NULL: the contents are only handed back
 * @format: one for which signet_export_has_format()
 * @cancellable: (nullable): to stop it: @file is then as it was
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Exports all that is not removed, and records it in the job log.
 */
void
signet_export_async (SignetStore        *store,
                     GFile              *file,
                     SignetImportFormat  format,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  ExportOperation *operation;

  g_return_if_fail (SIGNET_IS_STORE (store));
  g_return_if_fail (file == NULL || G_IS_FILE (file));
  g_return_if_fail (signet_export_has_format (format));

  operation = g_new0 (ExportOperation, 1);
  g_set_object (&operation->file, file);
  operation->format = format;
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_export_async);
  /* Once the job is recorded it was done, whatever was pressed meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, operation, export_operation_free);
  signet_store_load_instances_async (store, cancellable, instances_cb, g_object_ref (task));
}

/**
 * signet_export_finish:
 * @store: the store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): what was exported; %NULL with an error of the store, %SIGNET_ERROR_IO where the file cannot
 *   be written, or %G_IO_ERROR_CANCELLED
 */
SignetExport *
signet_export_finish (SignetStore  *store,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
