/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-inventory-table.h"

/* Reads an inventory from CSV (RFC 4180, UTF-8 with or without a byte order mark, a header row that
 * names the columns in any order). Columns: instance, url, organization, org_id, unit, country,
 * state, city, subdomain, hosts (separated by blanks), delegation_type, use_case, expires (date
 * on which the present certificate runs out). Required: instance or url, and subdomain. A row without
 * hosts has one, the subdomain itself. Other columns are left alone. */

G_BEGIN_DECLS

/* Bad rows are refused one by one; a file that is no CSV at all is a SIGNET_ERROR_INVALID, one over
 * a limit (256 MiB, 1 MiB a row, 1,000 columns) SIGNET_ERROR_TOO_LARGE. */
SignetInventoryTable *signet_csv_read       (GInputStream *stream, GCancellable *cancellable, GError **error);
void                  signet_csv_read_async (GFile *file, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
SignetInventoryTable *signet_csv_read_finish (GFile *file, GAsyncResult *result, GError **error);

G_END_DECLS
