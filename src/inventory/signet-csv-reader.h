/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-layout.h"
#include "inventory/signet-import-text.h"
#include "inventory/signet-inventory-table.h"

/* Reads an inventory from CSV (RFC 4180) with any separator and any columns, or from our own kind of it. Of these are
 * required: instance or url, and subdomain. A row without hosts has one, the subdomain itself; hosts are separated by
 * blanks. Columns that are none of ours are left alone. */

G_BEGIN_DECLS

/* Any table, as the layout says. Bad rows are refused one by one; a text that is no table at all is a
 * SIGNET_ERROR_INVALID, one over a limit (256 MiB, 1 MiB a row, 1,000 columns) SIGNET_ERROR_TOO_LARGE. */
gboolean signet_csv_reader_read (SignetImportText *text, SignetImportLayout *layout, SignetInventoryTable *table,
                                 GCancellable *cancellable, GError **error);

/* Our own kind: UTF-8 with or without a byte order mark, commas, a header row that names the columns in any order by
 * the names of signet-inventory-row.h. */
SignetInventoryTable *signet_csv_read (GInputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
