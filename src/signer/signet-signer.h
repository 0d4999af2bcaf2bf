/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "csr/signet-csr.h"
#include "signer/signet-signer-phase.h"

/* The signing process (signet-signer) seen from the program that starts it. The process makes the
 * key as soon as it is started, waits for the approved request, puts the key into the keyring, reads
 * it back, signs, hands over the CSR alone, and ends. To cancel is to kill it: the key that was in it
 * is gone with it. The program itself never holds a key. */

G_BEGIN_DECLS

#define SIGNET_TYPE_SIGNER (signet_signer_get_type ())
G_DECLARE_FINAL_TYPE (SignetSigner, signet_signer, SIGNET, SIGNER, GObject)

/* Starts the process and the generation. From a thread that lives as long as the object: the kernel ends
 * the process with the thread that started it. @lock_fd: -1, or an open file description that holds (or
 * will hold) the lock of the job; the process gets a duplicate, so that the lock lives until both have
 * ended. The caller keeps its own. Property "phase" notifies. */
SignetSigner *signet_signer_new_for_spec (SignetKeySpec spec, int lock_fd, GError **error);
/* Starts a process that takes the key @key_id from the keyring instead (recovery). */
SignetSigner *signet_signer_new_for_key  (const char *key_id, int lock_fd, GError **error);

SignetSignerPhase signet_signer_get_phase (SignetSigner *self);
SignetKeySpec     signet_signer_get_spec  (SignetSigner *self);
/* Something that the user should know and the job log should keep: that the system did not let the
 * process lock its memory. Translated. (nullable) (transfer none) */
const char       *signet_signer_get_note  (SignetSigner *self);

/* What it is going to be asked: read meanwhile, and nothing is done with it. */
void       signet_signer_prepare     (SignetSigner *self, SignetRequest *request);
/* Once per object. @key_id: UUID of the job. The CSR that comes back was read and held against
 * @request in this process too. Cancelling kills the process: whether the key is in the keyring is
 * then not known, and the caller has to look. */
void       signet_signer_sign_async  (SignetSigner *self, SignetRequest *request, const char *key_id,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SignetCsr *signet_signer_sign_finish (SignetSigner *self, GAsyncResult *result, GError **error);

/* Ends the process, and with it an unused key. Disposing does the same. */
void       signet_signer_stop        (SignetSigner *self);

G_END_DECLS
