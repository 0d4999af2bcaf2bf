/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Where an inventory is read from: a file at any location that GIO knows, or text that was pasted or is
 * in memory. Immutable, so that a thread may have it. It can be opened several times: once to detect how it is
 * to be read, once to read it. */

G_BEGIN_DECLS

#define SIGNET_TYPE_IMPORT_SOURCE (signet_import_source_get_type ())
G_DECLARE_FINAL_TYPE (SignetImportSource, signet_import_source, SIGNET, IMPORT_SOURCE, GObject)

SignetImportSource *signet_import_source_new_for_file  (GFile *file);
SignetImportSource *signet_import_source_new_for_bytes (const char *title, GBytes *bytes);

const char   *signet_import_source_get_title (SignetImportSource *self); /* for people; a file's name */
GFile        *signet_import_source_get_file  (SignetImportSource *self); /* (nullable) */
/* Blocks. */
GInputStream *signet_import_source_open      (SignetImportSource *self, GCancellable *cancellable, GError **error);
goffset       signet_import_source_query_size (SignetImportSource *self, GCancellable *cancellable); /* -1: not known */

/* For messages: an error of opening or reading, or of our own about the contents, with the source's name in
 * front; cancellations are left alone. (transfer full) both ways. */
GError       *signet_import_source_take_error (SignetImportSource *self, GError *error);

G_END_DECLS
