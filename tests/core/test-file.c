/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "base/signet-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *directory;
} Fixture;

static void
remove_directory (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_directory (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->directory = g_dir_make_tmp ("signet-file-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_directory (fixture->directory);
  g_free (fixture->directory);
}

static char *
path_in (Fixture    *fixture,
         const char *name)
{
  return g_build_filename (fixture->directory, name, NULL);
}

static gboolean
write_text (const char  *path,
            const char  *text,
            int          mode,
            GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return signet_file_write (file, bytes, mode, NULL, error);
}

static void
assert_holds (const char *path,
              const char *text)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (contents, ==, text);
}

/* Nothing but the files that the test knows of: no temporary file was left. */
static void
assert_n_files (Fixture *fixture,
                guint    expected)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->directory, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, expected);
}

static guint
mode_of (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_lstat (path, &status), ==, 0);
  g_assert_true (S_ISREG (status.st_mode));
  return status.st_mode & 07777;
}

static void
assert_io_error (const GError *error,
                 const char   *name,
                 const char   *cause)
{
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, cause));
}

static void
test_writes_and_replaces (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *path = path_in (fixture, "a.csr");
  g_autoptr (GError) error = NULL;

  g_assert_true (write_text (path, "first", SIGNET_FILE_MODE_PUBLIC, &error));
  g_assert_no_error (error);
  assert_holds (path, "first");

  g_assert_true (write_text (path, "", SIGNET_FILE_MODE_PUBLIC, &error));
  g_assert_no_error (error);
  assert_holds (path, "");
  assert_n_files (fixture, 1);
}

static void
test_private_file_is_its_owners (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *path = path_in (fixture, "key.pem");
  mode_t mask = umask (0);

  g_assert_true (write_text (path, "open", 0666, NULL));
  g_assert_cmpuint (mode_of (path), ==, 0666);
  g_assert_true (write_text (path, "closed", SIGNET_FILE_MODE_PRIVATE, NULL));
  g_assert_cmpuint (mode_of (path), ==, 0600);
  umask (mask);
}

static void
test_replaces_a_link_instead_of_following_it (Fixture       *fixture,
                                              gconstpointer  data)
{
  g_autofree char *target = path_in (fixture, "target");
  g_autofree char *link = path_in (fixture, "link");

  g_assert_true (write_text (target, "precious", SIGNET_FILE_MODE_PUBLIC, NULL));
  g_assert_cmpint (symlink (target, link), ==, 0);

  g_assert_true (write_text (link, "new", SIGNET_FILE_MODE_PUBLIC, NULL));
  assert_holds (target, "precious");
  assert_holds (link, "new");
  g_assert_false (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
}

static void
test_replaces_a_dangling_link (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *target = path_in (fixture, "nowhere");
  g_autofree char *link = path_in (fixture, "link");

  g_assert_cmpint (symlink (target, link), ==, 0);
  g_assert_true (write_text (link, "new", SIGNET_FILE_MODE_PUBLIC, NULL));
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  assert_holds (link, "new");
}

static void
test_missing_folder (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = path_in (fixture, "missing/a.csr");
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text (path, "x", SIGNET_FILE_MODE_PUBLIC, &error));
  assert_io_error (error, path, "folder does not exist");
}

static void
test_file_in_place_of_the_folder (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autofree char *file = path_in (fixture, "file");
  g_autofree char *path = path_in (fixture, "file/a.csr");
  g_autoptr (GError) error = NULL;

  g_assert_true (write_text (file, "x", SIGNET_FILE_MODE_PUBLIC, NULL));
  g_assert_false (write_text (path, "x", SIGNET_FILE_MODE_PUBLIC, &error));
  assert_io_error (error, path, "folder does not exist");
}

static void
test_folder_in_the_way (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *path = path_in (fixture, "a.csr");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (write_text (path, "x", SIGNET_FILE_MODE_PUBLIC, &error));
  assert_io_error (error, path, "there is a folder of this name");
  assert_n_files (fixture, 1);
}

static void
test_name_too_long (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *name = g_strnfill (300, 'a');
  g_autofree char *path = path_in (fixture, name);
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text (path, "x", SIGNET_FILE_MODE_PUBLIC, &error));
  assert_io_error (error, "aaa", "too long");
}

static void
test_leaves_devices_alone (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *fifo = path_in (fixture, "fifo");
  g_autofree char *link = path_in (fixture, "link");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) link_error = NULL;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_false (write_text (fifo, "x", SIGNET_FILE_MODE_PUBLIC, &error));
  assert_io_error (error, fifo, "device or a pipe");

  g_assert_cmpint (symlink ("/dev/null", link), ==, 0);
  g_assert_false (write_text (link, "x", SIGNET_FILE_MODE_PUBLIC, &link_error));
  assert_io_error (link_error, link, "device or a pipe");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
}

