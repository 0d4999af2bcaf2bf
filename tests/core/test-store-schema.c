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

static void
make_version (const char *path,
              int         version)
{
  g_autoptr (GError) error = NULL;
  SignetDatabase *database;

  g_assert_true (signet_store_schema_prepare_file (path, &error));
  database = signet_database_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (signet_store_schema_migrate (database, version, &error));
  g_assert_no_error (error);
  g_assert_true (signet_database_set_up (database, FALSE, FALSE, &error));
  signet_database_close (database);
}

/* A database as version 1 of the program left it. */
static void
make_version_1 (const char *path)
{
  make_version (path, 1);
  run_sql (path, "INSERT INTO instance (id, name, url, sort_key, search, created_at) VALUES (7, 'old', '', 'old', 'old', 1);"
                 "INSERT INTO subdomain (instance_id, name, delegation_type, use_case, sort_key, search, created_at) "
                 "VALUES (7, 'mail.example.com', '', '', 'mail.example.com', 'mail.example.com', 1)");
}

/* As version 2 left it: with everything that points at something else, and a job that was taken back. */
static void
make_version_2 (const char *path)
{
  make_version (path, 2);
  run_sql (path,
           "INSERT INTO organization VALUES (3, 'ORG', 'Zenith', '', 'GB', '', ''), (4, '', 'Élan', '', 'FR', '', 'Paris');"
           "INSERT INTO instance VALUES (7, 'shop', '', 3, 'shop', 'shop', 1, NULL), (8, 'gone', '', 4, 'gone', 'gone', 1, 5);"
           "INSERT INTO subdomain VALUES (9, 7, 'mail.example.com', 'full', 'x', 11, 'mail.example.com', 'mail.example.com', 1, "
           "NULL);"
           "INSERT INTO host VALUES (10, 9, 7, 't.mail.example.com', 12, 1, NULL), (11, 9, 7, 'm.mail.example.com', 0, 1, 5);"
           "INSERT INTO job VALUES (20, 'aaaaaaaa-1111-4222-8333-444444444444', 'request', 'pending', 'none', 0, 2, 0, 'me@here', "
           "7, 'shop', '', 't.mail.example.com', '', '', 't.mail.example.com');"
           "INSERT INTO request VALUES (20, '{}', x'0102', 'spki', 1);"
           "INSERT INTO request_name VALUES (20, 0, 't.mail.example.com'), (20, 1, 'm.mail.example.com');"
           "INSERT INTO job_event VALUES (30, 20, 2, 'approved'), (31, 20, 3, 'done');"
           "UPDATE job SET state = 'finished', outcome = 'done', finished_at = 3, message = 'made' WHERE id = 20;"
           "INSERT INTO job VALUES (21, 'bbbbbbbb-1111-4222-8333-444444444444', 'request', 'pending', 'none', 1, 4, 0, 'me@here', "
           "NULL, '', '', 'x', 'waits', '', 'x');"
           "INSERT INTO request VALUES (21, '{}', NULL, '', 0);"
           "INSERT INTO job VALUES (22, 'cccccccc-1111-4222-8333-444444444444', 'import', 'finished', 'done', 0, 5, 5, 'me@here', "
           "NULL, '', '', 'x.csv', 'all', 'a long report', 'x.csv');");
}

/* All rows of all tables that version 2 has, in the columns that it has. */
static char *
dump_version_2 (const char *path)
{
  static const char * const queries[] = {
    "SELECT id, org_id, name, unit, country, state, city FROM organization ORDER BY id",
    "SELECT id, name, url, organization_id, sort_key, search, created_at, removed_at FROM instance ORDER BY id",
    "SELECT id, instance_id, name, delegation_type, use_case, verified_at, sort_key, search, created_at, removed_at "
    "FROM subdomain ORDER BY id",
    "SELECT * FROM host ORDER BY id",
    "SELECT id, uuid, kind, state, outcome, undo, created_at, finished_at, created_by, instance_id, instance_name, "
    "instance_url, title, message, report, search FROM job ORDER BY id",
    "SELECT * FROM job_event ORDER BY id",
    "SELECT job_id, json, hex (csr), spki_sha256, waiting FROM request ORDER BY job_id",
    "SELECT * FROM request_name ORDER BY job_id, position",
    "SELECT name, seq FROM sqlite_sequence ORDER BY name",
    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name NOT LIKE '%search%' AND name NOT LIKE 'job_name%' "
    "ORDER BY name",
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name IN ('job', 'job_event', 'request', 'request_name') "
    "ORDER BY name",
  };
  GString *dump = g_string_new (NULL);
  sqlite3 *raw;

  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      sqlite3_stmt *statement;

      if (sqlite3_prepare_v2 (raw, queries[i], -1, &statement, NULL) != SQLITE_OK)
        g_error ("%s: %s", queries[i], sqlite3_errmsg (raw));
      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          for (int column = 0; column < sqlite3_column_count (statement); column++)
            g_string_append_printf (dump, "%s|", (const char *) sqlite3_column_text (statement, column));
          g_string_append_c (dump, '\n');
        }
      sqlite3_finalize (statement);
    }
  sqlite3_close (raw);
  return g_string_free (dump, FALSE);
}

