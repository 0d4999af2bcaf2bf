/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate/signet-certificate-private.h"

#include <string.h>

/* What a certificate says, for whoever asks. */

/**
 * signet_certificate_dup_pem:
 * @self: a certificate
 *
 * Returns: (transfer full): its textual encoding (RFC 7468, clause 5)
 */
char *
signet_certificate_dup_pem (SignetCertificate *self)
{
  g_autofree char *base64 = NULL;
  gsize length;
  GString *pem;

  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  base64 = g_base64_encode (g_bytes_get_data (self->der, NULL), g_bytes_get_size (self->der));
  length = strlen (base64);
  pem = g_string_new ("-----BEGIN CERTIFICATE-----\n");
  for (gsize i = 0; i < length; i += 64)
    {
      g_string_append_len (pem, base64 + i, (gssize) MIN (64, length - i));
      g_string_append_c (pem, '\n');
    }
  g_string_append (pem, "-----END CERTIFICATE-----\n");

  return g_string_free (pem, FALSE);
}

/**
 * signet_certificate_dup_text:
 * @self: a certificate
 *
 * Returns: (transfer full): all that is in it, line by line, as GnuTLS writes it; "" where it can't
 */
char *
signet_certificate_dup_text (SignetCertificate *self)
{
  g_autoptr (CrtHandle) crt = NULL;
  g_autofree char *raw = NULL;
  gnutls_datum_t datum = { NULL, 0 };
  GString *text;

  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  crt = signet_certificate_import_crt (self);
  if (crt != NULL && gnutls_x509_crt_print (crt, GNUTLS_CRT_PRINT_FULL, &datum) >= 0)
    raw = g_utf8_make_valid ((const char *) datum.data, datum.size);
  gnutls_free (datum.data);

  /* whoever made the certificate wrote part of this: no characters that a terminal obeys */
  text = g_string_new (NULL);
  for (const char *p = raw; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (text, c == '\n' || c == '\t' || g_unichar_isprint (c) ? c : 0xfffd);
    }

  return g_string_free (text, FALSE);
}

/**
 * signet_certificate_dup_sha1:
 * @self: a certificate
 *
 * Returns: (transfer full): the SHA-1 of its DER in 40 hexadecimal digits, by which some interfaces still name it
 */
char *
signet_certificate_dup_sha1 (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA1, self->der);
}

/**
 * signet_certificate_get_der:
 * @self: a certificate
 *
 * Returns: (transfer none): its bytes
 */
GBytes *
signet_certificate_get_der (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return self->der;
}

/**
 * signet_certificate_get_title:
 * @self: a certificate
 *
 * Returns: (transfer none): what to call it in a list: the common name, else an alternative name, else the organization
 */
const char *
signet_certificate_get_title (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return self->title;
}

/**
 * signet_certificate_get_common_name:
 * @self: a certificate
 *
 * Returns: (transfer none): the common name, or "" where it has none
 */
const char *
signet_certificate_get_common_name (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return self->common_name;
}

/**
 * signet_certificate_get_names:
 * @self: a certificate
 *
 * Returns: (transfer none) (array zero-terminated=1): its alternative names of type dNSName, in order, in lower case
 */
const char * const *
signet_certificate_get_names (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return (const char * const *) self->contents->names->pdata;
}

/**
 * signet_certificate_get_other_names:
 * @self: a certificate
 *
 * Returns: (transfer none) (array zero-terminated=1): its alternative names of other types, for people
 */
const char * const *
signet_certificate_get_other_names (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return (const char * const *) self->contents->other_names->pdata;
}

/**
 * signet_certificate_get_subject:
 * @self: a certificate
 *
 * Returns: (transfer none): its subject without the common name
 */
SignetSubject *
signet_certificate_get_subject (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return self->subject;
}

/**
 * signet_certificate_get_subject_text:
 * @self: a certificate
 *
 * Returns: (transfer none): its subject for people, as RFC 4514 writes it (the last attribute first)
 */
const char *
signet_certificate_get_subject_text (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return self->subject_text;
}

/**
 * signet_certificate_get_issuer_text:
 * @self: a certificate
 *
 * Returns: (transfer none): its issuer for people, as RFC 4514 writes it
 */
const char *
signet_certificate_get_issuer_text (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return self->issuer_text;
}

/**
 * signet_certificate_get_issuer_title:
 * @self: a certificate
 *
 * Returns: (transfer none): what to call its issuer
 */
const char *
signet_certificate_get_issuer_title (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return self->issuer_title;
}

/**
 * signet_certificate_get_not_before:
 * @self: a certificate
 *
 * Returns: from when it is valid, in seconds since the epoch
 */
