/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/application/signet-application.h"

#include "ui/window/signet-window.h"

#include <glib/gstdio.h>

/* The program from its start to its end, in folders of the test's own. */

typedef struct {
  GApplication *application;
  GtkWindow    *asking; /* a window above the main one that stays open the first time */
  guint         n_asked;
  gboolean      stayed;
} Fixture;

static gboolean
close_request_cb (GtkWindow *window,
                  gpointer   user_data)
{
  Fixture *fixture = user_data;

  fixture->n_asked++;

  return fixture->n_asked == 1;
}

static GtkWindow *
get_main_window (Fixture *fixture)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l != NULL; l = l->next)
    if (SIGNET_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

static gboolean
step_cb (gpointer user_data)
{
  Fixture *fixture = user_data;
  GtkWindow *window = get_main_window (fixture);

  if (window == NULL)
    return G_SOURCE_CONTINUE;

  if (fixture->asking == NULL)
    {
      fixture->asking = GTK_WINDOW (gtk_window_new ());
      gtk_window_set_transient_for (fixture->asking, window);
      gtk_window_set_destroy_with_parent (fixture->asking, TRUE);
      g_signal_connect (fixture->asking, "close-request", G_CALLBACK (close_request_cb), fixture);
      gtk_window_present (fixture->asking);
      return G_SOURCE_CONTINUE;
    }

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  if (fixture->n_asked > 1)
    return G_SOURCE_REMOVE;

  fixture->stayed = get_main_window (fixture) == window && gtk_widget_get_visible (GTK_WIDGET (fixture->asking));

  return fixture->stayed ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
test_quitting_stops_at_a_window_that_stays_open (void)
{
  g_autoptr (SignetApplication) application = signet_application_new ();
  Fixture fixture = { .application = G_APPLICATION (application) };
  int status;

  g_application_set_flags (fixture.application, G_APPLICATION_NON_UNIQUE);
  g_timeout_add (20, step_cb, &fixture);
  status = g_application_run (fixture.application, 0, NULL);

  g_assert_cmpint (status, ==, 0);
  g_assert_true (fixture.stayed);
  g_assert_cmpuint (fixture.n_asked, ==, 2);
}

static void
delete_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        delete_folder (path);
      else
        g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (folder));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  /* not all folders: the schemas of GTK are needed */
  folder = g_dir_make_tmp ("signet-application-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);

  g_test_add_func ("/application/quitting-stops-at-a-window-that-stays-open",
                   test_quitting_stops_at_a_window_that_stays_open);

  status = g_test_run ();
  delete_folder (folder);

  return status;
}
