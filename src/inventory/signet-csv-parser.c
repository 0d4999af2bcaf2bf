/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-csv-parser.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>

/* libcsv was weighed and left: it grows a field without a bound before its caller sees it, and does not
 * say on which line a row began. */

typedef enum {
  STATE_FIELD_START,
  STATE_PLAIN,
  STATE_QUOTED,
  STATE_QUOTE_SEEN, /* in a quoted field: the first of a pair, or the closing one */
  STATE_SKIP,       /* the row is spoiled: wait for its end */
} State;

struct _SignetCsvParser
{
  SignetCsvRowFunc func;
  gpointer user_data;

  State state;
  GString *field;
  GPtrArray *fields;
  const char *problem; /* borrowed: of the present row */

  guint line;       /* where we are */
  guint row_line;   /* where the row began */
  gsize row_size;
  gsize total_size;
  gboolean row_started;
  gboolean after_cr; /* a LF that follows belongs to the same line end */
};

static gboolean
end_field (SignetCsvParser *self,
           GError         **error)
{
  if (self->fields->len >= SIGNET_CSV_MAX_COLUMNS)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                   _("Line %u has more than %d columns. Export a table with fewer."),
                   self->row_line, SIGNET_CSV_MAX_COLUMNS);
      return FALSE;
    }
  g_ptr_array_add (self->fields, g_strndup (self->field->str, self->field->len));
  g_string_truncate (self->field, 0);
  return TRUE;
}

static gboolean
end_row (SignetCsvParser *self,
         GError         **error)
{
  gboolean ok = TRUE;

  if (self->row_started)
    {
      guint n_fields;

      if (self->problem == NULL && !end_field (self, error))
        return FALSE;
      n_fields = self->fields->len;
      g_ptr_array_add (self->fields, NULL);
      ok = self->func (self->row_line, self->problem == NULL ? (char **) self->fields->pdata : NULL,
                       self->problem == NULL ? n_fields : 0, self->problem, self->user_data, error);
    }
  g_ptr_array_set_size (self->fields, 0);
  g_string_truncate (self->field, 0);
  self->problem = NULL;
  self->state = STATE_FIELD_START;
  self->row_started = FALSE;
  self->row_size = 0;
  return ok;
}

static void
spoil_row (SignetCsvParser *self,
           const char      *problem)
{
  self->problem = problem;
  self->state = STATE_SKIP;
}

static gboolean
take_char (SignetCsvParser *self,
           char             c,
           GError         **error)
{
  switch (self->state)
    {
    case STATE_FIELD_START:
      if (c == '"')
        self->state = STATE_QUOTED;
      else if (c == ',')
        return end_field (self, error);
      else
        {
          self->state = STATE_PLAIN;
          g_string_append_c (self->field, c);
        }
      return TRUE;

    case STATE_PLAIN:
      if (c == ',')
        {
          self->state = STATE_FIELD_START;
          return end_field (self, error);
        }
      if (c == '"')
        spoil_row (self, _("a quotation mark stands inside of a field that is not quoted; "
                           "quote the whole field and double the mark"));
      else
        g_string_append_c (self->field, c);
      return TRUE;

    case STATE_QUOTED:
      if (c == '"')
        self->state = STATE_QUOTE_SEEN;
      else
        g_string_append_c (self->field, c);
      return TRUE;

    case STATE_QUOTE_SEEN:
      if (c == '"')
        {
          self->state = STATE_QUOTED;
          g_string_append_c (self->field, c);
          return TRUE;
        }
      if (c == ',')
        {
          self->state = STATE_FIELD_START;
          return end_field (self, error);
        }
      spoil_row (self, _("text follows the closing quotation mark of a field; "
                         "double quotation marks inside of it"));
      return TRUE;

    case STATE_SKIP:
    default:
      return TRUE;
    }
}

/**
 * signet_csv_parser_new:
 * @func: (scope notified): called for each row
 * @user_data: for @func
 *
 * Returns: (transfer full): a parser at the beginning of a file, behind its byte order mark
 */
SignetCsvParser *
signet_csv_parser_new (SignetCsvRowFunc func,
                       gpointer         user_data)
{
  SignetCsvParser *self = g_new0 (SignetCsvParser, 1);

  self->func = func;
  self->user_data = user_data;
  self->field = g_string_new (NULL);
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->line = 1;
  return self;
}

/**
 * signet_csv_parser_free:
 * @self: (transfer full): a parser
 */
void
signet_csv_parser_free (SignetCsvParser *self)
{
  g_string_free (self->field, TRUE);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

/**
 * signet_csv_parser_feed:
 * @self: a parser
 * @bytes: (array length=size): the next bytes of the file
 * @size: how many
 * @error: return location for a #GError
 *
 * Takes the next piece of the file, which may end anywhere. The encoding is not looked at.
 *
 * Returns: %FALSE with %SIGNET_ERROR_TOO_LARGE over one of the limits, %SIGNET_ERROR_INVALID at a NUL, or
 *   with the error of the row function
 */
gboolean
signet_csv_parser_feed (SignetCsvParser *self,
                        const char      *bytes,
                        gsize            size,
                        GError         **error)
{
  self->total_size += size;
  if (self->total_size > SIGNET_CSV_MAX_SIZE)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                   _("The file is larger than %d MiB. Split it into several."),
                   (int) (SIGNET_CSV_MAX_SIZE / (1024 * 1024)));
      return FALSE;
    }

  for (gsize i = 0; i < size; i++)
    {
      const char c = bytes[i];
      const gboolean second_half = self->after_cr && c == '\n';

      self->after_cr = c == '\r';
      if (c == '\0')
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       _("Line %u contains a NUL byte: this is no text file in UTF-8. "
                         "Save the table as CSV in UTF-8."), self->line);
          return FALSE;
        }
      if ((c == '\r' || c == '\n') && self->state != STATE_QUOTED)
        {
          if (second_half)
            continue;
          if (!end_row (self, error))
            return FALSE;
          self->line++;
          continue;
        }
      if (!self->row_started)
        {
          self->row_started = TRUE;
          self->row_line = self->line;
        }
      if (++self->row_size > SIGNET_CSV_MAX_ROW_SIZE)
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                       _("The row that begins on line %u is longer than %d KiB. "
                         "Is a quotation mark missing there?"),
                       self->row_line, (int) (SIGNET_CSV_MAX_ROW_SIZE / 1024));
          return FALSE;
        }
      if ((c == '\n' && !second_half) || c == '\r')
        self->line++;
      if (!take_char (self, c, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * signet_csv_parser_end:
 * @self: a parser
 * @error: return location for a #GError
 *
 * Gives out the last row, where it has no line end of its own.
 *
 * Returns: as signet_csv_parser_feed()
 */
gboolean
signet_csv_parser_end (SignetCsvParser *self,
                       GError         **error)
{
  if (self->state == STATE_QUOTED)
    spoil_row (self, _("a quoted field is never closed"));
  return end_row (self, error);
}
