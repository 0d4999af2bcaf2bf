/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A keystroke in the search over everything, from the question to the first page of results, their counts, and the answer to
 * "Where is this name used?": in 1,000 instances, 100,000 subdomains, 300,000 hosts and 100,000 requests, against a
 * thousandth of it. And how long the list of all instances takes, with a filter and without. */

#include "signet-config.h"

#include "await.h"
#include "bench.h"

#include <sqlite3.h>

#define N_INSTANCES  1000
#define N_SUBDOMAINS 100 /* of each */
#define TURNS 5

static const char * const keystrokes[] = {
  "s", "s0", "s00", "s000", "s0001", "t.s00", "t.s00042.i0500", "example", "exa", "i05", "i0500", "zzz", "zz", "m.s00099.i0999",
};

static void
write_inventory (const char *path,
                 guint       n_instances,
                 guint       n_subdomains)
{
  g_autoptr (GString) csv = g_string_new ("instance,url,organization,org_id,subdomain,hosts,use_case,expires\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_instances; i++)
    for (guint s = 0; s < n_subdomains; s++)
      g_string_append_printf (csv, "i%04u,https://i%04u.example.net,Organization %u,ORG-%u,s%05u.i%04u.example.com,"
                                   "t.s%05u.i%04u.example.com m.s%05u.i%04u.example.com res.s%05u.i%04u.example.com,"
                                   "Marketing,%s\n",
                              i, i, i % 50, i % 50, s, i, s, i, s, i, s, i, s % 10 == 0 ? "2020-01-01" : "2099-01-01");
  g_file_set_contents (path, csv->str, (gssize) csv->len, &error);
  g_assert_no_error (error);
}

/* As many requests as there are subdomains, as the store would have written them one by one. */
static void
write_requests (const char *path)
{
  sqlite3 *database = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_exec (database,
                "BEGIN; "
                "INSERT INTO job (uuid, kind, state, outcome, created_at, finished_at, created_by, instance_id, instance_name, "
                "instance_url, title, message, search) SELECT printf ('%08x-0000-4000-8000-000000000000', s.id), 'request', "
                "'pending', 'none', 1700000000 + s.id, 0, 'bench', i.id, i.name, i.url, 't.' || s.name, 'Done', "
                "'t.' || s.name || char (10) || i.name || char (10) || i.url || char (10) || 't.' || s.name || char (10) "
                "|| 'm.' || s.name || char (10) FROM subdomain s JOIN instance i ON i.id = s.instance_id ORDER BY s.id; "
                "INSERT INTO request (job_id, json) SELECT id, '{}' FROM job WHERE kind = 'request'; "
                "INSERT INTO request_name SELECT id, 0, title FROM job WHERE kind = 'request'; "
                "INSERT INTO request_name SELECT id, 1, 'm' || substr (title, 2) FROM job WHERE kind = 'request'; "
                "COMMIT", NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (database);
}

/* A write brings the index of texts up. */
static void
touch (SignetStore *store)
{
  g_autoptr (SignetInstance) instance = signet_instance_new ("bench", "https://bench.example.org", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  signet_store_add_instance_async (store, instance, NULL, await_cb, &result);
  signet_store_add_instance_finish (store, await_result (&result), &error);
  g_assert_no_error (error);
}

typedef struct {
  SignetStore *store;
  GArray *page;
  GArray *counts;
  GArray *uses;
  GArray *all;
  GArray *due;
} Bench;

static void
measure_find (Bench          *bench,
              SignetRowModel *model,
              const char     *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint counts[SIGNET_HIT_KIND_N];
  gint64 start = g_get_monotonic_time ();

  signet_row_model_set_search (model, text);
  await_condition (signet_row_model_get_settled (model));
  bench_add (bench->page, start, g_get_monotonic_time ());

  start = g_get_monotonic_time ();
  signet_store_count_hits_async (bench->store, text, NULL, await_cb, &result);
  signet_store_count_hits_finish (bench->store, await_result (&result), counts, &error);
  g_assert_no_error (error);
  bench_add (bench->counts, start, g_get_monotonic_time ());
}

static void
measure_uses (Bench      *bench,
              const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  const gint64 start = g_get_monotonic_time ();

  signet_store_find_uses_async (bench->store, name, NULL, await_cb, &result);
  hits = signet_store_find_uses_finish (bench->store, await_result (&result), &error);
  g_assert_no_error (error);
  bench_add (bench->uses, start, g_get_monotonic_time ());
}

static void
measure_list (Bench      *bench,
              const char *filter,
              GArray     *times)
{
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (SignetRowModel) model = signet_store_list_subdomains (bench->store, 0);

  signet_row_model_set_filter (model, filter);
  await_condition (signet_row_model_get_settled (model));
  bench_add (times, start, g_get_monotonic_time ());
}

static void
measure (Bench *bench)
{
  g_autoptr (SignetRowModel) model = signet_store_list_hits (bench->store);

  await_condition (signet_row_model_get_settled (model));
  for (guint i = 0; i < G_N_ELEMENTS (keystrokes); i++)
    measure_find (bench, model, keystrokes[i]);
  measure_uses (bench, "t.s00001.i0000.example.com");
  measure_uses (bench, "nobody.example.com");
  measure_list (bench, NULL, bench->all);
  measure_list (bench, "state:due", bench->due);
}

static Bench *
bench_new (const char *folder,
           const char *name,
           guint       n_instances,
           guint       n_subdomains)
{
  Bench *bench = g_new0 (Bench, 1);
  g_autofree char *file = g_strconcat (name, ".db", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *csv = g_build_filename (folder, "inventory.csv", NULL);

  write_inventory (csv, n_instances, n_subdomains);
  bench->store = bench_open_store (path);
  bench_import (bench->store, csv);
  write_requests (path);
  touch (bench->store);
  bench->page = g_array_new (FALSE, FALSE, sizeof (double));
  bench->counts = g_array_new (FALSE, FALSE, sizeof (double));
  bench->uses = g_array_new (FALSE, FALSE, sizeof (double));
  bench->all = g_array_new (FALSE, FALSE, sizeof (double));
  bench->due = g_array_new (FALSE, FALSE, sizeof (double));
  return bench;
}

static void
print (const char *what,
       GArray     *large,
       GArray     *small)
{
  const double large_median = bench_median (large);
  const double small_median = bench_median (small);

  g_print ("%s: %.2f x a thousandth of it (medians of %u: %.1f ms, %.1f ms; slowest %.1f ms, %.1f ms)\n", what,
           large_median / small_median, large->len, large_median, small_median,
           g_array_index (large, double, large->len - 1), g_array_index (small, double, small->len - 1));
}

static void
bench_free (Bench *bench)
{
  signet_store_close (bench->store);
  g_clear_object (&bench->store);
  g_array_unref (bench->page);
  g_array_unref (bench->counts);
  g_array_unref (bench->uses);
  g_array_unref (bench->all);
  g_array_unref (bench->due);
  g_free (bench);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = bench_make_folder ();
  Bench *large = bench_new (folder, "large", N_INSTANCES, N_SUBDOMAINS);
  Bench *small = bench_new (folder, "small", 1, N_SUBDOMAINS);

  for (guint i = 0; i < TURNS; i++)
    {
      measure (large);
      measure (small);
    }

  print ("find: keystroke to its first page, 100,000 subdomains and requests", large->page, small->page);
  print ("find: counts behind it", large->counts, small->counts);
  print ("where a name is used", large->uses, small->uses);
  print ("all instances: list of 100,000", large->all, small->all);
  print ("all instances: what is due of 100,000", large->due, small->due);

  bench_free (large);
  bench_free (small);
  bench_remove_folder (folder);

  return EXIT_SUCCESS;
}
