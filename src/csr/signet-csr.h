/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-request.h"

/* A PKCS #10 certificate signing request (RFC 2986) that was read, and checked to be signed by the
 * key in it. Immutable. */

G_BEGIN_DECLS

#define SIGNET_TYPE_CSR (signet_csr_get_type ())
G_DECLARE_FINAL_TYPE (SignetCsr, signet_csr, SIGNET, CSR, GObject)

/* @pem: at most 1 MiB; one block, RFC 7468 label CERTIFICATE REQUEST or NEW CERTIFICATE REQUEST. */
SignetCsr  *signet_csr_new_from_pem     (GBytes *pem, GError **error);
GBytes     *signet_csr_get_pem          (SignetCsr *self);  /* as it came (transfer none) */
char       *signet_csr_dup_spki_sha256  (SignetCsr *self);
const char * const *signet_csr_get_names (SignetCsr *self); /* dNSName alternative names, in order */
const char *signet_csr_get_subject      (SignetCsr *self);  /* RFC 4514 text, for people */

/* Holds the CSR against the approved request: subject field by field, names exactly and in order,
 * key specification, signature not below SHA-256, the extensions as they should be (RECIPES: extended
 * key usage not critical). SIGNET_ERROR_CSR_MISMATCH says what differs. */
gboolean    signet_csr_matches          (SignetCsr *self, SignetRequest *request, GError **error);

G_END_DECLS
