/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-row-model.h"
#include "store/signet-row-source.h"

/* How the store makes its lists. */

G_BEGIN_DECLS

/* @source: static. @scope: what the list is limited to; given to @source as it is. */
SignetRowModel *signet_row_model_new (SignetStore *store, const SignetRowSource *source, gpointer scope,
                                      GDestroyNotify scope_free, const char *sort_key, gboolean descending);

G_END_DECLS
