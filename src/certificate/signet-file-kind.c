/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "certificate/signet-file-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Moves behind identifier and length of a value that may be BER, or cut off; @length 0 where it is not said. */
static gboolean
enter (SignetDer *in,
       guint8    *tag,
       gsize     *length)
{
  guint n;

  if (in->size < 2)
    return FALSE;

  *tag = in->bytes[0];
  n = in->bytes[1];
  in->bytes += 2;
  in->size -= 2;
  *length = n & 0x7f;
  if (n <= 0x80)
    return TRUE;

  n &= 0x7f;
  if (n > 4 || n > in->size)
    return FALSE;

  *length = 0;
  for (guint i = 0; i < n; i++)
    *length = (*length << 8) | in->bytes[i];
  in->bytes += n;
  in->size -= n;

  return TRUE;
}

/**
 * signet_der_claimed_size:
 * @bytes: the beginning of a value
 * @size: how much of it there is
 *
 * Returns: the size that its length octets give it, with them; 0 for the indefinite length of BER; %G_MAXSIZE where
 *   there is no length
 */
gsize
signet_der_claimed_size (const guint8 *bytes,
                         gsize         size)
{
  SignetDer in = { bytes, size };
  gsize length;
  guint8 tag;

  if (!enter (&in, &tag, &length))
    return G_MAXSIZE;
  if (bytes[1] == 0x80)
    return 0;

  return (gsize) (in.bytes - bytes) + length;
}

/**
 * signet_der_kind_of:
 * @bytes: the beginning of a value
 * @size: how much of it there is
 *
 * Returns: what it is, as far as its frame tells
 */
SignetDerKind
signet_der_kind_of (const guint8 *bytes,
                    gsize         size)
{
  SignetDer in = { bytes, size };
  SignetDer inner;
  gsize length;
  guint8 tag;

  if (!enter (&in, &tag, &length) || tag != SIGNET_DER_SEQUENCE || in.size == 0)
    return SIGNET_DER_KIND_UNKNOWN;

  switch (in.bytes[0])
    {
    case SIGNET_DER_OID: /* ContentInfo */
      return SIGNET_DER_KIND_PKCS7;

    case SIGNET_DER_INTEGER: /* PFX has version 3, private keys 0 or 1 */
      if (in.size < 3 || in.bytes[1] != 1)
        return SIGNET_DER_KIND_UNKNOWN;
      return in.bytes[2] == 3 ? SIGNET_DER_KIND_PKCS12 : SIGNET_DER_KIND_KEY;

    case SIGNET_DER_SEQUENCE:
      inner = in;
      if (!enter (&inner, &tag, &length) || length >= inner.size || !signet_der_next_is (&inner, SIGNET_DER_OID))
        return SIGNET_DER_KIND_SIGNED;
      /* an algorithm first: an encrypted key (or a public one, which is of no use) */
      return inner.bytes[length] == SIGNET_DER_OCTET_STRING ? SIGNET_DER_KIND_KEY : SIGNET_DER_KIND_UNKNOWN;

    default:
      return SIGNET_DER_KIND_UNKNOWN;
    }
}

/**
 * signet_file_kind_explain:
 * @bytes: the beginning of a file
 * @size: how much of it there is
 *
 * Returns: (transfer none) (nullable): what it is, and what to do instead; translated
 */
const char *
signet_file_kind_explain (const guint8 *bytes,
                          gsize         size)
{
  static const struct
  {
    const char *beginning;
    gsize       size;
    const char *text;
  } kinds[] = {
    { "\xfe\xed\xfe\xed", 4, N_("It is a Java keystore (JKS). Export it as PKCS #12 with “keytool -importkeystore”.") },
    { "\xce\xce\xce\xce", 4, N_("It is a Java keystore (JCEKS). Export it as PKCS #12 with “keytool -importkeystore”.") },
    { "7z\xbc\xaf\x27\x1c", 6, N_("It is a 7z archive. Unpack it, and give the certificates in it.") },
    { "Rar!", 4, N_("It is a RAR archive. Unpack it, and give the certificates in it.") },
    { "\x1f\x8b", 2, N_("It is compressed with gzip. Unpack it, and give the certificates in it.") },
    { "%PDF", 4, N_("It is a PDF document.") },
    { "\0\0\0\0CERT", 8, N_("It is a Windows certificate store (SST). Export it as PKCS #7.") },
    { "\x89PNG", 4, N_("It is a picture.") },
    { "\xff\xd8\xff", 3, N_("It is a picture.") },
    { "\x7f" "ELF", 4, N_("It is a program.") },
    { "<!DOCTYPE html", 14, N_("It is a web page: perhaps the one to sign in at. Download the certificate itself.") },
    { "<!doctype html", 14, N_("It is a web page: perhaps the one to sign in at. Download the certificate itself.") },
    { "<html", 5, N_("It is a web page: perhaps the one to sign in at. Download the certificate itself.") },
    { "-----BEGIN PGP", 14, N_("It belongs to OpenPGP, not to TLS.") },
    { "-----BEGIN OPENSSH", 18, N_("It is a key of OpenSSH, not of TLS.") },
    { "ssh-", 4, N_("It is a key of OpenSSH, not of TLS.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (size >= kinds[i].size && memcmp (bytes, kinds[i].beginning, kinds[i].size) == 0)
      return _(kinds[i].text);

  return NULL;
}
