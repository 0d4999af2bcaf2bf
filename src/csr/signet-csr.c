/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "csr/signet-csr.h"

#include "base/signet-error.h"
#include "csr/signet-csr-contents.h"
#include "csr/signet-csr-match.h"
#include "csr/signet-csr-pem.h"

#include <glib/gi18n-lib.h>
#include <gnutls/x509.h>

struct _SignetCsr
{
  GObject parent_instance;

  /* owned */
  GBytes *pem;
  char *subject;
  SignetCsrContents *contents;
};

G_DEFINE_FINAL_TYPE (SignetCsr, signet_csr, G_TYPE_OBJECT)

/* That the request is signed by the key in it, and how its subject is written for people (RFC 4514). */
static gboolean
verify (SignetCsr  *self,
        GBytes     *der,
        GError    **error)
{
  gnutls_datum_t datum = { NULL, 0 };
  gnutls_datum_t dn = { NULL, 0 };
  gnutls_x509_crq_t crq = NULL;
  gsize size;
  int ret;

  datum.data = (unsigned char *) g_bytes_get_data (der, &size);
  datum.size = (unsigned int) size;

  ret = gnutls_x509_crq_init (&crq);
  if (ret >= 0)
    ret = gnutls_x509_crq_import (crq, &datum, GNUTLS_X509_FMT_DER);
  if (ret >= 0)
    ret = gnutls_x509_crq_verify (crq, 0);
  if (ret >= 0 && self->contents->attributes->len > 0)
    ret = gnutls_x509_crq_get_dn3 (crq, &dn, 0);
  g_clear_pointer (&crq, gnutls_x509_crq_deinit);

  if (ret < 0)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   _("The certificate signing request is not signed by the key in it (%s): it was damaged or changed. "
                     "Download it again from the job log."),
                   gnutls_strerror (ret));
      return FALSE;
    }

  self->subject = g_strndup (dn.data != NULL ? (const char *) dn.data : "", dn.size);
  gnutls_free (dn.data);

  return TRUE;
}

static void
signet_csr_finalize (GObject *object)
{
  SignetCsr *self = SIGNET_CSR (object);

  g_clear_pointer (&self->pem, g_bytes_unref);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->contents, signet_csr_contents_free);

  G_OBJECT_CLASS (signet_csr_parent_class)->finalize (object);
}

static void
signet_csr_class_init (SignetCsrClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_csr_finalize;
}

static void
signet_csr_init (SignetCsr *self)
{
}

/**
 * signet_csr_new_from_pem:
 * @pem: at most 1 MiB: one block labelled `CERTIFICATE REQUEST` or `NEW CERTIFICATE REQUEST` (RFC 7468,
 *   clause 7), with nothing but white space around it
 * @error: return location for a #GError
 *
 * Reads a request, strictly: what is not DER, or not wholly understood in its frame, is refused; and so is
 * a request that is not signed by the key in it.
 *
 * Returns: (transfer full): the request, or %NULL with %SIGNET_ERROR_INVALID or %SIGNET_ERROR_TOO_LARGE
 */
SignetCsr *
signet_csr_new_from_pem (GBytes  *pem,
                         GError **error)
{
  g_autoptr (SignetCsr) self = NULL;
  g_autoptr (GBytes) der = NULL;

  g_return_val_if_fail (pem != NULL, NULL);

  der = signet_csr_pem_decode (pem, error);
  if (der == NULL)
    return NULL;

  self = g_object_new (SIGNET_TYPE_CSR, NULL);
  self->pem = g_bytes_ref (pem);
  self->contents = signet_csr_contents_new (der);

  if (self->contents == NULL)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           _("This is not a certificate signing request (PKCS #10), or it is damaged. "
                             "Download it again from the job log."));
      return NULL;
    }

  if (!verify (self, der, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * signet_csr_get_pem:
 * @self: a request
 *
 * Returns: (transfer none): the text, byte for byte as it came
 */
GBytes *
signet_csr_get_pem (SignetCsr *self)
{
  g_return_val_if_fail (SIGNET_IS_CSR (self), NULL);

  return self->pem;
}

/**
 * signet_csr_dup_spki_sha256:
 * @self: a request
 *
 * Returns: (transfer full): the SHA-256 of its DER SubjectPublicKeyInfo, in 64 lower-case hexadecimal digits
 */
char *
signet_csr_dup_spki_sha256 (SignetCsr *self)
{
  g_return_val_if_fail (SIGNET_IS_CSR (self), NULL);

  return g_strdup (self->contents->spki_sha256);
}

/**
 * signet_csr_get_names:
 * @self: a request
 *
 * Returns: (transfer none) (array zero-terminated=1): its alternative names of type dNSName, in order
 */
const char * const *
signet_csr_get_names (SignetCsr *self)
{
  g_return_val_if_fail (SIGNET_IS_CSR (self), NULL);

  return (const char * const *) self->contents->names;
}

/**
 * signet_csr_get_subject:
 * @self: a request
 *
 * Returns: (transfer none): its subject for people, as RFC 4514 writes it (the last attribute first)
 */
const char *
signet_csr_get_subject (SignetCsr *self)
{
  g_return_val_if_fail (SIGNET_IS_CSR (self), NULL);

  return self->subject;
}

/**
 * signet_csr_matches:
 * @self: a finished request
 * @request: what was approved
 * @error: return location for a #GError
 *
 * Holds the one against the other: the kind of key, the subject field by field in its order, the
 * alternative names exactly and in order, key usage and extended key usage with their criticality, the
 * signature's hash, and that there is nothing else in it.
 *
 * Returns: %TRUE where they agree; else %FALSE with %SIGNET_ERROR_CSR_MISMATCH that says what differs
 */
gboolean
signet_csr_matches (SignetCsr      *self,
                    SignetRequest  *request,
                    GError        **error)
{
  g_return_val_if_fail (SIGNET_IS_CSR (self), FALSE);
  g_return_val_if_fail (SIGNET_IS_REQUEST (request), FALSE);

  return signet_csr_match (self->contents, request, error);
}
