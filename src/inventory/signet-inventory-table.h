/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-inventory-row.h"

/* What a file held, whatever its format: the rows that can be taken in, and those that were refused. */

G_BEGIN_DECLS

/* One refused row. */
typedef struct {
  guint  line;
  char  *reason; /* translated, for people */
} SignetRefusedRow;

SignetRefusedRow *signet_refused_row_new  (guint line, const char *reason);
void              signet_refused_row_free (SignetRefusedRow *self);

#define SIGNET_TYPE_INVENTORY_TABLE (signet_inventory_table_get_type ())
G_DECLARE_FINAL_TYPE (SignetInventoryTable, signet_inventory_table, SIGNET, INVENTORY_TABLE, GObject)

/* What a file held. The arrays are lent: GPtrArray of SignetInventoryRow / SignetRefusedRow. */
GPtrArray *signet_inventory_table_get_rows    (SignetInventoryTable *self);
GPtrArray *signet_inventory_table_get_refused (SignetInventoryTable *self);

/* For the readers. */
#define SIGNET_INVENTORY_MAX_ROWS    500000
#define SIGNET_INVENTORY_MAX_HOSTS   1500000
#define SIGNET_INVENTORY_MAX_REFUSED 250000

void       signet_inventory_table_take_row    (SignetInventoryTable *self, SignetInventoryRow *row);
void       signet_inventory_table_refuse      (SignetInventoryTable *self, guint line, const char *reason);
void       signet_inventory_table_sort        (SignetInventoryTable *self); /* both arrays by line */
/* FALSE with SIGNET_ERROR_TOO_LARGE where there are more rows, hosts or refusals than fit into memory well. */
gboolean   signet_inventory_table_check_size  (SignetInventoryTable *self, GError **error);

G_END_DECLS
