/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "store/signet-store-schema.h"

#include "base/signet-error.h"
#include "store/signet-store-organization-text.h"

#include "signet-store-schema-resources.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define RESOURCE_PREFIX "/io/github/signetapp/Signet/schema/"
#define HEADER_SIZE     100
#define MAX_BACKUPS     1000

/* From version N to N + 1, N being the index; 0 is an empty file. */
typedef struct {
  const char *name;                                   /* of the SQL */
  gboolean (*fill) (SignetDatabase *, GError **error); /* (nullable): what SQL can't do, after it */
} Migration;

static const Migration migrations[] = {
  { "1-inventory.sql", NULL },
  { "2-jobs.sql", NULL },
  { "3-editing.sql", signet_store_fill_organizations },
  { "4-search.sql", NULL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (migrations) == SIGNET_STORE_VERSION);

static gboolean
set_io_error (const char *path,
              GError    **error)
{
  const int code = errno;

  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
               _("The database “%s” can't be opened: %s. Check that its folder is there and that you may write "
                 "to it."), path, g_strerror (code));
  return FALSE;
}

static gboolean
set_damaged_error (const char *path,
                   const char *cause,
                   GError    **error)
{
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CORRUPT,
               _("“%s” can't be used: %s. It was left as it is. Move it away, and put a backup in its place or "
                 "start anew."), path, cause);
  return FALSE;
}

/* https://www.sqlite.org/fileformat2.html#the_database_header */
static gboolean
check_header (const char   *path,
              const guint8 *header,
              gsize         size,
              guint64       file_size,
              GError      **error)
{
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  GStatBuf log_stat;
  guint64 page_size, n_pages;

  if (size < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0)
    return set_damaged_error (path, _("it is no database"), error);
  page_size = (guint64) header[16] << 8 | header[17];
  if (page_size == 1)
    page_size = 65536;
  n_pages = (guint64) header[28] << 24 | (guint64) header[29] << 16 | (guint64) header[30] << 8 | header[31];
  /* With a log beside it, its last pages can be there. */
  if (g_stat (log_path, &log_stat) == 0 && log_stat.st_size > 0)
    return TRUE;
  if (page_size < 512 || file_size < n_pages * page_size)
    return set_damaged_error (path, _("its end is missing"), error);
  return TRUE;
}

static gboolean
check_file (SignetDatabase *database,
            GError        **error)
{
  guint8 header[HEADER_SIZE] = { 0, };
  gsize size = sizeof header;
  guint64 file_size;

  if (!signet_database_read_header (database, header, &size, &file_size, error))
    return FALSE;
  return file_size == 0 || check_header (signet_database_get_path (database), header, size, file_size, error);
}

static char *
dup_backup_path (const char *path,
                 int         version)
{
  for (guint i = 0; i < MAX_BACKUPS; i++)
    {
      g_autofree char *candidate = i == 0 ? g_strdup_printf ("%s.backup-v%d", path, version)
                                          : g_strdup_printf ("%s.backup-v%d-%u", path, version, i);

      if (!g_file_test (candidate, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&candidate);
    }
  return g_strdup_printf ("%s.backup-v%d", path, version); /* and is refused, being there */
}

/* By a connection of its own: one that writes can't be copied from. */
static gboolean
back_up (SignetDatabase *database,
         int             version,
         GError        **error)
{
  g_autofree char *path = dup_backup_path (signet_database_get_path (database), version);
  SignetDatabase *source = signet_database_open (signet_database_get_path (database), error);
  gboolean ok;

  if (source == NULL)
    return FALSE;
  ok = signet_database_back_up (source, path, error);
  signet_database_close (source);
  return ok;
}

static gboolean
run_migration (SignetDatabase *database,
               int             from,
               GError        **error)
{
  g_autofree char *resource = g_strconcat (RESOURCE_PREFIX, migrations[from].name, NULL);
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", from + 1);
  g_autoptr (GBytes) sql = g_resource_lookup_data (signet_store_schema_get_resource (), resource,
                                                   G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return sql != NULL && signet_database_execute (database, g_bytes_get_data (sql, NULL), error) &&
         (migrations[from].fill == NULL || migrations[from].fill (database, error)) &&
         signet_database_execute (database, version, error);
}

/* Who we deal with; FALSE with the reason why it is not touched. */
static gboolean
read_version (SignetDatabase *database,
              gint64         *version,
              GError        **error)
{
  const char *path = signet_database_get_path (database);
  gint64 application_id, n_objects;

  if (!signet_database_read_int (database, "PRAGMA application_id", &application_id, error) ||
      !signet_database_read_int (database, "PRAGMA user_version", version, error) ||
      !signet_database_read_int (database, "SELECT count(*) FROM sqlite_schema", &n_objects, error))
    return FALSE;
  if (application_id == 0 && *version == 0 && n_objects == 0)
    return TRUE;
  if (application_id != SIGNET_STORE_APPLICATION_ID)
    return set_damaged_error (path, _("it is the database of another program"), error);
  if (*version > SIGNET_STORE_VERSION)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_TOO_NEW,
                   _("The database “%s” was made by a newer version of Signet. It was left as it is. "
                     "Install that version or a later one."), path);
      return FALSE;
    }
  if (*version < 1 || n_objects == 0)
    return set_damaged_error (path, _("its tables are missing"), error);
  return TRUE;
}

