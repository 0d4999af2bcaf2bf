/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/widget/signet-save.h"

#include "base/signet-error.h"
#include "base/signet-file.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define FILE_MANAGER_TIMEOUT_MS 5000

typedef struct {
  GtkWindow       *parent;   /* weak: it may close while the dialog is open */
  GtkNativeDialog *dialog;   /* owned */
  GBytes          *contents; /* owned */
  GFile           *file;     /* owned; where the user wants it, once that is known */
} SaveOperation;

/* The folder of the last save, for as long as the program runs. */
static GFile *last_folder;

static void
save_operation_free (SaveOperation *operation)
{
  g_clear_weak_pointer (&operation->parent);
  if (operation->dialog != NULL)
    gtk_native_dialog_destroy (operation->dialog);
  g_clear_object (&operation->dialog);
  g_clear_pointer (&operation->contents, g_bytes_unref);
  g_clear_object (&operation->file);
  g_free (operation);
}

static GFile *
dup_first_folder (void)
{
  const char *path = NULL;

  if (last_folder != NULL)
    return g_object_ref (last_folder);

  path = g_get_user_special_dir (G_USER_DIRECTORY_DOWNLOAD);
  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_DIR))
    path = g_get_home_dir ();

  return g_file_new_for_path (path);
}

static char *
dup_proposed_name (SignetJob *job)
{
  SignetRequest *request = signet_job_get_request (job);
  const char *common_name = request != NULL ? signet_request_get_common_name (request) : signet_job_get_title (job);
  g_autoptr (GDateTime) created = g_date_time_new_from_unix_local (signet_job_get_created_at (job));

  /* outside of the years 1 to 9999: the database is not trusted */
  if (created == NULL)
    created = g_date_time_new_now_local ();

  return signet_file_csr_name (common_name, created);
}

static void
tell_failure (GtkWindow    *parent,
              GFile        *file,
              const GError *error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  GtkWidget *dialog = adw_message_dialog_new (parent, _("The Folder Could Not Be Opened"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("The file is saved as %s. No program could be started to show its folder: %s"),
                                  name, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
folder_shown_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = g_task_get_source_object (task);

  if (gtk_show_uri_full_finish (parent, result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
launch_folder (GTask *task)
{
  GFile *file = g_task_get_task_data (task);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder != NULL ? folder : file);

  gtk_show_uri_full (g_task_get_source_object (task), uri, GDK_CURRENT_TIME, NULL, folder_shown_cb,
                     g_object_ref (task));
}

/* No bus, and no file manager on it, are no errors but reasons to go the other way. */
static void
items_shown_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (reply != NULL)
    g_task_return_boolean (task, TRUE);
  else
    launch_folder (task);
}

static void
bus_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  g_autofree char *uri = g_file_get_uri (g_task_get_task_data (task));
  const char *uris[] = { uri, NULL };

  if (bus != NULL)
    g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                            "org.freedesktop.FileManager1", "ShowItems", g_variant_new ("(^ass)", uris, ""), NULL,
                            G_DBUS_CALL_FLAGS_NONE, FILE_MANAGER_TIMEOUT_MS, NULL, items_shown_cb,
                            g_object_ref (task));
  else
    launch_folder (task);
}

static void
open_folder_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GtkWindow *parent = GTK_WINDOW (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) && !signet_error_is_cancelled (error))
    tell_failure (parent, g_task_get_task_data (G_TASK (result)), error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GFile *file = G_FILE (source);
  g_autoptr (GError) error = NULL;

  if (signet_file_write_finish (file, result, &error))
    g_task_return_pointer (task, g_object_ref (file), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;
  SaveOperation *operation = g_task_get_task_data (task);

  g_signal_handlers_disconnect_by_data (dialog, task);
  if (operation->parent != NULL)
    g_signal_handlers_disconnect_by_data (operation->parent, task);

  if (response == GTK_RESPONSE_ACCEPT)
    operation->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (operation->file == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("The file was not saved"));
      return;
    }

  g_clear_object (&last_folder);
  last_folder = g_file_get_parent (operation->file);
  signet_file_write_async (operation->file, operation->contents, SIGNET_FILE_MODE_PUBLIC,
                           g_task_get_cancellable (task), written_cb, g_object_ref (task));
}

