/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/signet-store-text.h"

#include "base/signet-dns-name.h"

#include <string.h>

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;
  return TRUE;
}

/**
 * signet_store_fold:
 * @text: (nullable): UTF-8
 *
 * Makes texts comparable byte by byte: "Société", "SOCIETE" and "ｓｏｃｉété" become one. Only the combining marks of
 * Latin, Greek and Cyrillic are dropped (U+0300 to U+036F): in other scripts a mark makes another letter.
 *
 * Returns: (transfer full): the folded text; "" for %NULL and for what is not UTF-8
 */
char *
signet_store_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autoptr (GString) bare = NULL;

  if (text == NULL)
    return g_strdup ("");
  if (is_ascii (text))
    return g_ascii_strdown (text, -1);
  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  if (decomposed == NULL)
    return g_strdup ("");
  bare = g_string_sized_new (strlen (decomposed));
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c < 0x300 || c > 0x36f)
        g_string_append_unichar (bare, c);
    }
  return g_utf8_casefold (bare->str, -1);
}

/**
 * signet_store_fold_name:
 * @name: a DNS name in A-labels
 *
 * Returns: (transfer full): its U-labels, folded
 */
char *
signet_store_fold_name (const char *name)
{
  g_autofree char *unicode = NULL;

  if (strstr (name, "xn--") == NULL)
    return g_ascii_strdown (name, -1);
  unicode = signet_dns_name_to_unicode (name);
  return signet_store_fold (unicode);
}

/**
 * signet_store_search_add:
 * @search: the text that will be searched
 * @text: (nullable): UTF-8
 *
 * Adds @text, folded, on a line of its own: what is typed in one line never matches across two.
 */
void
signet_store_search_add (GString    *search,
                         const char *text)
{
  g_autofree char *folded = signet_store_fold (text);

  if (*folded == '\0')
    return;
  g_string_append (search, folded);
  g_string_append_c (search, '\n');
}

/**
 * signet_store_search_add_name:
 * @search: the text that will be searched
 * @name: a DNS name in A-labels
 *
 * Adds @name in both spellings.
 */
void
signet_store_search_add_name (GString    *search,
                              const char *name)
{
  g_string_append (search, name);
  g_string_append_c (search, '\n');
  if (strstr (name, "xn--") != NULL)
    {
      g_autofree char *folded = signet_store_fold_name (name);

      g_string_append (search, folded);
      g_string_append_c (search, '\n');
    }
}
