/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-zone-owners.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"
#include "base/signet-text.h"
#include "inventory/signet-name-set.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  char *name;      /* as it was parsed */
  char *canonical; /* NULL where it is no host name */
  guint line;      /* of its first record that matters */
  gboolean has_ns;
  gboolean has_address;
  gboolean has_cname;
  gboolean is_host; /* found out when all are known */
} Owner;

struct _SignetZoneOwners
{
  GPtrArray *owners;        /* of Owner, in the order of the file */
  GHashTable *by_name;      /* borrowed name; Owner */
  GHashTable *name_servers; /* set of names */
};

static void
owner_free (gpointer data)
{
  Owner *self = data;

  g_free (self->name);
  g_free (self->canonical);
  g_free (self);
}

/**
 * signet_zone_owners_new:
 *
 * Returns: (transfer full): no names
 */
SignetZoneOwners *
signet_zone_owners_new (void)
{
  SignetZoneOwners *self = g_new0 (SignetZoneOwners, 1);

  self->owners = g_ptr_array_new_with_free_func (owner_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->name_servers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * signet_zone_owners_free:
 * @self: (transfer full): the names of a zone
 */
void
signet_zone_owners_free (SignetZoneOwners *self)
{
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->name_servers);
  g_ptr_array_unref (self->owners);
  g_free (self);
}

static gboolean
check_size (SignetZoneOwners *self,
            GError          **error)
{
  if (self->owners->len + g_hash_table_size (self->name_servers) <= SIGNET_ZONE_MAX_NAMES)
    return TRUE;
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE, _("The zone has more than %d names. Split it."),
               SIGNET_ZONE_MAX_NAMES);
  return FALSE;
}

/**
 * signet_zone_owners_add:
 * @self: the names of a zone
 * @name: owner of a record
 * @type: the record's type
 * @line: where the record begins
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_TOO_LARGE where there are too many names
 */
gboolean
signet_zone_owners_add (SignetZoneOwners *self,
                        const char       *name,
                        SignetZoneType    type,
                        guint             line,
                        GError          **error)
{
  Owner *owner;

  if (type != SIGNET_ZONE_TYPE_NS && type != SIGNET_ZONE_TYPE_A && type != SIGNET_ZONE_TYPE_AAAA &&
      type != SIGNET_ZONE_TYPE_CNAME)
    return TRUE;
  owner = g_hash_table_lookup (self->by_name, name);
  if (owner == NULL)
    {
      owner = g_new0 (Owner, 1);
      owner->name = g_strdup (name);
      owner->line = line;
      g_ptr_array_add (self->owners, owner);
      g_hash_table_insert (self->by_name, owner->name, owner);
    }
  owner->has_ns |= type == SIGNET_ZONE_TYPE_NS;
  owner->has_address |= type == SIGNET_ZONE_TYPE_A || type == SIGNET_ZONE_TYPE_AAAA;
  owner->has_cname |= type == SIGNET_ZONE_TYPE_CNAME;
  return check_size (self, error);
}

/**
 * signet_zone_owners_add_name_server:
 * @self: the names of a zone
 * @name: what an NS record points to
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_TOO_LARGE where there are too many names
 */
gboolean
signet_zone_owners_add_name_server (SignetZoneOwners *self,
                                    const char       *name,
                                    GError          **error)
{
  if (!g_hash_table_contains (self->name_servers, name))
    g_hash_table_add (self->name_servers, g_strdup (name));
  return check_size (self, error);
}

/* Wildcards may be hosts, but nothing is delegated by one. */
static gboolean
canonicalize (Owner                *owner,
              SignetInventoryTable *table)
{
  g_autoptr (GError) error = NULL;

  owner->canonical = signet_dns_name_canonicalize (owner->name,
                                                   owner->has_ns ? SIGNET_DNS_NAME_DEFAULT : SIGNET_DNS_NAME_WILDCARD, &error);
  if (owner->canonical == NULL)
    signet_inventory_table_refuse (table, owner->line, error->message);
  return owner->canonical != NULL;
}

