/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An import of 100,000 subdomains with 300,000 hosts on 1,000 instances against the sqlite3 shell's own .import of the very rows
 * that came of it, into the same tables with the same indexes. The one column that the shell can't write, removed_at, which is
 * NULL in all rows, is not in its tables, nor in the conditions of their indexes: that is less work for the shell, not more. */

#include "signet-config.h"

#include "await.h"
#include "bench.h"

#include <sqlite3.h>
#include <string.h>

#define N_INSTANCES  1000
#define N_SUBDOMAINS 100
#define TURNS        3
#define N_GOOD       20000

static const char * const tables[] = { "organization", "instance", "subdomain", "host" };

static void
write_inventory (const char *path)
{
  g_autoptr (GString) text = g_string_new ("instance,url,organization,country,subdomain,hosts,delegation_type,use_case\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_INSTANCES; i++)
    for (guint j = 0; j < N_SUBDOMAINS; j++)
      g_string_append_printf (text, "prod-%04u,https://prod-%04u.example.net,Organization %u,FR,s%03u.i%04u.example.com,"
                              "t.s%03u.i%04u.example.com m.s%03u.i%04u.example.com res.s%03u.i%04u.example.com,full,marketing\n",
                              i, i, i % 100, j, i, j, i, j, i, j, i);
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
}

static SignetInventoryTable *
read_inventory (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  SignetInventoryTable *table;

  g_assert_no_error (error);
  table = signet_csv_read (G_INPUT_STREAM (stream), NULL, &error);
  g_assert_no_error (error);
  return table;
}

static void
import_table (SignetStore          *store,
              SignetInventoryTable *table,
              gboolean              dry_run,
              guint                 n_same)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetImportReport) report = NULL;

  signet_store_import_async (store, table, "benchmark.csv", dry_run, NULL, NULL, NULL, await_cb, &result);
  report = signet_store_import_finish (store, await_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_rows, ==, N_INSTANCES * N_SUBDOMAINS);
  g_assert_cmpuint (report->n_same, ==, n_same);
}

static void
run_shell (const char *database,
           const char *commands)
{
  g_autoptr (GSubprocess) shell = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  shell = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                            &error, "sqlite3", "-bail", database, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (shell, commands, NULL, &output, &errors, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (errors, ==, "");
  g_assert_true (g_subprocess_get_successful (shell));
}

static GPtrArray *
query_texts (sqlite3    *database,
             const char *sql)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (texts, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);
  return texts;
}

static void
execute (sqlite3    *database,
         const char *sql)
{
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (database));
}

/* An empty database of ours without removed_at; its triggers stay. */
static void
make_shell_database (const char *path)
{
  SignetStore *store = bench_open_store (path);
  sqlite3 *database;

  signet_store_close (store);
  g_object_unref (store);
  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *of_indexes = g_strdup_printf ("SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = '%s' "
                                                     "AND sql IS NOT NULL", tables[i]);
      g_autofree char *of_drops = g_strdup_printf ("SELECT 'DROP INDEX ' || name FROM sqlite_schema WHERE type = 'index' AND "
                                                   "tbl_name = '%s' AND sql IS NOT NULL", tables[i]);
      g_autofree char *drop_column = g_strdup_printf ("ALTER TABLE %s DROP COLUMN removed_at", tables[i]);
      g_autoptr (GPtrArray) indexes = query_texts (database, of_indexes);
      g_autoptr (GPtrArray) drops = query_texts (database, of_drops);

      for (guint j = 0; j < drops->len; j++)
        execute (database, g_ptr_array_index (drops, j));
      execute (database, drop_column);
      for (guint j = 0; j < indexes->len; j++)
        {
          g_autoptr (GString) sql = g_string_new (g_ptr_array_index (indexes, j));

          g_string_replace (sql, "WHERE removed_at IS NULL", "", 0);
          g_string_replace (sql, ", removed_at", "", 0);
          execute (database, sql->str);
        }
    }
  sqlite3_close (database);
}

/* One file for each table, of all its columns but removed_at. */
static char *
export_rows (const char *database_path,
             const char *folder)
{
  g_autoptr (GString) commands = g_string_new (".mode csv\n.headers off\n");
  GString *imports = g_string_new (".mode csv\n");
  sqlite3 *database;

  g_assert_cmpint (sqlite3_open (database_path, &database), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *of_columns = g_strdup_printf ("SELECT group_concat (name) FROM pragma_table_info ('%s') "
                                                     "WHERE name <> 'removed_at'", tables[i]);
      g_autofree char *file = g_strdup_printf ("%s/%s.csv", folder, tables[i]);
      g_autoptr (GPtrArray) columns = query_texts (database, of_columns);

      g_string_append_printf (commands, ".output %s\nSELECT %s FROM %s ORDER BY id;\n", file,
                              (const char *) g_ptr_array_index (columns, 0), tables[i]);
      g_string_append_printf (imports, ".import %s %s\n", file, tables[i]);
    }
  sqlite3_close (database);
  run_shell (database_path, commands->str);
  return g_string_free (imports, FALSE);
}

static void
assert_same_rows (const char *path)
{
  sqlite3 *database;
  g_autoptr (GPtrArray) count = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  count = query_texts (database, "SELECT (SELECT count (*) FROM instance) || ' ' || (SELECT count (*) FROM subdomain) || ' ' || "
                                 "(SELECT count (*) FROM host)");
  g_assert_cmpstr (g_ptr_array_index (count, 0), ==, "1000 100000 300000");
  sqlite3_close (database);
}

