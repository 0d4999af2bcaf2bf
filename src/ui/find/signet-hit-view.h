/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-hit.h"

#include <adwaita.h>

/* Something that was found, as a row: what kind it is, its name with what was searched for marked in it, where it is, and the
 * state of its certificates. Properties: hit (SignetHit, nullable), search (nullable). Its action "row.open" is for
 * assistive technology; it emits the signal "opened", as a click on the row does in the list. */

G_BEGIN_DECLS

#define SIGNET_TYPE_HIT_VIEW (signet_hit_view_get_type ())
G_DECLARE_FINAL_TYPE (SignetHitView, signet_hit_view, SIGNET, HIT_VIEW, AdwBin)

GtkWidget *signet_hit_view_new        (void);
SignetHit *signet_hit_view_get_hit    (SignetHitView *self); /* (nullable) */
void       signet_hit_view_set_hit    (SignetHitView *self, SignetHit *hit);
void       signet_hit_view_set_search (SignetHitView *self, const char *search);

G_END_DECLS
