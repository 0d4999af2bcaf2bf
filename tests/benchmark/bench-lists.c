/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-lists STORE: opens the window on a store and does what people do with its lists: types into their searches, scrolls
 * through them, while another program writes. Prints a line for each, which bench-lists.py holds against those of
 * another store: "NAME VALUE...". bench-lists --make INSTANCES SUBDOMAINS JOBS STORE: makes such a store. */

#include "signet-config.h"

#include "await.h"
#include "bench.h"
#include "bench-many.h"
#include "ui-find.h"

#include "keyring/signet-keyring.h"
#include "ui/jobs/signet-job-list.h"
#include "ui/jobs/signet-job-pane.h"
#include "ui/window/signet-instance-list.h"
#include "ui/window/signet-subdomain-list.h"
#include "ui/window/signet-window.h"

#include <adwaita.h>
#include <time.h>

#define N_FRAMES   240
#define SMOOTH_PX  150.0 /* a frame: nine screens a second */

typedef struct {
  const char    *store_path;
  SignetStore   *store;
  GtkWindow     *window;
  GdkFrameClock *clock;

  /* frames, while they are recorded */
  GArray  *intervals; /* double, ms between the beginnings of two frames */
  GArray  *work;      /* double, ms of processor time in a frame */
  gint64   last_time;
  double   begin;
  gboolean recording;

  gint64   painted_at; /* 0 until the frame that was waited for */
  gboolean waiting;
  gboolean in_frame;

  /* scrolling */
  GtkAdjustment *adjustment;
  double         step;
  guint          n_left;
} Bench;

static double
now_cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1000000;
}

static void
before_paint_cb (GdkFrameClock *clock,
                 gpointer       user_data)
{
  Bench *bench = user_data;
  gint64 time = gdk_frame_clock_get_frame_time (clock);

  bench->in_frame = bench->waiting;
  bench->begin = now_cpu_ms ();
  if (bench->recording && bench->last_time != 0)
    bench_add (bench->intervals, bench->last_time, time);
  bench->last_time = time;
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       user_data)
{
  Bench *bench = user_data;
  double used = now_cpu_ms () - bench->begin;

  if (bench->recording)
    g_array_append_val (bench->work, used);
  if (!bench->in_frame)
    return;

  bench->painted_at = g_get_monotonic_time ();
  bench->in_frame = FALSE;
  bench->waiting = FALSE;
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
print_values (const char *name,
              GArray     *values)
{
  g_print ("%s", name);
  for (guint i = 0; i < values->len; i++)
    g_print (" %.3f", g_array_index (values, double, i));
  g_print ("\n");
}

static void
start_recording (Bench *bench)
{
  g_array_set_size (bench->intervals, 0);
  g_array_set_size (bench->work, 0);
  bench->last_time = 0;
  bench->recording = TRUE;
}

static void
print_frames (Bench      *bench,
              const char *name)
{
  g_autofree char *work = g_strconcat (name, "-work", NULL);

  bench->recording = FALSE;
  print_values (name, bench->intervals);
  print_values (work, bench->work);
}

/* The rows of the store are at the bottom of what a view shows. */
static SignetRowModel *
find_model (GtkSelectionModel *shown)
{
  g_autoptr (GListModel) model = g_object_ref (G_LIST_MODEL (shown));

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

/* --- searching --- */

static void
type (Bench          *bench,
      SignetRowModel *model,
      const char     *text,
      GArray         *rows,
      GArray         *painted,
      GArray         *work)
{
  gint64 start = g_get_monotonic_time ();
  double begin = now_cpu_ms ();
  double used;

  signet_row_model_set_search (model, text);
  await_condition (signet_row_model_get_current (model));
  bench_add (rows, start, g_get_monotonic_time ());
  wait_for_frame (bench);
  bench_add (painted, start, bench->painted_at);
  used = now_cpu_ms () - begin;
  g_array_append_val (work, used);
  await_condition (signet_row_model_get_settled (model));
  wait_for_frame (bench);
}

static void
measure_search (Bench          *bench,
                SignetRowModel *model,
                const char     *name)
{
  static const char * const keystrokes[] = { "m", "ma", "mai", "mail", "mail.", "", "n", "ne", "new", "news1", "news", "",
                                             "q", "qu", "qua", "quax", "quaxe", "", "co.uk", "zz", "e" };
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) painted = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) work = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *work_name = g_strconcat (name, "-work", NULL);
  g_autofree char *rows_name = g_strconcat (name, "-rows", NULL);
  g_autofree char *painted_name = g_strconcat (name, "-painted", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keystrokes); i++)
    type (bench, model, keystrokes[i], rows, painted, work);
  print_values (rows_name, rows);
  print_values (painted_name, painted);
  print_values (work_name, work);
  signet_row_model_set_search (model, NULL);
  await_condition (signet_row_model_get_settled (model));
}

/* --- scrolling --- */

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  Bench *bench = user_data;

  if (bench->n_left == 0)
    return G_SOURCE_REMOVE;

  bench->n_left--;
  gtk_adjustment_set_value (bench->adjustment, gtk_adjustment_get_value (bench->adjustment) + bench->step);

  return G_SOURCE_CONTINUE;
}

static void
measure_scroll (Bench      *bench,
                GtkWidget  *view,
                gboolean    through_all,
                const char *name)
{
  bench->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  gtk_adjustment_set_value (bench->adjustment, 0);
  wait_for_frame (bench);
  wait_for_frame (bench);
  bench->step = through_all ? (gtk_adjustment_get_upper (bench->adjustment) - gtk_adjustment_get_page_size (bench->adjustment)) / N_FRAMES
                            : SMOOTH_PX;
  bench->n_left = N_FRAMES;
  start_recording (bench);
  gtk_widget_add_tick_callback (GTK_WIDGET (bench->window), scroll_cb, bench, NULL);
  await_condition (bench->n_left == 0);
  print_frames (bench, name);
  gtk_adjustment_set_value (bench->adjustment, 0);
}

