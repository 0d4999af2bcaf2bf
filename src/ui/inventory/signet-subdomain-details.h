/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* "Subdomain Details": what a subdomain is, its hosts with the state of their certificates, and what was done with them.
 * Follows the store. Signals: "show-job" (const char *uuid); "remove" (gint64 id), for who can undo it; "moved"
 * (SignetInstance from, SignetInstance to, GArray of ids). */

G_BEGIN_DECLS

#define SIGNET_TYPE_SUBDOMAIN_DETAILS (signet_subdomain_details_get_type ())
G_DECLARE_FINAL_TYPE (SignetSubdomainDetails, signet_subdomain_details, SIGNET, SUBDOMAIN_DETAILS, AdwWindow)

SignetSubdomainDetails *signet_subdomain_details_new (GtkWindow *parent, SignetStore *store, gint64 subdomain_id);

G_END_DECLS
