/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "request/signet-left-out-hosts.h"

typedef struct
{
  gpointer    subdomain; /* borrowed, and never looked into: it is forgotten before it goes */
  SignetHost *host;
} LeftOutHost;

struct _SignetLeftOutHosts
{
  GHashTable *by_name;            /* name -> GPtrArray of LeftOutHost, in the order of adding */
  GHashTable *names_by_subdomain; /* subdomain -> GPtrArray of names */
};

static LeftOutHost *
left_out_host_new (gpointer    subdomain,
                   SignetHost *host)
{
  LeftOutHost *left_out = g_new0 (LeftOutHost, 1);

  left_out->subdomain = subdomain;
  left_out->host = g_object_ref (host);

  return left_out;
}

static void
left_out_host_free (LeftOutHost *left_out)
{
  g_object_unref (left_out->host);
  g_free (left_out);
}

/**
 * signet_left_out_hosts_new: (skip)
 *
 * Returns: (transfer full): a new collection with nothing in it
 */
SignetLeftOutHosts *
signet_left_out_hosts_new (void)
{
  SignetLeftOutHosts *self = g_new0 (SignetLeftOutHosts, 1);

  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->names_by_subdomain = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

/**
 * signet_left_out_hosts_free: (skip)
 * @self: (transfer full): a collection
 */
void
signet_left_out_hosts_free (SignetLeftOutHosts *self)
{
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->names_by_subdomain);
  g_free (self);
}

/**
 * signet_left_out_hosts_add: (skip)
 * @self: a collection
 * @subdomain: a subdomain of the selection
 * @host: one of its hosts, whose name is in the selection already
 */
void
signet_left_out_hosts_add (SignetLeftOutHosts *self,
                           gpointer            subdomain,
                           SignetHost         *host)
{
  const char *name = signet_host_get_name (host);
  GPtrArray *waiting = g_hash_table_lookup (self->by_name, name);
  GPtrArray *names = g_hash_table_lookup (self->names_by_subdomain, subdomain);

  if (waiting == NULL)
    {
      waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) left_out_host_free);
      g_hash_table_insert (self->by_name, g_strdup (name), waiting);
    }
  g_ptr_array_add (waiting, left_out_host_new (subdomain, host));

  if (names == NULL)
    {
      names = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->names_by_subdomain, subdomain, names);
    }
  g_ptr_array_add (names, g_strdup (name));
}

/**
 * signet_left_out_hosts_forget: (skip)
 * @self: a collection
 * @subdomain: a subdomain that leaves the selection
 */
void
signet_left_out_hosts_forget (SignetLeftOutHosts *self,
                              gpointer            subdomain)
{
  const GPtrArray *names = g_hash_table_lookup (self->names_by_subdomain, subdomain);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      GPtrArray *waiting = g_hash_table_lookup (self->by_name, name);

      for (guint j = waiting != NULL ? waiting->len : 0; j > 0; j--)
        if (((LeftOutHost *) g_ptr_array_index (waiting, j - 1))->subdomain == subdomain)
          g_ptr_array_remove_index (waiting, j - 1);
      if (waiting != NULL && waiting->len == 0)
        g_hash_table_remove (self->by_name, name);
    }

  g_hash_table_remove (self->names_by_subdomain, subdomain);
}

/**
 * signet_left_out_hosts_take_first: (skip)
 * @self: a collection
 * @name: a name that left the selection
 * @subdomain: (out) (transfer none): whose host it is
 *
 * Returns: (transfer full) (nullable): the host that comes in instead
 */
SignetHost *
signet_left_out_hosts_take_first (SignetLeftOutHosts *self,
                                  const char         *name,
                                  gpointer           *subdomain)
{
  GPtrArray *waiting = g_hash_table_lookup (self->by_name, name);
  LeftOutHost *first;
  SignetHost *host;

  if (waiting == NULL)
    return NULL;

  first = g_ptr_array_index (waiting, 0);
  *subdomain = first->subdomain;
  host = g_object_ref (first->host);

  g_ptr_array_remove_index (waiting, 0);
  if (waiting->len == 0)
    g_hash_table_remove (self->by_name, name);

  return host;
}