/* --- another program --- */

static gboolean
draw_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
measure_change (Bench          *bench,
                SignetRowModel *model,
                gint64          instance_id)
{
  SignetStore *other = bench_open_store (bench->store_path);
  g_autoptr (GArray) delays = g_array_new (FALSE, FALSE, sizeof (double));
  guint tick = gtk_widget_add_tick_callback (GTK_WIDGET (bench->window), draw_cb, NULL, NULL);

  start_recording (bench);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("added%u-%" G_GINT64_FORMAT ".example.com", i, g_get_real_time ());
      g_autoptr (SignetSubdomain) subdomain = signet_subdomain_new (instance_id, name, "full", "marketing");
      g_autoptr (SignetHost) host = signet_host_new (name, 0, FALSE);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      guint n_before = g_list_model_get_n_items (G_LIST_MODEL (model));
      gint64 start;

      signet_subdomain_add_host (subdomain, host);
      signet_store_add_subdomain_async (other, subdomain, NULL, await_cb, &result);
      signet_store_add_subdomain_finish (other, await_result (&result), &error);
      g_assert_no_error (error);
      start = g_get_monotonic_time ();
      await_condition (g_list_model_get_n_items (G_LIST_MODEL (model)) == n_before + 1);
      bench_add (delays, start, g_get_monotonic_time ());
    }
  print_frames (bench, "change");
  print_values ("change-delay", delays);
  gtk_widget_remove_tick_callback (GTK_WIDGET (bench->window), tick);
  signet_store_close (other);
  g_object_unref (other);
}

static void
measure_sort (SignetRowModel *model,
              const char     *key)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *name = g_strconcat ("sort-", key, NULL);

  for (guint i = 0; i < 4; i++)
    {
      gint64 start = g_get_monotonic_time ();

      signet_row_model_set_sort (model, key, i % 2 != 0);
      await_condition (signet_row_model_get_current (model));
      bench_add (times, start, g_get_monotonic_time ());
      await_condition (signet_row_model_get_settled (model));
    }
  print_values (name, times);
  signet_row_model_set_sort (model, "name", FALSE);
  await_condition (signet_row_model_get_settled (model));
}

/* --- the window --- */

static void
realize_cb (GtkWidget *window,
            gpointer   user_data)
{
  Bench *bench = user_data;

  bench->clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (bench->clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect (bench->clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
}

static void
run (Bench *bench)
{
  GtkWidget *subdomains = ui_find (GTK_WIDGET (bench->window), SIGNET_TYPE_SUBDOMAIN_LIST);
  GtkWidget *jobs = ui_find (GTK_WIDGET (bench->window), SIGNET_TYPE_JOB_PANE);
  GtkWidget *flap = ui_find (GTK_WIDGET (bench->window), ADW_TYPE_FLAP);
  GtkWidget *view = ui_find (subdomains, GTK_TYPE_COLUMN_VIEW);
  SignetRowModel *model;

  await_condition (signet_subdomain_list_get_instance (SIGNET_SUBDOMAIN_LIST (subdomains)) != NULL);
  model = find_model (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
  await_condition (signet_row_model_get_settled (model));
  wait_for_frame (bench);

  measure_search (bench, model, "search");
  measure_scroll (bench, view, FALSE, "scroll");
  measure_scroll (bench, view, TRUE, "scroll-all");
  measure_sort (model, "state");
  measure_sort (model, "use-case");
  measure_change (bench, model,
                  signet_instance_get_id (signet_subdomain_list_get_instance (SIGNET_SUBDOMAIN_LIST (subdomains))));

  adw_flap_set_reveal_flap (ADW_FLAP (flap), TRUE);
  view = ui_find (ui_find (jobs, SIGNET_TYPE_JOB_LIST), GTK_TYPE_LIST_VIEW);
  await_condition (gtk_list_view_get_model (GTK_LIST_VIEW (view)) != NULL);
  model = find_model (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  await_condition (signet_row_model_get_settled (model));
  for (guint i = 0; i < 60; i++) /* until the pane has slid in */
    wait_for_frame (bench);
  measure_search (bench, model, "job-search");
  measure_scroll (bench, view, FALSE, "job-scroll");
  measure_scroll (bench, view, TRUE, "job-scroll-all");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (SignetKeyring) keyring = NULL;
  Bench bench = { .store_path = argv[1] };

  if (argc == 6 && g_str_equal (argv[1], "--make"))
    {
      bench_make_many (argv[5], (guint) atoi (argv[2]), (guint) atoi (argv[3]), (guint) atoi (argv[4]));
      return EXIT_SUCCESS;
    }
  g_assert_cmpint (argc, ==, 2);

  application = adw_application_new (SIGNET_APPLICATION_ID, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  bench.intervals = g_array_new (FALSE, FALSE, sizeof (double));
  bench.work = g_array_new (FALSE, FALSE, sizeof (double));
  bench.store = bench_open_store (bench.store_path);
  keyring = signet_keyring_new ();
  bench.window = GTK_WINDOW (signet_window_new (application, bench.store, keyring, bench.store_path));
  g_signal_connect (bench.window, "realize", G_CALLBACK (realize_cb), &bench);
  gtk_window_present (bench.window);

  run (&bench);

  gtk_window_destroy (bench.window);
  signet_store_close (bench.store);
  g_object_unref (bench.store);
  g_array_unref (bench.intervals);
  g_array_unref (bench.work);

  return EXIT_SUCCESS;
}
