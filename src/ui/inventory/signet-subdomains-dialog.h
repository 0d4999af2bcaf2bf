/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/inventory/signet-edit-dialog.h"

/* Sets the delegation type or the use case of several subdomains at once. Signal "edited", when it is done. */

G_BEGIN_DECLS

#define SIGNET_TYPE_SUBDOMAINS_DIALOG (signet_subdomains_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SignetSubdomainsDialog, signet_subdomains_dialog, SIGNET, SUBDOMAINS_DIALOG, SignetEditDialog)

/* @ids: GArray of gint64. */
SignetSubdomainsDialog *signet_subdomains_dialog_new (GtkWindow *parent, SignetStore *store, GArray *ids);

G_END_DECLS
