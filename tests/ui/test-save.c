/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/widget/signet-save.h"

#include "base/signet-error.h"
#include "base/signet-file.h"
#include "store/signet-job-private.h"
#include "ui-test.h"

#include <glib/gstdio.h>

/* GTK 4.8's file chooser leaks values of its list (names, sizes, file infos) each time a folder is shown, with
 * nothing but GTK and GLib in the traces; suppressing GTK's leaks by library would hide ours everywhere. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "detect_leaks=0";
}

#define CREATED_AT G_GINT64_CONSTANT (1778594400) /* 2026-05-12 14:00 UTC */
#define PEM "-----BEGIN CERTIFICATE REQUEST-----\nAAECAwQF\n-----END CERTIFICATE REQUEST-----\n"

typedef struct {
  GtkWindow *window; /* (nullable) once a test closed it */
  char      *folder;
  SignetJob *job;

  gboolean   done;
  GFile     *file;
  GError    *error;
} Fixture;

static SignetJob *
make_job (const char *csr)
{
  SignetJobRow row = {
    .id = 1,
    .uuid = "0f6a7f3e-6f3e-4c39-9d5c-0d9b1a1f0a01",
    .kind = SIGNET_JOB_KIND_REQUEST,
    .state = SIGNET_JOB_STATE_FINISHED,
    .outcome = SIGNET_JOB_OUTCOME_DONE,
    .created_at = CREATED_AT,
    .title = "*.example.com",
  };
  const char * const names[] = { "*.example.com", NULL };
  g_autoptr (SignetSubject) subject = signet_subject_new ("Example", NULL, "FR", "Paris", "Paris");
  g_autoptr (SignetRequest) request =
    signet_request_new (subject, names[0], names, SIGNET_KEY_SPEC_ECDSA_P256, "public", 1, "acme",
                        "https://acme.example.net", NULL);
  g_autoptr (GBytes) pem = csr != NULL ? g_bytes_new (csr, strlen (csr)) : NULL;
  SignetJob *job = signet_job_new_from_row (&row);

  signet_job_set_request_details (job, request, pem, "");

  return job;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("signet-save-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->job = make_job (PEM);
  fixture->window = GTK_WINDOW (gtk_application_window_new (GTK_APPLICATION (ui_test_get_application ())));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_clear_object (&fixture->file);
  g_clear_error (&fixture->error);
  g_assert_finalize_object (fixture->job);
  if (fixture->window != NULL)
    ui_test_close (fixture->window);
}

static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->file = signet_save_csr_finish ((GtkWindow *) source, result, &fixture->error);
  fixture->done = TRUE;
}

/* The dialog reads a folder, any where @folder is NULL, before it lets one see that it is there. */
static void
wait_for_folder (GtkWidget *dialog,
                 GFile     *folder)
{
  gboolean there = FALSE;

  for (guint i = 0; !there; i++)
    {
      g_autoptr (GFile) current = gtk_file_chooser_get_current_folder (GTK_FILE_CHOOSER (dialog));

      there = current != NULL && (folder == NULL || g_file_equal (current, folder));
      if (i == 500)
        g_error ("the dialog shows %s", current != NULL ? g_file_peek_path (current) : "no folder");
      ui_test_iterate ();
    }
  ui_test_settle ();
}

static GtkWidget *
begin (Fixture *fixture)
{
  GtkWidget *dialog = NULL;

  fixture->done = FALSE;
  signet_save_csr_async (fixture->window, fixture->job, saved_cb, fixture);
  ui_test_wait_until (find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL);
  dialog = GTK_WIDGET (find_window (GTK_TYPE_FILE_CHOOSER_DIALOG));
  wait_for_folder (dialog, NULL);

  return dialog;
}

static void
go_to_folder (GtkWidget  *dialog,
              const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  g_assert_true (gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL));
  wait_for_folder (dialog, folder);
}

static void
respond (Fixture   *fixture,
         GtkWidget *dialog,
         int        response)
{
  GtkWidget *button = gtk_dialog_get_widget_for_response (GTK_DIALOG (dialog), response);

  ui_test_wait_until (gtk_widget_is_sensitive (button));
  gtk_widget_activate (button);
  ui_test_wait_until (fixture->done);
}

static char *
dup_day (void)
{
  g_autoptr (GDateTime) created = g_date_time_new_from_unix_local (CREATED_AT);

  return g_date_time_format (created, "%Y-%m-%d");
}

static void
test_save_writes_the_committed_bytes_under_the_proposed_name (Fixture       *fixture,
                                                              gconstpointer  data)
{
  GtkWidget *dialog = begin (fixture);
  g_autofree char *proposed = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (dialog));
  g_autofree char *day = dup_day ();
  g_autofree char *expected = g_strdup_printf ("wildcard.example.com_%s.csr", day);
  g_autofree char *path = g_build_filename (fixture->folder, expected, NULL);
  g_autofree char *contents = NULL;
  GStatBuf status;

  g_assert_cmpstr (proposed, ==, expected);
  go_to_folder (dialog, fixture->folder);
  respond (fixture, dialog, GTK_RESPONSE_ACCEPT);

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (g_file_peek_path (fixture->file), ==, path);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, PEM);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, SIGNET_FILE_MODE_PUBLIC);
}

