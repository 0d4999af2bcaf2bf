/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-kept-selection.h"

struct _SignetKeptSelection
{
  GObject parent_instance;

  /* owned */
  SignetRowSelection *selection;
  SignetRowModel     *model;
  SignetRowSlots     *shown;    /* the places of its rows */
  GHashTable         *selected; /* set of gint64 row ids */

  guint restoring : 1; /* the selection is being put back, not changed by the user */
};

enum {
  PROP_0,
  PROP_N_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetKeptSelection, signet_kept_selection, G_TYPE_OBJECT)

static guint
get_n_items (SignetKeptSelection *self)
{
  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

static void
selection_changed_cb (SignetKeptSelection *self)
{
  /* While the rows are read again nothing is selected: only the user's own changes count. */
  if (self->restoring || get_n_items (self) == 0 || !signet_row_model_get_settled (self->model))
    return;

  signet_kept_selection_note (self);
}

static void
signet_kept_selection_dispose (GObject *object)
{
  SignetKeptSelection *self = SIGNET_KEPT_SELECTION (object);

  g_clear_object (&self->model);
  g_clear_object (&self->shown);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (signet_kept_selection_parent_class)->dispose (object);
}

static void
signet_kept_selection_finalize (GObject *object)
{
  g_hash_table_unref (SIGNET_KEPT_SELECTION (object)->selected);

  G_OBJECT_CLASS (signet_kept_selection_parent_class)->finalize (object);
}

static void
signet_kept_selection_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_N_SELECTED:
      g_value_set_uint (value, signet_kept_selection_get_n_selected (SIGNET_KEPT_SELECTION (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_kept_selection_class_init (SignetKeptSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_kept_selection_dispose;
  object_class->finalize = signet_kept_selection_finalize;
  object_class->get_property = signet_kept_selection_get_property;

  properties[PROP_N_SELECTED] =
    g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_kept_selection_init (SignetKeptSelection *self)
{
  self->selected = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * signet_kept_selection_new:
 * @selection: a selection model, whose model is set through this from now on
 *
 * Returns: (transfer full): what keeps its selection
 */
SignetKeptSelection *
signet_kept_selection_new (SignetRowSelection *selection)
{
  SignetKeptSelection *self = g_object_new (SIGNET_TYPE_KEPT_SELECTION, NULL);

  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * signet_kept_selection_set_model:
 * @self: a kept selection
 * @model: (nullable): the rows
 * @view: (nullable): what shows them
 */
void
signet_kept_selection_set_model (SignetKeptSelection *self,
                                 SignetRowModel      *model,
                                 GtkWidget           *view)
{
  g_return_if_fail (SIGNET_IS_KEPT_SELECTION (self));

  g_hash_table_remove_all (self->selected);
  g_set_object (&self->model, model);
  g_clear_object (&self->shown);
  if (model != NULL)
    self->shown = signet_row_slots_new (model, view);
  signet_row_selection_set_model (self->selection, self->shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

/**
 * signet_kept_selection_restore:
 * @self: a kept selection
 *
 * After the rows changed: selects what was selected, as far as it is still there to be seen.
 */
void
signet_kept_selection_restore (SignetKeptSelection *self)
{
  g_autoptr (GtkBitset) bitset = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, G_MAXUINT); /* also past the last row there is now */
  GHashTableIter iter;
  gpointer key;

  g_return_if_fail (SIGNET_IS_KEPT_SELECTION (self));

  if (g_hash_table_size (self->selected) == 0 || get_n_items (self) == 0)
    return;

  g_hash_table_iter_init (&iter, self->selected);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint position = signet_row_model_find (self->model, *(gint64 *) key);

      if (position != G_MAXUINT)
        gtk_bitset_add (bitset, position);
    }

  self->restoring = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), bitset, mask);
  self->restoring = FALSE;
}

/**
 * signet_kept_selection_select:
 * @self: a kept selection
 * @position: of a row of the model
 *
 * Selects this row alone.
 */
void
signet_kept_selection_select (SignetKeptSelection *self,
                              guint                position)
{
  g_return_if_fail (SIGNET_IS_KEPT_SELECTION (self));

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->shown)))
    signet_row_slots_show_all (self->shown);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
}

/**
 * signet_kept_selection_note:
 * @self: a kept selection
 *
 * Reads the selection of the rows into the set of ids.
 */
void
signet_kept_selection_note (SignetKeptSelection *self)
{
  g_autoptr (GtkBitset) bitset = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_if_fail (SIGNET_IS_KEPT_SELECTION (self));

  g_hash_table_remove_all (self->selected);
  bitset = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean valid = gtk_bitset_iter_init_first (&iter, bitset, &position);
       valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = signet_row_model_get_id (self->model, position);

      g_hash_table_add (self->selected, g_memdup2 (&id, sizeof id));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

/**
 * signet_kept_selection_get_n_selected:
 * @self: a kept selection
 *
 * Returns: how many rows are selected
 */
guint
signet_kept_selection_get_n_selected (SignetKeptSelection *self)
{
  g_return_val_if_fail (SIGNET_IS_KEPT_SELECTION (self), 0);

  return g_hash_table_size (self->selected);
}

/**
 * signet_kept_selection_dup_ids:
 * @self: a kept selection
 *
 * Returns: (transfer full) (element-type gint64): the row ids that are selected, in the order of the list
 */
GArray *
signet_kept_selection_dup_ids (SignetKeptSelection *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) bitset = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (SIGNET_IS_KEPT_SELECTION (self), ids);

  bitset = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean valid = gtk_bitset_iter_init_first (&iter, bitset, &position);
       valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = signet_row_model_get_id (self->model, position);

      g_array_append_val (ids, id);
    }
  return ids;
}
