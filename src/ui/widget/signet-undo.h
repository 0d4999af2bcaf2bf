/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

/* What was done and can be undone for a while: a toast that says so, with a button, and the newest of them for Ctrl+Z.
 * Property: available. */

G_BEGIN_DECLS

#define SIGNET_TYPE_UNDO (signet_undo_get_type ())
G_DECLARE_FINAL_TYPE (SignetUndo, signet_undo, SIGNET, UNDO, GObject)

typedef void (*SignetUndoFunc) (gpointer user_data);

/* @overlay: outlives it. */
SignetUndo *signet_undo_new           (AdwToastOverlay *overlay);
/* @text: what was done, no markup. @undo: called once at most; @destroy frees @user_data. */
void        signet_undo_offer         (SignetUndo *self, const char *text, SignetUndoFunc undo, gpointer user_data,
                                       GDestroyNotify destroy);
gboolean    signet_undo_get_available (SignetUndo *self);
void        signet_undo_newest        (SignetUndo *self);

G_END_DECLS
