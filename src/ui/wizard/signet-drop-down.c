/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-drop-down.h"

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The popover's list shows a selection over a filter over the rows; the drop down makes them anew with
 * each model. */
static void
set_match_mode (GtkDropDown *drop_down)
{
  GtkWidget *view = find_child (GTK_WIDGET (drop_down), GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *selection = view != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (view)) : NULL;
  GListModel *rows = GTK_IS_SINGLE_SELECTION (selection)
                       ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection))
                       : NULL;
  GtkFilter *filter = GTK_IS_FILTER_LIST_MODEL (rows) ? gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (rows))
                                                      : NULL;

  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_match_mode (GTK_STRING_FILTER (filter), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

/* The button inside is what has the focus and what is pressed; by itself it is called "GtkToggleButton". */
static void
name_button (GtkDropDown *drop_down,
             const char  *name)
{
  GtkWidget *button = find_child (GTK_WIDGET (drop_down), GTK_TYPE_TOGGLE_BUTTON);

  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
popover_mapped_cb (GtkWidget *entry)
{
  gtk_widget_grab_focus (entry);
}

/* Whoever opens a list with a search wants to type; by itself the focus is on a row, and what is typed is lost. */
static void
focus_search (GtkDropDown *drop_down)
{
  GtkWidget *popover = find_child (GTK_WIDGET (drop_down), GTK_TYPE_POPOVER);
  GtkWidget *entry = popover != NULL ? find_child (popover, GTK_TYPE_SEARCH_ENTRY) : NULL;

  /* The entry is there, hidden, also without a search, and would swallow the keys of the list. */
  if (entry == NULL || !gtk_drop_down_get_enable_search (drop_down))
    return;

  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (entry), popover);
  g_signal_connect_object (popover, "map", G_CALLBACK (popover_mapped_cb), entry, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * signet_drop_down_set_up:
 * @drop_down: a drop down, with or without enable-search
 * @name: what it is called, translated
 *
 * Names the button inside it for assistive technology; with a search, lets one type as soon as it is open, and makes
 * the search find words in the middle.
 *
 * The search finds substrings through the property "search-match-mode" where there is one (GTK 4.12), else
 * through the filter behind its popover's list, as often as it gets another model.
 */
void
signet_drop_down_set_up (GtkDropDown *drop_down,
                         const char  *name)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_return_if_fail (name != NULL);

  name_button (drop_down, name);
  focus_search (drop_down);

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (drop_down), "search-match-mode") != NULL)
    {
      g_object_set (drop_down, "search-match-mode", GTK_STRING_FILTER_MATCH_MODE_SUBSTRING, NULL);
      return;
    }

  g_signal_connect_after (drop_down, "notify::model", G_CALLBACK (set_match_mode), NULL);
  set_match_mode (drop_down);
}

static void
setup_short_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL,
                                               "xalign", 0.0,
                                               "ellipsize", PANGO_ELLIPSIZE_END,
                                               NULL));
}

static void
bind_short_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/**
 * signet_drop_down_let_shrink:
 * @drop_down: a drop down of a #GtkStringList
 *
 * Lets what is chosen be shortened in a narrow window; the list shows it whole.
 */
void
signet_drop_down_let_shrink (GtkDropDown *drop_down)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_short_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_short_cb), NULL);
  /* The list keeps the one that marks what is chosen. */
  gtk_drop_down_set_list_factory (drop_down, gtk_drop_down_get_factory (drop_down));
  gtk_drop_down_set_factory (drop_down, factory);
  g_object_unref (factory);
}
