/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-json-scanner.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum {
  STATE_START,
  STATE_KEY_OR_END,   /* of the document */
  STATE_KEY,          /* behind a comma */
  STATE_IN_KEY,
  STATE_COLON,
  STATE_VALUE,
  STATE_ELEMENT_OR_END,
  STATE_ELEMENT,      /* behind a comma */
  STATE_PIECE,        /* in a value or an element */
  STATE_NEXT_ELEMENT, /* comma or bracket */
  STATE_NEXT_KEY,     /* comma or brace */
  STATE_END,
} State;

/* Within a string of a piece. */
typedef enum {
  STRING_NONE,
  STRING_PLAIN,
  STRING_ESCAPE, /* behind a backslash */
  STRING_CODE,   /* in the four digits of \u */
} StringState;

struct _SignetJsonScanner
{
  SignetJsonPieceFunc func;
  gpointer user_data;

  State state;
  gboolean in_array;
  GString *key;
  GString *piece;
  char open[SIGNET_JSON_MAX_DEPTH]; /* brackets of the piece that are to be closed */
  guint depth;
  StringState string;
  guint n_digits;
  guint code;           /* of \u */
  gboolean half_pair;   /* the code before was the first of two surrogates */

  guint line;
  guint piece_line;
};

/**
 * signet_json_scanner_new:
 * @func: (scope notified): called for each value, and each element of an array
 * @user_data: for @func
 *
 * Returns: (transfer full): a scanner at the beginning of a document
 */
SignetJsonScanner *
signet_json_scanner_new (SignetJsonPieceFunc func,
                         gpointer            user_data)
{
  SignetJsonScanner *self = g_new0 (SignetJsonScanner, 1);

  self->func = func;
  self->user_data = user_data;
  self->key = g_string_new (NULL);
  self->piece = g_string_new (NULL);
  self->line = 1;
  return self;
}

/**
 * signet_json_scanner_free:
 * @self: (transfer full): a scanner
 */
void
signet_json_scanner_free (SignetJsonScanner *self)
{
  g_string_free (self->key, TRUE);
  g_string_free (self->piece, TRUE);
  g_free (self);
}

static gboolean
fail (SignetJsonScanner *self,
      const char        *problem,
      GError           **error)
{
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
               /* Translators: the second is a clause that says what is wrong. */
               _("Line %u is not right in JSON: %s. Export the inventory again, or mend that line."), self->line, problem);
  return FALSE;
}

static gboolean
give_piece (SignetJsonScanner *self,
            GError           **error)
{
  gboolean ok;

  self->state = self->in_array ? STATE_NEXT_ELEMENT : STATE_NEXT_KEY;
  if (!g_utf8_validate (self->piece->str, (gssize) self->piece->len, NULL))
    return fail (self, _("a text is not in UTF-8"), error);
  ok = self->func (self->key->str, self->piece->str, self->piece->len, self->in_array, self->piece_line, self->user_data,
                   error);
  g_string_truncate (self->piece, 0);
  return ok;
}

/* The escapes of RFC 8259, 7, with surrogates in pairs only: half of one is no character, and what a parser makes of it is
 * its own affair. */
static gboolean
take_code_digit (SignetJsonScanner *self,
                 char               c,
                 GError           **error)
{
  if (!g_ascii_isxdigit (c))
    return fail (self, _("behind \\u stand four hexadecimal digits"), error);
  self->code = self->code * 16 + (guint) g_ascii_xdigit_value (c);
  if (++self->n_digits < 4)
    return TRUE;
  self->string = STRING_PLAIN;
  if (self->code == 0)
    return fail (self, _("a text contains a NUL"), error);
  if (self->half_pair != (self->code >= 0xdc00 && self->code <= 0xdfff))
    return fail (self, _("half of a pair of surrogates stands alone"), error);
  self->half_pair = self->code >= 0xd800 && self->code <= 0xdbff;
  return TRUE;
}

