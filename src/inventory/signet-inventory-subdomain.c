/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From the texts of a row to a subdomain and its hosts. */

#include "signet-config.h"

#include "inventory/signet-inventory-row.h"

#include "base/signet-dns-name.h"
#include "base/signet-text.h"
#include "inventory/signet-import-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Ours are separated by blanks; other people's by what they like, of which nothing can be in a name. */
#define HOST_SEPARATORS " \t\r\n,;|"

/**
 * signet_inventory_host_names_clear:
 * @self: the names of the hosts of a subdomain
 */
void
signet_inventory_host_names_clear (SignetInventoryHostNames *self)
{
  g_clear_pointer (&self->many, g_hash_table_unref);
}

/* FALSE where it was there already. */
static gboolean
host_names_add (SignetInventoryHostNames *self,
                const char               *name)
{
  for (guint i = 0; i < self->n_few; i++)
    if (strcmp (self->few[i], name) == 0)
      return FALSE;
  if (self->n_few < G_N_ELEMENTS (self->few))
    {
      self->few[self->n_few++] = name;
      return TRUE;
    }
  if (self->many == NULL)
    self->many = g_hash_table_new (g_str_hash, g_str_equal);
  return g_hash_table_add (self->many, (gpointer) name);
}

static const char *
value_of (const char * const   *values,
          SignetInventoryColumn column)
{
  return values[column] != NULL ? values[column] : "";
}

/**
 * signet_inventory_add_host:
 * @subdomain: a subdomain
 * @names: the names of the hosts that it has already
 * @text: the name of another one, in any spelling
 * @expires: when its certificate runs out, in seconds since the epoch; 0 where that is not known
 * @reason: (out) (transfer full): why it is refused, translated
 *
 * A name that is there already is not added again.
 *
 * Returns: whether the name is right
 */
gboolean
signet_inventory_add_host (SignetSubdomain          *subdomain,
                           SignetInventoryHostNames *names,
                           const char               *text,
                           gint64                    expires,
                           char                    **reason)
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
  host = signet_host_new (name, expires, FALSE);
  if (host_names_add (names, signet_host_get_name (host)))
    signet_subdomain_add_host (subdomain, host);
  return TRUE;
}

/**
 * signet_inventory_subdomain_new:
 * @values: (array fixed-size=14): the text of each column; %NULL where there is no such column
 * @reason: (out) (transfer full): why it is refused, translated
 *
 * Returns: (transfer full) (nullable): the subdomain that a row speaks of, without hosts; %NULL where it is refused
 */
SignetSubdomain *
signet_inventory_subdomain_new (const char * const *values,
                                char              **reason)
{
  g_autoptr (SignetSubdomain) subdomain = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  const char *text = value_of (values, SIGNET_INVENTORY_COLUMN_SUBDOMAIN);
  const char *delegation_type = value_of (values, SIGNET_INVENTORY_COLUMN_DELEGATION_TYPE);

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
  return g_steal_pointer (&subdomain);
}

/**
 * signet_inventory_add_hosts:
 * @subdomain: a subdomain without hosts
 * @values: (array fixed-size=14): the text of each column; %NULL where there is no such column
 * @reason: (out) (transfer full): why they are refused, translated
 *
 * Adds the hosts that a row names, all with the day that it gives. Where it names none, the subdomain is its own host.
 *
 * Returns: whether they are right
 */
gboolean
signet_inventory_add_hosts (SignetSubdomain    *subdomain,
                            const char * const *values,
                            char              **reason)
{
  g_auto (SignetInventoryHostNames) names = { { NULL }, };
  g_autoptr (GError) error = NULL;
  const char *text = value_of (values, SIGNET_INVENTORY_COLUMN_HOSTS);
  const char *date = value_of (values, SIGNET_INVENTORY_COLUMN_EXPIRES);
  gint64 expires = 0;

  if (*date != '\0')
    {
      expires = signet_import_date_parse (date, &error);
      if (error != NULL)
        {
          *reason = g_strdup (error->message);
          return FALSE;
        }
    }
  while (*(text += strspn (text, HOST_SEPARATORS)) != '\0')
    {
      const gsize length = strcspn (text, HOST_SEPARATORS);
      g_autofree char *host = g_strndup (text, length);

      if (!signet_inventory_add_host (subdomain, &names, host, expires, reason))
        return FALSE;
      text += length;
    }
  return signet_subdomain_get_n_hosts (subdomain) > 0 ||
         signet_inventory_add_host (subdomain, &names, signet_subdomain_get_name (subdomain), expires, reason);
}
