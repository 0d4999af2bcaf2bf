/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"
#include "ui/wizard/signet-draft.h"

#include <adwaita.h>

/* The picked subdomains, and of each the hosts to include. Sees to it that the common name is among them.
 * Property "complete" (gboolean, notifies): nothing blocks. */

G_BEGIN_DECLS

#define SIGNET_TYPE_WIZARD_SUBDOMAINS_PAGE (signet_wizard_subdomains_page_get_type ())
G_DECLARE_FINAL_TYPE (SignetWizardSubdomainsPage, signet_wizard_subdomains_page, SIGNET, WIZARD_SUBDOMAINS_PAGE, AdwBin)

void     signet_wizard_subdomains_page_set_up       (SignetWizardSubdomainsPage *self, SignetStore *store, SignetDraft *draft);
/* The user comes to the page; the first time, with nothing picked, the dialog opens by itself. */
void     signet_wizard_subdomains_page_enter        (SignetWizardSubdomainsPage *self);
/* (nullable): what the user has to know about what was filled in. */
void     signet_wizard_subdomains_page_show_note    (SignetWizardSubdomainsPage *self, const char *note);
gboolean signet_wizard_subdomains_page_get_complete (SignetWizardSubdomainsPage *self);

G_END_DECLS
