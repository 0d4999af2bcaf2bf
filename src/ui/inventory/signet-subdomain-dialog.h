/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/inventory/signet-edit-dialog.h"

/* "Setup New Subdomain" and "Edit Subdomain": its full name, delegation type, use case, and the hosts that go into
 * certificates. Signals, when it is done: "added" and "edited" (gint64 id, const char *name). */

G_BEGIN_DECLS

#define SIGNET_TYPE_SUBDOMAIN_DIALOG (signet_subdomain_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SignetSubdomainDialog, signet_subdomain_dialog, SIGNET, SUBDOMAIN_DIALOG, SignetEditDialog)

SignetSubdomainDialog *signet_subdomain_dialog_new      (GtkWindow *parent, SignetStore *store, SignetInstance *instance);
/* @subdomain: as signet_store_load_subdomain_async() gave it, not a row of a list: that changes by itself. */
SignetSubdomainDialog *signet_subdomain_dialog_new_edit (GtkWindow *parent, SignetStore *store, SignetSubdomain *subdomain);

G_END_DECLS
