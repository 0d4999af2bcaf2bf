/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* Keys that GtkListView and GtkColumnView of GTK 4.8 lack: Tab leaves the list instead of going through all of its rows,
 * and Space activates a row, as in lists of check boxes. */

G_BEGIN_DECLS

void signet_list_keys_leave_with_tab      (GtkWidget *list);
void signet_list_keys_activate_with_space (GtkWidget *list);

G_END_DECLS
