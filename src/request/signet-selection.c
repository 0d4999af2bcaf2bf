/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "request/signet-selection-private.h"

#include "request/signet-left-out-hosts.h"

struct _SignetSelection
{
  GObject             parent_instance;

  GSequence          *subdomains;       /* of SignetSelectedSubdomain, in the order in which they were added */
  GHashTable         *subdomains_by_id; /* row id (gint64) -> borrowed SignetSelectedSubdomain */
  GHashTable         *hosts;            /* borrowed name -> borrowed SignetSelectedHost */
  SignetLeftOutHosts *left_out;

  char               *common_name;
  guint               n_included;
  guint               n_subdomains_included;
};

enum {
  PROP_N_INCLUDED = 1,
  PROP_N_SUBDOMAINS_INCLUDED,
  PROP_COMMON_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetSelection, signet_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
count (SignetSelection *self,
       guint            n_before,
       guint            n_now)
{
  if (n_before == n_now)
    return;

  self->n_included = self->n_included - n_before + n_now;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_INCLUDED]);

  if ((n_before == 0) != (n_now == 0))
    {
      self->n_subdomains_included += n_before == 0 ? 1 : (guint) -1;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SUBDOMAINS_INCLUDED]);
    }
}

static void
subdomain_changed_cb (gpointer                 owner,
                      SignetSelectedSubdomain *subdomain,
                      guint                    n_before)
{
  count (SIGNET_SELECTION (owner), n_before, signet_selected_subdomain_get_n_included (subdomain));
}

static SignetSelectedHost *
register_host (SignetSelection *self,
               SignetHost      *host,
               gboolean         included)
{
  SignetSelectedHost *selected = signet_selected_host_new (host, included);

  g_hash_table_insert (self->hosts, (gpointer) signet_host_get_name (host), selected);
  if (g_strcmp0 (signet_host_get_name (host), self->common_name) == 0)
    signet_selected_host_set_common_name (selected, TRUE);

  return selected;
}

/* FALSE where it was there already. Does not emit items-changed. */
static gboolean
append_subdomain (SignetSelection *self,
                  SignetSubdomain *subdomain)
{
  GListModel *hosts = signet_subdomain_get_hosts (subdomain);
  gint64 id = signet_subdomain_get_id (subdomain);
  g_autoptr (GPtrArray) selected_hosts = NULL;
  g_autoptr (GPtrArray) others = NULL;
  SignetSelectedSubdomain *selected;

  if (g_hash_table_contains (self->subdomains_by_id, &id))
    return FALSE;

  selected_hosts = g_ptr_array_new_with_free_func (g_object_unref);
  others = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      if (g_hash_table_contains (self->hosts, signet_host_get_name (host)))
        g_ptr_array_add (others, g_steal_pointer (&host));
      else
        g_ptr_array_add (selected_hosts, register_host (self, host, TRUE));
    }

  selected = signet_selected_subdomain_new (subdomain, selected_hosts);
  signet_selected_subdomain_set_owner (selected, subdomain_changed_cb, self);
  signet_selected_subdomain_set_iter (selected, g_sequence_append (self->subdomains, selected));
  g_hash_table_insert (self->subdomains_by_id, g_memdup2 (&id, sizeof id), selected);

  for (guint i = 0; i < others->len; i++)
    signet_left_out_hosts_add (self->left_out, selected, g_ptr_array_index (others, i));
  count (self, 0, signet_selected_subdomain_get_n_included (selected));

  return TRUE;
}

/* A name that another subdomain has as well stays in, with that one. */
static void
hand_over_host (SignetSelection    *self,
                SignetSelectedHost *leaving)
{
  const char *name = signet_host_get_name (signet_selected_host_get_host (leaving));
  gpointer heir = NULL;
  g_autoptr (SignetHost) host = NULL;

  g_hash_table_remove (self->hosts, name);
  host = signet_left_out_hosts_take_first (self->left_out, name, &heir);
  if (host != NULL)
    signet_selected_subdomain_take_host (heir,
                                         register_host (self, host, signet_selected_host_get_included (leaving)));
}

static void
detach_cb (gpointer item,
           gpointer user_data)
{
  signet_selected_subdomain_set_owner (item, NULL, NULL);
  signet_selected_subdomain_set_iter (item, NULL);
}

static GType
signet_selection_get_item_type (GListModel *model)
{
  return SIGNET_TYPE_SELECTED_SUBDOMAIN;
}

static guint
signet_selection_get_n_items (GListModel *model)
{
  return (guint) g_sequence_get_length (SIGNET_SELECTION (model)->subdomains);
}

static gpointer
signet_selection_get_item (GListModel *model,
                           guint       position)
{
  SignetSelection *self = SIGNET_SELECTION (model);

  if (position >= signet_selection_get_n_items (model))
    return NULL;

  return g_object_ref (g_sequence_get (g_sequence_get_iter_at_pos (self->subdomains, (int) position)));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = signet_selection_get_item_type;
  iface->get_n_items = signet_selection_get_n_items;
  iface->get_item = signet_selection_get_item;
}

