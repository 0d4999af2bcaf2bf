/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-key-sorter.h"

struct _SignetKeySorter
{
  GtkSorter parent_instance;

  char *key;
};

enum {
  PROP_0,
  PROP_KEY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* On the object that is "compared" to find out who is asked. */
static G_DEFINE_QUARK (signet-key-sorter-asked, asked)

G_DEFINE_FINAL_TYPE (SignetKeySorter, signet_key_sorter, GTK_TYPE_SORTER)

/* Always "larger": the view's sorter then asks no second column, and turns the answer round when the first
 * one is descending. */
static GtkOrdering
signet_key_sorter_compare (GtkSorter *sorter,
                           gpointer   item1,
                           gpointer   item2)
{
  SignetKeySorter *self = SIGNET_KEY_SORTER (sorter);

  g_object_set_qdata (G_OBJECT (item1), asked_quark (), self->key);

  return GTK_ORDERING_LARGER;
}

static void
signet_key_sorter_finalize (GObject *object)
{
  SignetKeySorter *self = SIGNET_KEY_SORTER (object);

  g_free (self->key);

  G_OBJECT_CLASS (signet_key_sorter_parent_class)->finalize (object);
}

static void
signet_key_sorter_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SignetKeySorter *self = SIGNET_KEY_SORTER (object);

  switch (property_id)
    {
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_key_sorter_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  SignetKeySorter *self = SIGNET_KEY_SORTER (object);

  switch (property_id)
    {
    case PROP_KEY:
      self->key = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_key_sorter_class_init (SignetKeySorterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_key_sorter_finalize;
  object_class->get_property = signet_key_sorter_get_property;
  object_class->set_property = signet_key_sorter_set_property;
  GTK_SORTER_CLASS (klass)->compare = signet_key_sorter_compare;

  properties[PROP_KEY] =
    g_param_spec_string ("key", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_key_sorter_init (SignetKeySorter *self)
{
}

/**
 * signet_key_sorter_read:
 * @view_sorter: the sorter of a column view whose columns have sorters of this type
 * @descending: (out): whether the user wants the order turned round
 *
 * Returns: (nullable) (transfer none): the sort key of the column that the user picked last, valid as long as
 *   that column; %NULL where no column is picked
 */
const char *
signet_key_sorter_read (GtkSorter *view_sorter,
                        gboolean  *descending)
{
  g_autoptr (GObject) asked = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);

  *descending = gtk_sorter_compare (view_sorter, asked, other) == GTK_ORDERING_SMALLER;

  return g_object_get_qdata (asked, asked_quark ());
}

/**
 * signet_key_sorter_apply:
 * @view: a column view whose columns have sorters of this type
 * @key: (nullable): the sort key of a column
 * @descending: whether the order is turned round
 *
 * Sorts by that column, as a click on it does. A key that no column has, of the settings of another version, changes nothing.
 */
void
signet_key_sorter_apply (GtkColumnView *view,
                         const char    *key,
                         gboolean       descending)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkSorter *sorter = gtk_column_view_column_get_sorter (column);

      if (SIGNET_IS_KEY_SORTER (sorter) && g_strcmp0 (SIGNET_KEY_SORTER (sorter)->key, key) == 0)
        gtk_column_view_sort_by_column (view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}
