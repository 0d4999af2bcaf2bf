/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* A place in a list view, which one row of the list after the other can take. Property: row (the row, or NULL), to which
 * the widgets of the place are bound. See signet-row-slots.h. */

G_BEGIN_DECLS

#define SIGNET_TYPE_ROW_SLOT (signet_row_slot_get_type ())
G_DECLARE_FINAL_TYPE (SignetRowSlot, signet_row_slot, SIGNET, ROW_SLOT, GObject)

SignetRowSlot *signet_row_slot_new     (void);
/* (transfer none) (nullable) */
gpointer       signet_row_slot_get_row (SignetRowSlot *self);
void           signet_row_slot_set_row (SignetRowSlot *self, gpointer row);

G_END_DECLS
