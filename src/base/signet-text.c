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

/* Latin, Greek and Cyrillic letters without their marks; other scripts' marks make other letters. */
static char *
fold_character (gunichar c)
{
  char text[6];
  gint length = g_unichar_to_utf8 (c, text);
  g_autofree char *decomposed = g_utf8_normalize (text, length, G_NORMALIZE_NFKD);
  g_autoptr (GString) bare = g_string_new (NULL);

  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) < 0x300 || g_utf8_get_char (p) > 0x36f)
      g_string_append_unichar (bare, g_utf8_get_char (p));
  return g_utf8_casefold (bare->str, -1);
}

/* @offsets: gets for each byte where in @text the character is that it came from, and the end of @text. */
static char *
fold (const char *text,
      GArray     *offsets)
{
  GString *folded = g_string_new (NULL);
  guint offset = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *character = fold_character (g_utf8_get_char (p));

      offset = (guint) (p - text);
      g_string_append (folded, character);
      while (offsets != NULL && offsets->len < folded->len)
        g_array_append_val (offsets, offset);
    }
  offset = (guint) strlen (text);
  if (offsets != NULL)
    g_array_append_val (offsets, offset);
  return g_string_free (folded, FALSE);
}

/**
 * signet_text_find:
 * @text: UTF-8
 * @needle: UTF-8
 * @begin: (out): the first byte of @text that is of it
 * @end: (out): the first byte behind it
 *
 * Returns: whether @needle, without the blanks around it, is in @text, without regard to capitals and accents
 */
gboolean
signet_text_find (const char *text,
                  const char *needle,
                  guint      *begin,
                  guint      *end)
{
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = fold (text, offsets);
  g_autofree char *folded_needle = g_strstrip (fold (needle, NULL));
  const char *found = strstr (folded, folded_needle);
  gsize last;

  if (found == NULL || *folded_needle == '\0')
    return FALSE;

  *begin = g_array_index (offsets, guint, found - folded);
  /* To the end of the last character, which may have become several bytes. */
  last = (gsize) (found - folded) + strlen (folded_needle);
  while (last + 1 < offsets->len && g_array_index (offsets, guint, last) == g_array_index (offsets, guint, last - 1))
    last++;
  *end = g_array_index (offsets, guint, last);
  return TRUE;
}
