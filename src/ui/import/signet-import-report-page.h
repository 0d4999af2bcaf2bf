/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* What came of an import, with each refused row, to copy and to save. */

G_BEGIN_DECLS

#define SIGNET_TYPE_IMPORT_REPORT_PAGE (signet_import_report_page_get_type ())
G_DECLARE_FINAL_TYPE (SignetImportReportPage, signet_import_report_page, SIGNET, IMPORT_REPORT_PAGE, AdwBin)

/* @report: not needed any more afterwards. @title: of what was imported. */
void signet_import_report_page_set_report (SignetImportReportPage *self, SignetImportReport *report, const char *title);

G_END_DECLS
