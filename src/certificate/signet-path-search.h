/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "certificate/signet-trust.h"

/* Looks for the best way from a certificate to a root. GnuTLS's own sorting (GNUTLS_X509_CRT_LIST_SORT) loses certificates
 * where the root comes first, and gives up at nineteen. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_PATH_INCOMPLETE, /* an issuer is missing */
  SIGNET_PATH_COMPLETE,   /* ends at a certificate that is signed by itself */
  SIGNET_PATH_TRUSTED,    /* ends at a trusted one */
} SignetPathEnd;

/* SignetCertificate, @leaf first. (transfer full) */
GPtrArray *signet_path_search (SignetCertificate *leaf, GPtrArray *candidates, GPtrArray *known, SignetTrust *trust,
                               SignetPathEnd *end);

G_END_DECLS
