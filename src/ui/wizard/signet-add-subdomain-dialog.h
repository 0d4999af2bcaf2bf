/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"
#include "ui/wizard/signet-draft.h"

#include <adwaita.h>

/* "Add Subdomain": search the instance's subdomains, tick, or paste names; OK adds them to the draft's
 * selection. Closes itself. */

G_BEGIN_DECLS

#define SIGNET_TYPE_ADD_SUBDOMAIN_DIALOG (signet_add_subdomain_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SignetAddSubdomainDialog, signet_add_subdomain_dialog, SIGNET, ADD_SUBDOMAIN_DIALOG, AdwWindow)

SignetAddSubdomainDialog *signet_add_subdomain_dialog_new (GtkWindow *parent, SignetStore *store, SignetDraft *draft);

G_END_DECLS
