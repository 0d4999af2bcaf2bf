/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "csr/signet-csr.h"
#include "key/signet-private-key.h"

/* request + key -> CSR. */

G_BEGIN_DECLS

/* Signs, reads the result back and holds it against @request before it is given out.
 * Subject in the order C, ST, L, O, OU, CN. (transfer full) */
SignetCsr *signet_csr_build (SignetRequest *request, SignetPrivateKey *key, GError **error);

G_END_DECLS
