/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "certificate/signet-bundle-collector.h"

#include "base/signet-error.h"
#include "certificate/signet-bundle-parts.h"
#include "certificate/signet-certificate.h"
#include "certificate/signet-file-kind.h"
#include "certificate/signet-key-outline.h"
#include "certificate/signet-pkcs.h"
#include "csr/signet-csr-contents.h"
#include "csr/signet-csr-pem.h"
#include "csr/signet-csr.h"

#include <glib/gi18n-lib.h>

/* A file of all the roots of a system has 150. */
#define MAX_CERTIFICATES 1000
#define MAX_REQUESTS     100
#define MAX_KEYS         100
#define MAX_REMARKS      100

void
signet_collector_remark (SignetCollector *self,
                         const char      *text)
{
  GPtrArray *remarks = self->contents->remarks;

  if (remarks->len < MAX_REMARKS)
    g_ptr_array_add (remarks, signet_bundle_remark_new (self->entry, text));
  else if (remarks->len == MAX_REMARKS)
    g_ptr_array_add (remarks, signet_bundle_remark_new ("…", _("and more that was left out")));
}

/* TRUE where it was not there yet. */
static gboolean
note_new (SignetCollector *self,
          const guint8    *bytes,
          gsize            size)
{
  return g_hash_table_add (self->seen, g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, size));
}

static gboolean
has_room (GPtrArray  *array,
          guint       maximum,
          GError    **error)
{
  if (array->len < maximum)
    return TRUE;

  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
               _("There is far more in it than a certificate bundle has: over %u certificates, requests or keys of one "
                 "kind. Give only those that belong together."), maximum);
  return FALSE;
}

gboolean
signet_collector_spend_value (SignetCollector  *self,
                              GError          **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  if (self->values_left > 0)
    {
      self->values_left--;
      return TRUE;
    }

  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                       _("There is far more in it than a certificate bundle has. Give only the certificates that "
                         "belong together."));
  return FALSE;
}

static gboolean
add_certificate (SignetCollector  *self,
                 GBytes           *der,
                 GError          **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (SignetCertificate) certificate = NULL;
  gsize size;
  const guint8 *bytes = g_bytes_get_data (der, &size);

  if (!note_new (self, bytes, size))
    return TRUE;
  if (!has_room (self->contents->certificates, MAX_CERTIFICATES, error))
    return FALSE;

  certificate = signet_certificate_new_from_der (der, &problem);
  if (certificate != NULL)
    g_ptr_array_add (self->contents->certificates, g_steal_pointer (&certificate));
  else
    signet_collector_remark (self, problem->message);

  return TRUE;
}

static gboolean
add_request (SignetCollector  *self,
             const guint8     *bytes,
             gsize             size,
             GError          **error)
{
  g_autoptr (GBytes) pem = NULL;
  g_autoptr (SignetCsr) csr = NULL;
  g_autoptr (GError) problem = NULL;

  if (!note_new (self, bytes, size))
    return TRUE;
  if (!has_room (self->contents->requests, MAX_REQUESTS, error))
    return FALSE;

  pem = signet_csr_pem_encode (bytes, size);
  csr = signet_csr_new_from_pem (pem, &problem);
  if (csr != NULL)
    g_ptr_array_add (self->contents->requests, g_steal_pointer (&csr));
  else
    signet_collector_remark (self, problem->message);

  return TRUE;
}

/* A certificate, or a request, or a revocation list: they are framed alike. */
static gboolean
add_signed (SignetCollector  *self,
            const guint8     *bytes,
            gsize             size,
            GError          **error)
{
  g_autoptr (GBytes) der = g_bytes_new (bytes, size);
  g_autoptr (SignetCsrContents) request = signet_csr_contents_new (der);

  if (request != NULL)
    return add_request (self, bytes, size, error);

  return add_certificate (self, der, error);
}

gboolean
signet_collector_add_key (SignetCollector  *self,
                          const char       *spki_sha256,
                          gboolean          is_encrypted,
                          GError          **error)
{
  if (!has_room (self->contents->keys, MAX_KEYS, error))
    return FALSE;

  g_ptr_array_add (self->contents->keys, signet_bundle_key_new (self->entry, spki_sha256, is_encrypted));

  return TRUE;
}

