/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-zone-lexer.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>

typedef enum {
  STATE_BETWEEN, /* words */
  STATE_WORD,
  STATE_QUOTED,
  STATE_COMMENT,
} State;

struct _SignetZoneLexer
{
  SignetZoneEntryFunc func;
  gpointer user_data;

  State state;
  gboolean escaped;   /* the character before was a backslash */
  guint depth;        /* of parentheses */
  GString *text;      /* the entry's words, each with a NUL behind it */
  GArray *starts;     /* of gsize: where each begins */
  gsize word_start;
  GPtrArray *words;   /* for the function: into the text */
  const char *problem;

  guint line;
  guint entry_line;
  gsize entry_size;
  gboolean leading_blank;
  gboolean at_start;  /* of a line outside of parentheses */
};

/**
 * signet_zone_lexer_new:
 * @func: (scope notified): called for each entry
 * @user_data: for @func
 *
 * Returns: (transfer full): a lexer at the beginning of a file
 */
SignetZoneLexer *
signet_zone_lexer_new (SignetZoneEntryFunc func,
                       gpointer            user_data)
{
  SignetZoneLexer *self = g_new0 (SignetZoneLexer, 1);

  self->func = func;
  self->user_data = user_data;
  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->words = g_ptr_array_new ();
  self->line = 1;
  self->entry_line = 1;
  self->at_start = TRUE;
  return self;
}

/**
 * signet_zone_lexer_free:
 * @self: (transfer full): a lexer
 */
void
signet_zone_lexer_free (SignetZoneLexer *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_ptr_array_unref (self->words);
  g_free (self);
}

static void
end_word (SignetZoneLexer *self)
{
  g_array_append_val (self->starts, self->word_start);
  g_string_append_c (self->text, '\0');
  self->word_start = self->text->len;
  self->state = STATE_BETWEEN;
}

static gboolean
give_entry (SignetZoneLexer *self,
            GError         **error)
{
  SignetZoneEntry entry = { self->entry_line, self->leading_blank, NULL, 0, self->problem };

  if (self->problem == NULL)
    {
      if (self->starts->len == 0)
        return TRUE;
      g_ptr_array_set_size (self->words, 0);
      for (guint i = 0; i < self->starts->len; i++)
        g_ptr_array_add (self->words, self->text->str + g_array_index (self->starts, gsize, i));
      g_ptr_array_add (self->words, NULL);
      entry.words = (char **) self->words->pdata;
      entry.n_words = self->starts->len;
    }
  return self->func (&entry, self->user_data, error);
}

static gboolean
end_entry (SignetZoneLexer *self,
           GError         **error)
{
  const gboolean ok = give_entry (self, error);

  g_array_set_size (self->starts, 0);
  g_string_truncate (self->text, 0);
  self->word_start = 0;
  self->problem = NULL;
  self->depth = 0;
  self->state = STATE_BETWEEN;
  self->escaped = FALSE;
  self->leading_blank = FALSE;
  self->at_start = TRUE;
  self->entry_size = 0;
  return ok;
}

static gboolean
end_line (SignetZoneLexer *self,
          GError         **error)
{
  gboolean ok = TRUE;

  if (self->state == STATE_QUOTED)
    {
      /* The parentheses around it can't be trusted either. */
      self->problem = _("a quotation mark is not closed on its line");
      self->depth = 0;
    }
  else if (self->state == STATE_WORD)
    end_word (self);
  self->state = STATE_BETWEEN;
  self->escaped = FALSE;
  if (self->depth == 0)
    ok = end_entry (self, error);
  self->line++;
  if (self->depth == 0)
    self->entry_line = self->line;
  return ok;
}

static void
take_special (SignetZoneLexer *self,
              char             c)
{
  if (self->state == STATE_WORD)
    end_word (self);
  if (c == ';')
    self->state = STATE_COMMENT;
  else if (c == '(')
    self->depth++;
  else if (c == ')' && self->depth > 0)
    self->depth--;
  else if (c == ')')
    self->problem = _("a parenthesis is closed that was not opened");
  else if (c == '"')
    self->state = STATE_QUOTED;
}

static void
take_quoted (SignetZoneLexer *self,
             char             c)
{
  if (self->escaped || c != '"')
    g_string_append_c (self->text, c);
  else
    end_word (self);
  self->escaped = !self->escaped && c == '\\';
}

static void
take_unquoted (SignetZoneLexer *self,
               char             c)
{
  if (!self->escaped)
    switch (c)
      {
      case ';':
      case '(':
      case ')':
      case '"':
        take_special (self, c);
        return;
      case ' ':
      case '\t':
      case '\r':
      case '\f':
        if (self->state == STATE_WORD)
          end_word (self);
        return;
      default:
        break;
      }
  self->state = STATE_WORD;
  g_string_append_c (self->text, c);
  self->escaped = !self->escaped && c == '\\';
}

static gboolean
take_char (SignetZoneLexer *self,
           char             c,
           GError         **error)
{
  if (c == '\0')
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   _("Line %u contains a NUL byte: this is no text, or not in this encoding."), self->line);
      return FALSE;
    }
  if (c == '\n')
    return end_line (self, error);
  if (self->state == STATE_COMMENT)
    return TRUE;
  if (++self->entry_size > SIGNET_ZONE_MAX_ENTRY_SIZE)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                   _("The record that begins on line %u is longer than %d KiB. Is a parenthesis not closed there?"),
                   self->entry_line, (int) (SIGNET_ZONE_MAX_ENTRY_SIZE / 1024));
      return FALSE;
    }
  if (self->at_start)
    self->leading_blank = c == ' ' || c == '\t';
  self->at_start = FALSE;
  if (self->state == STATE_QUOTED)
    take_quoted (self, c);
  else
    take_unquoted (self, c);
  return TRUE;
}

/**
 * signet_zone_lexer_feed:
 * @self: a lexer
 * @bytes: (array length=size): the next bytes of the file
 * @size: how many
 * @error: return location for a #GError
 *
 * Takes the next piece of the file, which may end anywhere.
 *
 * Returns: %FALSE with %SIGNET_ERROR_TOO_LARGE over the limit, %SIGNET_ERROR_INVALID at a NUL, or with the error of the
 *   function
 */
gboolean
signet_zone_lexer_feed (SignetZoneLexer *self,
                        const char      *bytes,
                        gsize            size,
                        GError         **error)
{
  for (gsize i = 0; i < size; i++)
    if (!take_char (self, bytes[i], error))
      return FALSE;
  return TRUE;
}

/**
 * signet_zone_lexer_end:
 * @self: a lexer
 * @error: return location for a #GError
 *
 * Gives out the last entry, where it has no line end of its own.
 *
 * Returns: as signet_zone_lexer_feed()
 */
gboolean
signet_zone_lexer_end (SignetZoneLexer *self,
                       GError         **error)
{
  if (!end_line (self, error))
    return FALSE;
  if (self->depth == 0)
    return TRUE;
  self->problem = _("a parenthesis is never closed");
  return end_entry (self, error);
}
