/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/widget/signet-tab.h"

/**
 * signet_tab_past_row:
 * @row: a row that takes no focus, in a #GtkListBox
 * @direction: where the focus goes
 *
 * To be called from the `focus` function of such a row. #GtkListBox offers the focus to the next row only, and leaves
 * the list when that one refuses: all fields below a message could not be reached with Tab.
 *
 * Returns: whether a row behind @row took the focus
 */
gboolean
signet_tab_past_row (GtkWidget        *row,
                     GtkDirectionType  direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *other;

  g_return_val_if_fail (GTK_IS_WIDGET (row), FALSE);

  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
    return FALSE;

  other = row;
  do
    other = back ? gtk_widget_get_prev_sibling (other) : gtk_widget_get_next_sibling (other);
  while (other != NULL && !gtk_widget_get_visible (other));

  return other != NULL && gtk_widget_child_focus (other, direction);
}
