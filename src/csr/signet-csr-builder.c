/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "csr/signet-csr-builder.h"

#include "base/signet-error.h"
#include "csr/signet-csr-contents.h"
#include "csr/signet-csr-pem.h"
#include "csr/signet-der-writer.h"
#include "csr/signet-der.h"

#include <glib/gi18n-lib.h>
#include <gnutls/abstract.h>
#include <gnutls/x509-ext.h>
#include <gnutls/x509.h>
#include <string.h>

#define CRQ_VERSION 1 /* PKCS #10 version 1, written as 0 (RFC 2986, clause 4.1) */

typedef struct gnutls_x509_crq_int Crq;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Crq, gnutls_x509_crq_deinit)

static int
set_attribute (Crq        *crq,
               const char *oid,
               const char *value)
{
  if (value[0] == '\0')
    return 0;

  return gnutls_x509_crq_set_dn_by_oid (crq, oid, 0, value, (unsigned int) strlen (value));
}

/* The order is the usual one, C first: some authorities show or compare it as it comes. */
static int
set_subject (Crq           *crq,
             SignetRequest *request)
{
  SignetSubject *subject = signet_request_get_subject (request);
  const char * const attributes[][2] = {
    { SIGNET_OID_COUNTRY, signet_subject_get_country (subject) },
    { SIGNET_OID_STATE, signet_subject_get_state (subject) },
    { SIGNET_OID_LOCALITY, signet_subject_get_city (subject) },
    { SIGNET_OID_ORGANIZATION, signet_subject_get_organization (subject) },
    { SIGNET_OID_UNIT, signet_subject_get_unit (subject) },
    { SIGNET_OID_COMMON_NAME,
      signet_request_get_common_name_in_subject (request) ? signet_request_get_common_name (request) : "" },
  };
  int ret = 0;

  for (guint i = 0; i < G_N_ELEMENTS (attributes) && ret >= 0; i++)
    ret = set_attribute (crq, attributes[i][0], attributes[i][1]);

  return ret;
}

static gboolean
has_empty_subject (SignetRequest *request)
{
  SignetSubject *subject = signet_request_get_subject (request);

  return !signet_request_get_common_name_in_subject (request) &&
         signet_subject_get_country (subject)[0] == '\0' &&
         signet_subject_get_state (subject)[0] == '\0' &&
         signet_subject_get_city (subject)[0] == '\0' &&
         signet_subject_get_organization (subject)[0] == '\0' &&
         signet_subject_get_unit (subject)[0] == '\0';
}

static int
set_extension (Crq            *crq,
               const char     *oid,
               gnutls_datum_t *value,
               gboolean        critical)
{
  int ret = gnutls_x509_crq_set_extension_by_oid (crq, oid, value->data, value->size, critical ? 1 : 0);

  g_clear_pointer (&value->data, gnutls_free);

  return ret;
}

/* GeneralNames of dNSNames (RFC 5280, clause 4.2.1.6). Written here: GnuTLS took as long over 1,000 names as over one
 * and a half signatures with RSA 2048, and 4 s where they were added one by one. */
static int
set_names (Crq                *crq,
           const char * const *names,
           gboolean            critical)
{
  g_autoptr (GByteArray) value = NULL;
  gsize size = 0;

  for (guint i = 0; names[i] != NULL; i++)
    size += signet_der_size (strlen (names[i]));

  value = g_byte_array_sized_new ((guint) signet_der_size (size));
  signet_der_append_header (value, SIGNET_DER_SEQUENCE, size);
  for (guint i = 0; names[i] != NULL; i++)
    signet_der_append (value, SIGNET_DER_CONTEXT (2), names[i], strlen (names[i]));

  return gnutls_x509_crq_set_extension_by_oid (crq, SIGNET_OID_SUBJECT_ALT_NAME, value->data, value->len,
                                               critical ? 1 : 0);
}

/* keyEncipherment is for RSA alone: with an EC key it is forbidden (TLS Baseline Requirements, 7.1.2.7.11). */
static int
set_key_usage (Crq      *crq,
               gboolean  rsa)
{
  gnutls_datum_t value = { NULL, 0 };
  guint usage = GNUTLS_KEY_DIGITAL_SIGNATURE | (rsa ? GNUTLS_KEY_KEY_ENCIPHERMENT : 0);
  int ret = gnutls_x509_ext_export_key_usage (usage, &value);

  return ret < 0 ? ret : set_extension (crq, SIGNET_OID_KEY_USAGE, &value, TRUE);
}

/* gnutls_x509_crq_set_key_purpose_oid() makes it critical once there is a key usage (GnuTLS 3.7.9): authorities
 * and RFC 5280 want it not critical. */
static int
set_extended_key_usage (Crq *crq)
{
  gnutls_x509_key_purposes_t purposes = NULL;
  gnutls_datum_t value = { NULL, 0 };
  int ret;

  ret = gnutls_x509_key_purpose_init (&purposes);
  if (ret < 0)
    return ret;

  ret = gnutls_x509_key_purpose_set (purposes, SIGNET_OID_SERVER_AUTH);
  if (ret >= 0)
    ret = gnutls_x509_ext_export_key_purposes (purposes, &value);
  gnutls_x509_key_purpose_deinit (purposes);

  return ret < 0 ? ret : set_extension (crq, SIGNET_OID_EXTENDED_KEY_USAGE, &value, FALSE);
}

