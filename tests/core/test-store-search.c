/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the lists find, by walking along the order and by the index of texts, is exactly what instr() finds in the texts. */

#include "support/store-test.h"

#include "store/signet-store-schema.h"
#include "store/signet-store-text.h"

#include <sqlite3.h>
#include <string.h>

#define N_ROWS    6000 /* more than are walked along, and than are left out of the index */
#define N_NEEDLES 200

static const char * const words[] = { "mail", "news", "shop", "t", "m", "res", "q", "zz", "xn--bcher-kva", "a_b", "100%",
                                      "it's", "say \"hi\"", "x*y", "^a", "AND", "OR", "NEAR", "größe", "été", "株式会社",
                                      "😀", "е", "-", ".", "\\", "a", "b c", "co.uk" };

static sqlite3 *
open_raw (const char *path)
{
  sqlite3 *raw = NULL;

  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  return raw;
}

static void
run_sql (sqlite3    *raw,
         const char *sql)
{
  if (sqlite3_exec (raw, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (raw));
}

static char *
random_text (guint n_words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      if (g_test_rand_bit ())
        g_string_append_printf (text, "%d", g_test_rand_int_range (0, 300));
      g_string_append_c (text, g_test_rand_bit () ? '.' : '\n');
    }
  return signet_store_fold (text->str);
}

static void
insert_subdomain (sqlite3    *raw,
                  int         instance_id,
                  const char *text)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("n%05d-%u", g_test_rand_int_range (0, 90000), n++);
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (raw, "INSERT INTO subdomain (instance_id, name, delegation_type, use_case, sort_key, search, created_at) "
                           "VALUES (?1, ?2, '', '', ?2, ?3, 0)", -1, &statement, NULL);
  sqlite3_bind_int (statement, 1, instance_id);
  sqlite3_bind_text (statement, 2, name, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 3, text, -1, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

static void
fill (sqlite3 *raw,
      guint    n_rows)
{
  run_sql (raw, "BEGIN; INSERT OR IGNORE INTO instance (id, name, url, sort_key, search, created_at) "
                "VALUES (1, 'a', '', 'a', 'a', 0), (2, 'b', '', 'b', 'b', 0)");
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *text = random_text ((guint) g_test_rand_int_range (1, 5));

      insert_subdomain (raw, i % 8 == 0 ? 2 : 1, text);
    }
  run_sql (raw, "COMMIT");
}

/* A part of a text that is there, or something made up, of any length from one character. */
static char *
random_needle (sqlite3 *raw)
{
  g_autofree char *text = random_text (2);
  glong length = g_utf8_strlen (text, -1);
  glong begin = g_test_rand_int_range (0, (int) length);
  glong n_chars = g_test_rand_int_range (1, 9); /* once: MIN() looks twice */
  char *needle = g_utf8_substring (text, begin, MIN (length, begin + n_chars));

  return g_strdelimit (needle, "\n", '.');
}

static GArray *
expect (sqlite3    *raw,
        const char *needle)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (raw, "SELECT id FROM subdomain WHERE instance_id = 1 AND removed_at IS NULL AND "
                           "(?1 = '' OR instr (search, ?1) > 0) ORDER BY sort_key, id", -1, &statement, NULL);
  sqlite3_bind_text (statement, 1, needle, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  sqlite3_finalize (statement);
  return ids;
}

static void
assert_same (SignetRowModel *model,
             GArray         *expected,
             const char     *needle,
             guint           n)
{
  for (guint i = 0; i < n; i++)
    if (signet_row_model_get_id (model, i) != g_array_index (expected, gint64, i))
      g_error ("“%s”: row %u is another one", needle, i);
}

static void
check (SignetRowModel *model,
       sqlite3        *raw,
       const char     *typed)
{
  g_autofree char *folded = signet_store_fold (typed);
  g_autoptr (GArray) expected = NULL;

  g_strstrip (folded);
  expected = expect (raw, folded);
  signet_row_model_set_search (model, NULL);
  signet_row_model_set_search (model, typed);
  await_condition (signet_row_model_get_current (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), <=, expected->len);
  assert_same (model, expected, typed, g_list_model_get_n_items (G_LIST_MODEL (model)));
  await_condition (signet_row_model_get_settled (model));
  if (g_list_model_get_n_items (G_LIST_MODEL (model)) != expected->len)
    g_error ("“%s”: %u rows, not %u", typed, g_list_model_get_n_items (G_LIST_MODEL (model)), expected->len);
  assert_same (model, expected, typed, expected->len);
}

static void
check_many (StoreFixture *fixture,
            sqlite3      *raw)
{
  static const char * const needles[] = { "q", "zz", "\"", "\"\"", "'", "%", "_", "*", "a_", "é", "ETE", "ÉTÉ", "株式", "式会社", "😀",
                                          "\\", "xn--bcher", "bücher", "AND", "a OR b", "NEAR(a b)", "mail*", "-mail", "nothing like it",
                                          "y \"h", "  mail  ", "." };
  g_autoptr (SignetRowModel) model = signet_store_list_subdomains (fixture->store, 1);

  for (guint i = 0; i < G_N_ELEMENTS (needles); i++)
    check (model, raw, needles[i]);
  for (guint i = 0; i < N_NEEDLES; i++)
    {
      g_autofree char *needle = random_needle (raw);

      check (model, raw, needle);
    }
}

