/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* What is around the pages of the wizard: the buttons of its header bar, and the list of steps, which makes room in a
 * narrow window.
 *
 * Signals: "cancel" (Cancel and Close) and "submit". Back and Next turn the assistant's pages by themselves. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_WIZARD_BUTTON_CANCEL = 1 << 0,
  SIGNET_WIZARD_BUTTON_BACK   = 1 << 1,
  SIGNET_WIZARD_BUTTON_NEXT   = 1 << 2,
  SIGNET_WIZARD_BUTTON_SUBMIT = 1 << 3,
  SIGNET_WIZARD_BUTTON_CLOSE  = 1 << 4,
} SignetWizardButtons;

#define SIGNET_TYPE_WIZARD_FRAME (signet_wizard_frame_get_type ())
G_DECLARE_FINAL_TYPE (SignetWizardFrame, signet_wizard_frame, SIGNET, WIZARD_FRAME, GObject)

SignetWizardFrame *signet_wizard_frame_new            (GtkAssistant *assistant, GtkBuilder *builder);
void               signet_wizard_frame_show_buttons   (SignetWizardFrame *self, SignetWizardButtons buttons);
void               signet_wizard_frame_set_complete   (SignetWizardFrame *self, gboolean complete);
void               signet_wizard_frame_set_can_cancel (SignetWizardFrame *self, gboolean can_cancel);

G_END_DECLS
