/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "job/signet-request-job.h"

#include <adwaita.h>

/* What is being done while the CSR is made. */

G_BEGIN_DECLS

#define SIGNET_TYPE_WIZARD_PROGRESS_PAGE (signet_wizard_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (SignetWizardProgressPage, signet_wizard_progress_page, SIGNET, WIZARD_PROGRESS_PAGE, AdwBin)

void signet_wizard_progress_page_set_job        (SignetWizardProgressPage *self, SignetRequestJob *job); /* (nullable) */
void signet_wizard_progress_page_set_cancelling (SignetWizardProgressPage *self);

G_END_DECLS
