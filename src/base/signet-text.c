/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-text.h"

#include <string.h>

/**
 * signet_text_for_message:
 * @text: (nullable): text from outside, in any encoding
 * @max_length: how many characters of it to keep
 *
 * Returns: (transfer full): the beginning of @text in UTF-8; what could not be seen, or would change how
 *   the rest is seen (line breaks, control characters, marks of direction), as U+FFFD
 */
char *
signet_text_for_message (const char *text,
                         guint       max_length)
{
  g_autofree char *valid = NULL;
  GString *shown = g_string_new (NULL);
  const char *p;
  guint length = 0;

  if (text == NULL)
    return g_string_free (shown, FALSE);

  valid = g_utf8_make_valid (text, (gssize) strnlen (text, (gsize) max_length * 6 + 6));
  for (p = valid; *p != '\0' && length < max_length; p = g_utf8_next_char (p), length++)
    {
      gunichar c = g_utf8_get_char (p);
      /* Zero-width joiners belong to the spelling of Persian and of the languages of India. */
      gboolean visible = (g_unichar_isprint (c) && g_unichar_type (c) != G_UNICODE_FORMAT) ||
                         c == 0x200c || c == 0x200d;

      g_string_append_unichar (shown, visible ? c : 0xfffd);
    }
  if (*p != '\0')
    g_string_append (shown, "…");

  return g_string_free (shown, FALSE);
}
