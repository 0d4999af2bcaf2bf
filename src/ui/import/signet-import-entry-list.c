/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/import/signet-import-entry-list.h"

#include "ui/import/signet-import-entry-row.h"
#include "ui/widget/signet-list-keys.h"

struct _SignetImportEntryList
{
  AdwBin parent_instance;

  /* children */
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (SignetImportEntryList, signet_import_entry_list, ADW_TYPE_BIN)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, g_object_new (SIGNET_TYPE_IMPORT_ENTRY_ROW, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  signet_import_entry_row_set_entry (SIGNET_IMPORT_ENTRY_ROW (gtk_list_item_get_child (item)),
                                     gtk_list_item_get_item (item));
}

static void
signet_import_entry_list_class_init (SignetImportEntryListClass *klass)
{
}

static void
signet_import_entry_list_init (SignetImportEntryList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->list_view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_show_separators (self->list_view, TRUE);
  signet_list_keys_leave_with_tab (GTK_WIDGET (self->list_view));

  adw_bin_set_child (ADW_BIN (self), g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                                   "hscrollbar-policy", GTK_POLICY_NEVER,
                                                   "vexpand", TRUE,
                                                   "overflow", GTK_OVERFLOW_HIDDEN,
                                                   "child", self->list_view,
                                                   "css-classes", (const char *[]) { "card", NULL },
                                                   NULL));
}

/**
 * signet_import_entry_list_set_name:
 * @self: a list
 * @name: what it is called, translated
 */
void
signet_import_entry_list_set_name (SignetImportEntryList *self,
                                   const char            *name)
{
  g_return_if_fail (SIGNET_IS_IMPORT_ENTRY_LIST (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * signet_import_entry_list_set_model:
 * @self: a list
 * @entries: (nullable): of #SignetImportEntry
 */
void
signet_import_entry_list_set_model (SignetImportEntryList *self,
                                    GListModel            *entries)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (SIGNET_IS_IMPORT_ENTRY_LIST (self));

  /* A selection that does nothing but show where the keyboard is. */
  if (entries != NULL)
    selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (entries)));
  gtk_list_view_set_model (self->list_view, selection);
}
