/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-certificate-state.h"

#include <gtk/gtk.h>

/* A coloured dot and words: the state of a certificate, never by colour alone.
 * Properties: state (SignetCertificateState), text; bind both from a row in a .ui file. compact: the words only
 * as tooltip and accessible name, where there is room for the dot alone. */

G_BEGIN_DECLS

#define SIGNET_TYPE_STATE_LABEL (signet_state_label_get_type ())
G_DECLARE_FINAL_TYPE (SignetStateLabel, signet_state_label, SIGNET, STATE_LABEL, GtkWidget)

GtkWidget *signet_state_label_new (void);

G_END_DECLS
