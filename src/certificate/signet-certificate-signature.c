/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate/signet-certificate-private.h"

/* Checking a signature costs as much as the key is long: longer ones than anybody uses are not tried. */
#define MAX_RSA_BITS          8192
#define MAX_RSA_EXPONENT_BITS 64

/* What GnuTLS is given: it does not write there. */
static gnutls_datum_t
datum_of (const SignetDer *der)
{
  return (gnutls_datum_t) { (unsigned char *) der->bytes, (unsigned int) der->size };
}

CrtHandle *
signet_certificate_import_crt (SignetCertificate *self)
{
  g_autoptr (CrtHandle) crt = NULL;
  SignetDer bytes;
  gnutls_datum_t datum;

  bytes.bytes = g_bytes_get_data (self->der, &bytes.size);
  datum = datum_of (&bytes);

  if (gnutls_x509_crt_init (&crt) < 0 || gnutls_x509_crt_import (crt, &datum, GNUTLS_X509_FMT_DER) < 0)
    return NULL;

  return g_steal_pointer (&crt);
}

PubkeyHandle *
signet_certificate_import_pubkey (SignetCertificate *self)
{
  g_autoptr (PubkeyHandle) pubkey = NULL;
  gnutls_datum_t datum = datum_of (&self->contents->spki);

  if (gnutls_pubkey_init (&pubkey) < 0 || gnutls_pubkey_import (pubkey, &datum, GNUTLS_X509_FMT_DER) < 0)
    return NULL;

  return g_steal_pointer (&pubkey);
}

/**
 * signet_certificate_has_weak_signature:
 * @self: a certificate
 *
 * Returns: %TRUE where its signature can be forged: SHA-1, MD5 and what is older, or not known here
 */
gboolean
signet_certificate_has_weak_signature (SignetCertificate *self)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), TRUE);

  return self->signature_algorithm == GNUTLS_SIGN_UNKNOWN || !gnutls_sign_is_secure2 (self->signature_algorithm, GNUTLS_SIGN_FLAG_SECURE_FOR_CERTS);
}

/**
 * signet_certificate_names_as_issuer:
 * @self: a certificate
 * @issuer: another, or the same
 *
 * Names are held against each other byte by byte: an issuer has to repeat its own as it is (RFC 5280, clause 4.1.2.6).
 *
 * Returns: %TRUE where @self says that it was issued by whoever @issuer is about
 */
gboolean
signet_certificate_names_as_issuer (SignetCertificate *self,
                                    SignetCertificate *issuer)
{
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), FALSE);
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (issuer), FALSE);

  return g_bytes_equal (self->issuer_der, issuer->subject_der);
}

static gboolean
is_within_limits (PubkeyHandle *pubkey)
{
  gnutls_datum_t exponent = { NULL, 0 };
  guint bits = 0;
  gboolean ok;

  if (gnutls_pubkey_get_pk_algorithm (pubkey, &bits) == GNUTLS_PK_DSA)
    return FALSE;
  if (gnutls_pubkey_export_rsa_raw2 (pubkey, NULL, &exponent, 0) < 0)
    return TRUE;

  ok = bits <= MAX_RSA_BITS && exponent.size <= MAX_RSA_EXPONENT_BITS / 8 + 1;
  gnutls_free (exponent.data);

  return ok;
}

/**
 * signet_certificate_is_signed_by:
 * @self: a certificate
 * @issuer: whose key may have signed it
 *
 * Weak algorithms are taken as well: that a signature is weak is another fault than that it is wrong, and
 * signet_certificate_has_weak_signature() tells it.
 *
 * Returns: %TRUE where the key in @issuer made the signature of @self
 */
gboolean
signet_certificate_is_signed_by (SignetCertificate *self,
                                 SignetCertificate *issuer)
{
  g_autoptr (PubkeyHandle) pubkey = NULL;
  gnutls_datum_t signed_part, signature;

  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (self), FALSE);
  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (issuer), FALSE);

  pubkey = signet_certificate_import_pubkey (issuer);
  if (pubkey == NULL || !is_within_limits (pubkey))
    return FALSE;

  signed_part = datum_of (&self->contents->tbs);
  signature = datum_of (&self->contents->signature);

  return gnutls_pubkey_verify_data2 (pubkey, self->signature_algorithm, GNUTLS_VERIFY_ALLOW_BROKEN, &signed_part,
                                     &signature) >= 0;
}
