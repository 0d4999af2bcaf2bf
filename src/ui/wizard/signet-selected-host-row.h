/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-selection.h"

#include <adwaita.h>

/* One host of a picked subdomain: tick, name, state of its certificate. Property: host
 * (SignetSelectedHost, for the bindings of its template). */

G_BEGIN_DECLS

#define SIGNET_TYPE_SELECTED_HOST_ROW (signet_selected_host_row_get_type ())
G_DECLARE_FINAL_TYPE (SignetSelectedHostRow, signet_selected_host_row, SIGNET, SELECTED_HOST_ROW, AdwBin)

GtkWidget *signet_selected_host_row_new      (void);
void       signet_selected_host_row_set_host (SignetSelectedHostRow *self, SignetSelectedHost *host); /* (nullable) */

G_END_DECLS
