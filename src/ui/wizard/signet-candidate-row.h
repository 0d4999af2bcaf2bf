/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-subdomain.h"
#include "ui/wizard/signet-tick-set.h"

#include <adwaita.h>

/* One subdomain of the "Add Subdomain" dialog: tick, name, number of hosts, state. Property: subdomain
 * (for the bindings of its template). */

G_BEGIN_DECLS

#define SIGNET_TYPE_CANDIDATE_ROW (signet_candidate_row_get_type ())
G_DECLARE_FINAL_TYPE (SignetCandidateRow, signet_candidate_row, SIGNET, CANDIDATE_ROW, AdwBin)

GtkWidget *signet_candidate_row_new           (SignetTickSet *ticks);
/* @added: it is in the selection already: ticked for good. */
void       signet_candidate_row_set_subdomain (SignetCandidateRow *self, SignetSubdomain *subdomain, gboolean added);

G_END_DECLS
