/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/import/signet-import-entry-filter.h"

struct _SignetImportEntryFilter
{
  GObject parent_instance;

  /* owned */
  GListModel *entries;
  guint8     *of_entry;  /* status of each entry */
  GArray     *shown;     /* of guint: positions in @entries */

  guint n_entries;
  guint counts[SIGNET_IMPORT_N_STATUS];
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetImportEntryFilter, signet_import_entry_filter, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
signet_import_entry_filter_get_item_type (GListModel *model)
{
  return SIGNET_TYPE_IMPORT_ENTRY;
}

static guint
signet_import_entry_filter_get_n_items (GListModel *model)
{
  return SIGNET_IMPORT_ENTRY_FILTER (model)->shown->len;
}

static gpointer
signet_import_entry_filter_get_item (GListModel *model,
                                     guint       position)
{
  SignetImportEntryFilter *self = SIGNET_IMPORT_ENTRY_FILTER (model);

  if (position >= self->shown->len)
    return NULL;
  return g_list_model_get_item (self->entries, g_array_index (self->shown, guint, position));
}

static void
fill (SignetImportEntryFilter *self,
      guint                    statuses)
{
  for (guint i = 0; i < self->n_entries; i++)
    if (statuses == 0 || (statuses & (1u << self->of_entry[i])) != 0)
      g_array_append_val (self->shown, i);
}

static void
signet_import_entry_filter_finalize (GObject *object)
{
  SignetImportEntryFilter *self = SIGNET_IMPORT_ENTRY_FILTER (object);

  g_clear_object (&self->entries);
  g_free (self->of_entry);
  g_array_unref (self->shown);

  G_OBJECT_CLASS (signet_import_entry_filter_parent_class)->finalize (object);
}

static void
signet_import_entry_filter_class_init (SignetImportEntryFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_import_entry_filter_finalize;
}

static void
signet_import_entry_filter_init (SignetImportEntryFilter *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = signet_import_entry_filter_get_item_type;
  iface->get_n_items = signet_import_entry_filter_get_n_items;
  iface->get_item = signet_import_entry_filter_get_item;
}

/**
 * signet_import_entry_filter_new:
 * @entries: the entries of a report, which do not change any more
 *
 * Returns: (transfer full): all of them
 */
SignetImportEntryFilter *
signet_import_entry_filter_new (GListModel *entries)
{
  SignetImportEntryFilter *self = g_object_new (SIGNET_TYPE_IMPORT_ENTRY_FILTER, NULL);

  self->entries = g_object_ref (entries);
  self->n_entries = g_list_model_get_n_items (entries);
  self->of_entry = g_new (guint8, self->n_entries);
  for (guint i = 0; i < self->n_entries; i++)
    {
      g_autoptr (SignetImportEntry) entry = g_list_model_get_item (entries, i);

      self->of_entry[i] = (guint8) signet_import_entry_get_status (entry);
      self->counts[self->of_entry[i]]++;
    }
  fill (self, 0);

  return self;
}

/**
 * signet_import_entry_filter_count:
 * @self: a filter
 * @status: a status
 *
 * Returns: how many entries have it, shown or not
 */
guint
signet_import_entry_filter_count (SignetImportEntryFilter *self,
                                  SignetImportStatus       status)
{
  return self->counts[status];
}

/**
 * signet_import_entry_filter_set_statuses:
 * @self: a filter
 * @statuses: bit mask of `1 << SignetImportStatus`; 0 stands for all
 *
 * Shows the entries that have one of them.
 */
void
signet_import_entry_filter_set_statuses (SignetImportEntryFilter *self,
                                         guint                    statuses)
{
  const guint before = self->shown->len;

  g_return_if_fail (SIGNET_IS_IMPORT_ENTRY_FILTER (self));

  /* In two steps: told in one, a list view asks for every row that is new. */
  g_array_set_size (self->shown, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  fill (self, statuses);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->shown->len);
}
