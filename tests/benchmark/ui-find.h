/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* The first widget of @type at or below @widget; there has to be one, seen or not. */
static inline GtkWidget *
ui_find_or_null (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_or_null (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline GtkWidget *
ui_find (GtkWidget *widget, GType type)
{
  GtkWidget *found = ui_find_or_null (widget, type);

  g_assert_nonnull (found);

  return found;
}
