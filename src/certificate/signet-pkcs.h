/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/signet-secret.h"

/* Certificates out of PKCS #7 (RFC 2315) and PKCS #12 (RFC 7292), as DER. */

G_BEGIN_DECLS

/* How often a password may be put through a hash function for one file: seconds, on any computer. */
#define SIGNET_PKCS12_MAX_ITERATIONS 3000000

/* A private key that is in a PKCS #12 file, and stays there. */
typedef struct {
  GBytes  *certificate;  /* DER of the certificate that says to be its own, or NULL */
  gboolean is_encrypted; /* by itself, not only by what is around it */
} SignetPkcs12Key;

void signet_pkcs12_key_free (SignetPkcs12Key *self);

/* GBytes into @certificates. SIGNET_ERROR_INVALID, SIGNET_ERROR_TOO_LARGE. */
gboolean signet_pkcs7_read  (const guint8 *bytes, gsize size, guint max_certificates, GPtrArray *certificates,
                             GError **error);
/* GBytes into @certificates, SignetPkcs12Key into @keys. @password: NULL to try without one. SIGNET_ERROR_PASSWORD,
 * SIGNET_ERROR_INVALID, SIGNET_ERROR_TOO_LARGE. */
gboolean signet_pkcs12_read (const guint8 *bytes, gsize size, SignetSecret *password, guint max_certificates,
                             guint *iterations_left, GPtrArray *certificates, GPtrArray *keys, GError **error);

G_END_DECLS
