/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-layout.h"

#include <adwaita.h>

/* How a text is to be read: format, encoding, separator, header row, origin; with the first rows, so that one sees
 * whether it is right. What was detected is chosen already. */

G_BEGIN_DECLS

#define SIGNET_TYPE_IMPORT_FORMAT_PAGE (signet_import_format_page_get_type ())
G_DECLARE_FINAL_TYPE (SignetImportFormatPage, signet_import_format_page, SIGNET, IMPORT_FORMAT_PAGE, AdwBin)

void signet_import_format_page_set_layout (SignetImportFormatPage *self, SignetImportLayout *layout);

G_END_DECLS
