/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-drop-down-search.h"

static GtkListView *
find_list_view (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    return GTK_LIST_VIEW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkListView *view = find_list_view (child);

      if (view != NULL)
        return view;
    }

  return NULL;
}

/* The popover's list shows a selection over a filter over the rows; the drop down makes them anew with
 * each model. */
static void
set_match_mode (GtkDropDown *drop_down)
{
  GtkListView *view = find_list_view (GTK_WIDGET (drop_down));
  GtkSelectionModel *selection = view != NULL ? gtk_list_view_get_model (view) : NULL;
  GListModel *rows = GTK_IS_SINGLE_SELECTION (selection)
                       ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection))
                       : NULL;
  GtkFilter *filter = GTK_IS_FILTER_LIST_MODEL (rows) ? gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (rows))
                                                      : NULL;

  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_match_mode (GTK_STRING_FILTER (filter), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

/**
 * signet_drop_down_search_anywhere:
 * @drop_down: a drop down with enable-search
 *
 * Makes its search find substrings: through the property "search-match-mode" where there is one (GTK 4.12),
 * else through the filter behind its popover's list, as often as it gets another model.
 */
void
signet_drop_down_search_anywhere (GtkDropDown *drop_down)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (drop_down), "search-match-mode") != NULL)
    {
      g_object_set (drop_down, "search-match-mode", GTK_STRING_FILTER_MATCH_MODE_SUBSTRING, NULL);
      return;
    }

  g_signal_connect_after (drop_down, "notify::model", G_CALLBACK (set_match_mode), NULL);
  set_match_mode (drop_down);
}
