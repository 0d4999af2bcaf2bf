/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/signet-secret.h"
#include "certificate/signet-bundle-parts.h"
#include "certificate/signet-certificate.h"
#include "csr/signet-csr.h"

/* What a certificate authority sends back, in whatever form: PEM, DER, PKCS #7, PKCS #12, a ZIP of these. Immutable. Private
 * keys are never taken out: that there is one, and which, is all that is told (docs/certificates.md). */

G_BEGIN_DECLS

#define SIGNET_TYPE_BUNDLE (signet_bundle_get_type ())
G_DECLARE_FINAL_TYPE (SignetBundle, signet_bundle, SIGNET, BUNDLE, GObject)

/* @title: what to call it in messages. @password: of PKCS #12 files, UTF-8; NULL to try without. Blocks, up to seconds.
 * SIGNET_ERROR_INVALID: nothing in it, and why; SIGNET_ERROR_TOO_LARGE; SIGNET_ERROR_PASSWORD: it needs one, or this one
 * is wrong. */
SignetBundle *signet_bundle_read        (GBytes *bytes, const char *title, SignetSecret *password, GError **error);
void          signet_bundle_read_async  (GBytes *bytes, const char *title, SignetSecret *password,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SignetBundle *signet_bundle_read_finish (GAsyncResult *result, GError **error);
/* Reads the file first, no more of it than a bundle may have. Also SIGNET_ERROR_IO. */
void          signet_bundle_load_async  (GFile *file, SignetSecret *password, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
SignetBundle *signet_bundle_load_finish (GAsyncResult *result, GError **error);

const char *signet_bundle_get_title        (SignetBundle *self);
GPtrArray  *signet_bundle_get_certificates (SignetBundle *self); /* SignetCertificate, each once, in order */
GPtrArray  *signet_bundle_get_requests     (SignetBundle *self); /* SignetCsr */
GPtrArray  *signet_bundle_get_keys         (SignetBundle *self); /* SignetBundleKey */
GPtrArray  *signet_bundle_get_remarks      (SignetBundle *self); /* SignetBundleRemark */

/* The certificate that the others are there for: for the key @spki_sha256 if one is given and there is one, else the first
 * that is no CA's, else one that issued none of the others. NULL where there is no certificate. (transfer none) */
SignetCertificate *signet_bundle_find_leaf (SignetBundle *self, const char *spki_sha256);
/* All those that are no CA's; a bundle may have several. (transfer container) */
GPtrArray         *signet_bundle_list_leaves (SignetBundle *self);

G_END_DECLS
