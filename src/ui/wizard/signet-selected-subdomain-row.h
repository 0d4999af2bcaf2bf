/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-selection.h"

#include <adwaita.h>

/* One picked subdomain: name, "2/3 subdomains", a button to take it out again. Property: subdomain
 * (SignetSelectedSubdomain, for the bindings of its template). Signal "remove" (SignetSelectedSubdomain). */

G_BEGIN_DECLS

#define SIGNET_TYPE_SELECTED_SUBDOMAIN_ROW (signet_selected_subdomain_row_get_type ())
G_DECLARE_FINAL_TYPE (SignetSelectedSubdomainRow, signet_selected_subdomain_row, SIGNET, SELECTED_SUBDOMAIN_ROW, AdwBin)

GtkWidget *signet_selected_subdomain_row_new           (void);
void       signet_selected_subdomain_row_set_subdomain (SignetSelectedSubdomainRow *self, SignetSelectedSubdomain *subdomain); /* (nullable) */

G_END_DECLS
