/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Row ids that are ticked, apart from the list that shows them: a search that hides a row leaves its tick.
 * Signal "changed": one or more of them. */

G_BEGIN_DECLS

#define SIGNET_TYPE_TICK_SET (signet_tick_set_get_type ())
G_DECLARE_FINAL_TYPE (SignetTickSet, signet_tick_set, SIGNET, TICK_SET, GObject)

SignetTickSet *signet_tick_set_new          (void);
gboolean       signet_tick_set_contains     (SignetTickSet *self, gint64 id);
void           signet_tick_set_set          (SignetTickSet *self, gint64 id, gboolean ticked);
void           signet_tick_set_add_all      (SignetTickSet *self, const gint64 *ids, gsize n_ids);
void           signet_tick_set_clear        (SignetTickSet *self);
guint          signet_tick_set_get_n_ticked (SignetTickSet *self);
GArray        *signet_tick_set_dup_ids      (SignetTickSet *self); /* ascending gint64 (transfer full) */

G_END_DECLS
