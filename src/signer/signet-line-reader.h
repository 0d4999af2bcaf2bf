/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Lines of a stream, one by one, none longer than a limit: the other end can't make us use up memory. */

G_BEGIN_DECLS

#define SIGNET_TYPE_LINE_READER (signet_line_reader_get_type ())
G_DECLARE_FINAL_TYPE (SignetLineReader, signet_line_reader, SIGNET, LINE_READER, GObject)

SignetLineReader *signet_line_reader_new (GInputStream *stream, gsize max_length);

/* One at a time. NULL without an error is the end of the stream. */
void  signet_line_reader_read_async  (SignetLineReader *self, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
char *signet_line_reader_read_finish (SignetLineReader *self, GAsyncResult *result, GError **error);

G_END_DECLS
