/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Which kind of key a request asks for. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_KEY_SPEC_RSA_2048,
  SIGNET_KEY_SPEC_RSA_3072,
  SIGNET_KEY_SPEC_RSA_4096,
  SIGNET_KEY_SPEC_ECDSA_P256,
  SIGNET_KEY_SPEC_ECDSA_P384,
} SignetKeySpec;

#define SIGNET_KEY_SPEC_N       5
#define SIGNET_KEY_SPEC_DEFAULT SIGNET_KEY_SPEC_RSA_2048

const char *signet_key_spec_to_nick   (SignetKeySpec spec); /* "rsa-2048", "ecdsa-p256", ... */
gboolean    signet_key_spec_from_nick (const char *nick, SignetKeySpec *spec, GError **error);
const char *signet_key_spec_describe  (SignetKeySpec spec); /* "RSA 2048", "ECDSA P-256" */

G_END_DECLS
