/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* Lets the search of a drop down find words in the middle of its rows: GTK 4.8 finds beginnings alone,
 * and host names of one instance all begin alike. */

G_BEGIN_DECLS

void signet_drop_down_search_anywhere (GtkDropDown *drop_down);

G_END_DECLS
