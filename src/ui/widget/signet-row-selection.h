/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widget/signet-row-slots.h"

/* Which of the places of a list are selected, any number of them. GtkMultiSelection holds the object of each one that is
 * selected (GTK 4.8), so that to select all of 100,000 rows makes as many objects, and has all rows read; this holds
 * positions, of rows that the view does not have yet as well. It does not follow when rows move: whoever knows their
 * ids selects them again. */

G_BEGIN_DECLS

#define SIGNET_TYPE_ROW_SELECTION (signet_row_selection_get_type ())
G_DECLARE_FINAL_TYPE (SignetRowSelection, signet_row_selection, SIGNET, ROW_SELECTION, GObject)

/* Property: model (SignetRowSlots, nullable). Nothing is selected in a new one. */
void signet_row_selection_set_model (SignetRowSelection *self, SignetRowSlots *slots);

G_END_DECLS