/* Good rows, and after each of them one that the reader refuses and one that the store refuses, or no such rows. */
static void
import_with_bad_rows (const char *folder,
                      guint       turn,
                      gboolean    bad,
                      GArray     *taken)
{
  g_autoptr (GString) text = g_string_new ("instance,subdomain,hosts\nfirst,taken.example.com,x.taken.example.com\n");
  g_autofree char *name = g_strdup_printf ("%s-%u", bad ? "bad" : "good", turn);
  g_autofree char *csv_path = g_strdup_printf ("%s/%s.csv", folder, name);
  g_autofree char *path = g_strdup_printf ("%s/%s.db", folder, name);
  g_autoptr (SignetInventoryTable) table = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetImportReport) report = NULL;
  SignetStore *store = bench_open_store (path);
  gint64 start;

  for (guint i = 0; i < N_GOOD; i++)
    {
      g_string_append_printf (text, "first,s%05u.example.com,t.s%05u.example.com m.s%05u.example.com\n", i, i, i);
      if (bad)
        g_string_append (text, "first,not a name,\nfirst,x.taken.example.com,\n");
    }
  g_file_set_contents (csv_path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  start = g_get_monotonic_time ();
  table = read_inventory (csv_path);
  signet_store_import_async (store, table, "benchmark.csv", FALSE, NULL, NULL, NULL, await_cb, &result);
  report = signet_store_import_finish (store, await_result (&result), &error);
  bench_add (taken, start, g_get_monotonic_time ());
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_rows, ==, N_GOOD + 1);
  g_assert_cmpuint (report->refused->len, ==, bad ? 2 * N_GOOD : 0);
  signet_store_close (store);
  g_object_unref (store);
}

static void
compare_bad_rows (const char *folder)
{
  g_autoptr (GArray) good = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bad = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < TURNS; i++)
    {
      import_with_bad_rows (folder, i, FALSE, good);
      import_with_bad_rows (folder, i, TRUE, bad);
    }
  g_print ("a bad row, read and refused with its reason: %.2f x a good one, read and imported (%u good ones alone %.0f ms, "
           "among %u bad ones %.0f ms)\n",
           (bench_median (bad) - bench_median (good)) / 2 / bench_median (good), N_GOOD, bench_median (good), 2 * N_GOOD,
           bench_median (bad));
}

static void
print_ratio (const char *what,
             GArray     *ours,
             GArray     *shells)
{
  g_print ("%s: %.2f x the sqlite3 shell's .import of the same rows (medians of %u: %.0f ms, %.0f ms)\n", what,
           bench_median (ours) / bench_median (shells), ours->len, bench_median (ours), bench_median (shells));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = bench_make_folder ();
  g_autofree char *csv_path = g_build_filename (folder, "inventory.csv", NULL);
  g_autoptr (GArray) reading = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) importing = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) both = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) previewing = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) loading = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) shells = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *imports = NULL;

  write_inventory (csv_path);
  for (guint i = 0; i < TURNS; i++)
    {
      g_autofree char *name = g_strdup_printf ("ours-%u.db", i);
      g_autofree char *shell_name = g_strdup_printf ("shell-%u.db", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *shell_path = g_build_filename (folder, shell_name, NULL);
      g_autoptr (SignetInventoryTable) table = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) subdomains = NULL;
      SignetStore *store = bench_open_store (path);
      gint64 start = g_get_monotonic_time (), read, imported, last;

      table = read_inventory (csv_path);
      read = g_get_monotonic_time ();
      import_table (store, table, FALSE, 0);
      imported = g_get_monotonic_time ();
      bench_add (reading, start, read);
      bench_add (importing, read, imported);
      bench_add (both, start, imported);

      last = g_get_monotonic_time ();
      import_table (store, table, FALSE, N_INSTANCES * N_SUBDOMAINS);
      bench_add (again, last, g_get_monotonic_time ());
      last = g_get_monotonic_time ();
      import_table (store, table, TRUE, N_INSTANCES * N_SUBDOMAINS);
      bench_add (previewing, last, g_get_monotonic_time ());
      last = g_get_monotonic_time ();
      signet_store_load_subdomains_async (store, 0, NULL, NULL, await_cb, &result);
      subdomains = signet_store_load_subdomains_finish (store, await_result (&result), NULL);
      bench_add (loading, last, g_get_monotonic_time ());
      g_assert_cmpuint (subdomains->len, ==, N_INSTANCES * N_SUBDOMAINS);
      signet_store_close (store);
      g_object_unref (store);

      if (imports == NULL)
        imports = export_rows (path, folder);
      make_shell_database (shell_path);
      last = g_get_monotonic_time ();
      run_shell (shell_path, imports);
      bench_add (shells, last, g_get_monotonic_time ());
      assert_same_rows (shell_path);
    }
  print_ratio ("import of what was read", importing, shells);
  print_ratio ("import with reading the CSV", both, shells);
  print_ratio ("the same import again, which changes nothing", again, shells);
  print_ratio ("its preview", previewing, shells);
  print_ratio ("loading all with their hosts, for an export", loading, shells);
  print_ratio ("reading the CSV alone", reading, shells);
  compare_bad_rows (folder);
  bench_remove_folder (folder);
  return EXIT_SUCCESS;
}
