/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* "Setup New Subdomain": its name, delegation type, use case, and its hosts, which are proposed from the usual
 * prefixes and can be changed. Signal "added" (gint64 row id, const char *name), before the dialog closes. */

G_BEGIN_DECLS

#define SIGNET_TYPE_SUBDOMAIN_DIALOG (signet_subdomain_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SignetSubdomainDialog, signet_subdomain_dialog, SIGNET, SUBDOMAIN_DIALOG, AdwWindow)

SignetSubdomainDialog *signet_subdomain_dialog_new (GtkWindow *parent, SignetStore *store, SignetInstance *instance);

G_END_DECLS
