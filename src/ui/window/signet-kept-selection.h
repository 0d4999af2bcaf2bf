/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widget/signet-row-selection.h"

/* Which rows of a list are selected, by their row ids: they stay selected when the rows are read again or sorted, though a
 * selection model forgets them. Property: n-selected (uint, notifies). */

G_BEGIN_DECLS

#define SIGNET_TYPE_KEPT_SELECTION (signet_kept_selection_get_type ())
G_DECLARE_FINAL_TYPE (SignetKeptSelection, signet_kept_selection, SIGNET, KEPT_SELECTION, GObject)

SignetKeptSelection *signet_kept_selection_new            (SignetRowSelection *selection);
/* Of the selection model; nothing is selected then. */
void                 signet_kept_selection_set_model      (SignetKeptSelection *self, SignetRowModel *model, GtkWidget *view);
/* One row alone, whether its place is there already or not. */
void                 signet_kept_selection_select         (SignetKeptSelection *self, guint position);
/* After rows have come: selects those of them that were selected before. */
void                 signet_kept_selection_restore        (SignetKeptSelection *self);
/* When the rows are final: those that are not there any more are not selected any more. */
void                 signet_kept_selection_note           (SignetKeptSelection *self);
guint                signet_kept_selection_get_n_selected (SignetKeptSelection *self);
/* Row ids (GArray of gint64) in the order of the list. (transfer full) */
GArray              *signet_kept_selection_dup_ids        (SignetKeptSelection *self);

G_END_DECLS
