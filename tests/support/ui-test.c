/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui-test.h"

static AdwApplication *application;
static int status = EXIT_FAILURE;

static gboolean
wake_cb (gpointer user_data)
{
  gboolean *woken = user_data;

  *woken = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
run_idle_cb (gpointer user_data)
{
  status = g_test_run ();
  g_application_release (G_APPLICATION (application));

  return G_SOURCE_REMOVE;
}

static void
activate_cb (GApplication *app,
             gpointer      user_data)
{
  g_application_hold (app);
  g_idle_add (run_idle_cb, NULL);
}

static const char *
get_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_label (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));

  return NULL;
}

static gboolean
matches (GtkWidget  *widget,
         GType       type,
         const char *name)
{
  if (!g_type_is_a (G_OBJECT_TYPE (widget), type))
    return FALSE;

  return name == NULL ||
         g_strcmp0 (gtk_widget_get_name (widget), name) == 0 ||
         g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0 ||
         g_strcmp0 (get_label (widget), name) == 0;
}

AdwApplication *
ui_test_get_application (void)
{
  return application;
}

void
ui_test_iterate (void)
{
  gboolean woken = FALSE;
  guint source = g_timeout_add (10, wake_cb, &woken);

  g_main_context_iteration (NULL, TRUE);
  if (!woken)
    g_source_remove (source);
}

void
ui_test_settle (void)
{
  for (guint i = 0; i < 20; i++)
    ui_test_iterate ();
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

GtkWidget *
ui_test_find (GtkWidget  *root,
              GType       type,
              const char *name)
{
  if (matches (root, type, name))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_test_find (child, type, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
ui_test_close (GtkWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_destroy (window);
  ui_test_wait_until (weak == NULL);
}

int
ui_test_run (void)
{
  application = adw_application_new (SIGNET_APPLICATION_ID, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  g_application_run (G_APPLICATION (application), 0, NULL);
  g_assert_finalize_object (application);

  return status;
}
