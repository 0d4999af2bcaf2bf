/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-inventory-row.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"
#include "base/signet-text.h"
#include "base/signet-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Far more than any certificate takes, and little enough to show. */
#define MAX_TEXT_LENGTH 1024
#define MAX_URL_LENGTH  2048

static const char * const column_names[SIGNET_INVENTORY_N_COLUMNS] = {
  [SIGNET_INVENTORY_COLUMN_INSTANCE] = "instance",
  [SIGNET_INVENTORY_COLUMN_URL] = "url",
  [SIGNET_INVENTORY_COLUMN_ORGANIZATION] = "organization",
  [SIGNET_INVENTORY_COLUMN_ORG_ID] = "org_id",
  [SIGNET_INVENTORY_COLUMN_UNIT] = "unit",
  [SIGNET_INVENTORY_COLUMN_COUNTRY] = "country",
  [SIGNET_INVENTORY_COLUMN_STATE] = "state",
  [SIGNET_INVENTORY_COLUMN_CITY] = "city",
  [SIGNET_INVENTORY_COLUMN_SUBDOMAIN] = "subdomain",
  [SIGNET_INVENTORY_COLUMN_HOSTS] = "hosts",
  [SIGNET_INVENTORY_COLUMN_DELEGATION_TYPE] = "delegation_type",
  [SIGNET_INVENTORY_COLUMN_USE_CASE] = "use_case",
  [SIGNET_INVENTORY_COLUMN_EXPIRES] = "expires",
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

/* Those of ASCII. The ones from U+0080 to U+009F stand in many real tables where a quotation mark of Windows-1252
 * was taken for Latin-1: such a row is taken in as it is, and the check of the request names the character. */
static gboolean
has_control_character (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return TRUE;
  return FALSE;
}

static gboolean
check_texts (const char * const *values,
             char              **reason)
{
  for (guint i = 0; i < SIGNET_INVENTORY_N_COLUMNS; i++)
    {
      const gsize limit = i == SIGNET_INVENTORY_COLUMN_URL ? MAX_URL_LENGTH : MAX_TEXT_LENGTH;

      if (values[i] == NULL)
        continue;
      if (!g_utf8_validate (values[i], -1, NULL))
        {
          *reason = g_strdup_printf (_("%s is not in UTF-8; save the table as CSV in UTF-8"), column_names[i]);
          return FALSE;
        }
      if (i == SIGNET_INVENTORY_COLUMN_HOSTS) /* its names are checked one by one */
        continue;
      if (strlen (values[i]) > limit)
        {
          *reason = g_strdup_printf (_("%s is longer than %u bytes"), column_names[i], (guint) limit);
          return FALSE;
        }
      if (has_control_character (values[i]))
        {
          *reason = g_strdup_printf (_("%s contains a control character or a line break"), column_names[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static SignetOrganization *
read_organization (const char * const *values,
                   GHashTable         *pool,
                   char              **reason)
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
  known = g_hash_table_lookup (pool, organization);
  if (known != NULL)
    return g_object_ref (known);
  g_hash_table_add (pool, g_object_ref (organization));
  return g_steal_pointer (&organization);
}

static SignetInstance *
read_instance (const char * const *values,
               GHashTable         *organizations,
               char              **reason)
{
  g_autoptr (SignetOrganization) organization = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name_from_url = NULL;
  const char *name = value_of (values, SIGNET_INVENTORY_COLUMN_INSTANCE);
  const char *url = value_of (values, SIGNET_INVENTORY_COLUMN_URL);

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
  organization = read_organization (values, organizations, reason);
  if (organization == NULL)
    return NULL;
  return signet_instance_new (*name != '\0' ? name : name_from_url, url,
                              signet_organization_is_empty (organization) ? NULL : organization);
}

static gboolean
read_host (SignetSubdomain *subdomain,
           GHashTable      *seen,
           const char      *text,
           gint64           expires,
           char           **reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetHost) host = NULL;
  g_autofree char *name = signet_dns_name_canonicalize (text, SIGNET_DNS_NAME_WILDCARD, &error);
  const char *base;

  if (name == NULL)
    {
      *reason = g_strdup (error->message);
      return FALSE;
    }
  base = signet_dns_name_is_wildcard (name) ? name + 2 : name;
  if (!signet_dns_name_is_under (base, signet_subdomain_get_name (subdomain)))
    {
      *reason = g_strdup_printf (_("the host “%s” is not under the subdomain “%s”"), name,
                                 signet_subdomain_get_name (subdomain));
      return FALSE;
    }
  if (g_hash_table_contains (seen, name))
    return TRUE;
  host = signet_host_new (name, expires, FALSE);
  signet_subdomain_add_host (subdomain, host);
  g_hash_table_add (seen, g_steal_pointer (&name));
  return TRUE;
}

static SignetSubdomain *
read_subdomain (const char * const *values,
                char              **reason)
{
  g_autoptr (SignetSubdomain) subdomain = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *name = NULL;
  g_auto (GStrv) hosts = NULL;
  const char *text = value_of (values, SIGNET_INVENTORY_COLUMN_SUBDOMAIN);
  const char *delegation_type = value_of (values, SIGNET_INVENTORY_COLUMN_DELEGATION_TYPE);
  const char *date = value_of (values, SIGNET_INVENTORY_COLUMN_EXPIRES);
  gint64 expires = 0;

  if (*text == '\0')
    {
      *reason = g_strdup (_("subdomain is not filled in"));
      return NULL;
    }
  name = signet_dns_name_canonicalize (text, SIGNET_DNS_NAME_DEFAULT, &error);
  if (name == NULL)
    {
      *reason = g_strdup (error->message);
      return NULL;
    }
  subdomain = signet_subdomain_new (0, name, delegation_type, value_of (values, SIGNET_INVENTORY_COLUMN_USE_CASE));
  if (*delegation_type != '\0' &&
      !signet_delegation_type_is_known (signet_subdomain_get_delegation_type (subdomain)))
    {
      g_autofree char *shown = signet_text_for_message (delegation_type, 40);

      *reason = g_strdup_printf (_("the delegation type “%s” is neither “full” nor “cname”"), shown);
      return NULL;
    }
  if (*date != '\0')
    {
      expires = signet_time_parse_date (date, &error);
      if (error != NULL)
        {
          *reason = g_strdup (error->message);
          return NULL;
        }
    }
  hosts = g_strsplit_set (value_of (values, SIGNET_INVENTORY_COLUMN_HOSTS), " \t\r\n", -1);
  for (guint i = 0; hosts[i] != NULL; i++)
    if (*hosts[i] != '\0' && !read_host (subdomain, seen, hosts[i], expires, reason))
      return NULL;
  if (signet_subdomain_get_n_hosts (subdomain) == 0 && !read_host (subdomain, seen, name, expires, reason))
    return NULL;
  return g_steal_pointer (&subdomain);
}

/**
 * signet_inventory_column_from_name:
 * @name: the name of a column, UTF-8
 *
 * Returns: which column it is; %SIGNET_INVENTORY_N_COLUMNS for none of ours
 */
SignetInventoryColumn
signet_inventory_column_from_name (const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  g_strdelimit (folded, "- ", '_');
  for (guint i = 0; i < SIGNET_INVENTORY_N_COLUMNS; i++)
    if (strcmp (folded, column_names[i]) == 0)
      return (SignetInventoryColumn) i;
  return SIGNET_INVENTORY_N_COLUMNS;
}

/**
 * signet_inventory_organization_pool_new:
 *
 * Returns: (transfer full): an empty set of organizations
 */
GHashTable *
signet_inventory_organization_pool_new (void)
{
  return g_hash_table_new_full (organization_hash, organization_equal, g_object_unref, NULL);
}

/**
 * signet_inventory_row_new:
 * @line: where the row begins, from 1
 * @values: (array fixed-size=13): the text of each column, without blanks around it; %NULL where there is no
 *   such column
 * @organizations: a pool of signet_inventory_organization_pool_new(), which grows
 * @reason: (out) (transfer full): why the row is refused, translated
 *
 * Checks a row and makes objects of it.
 *
 * Returns: (transfer full) (nullable): the row, or %NULL where it is refused
 */
SignetInventoryRow *
signet_inventory_row_new (guint               line,
                          const char * const *values,
                          GHashTable         *organizations,
                          char              **reason)
{
  g_autoptr (SignetSubdomain) subdomain = NULL;
  SignetInstance *instance;
  SignetInventoryRow *self;

  if (!check_texts (values, reason))
    return NULL;
  subdomain = read_subdomain (values, reason);
  if (subdomain == NULL)
    return NULL;
  instance = read_instance (values, organizations, reason);
  if (instance == NULL)
    return NULL;

  self = g_new0 (SignetInventoryRow, 1);
  self->line = line;
  self->instance = instance;
  self->subdomain = g_steal_pointer (&subdomain);
  return self;
}

/**
 * signet_inventory_row_free:
 * @self: (nullable) (transfer full): a row
 */
void
signet_inventory_row_free (SignetInventoryRow *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->instance);
  g_object_unref (self->subdomain);
  g_free (self);
}
