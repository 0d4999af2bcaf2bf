/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "bench.h"

#include "await.h"

#include <glib/gstdio.h>

#define N_MANY 10000

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

double
bench_median (GArray *values)
{
  g_assert_cmpuint (values->len, >, 0);
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, values->len / 2);
}

void
bench_add (GArray *values,
           gint64  from_us,
           gint64  to_us)
{
  double ms = (double) (to_us - from_us) / 1000.0;

  g_array_append_val (values, ms);
}

SignetStore *
bench_open_store (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SignetStore *store = NULL;

  signet_store_open_async (path, NULL, await_cb, &result);
  store = signet_store_open_finish (await_result (&result), &error);
  g_assert_no_error (error);

  return store;
}

void
bench_import (SignetStore *store,
              const char  *csv_path)
{
  g_autoptr (GFile) file = g_file_new_for_path (csv_path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GAsyncResult) imported = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInventoryTable) table = NULL;
  g_autoptr (SignetImportReport) report = NULL;

  stream = g_file_read (file, NULL, &error);
  g_assert_no_error (error);
  table = signet_csv_read (G_INPUT_STREAM (stream), NULL, &error);
  g_assert_no_error (error);
  signet_store_import_async (store, table, "benchmark.csv", FALSE, NULL, NULL, NULL, await_cb, &imported);
  report = signet_store_import_finish (store, await_result (&imported), &error);
  g_assert_no_error (error);
}

static void
write_csv (const char *path,
           GString    *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
}

void
bench_write_csv (const char *path,
                 const char *name,
                 guint       n_subdomains)
{
  g_autoptr (GString) text = g_string_new ("instance,url,organization,country,subdomain,hosts\n");

  for (guint i = 0; i < n_subdomains; i++)
    g_string_append_printf (text, "%s,https://%s.example.net,Example,FR,s%05u.%s.example.com,"
                            "t.s%05u.%s.example.com m.s%05u.%s.example.com res.s%05u.%s.example.com\n",
                            name, name, i, name, i, name, i, name, i, name);
  write_csv (path, text);
}

void
bench_write_many_csv (const char *path)
{
  g_autoptr (GString) text = g_string_new ("instance,url,organization,country,subdomain,hosts\n");

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (text, "University %05u,https://u%05u.example.net,University %05u,FR,u%05u.example.org,"
                            "t.u%05u.example.org m.u%05u.example.org res.u%05u.example.org\n",
                            i, i, i, i, i, i, i);
  write_csv (path, text);
}

char *
bench_dup_csv_path (const char *folder)
{
  const char *given = g_getenv ("SIGNET_BENCH_CSV");
  g_autofree char *shared = g_build_filename (g_getenv ("SIGNET_SOURCE_ROOT"), "..", "shared", "inventories",
                                              "universities.csv", NULL);
  g_autofree char *written = NULL;

  if (given != NULL && *given != '\0')
    return g_strdup (given);
  if (g_file_test (shared, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&shared);

  written = g_build_filename (folder, "many.csv", NULL);
  bench_write_many_csv (written);

  return g_steal_pointer (&written);
}

char *
bench_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("signet-benchmark-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

void
bench_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}
