/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

/* First page of the wizard: what to do about a certificate. Signal "task-changed". */

G_BEGIN_DECLS

typedef enum {
  SIGNET_WIZARD_TASK_GENERATE,
  SIGNET_WIZARD_TASK_PURCHASE,
} SignetWizardTask;

#define SIGNET_TYPE_WIZARD_TASK_PAGE (signet_wizard_task_page_get_type ())
G_DECLARE_FINAL_TYPE (SignetWizardTaskPage, signet_wizard_task_page, SIGNET, WIZARD_TASK_PAGE, AdwBin)

SignetWizardTask signet_wizard_task_page_get_task  (SignetWizardTaskPage *self);
void             signet_wizard_task_page_set_notes (SignetWizardTaskPage *self, const char *notes);

G_END_DECLS