static void
test_save_comes_back_to_the_last_folder (Fixture       *fixture,
                                         gconstpointer  data)
{
  GtkWidget *dialog = begin (fixture);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);

  go_to_folder (dialog, fixture->folder);
  respond (fixture, dialog, GTK_RESPONSE_ACCEPT);
  g_assert_no_error (fixture->error);
  g_clear_object (&fixture->file);

  dialog = begin (fixture);
  wait_for_folder (dialog, folder);
  respond (fixture, dialog, GTK_RESPONSE_CANCEL);
}

static void
test_a_cancelled_dialog_writes_nothing (Fixture       *fixture,
                                        gconstpointer  data)
{
  GtkWidget *dialog = begin (fixture);
  g_autoptr (GDir) dir = NULL;

  go_to_folder (dialog, fixture->folder);
  respond (fixture, dialog, GTK_RESPONSE_CANCEL);

  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (fixture->file);
  dir = g_dir_open (fixture->folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_a_failed_write_is_told (Fixture       *fixture,
                             gconstpointer  data)
{
  GtkWidget *dialog = begin (fixture);

  go_to_folder (dialog, "/proc"); /* where not even root can make a file */
  respond (fixture, dialog, GTK_RESPONSE_ACCEPT);

  g_assert_error (fixture->error, SIGNET_ERROR, SIGNET_ERROR_IO);
  g_assert_null (fixture->file);
}

static void
test_a_job_without_csr_is_refused_without_a_dialog (Fixture       *fixture,
                                                    gconstpointer  data)
{
  g_autoptr (SignetJob) job = make_job (NULL);

  signet_save_csr_async (fixture->window, job, saved_cb, fixture);
  ui_test_wait_until (fixture->done);

  g_assert_error (fixture->error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
  g_assert_null (find_window (GTK_TYPE_FILE_CHOOSER_DIALOG));
}

static void
test_a_window_that_closes_takes_the_dialog_along (Fixture       *fixture,
                                                  gconstpointer  data)
{
  begin (fixture);
  ui_test_close (g_steal_pointer (&fixture->window));
  ui_test_wait_until (fixture->done);

  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  ui_test_wait_until (find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
}

static void
show_items_cb (GDBusConnection       *bus,
               const char            *sender,
               const char            *path,
               const char            *interface,
               const char            *method,
               GVariant              *parameters,
               GDBusMethodInvocation *invocation,
               gpointer               user_data)
{
  char **uri = user_data;

  g_variant_get_child (g_variant_get_child_value (parameters, 0), 0, "s", uri);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
test_the_file_manager_is_asked_to_show_the_file (Fixture       *fixture,
                                                 gconstpointer  data)
{
  static const GDBusInterfaceVTable vtable = { .method_call = show_items_cb };
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) node =
    g_dbus_node_info_new_for_xml ("<node><interface name='org.freedesktop.FileManager1'><method name='ShowItems'>"
                                  "<arg type='as'/><arg type='s'/></method></interface></node>", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "a b.csr", NULL);
  g_autofree char *expected = g_file_get_uri (file);
  g_autofree char *uri = NULL;
  guint object = g_dbus_connection_register_object (bus, "/org/freedesktop/FileManager1", node->interfaces[0],
                                                    &vtable, &uri, NULL, NULL);
  guint owner = g_bus_own_name_on_connection (bus, "org.freedesktop.FileManager1", G_BUS_NAME_OWNER_FLAGS_NONE,
                                              NULL, NULL, NULL, NULL);

  g_assert_cmpuint (object, !=, 0);
  signet_save_open_folder (fixture->window, file);
  ui_test_wait_until (uri != NULL);
  g_assert_cmpstr (uri, ==, expected);

  g_bus_unown_name (owner);
  g_dbus_connection_unregister_object (bus, object);
  ui_test_settle ();
  g_assert_null (find_window (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_a_folder_that_nothing_opens_is_told_with_the_path (Fixture       *fixture,
                                                        gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("signet-nowhere:///folder/request.csr");
  GtkWindow *dialog = NULL;

  signet_save_open_folder (fixture->window, file);
  ui_test_wait_until (find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);

  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "folder/request.csr"));
  ui_test_close (dialog);
}

int
main (int    argc,
      char **argv)
{
#define ADD(name, function) \
  g_test_add ("/save/" name, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("writes-the-committed-bytes-under-the-proposed-name",
       test_save_writes_the_committed_bytes_under_the_proposed_name);
  ADD ("comes-back-to-the-last-folder", test_save_comes_back_to_the_last_folder);
  ADD ("cancelled-writes-nothing", test_a_cancelled_dialog_writes_nothing);
  ADD ("failed-write-is-told", test_a_failed_write_is_told);
  ADD ("job-without-csr-is-refused", test_a_job_without_csr_is_refused_without_a_dialog);
  ADD ("window-that-closes-takes-the-dialog-along", test_a_window_that_closes_takes_the_dialog_along);
  ADD ("file-manager-shows-the-file", test_the_file_manager_is_asked_to_show_the_file);
  ADD ("folder-that-nothing-opens-is-told", test_a_folder_that_nothing_opens_is_told_with_the_path);

  return ui_test_run ();
}
