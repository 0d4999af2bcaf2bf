/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signer/signet-line-writer.h"

struct _SignetLineWriter
{
  GObject parent_instance;

  /* owned */
  GOutputStream *stream;
  GQueue lines;   /* of GBytes; the first one is being written */
};

G_DEFINE_FINAL_TYPE (SignetLineWriter, signet_line_writer, G_TYPE_OBJECT)

static void write_first (SignetLineWriter *self);

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SignetLineWriter) self = user_data;
  g_autoptr (GError) error = NULL;

  /* that it could not be written means that the other end is gone, which the reading finds out as well */
  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      g_debug ("A line was not taken: %s", error->message);
      g_queue_clear_full (&self->lines, (GDestroyNotify) g_bytes_unref);
      return;
    }

  g_bytes_unref (g_queue_pop_head (&self->lines));
  if (!g_queue_is_empty (&self->lines))
    write_first (self);
}

static void
write_first (SignetLineWriter *self)
{
  gsize size;
  gconstpointer bytes = g_bytes_get_data (g_queue_peek_head (&self->lines), &size);

  g_output_stream_write_all_async (self->stream, bytes, size, G_PRIORITY_DEFAULT, NULL, written_cb,
                                   g_object_ref (self));
}

static void
signet_line_writer_finalize (GObject *object)
{
  SignetLineWriter *self = SIGNET_LINE_WRITER (object);

  g_clear_object (&self->stream);
  g_queue_clear_full (&self->lines, (GDestroyNotify) g_bytes_unref);

  G_OBJECT_CLASS (signet_line_writer_parent_class)->finalize (object);
}

static void
signet_line_writer_class_init (SignetLineWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_line_writer_finalize;
}

static void
signet_line_writer_init (SignetLineWriter *self)
{
  g_queue_init (&self->lines);
}

/**
 * signet_line_writer_new:
 * @stream: where the lines go to
 *
 * Returns: (transfer full): a writer
 */
SignetLineWriter *
signet_line_writer_new (GOutputStream *stream)
{
  SignetLineWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_object_new (SIGNET_TYPE_LINE_WRITER, NULL);
  self->stream = g_object_ref (stream);

  return self;
}

/**
 * signet_line_writer_write:
 * @self: a writer
 * @line: (transfer full): a line with its end
 *
 * Writes it when those before it are written. That it can't be is not told.
 */
void
signet_line_writer_write (SignetLineWriter *self,
                          GBytes           *line)
{
  g_return_if_fail (SIGNET_IS_LINE_WRITER (self));
  g_return_if_fail (line != NULL);

  g_queue_push_tail (&self->lines, line);
  if (g_queue_get_length (&self->lines) == 1)
    write_first (self);
}
