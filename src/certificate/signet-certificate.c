/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "certificate/signet-certificate-private.h"

#include "base/signet-error.h"
#include "base/signet-text.h"

#include <glib/gi18n-lib.h>

#define OID_COMMON_NAME  "2.5.4.3"
#define OID_COUNTRY      "2.5.4.6"
#define OID_LOCALITY     "2.5.4.7"
#define OID_STATE        "2.5.4.8"
#define OID_ORGANIZATION "2.5.4.10"
#define OID_UNIT         "2.5.4.11"

#define MAX_TEXT 1024

G_DEFINE_FINAL_TYPE (SignetCertificate, signet_certificate, G_TYPE_OBJECT)

/* The first attribute of this kind, as it is. */
static const char *
find_attribute (GPtrArray  *attributes,
                const char *oid)
{
  for (guint i = 0; i < attributes->len; i++)
    {
      const SignetCertificateAttribute *attribute = g_ptr_array_index (attributes, i);

      if (attribute->value != NULL && g_str_equal (attribute->oid, oid))
        return attribute->value;
    }

  return "";
}

static char *
dup_name_text (CrtHandle *crt,
               gboolean   issuer)
{
  gnutls_datum_t datum = { NULL, 0 };
  g_autofree char *text = NULL;
  int ret;

  ret = issuer ? gnutls_x509_crt_get_issuer_dn3 (crt, &datum, 0) : gnutls_x509_crt_get_dn3 (crt, &datum, 0);
  if (ret >= 0 && datum.data != NULL)
    text = g_strndup ((const char *) datum.data, datum.size);
  gnutls_free (datum.data);

  return signet_text_for_message (text, MAX_TEXT);
}

static void
read_key (SignetCertificate *self)
{
  g_autoptr (PubkeyHandle) pubkey = signet_certificate_import_pubkey (self);
  guint bits = 0;
  int algorithm;
  gnutls_ecc_curve_t curve = GNUTLS_ECC_CURVE_INVALID;

  if (pubkey == NULL)
    {
      self->key_text = g_strdup (_("Key of a kind that is not known here"));
      return;
    }

  algorithm = gnutls_pubkey_get_pk_algorithm (pubkey, &bits);
  switch (algorithm)
    {
    case GNUTLS_PK_RSA:
      self->key_text = g_strdup_printf ("RSA %u", bits);
      self->key_spec_known = bits == 2048 || bits == 3072 || bits == 4096;
      self->key_spec = bits == 2048 ? SIGNET_KEY_SPEC_RSA_2048
                                    : bits == 3072 ? SIGNET_KEY_SPEC_RSA_3072 : SIGNET_KEY_SPEC_RSA_4096;
      break;

    case GNUTLS_PK_ECDSA:
      gnutls_pubkey_export_ecc_raw2 (pubkey, &curve, NULL, NULL, 0);
      self->key_spec_known = curve == GNUTLS_ECC_CURVE_SECP256R1 || curve == GNUTLS_ECC_CURVE_SECP384R1;
      self->key_spec = curve == GNUTLS_ECC_CURVE_SECP256R1 ? SIGNET_KEY_SPEC_ECDSA_P256 : SIGNET_KEY_SPEC_ECDSA_P384;
      self->key_text = self->key_spec_known
                         ? g_strdup (signet_key_spec_describe (self->key_spec))
                         : g_strdup_printf ("ECDSA %s", gnutls_ecc_curve_get_name (curve));
      break;

    default:
      self->key_text = g_strdup_printf ("%s %u", gnutls_pk_get_name ((gnutls_pk_algorithm_t) algorithm), bits);
      break;
    }
}

