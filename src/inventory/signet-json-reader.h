/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-layout.h"
#include "inventory/signet-import-text.h"
#include "inventory/signet-inventory-table.h"

/* Reads the JSON that signet_inventory_write_json() writes; docs/inventory.md describes it. A wrong instance or
 * subdomain is refused by itself, with its line; a document that is none of ours is a SIGNET_ERROR_INVALID. */

G_BEGIN_DECLS

#define SIGNET_INVENTORY_JSON_FORMAT  "signet-inventory"
#define SIGNET_INVENTORY_JSON_VERSION 1

gboolean signet_json_reader_read (SignetImportText *text, SignetImportLayout *layout, SignetInventoryTable *table,
                                  GCancellable *cancellable, GError **error);

G_END_DECLS
