/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "certificate/signet-pkcs.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>
#include <gnutls/pkcs7.h>

/**
 * signet_pkcs7_read:
 * @bytes: a ContentInfo with signed data, in DER or BER
 * @size: its size
 * @max_certificates: how many to take at most
 * @certificates: (element-type GBytes): where to put them
 * @error: return location for a #GError
 *
 * Takes the certificates out; signatures, which those of authorities do not have, are not looked at.
 *
 * Returns: %FALSE with %SIGNET_ERROR_INVALID or %SIGNET_ERROR_TOO_LARGE
 */
gboolean
signet_pkcs7_read (const guint8  *bytes,
                   gsize          size,
                   guint          max_certificates,
                   GPtrArray     *certificates,
                   GError       **error)
{
  gnutls_datum_t datum = { (unsigned char *) bytes, (unsigned int) size };
  gnutls_pkcs7_t pkcs7 = NULL;
  int n = -1;
  int ret;

  ret = gnutls_pkcs7_init (&pkcs7);
  if (ret >= 0)
    ret = gnutls_pkcs7_import (pkcs7, &datum, GNUTLS_X509_FMT_DER);
  if (ret >= 0)
    n = gnutls_pkcs7_get_crt_count (pkcs7);

  for (int i = 0; i < n && i < (int) max_certificates; i++)
    {
      gnutls_datum_t der = { NULL, 0 };

      ret = gnutls_pkcs7_get_crt_raw2 (pkcs7, (unsigned int) i, &der);
      if (ret < 0)
        break;
      g_ptr_array_add (certificates, g_bytes_new (der.data, der.size));
      gnutls_free (der.data);
    }
  g_clear_pointer (&pkcs7, gnutls_pkcs7_deinit);

  if (ret < 0 || n < 0)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           _("The PKCS #7 file is damaged, or only part of it is here. Download it again."));
      return FALSE;
    }
  if (n > (int) max_certificates)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                           _("There are far more certificates in the PKCS #7 file than a chain has."));
      return FALSE;
    }

  return TRUE;
}