static void
read_names (SignetCertificate *self,
            CrtHandle         *crt)
{
  GPtrArray *subject = self->contents->subject_attributes;
  GPtrArray *issuer = self->contents->issuer_attributes;
  const char *title;

  self->common_name = g_strdup (find_attribute (subject, OID_COMMON_NAME));
  self->subject = signet_subject_new (find_attribute (subject, OID_ORGANIZATION), find_attribute (subject, OID_UNIT),
                                      find_attribute (subject, OID_COUNTRY), find_attribute (subject, OID_STATE),
                                      find_attribute (subject, OID_LOCALITY));
  self->subject_text = dup_name_text (crt, FALSE);
  self->issuer_text = dup_name_text (crt, TRUE);

  title = self->common_name;
  if (*title == '\0' && self->contents->names->len > 1)
    title = g_ptr_array_index (self->contents->names, 0);
  if (*title == '\0')
    title = find_attribute (subject, OID_ORGANIZATION);
  self->title = signet_text_for_message (*title != '\0' ? title : self->subject_text, MAX_TEXT);

  title = find_attribute (issuer, OID_COMMON_NAME);
  if (*title == '\0')
    title = find_attribute (issuer, OID_ORGANIZATION);
  self->issuer_title = signet_text_for_message (*title != '\0' ? title : self->issuer_text, MAX_TEXT);
}

static gboolean
read_rest (SignetCertificate *self)
{
  g_autoptr (CrtHandle) crt = signet_certificate_import_crt (self);
  const char *name;
  int algorithm;

  if (crt == NULL)
    return FALSE;

  self->not_before = gnutls_x509_crt_get_activation_time (crt);
  self->not_after = gnutls_x509_crt_get_expiration_time (crt);
  if (self->not_before == -1 || self->not_after == -1)
    return FALSE;

  algorithm = gnutls_x509_crt_get_signature_algorithm (crt);
  self->signature_algorithm = algorithm > 0 ? (gnutls_sign_algorithm_t) algorithm : GNUTLS_SIGN_UNKNOWN;
  name = gnutls_sign_get_name (self->signature_algorithm);
  self->signature_text = g_strdup (name != NULL ? name : _("Signature of a kind that is not known here"));

  self->subject_der = g_bytes_new (self->contents->subject.bytes, self->contents->subject.size);
  self->issuer_der = g_bytes_new (self->contents->issuer.bytes, self->contents->issuer.size);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->der);
  self->spki_sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, self->contents->spki.bytes,
                                                   self->contents->spki.size);
  read_names (self, crt);
  read_key (self);

  return TRUE;
}

static void
signet_certificate_finalize (GObject *object)
{
  SignetCertificate *self = SIGNET_CERTIFICATE (object);

  g_clear_pointer (&self->contents, signet_certificate_contents_free);
  g_clear_pointer (&self->der, g_bytes_unref);
  g_clear_pointer (&self->subject_der, g_bytes_unref);
  g_clear_pointer (&self->issuer_der, g_bytes_unref);
  g_clear_object (&self->subject);
  g_clear_pointer (&self->common_name, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->issuer_title, g_free);
  g_clear_pointer (&self->subject_text, g_free);
  g_clear_pointer (&self->issuer_text, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->spki_sha256, g_free);
  g_clear_pointer (&self->key_text, g_free);
  g_clear_pointer (&self->signature_text, g_free);

  G_OBJECT_CLASS (signet_certificate_parent_class)->finalize (object);
}

static void
signet_certificate_class_init (SignetCertificateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_certificate_finalize;
}

static void
signet_certificate_init (SignetCertificate *self)
{
}

/**
 * signet_certificate_new_from_der:
 * @der: one certificate in DER, and nothing behind it
 * @error: return location for a #GError
 *
 * Reads it twice, by our own strict reader and by GnuTLS, and takes it only where both understand it. Nothing is said
 * of whether it can be trusted.
 *
 * Returns: (transfer full): the certificate, or %NULL with %SIGNET_ERROR_INVALID or %SIGNET_ERROR_TOO_LARGE
 */
SignetCertificate *
signet_certificate_new_from_der (GBytes  *der,
                                 GError **error)
{
  g_autoptr (SignetCertificate) self = NULL;

  g_return_val_if_fail (der != NULL, NULL);

  if (g_bytes_get_size (der) > SIGNET_CERTIFICATE_MAX_SIZE)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                           _("This is too long for a certificate (over 1 MiB)."));
      return NULL;
    }

  self = g_object_new (SIGNET_TYPE_CERTIFICATE, NULL);
  self->der = g_bytes_ref (der);
  self->contents = signet_certificate_contents_new (der);

  if (self->contents == NULL || !read_rest (self))
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           _("This is not a certificate (X.509), or it is damaged. Download it again from where it was "
                             "issued."));
      return NULL;
    }

  return g_steal_pointer (&self);
}
