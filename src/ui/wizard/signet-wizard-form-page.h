/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/wizard/signet-draft.h"

#include <adwaita.h>

/* The form: subject, common name, and under "Advanced" key type and CA profile. Each field is checked as
 * one types, and says itself what is wrong with it. Property "complete" (gboolean, notifies): nothing blocks. */

G_BEGIN_DECLS

#define SIGNET_TYPE_WIZARD_FORM_PAGE (signet_wizard_form_page_get_type ())
G_DECLARE_FINAL_TYPE (SignetWizardFormPage, signet_wizard_form_page, SIGNET, WIZARD_FORM_PAGE, AdwBin)

void     signet_wizard_form_page_set_up       (SignetWizardFormPage *self, SignetDraft *draft);
/* Shows what the draft was filled in with; from then on the user's words go into the draft. */
void     signet_wizard_form_page_fill         (SignetWizardFormPage *self, const char * const *host_names);
/* Why the form cannot be filled in. (nullable): it can */
void     signet_wizard_form_page_show_failure (SignetWizardFormPage *self, const char *message);
void     signet_wizard_form_page_focus        (SignetWizardFormPage *self);
gboolean signet_wizard_form_page_get_complete (SignetWizardFormPage *self);

G_END_DECLS
