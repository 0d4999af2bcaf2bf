/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "signer/signet-line-reader.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_SIZE (64 * 1024)

struct _SignetLineReader
{
  GObject parent_instance;

  /* owned */
  GInputStream *stream;
  GByteArray *buffer;

  gsize max_length;
  gsize searched; /* so many bytes of the buffer have no line end */
};

G_DEFINE_FINAL_TYPE (SignetLineReader, signet_line_reader, G_TYPE_OBJECT)

static void read_more (GTask *task);

static char *
take_line (SignetLineReader *self)
{
  const guint8 *end;
  char *line;
  gsize length;

  if (self->buffer->len == self->searched)
    return NULL;

  end = memchr (self->buffer->data + self->searched, '\n', self->buffer->len - self->searched);
  if (end == NULL)
    {
      self->searched = self->buffer->len;
      return NULL;
    }

  length = (gsize) (end - self->buffer->data);
  line = g_strndup ((const char *) self->buffer->data, length);
  g_byte_array_remove_range (self->buffer, 0, (guint) length + 1);
  self->searched = 0;

  return line;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SignetLineReader *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  char *line;

  if (bytes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* a line without its end is none: whoever wrote it died in the middle */
  if (g_bytes_get_size (bytes) == 0)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  g_byte_array_append (self->buffer, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));

  line = take_line (self);
  if (line != NULL)
    g_task_return_pointer (task, line, g_free);
  else if (self->buffer->len > self->max_length)
    g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE, _("A line is longer than %u bytes."),
                             (guint) self->max_length);
  else
    read_more (g_steal_pointer (&task));
}

static void
read_more (GTask *task)
{
  SignetLineReader *self = g_task_get_source_object (task);

  g_input_stream_read_bytes_async (self->stream, CHUNK_SIZE, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                   read_cb, task);
}

static void
signet_line_reader_finalize (GObject *object)
{
  SignetLineReader *self = SIGNET_LINE_READER (object);

  g_clear_object (&self->stream);
  g_clear_pointer (&self->buffer, g_byte_array_unref);

  G_OBJECT_CLASS (signet_line_reader_parent_class)->finalize (object);
}

static void
signet_line_reader_class_init (SignetLineReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_line_reader_finalize;
}

static void
signet_line_reader_init (SignetLineReader *self)
{
  self->buffer = g_byte_array_new ();
}

/**
 * signet_line_reader_new:
 * @stream: where the lines come from
 * @max_length: the most bytes that a line may have
 *
 * Returns: (transfer full): a reader
 */
SignetLineReader *
signet_line_reader_new (GInputStream *stream,
                        gsize         max_length)
{
  SignetLineReader *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_object_new (SIGNET_TYPE_LINE_READER, NULL);
  self->stream = g_object_ref (stream);
  self->max_length = max_length;

  return self;
}

/**
 * signet_line_reader_read_async:
 * @self: a reader
 * @cancellable: (nullable): ends the waiting
 * @callback: called when there is a line, or the end
 * @user_data: for @callback
 *
 * Reads the next line.
 */
void
signet_line_reader_read_async (SignetLineReader    *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  char *line;

  g_return_if_fail (SIGNET_IS_LINE_READER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_line_reader_read_async);

  line = take_line (self);
  if (line != NULL)
    g_task_return_pointer (task, line, g_free);
  else
    read_more (g_steal_pointer (&task));
}

/**
 * signet_line_reader_read_finish:
 * @self: a reader
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the line without its end; %NULL without an error at the end of the
 *   stream, else with %SIGNET_ERROR_TOO_LARGE or an error of %G_IO_ERROR
 */
char *
signet_line_reader_read_finish (SignetLineReader  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
