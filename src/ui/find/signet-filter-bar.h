/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/find/signet-filter-button.h"

/* The filters that are on, each with a way to take it off, and one for all. Not visible where none is. Property: button, whose
 * filters they are. */

G_BEGIN_DECLS

#define SIGNET_TYPE_FILTER_BAR (signet_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (SignetFilterBar, signet_filter_bar, SIGNET, FILTER_BAR, AdwBin)

G_END_DECLS
