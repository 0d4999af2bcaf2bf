/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate/signet-key-outline.h"

#include "csr/signet-der-writer.h"

#define OID_RSA "1.2.840.113549.1.1.1"
#define OID_EC  "1.2.840.10045.2.1"

/* AlgorithmIdentifier of rsaEncryption, whose parameters are NULL (RFC 3279, clause 2.3.1) */
static const guint8 rsa_algorithm[] = {
  SIGNET_DER_SEQUENCE, 13, SIGNET_DER_OID, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, SIGNET_DER_NULL, 0
};
static const guint8 ec_oid[] = { SIGNET_DER_OID, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1 };

/* SubjectPublicKeyInfo of an algorithm (whole) and the bits of a key. */
static char *
hash_spki (gconstpointer algorithm,
           gsize         algorithm_size,
           gconstpointer bits,
           gsize         bits_size)
{
  g_autoptr (GByteArray) spki = g_byte_array_new ();
  static const guint8 no_unused_bits = 0;

  signet_der_append_header (spki, SIGNET_DER_SEQUENCE, algorithm_size + signet_der_size (bits_size + 1));
  g_byte_array_append (spki, algorithm, (guint) algorithm_size);
  signet_der_append_header (spki, SIGNET_DER_BIT_STRING, bits_size + 1);
  g_byte_array_append (spki, &no_unused_bits, 1);
  g_byte_array_append (spki, bits, (guint) bits_size);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, spki->data, spki->len);
}

/* RSAPrivateKey (RFC 8017, A.1.2), behind its version: modulus and public exponent come first */
static char *
read_rsa (SignetDer key)
{
  g_autoptr (GByteArray) bits = g_byte_array_new ();
  SignetDer modulus, exponent;
  const guint8 *start = key.bytes;
  gsize size;

  if (!signet_der_read (&key, SIGNET_DER_INTEGER, &modulus) || !signet_der_read (&key, SIGNET_DER_INTEGER, &exponent))
    return NULL;

  size = (gsize) (key.bytes - start);
  signet_der_append (bits, SIGNET_DER_SEQUENCE, start, size);

  return hash_spki (rsa_algorithm, sizeof rsa_algorithm, bits->data, bits->len);
}

/* ECPrivateKey (RFC 5915), behind its version. @curve: whole, from outside, or empty */
static char *
read_ec (SignetDer key,
         SignetDer curve)
{
  g_autoptr (GByteArray) algorithm = NULL;
  SignetDer tagged, bits;

  if (!signet_der_read (&key, SIGNET_DER_OCTET_STRING, NULL))
    return NULL;

  if (signet_der_read (&key, SIGNET_DER_CONTEXT_CONSTRUCTED (0), &tagged))
    curve = tagged;

  if (curve.size == 0 || !signet_der_next_is (&curve, SIGNET_DER_OID) ||
      !signet_der_read (&key, SIGNET_DER_CONTEXT_CONSTRUCTED (1), &tagged) ||
      !signet_der_read (&tagged, SIGNET_DER_BIT_STRING, &bits) || bits.size < 2 || bits.bytes[0] != 0)
    return g_strdup ("");

  algorithm = g_byte_array_new ();
  signet_der_append_header (algorithm, SIGNET_DER_SEQUENCE, sizeof ec_oid + curve.size);
  g_byte_array_append (algorithm, ec_oid, sizeof ec_oid);
  g_byte_array_append (algorithm, curve.bytes, (guint) curve.size);

  return hash_spki (algorithm->data, algorithm->len, bits.bytes + 1, bits.size - 1);
}

static gboolean
read_small_integer (SignetDer *in,
                    guint8    *value)
{
  SignetDer content;

  if (!signet_der_read (in, SIGNET_DER_INTEGER, &content) || content.size != 1)
    return FALSE;

  *value = content.bytes[0];

  return TRUE;
}

/* OneAsymmetricKey (RFC 5958), behind its version: PKCS #8 */
static char *
read_pkcs8 (SignetDer key)
{
  SignetDer algorithm, oid, content, inner;
  guint8 version;

  if (!signet_der_read (&key, SIGNET_DER_SEQUENCE, &algorithm) || !signet_der_read (&algorithm, SIGNET_DER_OID, &oid) ||
      !signet_der_read (&key, SIGNET_DER_OCTET_STRING, &content))
    return NULL;

  if (!signet_der_read (&content, SIGNET_DER_SEQUENCE, &inner) || !read_small_integer (&inner, &version))
    return g_strdup (""); /* Ed25519 and others: the public half would have to be calculated */

  if (signet_der_is_oid (&oid, OID_RSA))
    return read_rsa (inner);
  if (signet_der_is_oid (&oid, OID_EC))
    return read_ec (inner, algorithm);

  return g_strdup ("");
}

/**
 * signet_key_outline_read:
 * @der: one whole value
 * @encrypted: (out): whether it is encrypted
 * @spki_sha256: (out) (transfer full): the SHA-256 of the public key, as certificates and requests have it; "" where the
 *   file does not say it
 *
 * Returns: %FALSE where it is no private key
 */
gboolean
signet_key_outline_read (const SignetDer  *der,
                         gboolean         *encrypted,
                         char            **spki_sha256)
{
  SignetDer rest = *der;
  SignetDer key, algorithm;
  guint8 version;
  char *hash = NULL;

  *encrypted = FALSE;
  if (!signet_der_read (&rest, SIGNET_DER_SEQUENCE, &key))
    return FALSE;

  /* EncryptedPrivateKeyInfo (RFC 5958, clause 3) */
  rest = key;
  if (signet_der_read (&rest, SIGNET_DER_SEQUENCE, &algorithm))
    {
      *encrypted = signet_der_next_is (&algorithm, SIGNET_DER_OID) &&
                   signet_der_read (&rest, SIGNET_DER_OCTET_STRING, NULL) && rest.size == 0;
      if (*encrypted)
        *spki_sha256 = g_strdup ("");
      return *encrypted;
    }

  if (!read_small_integer (&key, &version) || version > 1)
    return FALSE;

  if (signet_der_next_is (&key, SIGNET_DER_SEQUENCE))
    hash = read_pkcs8 (key);
  else if (signet_der_next_is (&key, SIGNET_DER_OCTET_STRING))
    hash = read_ec (key, (SignetDer) { NULL, 0 });
  else if (signet_der_next_is (&key, SIGNET_DER_INTEGER))
    hash = read_rsa (key);

  if (hash != NULL)
    *spki_sha256 = hash;

  return hash != NULL;
}
