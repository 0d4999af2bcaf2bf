/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* The textual encoding of a certificate signing request (RFC 7468, clause 7). */

G_BEGIN_DECLS

#define SIGNET_CSR_PEM_MAX_SIZE (1024 * 1024)

GBytes *signet_csr_pem_encode (const guint8 *der, gsize size);
GBytes *signet_csr_pem_decode (GBytes *pem, GError **error);

G_END_DECLS
