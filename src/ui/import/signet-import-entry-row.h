/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-import-entry.h"

#include <gtk/gtk.h>

/* A row of an import's preview: what happens to a row of the file, or why it is refused. */

G_BEGIN_DECLS

#define SIGNET_TYPE_IMPORT_ENTRY_ROW (signet_import_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (SignetImportEntryRow, signet_import_entry_row, SIGNET, IMPORT_ENTRY_ROW, GtkWidget)

void signet_import_entry_row_set_entry (SignetImportEntryRow *self, SignetImportEntry *entry);

G_END_DECLS
