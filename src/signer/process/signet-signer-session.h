/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-key-spec.h"

/* The one piece of work of a signing process, from its key to the CSR. Order (promise 1): the key is made,
 * put into the keyring, read back from there and compared; only then is anything signed. */

G_BEGIN_DECLS

#define SIGNET_TYPE_SIGNER_SESSION (signet_signer_session_get_type ())
G_DECLARE_FINAL_TYPE (SignetSignerSession, signet_signer_session, SIGNET, SIGNER_SESSION, GObject)

SignetSignerSession *signet_signer_session_new_for_spec (SignetKeySpec spec);
SignetSignerSession *signet_signer_session_new_for_key  (const char *key_id);

void     signet_signer_session_say_note (SignetSignerSession *self, const char *note);
/* Until it is over; the exit status of the process. */
int      signet_signer_session_run      (SignetSignerSession *self);

G_END_DECLS
