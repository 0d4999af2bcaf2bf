/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-key-spec.h"

/* What the DER of a certification request says (RFC 2986), before anybody judges it. */

G_BEGIN_DECLS

#define SIGNET_OID_COUNTRY            "2.5.4.6"
#define SIGNET_OID_STATE              "2.5.4.8"
#define SIGNET_OID_LOCALITY           "2.5.4.7"
#define SIGNET_OID_ORGANIZATION       "2.5.4.10"
#define SIGNET_OID_UNIT               "2.5.4.11"
#define SIGNET_OID_COMMON_NAME        "2.5.4.3"
#define SIGNET_OID_EXTENSION_REQUEST  "1.2.840.113549.1.9.14"
#define SIGNET_OID_SUBJECT_ALT_NAME   "2.5.29.17"
#define SIGNET_OID_KEY_USAGE          "2.5.29.15"
#define SIGNET_OID_EXTENDED_KEY_USAGE "2.5.29.37"
#define SIGNET_OID_SERVER_AUTH        "1.3.6.1.5.5.7.3.1"

/* One attribute of the subject: in a relative name of its own, unless multi_valued is set. */
typedef struct {
  char  *oid;
  guint8 tag;   /* the kind of string */
  char  *value; /* UTF-8, or NULL for kinds that are not read */
} SignetCsrAttribute;

typedef struct {
  char    *oid;
  gboolean critical;
  GBytes  *value;
} SignetCsrExtension;

typedef struct {
  GPtrArray    *attributes;         /* SignetCsrAttribute, in order */
  gboolean      multi_valued;       /* a relative name has several attributes */
  char         *spki_sha256;
  gboolean      spec_known;         /* the key is of a kind that Signet makes */
  SignetKeySpec spec;
  GPtrArray    *extensions;         /* SignetCsrExtension, in order; each once */
  GStrv         names;              /* alternative names of type dNSName, in order */
  gboolean      has_other_names;    /* alternative names of another type */
  gboolean      has_other_requests; /* PKCS #10 attributes other than one extensionRequest */
  char         *signature_oid;
} SignetCsrContents;

SignetCsrContents        *signet_csr_contents_new            (GBytes *der);
void                      signet_csr_contents_free           (SignetCsrContents *self);
const SignetCsrExtension *signet_csr_contents_find_extension (const SignetCsrContents *self, const char *oid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetCsrContents, signet_csr_contents_free)

G_END_DECLS