gint64
signet_certificate_get_not_before (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), 0);

  return self->not_before;
}

/**
 * signet_certificate_get_not_after:
 * @self: a certificate
 *
 * Returns: until when it is valid, in seconds since the epoch
 */
gint64
signet_certificate_get_not_after (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), 0);

  return self->not_after;
}

/**
 * signet_certificate_get_serial:
 * @self: a certificate
 *
 * Returns: (transfer none): its serial number, hexadecimal
 */
const char *
signet_certificate_get_serial (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return self->contents->serial;
}

/**
 * signet_certificate_get_sha256:
 * @self: a certificate
 *
 * Returns: (transfer none): the SHA-256 of its DER, in 64 lower-case hexadecimal digits
 */
const char *
signet_certificate_get_sha256 (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return self->sha256;
}

/**
 * signet_certificate_get_spki_sha256:
 * @self: a certificate
 *
 * Returns: (transfer none): the SHA-256 of its DER SubjectPublicKeyInfo, in 64 lower-case hexadecimal digits
 */
const char *
signet_certificate_get_spki_sha256 (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return self->spki_sha256;
}

/**
 * signet_certificate_get_key_text:
 * @self: a certificate
 *
 * Returns: (transfer none): the kind of its key, "RSA 2048"
 */
const char *
signet_certificate_get_key_text (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return self->key_text;
}

/**
 * signet_certificate_get_subject_key_id:
 * @self: a certificate
 *
 * Returns: (transfer none): the identifier of its key, hexadecimal, or ""
 */
const char *
signet_certificate_get_subject_key_id (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return self->contents->subject_key_id;
}

/**
 * signet_certificate_get_authority_key_id:
 * @self: a certificate
 *
 * Returns: (transfer none): the identifier of its issuer's key, hexadecimal, or ""
 */
const char *
signet_certificate_get_authority_key_id (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return self->contents->authority_key_id;
}

/**
 * signet_certificate_get_signature_text:
 * @self: a certificate
 *
 * Returns: (transfer none): the algorithm that it is signed with
 */
const char *
signet_certificate_get_signature_text (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return self->signature_text;
}

/**
 * signet_certificate_get_issuer_urls:
 * @self: a certificate
 *
 * Returns: (transfer none) (array zero-terminated=1): where its issuer's certificate can be had (RFC 5280, clause 4.2.2.1)
 */
const char * const *
signet_certificate_get_issuer_urls (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return (const char * const *) self->contents->issuer_urls->pdata;
}

/**
 * signet_certificate_get_key_spec:
 * @self: a certificate
 * @spec: (out): the kind of its key
 *
 * Returns: %FALSE where the key is of a kind that Signet does not make
 */
gboolean
signet_certificate_get_key_spec (SignetCertificate *self,
                                 SignetKeySpec     *spec)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), FALSE);

  if (self->key_spec_known)
    *spec = self->key_spec;

  return self->key_spec_known;
}

/**
 * signet_certificate_is_ca:
 * @self: a certificate
 *
 * Returns: %TRUE where it may issue others: it says so, or is a root from before there was a way to say so (version 1)
 */
gboolean
signet_certificate_is_ca (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), FALSE);

  return self->contents->is_ca || (self->contents->version == 1 && signet_certificate_is_self_issued (self));
}

/**
 * signet_certificate_is_self_issued:
 * @self: a certificate
 *
 * Returns: %TRUE where issuer and subject are the same
 */
gboolean
signet_certificate_is_self_issued (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), FALSE);

  return g_bytes_equal (self->subject_der, self->issuer_der);
}

/**
 * signet_certificate_has_purposes:
 * @self: a certificate
 *
 * Returns: %TRUE where it says what it may be used for (extended key usage)
 */
gboolean
signet_certificate_has_purposes (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), FALSE);

  return self->contents->has_purposes;
}

/**
 * signet_certificate_has_server_auth:
 * @self: a certificate
 *
 * Returns: %TRUE where servers, or anything, are among what it may be used for
 */
gboolean
signet_certificate_has_server_auth (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), FALSE);

  return self->contents->has_server_auth;
}

/**
 * signet_certificate_get_subject_der:
 * @self: a certificate
 *
 * Returns: (transfer none): its subject, as it is in the certificate
 */
GBytes *
signet_certificate_get_subject_der (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return self->subject_der;
}

/**
 * signet_certificate_get_issuer_der:
 * @self: a certificate
 *
 * Returns: (transfer none): its issuer, as it is in the certificate
 */
GBytes *
signet_certificate_get_issuer_der (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), NULL);

  return self->issuer_der;
}
