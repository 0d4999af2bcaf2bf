/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* The CSR is there: saves it, says where, and where else it is to be found. Signal "show-job" (const char
 * *uuid). */

G_BEGIN_DECLS

#define SIGNET_TYPE_WIZARD_DONE_PAGE (signet_wizard_done_page_get_type ())
G_DECLARE_FINAL_TYPE (SignetWizardDonePage, signet_wizard_done_page, SIGNET, WIZARD_DONE_PAGE, AdwBin)

/* @job: finished, with its CSR. Opens the save dialog. */
void signet_wizard_done_page_set_job (SignetWizardDonePage *self, SignetJob *job);

G_END_DECLS
