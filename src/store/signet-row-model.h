/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* A list whose rows stay in the store until somebody looks at them: a GListModel that knows row ids
 * and hands out objects that are filled in, a page at a time, as they are asked for. The same id is
 * the same object for as long as somebody holds it. Searching and sorting are done by the store, off the main
 * thread. Follows changes of the store, its own program's and others'.
 * When many rows change it emits items-changed in two steps, (0, old, 0) then (0, 0, new): with one
 * step GtkColumnView (4.8) asks for hundreds of times as many rows. */

G_BEGIN_DECLS

#define SIGNET_TYPE_ROW_MODEL (signet_row_model_get_type ())
G_DECLARE_FINAL_TYPE (SignetRowModel, signet_row_model, SIGNET, ROW_MODEL, GObject)

/* Made by signet_store_list_*(). Properties: search (text that must be in it), filter (a nick, or NULL for all),
 * sort-key ("name", ...), descending, loading (gboolean), n-items (uint, notifies), current (gboolean: the rows are those of
 * the present search, if only the first of them), settled (gboolean: all of them). Setting several in one go asks the
 * store once. Of a long list the first rows come at once, and the others behind them. */
void        signet_row_model_set_search (SignetRowModel *self, const char *text);
void        signet_row_model_set_filter (SignetRowModel *self, const char *nick);
void        signet_row_model_set_sort   (SignetRowModel *self, const char *key, gboolean descending);
gboolean    signet_row_model_get_settled (SignetRowModel *self);
gboolean    signet_row_model_get_current (SignetRowModel *self);
/* FALSE while the other rows of a long list are on their way. */
gboolean    signet_row_model_get_complete (SignetRowModel *self);
/* Position of a row, or G_MAXUINT. For keeping a selection over a change. */
guint       signet_row_model_find       (SignetRowModel *self, gint64 id);
gint64      signet_row_model_get_id     (SignetRowModel *self, guint position);
/* All row ids in order, for "select all" (transfer container: GArray of gint64). */
GArray     *signet_row_model_dup_ids    (SignetRowModel *self);

G_END_DECLS
