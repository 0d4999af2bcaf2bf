/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate/signet-pem.h"

#include <string.h>

#define BEGIN     "-----BEGIN "
#define END       "-----END "
#define DASHES    "-----"
#define MAX_LABEL 64

/**
 * signet_pem_next:
 * @text: any bytes
 * @size: their number
 * @position: (inout): where to look; 0 at first
 * @block: (out): what was found; lent by @text
 *
 * A block ends at the next five dashes, which base64 does not have: so the whole is one pass, whatever is in it.
 *
 * Returns: %FALSE where there is no block any more
 */
gboolean
signet_pem_next (const char     *text,
                 gsize           size,
                 gsize          *position,
                 SignetPemBlock *block)
{
  const char *end = text + size;

  for (;;)
    {
      const char *begin = memmem (text + *position, size - *position, BEGIN, strlen (BEGIN));
      const char *closing;

      if (begin == NULL)
        {
          *position = size;
          return FALSE;
        }

      block->label = begin + strlen (BEGIN);
      *position = (gsize) (block->label - text);
      closing = memmem (block->label, MIN ((gsize) (end - block->label), MAX_LABEL + strlen (DASHES)), DASHES,
                        strlen (DASHES));
      if (closing == NULL)
        continue;

      block->label_size = (gsize) (closing - block->label);
      block->body = closing + strlen (DASHES);

      closing = memmem (block->body, (gsize) (end - block->body), DASHES, strlen (DASHES));
      if (closing == NULL)
        closing = end;
      block->body_size = (gsize) (closing - block->body);
      block->is_complete = (gsize) (end - closing) >= strlen (END) + block->label_size + strlen (DASHES) &&
                           memcmp (closing, END, strlen (END)) == 0 &&
                           memcmp (closing + strlen (END), block->label, block->label_size) == 0 &&
                           memcmp (closing + strlen (END) + block->label_size, DASHES, strlen (DASHES)) == 0;
      *position = (gsize) (closing - text);

      return TRUE;
    }
}

/**
 * signet_pem_label_is:
 * @block: a block
 * @label: a label
 *
 * Returns: %TRUE if the block has it
 */
gboolean
signet_pem_label_is (const SignetPemBlock *block,
                     const char           *label)
{
  return block->label_size == strlen (label) && memcmp (block->label, label, block->label_size) == 0;
}

/**
 * signet_pem_is_key:
 * @block: a block
 *
 * Returns: %TRUE if it says that there is a private key in it, of whatever kind
 */
gboolean
signet_pem_is_key (const SignetPemBlock *block)
{
  static const char ending[] = "PRIVATE KEY";

  return block->label_size >= strlen (ending) &&
         memcmp (block->label + block->label_size - strlen (ending), ending, strlen (ending)) == 0;
}

/**
 * signet_pem_is_encrypted:
 * @block: a block
 *
 * Returns: %TRUE if its headers say that what follows them is encrypted
 */
gboolean
signet_pem_is_encrypted (const SignetPemBlock *block)
{
  static const char header[] = "Proc-Type: 4,ENCRYPTED";

  return memmem (block->body, MIN (block->body_size, 1024), header, strlen (header)) != NULL;
}

/**
 * signet_pem_skip_headers:
 * @block: (inout): a block
 *
 * Takes lines with a colon, which base64 does not have, off the beginning of the body.
 */
void
signet_pem_skip_headers (SignetPemBlock *block)
{
  const char *end = block->body + block->body_size;
  const char *colon = memrchr (block->body, ':', block->body_size);
  const char *line;

  if (colon == NULL)
    return;

  line = memchr (colon, '\n', (gsize) (end - colon));
  block->body = line != NULL ? line : end;
  block->body_size = (gsize) (end - block->body);
}

static int
value_of (char c)
{
  if (c >= 'A' && c <= 'Z')
    return c - 'A';
  if (c >= 'a' && c <= 'z')
    return c - 'a' + 26;
  if (c >= '0' && c <= '9')
    return c - '0' + 52;
  if (c == '+')
    return 62;
  return c == '/' ? 63 : -1;
}

/**
 * signet_pem_decode:
 * @base64: text
 * @size: its length
 * @bytes: (out): room for @size / 4 * 3 + 3 bytes
 * @n_bytes: (out): how many of them were written
 *
 * Blanks and line ends may be anywhere; padding may be missing, as some mail programs take it off.
 *
 * Returns: %FALSE where it is not base64, or nothing
 */
gboolean
signet_pem_decode (const char *base64,
                   gsize       size,
                   guint8     *bytes,
                   gsize      *n_bytes)
{
  guint32 bits = 0;
  guint n_digits = 0;
  guint n_padding = 0;

  *n_bytes = 0;
  for (gsize i = 0; i < size; i++)
    {
      int value;

      if (g_ascii_isspace (base64[i]))
        continue;

      if (base64[i] == '=' && n_padding < 2)
        {
          n_padding++;
          continue;
        }

      value = value_of (base64[i]);
      if (value < 0 || n_padding > 0)
        return FALSE;

      bits = (bits << 6) | (guint32) value;
      if (++n_digits < 4)
        continue;

      bytes[(*n_bytes)++] = (guint8) (bits >> 16);
      bytes[(*n_bytes)++] = (guint8) (bits >> 8);
      bytes[(*n_bytes)++] = (guint8) bits;
      n_digits = 0;
    }

  if (n_digits == 1)
    return FALSE;
  if (n_digits >= 2)
    bytes[(*n_bytes)++] = (guint8) (bits >> (n_digits == 2 ? 4 : 10));
  if (n_digits == 3)
    bytes[(*n_bytes)++] = (guint8) (bits >> 2);

  return *n_bytes > 0;
}
