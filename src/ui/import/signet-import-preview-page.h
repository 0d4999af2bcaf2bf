/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* What an import would change, before it changes anything: how many rows are new, changed, the same, refused, and each
 * of them. */

G_BEGIN_DECLS

#define SIGNET_TYPE_IMPORT_PREVIEW_PAGE (signet_import_preview_page_get_type ())
G_DECLARE_FINAL_TYPE (SignetImportPreviewPage, signet_import_preview_page, SIGNET, IMPORT_PREVIEW_PAGE, AdwBin)

/* @report: of a dry run; not needed any more afterwards. */
void     signet_import_preview_page_set_report   (SignetImportPreviewPage *self, SignetImportReport *report);
/* Whether the import would change anything. */
gboolean signet_import_preview_page_has_changes  (SignetImportPreviewPage *self);

G_END_DECLS