static void
signet_selection_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SignetSelection *self = SIGNET_SELECTION (object);

  switch (property_id)
    {
    case PROP_N_INCLUDED:
      g_value_set_uint (value, self->n_included);
      break;
    case PROP_N_SUBDOMAINS_INCLUDED:
      g_value_set_uint (value, self->n_subdomains_included);
      break;
    case PROP_COMMON_NAME:
      g_value_set_string (value, self->common_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_selection_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SignetSelection *self = SIGNET_SELECTION (object);

  switch (property_id)
    {
    case PROP_COMMON_NAME:
      signet_selection_set_common_name (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_selection_finalize (GObject *object)
{
  SignetSelection *self = SIGNET_SELECTION (object);

  /* Somebody may hold on to a subdomain. */
  g_sequence_foreach (self->subdomains, detach_cb, NULL);
  signet_left_out_hosts_free (self->left_out);
  g_hash_table_unref (self->hosts);
  g_hash_table_unref (self->subdomains_by_id);
  g_sequence_free (self->subdomains);
  g_free (self->common_name);

  G_OBJECT_CLASS (signet_selection_parent_class)->finalize (object);
}

static void
signet_selection_class_init (SignetSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = signet_selection_get_property;
  object_class->set_property = signet_selection_set_property;
  object_class->finalize = signet_selection_finalize;

  properties[PROP_N_INCLUDED] = g_param_spec_uint ("n-included", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_SUBDOMAINS_INCLUDED] =
    g_param_spec_uint ("n-subdomains-included", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_COMMON_NAME] =
    g_param_spec_string ("common-name", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_selection_init (SignetSelection *self)
{
  self->subdomains = g_sequence_new (g_object_unref);
  self->subdomains_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->hosts = g_hash_table_new (g_str_hash, g_str_equal);
  self->left_out = signet_left_out_hosts_new ();
}

/**
 * signet_selection_new:
 *
 * Returns: (transfer full): a new selection with nothing in it
 */
SignetSelection *
signet_selection_new (void)
{
  return g_object_new (SIGNET_TYPE_SELECTION, NULL);
}

/**
 * signet_selection_add:
 * @self: a selection
 * @subdomain: a subdomain with its hosts
 */
void
signet_selection_add (SignetSelection *self,
                      SignetSubdomain *subdomain)
{
  g_return_if_fail (SIGNET_IS_SELECTION (self));
  g_return_if_fail (SIGNET_IS_SUBDOMAIN (subdomain));

  g_object_freeze_notify (G_OBJECT (self));
  if (append_subdomain (self, subdomain))
    g_list_model_items_changed (G_LIST_MODEL (self),
                                signet_selection_get_n_items (G_LIST_MODEL (self)) - 1, 0, 1);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * signet_selection_add_all:
 * @self: a selection
 * @subdomains: (element-type SignetSubdomain): subdomains with their hosts
 */
void
signet_selection_add_all (SignetSelection *self,
                          GPtrArray       *subdomains)
{
  guint n_added = 0;

  g_return_if_fail (SIGNET_IS_SELECTION (self));
  g_return_if_fail (subdomains != NULL);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < subdomains->len; i++)
    if (append_subdomain (self, g_ptr_array_index (subdomains, i)))
      n_added++;
  if (n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self),
                                signet_selection_get_n_items (G_LIST_MODEL (self)) - n_added, 0, n_added);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * signet_selection_remove:
 * @self: a selection
 * @subdomain_id: row id of a subdomain; nothing happens if it was not added
 */
void
signet_selection_remove (SignetSelection *self,
                         gint64           subdomain_id)
{
  g_autoptr (SignetSelectedSubdomain) subdomain = NULL;
  GListModel *hosts;
  guint position;

  g_return_if_fail (SIGNET_IS_SELECTION (self));

  subdomain = g_hash_table_lookup (self->subdomains_by_id, &subdomain_id);
  if (subdomain == NULL)
    return;
  g_object_ref (subdomain);

  g_object_freeze_notify (G_OBJECT (self));
  g_hash_table_remove (self->subdomains_by_id, &subdomain_id);
  signet_left_out_hosts_forget (self->left_out, subdomain);
  hosts = signet_selected_subdomain_get_hosts (subdomain);
  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetSelectedHost) host = g_list_model_get_item (hosts, i);

      hand_over_host (self, host);
    }

  position = (guint) g_sequence_iter_get_position (signet_selected_subdomain_get_iter (subdomain));
  g_sequence_remove (signet_selected_subdomain_get_iter (subdomain));
  detach_cb (subdomain, NULL);
  count (self, signet_selected_subdomain_get_n_included (subdomain), 0);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * signet_selection_contains:
 * @self: a selection
 * @subdomain_id: row id of a subdomain
 *
 * Returns: whether it was added
 */
gboolean
signet_selection_contains (SignetSelection *self,
                           gint64           subdomain_id)
{
  g_return_val_if_fail (SIGNET_IS_SELECTION (self), FALSE);

  return g_hash_table_contains (self->subdomains_by_id, &subdomain_id);
}

/**
 * signet_selection_include_only:
 * @self: a selection
 * @names: (array zero-terminated=1): canonical DNS names
 *
 * The host that carries the common name stays ticked, whether it is in @names or not.
 */
void
signet_selection_include_only (SignetSelection    *self,
                               const char * const *names)
{
  g_autoptr (GHashTable) wanted = NULL;
  GHashTableIter iter;
  gpointer name;
  gpointer host;

  g_return_if_fail (SIGNET_IS_SELECTION (self));
  g_return_if_fail (names != NULL);

  wanted = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; names[i] != NULL; i++)
    g_hash_table_add (wanted, (gpointer) names[i]);

  g_object_freeze_notify (G_OBJECT (self));
  g_hash_table_iter_init (&iter, self->hosts);
  while (g_hash_table_iter_next (&iter, &name, &host))
    if (!signet_selected_host_get_common_name (host))
      signet_selected_host_set_included (host, g_hash_table_contains (wanted, name));
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * signet_selection_include:
 * @self: a selection
 * @names: (array zero-terminated=1): canonical DNS names
 *
 * Returns: (transfer full) (array zero-terminated=1): those that no added subdomain has, each once
 */
GStrv
signet_selection_include (SignetSelection    *self,
                          const char * const *names)
{
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GStrvBuilder) missing = NULL;

  g_return_val_if_fail (SIGNET_IS_SELECTION (self), NULL);
  g_return_val_if_fail (names != NULL, NULL);

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  missing = g_strv_builder_new ();

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; names[i] != NULL; i++)
    {
      SignetSelectedHost *host = g_hash_table_lookup (self->hosts, names[i]);

      if (host != NULL)
        signet_selected_host_set_included (host, TRUE);
      else if (g_hash_table_add (seen, (gpointer) names[i]))
        g_strv_builder_add (missing, names[i]);
    }
  g_object_thaw_notify (G_OBJECT (self));

  return g_strv_builder_end (missing);
}

/**
 * signet_selection_set_common_name:
 * @self: a selection
 * @name: (nullable): canonical DNS name
 *
 * The host that carried the former one stays ticked, and can be unticked now.
 */
void
signet_selection_set_common_name (SignetSelection *self,
                                  const char      *name)
{
  g_autofree char *before = NULL;
  SignetSelectedHost *host;

  g_return_if_fail (SIGNET_IS_SELECTION (self));

  if (g_strcmp0 (self->common_name, name) == 0)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  before = g_steal_pointer (&self->common_name);
  self->common_name = g_strdup (name);

  host = before != NULL ? g_hash_table_lookup (self->hosts, before) : NULL;
  if (host != NULL)
    signet_selected_host_set_common_name (host, FALSE);
  host = name != NULL ? g_hash_table_lookup (self->hosts, self->common_name) : NULL;
  if (host != NULL)
    signet_selected_host_set_common_name (host, TRUE);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMMON_NAME]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * signet_selection_get_common_name:
 * @self: a selection
 *
 * Returns: (transfer none) (nullable): the common name
 */
const char *
signet_selection_get_common_name (SignetSelection *self)
{
  g_return_val_if_fail (SIGNET_IS_SELECTION (self), NULL);

  return self->common_name;
}

/**
 * signet_selection_get_n_included:
 * @self: a selection
 *
 * Returns: how many hosts are ticked in all
 */
guint
signet_selection_get_n_included (SignetSelection *self)
{
  g_return_val_if_fail (SIGNET_IS_SELECTION (self), 0);

  return self->n_included;
}

/**
 * signet_selection_get_n_subdomains_included:
 * @self: a selection
 *
 * Returns: how many subdomains have one or more hosts ticked
 */
guint
signet_selection_get_n_subdomains_included (SignetSelection *self)
{
  g_return_val_if_fail (SIGNET_IS_SELECTION (self), 0);

  return self->n_subdomains_included;
}

/**
 * signet_selection_dup_names:
 * @self: a selection
 *
 * Returns: (transfer full) (array zero-terminated=1): the common name, where there is one, and then the
 *   other names that are ticked, in the order of the list
 */
GStrv
signet_selection_dup_names (SignetSelection *self)
{
  g_autoptr (GStrvBuilder) names = NULL;

  g_return_val_if_fail (SIGNET_IS_SELECTION (self), NULL);

  names = g_strv_builder_new ();
  if (self->common_name != NULL)
    g_strv_builder_add (names, self->common_name);

  for (GSequenceIter *iter = g_sequence_get_begin_iter (self->subdomains); !g_sequence_iter_is_end (iter);
       iter = g_sequence_iter_next (iter))
    {
      GListModel *hosts = signet_selected_subdomain_get_hosts (g_sequence_get (iter));

      for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
        {
          g_autoptr (SignetSelectedHost) host = g_list_model_get_item (hosts, i);

          if (signet_selected_host_get_included (host) && !signet_selected_host_get_common_name (host))
            g_strv_builder_add (names, signet_host_get_name (signet_selected_host_get_host (host)));
        }
    }

  return g_strv_builder_end (names);
}
