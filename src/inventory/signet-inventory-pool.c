/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Instances and organizations from the texts of rows, each made once however many rows speak of it. */

#include "signet-config.h"

#include "inventory/signet-inventory-row.h"

#include "base/signet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The columns that say which instance it is and whose. */
static const SignetInventoryColumn instance_columns[] = {
  SIGNET_INVENTORY_COLUMN_INSTANCE, SIGNET_INVENTORY_COLUMN_URL, SIGNET_INVENTORY_COLUMN_ORGANIZATION,
  SIGNET_INVENTORY_COLUMN_ORG_ID, SIGNET_INVENTORY_COLUMN_UNIT, SIGNET_INVENTORY_COLUMN_COUNTRY,
  SIGNET_INVENTORY_COLUMN_STATE, SIGNET_INVENTORY_COLUMN_CITY, SIGNET_INVENTORY_COLUMN_NOTES,
};

struct _SignetInventoryPool
{
  GHashTable *organizations; /* set of SignetOrganization */
  GHashTable *instances;     /* the texts of a row, one after the other; SignetInstance */
  GString *key;              /* of the row that is asked for */
};

static const char *
value_of (const char * const   *values,
          SignetInventoryColumn column)
{
  return values[column] != NULL ? values[column] : "";
}

static guint
organization_hash (gconstpointer key)
{
  SignetOrganization *organization = (SignetOrganization *) key;

  return g_str_hash (signet_organization_get_name (organization)) ^
         g_str_hash (signet_organization_get_org_id (organization)) * 31 ^
         g_str_hash (signet_organization_get_country (organization)) * 17;
}

static gboolean
organization_equal (gconstpointer a,
                    gconstpointer b)
{
  return signet_organization_equal ((SignetOrganization *) a, (SignetOrganization *) b);
}

static SignetOrganization *
read_organization (SignetInventoryPool *self,
                   const char * const  *values,
                   char               **reason)
{
  g_autoptr (SignetOrganization) organization = NULL;
  g_autofree char *country = g_ascii_strup (value_of (values, SIGNET_INVENTORY_COLUMN_COUNTRY), -1);
  SignetOrganization *known;

  if (*country != '\0' &&
      (strlen (country) != 2 || !g_ascii_isupper (country[0]) || !g_ascii_isupper (country[1])))
    {
      g_autofree char *shown = signet_text_for_message (country, 40);

      *reason = g_strdup_printf (_("the country “%s” is not a code of two letters, such as FR"), shown);
      return NULL;
    }
  organization = signet_organization_new (value_of (values, SIGNET_INVENTORY_COLUMN_ORG_ID),
                                          value_of (values, SIGNET_INVENTORY_COLUMN_ORGANIZATION),
                                          value_of (values, SIGNET_INVENTORY_COLUMN_UNIT), country,
                                          value_of (values, SIGNET_INVENTORY_COLUMN_STATE),
                                          value_of (values, SIGNET_INVENTORY_COLUMN_CITY));
  known = g_hash_table_lookup (self->organizations, organization);
  if (known != NULL)
    return g_object_ref (known);
  g_hash_table_add (self->organizations, g_object_ref (organization));
  return g_steal_pointer (&organization);
}

static SignetInstance *
read_instance (SignetInventoryPool *self,
               const char * const  *values,
               char               **reason)
{
  g_autoptr (SignetOrganization) organization = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name_from_url = NULL;
  const char *name = value_of (values, SIGNET_INVENTORY_COLUMN_INSTANCE);
  const char *url = value_of (values, SIGNET_INVENTORY_COLUMN_URL);
  SignetInstance *instance;

  if (*name == '\0' && *url == '\0')
    {
      *reason = g_strdup (_("neither instance nor url is filled in"));
      return NULL;
    }
  if (*url != '\0')
    {
      name_from_url = signet_instance_name_from_url (url, &error);
      if (name_from_url == NULL)
        {
          *reason = g_strdup (error->message);
          return NULL;
        }
    }
  organization = read_organization (self, values, reason);
  if (organization == NULL)
    return NULL;
  instance = signet_instance_new (*name != '\0' ? name : name_from_url, url,
                                  signet_organization_is_empty (organization) ? NULL : organization);
  signet_instance_set_notes (instance, value_of (values, SIGNET_INVENTORY_COLUMN_NOTES));
  return instance;
}

/**
 * signet_inventory_pool_new:
 *
 * Returns: (transfer full): an empty pool, for the rows of one file
 */
SignetInventoryPool *
signet_inventory_pool_new (void)
{
  SignetInventoryPool *self = g_new0 (SignetInventoryPool, 1);

  self->organizations = g_hash_table_new_full (organization_hash, organization_equal, g_object_unref, NULL);
  self->instances = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->key = g_string_new (NULL);
  return self;
}

/**
 * signet_inventory_pool_free:
 * @self: (transfer full): a pool
 */
void
signet_inventory_pool_free (SignetInventoryPool *self)
{
  g_hash_table_unref (self->organizations);
  g_hash_table_unref (self->instances);
  g_string_free (self->key, TRUE);
  g_free (self);
}

/**
 * signet_inventory_pool_dup_instance:
 * @self: a pool, which grows
 * @values: (array fixed-size=14): the text of each column; %NULL where there is no such column
 * @reason: (out) (transfer full): why it is refused, translated
 *
 * Returns: (transfer full) (nullable): the instance that a row speaks of, with its organization; %NULL where it is
 *   refused
 */
SignetInstance *
signet_inventory_pool_dup_instance (SignetInventoryPool *self,
                                    const char * const  *values,
                                    char               **reason)
{
  SignetInstance *instance;

  g_string_truncate (self->key, 0);
  for (guint i = 0; i < G_N_ELEMENTS (instance_columns); i++)
    {
      g_string_append (self->key, value_of (values, instance_columns[i]));
      g_string_append_c (self->key, '\x1f'); /* in no text: control characters are refused */
    }
  instance = g_hash_table_lookup (self->instances, self->key->str);
  if (instance == NULL)
    {
      instance = read_instance (self, values, reason);
      if (instance == NULL)
        return NULL;
      g_hash_table_insert (self->instances, g_strndup (self->key->str, self->key->len), instance);
    }
  return g_object_ref (instance);
}
