/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "csr/signet-csr-pem.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PEM_COLUMNS 64

static const char * const labels[] = {
  "CERTIFICATE REQUEST",
  "NEW CERTIFICATE REQUEST", /* RFC 7468, clause 7: parsers may take it as well */
};

/* The text between the two lines, without blanks; NULL where it is not base64. */
static char *
collect_base64 (const char *body,
                gsize       size)
{
  g_autofree char *base64 = g_malloc (size + 1);
  gsize length = 0;
  guint n_padding = 0;

  for (gsize i = 0; i < size; i++)
    {
      char c = body[i];

      if (g_ascii_isspace (c))
        continue;

      if (c == '=')
        n_padding++;
      else if (n_padding > 0 || (!g_ascii_isalnum (c) && c != '+' && c != '/'))
        return NULL;

      base64[length++] = c;
    }

  if (length == 0 || length % 4 != 0 || n_padding > 2)
    return NULL;

  base64[length] = '\0';

  return g_steal_pointer (&base64);
}

static gboolean
split_block (const char  *text,
             const char **body,
             gsize       *body_size)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *begin = g_strdup_printf ("-----BEGIN %s-----", labels[i]);
      g_autofree char *end = g_strdup_printf ("-----END %s-----", labels[i]);

      if (!g_str_has_prefix (stripped, begin) || !g_str_has_suffix (stripped, end) ||
          strlen (stripped) < strlen (begin) + strlen (end))
        continue;

      *body = strstr (text, begin) + strlen (begin);
      *body_size = (gsize) (g_strrstr (text, end) - *body);
      return TRUE;
    }

  return FALSE;
}

/**
 * signet_csr_pem_encode:
 * @der: the bytes of a request
 * @size: their number
 *
 * Writes the label `CERTIFICATE REQUEST` and lines of 64 characters. GnuTLS itself would write the older
 * `NEW CERTIFICATE REQUEST`.
 *
 * Returns: (transfer full): the text
 */
GBytes *
signet_csr_pem_encode (const guint8 *der,
                       gsize         size)
{
  g_autofree char *base64 = g_base64_encode (der, size);
  gsize length = strlen (base64);
  GString *pem = g_string_sized_new (length + length / PEM_COLUMNS + 80);

  g_string_append_printf (pem, "-----BEGIN %s-----\n", labels[0]);
  for (gsize i = 0; i < length; i += PEM_COLUMNS)
    {
      g_string_append_len (pem, base64 + i, (gssize) MIN (PEM_COLUMNS, length - i));
      g_string_append_c (pem, '\n');
    }
  g_string_append_printf (pem, "-----END %s-----\n", labels[0]);

  return g_string_free_to_bytes (pem);
}

/**
 * signet_csr_pem_decode:
 * @pem: at most 1 MiB of text with one block, and nothing but white space around it
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the DER, or %NULL with %SIGNET_ERROR_INVALID or %SIGNET_ERROR_TOO_LARGE
 */
GBytes *
signet_csr_pem_decode (GBytes  *pem,
                       GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *base64 = NULL;
  const char *bytes;
  const char *body = NULL;
  gsize size;
  gsize body_size = 0;
  guchar *der;
  gsize der_size;

  g_return_val_if_fail (pem != NULL, NULL);

  bytes = g_bytes_get_data (pem, &size);
  if (size > SIGNET_CSR_PEM_MAX_SIZE)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                           _("This is too long for a certificate signing request (over 1 MiB). "
                             "Choose the .csr file itself."));
      return NULL;
    }

  if (size > 0 && memchr (bytes, '\0', size) == NULL)
    text = g_strndup (bytes, size);
  if (text == NULL || !split_block (text, &body, &body_size))
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           _("This is not a certificate signing request in PEM form: it has to begin with "
                             "“-----BEGIN CERTIFICATE REQUEST-----” and end with its END line. "
                             "Take the .csr file as it was made."));
      return NULL;
    }

  base64 = collect_base64 (body, body_size);
  if (base64 == NULL)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           _("The certificate signing request is damaged: between its BEGIN and END lines there "
                             "has to be one block of base64. Download it again from the job log."));
      return NULL;
    }

  der = g_base64_decode (base64, &der_size);

  return g_bytes_new_take (der, der_size);
}
