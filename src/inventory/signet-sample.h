/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-csv-reader.h"

/* The inventory that ships with the program, to try things with: data/sample/inventory.csv. */

G_BEGIN_DECLS

#define SIGNET_SAMPLE_INVENTORY_NAME "inventory.csv"

/* The file, byte for byte. (transfer full) */
GBytes               *signet_sample_inventory_dup_bytes (void);
/* The same, read. (transfer full) */
SignetInventoryTable *signet_sample_inventory_read      (GError **error);

G_END_DECLS
