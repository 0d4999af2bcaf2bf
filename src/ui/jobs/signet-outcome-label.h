/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-job.h"

#include <gtk/gtk.h>

/* How a job stands or ended: a symbol and words, coloured besides. */

G_BEGIN_DECLS

#define SIGNET_TYPE_OUTCOME_LABEL (signet_outcome_label_get_type ())
G_DECLARE_FINAL_TYPE (SignetOutcomeLabel, signet_outcome_label, SIGNET, OUTCOME_LABEL, GtkBox)

void signet_outcome_label_set_outcome (SignetOutcomeLabel *self, SignetJobState state, SignetJobOutcome outcome);
void signet_outcome_label_clear       (SignetOutcomeLabel *self);

G_END_DECLS