static gboolean
add_key_der (SignetCollector  *self,
             const guint8     *bytes,
             gsize             size,
             GError          **error)
{
  const SignetDer der = { bytes, size };
  g_autofree char *spki_sha256 = NULL;
  gboolean is_encrypted;

  if (signet_key_outline_read (&der, &is_encrypted, &spki_sha256))
    return signet_collector_add_key (self, spki_sha256, is_encrypted, error);

  signet_collector_remark (self, _("a private key that is damaged, or of an unusual kind"));

  return TRUE;
}

static gboolean
add_all (SignetCollector  *self,
         GPtrArray        *ders,
         GError          **error)
{
  for (guint i = 0; i < ders->len; i++)
    if (!signet_collector_spend_value (self, error) || !add_certificate (self, g_ptr_array_index (ders, i), error))
      return FALSE;

  return TRUE;
}

/* What is wrong with one part is a remark; that it costs too much ends everything. */
gboolean
signet_collector_pass_on (SignetCollector  *self,
                          GError           *problem,
                          GError          **error)
{
  if (g_error_matches (problem, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE) || signet_error_is_cancelled (problem))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  signet_collector_remark (self, problem->message);
  if (g_error_matches (problem, SIGNET_ERROR, SIGNET_ERROR_PASSWORD) && self->password_error == NULL)
    self->password_error = g_error_copy (problem);
  g_error_free (problem);

  return TRUE;
}

static gboolean
add_pkcs7 (SignetCollector  *self,
           const guint8     *bytes,
           gsize             size,
           GError          **error)
{
  g_autoptr (GPtrArray) ders = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GError *problem = NULL;

  if (!signet_pkcs7_read (bytes, size, MAX_CERTIFICATES, ders, &problem))
    return signet_collector_pass_on (self, problem, error);

  return add_all (self, ders, error);
}

static gboolean
add_pkcs12 (SignetCollector  *self,
            const guint8     *bytes,
            gsize             size,
            GError          **error)
{
  g_autoptr (GPtrArray) ders = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_pkcs12_key_free);
  GError *problem = NULL;

  if (!signet_pkcs12_read (bytes, size, self->password, MAX_CERTIFICATES, &self->iterations_left, ders, keys, &problem))
    return signet_collector_pass_on (self, problem, error);

  for (guint i = 0; i < keys->len; i++)
    {
      const SignetPkcs12Key *key = g_ptr_array_index (keys, i);
      g_autoptr (SignetCertificate) certificate =
        key->certificate != NULL ? signet_certificate_new_from_der (key->certificate, NULL) : NULL;

      if (!signet_collector_add_key (self, certificate != NULL ? signet_certificate_get_spki_sha256 (certificate) : NULL,
                    key->is_encrypted, error))
        return FALSE;
    }

  return add_all (self, ders, error);
}

static gboolean
add_value (SignetCollector  *self,
           const guint8     *bytes,
           gsize             size,
           GError          **error)
{
  if (!signet_collector_spend_value (self, error))
    return FALSE;

  switch (signet_der_kind_of (bytes, size))
    {
    case SIGNET_DER_KIND_SIGNED:
      return add_signed (self, bytes, size, error);
    case SIGNET_DER_KIND_KEY:
      return add_key_der (self, bytes, size, error);
    case SIGNET_DER_KIND_PKCS7:
      return add_pkcs7 (self, bytes, size, error);
    case SIGNET_DER_KIND_PKCS12:
      return add_pkcs12 (self, bytes, size, error);
    case SIGNET_DER_KIND_UNKNOWN:
    default:
      signet_collector_remark (self, _("no certificate in it"));
      return TRUE;
    }
}

/* One value of DER after another, as “cat” makes it of several files. */
gboolean
signet_collector_add_der (SignetCollector  *self,
                          const guint8     *bytes,
                          gsize             size,
                          GError          **error)
{
  while (size > 0 && bytes[0] == SIGNET_DER_SEQUENCE)
    {
      gsize claimed = signet_der_claimed_size (bytes, size);

      if (claimed == 0)
        claimed = size;
      if (claimed > size)
        {
          signet_collector_remark (self, _("damaged, or only the beginning of it is here"));
          return TRUE;
        }

      if (!add_value (self, bytes, claimed, error))
        return FALSE;
      bytes += claimed;
      size -= claimed;
    }

  /* a line end that a program put behind it, or nothing */
  while (size > 0 && (g_ascii_isspace ((char) *bytes) || *bytes == '\0'))
    {
      bytes++;
      size--;
    }
  if (size > 0)
    signet_collector_remark (self, _("there is something else behind the last certificate"));

  return TRUE;
}
