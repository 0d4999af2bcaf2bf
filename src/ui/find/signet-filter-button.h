/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* "Filter": check items for the states of certificates, delegation types, use cases and organizations. Properties: filter (a
 * line of words as signet-row-filter.h has it, NULL for none; notifies), title (for assistive technology), compact (the icon alone), show-details (delegation type
 * and use case), show-organizations. Signal "changed": the filter, or what one of its values is called. */

G_BEGIN_DECLS

#define SIGNET_TYPE_FILTER_BUTTON (signet_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (SignetFilterButton, signet_filter_button, SIGNET, FILTER_BUTTON, AdwBin)

void             signet_filter_button_set_up     (SignetFilterButton *self, SignetStore *store);
const char      *signet_filter_button_get_filter (SignetFilterButton *self); /* (nullable) */
/* Words that are not understood are left out. */
void             signet_filter_button_set_filter (SignetFilterButton *self, const char *filter);
void             signet_filter_button_set_value  (SignetFilterButton *self, SignetRowFilterKey key, const char *value, gboolean on);
/* What a value is called, for people; of an organization its name. (transfer full) */
char            *signet_filter_button_dup_label  (SignetFilterButton *self, SignetRowFilterKey key, const char *value);

G_END_DECLS
