/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "key/signet-private-key.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>
#include <gnutls/crypto.h>
#include <gnutls/x509.h>

struct _SignetPrivateKey
{
  GObject parent_instance;

  SignetKeySpec spec;

  /* owned */
  gnutls_privkey_t handle;
};

G_DEFINE_FINAL_TYPE (SignetPrivateKey, signet_private_key, G_TYPE_OBJECT)

/* GnuTLS gives exported keys out on the heap: wiped here before they are given back. */
typedef gnutls_datum_t SecretDatum;

static void
secret_datum_clear (SecretDatum *datum)
{
  if (datum->data == NULL)
    return;

  gnutls_memset (datum->data, 0, datum->size);
  g_clear_pointer (&datum->data, gnutls_free);
  datum->size = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SecretDatum, secret_datum_clear)

static const struct
{
  gnutls_pk_algorithm_t algorithm;
  guint                 bits;  /* as GnuTLS is asked for it */
  gnutls_ecc_curve_t    curve; /* GNUTLS_ECC_CURVE_INVALID where there is none */
} key_specs[SIGNET_KEY_SPEC_N] = {
  [SIGNET_KEY_SPEC_RSA_2048] = { GNUTLS_PK_RSA, 2048, GNUTLS_ECC_CURVE_INVALID },
  [SIGNET_KEY_SPEC_RSA_3072] = { GNUTLS_PK_RSA, 3072, GNUTLS_ECC_CURVE_INVALID },
  [SIGNET_KEY_SPEC_RSA_4096] = { GNUTLS_PK_RSA, 4096, GNUTLS_ECC_CURVE_INVALID },
  [SIGNET_KEY_SPEC_ECDSA_P256] = { GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1),
                                   GNUTLS_ECC_CURVE_SECP256R1 },
  [SIGNET_KEY_SPEC_ECDSA_P384] = { GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP384R1),
                                   GNUTLS_ECC_CURVE_SECP384R1 },
};

static gboolean
find_spec (gnutls_x509_privkey_t  key,
           SignetKeySpec         *spec)
{
  guint bits = 0;
  int algorithm = gnutls_x509_privkey_get_pk_algorithm2 (key, &bits);
  gnutls_ecc_curve_t curve = GNUTLS_ECC_CURVE_INVALID;

  if (algorithm == GNUTLS_PK_ECDSA &&
      gnutls_x509_privkey_export_ecc_raw (key, &curve, NULL, NULL, NULL) < 0)
    return FALSE;

  for (guint i = 0; i < SIGNET_KEY_SPEC_N; i++)
    {
      if (algorithm != (int) key_specs[i].algorithm || curve != key_specs[i].curve)
        continue;
      if (curve == GNUTLS_ECC_CURVE_INVALID && bits != key_specs[i].bits)
        continue;

      *spec = (SignetKeySpec) i;
      return TRUE;
    }

  return FALSE;
}

static void
signet_private_key_finalize (GObject *object)
{
  SignetPrivateKey *self = SIGNET_PRIVATE_KEY (object);

  g_clear_pointer (&self->handle, gnutls_privkey_deinit);

  G_OBJECT_CLASS (signet_private_key_parent_class)->finalize (object);
}

static void
signet_private_key_class_init (SignetPrivateKeyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_private_key_finalize;
}

static void
signet_private_key_init (SignetPrivateKey *self)
{
}

/**
 * signet_private_key_generate:
 * @spec: the kind of key
 * @error: return location for a #GError
 *
 * Makes a new key. Blocks for as long as it takes, which for RSA 4096 can be seconds, and cannot
 * be cancelled: the process that runs it is ended instead.
 *
 * Returns: (transfer full): the key, or %NULL with %SIGNET_ERROR_FAILED
 */
SignetPrivateKey *
signet_private_key_generate (SignetKeySpec   spec,
                             GError        **error)
{
  g_autoptr (SignetPrivateKey) self = NULL;
  int ret;

  g_return_val_if_fail ((guint) spec < SIGNET_KEY_SPEC_N, NULL);

  self = g_object_new (SIGNET_TYPE_PRIVATE_KEY, NULL);
  self->spec = spec;

  ret = gnutls_privkey_init (&self->handle);
  if (ret >= 0)
    ret = gnutls_privkey_generate2 (self->handle, key_specs[spec].algorithm, key_specs[spec].bits, 0, NULL, 0);
  if (ret < 0)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                   _("A private key (%s) could not be made: %s. Try again, or choose another key type."),
                   signet_key_spec_describe (spec), gnutls_strerror (ret));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * signet_private_key_seal:
 * @self: a key
 * @error: return location for a #GError
 *
 * Gives the key as the keyring keeps it: PKCS #8 PrivateKeyInfo, DER, not encrypted (RFC 5208,
 * clause 5). The keyring does the encrypting.
 *
 * Returns: (transfer full): the bytes, or %NULL with %SIGNET_ERROR_FAILED
 */
