/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "csr/signet-der.h"

/* Of a file with a private key, the public half, and nothing else. The private half is neither copied nor calculated
 * with (docs/key-handling.md): the public one is written down beside it. */

G_BEGIN_DECLS

/* @der: one whole value. @spki_sha256: (out): "" where the file does not say it, or is encrypted.
 * FALSE where it is no private key (RFC 5958, 8017, 5915). */
gboolean signet_key_outline_read (const SignetDer *der, gboolean *encrypted, char **spki_sha256);

G_END_DECLS
