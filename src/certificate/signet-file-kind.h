/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "csr/signet-der.h"

/* What bytes are, by their beginning. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_DER_KIND_UNKNOWN,
  SIGNET_DER_KIND_SIGNED,    /* a certificate, a request, a revocation list: signed things look alike */
  SIGNET_DER_KIND_KEY,       /* a private key, encrypted or not */
  SIGNET_DER_KIND_PKCS7,
  SIGNET_DER_KIND_PKCS12,
} SignetDerKind;

/* By its first octets; it may be BER, or cut off. */
SignetDerKind signet_der_kind_of       (const guint8 *bytes, gsize size);
/* Where the first value says that it ends: 0 where it does not say (BER), G_MAXSIZE where it can't be told. */
gsize         signet_der_claimed_size  (const guint8 *bytes, gsize size);
/* What a file is that people take for a certificate and that is none, as a sentence, translated; or NULL. */
const char   *signet_file_kind_explain (const guint8 *bytes, gsize size);

G_END_DECLS
