/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* What GtkDropDown (4.8) lacks: a name for the button inside it, and a search that has the focus and finds words
 * in the middle of its rows, not beginnings alone: host names of one instance all begin alike. */

G_BEGIN_DECLS

void signet_drop_down_set_up     (GtkDropDown *drop_down, const char *name);
void signet_drop_down_let_shrink (GtkDropDown *drop_down);

G_END_DECLS
