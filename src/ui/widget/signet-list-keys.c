/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/widget/signet-list-keys.h"

static gboolean
is_row (GtkWidget *widget)
{
  return widget != NULL && g_strcmp0 (gtk_widget_get_css_name (widget), "row") == 0;
}

static gboolean
leave_cb (GtkWidget *list,
          GVariant  *args,
          gpointer   user_data)
{
  GtkDirectionType direction = GPOINTER_TO_INT (user_data);
  GtkRoot *root = gtk_widget_get_root (list);
  gboolean moved;

  /* From a row of a table to the button in it; from there on out. */
  if (GTK_IS_COLUMN_VIEW (list) && direction == GTK_DIR_TAB_FORWARD && is_row (gtk_root_get_focus (root)))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_set_can_focus (list, FALSE);
  moved = gtk_widget_child_focus (GTK_WIDGET (root), direction);
  gtk_widget_set_can_focus (list, TRUE);

  return moved;
}

static gboolean
activate_cb (GtkWidget *list,
             GVariant  *args,
             gpointer   user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  return is_row (focus) && gtk_widget_activate (focus);
}

static void
add_shortcut (GtkWidget       *list,
              const char      *trigger,
              GtkShortcutFunc  function,
              gpointer         user_data)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                          gtk_callback_action_new (function, user_data, NULL)));
  /* Before the row, which takes Space for being selected. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (list, controller);
}

/**
 * signet_list_keys_leave_with_tab:
 * @list: a #GtkListView or #GtkColumnView
 *
 * Lets Tab and Shift+Tab leave @list: with 10,000 rows, what is behind the list could not be reached otherwise. The
 * arrow keys move in it.
 */
void
signet_list_keys_leave_with_tab (GtkWidget *list)
{
  g_return_if_fail (GTK_IS_WIDGET (list));

  add_shortcut (list, "Tab|KP_Tab", leave_cb, GINT_TO_POINTER (GTK_DIR_TAB_FORWARD));
  add_shortcut (list, "<Shift>Tab|<Shift>KP_Tab|<Shift>ISO_Left_Tab", leave_cb,
                GINT_TO_POINTER (GTK_DIR_TAB_BACKWARD));
}

/**
 * signet_list_keys_activate_with_space:
 * @list: a #GtkListView
 *
 * Lets Space do on a row of @list what Return does.
 */
void
signet_list_keys_activate_with_space (GtkWidget *list)
{
  g_return_if_fail (GTK_IS_WIDGET (list));

  add_shortcut (list, "space|KP_Space", activate_cb, NULL);
}
