/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-zone-generate.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define MAX_WIDTH 63 /* of a label: more would be no name */

/**
 * signet_zone_range_parse:
 * @word: what stands behind $GENERATE
 * @range: (out): from where to where, in which steps
 * @problem: (out) (transfer none): what is wrong, translated
 *
 * Returns: whether it is a range of at most %SIGNET_ZONE_MAX_GENERATED values
 */
gboolean
signet_zone_range_parse (const char      *word,
                         SignetZoneRange *range,
                         const char     **problem)
{
  int length = 0;

  range->step = 1;
  if (strspn (word, "0123456789-/") != strlen (word) || strlen (word) > 32 ||
      sscanf (word, "%9u-%9u%n", &range->start, &range->stop, &length) != 2 ||
      (word[length] != '\0' &&
       (sscanf (word, "%9u-%9u/%9u%n", &range->start, &range->stop, &range->step, &length) != 3 || word[length] != '\0')) ||
      range->step == 0 || range->stop < range->start)
    {
      *problem = _("the range of $GENERATE is not right: it is written as in 1-100 or 0-255/5");
      return FALSE;
    }
  if ((range->stop - range->start) / range->step >= SIGNET_ZONE_MAX_GENERATED)
    {
      *problem = _("$GENERATE would make more than 65,536 records");
      return FALSE;
    }
  return TRUE;
}

/* BIND's n and N: the digits from the last to the first, each a label; the dots count as well, and one may stand at the end. */
static void
append_nibbles (GString *text,
                guint    value,
                guint    width,
                gboolean capital)
{
  const char *digits = capital ? "0123456789ABCDEF" : "0123456789abcdef";

  do
    {
      g_string_append_c (text, digits[value & 0xf]);
      value >>= 4;
      width -= width > 0;
      if (width > 0 || value > 0)
        {
          g_string_append_c (text, '.');
          width -= width > 0;
        }
    }
  while (width > 0 || value > 0);
}

static void
append_value (GString *text,
              guint    value,
              guint    width,
              char     base)
{
  const int padding = (int) width;

  if (base == 'd')
    g_string_append_printf (text, "%0*u", padding, value);
  else if (base == 'o')
    g_string_append_printf (text, "%0*o", padding, value);
  else if (base == 'x')
    g_string_append_printf (text, "%0*x", padding, value);
  else if (base == 'X')
    g_string_append_printf (text, "%0*X", padding, value);
  else
    append_nibbles (text, value, width, base == 'N');
}

/* What stands in braces. FALSE where it is wrong. */
static gboolean
append_with_modifier (GString    *text,
                      const char *modifier,
                      guint       value)
{
  int offset = 0, length = 0;
  guint width = 0;
  char base = 'd';

  if (strcspn (modifier, " \t") != strlen (modifier) || strlen (modifier) > 40)
    return FALSE;
  if (!((sscanf (modifier, "%9d%n", &offset, &length) == 1 && modifier[length] == '\0') ||
        (sscanf (modifier, "%9d,%3u%n", &offset, &width, &length) == 2 && modifier[length] == '\0') ||
        (sscanf (modifier, "%9d,%3u,%c%n", &offset, &width, &base, &length) == 3 && modifier[length] == '\0')))
    return FALSE;
  if (width > MAX_WIDTH || strchr ("doxXnN", base) == NULL || (gint64) value + offset < 0)
    return FALSE;
  append_value (text, (guint) ((gint64) value + offset), width, base);
  return TRUE;
}

/**
 * signet_zone_generate_word:
 * @word: a word of a $GENERATE line
 * @value: one of the values of its range
 * @problem: (out) (transfer none): what is wrong, translated
 *
 * Returns: (transfer full) (nullable): the word with @value filled in for each dollar; %NULL where a modifier is wrong
 */
char *
signet_zone_generate_word (const char  *word,
                           guint        value,
                           const char **problem)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *p = word; *p != '\0'; p++)
    {
      const char *end;

      if (*p == '\\' && p[1] == '$')
        g_string_append_c (text, *++p);
      else if (*p == '\\' && p[1] != '\0')
        {
          g_string_append_c (text, *p);
          g_string_append_c (text, *++p);
        }
      else if (*p != '$')
        g_string_append_c (text, *p);
      else if (p[1] == '$')
        g_string_append_c (text, *++p);
      else if (p[1] != '{')
        append_value (text, value, 0, 'd');
      else
        {
          g_autofree char *modifier = NULL;

          end = strchr (p, '}');
          modifier = end != NULL ? g_strndup (p + 2, (gsize) (end - p) - 2) : NULL;
          if (modifier == NULL || !append_with_modifier (text, modifier, value))
            {
              *problem = _("what stands in braces behind a dollar of $GENERATE is not right");
              return NULL;
            }
          p = end;
        }
    }
  return g_strdup (text->str);
}
