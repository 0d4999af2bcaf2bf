/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-layout.h"
#include "inventory/signet-import-text.h"
#include "inventory/signet-inventory-table.h"

/* Reads a DNS zone file (RFC 1035, section 5; RFC 2308; RFC 3597). Delegations and sets of CNAME records become
 * subdomains, names with an address or a CNAME record hosts; docs/inventory.md has the rules. $INCLUDE is refused: a file
 * that is imported must not reach for others. */

G_BEGIN_DECLS

gboolean signet_zone_reader_read (SignetImportText *text, SignetImportLayout *layout, SignetInventoryTable *table,
                                  GCancellable *cancellable, GError **error);

G_END_DECLS
