/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-layout.h"
#include "inventory/signet-import-text.h"
#include "inventory/signet-inventory-table.h"

/* Reads a plain list of names: separated by line ends, blanks, commas, semicolons or bars; # begins a comment; of a web
 * address the host is taken. docs/inventory.md says which names become subdomains and which hosts. */

G_BEGIN_DECLS

gboolean signet_list_reader_read (SignetImportText *text, SignetImportLayout *layout, SignetInventoryTable *table,
                                  GCancellable *cancellable, GError **error);

G_END_DECLS
