/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* Tells whether its child has as much room as it would like, so that it can show less. Properties: child; compact (gboolean,
 * read-only, notifies: there is not). */

G_BEGIN_DECLS

#define SIGNET_TYPE_FIT_BIN (signet_fit_bin_get_type ())
G_DECLARE_FINAL_TYPE (SignetFitBin, signet_fit_bin, SIGNET, FIT_BIN, GtkWidget)

/* The width that it would like, in average characters of the font. */
void     signet_fit_bin_set_chars   (SignetFitBin *self, guint chars);
gboolean signet_fit_bin_get_compact (SignetFitBin *self);

G_END_DECLS
