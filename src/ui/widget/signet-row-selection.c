/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/widget/signet-row-selection.h"

struct _SignetRowSelection
{
  GObject parent_instance;

  SignetRowSlots *slots;    /* owned, nullable */
  GtkBitset      *selected; /* owned */
};

enum {
  PROP_0,
  PROP_MODEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void signet_row_selection_list_model_init      (GListModelInterface *iface);
static void signet_row_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetRowSelection, signet_row_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, signet_row_selection_list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, signet_row_selection_selection_model_init))

static GType
signet_row_selection_get_item_type (GListModel *model)
{
  return SIGNET_TYPE_ROW_SLOT;
}

static guint
signet_row_selection_get_n_items (GListModel *model)
{
  SignetRowSelection *self = SIGNET_ROW_SELECTION (model);

  return self->slots != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->slots)) : 0;
}

static gpointer
signet_row_selection_get_item (GListModel *model,
                               guint       position)
{
  SignetRowSelection *self = SIGNET_ROW_SELECTION (model);

  return self->slots != NULL ? g_list_model_get_item (G_LIST_MODEL (self->slots), position) : NULL;
}

static void
signet_row_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = signet_row_selection_get_item_type;
  iface->get_n_items = signet_row_selection_get_n_items;
  iface->get_item = signet_row_selection_get_item;
}

static gboolean
signet_row_selection_is_selected (GtkSelectionModel *model,
                                  guint              position)
{
  return gtk_bitset_contains (SIGNET_ROW_SELECTION (model)->selected, position);
}

static GtkBitset *
signet_row_selection_get_selection_in_range (GtkSelectionModel *model,
                                             guint              position,
                                             guint              n_items)
{
  return gtk_bitset_ref (SIGNET_ROW_SELECTION (model)->selected);
}

/* Of the positions in @mask, those in @selected are selected, and the others are not. */
static gboolean
signet_row_selection_set_selection (GtkSelectionModel *model,
                                    GtkBitset         *selected,
                                    GtkBitset         *mask)
{
  SignetRowSelection *self = SIGNET_ROW_SELECTION (model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) now = NULL;
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self));
  guint begin, end;

  gtk_bitset_difference (changes, selected); /* what is in one of both */
  gtk_bitset_intersect (changes, mask);
  if (gtk_bitset_is_empty (changes))
    return TRUE;

  begin = gtk_bitset_get_minimum (changes);
  end = MIN (gtk_bitset_get_maximum (changes) + 1, n_items);
  now = gtk_bitset_copy (self->selected);
  gtk_bitset_difference (now, changes);
  gtk_bitset_unref (self->selected);
  self->selected = g_steal_pointer (&now);
  /* The view is told of the rows that it has. */
  if (begin < end)
    gtk_selection_model_selection_changed (model, begin, end - begin);

  return TRUE;
}

static gboolean
set_range (GtkSelectionModel *model,
           guint              position,
           guint              n_items,
           gboolean           selected,
           gboolean           unselect_rest)
{
  g_autoptr (GtkBitset) bits = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_empty ();

  if (selected)
    gtk_bitset_add_range (bits, position, n_items);
  gtk_bitset_add_range (mask, position, n_items);
  if (unselect_rest)
    gtk_bitset_union (mask, SIGNET_ROW_SELECTION (model)->selected);

  return signet_row_selection_set_selection (model, bits, mask);
}

static gboolean
signet_row_selection_select_item (GtkSelectionModel *model,
                                  guint              position,
                                  gboolean           unselect_rest)
{
  return set_range (model, position, 1, TRUE, unselect_rest);
}

static gboolean
signet_row_selection_unselect_item (GtkSelectionModel *model,
                                    guint              position)
{
  return set_range (model, position, 1, FALSE, FALSE);
}

static gboolean
signet_row_selection_select_range (GtkSelectionModel *model,
                                   guint              position,
                                   guint              n_items,
                                   gboolean           unselect_rest)
{
  return set_range (model, position, n_items, TRUE, unselect_rest);
}

static gboolean
signet_row_selection_unselect_range (GtkSelectionModel *model,
                                     guint              position,
                                     guint              n_items)
{
  return set_range (model, position, n_items, FALSE, FALSE);
}

/* Those that the view does not have yet as well. */
static gboolean
signet_row_selection_select_all (GtkSelectionModel *model)
{
  SignetRowSelection *self = SIGNET_ROW_SELECTION (model);

  if (self->slots == NULL)
    return TRUE;

  signet_row_slots_show_all (self->slots);
  return set_range (model, 0, g_list_model_get_n_items (G_LIST_MODEL (self->slots)), TRUE, FALSE);
}

static gboolean
signet_row_selection_unselect_all (GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) none = gtk_bitset_new_empty ();

  return signet_row_selection_set_selection (model, none, SIGNET_ROW_SELECTION (model)->selected);
}

static void
signet_row_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = signet_row_selection_is_selected;
  iface->get_selection_in_range = signet_row_selection_get_selection_in_range;
  iface->set_selection = signet_row_selection_set_selection;
  iface->select_item = signet_row_selection_select_item;
  iface->unselect_item = signet_row_selection_unselect_item;
  iface->select_range = signet_row_selection_select_range;
  iface->unselect_range = signet_row_selection_unselect_range;
  iface->select_all = signet_row_selection_select_all;
  iface->unselect_all = signet_row_selection_unselect_all;
}

static void
items_changed_cb (SignetRowSelection *self,
                  guint               position,
                  guint               n_removed,
                  guint               n_added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static void
signet_row_selection_dispose (GObject *object)
{
  SignetRowSelection *self = SIGNET_ROW_SELECTION (object);

  if (self->slots != NULL)
    g_signal_handlers_disconnect_by_data (self->slots, self);
  g_clear_object (&self->slots);

  G_OBJECT_CLASS (signet_row_selection_parent_class)->dispose (object);
}

static void
signet_row_selection_finalize (GObject *object)
{
  gtk_bitset_unref (SIGNET_ROW_SELECTION (object)->selected);

  G_OBJECT_CLASS (signet_row_selection_parent_class)->finalize (object);
}

static void
signet_row_selection_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SignetRowSelection *self = SIGNET_ROW_SELECTION (object);

  switch (property_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->slots);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_row_selection_class_init (SignetRowSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_row_selection_dispose;
  object_class->finalize = signet_row_selection_finalize;
  object_class->get_property = signet_row_selection_get_property;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, SIGNET_TYPE_ROW_SLOTS,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_row_selection_init (SignetRowSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
}

/**
 * signet_row_selection_set_model:
 * @self: a selection
 * @slots: (nullable): the places to select from
 */
void
signet_row_selection_set_model (SignetRowSelection *self,
                                SignetRowSlots     *slots)
{
  guint n_before;

  g_return_if_fail (SIGNET_IS_ROW_SELECTION (self));

  if (self->slots == slots)
    return;

  n_before = g_list_model_get_n_items (G_LIST_MODEL (self));
  if (self->slots != NULL)
    g_signal_handlers_disconnect_by_data (self->slots, self);
  g_set_object (&self->slots, slots);
  if (slots != NULL)
    g_signal_connect_object (slots, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);

  gtk_bitset_remove_all (self->selected);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, g_list_model_get_n_items (G_LIST_MODEL (self)));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}