static gboolean
take_string_char (SignetJsonScanner *self,
                  char               c,
                  GError           **error)
{
  if (self->string == STRING_CODE)
    return take_code_digit (self, c, error);
  if (self->half_pair && !(self->string == STRING_PLAIN ? c == '\\' : c == 'u'))
    return fail (self, _("half of a pair of surrogates stands alone"), error);
  if (self->string == STRING_ESCAPE)
    {
      if (strchr ("\"\\/bfnrtu", c) == NULL)
        return fail (self, _("a text has a wrong escape behind a backslash"), error);
      self->string = c == 'u' ? STRING_CODE : STRING_PLAIN;
      self->n_digits = 0;
      self->code = 0;
      return TRUE;
    }
  if (g_ascii_iscntrl (c) && (guchar) c != 0x7f)
    return fail (self, _("a text contains a line break or a control character, or is not closed"), error);
  if (c == '\\')
    self->string = STRING_ESCAPE;
  else if (c == '"')
    self->string = STRING_NONE;
  return TRUE;
}

static gboolean
open_bracket (SignetJsonScanner *self,
              char               c,
              GError           **error)
{
  if (self->depth == SIGNET_JSON_MAX_DEPTH)
    return fail (self, _("it is nested too deeply"), error);
  self->open[self->depth++] = c == '{' ? '}' : ']';
  return TRUE;
}

/* *done: with this character the piece is complete. *again: it ended before it. */
static gboolean
take_piece_char (SignetJsonScanner *self,
                 char               c,
                 gboolean          *done,
                 gboolean          *again,
                 GError           **error)
{
  if (self->string != STRING_NONE)
    {
      if (!take_string_char (self, c, error))
        return FALSE;
      *done = self->string == STRING_NONE && self->depth == 0;
      return TRUE;
    }
  if (self->depth == 0 && self->piece->len > 0 && strchr (",]} \t\r\n", c) != NULL)
    {
      *done = *again = TRUE; /* a number or a word has no end of its own */
      return TRUE;
    }
  if (c == '"')
    self->string = STRING_PLAIN;
  else if (c == '{' || c == '[')
    return open_bracket (self, c, error);
  else if (c == '}' || c == ']')
    {
      if (self->depth == 0 || self->open[self->depth - 1] != c)
        return fail (self, _("a bracket is closed that was not opened"), error);
      *done = --self->depth == 0;
    }
  else if (strchr (",: \t\r\n0123456789+-.eEtrufalsn", c) == NULL)
    return fail (self, _("something stands outside of quotation marks that belongs into them"), error);
  return TRUE;
}

static gboolean
take_piece (SignetJsonScanner *self,
            char               c,
            gboolean          *again,
            GError           **error)
{
  gboolean done = FALSE;

  if (!take_piece_char (self, c, &done, again, error))
    return FALSE;
  if (!*again)
    g_string_append_c (self->piece, c);
  if (self->piece->len > SIGNET_JSON_MAX_PIECE_SIZE)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                   _("What begins on line %u is longer than %d KiB. This is no inventory."), self->piece_line,
                   (int) (SIGNET_JSON_MAX_PIECE_SIZE / 1024));
      return FALSE;
    }
  return !done || give_piece (self, error);
}

static gboolean
begin_piece (SignetJsonScanner *self,
             gboolean           in_array,
             gboolean          *again)
{
  self->in_array = in_array;
  self->piece_line = self->line;
  self->state = STATE_PIECE;
  *again = TRUE;
  return TRUE;
}

static gboolean
take_key_char (SignetJsonScanner *self,
               char               c,
               GError           **error)
{
  if (c == '"')
    {
      self->state = STATE_COLON;
      return g_utf8_validate (self->key->str, (gssize) self->key->len, NULL) ||
             fail (self, _("a text is not in UTF-8"), error);
    }
  if (c == '\\' || g_ascii_iscntrl (c) || self->key->len >= SIGNET_JSON_MAX_KEY_LENGTH)
    return fail (self, _("this is no name of a part of an inventory"), error);
  g_string_append_c (self->key, c);
  return TRUE;
}

