/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyring/signet-keyring.h"
#include "store/signet-store.h"

/* What the next start does: takes each pending job that nobody works on, and finishes or undoes it. */

G_BEGIN_DECLS

typedef struct {
  guint n_finished; /* the key was there: the CSR was made from it */
  guint n_undone;   /* no key, or the user had cancelled: ended, nothing is left */
  guint n_held;     /* the keyring could not be asked: still pending */
  char *text;       /* one sentence for the user, or NULL where there was nothing to do */
} SignetRecoveryReport;

void signet_recovery_report_free (SignetRecoveryReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetRecoveryReport, signet_recovery_report_free)

/* Never asks the user to unlock anything, unless @may_prompt. */
void                  signet_recovery_run_async  (SignetStore *store, SignetKeyring *keyring, const char *store_path, gboolean may_prompt, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SignetRecoveryReport *signet_recovery_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
