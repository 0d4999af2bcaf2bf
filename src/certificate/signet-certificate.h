/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-key-spec.h"
#include "request/signet-subject.h"

/* One X.509 certificate (RFC 5280). Immutable: threads may share it. What the getters lend lives as long as it; texts are
 * UTF-8, fit to be shown, and never NULL. */

G_BEGIN_DECLS

#define SIGNET_CERTIFICATE_MAX_SIZE (1024 * 1024)

#define SIGNET_TYPE_CERTIFICATE (signet_certificate_get_type ())
G_DECLARE_FINAL_TYPE (SignetCertificate, signet_certificate, SIGNET, CERTIFICATE, GObject)

/* SIGNET_ERROR_INVALID, SIGNET_ERROR_TOO_LARGE. */
SignetCertificate *signet_certificate_new_from_der (GBytes *der, GError **error);

GBytes *signet_certificate_get_der  (SignetCertificate *self);
char   *signet_certificate_dup_pem  (SignetCertificate *self);
/* Everything in it, as GnuTLS writes it down, in English. */
char   *signet_certificate_dup_text (SignetCertificate *self);

/* Name for people: the common name, else the first alternative name, else the organization, else the subject. */
const char         *signet_certificate_get_title        (SignetCertificate *self);
const char         *signet_certificate_get_common_name  (SignetCertificate *self); /* as it is, or "" */
const char * const *signet_certificate_get_names        (SignetCertificate *self); /* dNSName, lower case, in order */
const char * const *signet_certificate_get_other_names  (SignetCertificate *self); /* "IP 192.0.2.1", for people */
SignetSubject      *signet_certificate_get_subject      (SignetCertificate *self); /* without the common name */
const char         *signet_certificate_get_subject_text (SignetCertificate *self); /* RFC 4514 */
const char         *signet_certificate_get_issuer_text  (SignetCertificate *self);
const char         *signet_certificate_get_issuer_title (SignetCertificate *self); /* common name, else organization */

gint64              signet_certificate_get_not_before   (SignetCertificate *self);
gint64              signet_certificate_get_not_after    (SignetCertificate *self);
const char         *signet_certificate_get_serial       (SignetCertificate *self); /* hexadecimal */
const char         *signet_certificate_get_sha256       (SignetCertificate *self); /* of the DER, 64 lower-case digits */
char               *signet_certificate_dup_sha1         (SignetCertificate *self);

const char         *signet_certificate_get_spki_sha256      (SignetCertificate *self); /* as SignetCsr has it */
const char         *signet_certificate_get_key_text         (SignetCertificate *self); /* "RSA 2048" */
gboolean            signet_certificate_get_key_spec         (SignetCertificate *self, SignetKeySpec *spec);
const char         *signet_certificate_get_subject_key_id   (SignetCertificate *self); /* hexadecimal, or "" */
const char         *signet_certificate_get_authority_key_id (SignetCertificate *self);
const char         *signet_certificate_get_signature_text   (SignetCertificate *self); /* "RSA-SHA256" */
gboolean            signet_certificate_has_weak_signature   (SignetCertificate *self); /* SHA-1, MD5 and older */
const char * const *signet_certificate_get_issuer_urls      (SignetCertificate *self); /* AIA, caIssuers */

gboolean            signet_certificate_is_ca            (SignetCertificate *self);
gboolean            signet_certificate_is_self_issued   (SignetCertificate *self); /* issuer and subject are the same */
gboolean            signet_certificate_has_purposes     (SignetCertificate *self); /* an extended key usage */
gboolean            signet_certificate_has_server_auth  (SignetCertificate *self); /* in it; or any purpose */

/* Whether the issuer's name in @self is the subject of @issuer. The signature is another question, which costs more. */
gboolean            signet_certificate_names_as_issuer  (SignetCertificate *self, SignetCertificate *issuer);
gboolean            signet_certificate_is_signed_by     (SignetCertificate *self, SignetCertificate *issuer);
/* DER, for tables. (transfer none) */
GBytes             *signet_certificate_get_subject_der  (SignetCertificate *self);
GBytes             *signet_certificate_get_issuer_der   (SignetCertificate *self);

G_END_DECLS
