/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/inventory/signet-edit-dialog.h"

/* Adds an organization, or edits one, for all instances that have it. Signal "saved" (gint64 id, const char *name). */

G_BEGIN_DECLS

#define SIGNET_TYPE_ORGANIZATION_DIALOG (signet_organization_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SignetOrganizationDialog, signet_organization_dialog, SIGNET, ORGANIZATION_DIALOG,
                      SignetEditDialog)

/* @organization: (nullable): as it was loaded; NULL: a new one. */
SignetOrganizationDialog *signet_organization_dialog_new (GtkWindow *parent, SignetStore *store,
                                                          SignetOrganization *organization);

G_END_DECLS
