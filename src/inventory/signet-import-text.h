/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* The text of a file, piece by piece, in bounded memory: whatever the encoding of the file, UTF-8 without a byte order
 * mark. Private to this folder. What is UTF-8 already is passed on unchecked, so that a bad octet spoils one
 * row and not the whole file. */

G_BEGIN_DECLS

#define SIGNET_IMPORT_MAX_SIZE ((goffset) 256 * 1024 * 1024)

typedef struct _SignetImportText SignetImportText;

/* Called where the reading is done, after each piece. */
typedef void (*SignetImportTextFunc) (goffset position, gpointer user_data);

SignetImportText *signet_import_text_new  (GInputStream *stream, const char *encoding, GError **error);
void              signet_import_text_free (SignetImportText *self);

/* The next piece, lent until the next call. FALSE with SIGNET_ERROR_INVALID (not in this encoding),
 * SIGNET_ERROR_TOO_LARGE, an error of the stream, or G_IO_ERROR_CANCELLED; *size is 0 at the end. */
gboolean          signet_import_text_read (SignetImportText *self, const char **bytes, gsize *size,
                                           GCancellable *cancellable, GError **error);
/* @func: is told how many octets of the file were read. */
void              signet_import_text_set_progress (SignetImportText *self, SignetImportTextFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetImportText, signet_import_text_free)

G_END_DECLS