static int
set_public_key (Crq              *crq,
                gnutls_privkey_t  key)
{
  gnutls_pubkey_t pubkey = NULL;
  int ret;

  ret = gnutls_pubkey_init (&pubkey);
  if (ret >= 0)
    ret = gnutls_pubkey_import_privkey (pubkey, key, 0, 0);
  if (ret >= 0)
    ret = gnutls_x509_crq_set_pubkey (crq, pubkey);
  g_clear_pointer (&pubkey, gnutls_pubkey_deinit);

  return ret;
}

static GBytes *
write_request (SignetRequest     *request,
               SignetPrivateKey  *key,
               GError           **error)
{
  g_autoptr (Crq) crq = NULL;
  g_autoptr (GBytes) pem = NULL;
  SignetKeySpec spec = signet_private_key_get_spec (key);
  gboolean rsa = spec != SIGNET_KEY_SPEC_ECDSA_P256 && spec != SIGNET_KEY_SPEC_ECDSA_P384;
  gnutls_digest_algorithm_t digest = spec == SIGNET_KEY_SPEC_ECDSA_P384 ? GNUTLS_DIG_SHA384 : GNUTLS_DIG_SHA256;
  gnutls_privkey_t handle = signet_private_key_get_handle (key);
  gnutls_datum_t der = { NULL, 0 };
  int ret;

  ret = gnutls_x509_crq_init (&crq);
  if (ret >= 0)
    ret = gnutls_x509_crq_set_version (crq, CRQ_VERSION);
  if (ret >= 0)
    ret = set_subject (crq, request);
  if (ret >= 0)
    ret = set_key_usage (crq, rsa);
  if (ret >= 0)
    ret = set_extended_key_usage (crq);
  /* last: GnuTLS reads and writes all extensions anew for each one that is added */
  if (ret >= 0)
    ret = set_names (crq, signet_request_get_names (request), has_empty_subject (request));
  if (ret >= 0)
    ret = set_public_key (crq, handle);
  if (ret >= 0)
    ret = gnutls_x509_crq_privkey_sign (crq, handle, digest, 0);
  if (ret >= 0)
    ret = gnutls_x509_crq_export2 (crq, GNUTLS_X509_FMT_DER, &der);
  if (ret < 0)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                   _("The certificate signing request for %s could not be made: %s. "
                     "Check the fields of the form for characters that do not belong there."),
                   signet_request_get_common_name (request), gnutls_strerror (ret));
      return NULL;
    }

  pem = signet_csr_pem_encode (der.data, der.size);
  gnutls_free (der.data);

  return g_steal_pointer (&pem);
}

/**
 * signet_csr_build:
 * @request: what was approved
 * @key: the key to sign with, of the kind that @request asks for
 * @error: return location for a #GError
 *
 * Writes a PKCS #10 request (RFC 2986), signed with SHA-256 (SHA-384 for P-384), reads it back from its
 * bytes and holds it against @request and @key before it is given out.
 *
 * Returns: (transfer full): the finished request, or %NULL with %SIGNET_ERROR_FAILED or
 *   %SIGNET_ERROR_CSR_MISMATCH
 */
SignetCsr *
signet_csr_build (SignetRequest     *request,
                  SignetPrivateKey  *key,
                  GError           **error)
{
  g_autoptr (GBytes) pem = NULL;
  g_autoptr (SignetCsr) csr = NULL;
  g_autofree char *key_digest = NULL;
  g_autofree char *csr_digest = NULL;

  g_return_val_if_fail (SIGNET_IS_REQUEST (request), NULL);
  g_return_val_if_fail (SIGNET_IS_PRIVATE_KEY (key), NULL);

  if (signet_private_key_get_spec (key) != signet_request_get_key_spec (request))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_CSR_MISMATCH,
                   _("The request for %s asks for a key of the kind %s, and the key is %s. Request again."),
                   signet_request_get_common_name (request),
                   signet_key_spec_describe (signet_request_get_key_spec (request)),
                   signet_key_spec_describe (signet_private_key_get_spec (key)));
      return NULL;
    }

  pem = write_request (request, key, error);
  if (pem == NULL)
    return NULL;

  csr = signet_csr_new_from_pem (pem, error);
  if (csr == NULL || !signet_csr_matches (csr, request, error))
    return NULL;

  key_digest = signet_private_key_dup_spki_sha256 (key, error);
  if (key_digest == NULL)
    return NULL;

  csr_digest = signet_csr_dup_spki_sha256 (csr);
  if (!g_str_equal (key_digest, csr_digest))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_CSR_MISMATCH,
                   _("The certificate signing request for %s has another public key than the one it was made for. "
                     "It was not kept. Try again, and report it if it happens again."),
                   signet_request_get_common_name (request));
      return NULL;
    }

  return g_steal_pointer (&csr);
}
