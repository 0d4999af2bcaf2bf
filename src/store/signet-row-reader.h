/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-row-source.h"

/* Reads the rows of a list from the store as they are asked for, a page at a time, and keeps them as long as somebody holds
 * them (signet-row-cache.h). */

G_BEGIN_DECLS

typedef struct _SignetRowReader SignetRowReader;

/* @scope: given to @source as it is; valid until the reader is closed. */
SignetRowReader *signet_row_reader_new     (SignetStore *store, const SignetRowSource *source, gpointer scope);
void             signet_row_reader_unref   (SignetRowReader *self);
/* Reads nothing any more. */
void             signet_row_reader_close   (SignetRowReader *self);

/* The row at @position of @ids, which is read if it is not there yet, with those around it. (transfer full) */
GObject         *signet_row_reader_ref_row (SignetRowReader *self, GArray *ids, guint position);
/* Rows that were read with the ids. */
void             signet_row_reader_take    (SignetRowReader *self, GPtrArray *rows);
/* Reads all rows again that somebody holds, but for @but, and lets go of the others. */
void             signet_row_reader_refresh (SignetRowReader *self, GPtrArray *but);

G_END_DECLS
