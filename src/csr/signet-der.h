/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* A strict reader of DER (X.690), for reading a request back byte by byte: a reading that shares no
 * code with the library that wrote it. Lends: nothing is copied, nothing is read past the end. */

G_BEGIN_DECLS

typedef struct {
  const guint8 *bytes;
  gsize         size;
} SignetDer;

#define SIGNET_DER_BOOLEAN          0x01
#define SIGNET_DER_INTEGER          0x02
#define SIGNET_DER_BIT_STRING       0x03
#define SIGNET_DER_OCTET_STRING     0x04
#define SIGNET_DER_NULL             0x05
#define SIGNET_DER_OID              0x06
#define SIGNET_DER_UTF8_STRING      0x0c
#define SIGNET_DER_PRINTABLE_STRING 0x13
#define SIGNET_DER_IA5_STRING       0x16
#define SIGNET_DER_SEQUENCE         0x30
#define SIGNET_DER_SET              0x31
#define SIGNET_DER_CONTEXT(n)       (0x80 | (n))
#define SIGNET_DER_CONTEXT_CONSTRUCTED(n) (0xa0 | (n))

gboolean signet_der_read         (SignetDer *in, guint8 tag, SignetDer *content);
gboolean signet_der_read_any     (SignetDer *in, guint8 *tag, SignetDer *content, SignetDer *whole);
gboolean signet_der_next_is      (const SignetDer *in, guint8 tag);
char    *signet_der_dup_oid      (const SignetDer *content);
gboolean signet_der_is_oid       (const SignetDer *content, const char *oid);
gboolean signet_der_integer_bits (const SignetDer *content, guint *bits);

G_END_DECLS
