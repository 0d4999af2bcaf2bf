/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/find/signet-filter-button.h"

/* What stands above a list to show fewer of its rows: a search, filters, and how many there are. Properties: title (what the
 * search is called), filter-title (what the button is), search, filter ("" for none; both to be kept in settings), count (text), compact (the filters' icon
 * alone), show-details, show-organizations (see SignetFilterButton). Signals: "changed" (search or filter), "activate"
 * (Return in the search), "stop-search" (Escape in it: it is empty then). */

G_BEGIN_DECLS

#define SIGNET_TYPE_NARROW_BAR (signet_narrow_bar_get_type ())
G_DECLARE_FINAL_TYPE (SignetNarrowBar, signet_narrow_bar, SIGNET, NARROW_BAR, AdwBin)

void        signet_narrow_bar_set_up     (SignetNarrowBar *self, SignetStore *store);
const char *signet_narrow_bar_get_search (SignetNarrowBar *self); /* never NULL */
const char *signet_narrow_bar_get_filter (SignetNarrowBar *self); /* (nullable) */
void        signet_narrow_bar_set_filter (SignetNarrowBar *self, const char *filter);
gboolean    signet_narrow_bar_is_searching (SignetNarrowBar *self);
gboolean    signet_narrow_bar_is_filtering (SignetNarrowBar *self);
void        signet_narrow_bar_clear_search (SignetNarrowBar *self);
void        signet_narrow_bar_clear      (SignetNarrowBar *self); /* search and filter */
void        signet_narrow_bar_set_count  (SignetNarrowBar *self, const char *text);
void        signet_narrow_bar_focus      (SignetNarrowBar *self); /* the search */

G_END_DECLS
