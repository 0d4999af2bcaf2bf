/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/signet-store-organization-text.h"

#include "store/signet-store-text.h"

static SignetOrganization *
organization_of_row (SignetStatement *statement)
{
  SignetOrganization *organization =
    signet_organization_new (signet_statement_get_text (statement, 1), signet_statement_get_text (statement, 2),
                             signet_statement_get_text (statement, 3), signet_statement_get_text (statement, 4),
                             signet_statement_get_text (statement, 5), signet_statement_get_text (statement, 6));

  signet_organization_set_id (organization, signet_statement_get_int (statement, 0));
  return organization;
}

/**
 * signet_store_organization_sort_key:
 * @organization: an organization
 *
 * Returns: (transfer full): what it is sorted by: its name, or its Org ID where it has none
 */
char *
signet_store_organization_sort_key (SignetOrganization *organization)
{
  const char *name = signet_organization_get_name (organization);

  return signet_store_fold (*name != '\0' ? name : signet_organization_get_org_id (organization));
}

/**
 * signet_store_organization_search:
 * @organization: an organization
 *
 * Returns: (transfer full): the text that it is searched in: all its fields
 */
char *
signet_store_organization_search (SignetOrganization *organization)
{
  GString *search = g_string_new (NULL);

  signet_store_search_add (search, signet_organization_get_name (organization));
  signet_store_search_add (search, signet_organization_get_org_id (organization));
  signet_store_search_add (search, signet_organization_get_unit (organization));
  signet_store_search_add (search, signet_organization_get_country (organization));
  signet_store_search_add (search, signet_organization_get_state (organization));
  signet_store_search_add (search, signet_organization_get_city (organization));
  return g_string_free (search, FALSE);
}

/**
 * signet_store_fill_organizations:
 * @database: a connection that writes
 * @error: return location for a #GError
 *
 * Gives all organizations what they are sorted and searched by: folding is ours, and no function of the engine.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_store_fill_organizations (SignetDatabase *database,
                                 GError        **error)
{
  SignetStatement *statement =
    signet_database_prepare (database, "SELECT id, org_id, name, unit, country, state, city FROM organization", error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row = TRUE;

  while (has_row)
    {
      if (statement == NULL || !signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        g_ptr_array_add (rows, organization_of_row (statement));
    }
  statement = signet_database_prepare (database, "UPDATE organization SET sort_key = ?2, search = ?3 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      SignetOrganization *organization = g_ptr_array_index (rows, i);
      g_autofree char *sort_key = signet_store_organization_sort_key (organization);
      g_autofree char *search = signet_store_organization_search (organization);

      signet_statement_bind_int (statement, 1, signet_organization_get_id (organization));
      signet_statement_bind_text (statement, 2, sort_key);
      signet_statement_bind_text (statement, 3, search);
      if (!signet_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}
