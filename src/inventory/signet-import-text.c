/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-import-text.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INPUT_SIZE  (64 * 1024)
/* Four octets of UTF-8 for each octet of the file at the most. */
#define OUTPUT_SIZE (4 * INPUT_SIZE)

struct _SignetImportText
{
  GInputStream *stream;   /* owned */
  GConverter *converter;  /* owned; NULL for UTF-8 */
  char *encoding;

  char *input;
  gsize n_input;          /* octets that are read and not converted yet */
  char *output;           /* NULL for UTF-8 */
  goffset position;
  guint64 n_lines;        /* line ends given out */
  gboolean at_end;
  gboolean started;

  SignetImportTextFunc progress;
  gpointer progress_data;
};

/**
 * signet_import_text_new:
 * @stream: the octets of a file
 * @encoding: as g_convert() takes it
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the text of @stream; %NULL with %SIGNET_ERROR_INVALID where the system does not know
 *   the encoding
 */
SignetImportText *
signet_import_text_new (GInputStream *stream,
                        const char   *encoding,
                        GError      **error)
{
  g_autoptr (GConverter) converter = NULL;
  SignetImportText *self;

  if (g_ascii_strcasecmp (encoding, "UTF-8") != 0)
    {
      converter = (GConverter *) g_charset_converter_new ("UTF-8", encoding, NULL);
      if (converter == NULL)
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       _("The encoding “%s” is not known here. Choose another one."), encoding);
          return NULL;
        }
    }

  self = g_new0 (SignetImportText, 1);
  self->stream = g_object_ref (stream);
  self->encoding = g_strdup (encoding);
  self->input = g_malloc (INPUT_SIZE);
  if (converter != NULL)
    {
      self->converter = g_steal_pointer (&converter);
      self->output = g_malloc (OUTPUT_SIZE);
    }
  return self;
}

/**
 * signet_import_text_free:
 * @self: (transfer full): a text
 */
void
signet_import_text_free (SignetImportText *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->converter);
  g_free (self->encoding);
  g_free (self->input);
  g_free (self->output);
  g_free (self);
}

static gboolean
fill_input (SignetImportText *self,
            GCancellable     *cancellable,
            GError          **error)
{
  gsize n_read = 0;

  if (self->at_end || self->n_input == INPUT_SIZE)
    return TRUE;
  if (!g_input_stream_read_all (self->stream, self->input + self->n_input, INPUT_SIZE - self->n_input, &n_read,
                                cancellable, error))
    return FALSE;
  self->at_end = self->n_input + n_read < INPUT_SIZE;
  self->n_input += n_read;
  self->position += (goffset) n_read;
  if (self->position > SIGNET_IMPORT_MAX_SIZE)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                   _("The file is larger than %d MiB. Split it into several."),
                   (int) (SIGNET_IMPORT_MAX_SIZE / (1024 * 1024)));
      return FALSE;
    }
  if (self->progress != NULL)
    self->progress (self->position, self->progress_data);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
convert (SignetImportText *self,
         gsize            *size,
         GError          **error)
{
  g_autoptr (GError) local_error = NULL;
  gsize n_taken = 0;

  if (g_converter_convert (self->converter, self->input, self->n_input, self->output, OUTPUT_SIZE,
                           self->at_end ? G_CONVERTER_INPUT_AT_END : 0, &n_taken, size, &local_error) == G_CONVERTER_ERROR)
    {
      /* Also where the file ends in the middle of a character. */
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   _("Line %" G_GUINT64_FORMAT " is not in the encoding %s. Choose the encoding in which the file was "
                     "saved, or save it in UTF-8."), self->n_lines + 1, self->encoding);
      return FALSE;
    }
  self->n_input -= n_taken;
  memmove (self->input, self->input + n_taken, self->n_input);
  for (gsize i = 0; i < *size; i++)
    self->n_lines += self->output[i] == '\n';
  return TRUE;
}

/**
 * signet_import_text_read:
 * @self: a text
 * @bytes: (out) (transfer none): the next piece
 * @size: (out): its size, 0 at the end
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError
 *
 * A piece may begin and end in the middle of a character.
 *
 * Returns: whether that could be read; else %SIGNET_ERROR_INVALID where it is not in the encoding,
 *   %SIGNET_ERROR_TOO_LARGE over the limit, the error of the stream, or %G_IO_ERROR_CANCELLED
 */
gboolean
signet_import_text_read (SignetImportText *self,
                         const char      **bytes,
                         gsize            *size,
                         GCancellable     *cancellable,
                         GError          **error)
{
  *size = 0;
  do
    {
      if (!fill_input (self, cancellable, error))
        return FALSE;
      if (self->n_input == 0)
        return TRUE;
      if (self->converter == NULL)
        {
          *bytes = self->input;
          *size = self->n_input;
          self->n_input = 0;
        }
      else
        {
          *bytes = self->output;
          if (!convert (self, size, error))
            return FALSE;
        }
      if (!self->started && *size >= 3 && memcmp (*bytes, "\xef\xbb\xbf", 3) == 0)
        {
          *bytes += 3;
          *size -= 3;
        }
      self->started = TRUE;
    }
  while (*size == 0);
  return TRUE;
}

/**
 * signet_import_text_set_progress:
 * @self: a text
 * @func: (scope notified): called with the number of octets read, after each piece
 * @user_data: for @func
 */
void
signet_import_text_set_progress (SignetImportText    *self,
                                 SignetImportTextFunc func,
                                 gpointer             user_data)
{
  self->progress = func;
  self->progress_data = user_data;
}
