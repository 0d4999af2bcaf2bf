/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/signet-secret.h"
#include "request/signet-key-spec.h"

#include <gnutls/abstract.h>

/* A private key in this process. Lives in the signing process alone (docs/key-handling.md). */

G_BEGIN_DECLS

#define SIGNET_TYPE_PRIVATE_KEY (signet_private_key_get_type ())
G_DECLARE_FINAL_TYPE (SignetPrivateKey, signet_private_key, SIGNET, PRIVATE_KEY, GObject)

/* Blocks: up to seconds for RSA 4096. Cannot be cancelled: the process that runs it is ended instead. */
SignetPrivateKey *signet_private_key_generate (SignetKeySpec spec, GError **error);
/* PKCS #8 DER, unencrypted (RFC 5208), as the keyring keeps it, and back. */
SignetSecret     *signet_private_key_seal     (SignetPrivateKey *self, GError **error);
SignetPrivateKey *signet_private_key_unseal   (SignetSecret *pkcs8, GError **error);

SignetKeySpec     signet_private_key_get_spec   (SignetPrivateKey *self);
/* Lower-case hexadecimal SHA-256 of the DER SubjectPublicKeyInfo. (transfer full) */
char             *signet_private_key_dup_spki_sha256 (SignetPrivateKey *self, GError **error);
gnutls_privkey_t  signet_private_key_get_handle (SignetPrivateKey *self); /* (transfer none) */

G_END_DECLS
