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
  char separator;
  gboolean strict;     /* about quotation marks inside of fields */
  gboolean plain[256]; /* what means nothing of its own, in a quoted field or out of it */

  State state;
  GString *text;       /* the row's fields, each with a NUL behind it */
  GArray *starts;      /* of gsize: where each begins */
  gsize field_start;   /* of the present one */
  GPtrArray *fields;   /* for the row function: into the text */
  const char *problem; /* borrowed: of the present row */

  guint line;       /* where we are */
  guint row_line;   /* where the row began */
  gsize row_size;
  gboolean row_started;
  gboolean after_cr; /* a LF that follows belongs to the same line end */
};

static gboolean
end_field (SignetCsvParser *self,
           GError         **error)
{
  if (self->starts->len >= SIGNET_CSV_MAX_COLUMNS)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                   _("Line %u has more than %d columns. Export a table with fewer."),
                   self->row_line, SIGNET_CSV_MAX_COLUMNS);
      return FALSE;
    }
  g_array_append_val (self->starts, self->field_start);
  g_string_append_c (self->text, '\0');
  self->field_start = self->text->len;
  return TRUE;
}

static gboolean
give_row (SignetCsvParser *self,
          GError         **error)
{
  if (self->problem != NULL)
    return self->func (self->row_line, NULL, 0, self->problem, self->user_data, error);

  if (!end_field (self, error))
    return FALSE;
  g_ptr_array_set_size (self->fields, 0);
  for (guint i = 0; i < self->starts->len; i++)
    g_ptr_array_add (self->fields, self->text->str + g_array_index (self->starts, gsize, i));
  g_ptr_array_add (self->fields, NULL);
  return self->func (self->row_line, (char **) self->fields->pdata, self->starts->len, NULL, self->user_data, error);
}

static gboolean
end_row (SignetCsvParser *self,
         GError         **error)
{
  const gboolean ok = !self->row_started || give_row (self, error);

  g_array_set_size (self->starts, 0);
  g_string_truncate (self->text, 0);
  self->field_start = 0;
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

static void
take_quote (SignetCsvParser *self)
{
  if (self->state == STATE_FIELD_START)
    self->state = STATE_QUOTED;
  else if (self->state == STATE_QUOTED)
    self->state = STATE_QUOTE_SEEN;
  else if (self->state == STATE_QUOTE_SEEN || (self->state == STATE_PLAIN && !self->strict))
    {
      self->state = self->state == STATE_QUOTE_SEEN ? STATE_QUOTED : STATE_PLAIN;
      g_string_append_c (self->text, '"');
    }
  else if (self->state == STATE_PLAIN)
    spoil_row (self, _("a quotation mark stands inside of a field that is not quoted; "
                       "quote the whole field and double the mark"));
}

/* Characters of a field, none of them a quotation mark, or one separator or line end in quotes. */
static void
take_plain (SignetCsvParser *self,
            const char      *bytes,
            gsize            size)
{
  if (self->state == STATE_QUOTE_SEEN)
    spoil_row (self, _("text follows the closing quotation mark of a field; "
                       "double quotation marks inside of it"));
  if (self->state == STATE_SKIP)
    return;
  if (self->state == STATE_FIELD_START)
    self->state = STATE_PLAIN;
  g_string_append_len (self->text, bytes, (gssize) size);
}

static gboolean
take_special (SignetCsvParser *self,
              const char      *c,
              GError         **error)
{
  if (*c == '"')
    take_quote (self);
  else if (*c != self->separator || self->state == STATE_QUOTED || self->state == STATE_SKIP)
    take_plain (self, c, 1);
  else
    {
      self->state = STATE_FIELD_START;
      return end_field (self, error);
    }
  return TRUE;
}

static gboolean
grow_row (SignetCsvParser *self,
          gsize            size,
          GError         **error)
{
  if (!self->row_started)
    {
      self->row_started = TRUE;
      self->row_line = self->line;
    }
  self->row_size += size;
  if (self->row_size <= SIGNET_CSV_MAX_ROW_SIZE)
    return TRUE;
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
               _("The row that begins on line %u is longer than %d KiB. "
                 "Is a quotation mark missing there?"),
               self->row_line, (int) (SIGNET_CSV_MAX_ROW_SIZE / 1024));
  return FALSE;
}

/* A quotation mark, a separator, a line end, a NUL. */
static gboolean
take_one (SignetCsvParser *self,
          const char      *c,
          GError         **error)
{
  const gboolean second_half = self->after_cr && *c == '\n';

  self->after_cr = *c == '\r';
  if (*c == '\0')
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   _("Line %u contains a NUL byte: this is no text, or not in this encoding. "
                     "Save the table as CSV in UTF-8."), self->line);
      return FALSE;
    }
  if ((*c == '\r' || *c == '\n') && self->state != STATE_QUOTED)
    {
      if (second_half)
        return TRUE;
      if (!end_row (self, error))
        return FALSE;
      self->line++;
      return TRUE;
    }
  if (!grow_row (self, 1, error))
    return FALSE;
  if ((*c == '\n' && !second_half) || *c == '\r')
    self->line++;
  return take_special (self, c, error);
}

/**
 * signet_csv_parser_new:
 * @separator: what stands between two fields: one of , ; | and the tabulator
 * @func: (scope notified): called for each row
 * @user_data: for @func
 *
 * Returns: (transfer full): a parser at the beginning of a file, behind its byte order mark
 */
SignetCsvParser *
signet_csv_parser_new (char             separator,
                       SignetCsvRowFunc func,
                       gpointer         user_data)
{
  SignetCsvParser *self = g_new0 (SignetCsvParser, 1);

  self->func = func;
  self->user_data = user_data;
  self->separator = separator;
  self->strict = separator == ',' || separator == ';';
  for (guint i = 0; i < 256; i++)
    self->plain[i] = i != 0 && i != '"' && i != '\r' && i != '\n' && i != (guchar) separator;
  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->fields = g_ptr_array_new ();
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
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
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
  const char *end = bytes + size;

  while (bytes < end)
    {
      const char *run = bytes;

      while (bytes < end && self->plain[(guchar) *bytes])
        bytes++;
      if (bytes > run)
        {
          if (!grow_row (self, (gsize) (bytes - run), error))
            return FALSE;
          self->after_cr = FALSE;
          take_plain (self, run, (gsize) (bytes - run));
        }
      if (bytes < end && !take_one (self, bytes++, error))
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
