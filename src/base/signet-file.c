/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "base/signet-file.h"

#include "base/signet-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* With the date, the extension and the suffix of a temporary file well below NAME_MAX (255). */
#define MAX_STEM_LENGTH 200

typedef struct
{
  GBytes *contents;
  int     mode;
} WriteJob;

static void
write_job_free (WriteJob *job)
{
  g_bytes_unref (job->contents);
  g_free (job);
}

/* The errors of GLib's two file interfaces that have the same cause and remedy. */
static gboolean
is_either (const GError *error,
           GFileError    file_code,
           GIOErrorEnum  io_code)
{
  return g_error_matches (error, G_FILE_ERROR, (int) file_code) ||
         g_error_matches (error, G_IO_ERROR, (int) io_code);
}

/* Consumes @cause. */
static gboolean
fail (GFile   *file,
      GError  *cause,
      GError **error)
{
  g_autoptr (GError) owned = cause;
  g_autofree char *name = g_file_get_parse_name (file);

  if (signet_error_is_cancelled (owned))
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return FALSE;
    }

  if (is_either (owned, G_FILE_ERROR_NOSPC, G_IO_ERROR_NO_SPACE))
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
                 _("“%s” could not be saved: the disk is full. Make room, or save it somewhere else."), name);
  else if (is_either (owned, G_FILE_ERROR_ACCES, G_IO_ERROR_PERMISSION_DENIED) ||
           g_error_matches (owned, G_FILE_ERROR, G_FILE_ERROR_PERM))
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
                 _("“%s” could not be saved: you have no permission to write there. "
                   "Choose another folder."), name);
  else if (is_either (owned, G_FILE_ERROR_ROFS, G_IO_ERROR_READ_ONLY))
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
                 _("“%s” could not be saved: the disk can only be read. Choose another folder."), name);
  else if (is_either (owned, G_FILE_ERROR_ISDIR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
                 _("“%s” could not be saved: there is a folder of this name. Choose another name."), name);
  else if (is_either (owned, G_FILE_ERROR_NOENT, G_IO_ERROR_NOT_FOUND) ||
           is_either (owned, G_FILE_ERROR_NOTDIR, G_IO_ERROR_NOT_DIRECTORY))
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
                 _("“%s” could not be saved: its folder does not exist. Create it, or choose another one."),
                 name);
  else if (is_either (owned, G_FILE_ERROR_NAMETOOLONG, G_IO_ERROR_FILENAME_TOO_LONG))
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
                 _("“%s” could not be saved: the file name is too long. Choose a shorter one."), name);
  else
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
                 _("“%s” could not be saved (%s). Try again, or save it somewhere else."), name, owned->message);

  return FALSE;
}

/* What a rename would replace without a word, and should not: somebody who names a device means the
 * device (and root could replace it). */
static gboolean
check_target (GFile       *file,
              const char  *path,
              GError     **error)
{
  g_autofree char *name = NULL;
  struct stat status;

  if (stat (path, &status) != 0 || S_ISREG (status.st_mode))
    return TRUE;

  if (S_ISDIR (status.st_mode))
    return fail (file, g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_ISDIR, ""), error);

  name = g_file_get_parse_name (file);
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
               _("“%s” could not be saved: it is a device or a pipe, not a file. Choose another name."), name);
  return FALSE;
}

/* The new directory entry is durable only with its directory. Not every file system can do that (EINVAL), and
 * the file itself is whole either way. */
static void
sync_directory (const char *path)
{
  g_autofree char *directory = g_path_get_dirname (path);
  int fd = open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0)
    {
      (void) fsync (fd);
      close (fd);
    }
}

static gboolean
write_native (GFile       *file,
              const char  *path,
              GBytes      *contents,
              int          mode,
              GError     **error)
{
  GError *cause = NULL;
  gconstpointer bytes;
  gsize size;

  if (!check_target (file, path, error))
    return FALSE;

  bytes = g_bytes_get_data (contents, &size);
  if (!g_file_set_contents_full (path, bytes != NULL ? bytes : "", (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, mode, &cause))
    return fail (file, cause, error);

  sync_directory (path);
  return TRUE;
}

/* Elsewhere (sftp:, mtp:, ...) GIO's own replacing may empty the old file first, so write beside it and
 * move the new one over it. */
static gboolean
write_remote (GFile         *file,
              GBytes        *contents,
              int            mode,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autoptr (GFile) temporary = NULL;
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *temporary_name = g_strdup_printf (".signet-%s.tmp", uuid);
  gconstpointer bytes;
  GError *cause = NULL;
  gsize size;

  if (parent == NULL)
    return fail (file, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, ""), error);

  temporary = g_file_get_child (parent, temporary_name);
  stream = g_file_create (temporary,
                          (mode & 077) == 0 ? G_FILE_CREATE_PRIVATE : G_FILE_CREATE_NONE, cancellable, &cause);
  if (stream == NULL)
    return fail (file, cause, error);

  bytes = g_bytes_get_data (contents, &size);
  if (!g_output_stream_write_all (G_OUTPUT_STREAM (stream), bytes, size, NULL, cancellable, &cause) ||
      !g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &cause) ||
      !g_file_move (temporary, file, G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE,
                    cancellable, NULL, NULL, &cause))
    {
      (void) g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL);
      (void) g_file_delete (temporary, NULL, NULL);
      return fail (file, cause, error);
    }

  return TRUE;
}

