/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* Adds an instance by hand: its name, its URL, and the organization that its certificates are issued to.
 * Checks as one types. Signal "added" (gint64 row id, const char *name), before the dialog closes. */

G_BEGIN_DECLS

#define SIGNET_TYPE_INSTANCE_DIALOG (signet_instance_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SignetInstanceDialog, signet_instance_dialog, SIGNET, INSTANCE_DIALOG, AdwWindow)

SignetInstanceDialog *signet_instance_dialog_new (GtkWindow *parent, SignetStore *store);

G_END_DECLS
