/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-layout.h"

#include <adwaita.h>

/* One column of a foreign table: its title, what is in it, and which of our columns it is. Signal "changed" when the
 * user chose another one. */

G_BEGIN_DECLS

#define SIGNET_TYPE_IMPORT_COLUMN_ROW (signet_import_column_row_get_type ())
G_DECLARE_FINAL_TYPE (SignetImportColumnRow, signet_import_column_row, SIGNET, IMPORT_COLUMN_ROW, AdwActionRow)

/* @choices: of signet_import_column_row_new_choices(), one for all rows. */
GListModel            *signet_import_column_row_new_choices (void);
SignetImportColumnRow *signet_import_column_row_new         (SignetImportLayout *layout, guint column, GListModel *choices);

/* Reads the mapping and the samples again. */
void                   signet_import_column_row_update      (SignetImportColumnRow *self);

G_END_DECLS