static void
write_thread_cb (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  WriteJob *job = task_data;
  GError *error = NULL;

  if (signet_file_write (G_FILE (source_object), job->contents, job->mode, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * signet_file_write:
 * @file: where to; a symbolic link of that name is replaced, never followed
 * @contents: what to write
 * @mode: the permissions of the file, less the process's umask
 * @cancellable: (nullable): looked at before the writing begins, and on remote file systems during it
 * @error: return location
 *
 * Writes the whole file, or leaves what was there as it was. Blocks until the disk has it.
 *
 * Returns: whether the file is written; else %SIGNET_ERROR_IO, whose message can be shown, or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
signet_file_write (GFile         *file,
                   GBytes        *contents,
                   int            mode,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const char *path;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (contents != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  path = g_file_is_native (file) ? g_file_peek_path (file) : NULL;
  if (path != NULL)
    return write_native (file, path, contents, mode, error);

  return write_remote (file, contents, mode, cancellable, error);
}

/**
 * signet_file_write_async:
 * @file: where to
 * @contents: what to write
 * @mode: the permissions of the file, less the process's umask
 * @cancellable: (nullable): a cancellable
 * @callback: called in the caller's main context when the file is written, or was not
 * @user_data: for @callback
 *
 * signet_file_write() in a thread.
 */
void
signet_file_write_async (GFile               *file,
                         GBytes              *contents,
                         int                  mode,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  WriteJob *job;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (contents != NULL);

  job = g_new0 (WriteJob, 1);
  job->contents = g_bytes_ref (contents);
  job->mode = mode;

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_file_write_async);
  /* A file that was written was written, whoever cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, (GDestroyNotify) write_job_free);
  g_task_run_in_thread (task, write_thread_cb);
}

/**
 * signet_file_write_finish:
 * @file: the file
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: as signet_file_write()
 */
gboolean
signet_file_write_finish (GFile         *file,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * signet_file_dup_data_dir:
 * @error: return location
 *
 * Returns: (transfer full) (type filename): the folder of the store, which exists; made here, only its owner
 *   can enter it; or %NULL with %SIGNET_ERROR_IO
 */
char *
signet_file_dup_data_dir (GError **error)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "signet", NULL);

  if (g_mkdir_with_parents (path, 0700) != 0)
    {
      int code = errno;
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_IO,
                   _("The folder “%s”, in which Signet keeps its data, could not be made (%s). "
                     "Check the permissions of the folders above it, or set XDG_DATA_HOME."),
                   name, g_strerror (code));
      return NULL;
    }

  return g_steal_pointer (&path);
}

/**
 * signet_file_csr_name:
 * @common_name: the common name, in A-labels
 * @when: the day, in the time zone in which it is to be shown
 *
 * Returns: (transfer full): a file name that every file system takes, for example
 *   "wildcard.example.com_2026-11-23.csr"
 */
char *
signet_file_csr_name (const char *common_name,
                      GDateTime  *when)
{
  g_autofree char *date = NULL;
  g_autoptr (GString) name = NULL;

  g_return_val_if_fail (common_name != NULL, NULL);
  g_return_val_if_fail (when != NULL, NULL);

  name = g_string_new (NULL);
  if (g_str_has_prefix (common_name, "*."))
    {
      g_string_append (name, "wildcard.");
      common_name += 2;
    }
  for (const char *p = common_name; *p != '\0' && name->len < MAX_STEM_LENGTH; p++)
    {
      gboolean kept = g_ascii_isalnum (*p) || *p == '-' || (*p == '.' && name->len > 0);

      g_string_append_c (name, kept ? *p : '-');
    }
  if (name->len == 0)
    g_string_append (name, "request");

  date = g_date_time_format (when, "%Y-%m-%d");
  g_string_append_printf (name, "_%s.csr", date);

  return g_string_free (g_steal_pointer (&name), FALSE);
}
