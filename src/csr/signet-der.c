/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "csr/signet-der.h"

static gboolean
read_length (SignetDer *in,
             gsize     *length)
{
  guint n_octets;
  gsize value = 0;

  if (in->size == 0)
    return FALSE;

  n_octets = in->bytes[0];
  in->bytes++;
  in->size--;

  if (n_octets < 0x80)
    {
      *length = n_octets;
      return *length <= in->size;
    }

  /* X.690, clause 10.1: definite, and in the fewest octets. Four are more than we ever read. */
  n_octets &= 0x7f;
  if (n_octets == 0 || n_octets > 4 || n_octets > in->size || in->bytes[0] == 0)
    return FALSE;

  for (guint i = 0; i < n_octets; i++)
    value = (value << 8) | in->bytes[i];
  if (value < 0x80)
    return FALSE;

  in->bytes += n_octets;
  in->size -= n_octets;
  *length = value;

  return *length <= in->size;
}

/**
 * signet_der_read_any:
 * @in: (inout): where to read; moved behind the value on success, left as it is on failure
 * @tag: (out) (optional): the identifier octet
 * @content: (out) (optional): the content octets
 * @whole: (out) (optional): identifier, length and content octets
 *
 * Reads one value of any type (X.690, clause 8.1). Tag numbers over 30 are refused: no request has them.
 *
 * Returns: %FALSE where there is no whole value, or not in DER
 */
gboolean
signet_der_read_any (SignetDer *in,
                     guint8    *tag,
                     SignetDer *content,
                     SignetDer *whole)
{
  SignetDer rest = *in;
  gsize length;
  guint8 first;

  if (rest.size < 2)
    return FALSE;

  first = rest.bytes[0];
  if ((first & 0x1f) == 0x1f)
    return FALSE;

  rest.bytes++;
  rest.size--;
  if (!read_length (&rest, &length))
    return FALSE;

  if (tag != NULL)
    *tag = first;
  if (content != NULL)
    *content = (SignetDer) { rest.bytes, length };
  if (whole != NULL)
    *whole = (SignetDer) { in->bytes, (gsize) (rest.bytes - in->bytes) + length };

  in->bytes = rest.bytes + length;
  in->size = rest.size - length;

  return TRUE;
}

/**
 * signet_der_read:
 * @in: (inout): where to read; moved behind the value on success, left as it is on failure
 * @tag: the identifier octet that has to be there
 * @content: (out) (optional): the content octets
 *
 * Returns: %FALSE where there is no whole value of this type, or not in DER
 */
gboolean
signet_der_read (SignetDer *in,
                 guint8     tag,
                 SignetDer *content)
{
  return signet_der_next_is (in, tag) && signet_der_read_any (in, NULL, content, NULL);
}

/**
 * signet_der_next_is:
 * @in: where to look
 * @tag: an identifier octet
 *
 * Returns: %TRUE if the next value begins with @tag
 */
gboolean
signet_der_next_is (const SignetDer *in,
                    guint8           tag)
{
  return in->size > 0 && in->bytes[0] == tag;
}

/**
 * signet_der_dup_oid:
 * @content: the content octets of an OBJECT IDENTIFIER
 *
 * Returns: (transfer full) (nullable): the dotted decimal form, or %NULL where they are none
 */
char *
signet_der_dup_oid (const SignetDer *content)
{
  g_autoptr (GString) text = NULL;
  guint64 arc = 0;
  gboolean first = TRUE;

  /* the last octet of an arc has its top bit clear (X.690, clause 8.19.2) */
  if (content->size == 0 || content->size > 64 || (content->bytes[content->size - 1] & 0x80) != 0)
    return NULL;

  text = g_string_new (NULL);

  for (gsize i = 0; i < content->size; i++)
    {
      guint8 octet = content->bytes[i];

      if ((arc == 0 && octet == 0x80) || arc > (G_MAXUINT64 >> 7))
        return NULL;

      arc = (arc << 7) | (octet & 0x7f);
      if ((octet & 0x80) != 0)
        continue;

      if (first)
        {
          guint root = arc < 80 ? (guint) arc / 40 : 2;

          g_string_append_printf (text, "%u.%" G_GUINT64_FORMAT, root, arc - root * 40);
          first = FALSE;
        }
      else
        {
          g_string_append_printf (text, ".%" G_GUINT64_FORMAT, arc);
        }

      arc = 0;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * signet_der_is_oid:
 * @content: the content octets of an OBJECT IDENTIFIER
 * @oid: one in dotted decimal form
 *
 * Returns: %TRUE if it is @oid
 */
gboolean
signet_der_is_oid (const SignetDer *content,
                   const char      *oid)
{
  g_autofree char *text = signet_der_dup_oid (content);

  return g_strcmp0 (text, oid) == 0;
}

/**
 * signet_der_integer_bits:
 * @content: the content octets of an INTEGER
 * @bits: (out): the length of its value in bits
 *
 * Returns: %FALSE where it is not positive, or not in the fewest octets (X.690, clause 8.3.2)
 */
gboolean
signet_der_integer_bits (const SignetDer *content,
                         guint           *bits)
{
  SignetDer value = *content;

  if (value.size == 0 || value.size > 8192 || (value.bytes[0] & 0x80) != 0)
    return FALSE;

  if (value.bytes[0] == 0)
    {
      if (value.size == 1 || (value.bytes[1] & 0x80) == 0)
        return FALSE;
      value.bytes++;
      value.size--;
    }

  *bits = (guint) (value.size - 1) * 8 + g_bit_storage (value.bytes[0]);

  return TRUE;
}
