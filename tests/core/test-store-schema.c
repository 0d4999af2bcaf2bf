/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/store-test.h"

#include "store/signet-store-schema.h"

#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

static void
set_up (StoreFixture *fixture,
        gconstpointer data)
{
  store_test_set_up_folder (fixture);
}

static void
run_sql (const char *path,
         const char *sql)
{
  g_autofree char *message = NULL;
  sqlite3 *raw;

  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  if (sqlite3_exec (raw, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (raw));
  sqlite3_close (raw);
}

static gint64
read_number (const char *path,
             const char *sql)
{
  sqlite3_stmt *statement;
  gint64 value;
  sqlite3 *raw;

  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (raw, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (raw);
  return value;
}

/* A database as version 1 of the program left it. */
static void
make_version_1 (const char *path)
{
  g_autoptr (GError) error = NULL;
  SignetDatabase *database;

  g_assert_true (signet_store_schema_prepare_file (path, &error));
  database = signet_database_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (signet_store_schema_migrate (database, 1, &error));
  g_assert_no_error (error);
  g_assert_true (signet_database_set_up (database, FALSE, &error));
  signet_database_close (database);
  run_sql (path, "INSERT INTO instance (id, name, url, sort_key, search, created_at) VALUES (7, 'old', '', 'old', 'old', 1);"
                 "INSERT INTO subdomain (instance_id, name, delegation_type, use_case, sort_key, search, created_at) "
                 "VALUES (7, 'mail.example.com', '', '', 'mail.example.com', 'mail.example.com', 1)");
}

/* A good one, with a row in it, and nothing beside it. */
static void
make_good (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = store_test_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_test_add_instance (fixture->store, "shop", NULL, &error), >, 0);
  signet_store_close (fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&fixture->store);
}

static void
assert_refused_unchanged (StoreFixture *fixture,
                          int           code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &before, &size_before, NULL));
  g_assert_null (store_test_open (fixture->path, &error));
  g_assert_error (error, SIGNET_ERROR, code);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
}

static void
test_new_file_has_the_present_version (StoreFixture *fixture,
                                       gconstpointer data)
{
  make_good (fixture);
  g_assert_cmpint (read_number (fixture->path, "PRAGMA user_version"), ==, SIGNET_STORE_VERSION);
  g_assert_cmpint (read_number (fixture->path, "PRAGMA application_id"), ==, SIGNET_STORE_APPLICATION_ID);
}

