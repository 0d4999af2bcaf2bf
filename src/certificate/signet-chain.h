/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "certificate/signet-trust.h"

/* From a certificate over its issuers to a root, found by name, key identifier and signature, whatever order they came in.
 * Immutable. */

G_BEGIN_DECLS

#define SIGNET_TYPE_CHAIN (signet_chain_get_type ())
G_DECLARE_FINAL_TYPE (SignetChain, signet_chain, SIGNET, CHAIN, GObject)

/* @candidates: of the bundle; @known: those of earlier bundles, or NULL (both SignetCertificate; @leaf may be among
 * them). @trust: NULL to trust nothing. Never fails; takes milliseconds, and a bounded time whatever it is given. */
SignetChain *signet_chain_build        (SignetCertificate *leaf, GPtrArray *candidates, GPtrArray *known,
                                        SignetTrust *trust);
void         signet_chain_build_async  (SignetCertificate *leaf, GPtrArray *candidates, GPtrArray *known,
                                        SignetTrust *trust, GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
SignetChain *signet_chain_build_finish (GAsyncResult *result, GError **error);

GPtrArray        *signet_chain_get_certificates (SignetChain *self); /* SignetCertificate, leaf first */
/* It ends at a root: trusted, or at least signed by itself. */
gboolean          signet_chain_is_complete      (SignetChain *self);
SignetTrustKind   signet_chain_get_trust        (SignetChain *self); /* of what it ends at */
/* What the path breaks, in a sentence: name constraints, path lengths, critical extensions not known; or NULL. Times and weak
 * signatures are others' questions. */
const char       *signet_chain_get_fault        (SignetChain *self);
/* The candidates were in the order of the chain already. */
gboolean          signet_chain_was_in_order     (SignetChain *self);
/* Candidates that are no part of it. (transfer none) */
GPtrArray        *signet_chain_get_unused       (SignetChain *self);

/* Where it is not complete: whose certificate is missing, by name, key identifier (hexadecimal, or "") and where it can be
 * had. NULL, or empty, where it is complete. */
const char         *signet_chain_get_missing_issuer (SignetChain *self);
const char         *signet_chain_get_missing_key_id (SignetChain *self);
const char * const *signet_chain_get_missing_urls   (SignetChain *self);

G_END_DECLS
