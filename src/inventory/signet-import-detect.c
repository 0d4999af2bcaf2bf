/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a source to a layout: reads its beginning, in a thread. */

#include "signet-config.h"

#include "inventory/signet-import-layout.h"

#include "inventory/signet-import-sample.h"

/**
 * signet_import_layout_get_encodings:
 *
 * Returns: (transfer none) (array zero-terminated=1): the encodings that can be chosen, the commonest first, as g_convert()
 *   takes them
 */
const char * const *
signet_import_layout_get_encodings (void)
{
  static const char * const encodings[] = {
    "UTF-8", "WINDOWS-1252", "ISO-8859-15", "ISO-8859-1", "UTF-16LE", "UTF-16BE", "WINDOWS-1250", "ISO-8859-2",
    "WINDOWS-1251", "KOI8-R", "ISO-8859-5", "WINDOWS-1253", "ISO-8859-7", "WINDOWS-1254", "ISO-8859-9", "WINDOWS-1255",
    "WINDOWS-1256", "WINDOWS-1257", "WINDOWS-1258", "TIS-620", "SHIFT_JIS", "EUC-JP", "GB18030", "BIG5", "EUC-KR", "IBM850",
    "MACINTOSH", "UTF-32LE", "UTF-32BE", NULL
  };

  return encodings;
}

static GBytes *
read_sample (SignetImportSource *source,
             gboolean           *whole,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr (GInputStream) stream = signet_import_source_open (source, cancellable, error);
  g_autofree char *buffer = NULL;
  gsize size = 0;

  if (stream == NULL)
    return NULL;
  buffer = g_malloc (SIGNET_IMPORT_SAMPLE_SIZE + 1);
  if (!g_input_stream_read_all (stream, buffer, SIGNET_IMPORT_SAMPLE_SIZE + 1, &size, cancellable, error))
    return NULL;
  *whole = size <= SIGNET_IMPORT_SAMPLE_SIZE;
  return g_bytes_new (buffer, MIN (size, SIGNET_IMPORT_SAMPLE_SIZE));
}

static void
detect_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  g_autoptr (SignetImportLayout) layout = NULL;
  g_autoptr (GBytes) sample = NULL;
  g_autoptr (GError) error = NULL;
  gboolean whole = FALSE;

  sample = read_sample (source, &whole, cancellable, &error);
  if (sample != NULL)
    layout = signet_import_layout_new_for_sample (sample, whole, signet_import_source_get_title (source),
                                                  GPOINTER_TO_INT (task_data), &error);
  if (layout != NULL)
    g_task_return_pointer (task, g_steal_pointer (&layout), g_object_unref);
  else
    g_task_return_error (task, signet_import_source_take_error (source, g_steal_pointer (&error)));
}

/**
 * signet_import_layout_detect_async:
 * @source: what is to be imported
 * @format: a #SignetImportFormat, or -1 for what content and name say
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called in the thread-default main context
 * @user_data: for @callback
 *
 * Reads the first 64 KiB of @source in a thread, and finds out how it is best read.
 */
void
signet_import_layout_detect_async (SignetImportSource *source,
                                   int                 format,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_IMPORT_SOURCE (source));
  g_return_if_fail (format < SIGNET_IMPORT_N_FORMATS);

  task = g_task_new (source, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_import_layout_detect_async);
  g_task_set_task_data (task, GINT_TO_POINTER (format), NULL);
  g_task_run_in_thread (task, detect_thread);
}

/**
 * signet_import_layout_detect_finish:
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): how it is best read; %NULL with %SIGNET_ERROR_INVALID where it is empty or no text,
 *   %SIGNET_ERROR_TOO_LARGE, %SIGNET_ERROR_IO where it can't be read, or %G_IO_ERROR_CANCELLED
 */
SignetImportLayout *
signet_import_layout_detect_finish (GAsyncResult *result,
                                    GError      **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == signet_import_layout_detect_async, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
