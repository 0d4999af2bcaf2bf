/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-inventory-writer.h"

#include "base/signet-time.h"
#include "inventory/signet-inventory-row.h"

#include <string.h>

/* Not one of the columns that are read: it follows from the day, and from the requests that are out. */
#define STATE_COLUMN "certificate_state"

typedef struct {
  gint64 expires;
  SignetCertificateState state;
  GString *names;
} Group;

static void
append_field (GString    *text,
              const char *value,
              gboolean    first)
{
  if (!first)
    g_string_append_c (text, ',');
  if (value == NULL || *value == '\0')
    return;
  /* Blanks at the ends as well: some programs strip them else. */
  if (strpbrk (value, ",\"\r\n") == NULL && !g_ascii_isspace (*value) && !g_ascii_isspace (value[strlen (value) - 1]))
    {
      g_string_append (text, value);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static void
append_row (GString            *text,
            const char * const *values,
            const char         *state)
{
  for (guint i = 0; i < SIGNET_INVENTORY_N_COLUMNS; i++)
    append_field (text, values[i], i == 0);
  append_field (text, state, FALSE);
  g_string_append (text, "\r\n");
}

static void
take_instance (SignetInstance *instance,
               const char    **values)
{
  SignetOrganization *organization = signet_instance_get_organization (instance);

  values[SIGNET_INVENTORY_COLUMN_INSTANCE] = signet_instance_get_name (instance);
  values[SIGNET_INVENTORY_COLUMN_URL] = signet_instance_get_url (instance);
  values[SIGNET_INVENTORY_COLUMN_NOTES] = signet_instance_get_notes (instance);
  if (organization == NULL)
    return;
  values[SIGNET_INVENTORY_COLUMN_ORGANIZATION] = signet_organization_get_name (organization);
  values[SIGNET_INVENTORY_COLUMN_ORG_ID] = signet_organization_get_org_id (organization);
  values[SIGNET_INVENTORY_COLUMN_UNIT] = signet_organization_get_unit (organization);
  values[SIGNET_INVENTORY_COLUMN_COUNTRY] = signet_organization_get_country (organization);
  values[SIGNET_INVENTORY_COLUMN_STATE] = signet_organization_get_state (organization);
  values[SIGNET_INVENTORY_COLUMN_CITY] = signet_organization_get_city (organization);
}

static void
group_clear (gpointer data)
{
  Group *self = data;

  g_string_free (self->names, TRUE);
}

/* A row has one day for all its hosts: those that run out on other days, or are in another state, get rows of their own. */
static GArray *
group_hosts (SignetSubdomain *subdomain)
{
  GListModel *hosts = signet_subdomain_get_hosts (subdomain);
  GArray *groups = g_array_new (FALSE, TRUE, sizeof (Group));

  g_array_set_clear_func (groups, group_clear);
  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);
      const Group wanted = { signet_host_get_expires (host), signet_host_get_state (host), NULL };
      Group *group = NULL;

      for (guint j = 0; j < groups->len && group == NULL; j++)
        if (g_array_index (groups, Group, j).expires == wanted.expires && g_array_index (groups, Group, j).state == wanted.state)
          group = &g_array_index (groups, Group, j);
      if (group == NULL)
        {
          g_array_append_val (groups, wanted);
          group = &g_array_index (groups, Group, groups->len - 1);
          group->names = g_string_new (NULL);
        }
      g_string_append_printf (group->names, "%s%s", group->names->len > 0 ? " " : "", signet_host_get_name (host));
    }
  return groups;
}

static void
append_subdomain (GString         *text,
                  SignetInstance  *instance,
                  SignetSubdomain *subdomain)
{
  const char *values[SIGNET_INVENTORY_N_COLUMNS] = { NULL, };
  g_autoptr (GArray) groups = group_hosts (subdomain);

  take_instance (instance, values);
  values[SIGNET_INVENTORY_COLUMN_SUBDOMAIN] = signet_subdomain_get_name (subdomain);
  values[SIGNET_INVENTORY_COLUMN_DELEGATION_TYPE] = signet_subdomain_get_delegation_type (subdomain);
  values[SIGNET_INVENTORY_COLUMN_USE_CASE] = signet_subdomain_get_use_case (subdomain);
  if (groups->len == 0)
    append_row (text, values, signet_certificate_state_to_nick (SIGNET_CERTIFICATE_STATE_UNKNOWN));
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = &g_array_index (groups, Group, i);
      g_autofree char *expires = signet_time_format_iso8601 (group->expires);

      /* A day is what a person writes: midnight says no more. */
      if (expires != NULL && g_str_has_suffix (expires, "T00:00:00Z"))
        expires[strlen (expires) - strlen ("T00:00:00Z")] = '\0';
      values[SIGNET_INVENTORY_COLUMN_HOSTS] = group->names->str;
      values[SIGNET_INVENTORY_COLUMN_EXPIRES] = expires;
      append_row (text, values, signet_certificate_state_to_nick (group->state));
    }
}

/**
 * signet_inventory_write_csv:
 * @instances: (element-type SignetInstance): instances, with their row ids
 * @subdomains: (element-type SignetSubdomain): subdomains, with their hosts
 *
 * RFC 4180, UTF-8 without a byte order mark.
 *
 * Returns: (transfer full): the inventory as a table
 */
GBytes *
signet_inventory_write_csv (GPtrArray *instances,
                            GPtrArray *subdomains)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) written = g_hash_table_new (NULL, NULL);
  GString *text = g_string_new (NULL);
  const char *names[SIGNET_INVENTORY_N_COLUMNS];

  for (guint i = 0; i < SIGNET_INVENTORY_N_COLUMNS; i++)
    names[i] = signet_inventory_column_get_name (i);
  append_row (text, names, STATE_COLUMN);

  for (guint i = 0; i < instances->len; i++)
    {
      const gint64 id = signet_instance_get_id (g_ptr_array_index (instances, i));

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), g_ptr_array_index (instances, i));
    }
  for (guint i = 0; i < subdomains->len; i++)
    {
      SignetSubdomain *subdomain = g_ptr_array_index (subdomains, i);
      const gint64 id = signet_subdomain_get_instance_id (subdomain);
      SignetInstance *instance = g_hash_table_lookup (by_id, &id);

      if (instance == NULL)
        continue;
      append_subdomain (text, instance, subdomain);
      g_hash_table_add (written, instance);
    }
  for (guint i = 0; i < instances->len; i++)
    {
      const char *values[SIGNET_INVENTORY_N_COLUMNS] = { NULL, };

      if (g_hash_table_contains (written, g_ptr_array_index (instances, i)))
        continue;
      take_instance (g_ptr_array_index (instances, i), values);
      append_row (text, values, NULL);
    }
  return g_string_free_to_bytes (text);
}