SignetSecret *
signet_private_key_seal (SignetPrivateKey  *self,
                         GError           **error)
{
  g_auto (SecretDatum) der = { NULL, 0 };
  gnutls_x509_privkey_t key = NULL;
  int ret;

  g_return_val_if_fail (SIGNET_IS_PRIVATE_KEY (self), NULL);

  ret = gnutls_privkey_export_x509 (self->handle, &key);
  if (ret >= 0)
    ret = gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_DER, NULL, GNUTLS_PKCS_PLAIN, &der);
  g_clear_pointer (&key, gnutls_x509_privkey_deinit);
  if (ret < 0)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                   _("The private key could not be prepared for the keyring: %s."), gnutls_strerror (ret));
      return NULL;
    }

  return signet_secret_new (der.data, der.size, error);
}

/**
 * signet_private_key_unseal:
 * @pkcs8: what signet_private_key_seal() gave
 * @error: return location for a #GError
 *
 * Reads a key back, and checks that its parts belong together.
 *
 * Returns: (transfer full): the key, or %NULL with %SIGNET_ERROR_KEY_MISMATCH where the bytes are not a
 *   key, or not one of a kind that Signet makes
 */
SignetPrivateKey *
signet_private_key_unseal (SignetSecret  *pkcs8,
                           GError       **error)
{
  g_autoptr (SignetPrivateKey) self = NULL;
  gnutls_x509_privkey_t key = NULL;
  gnutls_datum_t der = { NULL, 0 };
  gsize size = 0;
  int ret;

  g_return_val_if_fail (pkcs8 != NULL, NULL);

  der.data = (unsigned char *) signet_secret_get_bytes (pkcs8, &size);
  der.size = (unsigned int) MIN (size, G_MAXUINT16);

  self = g_object_new (SIGNET_TYPE_PRIVATE_KEY, NULL);

  ret = gnutls_x509_privkey_init (&key);
  if (ret >= 0)
    ret = gnutls_x509_privkey_import_pkcs8 (key, &der, GNUTLS_X509_FMT_DER, NULL, GNUTLS_PKCS_PLAIN);
  if (ret >= 0)
    ret = gnutls_x509_privkey_verify_params (key);
  if (ret < 0)
    {
      g_clear_pointer (&key, gnutls_x509_privkey_deinit);
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_KEY_MISMATCH,
                   _("What the keyring holds is not a whole private key (%s). "
                     "Nothing was changed. Restore the keyring from a backup, or request again with a new key."),
                   gnutls_strerror (ret));
      return NULL;
    }

  if (!find_spec (key, &self->spec))
    {
      g_clear_pointer (&key, gnutls_x509_privkey_deinit);
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_KEY_MISMATCH,
                           _("The private key in the keyring is of a kind that Signet does not make. "
                             "Nothing was changed. Request again with a new key."));
      return NULL;
    }

  ret = gnutls_privkey_init (&self->handle);
  if (ret >= 0)
    ret = gnutls_privkey_import_x509 (self->handle, key, GNUTLS_PRIVKEY_IMPORT_AUTO_RELEASE);
  if (ret < 0)
    {
      gnutls_x509_privkey_deinit (key);
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                   _("The private key could not be read: %s."), gnutls_strerror (ret));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * signet_private_key_get_spec:
 * @self: a key
 *
 * Returns: the kind of key it is
 */
SignetKeySpec
signet_private_key_get_spec (SignetPrivateKey *self)
{
  g_return_val_if_fail (SIGNET_IS_PRIVATE_KEY (self), SIGNET_KEY_SPEC_DEFAULT);

  return self->spec;
}

/**
 * signet_private_key_dup_spki_sha256:
 * @self: a key
 * @error: return location for a #GError
 *
 * Names the key by its public half: the SHA-256 of the DER SubjectPublicKeyInfo (RFC 5280, clause 4.1).
 *
 * Returns: (transfer full): 64 lower-case hexadecimal digits, or %NULL with %SIGNET_ERROR_FAILED
 */
char *
signet_private_key_dup_spki_sha256 (SignetPrivateKey  *self,
                                    GError           **error)
{
  gnutls_pubkey_t pubkey = NULL;
  gnutls_datum_t der = { NULL, 0 };
  char *digest;
  int ret;

  g_return_val_if_fail (SIGNET_IS_PRIVATE_KEY (self), NULL);

  ret = gnutls_pubkey_init (&pubkey);
  if (ret >= 0)
    ret = gnutls_pubkey_import_privkey (pubkey, self->handle, 0, 0);
  if (ret >= 0)
    ret = gnutls_pubkey_export2 (pubkey, GNUTLS_X509_FMT_DER, &der);
  g_clear_pointer (&pubkey, gnutls_pubkey_deinit);
  if (ret < 0)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                   _("The public half of the private key could not be read: %s."), gnutls_strerror (ret));
      return NULL;
    }

  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der.data, der.size);
  gnutls_free (der.data);

  return digest;
}

/**
 * signet_private_key_get_handle:
 * @self: a key
 *
 * Returns: (transfer none): the GnuTLS key, to sign with
 */
gnutls_privkey_t
signet_private_key_get_handle (SignetPrivateKey *self)
{
  g_return_val_if_fail (SIGNET_IS_PRIVATE_KEY (self), NULL);

  return self->handle;
}
