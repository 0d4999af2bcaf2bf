/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/signet-database-private.h"

struct _SignetStatement
{
  SignetDatabase *database; /* borrowed */
  sqlite3_stmt *handle;
};

/**
 * signet_statement_new:
 * @database: the connection that it was prepared by, and that outlives it
 * @handle: (transfer full): the engine's statement
 *
 * Returns: (transfer full): a statement
 */
SignetStatement *
signet_statement_new (SignetDatabase *database,
                      sqlite3_stmt   *handle)
{
  SignetStatement *self = g_new0 (SignetStatement, 1);

  self->database = database;
  self->handle = handle;
  return self;
}

/**
 * signet_statement_free:
 * @statement: (transfer full): a statement
 */
void
signet_statement_free (gpointer statement)
{
  SignetStatement *self = statement;

  sqlite3_finalize (self->handle);
  g_free (self);
}

/**
 * signet_statement_clear:
 * @self: a statement
 *
 * Resets it and forgets its values.
 */
void
signet_statement_clear (SignetStatement *self)
{
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
}

/**
 * signet_statement_bind_int:
 * @self: a statement
 * @parameter: which, from 1
 * @value: the value
 */
void
signet_statement_bind_int (SignetStatement *self,
                           int              parameter,
                           gint64           value)
{
  sqlite3_bind_int64 (self->handle, parameter, value);
}

/**
 * signet_statement_bind_text:
 * @self: a statement
 * @parameter: which, from 1
 * @text: (nullable): UTF-8, copied; %NULL for no value
 */
void
signet_statement_bind_text (SignetStatement *self,
                            int              parameter,
                            const char      *text)
{
  sqlite3_bind_text (self->handle, parameter, text, -1, SQLITE_TRANSIENT);
}

/**
 * signet_statement_bind_bytes:
 * @self: a statement
 * @parameter: which, from 1
 * @bytes: (nullable): the value, copied
 */
void
signet_statement_bind_bytes (SignetStatement *self,
                             int              parameter,
                             GBytes          *bytes)
{
  gsize size = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  sqlite3_bind_blob64 (self->handle, parameter, data, size, SQLITE_TRANSIENT);
}

/**
 * signet_statement_bind_null:
 * @self: a statement
 * @parameter: which, from 1
 */
void
signet_statement_bind_null (SignetStatement *self,
                            int              parameter)
{
  sqlite3_bind_null (self->handle, parameter);
}

/**
 * signet_statement_step:
 * @self: a statement
 * @has_row: (out): whether there is a row to read, or that was the last one
 * @error: return location for a #GError
 *
 * Returns: %FALSE with an error of the store, or %G_IO_ERROR_CANCELLED
 */
gboolean
signet_statement_step (SignetStatement *self,
                       gboolean        *has_row,
                       GError         **error)
{
  int code = sqlite3_step (self->handle);

  *has_row = code == SQLITE_ROW;
  if (code == SQLITE_ROW)
    return TRUE;
  signet_database_check (self->database, code, error);
  sqlite3_reset (self->handle);
  return code == SQLITE_DONE;
}

/**
 * signet_statement_run:
 * @self: a statement that gives no rows
 * @error: return location for a #GError
 *
 * Returns: %FALSE with an error of the store, or %G_IO_ERROR_CANCELLED
 */
gboolean
signet_statement_run (SignetStatement *self,
                      GError         **error)
{
  gboolean has_row;

  if (!signet_statement_step (self, &has_row, error))
    return FALSE;
  sqlite3_reset (self->handle);
  return TRUE;
}

/**
 * signet_statement_reset:
 * @self: a statement
 *
 * Lets go of rows that were not read. A statement left in the middle would keep an old state of the database alive.
 */
void
signet_statement_reset (SignetStatement *self)
{
  sqlite3_reset (self->handle);
}

/**
 * signet_statement_get_int:
 * @self: a statement that has a row
 * @column: which, from 0
 *
 * Returns: its value; 0 for none
 */
gint64
signet_statement_get_int (SignetStatement *self,
                          int              column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * signet_statement_get_text:
 * @self: a statement that has a row
 * @column: which, from 0
 *
 * Returns: (not nullable): its value until the next step; "" for none and for what is not UTF-8, which only a
 *   database that others wrote into can hold
 */
const char *
signet_statement_get_text (SignetStatement *self,
                           int              column)
{
  const char *text = (const char *) sqlite3_column_text (self->handle, column);

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : "";
}

/**
 * signet_statement_dup_bytes:
 * @self: a statement that has a row
 * @column: which, from 0
 *
 * Returns: (transfer full) (nullable): its value
 */
GBytes *
signet_statement_dup_bytes (SignetStatement *self,
                            int              column)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);

  if (data == NULL)
    return NULL;
  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->handle, column));
}
