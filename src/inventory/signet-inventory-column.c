/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of an inventory by name and by title. */

#include "signet-config.h"

#include "inventory/signet-inventory-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct {
  const char *name;
  const char *title;
} columns[SIGNET_INVENTORY_N_COLUMNS] = {
  [SIGNET_INVENTORY_COLUMN_INSTANCE] = { "instance", N_("Instance") },
  [SIGNET_INVENTORY_COLUMN_URL] = { "url", N_("URL") },
  [SIGNET_INVENTORY_COLUMN_ORGANIZATION] = { "organization", N_("Organization") },
  [SIGNET_INVENTORY_COLUMN_ORG_ID] = { "org_id", N_("Org ID") },
  [SIGNET_INVENTORY_COLUMN_UNIT] = { "unit", N_("Organization Unit") },
  [SIGNET_INVENTORY_COLUMN_COUNTRY] = { "country", N_("Country / Region") },
  [SIGNET_INVENTORY_COLUMN_STATE] = { "state", N_("State / Province") },
  [SIGNET_INVENTORY_COLUMN_CITY] = { "city", N_("City") },
  [SIGNET_INVENTORY_COLUMN_SUBDOMAIN] = { "subdomain", N_("Subdomain") },
  [SIGNET_INVENTORY_COLUMN_HOSTS] = { "hosts", N_("Hosts") },
  [SIGNET_INVENTORY_COLUMN_DELEGATION_TYPE] = { "delegation_type", N_("Delegation type") },
  [SIGNET_INVENTORY_COLUMN_USE_CASE] = { "use_case", N_("Use case") },
  [SIGNET_INVENTORY_COLUMN_EXPIRES] = { "expires", N_("Certificate expires") },
  [SIGNET_INVENTORY_COLUMN_NOTES] = { "notes", N_("Notes") },
};

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
    if (strcmp (folded, columns[i].name) == 0)
      return (SignetInventoryColumn) i;
  return SIGNET_INVENTORY_N_COLUMNS;
}

/**
 * signet_inventory_column_get_name:
 * @column: a column
 *
 * Returns: (transfer none): its name in files
 */
const char *
signet_inventory_column_get_name (SignetInventoryColumn column)
{
  g_return_val_if_fail (column < SIGNET_INVENTORY_N_COLUMNS, "");
  return columns[column].name;
}

/**
 * signet_inventory_column_get_title:
 * @column: a column
 *
 * Returns: (transfer none): its name for people, translated
 */
const char *
signet_inventory_column_get_title (SignetInventoryColumn column)
{
  g_return_val_if_fail (column < SIGNET_INVENTORY_N_COLUMNS, "");
  return _(columns[column].title);
}
