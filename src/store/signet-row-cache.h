/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-row-source.h"

/* The rows of a list that are alive, by their ids: one object for each id, for as long as anybody holds it, and the
 * last few screens of them held here. */

G_BEGIN_DECLS

typedef struct _SignetRowCache SignetRowCache;

SignetRowCache *signet_row_cache_new      (const SignetRowSource *source);
void            signet_row_cache_free     (SignetRowCache *self);

/* The one object of this id; made, not loaded yet, where it is not alive. (transfer full) */
GObject        *signet_row_cache_ref_row  (SignetRowCache *self, gint64 id);
gboolean        signet_row_cache_contains (SignetRowCache *self, gint64 id);
/* Of all rows alive. (transfer full) */
GArray         *signet_row_cache_dup_ids  (SignetRowCache *self);
/* Updates the rows of these ids, and holds them; NULL among @rows is passed over. */
void            signet_row_cache_fill     (SignetRowCache *self, GPtrArray *rows);
/* Holds no row any more. */
void            signet_row_cache_let_go   (SignetRowCache *self);

G_END_DECLS
