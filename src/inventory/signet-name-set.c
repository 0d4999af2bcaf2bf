/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "inventory/signet-name-set.h"

#include "base/signet-dns-name.h"

#include <string.h>

typedef struct {
  SignetSubdomain *subdomain; /* owned */
  SignetInventoryHostNames hosts;
  guint line;
} Entry;

struct _SignetNameSet
{
  GPtrArray *entries;  /* of Entry */
  GHashTable *by_name; /* borrowed name; Entry */
};

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_clear_object (&self->subdomain);
  signet_inventory_host_names_clear (&self->hosts);
  g_free (self);
}

/**
 * signet_name_set_new:
 *
 * Returns: (transfer full): an empty set
 */
SignetNameSet *
signet_name_set_new (void)
{
  SignetNameSet *self = g_new0 (SignetNameSet, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * signet_name_set_free:
 * @self: (transfer full): a set
 */
void
signet_name_set_free (SignetNameSet *self)
{
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/**
 * signet_name_set_add_subdomain:
 * @self: a set
 * @name: canonical name
 * @delegation_type: "full", "cname" or ""
 * @line: where it stands
 *
 * Does nothing where it is there already.
 */
void
signet_name_set_add_subdomain (SignetNameSet *self,
                               const char    *name,
                               const char    *delegation_type,
                               guint          line)
{
  Entry *entry;

  if (g_hash_table_contains (self->by_name, name))
    return;
  entry = g_new0 (Entry, 1);
  entry->subdomain = signet_subdomain_new (0, name, delegation_type, NULL);
  entry->line = line;
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_name, (gpointer) signet_subdomain_get_name (entry->subdomain), entry);
}

/**
 * signet_name_set_has_subdomain:
 * @self: a set
 * @name: canonical name
 *
 * Returns: whether it is one of the subdomains
 */
gboolean
signet_name_set_has_subdomain (SignetNameSet *self,
                               const char    *name)
{
  return g_hash_table_contains (self->by_name, name);
}

static Entry *
find_above (SignetNameSet *self,
            const char    *name)
{
  while (name != NULL)
    {
      Entry *entry = g_hash_table_lookup (self->by_name, name);

      if (entry != NULL)
        return entry;
      name = strchr (name, '.');
      if (name != NULL)
        name++;
    }
  return NULL;
}

/**
 * signet_name_set_find_above:
 * @self: a set
 * @name: canonical name
 *
 * Returns: (nullable) (transfer none): the subdomain that is @name, or the nearest above it
 */
const char *
signet_name_set_find_above (SignetNameSet *self,
                            const char    *name)
{
  Entry *entry = find_above (self, name);

  return entry != NULL ? signet_subdomain_get_name (entry->subdomain) : NULL;
}

/**
 * signet_name_set_add_host:
 * @self: a set
 * @name: canonical name, a wildcard or not
 *
 * Returns: whether there is a subdomain that it belongs to
 */
gboolean
signet_name_set_add_host (SignetNameSet *self,
                          const char    *name)
{
  Entry *entry = find_above (self, signet_dns_name_is_wildcard (name) ? name + 2 : name);
  g_autofree char *reason = NULL;

  return entry != NULL && signet_inventory_add_host (entry->subdomain, &entry->hosts, name, 0, &reason);
}

/**
 * signet_name_set_give_rows:
 * @self: a set, which is used up
 * @instance: the instance that all belong to
 * @table: where the rows go
 */
void
signet_name_set_give_rows (SignetNameSet        *self,
                           SignetInstance       *instance,
                           SignetInventoryTable *table)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      const char *name = signet_subdomain_get_name (entry->subdomain);

      if (signet_subdomain_get_n_hosts (entry->subdomain) == 0)
        signet_name_set_add_host (self, name);
      signet_inventory_table_take_row (table, signet_inventory_row_take (entry->line, g_object_ref (instance),
                                                                         g_object_ref (entry->subdomain)));
    }
  signet_inventory_table_sort (table);
}

/**
 * signet_name_set_behind_prefix:
 * @name: canonical name
 * @prefix: (out): which of signet_subdomain_default_prefixes() it has
 *
 * Returns: (nullable) (transfer none): what stands behind the prefix, where it could be a subdomain
 */
const char *
signet_name_set_behind_prefix (const char *name,
                               guint      *prefix)
{
  const char * const *prefixes = signet_subdomain_default_prefixes ();

  for (guint i = 0; prefixes[i] != NULL; i++)
    {
      const gsize length = strlen (prefixes[i]);

      if (strncmp (name, prefixes[i], length) == 0 && name[length] == '.' &&
          !signet_dns_name_is_public_suffix (name + length + 1))
        {
          *prefix = i;
          return name + length + 1;
        }
    }
  return NULL;
}
