/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-csv-reader.h"

#include "base/signet-error.h"
#include "inventory/signet-csv-parser.h"
#include "inventory/signet-inventory-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_SIZE (64 * 1024)

/* One reading of one file. */
typedef struct {
  SignetInventoryTable *table;        /* owned */
  GHashTable *organizations;          /* owned: of the rows, so that equal ones are one object */
  int columns[SIGNET_INVENTORY_N_COLUMNS]; /* where each column is, or -1 */
  guint n_columns;
  gboolean has_header;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_object (&self->table);
  g_clear_pointer (&self->organizations, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
check_required_columns (Reading *self,
                        GError **error)
{
  if (self->columns[SIGNET_INVENTORY_COLUMN_SUBDOMAIN] >= 0 &&
      (self->columns[SIGNET_INVENTORY_COLUMN_INSTANCE] >= 0 ||
       self->columns[SIGNET_INVENTORY_COLUMN_URL] >= 0))
    return TRUE;

  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       _("The first row does not name the columns that are needed: “subdomain”, and "
                         "“instance” or “url”, separated by commas. Add a header row with these names."));
  return FALSE;
}

static gboolean
read_header (Reading *self,
             char   **fields,
             guint    n_fields,
             GError **error)
{
  for (guint i = 0; i < n_fields; i++)
    {
      SignetInventoryColumn column;

      if (!g_utf8_validate (fields[i], -1, NULL))
        {
          g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                               _("The header row is not in UTF-8. Save the table as CSV in UTF-8."));
          return FALSE;
        }
      column = signet_inventory_column_from_name (g_strstrip (fields[i]));
      if (column == SIGNET_INVENTORY_N_COLUMNS)
        continue;
      if (self->columns[column] >= 0)
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       _("The header row names the column “%s” twice. Remove one of them."), fields[i]);
          return FALSE;
        }
      self->columns[column] = (int) i;
    }
  self->n_columns = n_fields;
  self->has_header = TRUE;
  return check_required_columns (self, error);
}

static void
read_row (Reading *self,
          guint    line,
          char   **fields,
          guint    n_fields)
{
  const char *values[SIGNET_INVENTORY_N_COLUMNS] = { NULL, };
  g_autofree char *reason = NULL;
  SignetInventoryRow *row;

  if (n_fields != self->n_columns)
    {
      reason = g_strdup_printf (_("the row has %u fields, but the header row has %u"), n_fields, self->n_columns);
      signet_inventory_table_refuse (self->table, line, reason);
      return;
    }
  for (guint i = 0; i < SIGNET_INVENTORY_N_COLUMNS; i++)
    if (self->columns[i] >= 0)
      values[i] = g_strstrip (fields[self->columns[i]]);

  row = signet_inventory_row_new (line, values, self->organizations, &reason);
  if (row != NULL)
    g_ptr_array_add (signet_inventory_table_get_rows (self->table), row);
  else
    signet_inventory_table_refuse (self->table, line, reason);
}

static gboolean
row_cb (guint       line,
        char      **fields,
        guint       n_fields,
        const char *problem,
        gpointer    user_data,
        GError    **error)
{
  Reading *self = user_data;

  if (!self->has_header)
    {
      if (problem == NULL)
        return read_header (self, fields, n_fields, error);
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("The header row can't be read: %s."), problem);
      return FALSE;
    }
  if (problem != NULL)
    signet_inventory_table_refuse (self->table, line, problem);
  else
    read_row (self, line, fields, n_fields);
  return TRUE;
}

/* A byte order mark of UTF-8 is taken away; one of UTF-16 tells that this is no UTF-8. */
static gboolean
skip_byte_order_mark (const char **bytes,
                      gsize       *size,
                      GError     **error)
{
  if (*size >= 2 && (memcmp (*bytes, "\xff\xfe", 2) == 0 || memcmp (*bytes, "\xfe\xff", 2) == 0))
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           _("The file is in UTF-16. Save the table as CSV in UTF-8."));
      return FALSE;
    }
  if (*size >= 3 && memcmp (*bytes, "\xef\xbb\xbf", 3) == 0)
    {
      *bytes += 3;
      *size -= 3;
    }
  return TRUE;
}

/**
 * signet_csv_read:
 * @stream: an inventory in CSV (RFC 4180), UTF-8
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError
 *
 * Reads a whole inventory. Blocks. A host without a cell of its own is the subdomain itself; a country is made
 * upper case; columns that are not known are left alone.
 *
 * Returns: (transfer full): the rows, accepted and refused; %NULL with %SIGNET_ERROR_INVALID where it is no
 *   such table, %SIGNET_ERROR_TOO_LARGE over a limit, an error of the stream, or %G_IO_ERROR_CANCELLED
 */
SignetInventoryTable *
signet_csv_read (GInputStream *stream,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_auto (Reading) reading = { 0, };
  g_autoptr (SignetCsvParser) parser = NULL;
  g_autofree char *buffer = g_malloc (CHUNK_SIZE);
  gboolean at_start = TRUE;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  reading.table = g_object_new (SIGNET_TYPE_INVENTORY_TABLE, NULL);
  reading.organizations = signet_inventory_organization_pool_new ();
  for (guint i = 0; i < SIGNET_INVENTORY_N_COLUMNS; i++)
    reading.columns[i] = -1;
  parser = signet_csv_parser_new (row_cb, &reading);

  while (TRUE)
    {
      const char *bytes = buffer;
      gsize size = 0;

      if (!g_input_stream_read_all (stream, buffer, CHUNK_SIZE, &size, cancellable, error))
        return NULL;
      if (size == 0)
        break;
      if (at_start && !skip_byte_order_mark (&bytes, &size, error))
        return NULL;
      at_start = FALSE;
      if (!signet_csv_parser_feed (parser, bytes, size, error))
        return NULL;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  if (!signet_csv_parser_end (parser, error))
    return NULL;
  if (!reading.has_header && !check_required_columns (&reading, error))
    return NULL;
  return g_steal_pointer (&reading.table);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GFile *file = source;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  SignetInventoryTable *table;
  g_autofree char *name = g_file_get_parse_name (file);

  stream = g_file_read (file, cancellable, &error);
  if (stream != NULL)
    {
      table = signet_csv_read (G_INPUT_STREAM (stream), cancellable, &error);
      if (table != NULL)
        {
          g_task_return_pointer (task, table, g_object_unref);
          return;
        }
    }
  if (signet_error_is_cancelled (error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (error->domain == SIGNET_ERROR)
    g_task_return_new_error (task, SIGNET_ERROR, error->code, _("“%s” was not imported. %s"), name, error->message);
  else
    g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_IO,
                             _("“%s” can't be read: %s. Check that it is there and that you may read it."),
                             name, error->message);
}

/**
 * signet_csv_read_async:
 * @file: an inventory in CSV
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called in the thread-default main context
 * @user_data: for @callback
 *
 * Reads a whole inventory in a thread, see signet_csv_read().
 */
void
signet_csv_read_async (GFile              *file,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_csv_read_async);
  g_task_run_in_thread (task, read_thread);
}

/**
 * signet_csv_read_finish:
 * @file: the file
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): as signet_csv_read(); a file that can't be read is %SIGNET_ERROR_IO
 */
SignetInventoryTable *
signet_csv_read_finish (GFile        *file,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
