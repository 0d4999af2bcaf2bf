/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "base/signet-mount.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>

static void
return_unsupported (GTask *task)
{
  GFile *file = g_task_get_source_object (task);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *scheme = g_file_get_uri_scheme (file);

  g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_IO,
                           _("“%s” can't be read: this computer knows no way to “%s://” locations. Install GVfs with its "
                             "back ends, or copy the file to a local folder."),
                           name, scheme != NULL ? scheme : "");
}

static void
mounted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GFile *file = G_FILE (source);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  /* Somebody else was quicker: as good. */
  if (g_file_mount_enclosing_volume_finish (file, result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_ALREADY_MOUNTED))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  /* FAILED_HANDLED: the user closed the question, and knows. */
  if (signet_error_is_cancelled (error) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED_HANDLED))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", error->message);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    {
      return_unsupported (task);
      return;
    }

  name = g_file_get_parse_name (file);
  g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_IO,
                           _("No connection to the place of “%s”: %s. Check the address, and open the folder in the file "
                             "manager first, or copy the file to a local folder."),
                           name, error->message);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GFile *file = G_FILE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (file, result, &error);

  if (signet_error_is_cancelled (error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    return_unsupported (task);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED))
    g_file_mount_enclosing_volume (file, G_MOUNT_MOUNT_NONE, g_task_get_task_data (task),
                                   g_task_get_cancellable (task), mounted_cb, g_object_ref (task));
  else
    /* Whatever else is wrong, opening the file will say it better. */
    g_task_return_boolean (task, TRUE);
}

/**
 * signet_mount_async:
 * @file: a file
 * @operation: (nullable): asks for what is needed; %NULL: nobody is asked, and what needs a password fails
 * @cancellable: (nullable): to stop it
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * Sees to it that the place of @file is mounted. Whether the file is there is not found out.
 */
void
signet_mount_async (GFile              *file,
                    GMountOperation    *operation,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (operation == NULL || G_IS_MOUNT_OPERATION (operation));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_mount_async);
  if (g_file_is_native (file))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (operation != NULL)
    g_task_set_task_data (task, g_object_ref (operation), g_object_unref);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                           cancellable, looked_cb, g_object_ref (task));
}

/**
 * signet_mount_finish:
 * @file: the file
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: whether @file can be opened now; %SIGNET_ERROR_IO where there is no way to it, %G_IO_ERROR_CANCELLED also
 *   where the user closed the question for a password
 */
gboolean
signet_mount_finish (GFile        *file,
                     GAsyncResult *result,
                     GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
