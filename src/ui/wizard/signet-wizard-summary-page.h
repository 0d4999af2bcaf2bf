/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-profile.h"
#include "ui/widget/signet-notice.h"

#include <adwaita.h>

/* Everything that will be in the CSR, once more, with what the checks say about it; and, after a try that
 * failed, why it did. */

G_BEGIN_DECLS

#define SIGNET_TYPE_WIZARD_SUMMARY_PAGE (signet_wizard_summary_page_get_type ())
G_DECLARE_FINAL_TYPE (SignetWizardSummaryPage, signet_wizard_summary_page, SIGNET, WIZARD_SUMMARY_PAGE, AdwBin)

/* @profile: (nullable). Takes away what show_outcome() showed. */
void           signet_wizard_summary_page_set_request  (SignetWizardSummaryPage *self, SignetRequest *request, SignetProfile *profile);
SignetRequest *signet_wizard_summary_page_get_request  (SignetWizardSummaryPage *self); /* (nullable) */
gboolean       signet_wizard_summary_page_get_complete (SignetWizardSummaryPage *self); /* nothing blocks */
void           signet_wizard_summary_page_show_outcome (SignetWizardSummaryPage *self, SignetNoticeKind kind, const char *text);

G_END_DECLS
