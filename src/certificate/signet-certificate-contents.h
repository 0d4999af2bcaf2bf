/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "csr/signet-der.h"

/* What the DER of a certificate says (RFC 5280, clause 4.1), before anybody judges it. */

G_BEGIN_DECLS

/* One attribute of a distinguished name, in the order of the certificate. */
typedef struct {
  char *oid;
  char *value; /* UTF-8, or NULL for kinds of strings that are not read */
} SignetCertificateAttribute;

typedef struct {
  SignetDer  tbs;           /* what is signed; lent, like all SignetDer here, by the DER */
  SignetDer  issuer;        /* whole */
  SignetDer  subject;       /* whole */
  SignetDer  spki;          /* whole */
  SignetDer  signature;     /* without the octet of unused bits */
  guint      version;       /* 1 to 3 */
  char      *serial;        /* hexadecimal */
  GPtrArray *subject_attributes;
  GPtrArray *issuer_attributes;
  GPtrArray *names;         /* char *: dNSName, in order */
  GPtrArray *other_names;   /* char *: the others, "IP 192.0.2.1", for people */
  GPtrArray *issuer_urls;   /* char *: where the issuer's certificate can be had (AIA, caIssuers) */
  char      *subject_key_id;   /* hexadecimal, "" where there is none */
  char      *authority_key_id;
  gboolean   has_purposes;  /* there is an extended key usage */
  gboolean   has_server_auth;
  gboolean   is_ca;         /* basicConstraints say so */
} SignetCertificateContents;

SignetCertificateContents *signet_certificate_contents_new  (GBytes *der);
void                       signet_certificate_contents_free (SignetCertificateContents *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetCertificateContents, signet_certificate_contents_free)

G_END_DECLS
