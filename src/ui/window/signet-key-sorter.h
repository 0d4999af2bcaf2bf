/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* The sorter of a column whose rows the store sorts: it compares nothing, it carries the store's sort key, so
 * that the column view shows its arrow and signet_key_sorter_read can say which column the user picked.
 * (gtk_column_view_sorter_get_primary_sort_column came with GTK 4.10.) Property: key. */

G_BEGIN_DECLS

#define SIGNET_TYPE_KEY_SORTER (signet_key_sorter_get_type ())
G_DECLARE_FINAL_TYPE (SignetKeySorter, signet_key_sorter, SIGNET, KEY_SORTER, GtkSorter)

/* @view_sorter: gtk_column_view_get_sorter(). The key of the first column, or NULL where none is picked. */
const char *signet_key_sorter_read (GtkSorter *view_sorter, gboolean *descending);
void        signet_key_sorter_apply (GtkColumnView *view, const char *key, gboolean descending);

G_END_DECLS
