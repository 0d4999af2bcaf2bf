/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "base/signet-mount.h"

/* A file at a place that is not mounted until it is asked to be. */

#define TEST_TYPE_FAR_FILE (test_far_file_get_type ())
G_DECLARE_FINAL_TYPE (TestFarFile, test_far_file, TEST, FAR_FILE, GObject)

struct _TestFarFile
{
  GObject parent_instance;

  gboolean     mounted;
  guint        n_mounts;
  gboolean     refuses;
  GIOErrorEnum refusal; /* what mounting then ends with */
};

static void file_iface_init (GFileIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestFarFile, test_far_file, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_FILE, file_iface_init))

static gboolean
test_far_file_is_native (GFile *file)
{
  return FALSE;
}

static char *
test_far_file_get_parse_name (GFile *file)
{
  return g_strdup ("far://server/list.csv");
}

static char *
test_far_file_get_uri_scheme (GFile *file)
{
  return g_strdup ("far");
}

static GFileInfo *
test_far_file_query_info (GFile               *file,
                          const char          *attributes,
                          GFileQueryInfoFlags  flags,
                          GCancellable        *cancellable,
                          GError             **error)
{
  if (TEST_FAR_FILE (file)->mounted)
    return g_file_info_new ();
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED, "not mounted");
  return NULL;
}

static void
test_far_file_mount (GFile               *file,
                     GMountMountFlags     flags,
                     GMountOperation     *operation,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  TestFarFile *self = TEST_FAR_FILE (file);
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  self->n_mounts++;
  if (self->refuses)
    {
      g_task_return_new_error (task, G_IO_ERROR, self->refusal, "no such server");
      return;
    }
  self->mounted = TRUE;
  g_task_return_boolean (task, TRUE);
}

static gboolean
test_far_file_mount_finish (GFile         *file,
                            GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
file_iface_init (GFileIface *iface)
{
  iface->is_native = test_far_file_is_native;
  iface->get_parse_name = test_far_file_get_parse_name;
  iface->get_uri_scheme = test_far_file_get_uri_scheme;
  iface->query_info = test_far_file_query_info;
  iface->mount_enclosing_volume = test_far_file_mount;
  iface->mount_enclosing_volume_finish = test_far_file_mount_finish;
}

static void
test_far_file_class_init (TestFarFileClass *klass)
{
}

static void
test_far_file_init (TestFarFile *self)
{
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
mount (GFile        *file,
       GCancellable *cancellable,
       GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_mount_async (file, NULL, cancellable, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return signet_mount_finish (file, result, error);
}

static void
test_local_file_needs_nothing (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/no/such/file");
  g_autoptr (GError) error = NULL;

  g_assert_true (mount (file, NULL, &error));
  g_assert_no_error (error);
}

static void
test_place_is_mounted_once (void)
{
  g_autoptr (TestFarFile) file = g_object_new (TEST_TYPE_FAR_FILE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (mount (G_FILE (file), NULL, &error));
  g_assert_no_error (error);
  g_assert_true (mount (G_FILE (file), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (file->n_mounts, ==, 1);
}

static void
test_somebody_else_mounted_it (void)
{
  g_autoptr (TestFarFile) file = g_object_new (TEST_TYPE_FAR_FILE, NULL);
  g_autoptr (GError) error = NULL;

  file->refuses = TRUE;
  file->refusal = G_IO_ERROR_ALREADY_MOUNTED;
  g_assert_true (mount (G_FILE (file), NULL, &error));
  g_assert_no_error (error);
}

static void
test_no_connection_names_file_and_cause (void)
{
  g_autoptr (TestFarFile) file = g_object_new (TEST_TYPE_FAR_FILE, NULL);
  g_autoptr (GError) error = NULL;

  file->refuses = TRUE;
  file->refusal = G_IO_ERROR_HOST_NOT_FOUND;
  g_assert_false (mount (G_FILE (file), NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "far://server/list.csv"));
  g_assert_nonnull (strstr (error->message, "no such server"));
}

static void
test_closed_question_is_cancelled (void)
{
  g_autoptr (TestFarFile) file = g_object_new (TEST_TYPE_FAR_FILE, NULL);
  g_autoptr (GError) error = NULL;

  file->refuses = TRUE;
  file->refusal = G_IO_ERROR_FAILED_HANDLED;
  g_assert_false (mount (G_FILE (file), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_unknown_scheme_says_what_to_do (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("gopher-of-old://server/list.csv");
  g_autoptr (GError) error = NULL;

  g_assert_false (mount (file, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "gopher-of-old://"));
  g_assert_nonnull (strstr (error->message, "GVfs"));
}

static void
test_cancelled (void)
{
  g_autoptr (TestFarFile) file = g_object_new (TEST_TYPE_FAR_FILE, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (mount (G_FILE (file), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (file->n_mounts, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mount/local-file-needs-nothing", test_local_file_needs_nothing);
  g_test_add_func ("/mount/place-is-mounted-once", test_place_is_mounted_once);
  g_test_add_func ("/mount/somebody-else-mounted-it", test_somebody_else_mounted_it);
  g_test_add_func ("/mount/no-connection-names-file-and-cause", test_no_connection_names_file_and_cause);
  g_test_add_func ("/mount/closed-question-is-cancelled", test_closed_question_is_cancelled);
  g_test_add_func ("/mount/unknown-scheme-says-what-to-do", test_unknown_scheme_says_what_to_do);
  g_test_add_func ("/mount/cancelled", test_cancelled);

  return g_test_run ();
}