/* Foreign keys are off while tables are rebuilt: that none leads nowhere has to be looked at. */
static gboolean
check_foreign_keys (SignetDatabase *database,
                    GError        **error)
{
  gint64 n_broken;

  if (!signet_database_read_int (database, "SELECT count (*) FROM pragma_foreign_key_check", &n_broken, error))
    return FALSE;
  if (n_broken > 0)
    return set_damaged_error (signet_database_get_path (database), _("its tables contradict each other"), error);
  return TRUE;
}

static gboolean
migrate_in_transaction (SignetDatabase *database,
                        int             version,
                        GError        **error)
{
  gint64 present;

  /* Again, now that nobody else can write: another program may have been quicker. */
  if (!read_version (database, &present, error))
    return FALSE;
  if (present >= version)
    return TRUE;
  if (present > 0 && !back_up (database, (int) present, error))
    return FALSE;
  if (present == 0)
    {
      g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", SIGNET_STORE_APPLICATION_ID);

      if (!signet_database_execute (database, mark, error))
        return FALSE;
    }
  for (; present < version; present++)
    if (!run_migration (database, (int) present, error))
      return FALSE;
  return check_foreign_keys (database, error);
}

static gboolean
migrate (SignetDatabase *database,
         int             version,
         GError        **error)
{
  if (!signet_database_begin (database, error))
    return FALSE;
  if (!migrate_in_transaction (database, version, error))
    {
      signet_database_rollback (database);
      return FALSE;
    }
  return signet_database_commit (database, error);
}

/**
 * signet_store_schema_prepare_file:
 * @path: of the database, in the encoding of file names
 * @error: return location for a #GError
 *
 * Makes an empty file, for the owner alone, where there is none, so that the engine's own files beside it get
 * the same mode. One that is there is not opened: closing it would give up the locks that another connection of this
 * process holds (fcntl(2)).
 *
 * Returns: %FALSE with %SIGNET_ERROR_IO or %SIGNET_ERROR_STORE_CORRUPT
 */
gboolean
signet_store_schema_prepare_file (const char *path,
                                  GError    **error)
{
  GStatBuf status;
  int fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }
  if (errno != EEXIST || g_stat (path, &status) != 0)
    return set_io_error (path, error);
  if (!S_ISREG (status.st_mode))
    return set_damaged_error (path, _("it is no file"), error);
  /* The engine takes a file of one byte for an empty one. */
  if (status.st_size > 0 && status.st_size < HEADER_SIZE)
    return set_damaged_error (path, _("it is no database"), error);
  if ((status.st_mode & 077) != 0 && status.st_uid == geteuid () && g_chmod (path, 0600) != 0)
    return set_io_error (path, error);
  return TRUE;
}

/**
 * signet_store_schema_migrate:
 * @database: a connection that is not writing
 * @version: which to reach; the program's own, or an older one to make a file for a test
 * @error: return location for a #GError
 *
 * Looks at the file before the engine reads it, which would take some damage for less data. All steps are one
 * transaction. Before an older database is changed, a copy of it is put beside it, under the
 * first free name of "….backup-vN", "….backup-vN-1" and so on.
 *
 * Returns: %FALSE with %SIGNET_ERROR_STORE_TOO_NEW, %SIGNET_ERROR_STORE_CORRUPT or another error of the store, and
 *   nothing was changed
 */
gboolean
signet_store_schema_migrate (SignetDatabase *database,
                             int             version,
                             GError        **error)
{
  gint64 present;
  gboolean done;

  g_return_val_if_fail (version >= 1 && version <= SIGNET_STORE_VERSION, FALSE);

  if (!check_file (database, error) || !read_version (database, &present, error))
    return FALSE;
  if (present >= version)
    return TRUE;
  /* Within a transaction it would do nothing; with them on, to drop a table is to delete its rows. */
  if (!signet_database_execute (database, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  done = migrate (database, version, error);
  return signet_database_execute (database, "PRAGMA foreign_keys = ON", done ? error : NULL) && done;
}
