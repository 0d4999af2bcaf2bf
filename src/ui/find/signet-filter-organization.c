/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/find/signet-filter-organization.h"

#include "base/signet-text.h"

#include <glib/gi18n-lib.h>

/**
 * signet_filter_organization_dup_id:
 * @organization: an organization with a row id
 *
 * Returns: (transfer full): the value that stands for it in a filter
 */
char *
signet_filter_organization_dup_id (SignetOrganization *organization)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, signet_organization_get_id (organization));
}

/**
 * signet_filter_organization_dup_label:
 * @organization: an organization
 *
 * Returns: (transfer full): "Example Corp. (Marketing, Paris)", since several have the same name
 */
char *
signet_filter_organization_dup_label (SignetOrganization *organization)
{
  const char *unit = signet_organization_get_unit (organization);
  const char *city = signet_organization_get_city (organization);

  if (*unit == '\0' && *city == '\0')
    return g_strdup (signet_organization_get_name (organization));
  return g_strdup_printf ("%s (%s%s%s)", signet_organization_get_name (organization), unit,
                          *unit != '\0' && *city != '\0' ? _(", ") : "", city);
}

/**
 * signet_filter_organization_matches:
 * @organization: an organization
 * @search: what is searched for, as it is typed; "" for all
 *
 * Returns: whether its label has @search in it, or @search is its Org ID
 */
gboolean
signet_filter_organization_matches (SignetOrganization *organization,
                                    const char         *search)
{
  g_autofree char *label = signet_filter_organization_dup_label (organization);
  guint begin, end;

  return *search == '\0' || signet_text_find (label, search, &begin, &end) ||
         g_str_equal (signet_organization_get_org_id (organization), search);
}
