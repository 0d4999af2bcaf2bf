/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

/* A row of a boxed list that shows one value under its caption (the row's title), and hides itself
 * where there is none. Properties: value, copyable, copy-text (where something other than the value is copied),
 * monospace. */

G_BEGIN_DECLS

#define SIGNET_TYPE_VALUE_ROW (signet_value_row_get_type ())
G_DECLARE_FINAL_TYPE (SignetValueRow, signet_value_row, SIGNET, VALUE_ROW, AdwPreferencesRow)

const char *signet_value_row_get_value     (SignetValueRow *self);
void        signet_value_row_set_value     (SignetValueRow *self, const char *value);
void        signet_value_row_set_copy_text (SignetValueRow *self, const char *text);

G_END_DECLS
