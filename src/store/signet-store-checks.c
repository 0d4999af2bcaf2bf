/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is changed by hand may come from anywhere: it is checked as an import is. */

#include "signet-config.h"

#include "store/signet-store-private.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"
#include "base/signet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TEXT_LENGTH  1024
#define MAX_URL_LENGTH   2048
#define MAX_NOTES_LENGTH 16384

/* Those of ASCII, but for what makes lines where they are allowed. */
static gboolean
has_control_character (const char *text,
                       gboolean    lines)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) && !(lines && (*p == '\n' || *p == '\t')))
      return TRUE;
  return FALSE;
}

static gboolean
check_text (const char *label,
            const char *text,
            gsize       max_length,
            gboolean    lines,
            GError    **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("%s: the text is not in UTF-8. Type it anew."), label);
  else if (strlen (text) > max_length)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("%s: the text is longer than %u bytes. Shorten it."), label,
                 (guint) max_length);
  else if (has_control_character (text, lines))
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                 _("%s: the text contains a control character or a line break. Leave it out."), label);
  else
    return TRUE;
  return FALSE;
}

static char *
dup_stripped (const char *text)
{
  return g_strstrip (g_strdup (text));
}

/**
 * signet_store_check_organization:
 * @organization: what somebody wants it to say
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the same without blanks around the texts; %NULL with %SIGNET_ERROR_INVALID
 */
SignetOrganization *
signet_store_check_organization (SignetOrganization *organization,
                                 GError            **error)
{
  g_autofree char *org_id = dup_stripped (signet_organization_get_org_id (organization));
  g_autofree char *name = dup_stripped (signet_organization_get_name (organization));
  g_autofree char *unit = dup_stripped (signet_organization_get_unit (organization));
  g_autofree char *typed_country = dup_stripped (signet_organization_get_country (organization));
  g_autofree char *country = g_ascii_strup (typed_country, -1);
  g_autofree char *state = dup_stripped (signet_organization_get_state (organization));
  g_autofree char *city = dup_stripped (signet_organization_get_city (organization));
  g_autoptr (SignetOrganization) checked = NULL;

  if (!check_text (_("Organization"), name, MAX_TEXT_LENGTH, FALSE, error) ||
      !check_text (_("Org ID"), org_id, MAX_TEXT_LENGTH, FALSE, error) ||
      !check_text (_("Organization Unit"), unit, MAX_TEXT_LENGTH, FALSE, error) ||
      !check_text (_("Country / Region"), country, MAX_TEXT_LENGTH, FALSE, error) ||
      !check_text (_("State / Province"), state, MAX_TEXT_LENGTH, FALSE, error) ||
      !check_text (_("City"), city, MAX_TEXT_LENGTH, FALSE, error))
    return NULL;
  if (*country != '\0' && (strlen (country) != 2 || !g_ascii_isupper (country[0]) || !g_ascii_isupper (country[1])))
    {
      g_autofree char *shown = signet_text_for_message (country, 40);

      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("The country “%s” is not a code of two letters, such as FR."),
                   shown);
      return NULL;
    }
  checked = signet_organization_new (org_id, name, unit, country, state, city);
  if (signet_organization_is_empty (checked))
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           _("Nothing is known of the organization. Give at least its name."));
      return NULL;
    }
  return g_steal_pointer (&checked);
}

/**
 * signet_store_check_instance:
 * @instance: what somebody wants it to say
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a copy of its fields, called by the host of its URL where it had no name; %NULL with
 *   %SIGNET_ERROR_INVALID
 */
SignetInstance *
signet_store_check_instance (SignetInstance *instance,
                             GError        **error)
{
  g_autofree char *name = dup_stripped (signet_instance_get_name (instance));
  const char *url = signet_instance_get_url (instance);
  const char *notes = signet_instance_get_notes (instance);
  g_autofree char *host = NULL;
  SignetInstance *checked;

  if (!check_text (_("Name"), name, MAX_TEXT_LENGTH, FALSE, error) ||
      !check_text (_("URL"), url, MAX_URL_LENGTH, FALSE, error) ||
      !check_text (_("Notes"), notes, MAX_NOTES_LENGTH, TRUE, error))
    return NULL;
  if (*url != '\0' || *name == '\0')
    {
      host = signet_instance_name_from_url (url, error);
      if (host == NULL)
        return NULL;
    }
  checked = signet_instance_new (*name != '\0' ? name : host, url, signet_instance_get_organization (instance));
  signet_instance_set_notes (checked, notes);
  return checked;
}