/* A native dialog does not end with the window that it belongs to. */
static void
parent_destroyed_cb (GtkWidget *parent,
                     gpointer   user_data)
{
  SaveOperation *operation = g_task_get_task_data (G_TASK (user_data));

  gtk_native_dialog_hide (operation->dialog);
  response_cb (operation->dialog, GTK_RESPONSE_CANCEL, user_data);
}

/* @tag: of the caller, for its _finish. */
static void
save (GtkWindow           *parent,
      const char          *title,
      const char          *name,
      GBytes              *contents,
      gpointer             tag,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  /* The window is no source object: a reference to it would keep it from being destroyed. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (GFile) folder = dup_first_folder ();
  GtkFileChooserNative *chooser = NULL;
  SaveOperation *operation = NULL;

  g_task_set_source_tag (task, tag);

  chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);

  operation = g_new0 (SaveOperation, 1);
  g_set_weak_pointer (&operation->parent, parent);
  operation->dialog = GTK_NATIVE_DIALOG (chooser);
  operation->contents = g_bytes_ref (contents);
  g_task_set_task_data (task, operation, (GDestroyNotify) save_operation_free);

  if (parent != NULL)
    g_signal_connect (parent, "destroy", G_CALLBACK (parent_destroyed_cb), task);
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
  g_steal_pointer (&task); /* the response has it now */
}

/**
 * signet_save_async:
 * @parent: (nullable): the window that asks
 * @title: what is being saved, translated: "Save CSR"
 * @name: proposed name of the file, UTF-8
 * @contents: what is written
 * @callback: called when the file is written, or will not be
 * @user_data: for @callback
 *
 * Asks with the desktop's own dialog where to save @contents, in the folder of the last save (at first: Downloads),
 * and writes them there whole or not at all. The dialog itself asks before it lets a file be replaced.
 */
void
signet_save_async (GtkWindow           *parent,
                   const char          *title,
                   const char          *name,
                   GBytes              *contents,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (contents != NULL);

  save (parent, title, name, contents, signet_save_async, callback, user_data);
}

/**
 * signet_save_finish:
 * @parent: (nullable): not looked at: it may be gone
 * @result: as given to the callback
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the file that was written, or %NULL with %G_IO_ERROR_CANCELLED where
 *   the user closed the dialog, %SIGNET_ERROR_IO where it could not be written (an older file is then as it
 *   was)
 */
GFile *
signet_save_finish (GtkWindow     *parent,
                    GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * signet_save_csr_async:
 * @parent: (nullable): the window that asks
 * @job: a finished request, read with its details
 * @callback: called when the file is written, or will not be
 * @user_data: for @callback
 *
 * signet_save_async() for the CSR of @job, with "<common name>_<date of the job>.csr" as its name. Each
 * call writes the same bytes: those that were committed.
 */
void
signet_save_csr_async (GtkWindow           *parent,
                       SignetJob           *job,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autofree char *name = NULL;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (SIGNET_IS_JOB (job));

  if (signet_job_get_csr (job) == NULL)
    {
      g_task_report_new_error (NULL, callback, user_data, signet_save_csr_async, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                               _("The job “%s” has no CSR: only a finished request has one"),
                               signet_job_get_title (job));
      return;
    }

  name = dup_proposed_name (job);
  save (parent, _("Save CSR"), name, signet_job_get_csr (job), signet_save_csr_async, callback, user_data);
}

/**
 * signet_save_csr_finish:
 * @parent: (nullable): not looked at: it may be gone
 * @result: as given to the callback
 * @error: return location
 *
 * Returns: (transfer full) (nullable): as signet_save_finish(); %SIGNET_ERROR_NOT_FOUND where the job has no CSR
 */
GFile *
signet_save_csr_finish (GtkWindow     *parent,
                        GAsyncResult  *result,
                        GError       **error)
{
  return signet_save_finish (parent, result, error);
}

/**
 * signet_save_open_folder:
 * @parent: the window that asks
 * @file: a file
 *
 * Shows @file in the file manager, marked (`org.freedesktop.FileManager1.ShowItems` of the file manager
 * D-Bus interface); where there is none on the bus, opens the folder of @file with whatever program opens
 * folders. Failing that as well, says so in a dialog with the file's path.
 */
void
signet_save_open_folder (GtkWindow *parent,
                         GFile     *file)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (parent, NULL, open_folder_cb, NULL);
  g_task_set_source_tag (task, signet_save_open_folder);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, g_steal_pointer (&task));
}
