/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/store-test.h"

#include "store/signet-database.h"

static SignetDatabase *
open_database (const char *path,
               gboolean    remote,
               GError    **error)
{
  SignetDatabase *database = signet_database_open (path, error);

  g_assert_nonnull (database);
  signet_database_set_busy_timeout (database, 50);
  if (signet_database_set_up (database, FALSE, remote, error))
    return database;
  signet_database_close (database);
  return NULL;
}

static gboolean
has_log (StoreFixture *fixture)
{
  g_autofree char *path = g_strconcat (fixture->path, "-wal", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
set_up (StoreFixture *fixture,
        gconstpointer data)
{
  store_test_set_up_folder (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
}

static void
test_here_a_write_ahead_log (StoreFixture *fixture,
                             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SignetDatabase *database = open_database (fixture->path, FALSE, &error);

  g_assert_no_error (error);
  g_assert_false (signet_database_is_remote (database)); /* a folder for temporary files is here */
  g_assert_true (signet_database_execute (database, "CREATE TABLE t (x)", &error));
  g_assert_true (has_log (fixture));
  signet_database_close (database);
}

static void
test_elsewhere_a_journal_that_both_see (StoreFixture *fixture,
                                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SignetDatabase *one = open_database (fixture->path, TRUE, &error);
  SignetDatabase *other = open_database (fixture->path, TRUE, &error);
  gint64 before, after, n;

  g_assert_no_error (error);
  g_assert_true (signet_database_execute (one, "CREATE TABLE t (x)", &error));
  g_assert_true (signet_database_read_int (other, "PRAGMA data_version", &before, &error));
  g_assert_true (signet_database_begin (one, &error));
  g_assert_true (signet_database_execute (one, "INSERT INTO t VALUES (1)", &error));
  /* one at a time */
  g_assert_false (signet_database_begin (other, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_BUSY);
  g_clear_error (&error);
  g_assert_true (signet_database_commit (one, &error));
  g_assert_false (has_log (fixture));
  g_assert_true (signet_database_read_int (other, "PRAGMA data_version", &after, &error));
  g_assert_cmpint (after, !=, before);
  g_assert_true (signet_database_read_int (other, "SELECT count (*) FROM t", &n, &error));
  g_assert_cmpint (n, ==, 1);
  signet_database_close (one);
  signet_database_close (other);
}

static void
test_log_is_given_up_elsewhere_and_taken_up_here (StoreFixture *fixture,
                                                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SignetDatabase *here = open_database (fixture->path, FALSE, &error);
  SignetDatabase *elsewhere;
  gint64 n;

  g_assert_true (signet_database_execute (here, "CREATE TABLE t (x); INSERT INTO t VALUES (1)", &error));
  /* never both: who is second is told to wait */
  g_assert_null (open_database (fixture->path, TRUE, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_BUSY);
  g_clear_error (&error);
  signet_database_close (here);

  elsewhere = open_database (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_false (has_log (fixture));
  g_assert_true (signet_database_read_int (elsewhere, "SELECT count (*) FROM t", &n, &error));
  g_assert_cmpint (n, ==, 1);
  signet_database_close (elsewhere);
  here = open_database (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (signet_database_execute (here, "INSERT INTO t VALUES (2)", &error));
  g_assert_true (has_log (fixture));
  signet_database_close (here);
}

#define TEST(name, func) g_test_add ("/database/" name, StoreFixture, NULL, set_up, func, store_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("here-a-write-ahead-log", test_here_a_write_ahead_log);
  TEST ("elsewhere-a-journal-that-both-see", test_elsewhere_a_journal_that_both_see);
  TEST ("log-is-given-up-elsewhere-and-taken-up-here", test_log_is_given_up_elsewhere_and_taken_up_here);
  return g_test_run ();
}
