/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "request/signet-selection-private.h"

#include <glib/gi18n-lib.h>

struct _SignetSelectedSubdomain
{
  GObject                      parent_instance;

  SignetSubdomain             *subdomain;
  GListStore                  *hosts; /* of SignetSelectedHost */
  guint                        n_included;
  gboolean                     in_bulk;

  /* borrowed; NULL once it is no longer part of a selection */
  SignetSelectedSubdomainFunc  changed;
  gpointer                     owner;
  GSequenceIter               *iter;
};

enum {
  PROP_SUBDOMAIN = 1,
  PROP_N_INCLUDED,
  PROP_N_HOSTS,
  PROP_COUNT_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetSelectedSubdomain, signet_selected_subdomain, G_TYPE_OBJECT)

static void
announce (SignetSelectedSubdomain *self,
          guint                    n_before)
{
  if (self->n_included == n_before)
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_INCLUDED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT_TEXT]);
  if (self->changed != NULL)
    self->changed (self->owner, self, n_before);
}

static void
host_changed_cb (gpointer            owner,
                 SignetSelectedHost *host)
{
  SignetSelectedSubdomain *self = owner;
  guint n_before = self->n_included;

  if (signet_selected_host_get_included (host))
    self->n_included++;
  else
    self->n_included--;

  if (!self->in_bulk)
    announce (self, n_before);
}

static void
signet_selected_subdomain_get_property (GObject    *object,
                                        guint       property_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  SignetSelectedSubdomain *self = SIGNET_SELECTED_SUBDOMAIN (object);

  switch (property_id)
    {
    case PROP_SUBDOMAIN:
      g_value_set_object (value, self->subdomain);
      break;
    case PROP_N_INCLUDED:
      g_value_set_uint (value, self->n_included);
      break;
    case PROP_N_HOSTS:
      g_value_set_uint (value, g_list_model_get_n_items (G_LIST_MODEL (self->hosts)));
      break;
    case PROP_COUNT_TEXT:
      g_value_take_string (value, signet_selected_subdomain_dup_count_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_selected_subdomain_dispose (GObject *object)
{
  SignetSelectedSubdomain *self = SIGNET_SELECTED_SUBDOMAIN (object);

  /* Somebody may hold on to a host. */
  for (guint i = 0; self->hosts != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->hosts)); i++)
    {
      g_autoptr (SignetSelectedHost) host = g_list_model_get_item (G_LIST_MODEL (self->hosts), i);

      signet_selected_host_set_owner (host, NULL, NULL);
    }
  g_clear_object (&self->hosts);
  g_clear_object (&self->subdomain);

  G_OBJECT_CLASS (signet_selected_subdomain_parent_class)->dispose (object);
}

static void
signet_selected_subdomain_class_init (SignetSelectedSubdomainClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = signet_selected_subdomain_get_property;
  object_class->dispose = signet_selected_subdomain_dispose;

  properties[PROP_SUBDOMAIN] = g_param_spec_object ("subdomain", NULL, NULL, SIGNET_TYPE_SUBDOMAIN, flags);
  properties[PROP_N_INCLUDED] = g_param_spec_uint ("n-included", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_HOSTS] = g_param_spec_uint ("n-hosts", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_COUNT_TEXT] = g_param_spec_string ("count-text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_selected_subdomain_init (SignetSelectedSubdomain *self)
{
  self->hosts = g_list_store_new (SIGNET_TYPE_SELECTED_HOST);
}

/**
 * signet_selected_subdomain_new:
 * @subdomain: a subdomain
 * @hosts: (element-type SignetSelectedHost): those of its hosts that no other subdomain brought in
 *
 * Returns: (transfer full): a new one, of no selection yet
 */
SignetSelectedSubdomain *
signet_selected_subdomain_new (SignetSubdomain *subdomain,
                               GPtrArray       *hosts)
{
  SignetSelectedSubdomain *self = g_object_new (SIGNET_TYPE_SELECTED_SUBDOMAIN, NULL);

  self->subdomain = g_object_ref (subdomain);
  g_list_store_splice (self->hosts, 0, 0, hosts->pdata, hosts->len);
  for (guint i = 0; i < hosts->len; i++)
    {
      SignetSelectedHost *host = g_ptr_array_index (hosts, i);

      signet_selected_host_set_owner (host, host_changed_cb, self);
      if (signet_selected_host_get_included (host))
        self->n_included++;
    }

  return self;
}

/**
 * signet_selected_subdomain_set_owner:
 * @self: a subdomain of a selection
 * @changed: (nullable): called after the number of ticked hosts changed, with what it was before
 * @owner: (nullable): for @changed
 */
void
signet_selected_subdomain_set_owner (SignetSelectedSubdomain     *self,
                                     SignetSelectedSubdomainFunc  changed,
                                     gpointer                     owner)
{
  self->changed = changed;
  self->owner = owner;
}

/**
 * signet_selected_subdomain_take_host:
 * @self: a subdomain of a selection
 * @host: (transfer full): one more of its hosts
 */
void
signet_selected_subdomain_take_host (SignetSelectedSubdomain *self,
                                     SignetSelectedHost      *host)
{
  guint n_before = self->n_included;

  signet_selected_host_set_owner (host, host_changed_cb, self);
  if (signet_selected_host_get_included (host))
    self->n_included++;
  g_list_store_append (self->hosts, host);
  g_object_unref (host);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_HOSTS]);
  if (self->n_included == n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT_TEXT]);
  else
    announce (self, n_before);
}