static void
add_delegations (SignetZoneOwners     *self,
                 const char           *apex,
                 SignetNameSet        *set,
                 SignetInventoryTable *table)
{
  for (guint i = 0; i < self->owners->len; i++)
    {
      Owner *owner = g_ptr_array_index (self->owners, i);

      if (!signet_zone_name_is_in (owner->name, apex))
        {
          g_autofree char *shown = signet_text_for_message (owner->name, 80);
          g_autofree char *reason = g_strdup_printf (_("“%s” is not in the zone “%s”"), shown, apex);

          signet_inventory_table_refuse (table, owner->line, reason);
        }
      else if (owner->has_ns && strcmp (owner->name, apex) != 0 && canonicalize (owner, table))
        signet_name_set_add_subdomain (set, owner->canonical, "full", owner->line);
    }
}

/* The address of a name server below a delegation is there so that it can be found, no more (RFC 1034, 4.2.1). */
static gboolean
is_glue (SignetZoneOwners *self,
         Owner            *owner,
         SignetNameSet    *set)
{
  return !owner->has_cname && g_hash_table_contains (self->name_servers, owner->name) &&
         signet_name_set_find_above (set, owner->canonical) != NULL;
}

static void
find_hosts (SignetZoneOwners     *self,
            const char           *apex,
            SignetNameSet        *set,
            SignetInventoryTable *table)
{
  for (guint i = 0; i < self->owners->len; i++)
    {
      Owner *owner = g_ptr_array_index (self->owners, i);

      owner->is_host = (owner->has_address || owner->has_cname) && signet_zone_name_is_in (owner->name, apex) &&
                       (owner->canonical != NULL || (!owner->has_ns && canonicalize (owner, table))) &&
                       !is_glue (self, owner, set);
    }
}

/* Two or more of the usual prefixes in front of the same name, each an alias: what somebody was asked to set up for a
 * subdomain that is delegated so. */
static void
add_cname_sets (SignetZoneOwners *self,
                const char       *apex,
                SignetNameSet    *set)
{
  g_autoptr (GHashTable) prefixes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < self->owners->len; i++)
      {
        Owner *owner = g_ptr_array_index (self->owners, i);
        guint prefix, bits;
        const char *rest;

        if (!owner->is_host || !owner->has_cname)
          continue;
        rest = signet_name_set_behind_prefix (owner->canonical, &prefix);
        if (rest == NULL || strcmp (rest, apex) == 0 || !signet_zone_name_is_in (rest, apex))
          continue;
        bits = GPOINTER_TO_UINT (g_hash_table_lookup (prefixes, rest));
        if (round == 0)
          g_hash_table_insert (prefixes, (gpointer) rest, GUINT_TO_POINTER (bits | 1u << prefix));
        else if ((bits & (bits - 1)) != 0 && signet_name_set_find_above (set, rest) == NULL)
          signet_name_set_add_subdomain (set, rest, "cname", owner->line);
      }
}

/* Nearest first; what is under none belongs to the zone itself, where that can be a subdomain. */
static void
add_hosts (SignetZoneOwners     *self,
           const char           *apex,
           SignetNameSet        *set,
           SignetInventoryTable *table)
{
  g_autofree char *zone = signet_dns_name_canonicalize (apex, SIGNET_DNS_NAME_DEFAULT, NULL);

  for (guint i = 0; i < self->owners->len; i++)
    {
      Owner *owner = g_ptr_array_index (self->owners, i);

      if (!owner->is_host || signet_name_set_add_host (set, owner->canonical))
        continue;
      if (zone != NULL)
        {
          signet_name_set_add_subdomain (set, zone, "full", owner->line);
          signet_name_set_add_host (set, owner->canonical);
        }
      else
        {
          g_autofree char *reason = g_strdup_printf (_("“%s” belongs to no subdomain: the zone itself, “%s.”, can't be one"),
                                                     owner->canonical, apex);

          signet_inventory_table_refuse (table, owner->line, reason);
        }
    }
}

/**
 * signet_zone_owners_give_rows:
 * @self: all names of a zone; they are used up
 * @apex: the name of the zone
 * @instance: the instance that all belong to
 * @table: where the rows go, and the names that can be none
 */
void
signet_zone_owners_give_rows (SignetZoneOwners     *self,
                              const char           *apex,
                              SignetInstance       *instance,
                              SignetInventoryTable *table)
{
  g_autoptr (SignetNameSet) set = signet_name_set_new ();

  add_delegations (self, apex, set, table);
  find_hosts (self, apex, set, table);
  add_cname_sets (self, apex, set);
  add_hosts (self, apex, set, table);
  signet_name_set_give_rows (set, instance, table);
}
