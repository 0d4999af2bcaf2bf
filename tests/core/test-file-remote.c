/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "base/signet-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* Stands for a file on another machine: a local one that says it is none, and answers through GIO's
 * interface only. */

#define TEST_TYPE_REMOTE_FILE (test_remote_file_get_type ())
G_DECLARE_FINAL_TYPE (TestRemoteFile, test_remote_file, TEST, REMOTE_FILE, GObject)

struct _TestRemoteFile
{
  GObject  parent_instance;

  GFile   *local;
};

static void file_iface_init (GFileIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestRemoteFile, test_remote_file, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_FILE, file_iface_init))

static GFile *
wrap (GFile *local)
{
  TestRemoteFile *self = g_object_new (TEST_TYPE_REMOTE_FILE, NULL);

  self->local = local;
  return G_FILE (self);
}

static GFile *
local_of (GFile *file)
{
  return TEST_REMOTE_FILE (file)->local;
}

static gboolean
test_remote_file_is_native (GFile *file)
{
  return FALSE;
}

static GFile *
test_remote_file_dup (GFile *file)
{
  return wrap (g_file_dup (local_of (file)));
}

static guint
test_remote_file_hash (GFile *file)
{
  return g_file_hash (local_of (file));
}

static gboolean
test_remote_file_equal (GFile *a,
                        GFile *b)
{
  return g_file_equal (local_of (a), local_of (b));
}

static char *
test_remote_file_get_path (GFile *file)
{
  return NULL;
}

static char *
test_remote_file_get_parse_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (local_of (file));

  return g_strconcat ("test://", name, NULL);
}

static GFile *
test_remote_file_get_parent (GFile *file)
{
  GFile *parent = g_file_get_parent (local_of (file));

  return parent != NULL ? wrap (parent) : NULL;
}

static GFile *
test_remote_file_resolve_relative_path (GFile      *file,
                                        const char *path)
{
  return wrap (g_file_resolve_relative_path (local_of (file), path));
}

static GFileOutputStream *
test_remote_file_create (GFile             *file,
                         GFileCreateFlags   flags,
                         GCancellable      *cancellable,
                         GError           **error)
{
  return g_file_create (local_of (file), flags, cancellable, error);
}

static gboolean
test_remote_file_delete (GFile         *file,
                         GCancellable  *cancellable,
                         GError       **error)
{
  return g_file_delete (local_of (file), cancellable, error);
}

static gboolean
test_remote_file_move (GFile                  *source,
                       GFile                  *destination,
                       GFileCopyFlags          flags,
                       GCancellable           *cancellable,
                       GFileProgressCallback   progress,
                       gpointer                progress_data,
                       GError                **error)
{
  return g_file_move (local_of (source), local_of (destination), flags, cancellable, progress, progress_data, error);
}

static void
file_iface_init (GFileIface *iface)
{
  iface->is_native = test_remote_file_is_native;
  iface->dup = test_remote_file_dup;
  iface->hash = test_remote_file_hash;
  iface->equal = test_remote_file_equal;
  iface->get_path = test_remote_file_get_path;
  iface->get_parse_name = test_remote_file_get_parse_name;
  iface->get_parent = test_remote_file_get_parent;
  iface->resolve_relative_path = test_remote_file_resolve_relative_path;
  iface->create = test_remote_file_create;
  iface->delete_file = test_remote_file_delete;
  iface->move = test_remote_file_move;
}

static void
test_remote_file_finalize (GObject *object)
{
  g_object_unref (TEST_REMOTE_FILE (object)->local);
  G_OBJECT_CLASS (test_remote_file_parent_class)->finalize (object);
}

static void
test_remote_file_class_init (TestRemoteFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_remote_file_finalize;
}

static void
test_remote_file_init (TestRemoteFile *self)
{
}

typedef struct
{
  char *directory;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->directory = g_dir_make_tmp ("signet-remote-XXXXXX", NULL);
  g_assert_nonnull (fixture->directory);
  fixture->path = g_build_filename (fixture->directory, "a.csr", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *inside = g_build_filename (fixture->path, "inside", NULL);

  g_unlink (inside);
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->directory), ==, 0); /* no temporary file was left */
  g_free (fixture->path);
  g_free (fixture->directory);
}

static gboolean
write_text (const char    *path,
            const char    *text,
            int            mode,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFile) file = wrap (g_file_new_for_path (path));
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return signet_file_write (file, bytes, mode, cancellable, error);
}

static void
assert_holds (const char *path,
              const char *text)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, text);
}

static void
test_writes_and_replaces (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (write_text (fixture->path, "first", SIGNET_FILE_MODE_PUBLIC, NULL, &error));
  g_assert_no_error (error);
  assert_holds (fixture->path, "first");
  g_assert_true (write_text (fixture->path, "second", SIGNET_FILE_MODE_PUBLIC, NULL, &error));
  g_assert_no_error (error);
  assert_holds (fixture->path, "second");
}

static void
test_private_file_is_its_owners (Fixture       *fixture,
                                 gconstpointer  data)
{
  GStatBuf status;

  g_assert_true (write_text (fixture->path, "x", SIGNET_FILE_MODE_PRIVATE, NULL, NULL));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
}

static void
test_old_file_survives_a_write_error (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autofree char *large = g_strnfill (64 * 1024, 'x');
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  struct rlimit small;
  gboolean written;

  g_assert_true (write_text (fixture->path, "the old one", SIGNET_FILE_MODE_PUBLIC, NULL, NULL));

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 4096;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  written = write_text (fixture->path, large, SIGNET_FILE_MODE_PUBLIC, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_false (written);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "test://a.csr"));
  assert_holds (fixture->path, "the old one");
}

static void
test_missing_folder (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "missing", "a.csr", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text (path, "x", SIGNET_FILE_MODE_PUBLIC, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "folder does not exist"));
}

static void
test_folder_in_the_way (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *inside = g_build_filename (fixture->path, "inside", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "precious", -1, NULL));
  g_assert_false (write_text (fixture->path, "x", SIGNET_FILE_MODE_PUBLIC, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
  assert_holds (inside, "precious");
}

static void
test_the_root_is_no_file (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text ("/", "x", SIGNET_FILE_MODE_PUBLIC, NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
}

static void
test_cancelled_writes_nothing (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (write_text (fixture->path, "x", SIGNET_FILE_MODE_PUBLIC, cancellable, &error));
  g_assert_true (signet_error_is_cancelled (error));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/file-remote/writes-and-replaces", test_writes_and_replaces);
  ADD ("/file-remote/private-file-is-its-owners", test_private_file_is_its_owners);
  ADD ("/file-remote/old-file-survives-a-write-error", test_old_file_survives_a_write_error);
  ADD ("/file-remote/missing-folder", test_missing_folder);
  ADD ("/file-remote/folder-in-the-way", test_folder_in_the_way);
  ADD ("/file-remote/the-root-is-no-file", test_the_root_is_no_file);
  ADD ("/file-remote/cancelled-writes-nothing", test_cancelled_writes_nothing);

  return g_test_run ();
}
