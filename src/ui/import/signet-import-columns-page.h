/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-layout.h"

#include <adwaita.h>

/* Which column of a foreign table is which of ours, with the first rows as they will be read. */

G_BEGIN_DECLS

#define SIGNET_TYPE_IMPORT_COLUMNS_PAGE (signet_import_columns_page_get_type ())
G_DECLARE_FINAL_TYPE (SignetImportColumnsPage, signet_import_columns_page, SIGNET, IMPORT_COLUMNS_PAGE, AdwBin)

/* Property: complete (boolean). Makes the rows anew where the columns of @layout are others than before. */
void     signet_import_columns_page_set_layout   (SignetImportColumnsPage *self, SignetImportLayout *layout);
gboolean signet_import_columns_page_get_complete (SignetImportColumnsPage *self);

G_END_DECLS
