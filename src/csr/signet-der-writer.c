/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "csr/signet-der-writer.h"

/* The octets that a length takes behind the first one, where it does not fit into that (X.690, clause 8.1.3.5). */
static guint
count_length_octets (gsize length)
{
  guint n = 0;

  if (length < 0x80)
    return 0;

  for (; length > 0; length >>= 8)
    n++;

  return n;
}

/**
 * signet_der_size:
 * @content_size: the number of content octets
 *
 * Returns: how many octets a value with so much content takes as a whole
 */
gsize
signet_der_size (gsize content_size)
{
  return 2 + count_length_octets (content_size) + content_size;
}

/**
 * signet_der_append_header:
 * @out: where to write
 * @tag: the identifier octet
 * @content_size: the number of content octets that are going to follow
 *
 * Writes identifier and length octets: definite, and in the fewest octets (X.690, clause 10.1).
 */
void
signet_der_append_header (GByteArray *out,
                          guint8      tag,
                          gsize       content_size)
{
  guint8 header[2 + sizeof content_size] = { tag, };
  guint n = count_length_octets (content_size);

  header[1] = n == 0 ? (guint8) content_size : (guint8) (0x80 | n);
  for (guint i = 0; i < n; i++)
    header[2 + i] = (guint8) (content_size >> (8 * (n - 1 - i)));

  g_byte_array_append (out, header, 2 + n);
}

/**
 * signet_der_append:
 * @out: where to write
 * @tag: the identifier octet
 * @content: (array length=content_size): the content octets
 * @content_size: their number
 *
 * Writes one value.
 */
void
signet_der_append (GByteArray    *out,
                   guint8         tag,
                   gconstpointer  content,
                   gsize          content_size)
{
  signet_der_append_header (out, tag, content_size);
  g_byte_array_append (out, content, (guint) content_size);
}
