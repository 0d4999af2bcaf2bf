/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-row-model.h"
#include "ui/widget/signet-row-slot.h"

/* Stands between a SignetRowModel and a GtkListView or GtkColumnView: a list of places (SignetRowSlot) for rows. Why:
 * GTK 4.8 keeps widgets for 200 rows, however few can be seen. It destroys and makes them anew when the rows are others, which
 * takes longer than a frame, and fills all of them at each jump. With places, the widgets stay when the rows change; only
 * those in view get their rows at once, the others when there is time; and a list grows by a few rows a frame, so
 * that no frame has to make 200. */

G_BEGIN_DECLS

#define SIGNET_TYPE_ROW_SLOTS (signet_row_slots_get_type ())
G_DECLARE_FINAL_TYPE (SignetRowSlots, signet_row_slots, SIGNET, ROW_SLOTS, GObject)

/* @view: the GtkListView or GtkColumnView that shows the places. Neither is held by the list. Property: model. */
SignetRowSlots *signet_row_slots_new      (SignetRowModel *model, GtkWidget *view);
/* Has all rows in the list at once, so that one of them can be selected or scrolled to. */
void            signet_row_slots_show_all (SignetRowSlots *self);

G_END_DECLS