static gboolean
check_canonical (const char        *name,
                 SignetDnsNameFlags flags,
                 GError           **error)
{
  g_autofree char *canonical = signet_dns_name_canonicalize (name, flags, error);
  g_autofree char *shown = NULL;

  if (canonical == NULL)
    return FALSE;
  if (strcmp (canonical, name) == 0)
    return TRUE;
  shown = signet_text_for_message (name, 80);
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("“%s” is not written as it is in certificates: “%s”."), shown,
               canonical);
  return FALSE;
}

/**
 * signet_store_check_details:
 * @delegation_type: (nullable): a delegation type
 * @use_case: (nullable): a use case
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_INVALID
 */
gboolean
signet_store_check_details (const char *delegation_type,
                            const char *use_case,
                            GError    **error)
{
  if (delegation_type != NULL && *delegation_type != '\0' && !signet_delegation_type_is_known (delegation_type))
    {
      g_autofree char *shown = signet_text_for_message (delegation_type, 40);

      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("“%s” is no delegation type. There are Full and CNAME."),
                   shown);
      return FALSE;
    }
  return use_case == NULL || check_text (_("Use case"), use_case, MAX_TEXT_LENGTH, FALSE, error);
}

/**
 * signet_store_check_subdomain:
 * @subdomain: what somebody wants it to say, with its hosts
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_INVALID
 */
gboolean
signet_store_check_subdomain (SignetSubdomain *subdomain,
                              GError         **error)
{
  const char *name = signet_subdomain_get_name (subdomain);
  GListModel *hosts = signet_subdomain_get_hosts (subdomain);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (!check_canonical (name, SIGNET_DNS_NAME_DEFAULT, error) ||
      !signet_store_check_details (signet_subdomain_get_delegation_type (subdomain),
                                   signet_subdomain_get_use_case (subdomain), error))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);
      const char *host_name = signet_host_get_name (host);

      if (!check_canonical (host_name, SIGNET_DNS_NAME_WILDCARD, error))
        return FALSE;
      if (!signet_dns_name_is_under (signet_dns_name_is_wildcard (host_name) ? host_name + 2 : host_name, name))
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       _("The host “%s” is not under the subdomain “%s”."), host_name, name);
          return FALSE;
        }
      /* the subdomain's list keeps the string for as long as the table is used */
      if (!g_hash_table_add (seen, (gpointer) host_name))
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("The host “%s” is there twice."), host_name);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * signet_store_check_own_name:
 * @name: what a subdomain is to be called, and was not before
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_INVALID for a public suffix
 */
gboolean
signet_store_check_own_name (const char *name,
                             GError    **error)
{
  if (!signet_dns_name_is_public_suffix (name))
    return TRUE;
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
               _("“%s” is a public suffix: others register their domains under it, and it is nobody's own. Give a name "
                 "under it."), name);
  return FALSE;
}

/**
 * signet_store_check_name_is_new:
 * @database: a connection, in a transaction
 * @instance_id: row id of an instance
 * @id: row id of the subdomain that is to be called so; 0 for a new one
 * @name: what a subdomain is to be called
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_EXISTS or another error of the store
 */
gboolean
signet_store_check_name_is_new (SignetDatabase *database,
                                gint64          instance_id,
                                gint64          id,
                                const char     *name,
                                GError        **error)
{
  g_autoptr (GArray) others =
    signet_store_look_up (database, "SELECT id FROM subdomain WHERE instance_id = ?1 AND name = ?2 AND removed_at IS NULL",
                          instance_id, name, NULL, error);

  if (others == NULL)
    return FALSE;
  if (others->len == 0 || g_array_index (others, gint64, 0) == id)
    return TRUE;
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS,
               _("The instance has the subdomain “%s” already. Remove it first, or set up another one."), name);
  return FALSE;
}

/**
 * signet_store_check_host_is_new:
 * @database: a connection, in a transaction
 * @instance_id: row id of an instance
 * @name: name of a host
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_EXISTS or another error of the store
 */
gboolean
signet_store_check_host_is_new (SignetDatabase *database,
                                gint64          instance_id,
                                const char     *name,
                                GError        **error)
{
  g_autoptr (GArray) others =
    signet_store_look_up (database, "SELECT id FROM host WHERE instance_id = ?1 AND name = ?2 AND removed_at IS NULL",
                          instance_id, name, NULL, error);

  if (others == NULL)
    return FALSE;
  if (others->len > 0)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS,
                 _("The instance has the host “%s” already, under another subdomain. Leave it out."), name);
  return others->len == 0;
}