/**
 * signet_selected_subdomain_set_iter:
 * @self: a subdomain of a selection
 * @iter: (nullable): where it stands in it
 */
void
signet_selected_subdomain_set_iter (SignetSelectedSubdomain *self,
                                    GSequenceIter           *iter)
{
  self->iter = iter;
}

/**
 * signet_selected_subdomain_get_iter:
 * @self: a subdomain of a selection
 *
 * Returns: (nullable): where it stands in it
 */
GSequenceIter *
signet_selected_subdomain_get_iter (SignetSelectedSubdomain *self)
{
  return self->iter;
}

/**
 * signet_selected_subdomain_get_subdomain:
 * @self: a subdomain of a selection
 *
 * Returns: (transfer none): the subdomain itself
 */
SignetSubdomain *
signet_selected_subdomain_get_subdomain (SignetSelectedSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SELECTED_SUBDOMAIN (self), NULL);

  return self->subdomain;
}

/**
 * signet_selected_subdomain_get_hosts:
 * @self: a subdomain of a selection
 *
 * Returns: (transfer none): a list of #SignetSelectedHost
 */
GListModel *
signet_selected_subdomain_get_hosts (SignetSelectedSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SELECTED_SUBDOMAIN (self), NULL);

  return G_LIST_MODEL (self->hosts);
}

/**
 * signet_selected_subdomain_get_n_included:
 * @self: a subdomain of a selection
 *
 * Returns: how many of its hosts are ticked
 */
guint
signet_selected_subdomain_get_n_included (SignetSelectedSubdomain *self)
{
  g_return_val_if_fail (SIGNET_IS_SELECTED_SUBDOMAIN (self), 0);

  return self->n_included;
}

/**
 * signet_selected_subdomain_dup_count_text:
 * @self: a subdomain of a selection
 *
 * Returns: (transfer full): "2/3 subdomains", translated
 */
char *
signet_selected_subdomain_dup_count_text (SignetSelectedSubdomain *self)
{
  guint n_hosts;

  g_return_val_if_fail (SIGNET_IS_SELECTED_SUBDOMAIN (self), NULL);

  n_hosts = g_list_model_get_n_items (G_LIST_MODEL (self->hosts));

  /* Translators: how many of a subdomain's hosts are ticked, and how many it has: "2/3 subdomains". */
  return g_strdup_printf (ngettext ("%u/%u subdomain", "%u/%u subdomains", n_hosts), self->n_included, n_hosts);
}

/**
 * signet_selected_subdomain_set_all_included:
 * @self: a subdomain of a selection
 * @included: whether to tick its hosts; one that carries the common name stays ticked
 */
void
signet_selected_subdomain_set_all_included (SignetSelectedSubdomain *self,
                                            gboolean                 included)
{
  guint n_before;

  g_return_if_fail (SIGNET_IS_SELECTED_SUBDOMAIN (self));

  n_before = self->n_included;
  self->in_bulk = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->hosts)); i++)
    {
      g_autoptr (SignetSelectedHost) host = g_list_model_get_item (G_LIST_MODEL (self->hosts), i);

      signet_selected_host_set_included (host, included);
    }
  self->in_bulk = FALSE;

  announce (self, n_before);
}
