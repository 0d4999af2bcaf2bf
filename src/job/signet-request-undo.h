/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyring/signet-keyring.h"
#include "store/signet-store.h"

/* The way down of a request that failed or was cancelled: its key is looked for and removed, and its job ended, or kept
 * pending where the keyring cannot tell. docs/job-states.md has the table. */

G_BEGIN_DECLS

void    signet_request_undo_async  (SignetStore *store, SignetKeyring *keyring, gint64 job_id, const char *uuid,
                                    gboolean may_have_key, GError *failure, GAsyncReadyCallback callback,
                                    gpointer user_data);
GError *signet_request_undo_finish (GAsyncResult *result);

G_END_DECLS
