/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-layout.h"
#include "inventory/signet-inventory-table.h"

/* From a source and its layout to the rows that it holds, accepted and refused. Nothing is changed by reading. */

G_BEGIN_DECLS

/* In a thread. @progress: octets read and in all, -1 where that is not known; called in the caller's main context, never after
 * @callback. The layout may be changed meanwhile: what it said at the call counts. */
void                  signet_import_read_async  (SignetImportSource *source, SignetImportLayout *layout,
                                                 GFileProgressCallback progress, gpointer progress_data,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                                 gpointer user_data);
SignetInventoryTable *signet_import_read_finish (GAsyncResult *result, GError **error);

/* The same at once, from a stream; blocks. */
SignetInventoryTable *signet_import_read_stream (GInputStream *stream, SignetImportLayout *layout,
                                                 GCancellable *cancellable, GError **error);

G_END_DECLS
