/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* What a search over everything has found: the first of each kind, or all of the kind that is picked above the list. Nothing is
 * asked of the store while there is no search. Property: search. Signal "opened" (SignetHit): go there. */

G_BEGIN_DECLS

#define SIGNET_TYPE_FIND_PANE (signet_find_pane_get_type ())
G_DECLARE_FINAL_TYPE (SignetFindPane, signet_find_pane, SIGNET, FIND_PANE, GtkWidget)

void signet_find_pane_set_up     (SignetFindPane *self, SignetStore *store);
/* @text: as it is typed; "" ends the search, and the next one is over all kinds again. */
void signet_find_pane_set_search (SignetFindPane *self, const char *text);
/* Opens the selected hit, or the first one, as soon as it is known which. */
void signet_find_pane_open_first (SignetFindPane *self);

G_END_DECLS
