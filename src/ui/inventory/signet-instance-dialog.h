/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/inventory/signet-edit-dialog.h"

/* "Add Instance" and "Edit Instance": name, URL, the organization that owns it, and notes for whoever renews next.
 * Signals, when it is done: "added" and "edited" (gint64 id, const char *name). */

G_BEGIN_DECLS

#define SIGNET_TYPE_INSTANCE_DIALOG (signet_instance_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SignetInstanceDialog, signet_instance_dialog, SIGNET, INSTANCE_DIALOG, SignetEditDialog)

SignetInstanceDialog *signet_instance_dialog_new      (GtkWindow *parent, SignetStore *store);
/* @instance: as signet_store_load_instance_async() gave it, not a row of a list: that changes by itself. */
SignetInstanceDialog *signet_instance_dialog_new_edit (GtkWindow *parent, SignetStore *store, SignetInstance *instance);

G_END_DECLS
