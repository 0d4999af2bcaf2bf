/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-check-action.h"

static void
toggle_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  gtk_widget_activate (GTK_WIDGET (user_data));
}

/**
 * signet_check_action_add:
 * @check: a check button, or one of a group
 *
 * Gives @check the action "row.toggle", which does what a click does.
 */
void
signet_check_action_add (GtkCheckButton *check)
{
  g_autoptr (GSimpleActionGroup) group = NULL;
  g_autoptr (GSimpleAction) action = NULL;

  g_return_if_fail (GTK_IS_CHECK_BUTTON (check));

  group = g_simple_action_group_new ();
  action = g_simple_action_new ("toggle", NULL);
  /* The check owns the group, and that the action: no reference back. */
  g_signal_connect_object (action, "activate", G_CALLBACK (toggle_cb), check, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (check), "row", G_ACTION_GROUP (group));
}