static void
test_older_is_migrated_after_a_backup (StoreFixture *fixture,
                                       gconstpointer data)
{
  g_autofree char *backup = g_strconcat (fixture->path, ".backup-v1", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInstance) instance = NULL;
  GStatBuf status;

  make_version_1 (fixture->path);
  fixture->store = store_test_open (fixture->path, &error);
  g_assert_no_error (error);
  instance = store_test_find (fixture->store, "old", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (signet_instance_get_n_subdomains (instance), ==, 1);
  g_assert_cmpint (store_test_add_instance (fixture->store, "new", NULL, &error), >, 0);

  g_assert_cmpint (g_stat (backup, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (read_number (backup, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (read_number (backup, "SELECT count (*) FROM instance"), ==, 1);
  g_assert_cmpint (read_number (fixture->path, "PRAGMA user_version"), ==, SIGNET_STORE_VERSION);
}

static void
test_earlier_backup_is_kept (StoreFixture *fixture,
                             gconstpointer data)
{
  g_autofree char *backup = g_strconcat (fixture->path, ".backup-v1", NULL);
  g_autofree char *second = g_strconcat (fixture->path, ".backup-v1-1", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  make_version_1 (fixture->path);
  g_assert_true (g_file_set_contents (backup, "mine", -1, NULL));
  fixture->store = store_test_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (backup, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "mine");
  g_assert_cmpint (read_number (second, "PRAGMA user_version"), ==, 1);
}

static void
test_failed_migration_changes_nothing (StoreFixture *fixture,
                                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_version_1 (fixture->path);
  run_sql (fixture->path, "CREATE TABLE request (x)"); /* in the way of version 2, halfway through it */
  g_assert_null (store_test_open (fixture->path, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (read_number (fixture->path, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (read_number (fixture->path, "SELECT count (*) FROM sqlite_schema WHERE name = 'job'"), ==, 0);
  g_assert_cmpint (read_number (fixture->path, "SELECT count (*) FROM instance"), ==, 1);
}

static void
test_newer_is_refused_and_left (StoreFixture *fixture,
                                gconstpointer data)
{
  make_good (fixture);
  run_sql (fixture->path, "PRAGMA user_version = 4711");
  assert_refused_unchanged (fixture, SIGNET_ERROR_STORE_TOO_NEW);
}

static void
test_another_programs_is_refused_and_left (StoreFixture *fixture,
                                           gconstpointer data)
{
  run_sql (fixture->path, "CREATE TABLE bookmarks (url); INSERT INTO bookmarks VALUES ('x')");
  assert_refused_unchanged (fixture, SIGNET_ERROR_STORE_CORRUPT);
}

static void
test_garbage_is_refused_and_left (StoreFixture *fixture,
                                  gconstpointer data)
{
  g_autofree char *garbage = g_strnfill (10000, 'x');

  g_assert_true (g_file_set_contents (fixture->path, garbage, 10000, NULL));
  assert_refused_unchanged (fixture, SIGNET_ERROR_STORE_CORRUPT);
  g_assert_true (g_file_set_contents (fixture->path, "x", 1, NULL));
  assert_refused_unchanged (fixture, SIGNET_ERROR_STORE_CORRUPT);
}

static void
test_truncated_is_refused_and_left (StoreFixture *fixture,
                                    gconstpointer data)
{
  static const gsize sizes[] = { 16, 100, 4096, 8192, 20000 };
  g_autofree char *contents = NULL;
  gsize size;

  make_good (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_assert_cmpuint (size, >, sizes[i]);
      g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) sizes[i], NULL));
      assert_refused_unchanged (fixture, SIGNET_ERROR_STORE_CORRUPT);
    }
}

static void
test_damage_within_is_told_and_nothing_is_written (StoreFixture *fixture,
                                                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *after = NULL;
  gsize size, size_after;

  make_good (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  memset (contents + 4096, 0xa5, size - 4096); /* every page but the one with the schema's beginning */
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) size, NULL));
  fixture->store = store_test_open (fixture->path, &error);
  if (fixture->store != NULL)
    {
      g_assert_cmpint (store_test_add_instance (fixture->store, "x", NULL, &error), ==, 0);
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CORRUPT);
      g_clear_error (&error);
      g_assert_cmpint (store_test_add_instance (fixture->store, "x", NULL, &error), ==, 0);
    }
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CORRUPT);
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (contents, size, after, size_after);
}

static void
test_missing_folder_is_an_error (StoreFixture *fixture,
                                 gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "absent", "signet.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (store_test_open (path, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
  g_clear_error (&error);
  g_assert_null (store_test_open (fixture->folder, &error)); /* no file */
  g_assert_nonnull (error);
}

static void
test_loose_mode_is_tightened (StoreFixture *fixture,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  make_good (fixture);
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  fixture->store = store_test_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

#define TEST(name, func) g_test_add ("/store-schema/" name, StoreFixture, NULL, set_up, func, store_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("new-file-has-the-present-version", test_new_file_has_the_present_version);
  TEST ("older-is-migrated-after-a-backup", test_older_is_migrated_after_a_backup);
  TEST ("earlier-backup-is-kept", test_earlier_backup_is_kept);
  TEST ("failed-migration-changes-nothing", test_failed_migration_changes_nothing);
  TEST ("newer-is-refused-and-left", test_newer_is_refused_and_left);
  TEST ("another-programs-is-refused-and-left", test_another_programs_is_refused_and_left);
  TEST ("garbage-is-refused-and-left", test_garbage_is_refused_and_left);
  TEST ("truncated-is-refused-and-left", test_truncated_is_refused_and_left);
  TEST ("damage-within-is-told-and-nothing-is-written", test_damage_within_is_told_and_nothing_is_written);
  TEST ("missing-folder-is-an-error", test_missing_folder_is_an_error);
  TEST ("loose-mode-is-tightened", test_loose_mode_is_tightened);
  return g_test_run ();
}
