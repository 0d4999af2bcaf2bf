/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-csv-reader.h"

#include "base/signet-error.h"
#include "inventory/signet-csv-parser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One reading of one text. */
typedef struct {
  SignetInventoryTable *table;        /* borrowed */
  SignetInventoryPool *pool;          /* owned */
  int columns[SIGNET_INVENTORY_N_COLUMNS]; /* where each column is, or -1 */
  guint n_columns;
  gboolean needs_header;
  gboolean own_header;                /* that names the columns; else the layout does */
  const char *instance_name;          /* borrowed: where a row has none */
  const char *instance_url;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->pool, signet_inventory_pool_free);
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
read_own_header (Reading *self,
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
  return check_required_columns (self, error);
}

static gboolean
read_header (Reading    *self,
             char      **fields,
             guint       n_fields,
             const char *problem,
             GError    **error)
{
  self->needs_header = FALSE;
  if (problem != NULL)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("The header row can't be read: %s."), problem);
      return FALSE;
    }
  return !self->own_header || read_own_header (self, fields, n_fields, error);
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
      values[i] = i == SIGNET_INVENTORY_COLUMN_NOTES ? fields[self->columns[i]] : g_strstrip (fields[self->columns[i]]);
  if ((values[SIGNET_INVENTORY_COLUMN_INSTANCE] == NULL || *values[SIGNET_INVENTORY_COLUMN_INSTANCE] == '\0') &&
      (values[SIGNET_INVENTORY_COLUMN_URL] == NULL || *values[SIGNET_INVENTORY_COLUMN_URL] == '\0'))
    {
      values[SIGNET_INVENTORY_COLUMN_INSTANCE] = self->instance_name;
      values[SIGNET_INVENTORY_COLUMN_URL] = self->instance_url;
    }

  row = signet_inventory_row_new (line, values, self->pool, &reason);
  if (row != NULL)
    signet_inventory_table_take_row (self->table, row);
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

  if (self->needs_header)
    return read_header (self, fields, n_fields, problem, error);
  if (problem != NULL)
    signet_inventory_table_refuse (self->table, line, problem);
  else
    read_row (self, line, fields, n_fields);
  return signet_inventory_table_check_size (self->table, error);
}

static gboolean
read_text (Reading          *self,
           SignetImportText *text,
           char              separator,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr (SignetCsvParser) parser = signet_csv_parser_new (separator, row_cb, self);
  const char *bytes;
  gsize size;

  do
    {
      if (!signet_import_text_read (text, &bytes, &size, cancellable, error) ||
          !signet_csv_parser_feed (parser, bytes, size, error))
        return FALSE;
    }
  while (size > 0);
  return signet_csv_parser_end (parser, error);
}

/**
 * signet_csv_reader_read:
 * @text: a table
 * @layout: how it is to be read
 * @table: where the rows go
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError
 *
 * Blocks. A host without a cell of its own is the subdomain itself; a country is made upper case; columns that are not
 * mapped are left alone.
 *
 * Returns: whether it could be read; else %SIGNET_ERROR_INVALID, %SIGNET_ERROR_TOO_LARGE, an error of the text, or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
signet_csv_reader_read (SignetImportText     *text,
                        SignetImportLayout   *layout,
                        SignetInventoryTable *table,
                        GCancellable         *cancellable,
                        GError              **error)
{
  g_auto (Reading) reading = { 0, };

  reading.table = table;
  reading.pool = signet_inventory_pool_new ();
  reading.n_columns = signet_import_layout_get_n_columns (layout);
  reading.needs_header = signet_import_layout_get_has_header (layout);
  reading.instance_name = signet_import_layout_get_instance_name (layout);
  reading.instance_url = signet_import_layout_get_instance_url (layout);
  for (guint i = 0; i < SIGNET_INVENTORY_N_COLUMNS; i++)
    reading.columns[i] = -1;
  for (guint i = 0; i < reading.n_columns; i++)
    if (signet_import_layout_get_mapping (layout, i) != SIGNET_INVENTORY_N_COLUMNS)
      reading.columns[signet_import_layout_get_mapping (layout, i)] = (int) i;
  return read_text (&reading, text, signet_import_layout_get_separator (layout), cancellable, error);
}

/* What a program saved as “Unicode text” is told here: our own files are in UTF-8. */
static gboolean
check_no_utf16 (GBufferedInputStream *stream,
                GCancellable         *cancellable,
                GError              **error)
{
  const char *bytes;
  gsize size;

  if (g_buffered_input_stream_fill (stream, -1, cancellable, error) < 0)
    return FALSE;
  bytes = g_buffered_input_stream_peek_buffer (stream, &size);
  if (size < 2 || (memcmp (bytes, "\xff\xfe", 2) != 0 && memcmp (bytes, "\xfe\xff", 2) != 0))
    return TRUE;
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       _("The file is in UTF-16. Save the table as CSV in UTF-8."));
  return FALSE;
}

/**
 * signet_csv_read:
 * @stream: an inventory in CSV (RFC 4180), UTF-8, with our own names of the columns in its first row
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError
 *
 * Reads a whole inventory, as the program itself writes it. Blocks.
 *
 * Returns: (transfer full): the rows, accepted and refused; %NULL with %SIGNET_ERROR_INVALID where it is no
 *   such table, %SIGNET_ERROR_TOO_LARGE over a limit, an error of the stream, or %G_IO_ERROR_CANCELLED
 */
SignetInventoryTable *
signet_csv_read (GInputStream *stream,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (SignetInventoryTable) table = NULL;
  g_autoptr (GInputStream) buffered = NULL;
  g_autoptr (SignetImportText) text = NULL;
  g_auto (Reading) reading = { 0, };

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  buffered = g_buffered_input_stream_new (stream);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (buffered), FALSE);
  if (!check_no_utf16 (G_BUFFERED_INPUT_STREAM (buffered), cancellable, error))
    return NULL;
  text = signet_import_text_new (buffered, "UTF-8", error);
  if (text == NULL)
    return NULL;

  table = g_object_new (SIGNET_TYPE_INVENTORY_TABLE, NULL);
  reading.table = table;
  reading.pool = signet_inventory_pool_new ();
  reading.needs_header = TRUE;
  reading.own_header = TRUE;
  for (guint i = 0; i < SIGNET_INVENTORY_N_COLUMNS; i++)
    reading.columns[i] = -1;
  if (!read_text (&reading, text, ',', cancellable, error) ||
      (reading.needs_header && !check_required_columns (&reading, error)))
    return NULL;
  return g_steal_pointer (&table);
}
