/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "store/signet-database-private.h"

#include "base/signet-error.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Virtual machine instructions between two looks at the cancellable: under a tenth of a millisecond. */
#define INSTRUCTIONS_PER_LOOK 2000
#define BUSY_SLEEP_MS 10
/* In KiB: a large import keeps the pages that it goes on writing to, instead of writing them to the log again and again.
 * Taken only when it is needed. */
#define WRITER_CACHE "PRAGMA cache_size = -16384"

static void
set_damaged_error (SignetDatabase *self,
                   const char     *cause,
                   GError        **error)
{
  self->damaged = TRUE;
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CORRUPT,
               _("The database “%s” is damaged: %s. It was left as it is. Move it away and put a backup of it "
                 "in its place."), self->path, cause);
}

/* The engine's messages name tables and columns, never values. */
static void
set_error (SignetDatabase *self,
           int             code,
           GError        **error)
{
  const char *cause = self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code);

  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The operation was cancelled"));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        break;
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_BUSY,
                   _("Another program holds the database “%s”. Wait until it is done, or end it, and try again."),
                   self->path);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      set_damaged_error (self, cause, error);
      break;
    case SQLITE_FULL:
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
                   _("There is no room left for the database “%s”. Nothing was changed. Free some space and try "
                     "again."), self->path);
      break;
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_NOLFS:
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
                   _("The database “%s” can't be read or written: %s. Nothing was changed. Check that its folder is "
                     "there, may be written and has room."), self->path, cause);
      break;
    case SQLITE_CONSTRAINT:
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT,
                   _("The database “%s” refuses the change: %s."), self->path, cause);
      break;
    default:
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED, _("The database “%s” failed: %s."), self->path, cause);
      break;
    }
}

static int
progress_cb (void *user_data)
{
  SignetDatabase *self = user_data;

  return g_cancellable_is_cancelled (self->cancellable);
}

/* In place of sqlite3_busy_timeout(), whose sleep can't be cancelled. */
static int
busy_cb (void *user_data,
         int   n_calls)
{
  SignetDatabase *self = user_data;
  const gint64 now = g_get_monotonic_time ();

  if (n_calls == 0)
    self->busy_since = now;
  if (now - self->busy_since >= (gint64) g_atomic_int_get (&self->busy_timeout_ms) * 1000 ||
      g_cancellable_is_cancelled (self->cancellable))
    return 0;
  g_usleep (BUSY_SLEEP_MS * 1000);
  return 1;
}

/**
 * signet_database_check:
 * @self: a connection
 * @code: what the engine answered
 * @error: return location for a #GError
 *
 * Returns: %TRUE where @code is none of a failure; else @error says in words what it means
 */
gboolean
signet_database_check (SignetDatabase *self,
                       int             code,
                       GError        **error)
{
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW)
    return TRUE;
  set_error (self, code, error);
  return FALSE;
}

/**
 * signet_database_open:
 * @path: an existing file, in the encoding of file names
 * @error: return location for a #GError
 *
 * Opens a connection that may be used by one thread at a time. What the file holds is not trusted: the schema may
 * run no functions with side effects, and nobody writes to the engine's own tables.
 *
 * Returns: (transfer full): a connection, or %NULL with %SIGNET_ERROR_IO or another error of the store
 */
SignetDatabase *
signet_database_open (const char *path,
                      GError    **error)
{
  SignetDatabase *self = g_new0 (SignetDatabase, 1);
  int code;

  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, signet_statement_free);
  self->busy_timeout_ms = SIGNET_DATABASE_BUSY_TIMEOUT_MS;
  code = sqlite3_open_v2 (path, &self->handle,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code == SQLITE_OK)
    {
      sqlite3_busy_handler (self->handle, busy_cb, self);
      sqlite3_progress_handler (self->handle, INSTRUCTIONS_PER_LOOK, progress_cb, self);
      code = sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    }
  if (code == SQLITE_OK)
    code = sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  /* Until it is known to be ours, not even the log of a crashed program is moved into it. */
  if (code == SQLITE_OK)
    code = sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (!signet_database_check (self, code, error))
    {
      signet_database_close (self);
      return NULL;
    }
  return self;
}

/**
 * signet_database_close:
 * @self: (nullable) (transfer full): a connection
 */
