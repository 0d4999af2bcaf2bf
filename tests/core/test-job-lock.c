/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "job/signet-job-lock.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define JOB_A "c0ffee00-1111-4111-8111-111111111111"
#define JOB_B "c0ffee01-2222-4222-8222-222222222222"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("signet-job-lock-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "signet.db", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *lock = g_strconcat (fixture->path, ".jobs", NULL);

  g_unlink (lock);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static SignetJobLock *
new_lock (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SignetJobLock *lock = signet_job_lock_new (fixture->path, &error);

  g_assert_no_error (error);
  return lock;
}

static gboolean
acquire (SignetJobLock *lock,
         const char    *uuid)
{
  g_autoptr (GError) error = NULL;
  gboolean acquired = signet_job_lock_acquire (lock, uuid, &error);

  g_assert_no_error (error);
  return acquired;
}

static void
test_second_holder_of_a_job_is_refused (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autoptr (SignetJobLock) first = new_lock (fixture);
  g_autoptr (SignetJobLock) second = new_lock (fixture);

  g_assert_true (acquire (first, JOB_A));
  g_assert_false (acquire (second, JOB_A));
}

static void
test_other_jobs_are_free (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (SignetJobLock) first = new_lock (fixture);
  g_autoptr (SignetJobLock) second = new_lock (fixture);

  g_assert_true (acquire (first, JOB_A));
  g_assert_true (acquire (second, JOB_B));
}

static void
test_dropping_it_frees_the_job (Fixture       *fixture,
                                gconstpointer  data)
{
  SignetJobLock *first = new_lock (fixture);
  g_autoptr (SignetJobLock) second = new_lock (fixture);

  g_assert_true (acquire (first, JOB_A));
  g_object_unref (first);
  g_assert_true (acquire (second, JOB_A));
}

static void
test_process_that_shares_it_keeps_the_job (Fixture       *fixture,
                                           gconstpointer  data)
{
  SignetJobLock *first = new_lock (fixture);
  g_autoptr (SignetJobLock) second = new_lock (fixture);
  pid_t child;

  g_assert_true (acquire (first, JOB_A));
  child = fork ();
  if (child == 0)
    {
      pause ();
      _exit (0);
    }

  g_object_unref (first);
  g_assert_false (acquire (second, JOB_A));

  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  g_assert_true (acquire (second, JOB_A));
}

static void
test_what_is_no_uuid_is_an_error (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (SignetJobLock) lock = new_lock (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (signet_job_lock_acquire (lock, "no uuid", &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
}

static void
test_missing_folder_is_an_error (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "signet.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (signet_job_lock_new (path, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
}

static void
test_symbolic_link_is_not_followed (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autofree char *link_path = g_strconcat (fixture->path, ".jobs", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (symlink (target, link_path));
  g_assert_null (signet_job_lock_new (fixture->path, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/job-lock/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("second-holder-of-a-job-is-refused", test_second_holder_of_a_job_is_refused);
  ADD ("other-jobs-are-free", test_other_jobs_are_free);
  ADD ("dropping-it-frees-the-job", test_dropping_it_frees_the_job);
  ADD ("process-that-shares-it-keeps-the-job", test_process_that_shares_it_keeps_the_job);
  ADD ("what-is-no-uuid-is-an-error", test_what_is_no_uuid_is_an_error);
  ADD ("missing-folder-is-an-error", test_missing_folder_is_an_error);
  ADD ("symbolic-link-is-not-followed", test_symbolic_link_is_not_followed);
#undef ADD

  return g_test_run ();
}
