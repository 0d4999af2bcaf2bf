/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A keystroke in the search of an instance's subdomains: to the new rows, and to the frame that shows
 * them; with 10,000 subdomains against 100. */

#include "signet-config.h"

#include "await.h"
#include "bench.h"
#include "ui-find.h"

#include "ui/window/signet-subdomain-list.h"

#define N_LARGE 10000
#define N_SMALL 100
#define TURNS 5

typedef struct {
  GtkWindow      *window;
  SignetRowModel *model;
  gint64          painted_at; /* 0 until the frame that was waited for */
  gboolean        waiting;    /* for a frame that begins from now on */
  gboolean        in_frame;
} Bench;

static void
before_paint_cb (GdkFrameClock *clock,
                 gpointer       user_data)
{
  Bench *bench = user_data;

  bench->in_frame = bench->waiting;
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       user_data)
{
  Bench *bench = user_data;

  if (!bench->in_frame)
    return;

  bench->painted_at = g_get_monotonic_time ();
  bench->in_frame = FALSE;
  bench->waiting = FALSE;
}

/* The rows of the store are at the bottom of what the column view shows. */
static SignetRowModel *
find_model (GtkColumnView *view)
{
  g_autoptr (GListModel) model = g_object_ref (G_LIST_MODEL (gtk_column_view_get_model (view)));

  while (!SIGNET_IS_ROW_MODEL (model))
    {
      GListModel *inner = NULL;

      g_object_get (model, "model", &inner, NULL);
      g_assert_nonnull (inner);
      g_set_object (&model, inner);
      g_object_unref (inner);
    }

  return SIGNET_ROW_MODEL (model);
}

static void
wait_for_frame (Bench *bench)
{
  bench->painted_at = 0;
  bench->waiting = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (bench->window));
  await_condition (bench->painted_at != 0);
}

static void
type (Bench      *bench,
      const char *text,
      GArray     *settled,
      GArray     *painted)
{
  gint64 start = g_get_monotonic_time ();

  signet_row_model_set_search (bench->model, text);
  await_condition (signet_row_model_get_settled (bench->model));
  bench_add (settled, start, g_get_monotonic_time ());
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bench->model)), >, 0);
  wait_for_frame (bench);
  bench_add (painted, start, bench->painted_at);
}

static Bench *
open_list (SignetStore *store,
           const char  *name)
{
  Bench *bench = g_new0 (Bench, 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInstance) instance = NULL;
  GtkWidget *list = g_object_new (SIGNET_TYPE_SUBDOMAIN_LIST, NULL);
  GdkFrameClock *clock = NULL;

  signet_store_find_instance_async (store, name, NULL, await_cb, &result);
  instance = signet_store_find_instance_finish (store, await_result (&result), &error);
  g_assert_no_error (error);

  bench->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (bench->window, 1000, 800);
  gtk_window_set_child (bench->window, list);
  signet_subdomain_list_set_up (SIGNET_SUBDOMAIN_LIST (list), store);
  signet_subdomain_list_set_instance (SIGNET_SUBDOMAIN_LIST (list), instance);
  gtk_window_present (bench->window);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);

  bench->model = find_model (GTK_COLUMN_VIEW (ui_find (list, GTK_TYPE_COLUMN_VIEW)));
  await_condition (signet_row_model_get_settled (bench->model));
  wait_for_frame (bench);

  return bench;
}

static void
measure (SignetStore *store,
         const char  *name,
         GArray      *settled,
         GArray      *painted)
{
  static const char * const keystrokes[] = { "s", "s0", "s00", "s000", "s00", "s0", "", "e", "ex", "exa", "" };
  Bench *bench = open_list (store, name);

  for (guint i = 0; i < G_N_ELEMENTS (keystrokes); i++)
    type (bench, keystrokes[i], settled, painted);

  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)), bench);
  gtk_window_destroy (bench->window);
  g_free (bench);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = bench_make_folder ();
  g_autofree char *store_path = g_build_filename (folder, "signet.db", NULL);
  g_autofree char *large_csv = g_build_filename (folder, "large.csv", NULL);
  g_autofree char *small_csv = g_build_filename (folder, "small.csv", NULL);
  g_autoptr (GArray) settled_large = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) settled_small = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) painted_large = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) painted_small = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (SignetStore) store = bench_open_store (store_path);

  adw_init ();
  bench_write_csv (large_csv, "large", N_LARGE);
  bench_write_csv (small_csv, "small", N_SMALL);
  bench_import (store, large_csv);
  bench_import (store, small_csv);

  for (guint i = 0; i < TURNS; i++)
    {
      measure (store, "large", settled_large, painted_large);
      measure (store, "small", settled_small, painted_small);
    }

  g_print ("keystroke to new rows, %u subdomains: %.2f x %u subdomains (medians of %u: %.1f ms, %.1f ms)\n", N_LARGE,
           bench_median (settled_large) / bench_median (settled_small), N_SMALL, settled_large->len,
           bench_median (settled_large), bench_median (settled_small));
  g_print ("keystroke to painted rows, %u subdomains: %.2f x %u subdomains (medians of %u: %.1f ms, %.1f ms)\n",
           N_LARGE, bench_median (painted_large) / bench_median (painted_small), N_SMALL, painted_large->len,
           bench_median (painted_large), bench_median (painted_small));

  signet_store_close (store);
  bench_remove_folder (folder);

  return EXIT_SUCCESS;
}
