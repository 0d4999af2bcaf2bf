/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-inventory-writer.h"

#include "base/signet-time.h"
#include "inventory/signet-json-reader.h"

/* By hand and not through json-glib: its tree of a large inventory takes many times the memory of the text, and one line for each
 * instance and subdomain lets an error name it. */

static void
append_string (GString    *text,
               const char *value)
{
  g_string_append_c (text, '"');
  for (const char *p = value; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
      case '\\':
        g_string_append_c (text, '\\');
        g_string_append_c (text, *p);
        break;
      case '\n':
        g_string_append (text, "\\n");
        break;
      case '\r':
        g_string_append (text, "\\r");
        break;
      case '\t':
        g_string_append (text, "\\t");
        break;
      default:
        if ((guchar) *p < 0x20)
          g_string_append_printf (text, "\\u%04x", (guint) *p);
        else
          g_string_append_c (text, *p);
      }
  g_string_append_c (text, '"');
}

/* Nothing for what is not known. */
static void
append_member (GString    *text,
               const char *name,
               const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (text, "%s\"%s\": ", text->str[text->len - 1] == '{' ? "" : ", ", name);
  append_string (text, value);
}

static void
append_instance (GString        *text,
                 guint           number,
                 SignetInstance *instance)
{
  SignetOrganization *organization = signet_instance_get_organization (instance);

  g_string_append_printf (text, "{\"id\": %u", number);
  append_member (text, "name", signet_instance_get_name (instance));
  append_member (text, "url", signet_instance_get_url (instance));
  if (organization != NULL)
    {
      g_string_append (text, ", \"organization\": {");
      append_member (text, "org_id", signet_organization_get_org_id (organization));
      append_member (text, "name", signet_organization_get_name (organization));
      append_member (text, "unit", signet_organization_get_unit (organization));
      append_member (text, "country", signet_organization_get_country (organization));
      append_member (text, "state", signet_organization_get_state (organization));
      append_member (text, "city", signet_organization_get_city (organization));
      g_string_append_c (text, '}');
    }
  append_member (text, "notes", signet_instance_get_notes (instance));
  g_string_append_c (text, '}');
}

static void
append_host (GString    *text,
             SignetHost *host)
{
  g_autofree char *expires = signet_time_format_iso8601 (signet_host_get_expires (host));

  g_string_append_c (text, '{');
  append_member (text, "name", signet_host_get_name (host));
  append_member (text, "expires", expires);
  append_member (text, "state", signet_certificate_state_to_nick (signet_host_get_state (host)));
  g_string_append_c (text, '}');
}

static void
append_subdomain (GString         *text,
                  guint            number,
                  SignetSubdomain *subdomain)
{
  GListModel *hosts = signet_subdomain_get_hosts (subdomain);

  g_string_append_printf (text, "{\"instance\": %u", number);
  append_member (text, "name", signet_subdomain_get_name (subdomain));
  append_member (text, "delegation_type", signet_subdomain_get_delegation_type (subdomain));
  append_member (text, "use_case", signet_subdomain_get_use_case (subdomain));
  g_string_append (text, ", \"hosts\": [");
  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      g_string_append (text, i > 0 ? ", " : "");
      append_host (text, host);
    }
  g_string_append (text, "]}");
}

/**
 * signet_inventory_write_json:
 * @instances: (element-type SignetInstance): instances, with their row ids
 * @subdomains: (element-type SignetSubdomain): subdomains, with their hosts
 *
 * RFC 8259, UTF-8. An instance is known to its subdomains by its number in the document, and not by its row id: the same
 * inventory is the same document, wherever it came from.
 *
 * Returns: (transfer full): the inventory, with nothing left out
 */
GBytes *
signet_inventory_write_json (GPtrArray *instances,
                             GPtrArray *subdomains)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GString *text = g_string_new (NULL);
  gboolean first = TRUE;

  g_string_append_printf (text, "{\n  \"format\": \"%s\",\n  \"version\": %d,\n  \"instances\": [", SIGNET_INVENTORY_JSON_FORMAT,
                          SIGNET_INVENTORY_JSON_VERSION);
  for (guint i = 0; i < instances->len; i++)
    {
      const gint64 id = signet_instance_get_id (g_ptr_array_index (instances, i));

      g_hash_table_insert (numbers, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (i + 1));
      g_string_append (text, i > 0 ? ",\n    " : "\n    ");
      append_instance (text, i + 1, g_ptr_array_index (instances, i));
    }
  g_string_append (text, instances->len > 0 ? "\n  ],\n  \"subdomains\": [" : "],\n  \"subdomains\": [");
  for (guint i = 0; i < subdomains->len; i++)
    {
      SignetSubdomain *subdomain = g_ptr_array_index (subdomains, i);
      const gint64 id = signet_subdomain_get_instance_id (subdomain);
      const guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, &id));

      if (number == 0)
        continue;
      g_string_append (text, first ? "\n    " : ",\n    ");
      append_subdomain (text, number, subdomain);
      first = FALSE;
    }
  g_string_append (text, first ? "]\n}\n" : "\n  ]\n}\n");
  return g_string_free_to_bytes (text);
}
