/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* "Where Is This Name Used?": everything that has this very name, or the wildcard that covers it. Signal "opened" (SignetHit):
 * go there; the dialog has closed then. */

G_BEGIN_DECLS

#define SIGNET_TYPE_WHERE_USED_DIALOG (signet_where_used_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SignetWhereUsedDialog, signet_where_used_dialog, SIGNET, WHERE_USED_DIALOG, AdwWindow)

/* @name: a DNS name in either spelling. */
SignetWhereUsedDialog *signet_where_used_dialog_new (GtkWindow *parent, SignetStore *store, const char *name);

G_END_DECLS