void
signet_database_close (SignetDatabase *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

/**
 * signet_database_get_path:
 * @self: a connection
 *
 * Returns: the file, in the encoding of file names
 */
const char *
signet_database_get_path (SignetDatabase *self)
{
  return self->path;
}

/**
 * signet_database_read_header:
 * @self: a connection
 * @bytes: (array length=size): where to put them
 * @size: (inout): how many to read; how many there are of these
 * @file_size: (out): how long the file is
 * @error: return location for a #GError
 *
 * Reads the beginning of the file as it is, through the descriptor of the engine: a second one of this process would
 * give up the engine's locks when it is closed.
 *
 * Returns: %FALSE with %SIGNET_ERROR_IO
 */
gboolean
signet_database_read_header (SignetDatabase *self,
                             guint8         *bytes,
                             gsize          *size,
                             guint64        *file_size,
                             GError        **error)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 length = 0;
  int code = sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (code == SQLITE_OK)
    code = file->pMethods->xFileSize (file, &length);
  *file_size = (guint64) length;
  *size = MIN (*size, *file_size);
  if (code == SQLITE_OK && *size > 0)
    code = file->pMethods->xRead (file, bytes, (int) *size, 0);
  return signet_database_check (self, code, error);
}

/* One that others use as it is stays as it is, with or without an error of the engine. */
static gboolean
set_journal (SignetDatabase *self,
             const char     *mode,
             GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA journal_mode = %s", mode);
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW && g_ascii_strcasecmp ((const char *) sqlite3_column_text (statement, 0), mode) != 0)
    code = SQLITE_BUSY;
  sqlite3_finalize (statement);
  return signet_database_check (self, code, error);
}

/**
 * signet_database_is_remote:
 * @self: a connection
 *
 * The index of a write-ahead log is memory that all programs map (https://www.sqlite.org/wal.html, "all processes using a
 * database must be on the same host computer"): on a file system that other machines have mounted too, they would not see each
 * other's, and write over each other.
 *
 * Returns: whether the file is on a network file system; %FALSE where that can't be found out
 */
gboolean
signet_database_is_remote (SignetDatabase *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);

  return info != NULL && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

/**
 * signet_database_set_up:
 * @self: a connection to a database that is known to be ours
 * @read_only: whether it is for reading alone
 * @remote: whether programs on other machines may use it, see signet_database_is_remote()
 * @error: return location for a #GError
 *
 * Write-ahead log with full synchronization: a commit that was told about has reached the disk, and
 * readers and one writer don't wait for each other. A remote one has a rollback journal, which is as durable, and whose
 * locks hold between machines; readers and writer wait for each other then.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_database_set_up (SignetDatabase *self,
                        gboolean        read_only,
                        gboolean        remote,
                        GError        **error)
{
  const gint64 until = g_get_monotonic_time () + (gint64) self->busy_timeout_ms * 1000;

  self->rollback = remote;
  if (!signet_database_check (self, sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL), error))
    return FALSE;
  /* Changing the journal mode doesn't ask the busy handler. */
  while (TRUE)
    {
      g_autoptr (GError) local_error = NULL;

      if (set_journal (self, remote ? "delete" : "wal", &local_error) &&
          signet_database_execute (self, "PRAGMA synchronous = FULL", &local_error))
        break;
      if (!g_error_matches (local_error, SIGNET_ERROR, SIGNET_ERROR_STORE_BUSY) || g_get_monotonic_time () >= until)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      g_usleep (BUSY_SLEEP_MS * 1000);
    }
  return signet_database_execute (self, read_only ? "PRAGMA query_only = ON" : WRITER_CACHE, error);
}

/**
 * signet_database_set_durable:
 * @self: a connection that is not in a transaction
 * @durable: whether a commit has to reach the disk before it is told about, as it has from the beginning
 * @error: return location for a #GError
 *
 * For the transactions to come. With a rollback journal each commit waits for the disk.
 *
 * Returns: %FALSE with an error of the store, and nothing is to be written
 */
