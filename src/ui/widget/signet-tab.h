/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* Where the Tab key goes in lists, where GTK 4.8 would stop at a row that takes no focus, or go through every row. */

G_BEGIN_DECLS

gboolean signet_tab_past_row (GtkWidget *row, GtkDirectionType direction);

G_END_DECLS