/* The document's own punctuation. */
static gboolean
take_structure (SignetJsonScanner *self,
                char               c,
                gboolean          *again,
                GError           **error)
{
  switch (self->state)
    {
    case STATE_START:
      self->state = STATE_KEY_OR_END;
      return c == '{' || fail (self, _("it does not begin with a brace"), error);
    case STATE_KEY_OR_END:
    case STATE_KEY:
      g_string_truncate (self->key, 0);
      if (c == '}' && self->state == STATE_KEY_OR_END)
        self->state = STATE_END;
      else
        self->state = STATE_IN_KEY;
      return self->state == STATE_END || c == '"' || fail (self, _("there should be a quotation mark"), error);
    case STATE_COLON:
      self->state = STATE_VALUE;
      return c == ':' || fail (self, _("there should be a colon"), error);
    case STATE_VALUE:
      if (c != '[')
        return begin_piece (self, FALSE, again);
      self->state = STATE_ELEMENT_OR_END;
      return TRUE;
    case STATE_ELEMENT_OR_END:
    case STATE_ELEMENT:
      if (c != ']' || self->state == STATE_ELEMENT)
        return begin_piece (self, TRUE, again);
      self->state = STATE_NEXT_KEY;
      return TRUE;
    case STATE_NEXT_ELEMENT:
      self->state = c == ',' ? STATE_ELEMENT : STATE_NEXT_KEY;
      return c == ',' || c == ']' || fail (self, _("there should be a comma or a bracket"), error);
    case STATE_NEXT_KEY:
      self->state = c == ',' ? STATE_KEY : STATE_END;
      return c == ',' || c == '}' || fail (self, _("there should be a comma or a brace"), error);
    case STATE_END:
      return fail (self, _("something follows behind its end"), error);
    case STATE_IN_KEY:
    case STATE_PIECE:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
take_char (SignetJsonScanner *self,
           char               c,
           GError           **error)
{
  gboolean again;

  if (c == '\0')
    return fail (self, _("it contains a NUL byte"), error);
  do
    {
      gboolean ok = TRUE;

      again = FALSE;
      if (self->state == STATE_PIECE)
        ok = take_piece (self, c, &again, error);
      else if (self->state == STATE_IN_KEY)
        ok = take_key_char (self, c, error);
      else if (strchr (" \t\r\n", c) == NULL)
        ok = take_structure (self, c, &again, error);
      if (!ok)
        return FALSE;
    }
  while (again);
  self->line += c == '\n';
  return TRUE;
}

/**
 * signet_json_scanner_feed:
 * @self: a scanner
 * @bytes: (array length=size): the next bytes of the document
 * @size: how many
 * @error: return location for a #GError
 *
 * Takes the next piece of the document, which may end anywhere.
 *
 * Returns: %FALSE with %SIGNET_ERROR_INVALID where this is no JSON, %SIGNET_ERROR_TOO_LARGE over a limit, or with the
 *   error of the function
 */
gboolean
signet_json_scanner_feed (SignetJsonScanner *self,
                          const char        *bytes,
                          gsize              size,
                          GError           **error)
{
  for (gsize i = 0; i < size; i++)
    if (!take_char (self, bytes[i], error))
      return FALSE;
  return TRUE;
}

/**
 * signet_json_scanner_end:
 * @self: a scanner
 * @error: return location for a #GError
 *
 * Returns: whether the document was complete; else %SIGNET_ERROR_INVALID
 */
gboolean
signet_json_scanner_end (SignetJsonScanner *self,
                         GError           **error)
{
  return self->state == STATE_END || fail (self, _("it ends too early"), error);
}