gboolean
signet_database_set_durable (SignetDatabase *self,
                             gboolean        durable,
                             GError        **error)
{
  /* A rollback journal that did not reach the disk can't roll back. */
  if (self->rollback || self->fleeting == !durable)
    return TRUE;
  if (!signet_database_execute (self, durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", error))
    return FALSE;
  self->fleeting = !durable;
  return TRUE;
}

/**
 * signet_database_set_busy_timeout:
 * @self: a connection
 * @milliseconds: how long to wait for others before %SIGNET_ERROR_STORE_BUSY
 */
void
signet_database_set_busy_timeout (SignetDatabase *self,
                                  guint           milliseconds)
{
  g_atomic_int_set (&self->busy_timeout_ms, (int) milliseconds);
}

/**
 * signet_database_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): stops any statement from now on
 */
void
signet_database_set_cancellable (SignetDatabase *self,
                                 GCancellable   *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/**
 * signet_database_execute:
 * @self: a connection
 * @sql: one or several statements without parameters
 * @error: return location for a #GError
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_database_execute (SignetDatabase *self,
                         const char     *sql,
                         GError        **error)
{
  return signet_database_check (self, sqlite3_exec (self->handle, sql, NULL, NULL, NULL), error);
}

/**
 * signet_database_read_int:
 * @self: a connection
 * @sql: a statement without parameters that gives one number
 * @value: (out): the number; 0 where there is no row
 * @error: return location for a #GError
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_database_read_int (SignetDatabase *self,
                          const char     *sql,
                          gint64         *value,
                          GError        **error)
{
  SignetStatement *statement = signet_database_prepare (self, sql, error);
  gboolean has_row;

  *value = 0;
  if (statement == NULL || !signet_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *value = signet_statement_get_int (statement, 0);
  signet_statement_reset (statement);
  return TRUE;
}

/**
 * signet_database_begin:
 * @self: a connection
 * @error: return location for a #GError
 *
 * Begins to write: nobody else does until it is committed or rolled back.
 *
 * Returns: %FALSE with an error of the store; %SIGNET_ERROR_STORE_CORRUPT where damage was seen before
 */
gboolean
signet_database_begin (SignetDatabase *self,
                       GError        **error)
{
  if (self->damaged)
    {
      set_damaged_error (self, sqlite3_errstr (SQLITE_CORRUPT), error);
      return FALSE;
    }
  return signet_database_execute (self, "BEGIN IMMEDIATE", error);
}

/**
 * signet_database_commit:
 * @self: a connection
 * @error: return location for a #GError
 *
 * Makes what was written durable. Can't be cancelled: it is done or not done.
 *
 * Returns: %FALSE with an error of the store, and nothing was changed
 */
gboolean
signet_database_commit (SignetDatabase *self,
                        GError        **error)
{
  signet_database_set_cancellable (self, NULL);
  if (signet_database_execute (self, "COMMIT", error))
    return TRUE;
  signet_database_rollback (self);
  return FALSE;
}

/**
 * signet_database_rollback:
 * @self: a connection
 *
 * Takes back what was written since signet_database_begin(). The engine has done so already after some errors.
 */
void
signet_database_rollback (SignetDatabase *self)
{
  signet_database_set_cancellable (self, NULL);
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * signet_database_last_insert_id:
 * @self: a connection
 *
 * Returns: the row id of what was inserted last
 */
gint64
signet_database_last_insert_id (SignetDatabase *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

static gboolean
copy_to (SignetDatabase *self,
         sqlite3        *target,
         GError        **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", self->handle, "main");
  int code = SQLITE_ERROR;

  if (backup != NULL)
    {
      sqlite3_backup_step (backup, -1);
      code = sqlite3_backup_finish (backup);
    }
  if (code == SQLITE_OK)
    return TRUE;
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
               _("The database “%s” could not be backed up: %s. Nothing was changed. Check that its folder may be "
                 "written and has room."), self->path, sqlite3_errstr (code));
  return FALSE;
}

/**
 * signet_database_back_up:
 * @self: a connection that is not writing
 * @path: where to, in the encoding of file names; must not be there
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_IO, and no file is left at @path
 */
gboolean
signet_database_back_up (SignetDatabase *self,
                         const char     *path,
                         GError        **error)
{
  sqlite3 *target = NULL;
  gboolean ok = FALSE;
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
                   _("The backup “%s” can't be made: %s. Nothing was changed."), path, g_strerror (errno));
      return FALSE;
    }
  close (fd);
  if (sqlite3_open_v2 (path, &target, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    ok = copy_to (self, target, error);
  else
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
                 _("The backup “%s” can't be made: %s. Nothing was changed."), path, sqlite3_errmsg (target));
  sqlite3_close (target);
  if (!ok)
    g_unlink (path);
  return ok;
}

/**
 * signet_database_prepare:
 * @self: a connection
 * @sql: one statement
 * @error: return location for a #GError
 *
 * Returns: (transfer none) (nullable): the statement, reset and without values; %NULL with an error of the store.
 *   The same text gives the same statement: don't ask for it while its rows are being read.
 */
SignetStatement *
signet_database_prepare (SignetDatabase *self,
                         const char     *sql,
                         GError        **error)
{
  SignetStatement *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL)
    {
      sqlite3_stmt *handle = NULL;
      int code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);

      if (!signet_database_check (self, code, error))
        return NULL;
      statement = signet_statement_new (self, handle);
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  signet_statement_clear (statement);
  return statement;
}
