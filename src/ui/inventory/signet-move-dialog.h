/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* "Move to Another Instance": which instance subdomains are to be on. Signal "moved" (SignetInstance), when it is done. */

G_BEGIN_DECLS

#define SIGNET_TYPE_MOVE_DIALOG (signet_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SignetMoveDialog, signet_move_dialog, SIGNET, MOVE_DIALOG, AdwWindow)

/* @ids: GArray of gint64, subdomains of the instance @from_id. */
SignetMoveDialog *signet_move_dialog_new (GtkWindow *parent, SignetStore *store, GArray *ids, gint64 from_id);

G_END_DECLS
