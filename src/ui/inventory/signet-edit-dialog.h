/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* What all dialogs in which the inventory is edited have in common: Cancel and Save, errors at the top, a question
 * before changes are lost, and what is to be done when somebody else changed the same row meanwhile. Children of a
 * template that derives from it become groups of its page. */

G_BEGIN_DECLS

#define SIGNET_TYPE_EDIT_DIALOG (signet_edit_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (SignetEditDialog, signet_edit_dialog, SIGNET, EDIT_DIALOG, AdwWindow)

struct _SignetEditDialogClass
{
  AdwWindowClass parent_class;

  /* Whether something would be lost if the window was closed now. */
  gboolean (*is_changed)   (SignetEditDialog *self);
  /* Writes it; to end with signet_edit_dialog_saved() or signet_edit_dialog_failed(). */
  void     (*save)         (SignetEditDialog *self);
  /* The store refused with a conflict: reads the row as it is now, and ends with signet_edit_dialog_show_conflict(). */
  void     (*load_present) (SignetEditDialog *self);
  /* The answer to a conflict. @mine: what was changed here stays in its fields, all others take the present values;
   * else all do. Either way the next Save replaces the present row. */
  void     (*resolve)      (SignetEditDialog *self, gboolean mine);
};

/* Properties: save-label. */
void          signet_edit_dialog_set_store       (SignetEditDialog *self, SignetStore *store);
SignetStore  *signet_edit_dialog_get_store       (SignetEditDialog *self);
/* Cancelled as soon as the window is gone. (transfer none) */
GCancellable *signet_edit_dialog_get_cancellable (SignetEditDialog *self);

/* @reason: (nullable): why it cannot be saved as it is; the button says so. NULL: it can. */
void          signet_edit_dialog_set_problem     (SignetEditDialog *self, const char *reason);
/* Something was typed: what was said about the last try is not true any more. */
void          signet_edit_dialog_touched         (SignetEditDialog *self);
/* Presses Save, if it can be pressed. */
void          signet_edit_dialog_activate_save   (SignetEditDialog *self);

/* FALSE: the window is gone already, and nobody waits for the answer. */
gboolean      signet_edit_dialog_saved           (SignetEditDialog *self);
gboolean      signet_edit_dialog_failed          (SignetEditDialog *self, const GError *error);
/* @changes: what somebody else changed, one sentence a line. */
void          signet_edit_dialog_show_conflict   (SignetEditDialog *self, const char *changes);

G_END_DECLS