static gboolean
is_refused (const char *path,
            const char *sql)
{
  sqlite3 *raw;
  int code;

  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, "PRAGMA foreign_keys = ON", NULL, NULL, NULL), ==, SQLITE_OK);
  code = sqlite3_exec (raw, sql, NULL, NULL, NULL);
  sqlite3_close (raw);
  return code == SQLITE_CONSTRAINT;
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
test_nothing_of_version_2_is_lost (StoreFixture *fixture,
                                   gconstpointer data)
{
  g_autofree char *backup = g_strconcat (fixture->path, ".backup-v2", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *backed_up = NULL;
  g_autoptr (SignetRowModel) organizations = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  make_version_2 (fixture->path);
  before = dump_version_2 (fixture->path);
  fixture->store = store_test_open (fixture->path, &error);
  g_assert_no_error (error);
  after = dump_version_2 (fixture->path);
  g_assert_cmpstr (after, ==, before);
  backed_up = dump_version_2 (backup);
  g_assert_cmpstr (backed_up, ==, before);

  g_assert_cmpint (read_number (fixture->path, "SELECT min (version) + max (version) FROM subdomain"), ==, 2);
  rows = store_test_load_organizations (fixture->store);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (signet_organization_get_name (g_ptr_array_index (rows, 0)), ==, "Élan"); /* sorted without its accent */
  organizations = signet_store_list_organizations (fixture->store);
  g_assert_cmpuint (store_test_search (organizations, "elan"), ==, 1);
  /* and it is gone on with */
  g_assert_cmpint (store_test_add_instance (fixture->store, "new", NULL, &error), >, 0);
  g_assert_cmpint (read_number (fixture->path, "SELECT max (id) FROM job"), ==, 23);
}

static void
test_the_log_is_kept_after_the_migration (StoreFixture *fixture,
                                          gconstpointer data)
{
  static const char * const refused[] = {
    "UPDATE job SET message = 'x' WHERE id = 20",
    "UPDATE job SET title = 'x' WHERE id = 21",
    "DELETE FROM job WHERE id = 22",
    "UPDATE job_event SET text = 'x'",
    "DELETE FROM job_event",
    "UPDATE request SET json = 'x' WHERE job_id = 20",
    "DELETE FROM request",
    "UPDATE request_name SET name = 'x'",
    "DELETE FROM request_name",
    "INSERT INTO request_name VALUES (20, 2, 'x')",
    "INSERT INTO job_event VALUES (99, 4711, 1, 'no such job')",
    "INSERT INTO request VALUES (4711, '{}', NULL, '', 0)",
    "INSERT INTO job (uuid, kind, state, outcome, created_at, created_by, instance_id, instance_name, instance_url, title, "
    "message, search) VALUES ('u', 'x', 'pending', 'none', 0, '', 4711, '', '', '', '', '')",
    "UPDATE instance SET organization_id = 4711",
    "DELETE FROM organization WHERE id = 3",
    "INSERT INTO organization (org_id, name, unit, country, state, city, sort_key, search) "
    "VALUES ('ORG', 'Zenith', '', 'GB', '', '', '', '')",
  };
  g_autoptr (GError) error = NULL;

  make_version_2 (fixture->path);
  fixture->store = store_test_open (fixture->path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (!is_refused (fixture->path, refused[i]))
      g_error ("this was let through: %s", refused[i]);
  g_assert_false (is_refused (fixture->path, "UPDATE request SET waiting = 0 WHERE job_id = 20"));
  g_assert_false (is_refused (fixture->path, "UPDATE job SET message = 'x' WHERE id = 21"));
}

static void
test_contradicting_tables_are_not_migrated (StoreFixture *fixture,
                                            gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  make_version_2 (fixture->path);
  run_sql (fixture->path, "PRAGMA foreign_keys = OFF; INSERT INTO job_event VALUES (99, 4711, 1, 'of no job')");
  before = dump_version_2 (fixture->path);
  g_assert_null (store_test_open (fixture->path, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CORRUPT);
  after = dump_version_2 (fixture->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (read_number (fixture->path, "PRAGMA user_version"), ==, 2);
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
  g_autofree char *newer = g_strdup_printf ("PRAGMA user_version = %d", SIGNET_STORE_VERSION + 1);

  make_good (fixture);
  run_sql (fixture->path, newer);
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
  TEST ("nothing-of-version-2-is-lost", test_nothing_of_version_2_is_lost);
  TEST ("the-log-is-kept-after-the-migration", test_the_log_is_kept_after_the_migration);
  TEST ("contradicting-tables-are-not-migrated", test_contradicting_tables_are_not_migrated);
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
