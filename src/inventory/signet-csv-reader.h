/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-subdomain.h"
#include "inventory/signet-instance.h"

/* Reads an inventory from CSV (RFC 4180, UTF-8 with or without a byte order mark, a header row that
 * names the columns in any order). Columns: instance, url, organization, org_id, unit, country,
 * state, city, subdomain, hosts (separated by blanks), delegation_type, use_case, expires (date
 * on which the present certificate runs out). Required: instance or url, and subdomain. A row without
 * hosts has one, the subdomain itself. Other columns are left alone. */

G_BEGIN_DECLS

/* One accepted row. */
typedef struct {
  guint               line;       /* of the row's first character, from 1 */
  SignetInstance     *instance;   /* owned; carries the organization */
  SignetSubdomain    *subdomain;  /* owned; carries the hosts; instance id not set */
} SignetInventoryRow;

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

/* Bad rows are refused one by one; a file that is no CSV at all is a SIGNET_ERROR_INVALID, one over
 * a limit (256 MiB, 1 MiB a row, 1,000 columns) SIGNET_ERROR_TOO_LARGE. */
SignetInventoryTable *signet_csv_read       (GInputStream *stream, GCancellable *cancellable, GError **error);
void                  signet_csv_read_async (GFile *file, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
SignetInventoryTable *signet_csv_read_finish (GFile *file, GAsyncResult *result, GError **error);

G_END_DECLS
