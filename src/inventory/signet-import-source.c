/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-import-source.h"

#include "base/signet-error.h"
#include "base/signet-text.h"

#include <glib/gi18n-lib.h>

#define MAX_TITLE_LENGTH 200

struct _SignetImportSource
{
  GObject parent_instance;

  char *title;
  GFile *file;   /* owned, or NULL */
  GBytes *bytes; /* owned, or NULL */
};

G_DEFINE_FINAL_TYPE (SignetImportSource, signet_import_source, G_TYPE_OBJECT)

static void
signet_import_source_finalize (GObject *object)
{
  SignetImportSource *self = SIGNET_IMPORT_SOURCE (object);

  g_free (self->title);
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);

  G_OBJECT_CLASS (signet_import_source_parent_class)->finalize (object);
}

static void
signet_import_source_class_init (SignetImportSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_import_source_finalize;
}

static void
signet_import_source_init (SignetImportSource *self)
{
}

/**
 * signet_import_source_new_for_file:
 * @file: a file
 *
 * Returns: (transfer full): a new source, called like the file
 */
SignetImportSource *
signet_import_source_new_for_file (GFile *file)
{
  SignetImportSource *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_basename (file);
  self = g_object_new (SIGNET_TYPE_IMPORT_SOURCE, NULL);
  self->file = g_object_ref (file);
  self->title = signet_text_for_message (name, MAX_TITLE_LENGTH);
  return self;
}

/**
 * signet_import_source_new_for_bytes:
 * @title: what it is called, UTF-8, translated
 * @bytes: the text, in any encoding
 *
 * Returns: (transfer full): a new source
 */
SignetImportSource *
signet_import_source_new_for_bytes (const char *title,
                                    GBytes     *bytes)
{
  SignetImportSource *self;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_IMPORT_SOURCE, NULL);
  self->bytes = g_bytes_ref (bytes);
  self->title = signet_text_for_message (title, MAX_TITLE_LENGTH);
  return self;
}

/**
 * signet_import_source_get_title:
 * @self: a source
 *
 * Returns: (not nullable): what it is called, UTF-8
 */
const char *
signet_import_source_get_title (SignetImportSource *self)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_SOURCE (self), "");
  return self->title;
}

/**
 * signet_import_source_get_file:
 * @self: a source
 *
 * Returns: (nullable) (transfer none): the file; %NULL for text in memory
 */
GFile *
signet_import_source_get_file (SignetImportSource *self)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_SOURCE (self), NULL);
  return self->file;
}

/**
 * signet_import_source_open:
 * @self: a source
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError
 *
 * Blocks: for a thread.
 *
 * Returns: (transfer full): its bytes from the beginning; %NULL with the error of GIO
 */
GInputStream *
signet_import_source_open (SignetImportSource *self,
                           GCancellable       *cancellable,
                           GError            **error)
{
  GFileInputStream *stream;

  g_return_val_if_fail (SIGNET_IS_IMPORT_SOURCE (self), NULL);

  if (self->bytes != NULL)
    return g_memory_input_stream_new_from_bytes (self->bytes);
  stream = g_file_read (self->file, cancellable, error);
  return stream != NULL ? G_INPUT_STREAM (stream) : NULL;
}

/**
 * signet_import_source_query_size:
 * @self: a source
 * @cancellable: (nullable): to stop it
 *
 * Blocks: for a thread.
 *
 * Returns: how many bytes it has, or -1 where that is not known
 */
goffset
signet_import_source_query_size (SignetImportSource *self,
                                 GCancellable       *cancellable)
{
  g_autoptr (GFileInfo) info = NULL;

  g_return_val_if_fail (SIGNET_IS_IMPORT_SOURCE (self), -1);

  if (self->bytes != NULL)
    return (goffset) g_bytes_get_size (self->bytes);
  info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  if (info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_SIZE))
    return -1;
  return g_file_info_get_size (info);
}

/**
 * signet_import_source_take_error:
 * @self: a source
 * @error: (transfer full): what went wrong with it
 *
 * Returns: (transfer full): %G_IO_ERROR_CANCELLED as it is; an error of %SIGNET_ERROR with the name of the source in
 *   front; any other as %SIGNET_ERROR_IO, with what to do
 */
GError *
signet_import_source_take_error (SignetImportSource *self,
                                 GError             *error)
{
  g_autofree char *name = NULL;
  GError *whole;

  g_return_val_if_fail (SIGNET_IS_IMPORT_SOURCE (self), error);
  g_return_val_if_fail (error != NULL, NULL);

  if (signet_error_is_cancelled (error))
    return error;

  name = self->file != NULL ? g_file_get_parse_name (self->file) : g_strdup (self->title);
  if (error->domain == SIGNET_ERROR)
    whole = g_error_new (SIGNET_ERROR, error->code, _("“%s” was not imported. %s"), name, error->message);
  else
    whole = g_error_new (SIGNET_ERROR, SIGNET_ERROR_IO,
                         _("“%s” can't be read: %s. Check that it is there and that you may read it."),
                         name, error->message);
  g_error_free (error);
  return whole;
}
