/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "inventory/signet-json-grammar.h"

#include "inventory/signet-json-scanner.h"

#include <string.h>

static gboolean take_value (const char **p, guint depth);

static void
skip_blanks (const char **p)
{
  *p += strspn (*p, " \t\r\n");
}

static gboolean
take (const char **p,
      const char  *text)
{
  if (!g_str_has_prefix (*p, text))
    return FALSE;
  *p += strlen (text);
  return TRUE;
}

/* RFC 8259, 7; what stands behind a backslash was looked at by the scanner. */
static gboolean
take_string (const char **p)
{
  if (!take (p, "\""))
    return FALSE;
  for (; **p != '"'; (*p)++)
    {
      if (**p == '\\')
        (*p)++;
      if (**p == '\0')
        return FALSE;
    }
  (*p)++;
  return TRUE;
}

static gboolean
take_digits (const char **p)
{
  const gsize n_digits = strspn (*p, "0123456789");

  *p += n_digits;
  return n_digits > 0;
}

/* RFC 8259, 6 */
static gboolean
take_number (const char **p)
{
  take (p, "-");
  if (!take (p, "0") && !take_digits (p))
    return FALSE;
  if (take (p, ".") && !take_digits (p))
    return FALSE;
  if (!take (p, "e") && !take (p, "E"))
    return TRUE;
  if (!take (p, "+"))
    take (p, "-");
  return take_digits (p);
}

/* RFC 8259, 4 and 5: what stands between the brackets, and the closing one. */
static gboolean
take_members (const char **p,
              const char  *closing,
              gboolean     named,
              guint        depth)
{
  skip_blanks (p);
  if (take (p, closing))
    return TRUE;
  do
    {
      skip_blanks (p);
      if (named)
        {
          if (!take_string (p))
            return FALSE;
          skip_blanks (p);
          if (!take (p, ":"))
            return FALSE;
        }
      if (!take_value (p, depth))
        return FALSE;
    }
  while (take (p, ","));
  return take (p, closing);
}

static gboolean
take_value (const char **p,
            guint        depth)
{
  gboolean ok;

  if (depth > SIGNET_JSON_MAX_DEPTH)
    return FALSE;
  skip_blanks (p);
  if (take (p, "{"))
    ok = take_members (p, "}", TRUE, depth + 1);
  else if (take (p, "["))
    ok = take_members (p, "]", FALSE, depth + 1);
  else if (**p == '"')
    ok = take_string (p);
  else
    ok = take (p, "true") || take (p, "false") || take (p, "null") || take_number (p);
  skip_blanks (p);
  return ok;
}

/**
 * signet_json_grammar_holds:
 * @piece: what a scanner gave out, NUL-terminated
 *
 * Returns: whether it is one value as RFC 8259 has it, and nothing else
 */
gboolean
signet_json_grammar_holds (const char *piece)
{
  return take_value (&piece, 0) && *piece == '\0';
}
