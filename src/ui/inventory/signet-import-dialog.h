/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* Reads a file and imports it, with progress and Cancel; then says what came of it, with each refused row.
 * Where all went well it closes by itself. Signal "imported" (const char *text): what came of it, in a line;
 * after it the store has changed. */

G_BEGIN_DECLS

#define SIGNET_TYPE_IMPORT_DIALOG (signet_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SignetImportDialog, signet_import_dialog, SIGNET, IMPORT_DIALOG, AdwWindow)

/* Starts at once. */
SignetImportDialog *signet_import_dialog_new           (GtkWindow *parent, SignetStore *store, GFile *file);
SignetImportDialog *signet_import_dialog_new_for_table (GtkWindow *parent, SignetStore *store,
                                                        SignetInventoryTable *table, const char *title);

G_END_DECLS
