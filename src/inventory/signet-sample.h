/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-csv-reader.h"

/* The inventory that ships with the program, to try things with: data/sample/inventory.csv. Its certificates run out
 * around today, whenever that is. */

G_BEGIN_DECLS

#define SIGNET_SAMPLE_INVENTORY_NAME "inventory.csv"
/* The day from which the file's own dates were reckoned. */
#define SIGNET_SAMPLE_INVENTORY_DAY  "2026-11-23"

/* The file, with its days moved. (transfer full) */
GBytes               *signet_sample_inventory_dup_bytes (gint64 now);
/* The same, read. (transfer full) */
SignetInventoryTable *signet_sample_inventory_read      (GError **error);

G_END_DECLS
