/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-finding.h"

#include <adwaita.h>

/* A row of a form that says what is wrong with the row above it, in words; hidden while nothing is. It
 * also marks that row and describes it to assistive technology. Property: row (GtkWidget). */

G_BEGIN_DECLS

#define SIGNET_TYPE_FIELD_MESSAGE (signet_field_message_get_type ())
G_DECLARE_FINAL_TYPE (SignetFieldMessage, signet_field_message, SIGNET, FIELD_MESSAGE, AdwPreferencesRow)

GtkWidget  *signet_field_message_new         (void);
void        signet_field_message_set_finding (SignetFieldMessage *self, SignetFinding *finding);
const char *signet_field_message_get_text    (SignetFieldMessage *self); /* "" while it is hidden */

G_END_DECLS