static gint64
read_number (sqlite3    *raw,
             const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 value;

  g_assert_cmpint (sqlite3_prepare_v2 (raw, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return value;
}

/* The store takes up what others wrote when it writes the next time. */
static void
write_something (StoreFixture *fixture)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("something %u", n++);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (store_test_add_instance (fixture->store, name, NULL, &error), >, 0);
  g_assert_no_error (error);
}

static void
test_index_finds_what_is_there (StoreFixture *fixture,
                                gconstpointer data)
{
  sqlite3 *raw = open_raw (fixture->path);

  fill (raw, N_ROWS);
  write_something (fixture);
  g_assert_cmpint (read_number (raw, "SELECT up_to FROM search_index WHERE kind = 'subdomain'"), ==, N_ROWS);
  check_many (fixture, raw);
  sqlite3_close (raw);
}

static void
test_rows_not_indexed_yet_are_found (StoreFixture *fixture,
                                     gconstpointer data)
{
  sqlite3 *raw = open_raw (fixture->path);

  fill (raw, N_ROWS);
  g_assert_cmpint (read_number (raw, "SELECT up_to FROM search_index WHERE kind = 'subdomain'"), ==, 0);
  check_many (fixture, raw);
  sqlite3_close (raw);
}

static void
test_changed_rows_are_found_by_their_new_text (StoreFixture *fixture,
                                               gconstpointer data)
{
  sqlite3 *raw = open_raw (fixture->path);
  g_autoptr (SignetRowModel) model = NULL;

  fill (raw, N_ROWS);
  write_something (fixture);
  run_sql (raw, "UPDATE subdomain SET search = 'quaxling' || char (10) WHERE id % 50 = 3; "
                "UPDATE subdomain SET search = 'quaxlong' || char (10) WHERE id % 100 = 3; "
                "UPDATE subdomain SET removed_at = 1 WHERE id % 70 = 5; DELETE FROM subdomain WHERE id > 5990");
  fill (raw, 500); /* ids that were there before among them */
  g_assert_cmpint (read_number (raw, "SELECT count (*) FROM subdomain_reindex"), >, 0);
  model = signet_store_list_subdomains (fixture->store, 1);
  check (model, raw, "quaxling");
  check (model, raw, "quaxlong");
  check (model, raw, "qu");
  check_many (fixture, raw);
  g_clear_object (&model);

  /* and still when the index has caught up */
  run_sql (raw, "UPDATE subdomain SET search = search || 'tail' || char (10) WHERE id % 3 = 0");
  write_something (fixture);
  g_assert_cmpint (read_number (raw, "SELECT count (*) FROM subdomain_reindex"), ==, 0);
  model = signet_store_list_subdomains (fixture->store, 1);
  check (model, raw, "quaxling");
  check (model, raw, "tail");
  check_many (fixture, raw);
  sqlite3_close (raw);
}

/* From version 2, which has no index. */
static void
test_migrated_rows_are_found (StoreFixture *fixture,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SignetDatabase *database = NULL;
  sqlite3 *raw = NULL;

  g_assert_true (signet_store_schema_prepare_file (fixture->path, &error));
  database = signet_database_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (signet_store_schema_migrate (database, 2, &error));
  signet_database_close (database);
  raw = open_raw (fixture->path);
  fill (raw, N_ROWS);

  fixture->store = store_test_open (fixture->path, &error);
  g_assert_no_error (error);
  check_many (fixture, raw);
  write_something (fixture);
  g_assert_cmpint (read_number (raw, "SELECT up_to FROM search_index WHERE kind = 'subdomain'"), ==, N_ROWS);
  check_many (fixture, raw);
  sqlite3_close (raw);
}

static void
set_up_folder (StoreFixture *fixture,
               gconstpointer data)
{
  store_test_set_up_folder (fixture);
}

static void
test_jobs_are_found_too (StoreFixture *fixture,
                         gconstpointer data)
{
  sqlite3 *raw = open_raw (fixture->path);
  g_autoptr (SignetRowModel) model = NULL;

  run_sql (raw, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                "INSERT INTO job (uuid, kind, state, outcome, created_at, created_by, instance_name, instance_url, title, message, search) "
                "SELECT 'u' || i, CASE i % 3 WHEN 0 THEN 'request' ELSE 'import' END, 'finished', 'done', i, '', '', '', '', '', "
                "'job' || (i % 700) || char (10) FROM n");
  write_something (fixture);
  model = signet_store_list_jobs (fixture->store, SIGNET_JOB_STATE_FINISHED);
  signet_row_model_set_search (model, "job699");
  await_condition (signet_row_model_get_settled (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 7);
  g_assert_cmpint (signet_row_model_get_id (model, 0), ==, 4899); /* newest first */
  signet_row_model_set_filter (model, "request");
  await_condition (signet_row_model_get_settled (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==,
                    (guint) read_number (raw, "SELECT count (*) FROM job WHERE kind = 'request' AND instr (search, 'job699') > 0"));
  signet_row_model_set_search (model, NULL);
  await_condition (signet_row_model_get_settled (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1666);
  sqlite3_close (raw);
}

#define TEST(name, func) \
  g_test_add ("/store-search/" name, StoreFixture, NULL, store_test_set_up, func, store_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("index-finds-what-is-there", test_index_finds_what_is_there);
  TEST ("rows-not-indexed-yet-are-found", test_rows_not_indexed_yet_are_found);
  TEST ("changed-rows-are-found-by-their-new-text", test_changed_rows_are_found_by_their_new_text);
  TEST ("jobs-are-found-too", test_jobs_are_found_too);
  g_test_add ("/store-search/migrated-rows-are-found", StoreFixture, NULL, set_up_folder, test_migrated_rows_are_found,
              store_test_tear_down);
  return g_test_run ();
}