/* A real write error in the middle of the file: the process may write 4 KiB and no more. */
static void
test_old_file_survives_a_write_error (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autofree char *path = path_in (fixture, "a.csr");
  g_autofree char *large = g_strnfill (64 * 1024, 'x');
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  struct rlimit small;
  gboolean written;

  g_assert_true (write_text (path, "the old one", SIGNET_FILE_MODE_PUBLIC, NULL));

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 4096;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  written = write_text (path, large, SIGNET_FILE_MODE_PUBLIC, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_false (written);
  assert_io_error (error, path, "could not be saved");
  assert_holds (path, "the old one");
  assert_n_files (fixture, 1);
}

static void
test_read_only_file_system (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  /* A file system on which every folder is read-only, whoever asks. */
  if (!g_file_test ("/proc/self", G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("there is no /proc");
      return;
    }

  g_assert_false (write_text ("/proc/self/a.csr", "x", SIGNET_FILE_MODE_PUBLIC, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "/proc/self/a.csr"));
}

static void
test_cancelled_writes_nothing (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *path = path_in (fixture, "a.csr");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (signet_file_write (file, bytes, SIGNET_FILE_MODE_PUBLIC, cancellable, &error));
  g_assert_true (signet_error_is_cancelled (error));
  assert_n_files (fixture, 0);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *good_path = path_in (fixture, "a.csr");
  g_autofree char *bad_path = path_in (fixture, "missing/a.csr");
  g_autoptr (GFile) good = g_file_new_for_path (good_path);
  g_autoptr (GFile) bad = g_file_new_for_path (bad_path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("text", 4);
  g_autoptr (GAsyncResult) good_result = NULL;
  g_autoptr (GAsyncResult) bad_result = NULL;
  g_autoptr (GError) error = NULL;

  signet_file_write_async (good, bytes, SIGNET_FILE_MODE_PUBLIC, NULL, finished_cb, &good_result);
  signet_file_write_async (bad, bytes, SIGNET_FILE_MODE_PUBLIC, NULL, finished_cb, &bad_result);
  g_assert_null (good_result);
  while (good_result == NULL || bad_result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (signet_file_write_finish (good, good_result, &error));
  g_assert_no_error (error);
  assert_holds (good_path, "text");
  g_assert_false (signet_file_write_finish (bad, bad_result, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
}

static void
test_data_dir (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = signet_file_dup_data_dir (&error);
  GStatBuf status;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_cmpint (g_lstat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);

  /* a second time it is there already */
  g_free (path);
  path = signet_file_dup_data_dir (&error);
  g_assert_no_error (error);

  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_true (g_file_set_contents (path, "a file in the way", -1, NULL));
  g_free (path);
  path = signet_file_dup_data_dir (&error);
  g_assert_null (path);
  assert_io_error (error, g_get_user_data_dir (), "XDG_DATA_HOME");
}

static void
test_csr_name (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct { const char *common_name, *file_name; } cases[] = {
    { "t.example.com", "t.example.com_2026-03-09.csr" },
    { "*.example.com", "wildcard.example.com_2026-03-09.csr" },
    { "xn--bcher-kva.example", "xn--bcher-kva.example_2026-03-09.csr" },
    { "../../etc/passwd", "-.-..-etc-passwd_2026-03-09.csr" },
    { "", "request_2026-03-09.csr" },
    { "a\\b:c\nd", "a-b-c-d_2026-03-09.csr" },
  };
  g_autoptr (GDateTime) when = g_date_time_new_utc (2026, 3, 9, 23, 59, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = signet_file_csr_name (cases[i].common_name, when);

      g_assert_cmpstr (name, ==, cases[i].file_name);
      g_assert_null (strchr (name, '/'));
    }
}

static void
test_csr_name_fits_every_file_system (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr (GDateTime) when = g_date_time_new_utc (2026, 3, 9, 0, 0, 0);
  g_autofree char *common_name = g_strnfill (253, 'a');
  g_autofree char *name = signet_file_csr_name (common_name, when);
  g_autofree char *path = path_in (fixture, name);

  g_assert_cmpuint (strlen (name), <, 240);
  g_assert_true (write_text (path, "x", SIGNET_FILE_MODE_PUBLIC, NULL));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autofree char *data_home = g_dir_make_tmp ("signet-data-XXXXXX", NULL);
  int result;

  g_assert_nonnull (data_home);
  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("/file/writes-and-replaces", test_writes_and_replaces);
  ADD ("/file/private-file-is-its-owners", test_private_file_is_its_owners);
  ADD ("/file/replaces-a-link-instead-of-following-it", test_replaces_a_link_instead_of_following_it);
  ADD ("/file/replaces-a-dangling-link", test_replaces_a_dangling_link);
  ADD ("/file/missing-folder", test_missing_folder);
  ADD ("/file/file-in-place-of-the-folder", test_file_in_place_of_the_folder);
  ADD ("/file/folder-in-the-way", test_folder_in_the_way);
  ADD ("/file/name-too-long", test_name_too_long);
  ADD ("/file/leaves-devices-alone", test_leaves_devices_alone);
  ADD ("/file/old-file-survives-a-write-error", test_old_file_survives_a_write_error);
  ADD ("/file/read-only-file-system", test_read_only_file_system);
  ADD ("/file/cancelled-writes-nothing", test_cancelled_writes_nothing);
  ADD ("/file/async", test_async);
  ADD ("/file/data-dir", test_data_dir);
  ADD ("/file/csr-name", test_csr_name);
  ADD ("/file/csr-name-fits-every-file-system", test_csr_name_fits_every_file_system);

  result = g_test_run ();
  remove_directory (data_home);
  return result;
}
