/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-window STORE: opens the window on a store; prints "painted" after the first frame that shows its
 * rows (or that there are none), "peak N" with the most memory in KiB that it has had, scrolled through once, and ends.
 * With SIGNET_BENCH_FIRST_FRAME in the environment it ends right after the first frame, for a profiler.
 * With SIGNET_BENCH_BOTH_LISTS it waits for the subdomains of the first instance as well.
 * bench-window --import CSV STORE: makes such a store. bench-first-frame.py measures from outside. */

#include "signet-config.h"

#include "bench.h"
#include "ui-find.h"

#include "keyring/signet-keyring.h"
#include "ui/window/signet-instance-list.h"
#include "ui/window/signet-subdomain-list.h"
#include "ui/window/signet-window.h"

#define SCROLL_STEPS 20

typedef struct {
  const char          *store_path;
  SignetStore         *store;
  SignetKeyring       *keyring;
  GtkWindow           *window;
  SignetInstanceList  *instances;
  GtkListBase         *list_view;
  guint                n_scrolled;
  gboolean             has_rows; /* in the frame that is being made */
  gboolean             painted;
} Bench;

static void
print_peak (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  g_print ("peak %" G_GUINT64_FORMAT "\n", g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10));
}

static gboolean
scroll_cb (gpointer user_data)
{
  Bench *bench = user_data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->list_view));

  if (bench->n_scrolled == SCROLL_STEPS)
    {
      print_peak ();
      gtk_window_destroy (bench->window);
      return G_SOURCE_REMOVE;
    }

  bench->n_scrolled++;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * bench->n_scrolled / SCROLL_STEPS);

  return G_SOURCE_CONTINUE;
}

/* Of the instance that is selected. */
static gboolean
shows_subdomains (Bench *bench)
{
  GtkWidget *list = ui_find (GTK_WIDGET (bench->window), SIGNET_TYPE_SUBDOMAIN_LIST);
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_find (list, GTK_TYPE_COLUMN_VIEW));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view))) > 0;
}

static gboolean
shows_rows (Bench *bench)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (bench->list_view));

  if (g_getenv ("SIGNET_BENCH_BOTH_LISTS") != NULL && !shows_subdomains (bench))
    return FALSE;

  /* The first rows are there, and read, before the list knows how many there are in all. */
  return (model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) > 0) ||
         (signet_instance_list_get_settled (bench->instances) && signet_instance_list_get_empty (bench->instances));
}

static void
before_paint_cb (GdkFrameClock *clock,
                 gpointer       user_data)
{
  Bench *bench = user_data;

  bench->has_rows = shows_rows (bench);
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       user_data)
{
  Bench *bench = user_data;

  if (!bench->has_rows || bench->painted)
    return;

  bench->painted = TRUE;
  g_print ("painted\n");
  fflush (stdout);
  if (g_getenv ("SIGNET_BENCH_FIRST_FRAME") != NULL)
    {
      gtk_window_destroy (bench->window);
      return;
    }
  g_timeout_add (30, scroll_cb, bench);
}

static void
realize_cb (GtkWidget *window,
            gpointer   user_data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), user_data);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), user_data);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Bench *bench = user_data;
  GApplication *application = g_application_get_default ();
  g_autoptr (GError) error = NULL;

  bench->store = signet_store_open_finish (result, &error);
  g_assert_no_error (error);
  bench->window = GTK_WINDOW (signet_window_new (ADW_APPLICATION (application), bench->store, bench->keyring,
                                                 bench->store_path));
  bench->instances = SIGNET_INSTANCE_LIST (ui_find (GTK_WIDGET (bench->window), SIGNET_TYPE_INSTANCE_LIST));
  /* not the first one there is: the filter has a list as well */
  bench->list_view = GTK_LIST_BASE (gtk_widget_get_template_child (GTK_WIDGET (bench->instances), SIGNET_TYPE_INSTANCE_LIST,
                                                                   "list_view"));
  g_signal_connect (bench->window, "realize", G_CALLBACK (realize_cb), bench);
  gtk_window_present (bench->window);
  g_application_release (application);
}

static void
activate_cb (GApplication *application,
             gpointer      user_data)
{
  Bench *bench = user_data;

  g_application_hold (application);
  bench->keyring = signet_keyring_new ();
  signet_store_open_async (bench->store_path, NULL, opened_cb, bench);
}

static int
import (const char *csv_path,
        const char *store_path)
{
  g_autoptr (SignetStore) store = bench_open_store (store_path);

  if (*csv_path != '\0')
    bench_import (store, csv_path);
  signet_store_close (store);

  return EXIT_SUCCESS;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  Bench bench = { .store_path = argv[1] };
  int status = EXIT_SUCCESS;

  if (argc == 4 && g_str_equal (argv[1], "--import"))
    return import (argv[2], argv[3]);
  if (argc == 3 && g_str_equal (argv[1], "--write-csv"))
    {
      bench_write_many_csv (argv[2]);
      return EXIT_SUCCESS;
    }
  g_assert_cmpint (argc, ==, 2);

  application = adw_application_new (SIGNET_APPLICATION_ID, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &bench);
  status = g_application_run (G_APPLICATION (application), 1, argv);
  signet_store_close (bench.store);
  g_object_unref (bench.store);
  g_object_unref (bench.keyring);

  return status;
}
