/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-organization-line.h"

#include <glib/gi18n-lib.h>

static void
add (GStrvBuilder *parts,
     const char   *part)
{
  if (*part != '\0')
    g_strv_builder_add (parts, part);
}

static char *
join (GStrvBuilder *builder)
{
  g_auto (GStrv) parts = g_strv_builder_end (builder);

  /* Translators: between the parts of an address: "Example Corp., Marketing, Paris, FR" */
  return g_strjoinv (_(", "), parts);
}

static void
add_details (GStrvBuilder       *parts,
             SignetOrganization *organization)
{
  add (parts, signet_organization_get_unit (organization));
  add (parts, signet_organization_get_city (organization));
  add (parts, signet_organization_get_state (organization));
  add (parts, signet_organization_get_country (organization));
}

/**
 * signet_organization_line_dup:
 * @organization: (nullable): an organization
 *
 * Returns: (transfer full): its name and what else is known of it, in one line
 */
char *
signet_organization_line_dup (SignetOrganization *organization)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  if (organization == NULL)
    return g_strdup ("");

  add (parts, signet_organization_get_name (organization));
  add_details (parts, organization);

  return join (parts);
}

/**
 * signet_organization_line_dup_details:
 * @organization: (nullable): an organization
 *
 * Returns: (transfer full): what is known of it beside its name, in one line: it tells two of the same name apart
 */
char *
signet_organization_line_dup_details (SignetOrganization *organization)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  if (organization == NULL)
    return g_strdup ("");

  add_details (parts, organization);
  add (parts, signet_organization_get_org_id (organization));

  return join (parts);
}
