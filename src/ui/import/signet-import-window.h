/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-source.h"
#include "store/signet-store.h"

#include <adwaita.h>

/* The import of an inventory, page by page: how the text is to be read, where that is not plain; what would change;
 * what came of it. Nothing is changed before the user has seen what will be. Signal "imported" (const char *text): what
 * came of it, in a line; after it the store has changed. */

G_BEGIN_DECLS

#define SIGNET_TYPE_IMPORT_WINDOW (signet_import_window_get_type ())
G_DECLARE_FINAL_TYPE (SignetImportWindow, signet_import_window, SIGNET, IMPORT_WINDOW, AdwWindow)

/* Starts reading at once. @proposed: (nullable): the instance that names without one most likely belong to. */
SignetImportWindow *signet_import_window_new           (GtkWindow *parent, SignetStore *store, SignetImportSource *source,
                                                        SignetInstance *proposed);
/* Imports at once, without a question, and closes by itself where no row is refused. */
SignetImportWindow *signet_import_window_new_for_table (GtkWindow *parent, SignetStore *store,
                                                        SignetInventoryTable *table, const char *title);

G_END_DECLS
