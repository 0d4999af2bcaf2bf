/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-time.h"
#include "inventory/signet-sample.h"

#include <string.h>

#define DAY_S ((gint64) 24 * 60 * 60)

static char *
dup_sample (gint64 now)
{
  g_autoptr (GBytes) bytes = signet_sample_inventory_dup_bytes (now);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gint64
get_its_day (void)
{
  return signet_time_parse_date (SIGNET_SAMPLE_INVENTORY_DAY, NULL);
}

static void
test_on_its_own_day_it_is_the_file (void)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "..", "data", "sample",
                                                 SIGNET_SAMPLE_INVENTORY_NAME, NULL);
  g_autofree char *expected = NULL;
  g_autofree char *sample = dup_sample (get_its_day () + DAY_S - 1);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (file, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sample, ==, expected);
}

/* Over a leap day, and the end of a year. */
static void
test_days_move_along (void)
{
  g_autofree char *sample = dup_sample (get_its_day () + 500 * DAY_S);

  g_assert_nonnull (strstr (sample, "t.news.acme.example.com"));
  g_assert_nonnull (strstr (sample, ",full,marketing,2028-04-21\n"));
  g_assert_null (strstr (sample, "2026-"));
}

static void
test_only_days_move (void)
{
  g_autofree char *before = dup_sample (get_its_day ());
  g_autofree char *after = dup_sample (get_its_day () + 3000 * DAY_S);
  g_auto (GStrv) old_lines = g_strsplit (before, "\n", -1);
  g_auto (GStrv) new_lines = g_strsplit (after, "\n", -1);

  g_assert_cmpuint (g_strv_length (old_lines), ==, g_strv_length (new_lines));
  for (guint i = 0; old_lines[i] != NULL; i++)
    {
      gsize length = strlen (old_lines[i]);

      g_assert_cmpuint (strlen (new_lines[i]), ==, length);
      g_assert_cmpint (strncmp (old_lines[i], new_lines[i], length > 10 ? length - 10 : 0), ==, 0);
    }
}

/* What is on show: long valid, about to run out, run out, and none. */
static void
test_every_state_is_there_today (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInventoryTable) table = signet_sample_inventory_read (&error);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint n_long = 0, n_soon = 0, n_over = 0, n_none = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < signet_inventory_table_get_rows (table)->len; i++)
    {
      SignetInventoryRow *row = g_ptr_array_index (signet_inventory_table_get_rows (table), i);
      g_autoptr (SignetHost) host = g_list_model_get_item (signet_subdomain_get_hosts (row->subdomain), 0);
      gint64 expires = signet_host_get_expires (host);
      gint64 days = (expires - now) / DAY_S;

      if (expires == 0)
        n_none++;
      else if (expires < now)
        n_over++;
      else if (days < 30)
        n_soon++;
      else if (days > 90)
        n_long++;
    }
  g_assert_cmpuint (n_long, >, 0);
  g_assert_cmpuint (n_soon, >, 0);
  g_assert_cmpuint (n_over, >, 0);
  g_assert_cmpuint (n_none, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/on-its-own-day-it-is-the-file", test_on_its_own_day_it_is_the_file);
  g_test_add_func ("/sample/days-move-along", test_days_move_along);
  g_test_add_func ("/sample/only-days-move", test_only_days_move);
  g_test_add_func ("/sample/every-state-is-there-today", test_every_state_is_there_today);
  return g_test_run ();
}
