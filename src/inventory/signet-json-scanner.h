/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Takes a JSON document (RFC 8259) apart as it comes in, in bounded memory: the document is an object; each value
 * in it is given out by itself, and of an array each element. Only such a piece is ever kept, and what is not JSON by its letters
 * never reaches a parser. Private to this folder. */

G_BEGIN_DECLS

#define SIGNET_JSON_MAX_PIECE_SIZE ((gsize) 1024 * 1024)
#define SIGNET_JSON_MAX_DEPTH      16
#define SIGNET_JSON_MAX_KEY_LENGTH 64

/* @key: name of the member of the document. @piece: its value, or an element of it (@is_element), NUL-terminated,
 * UTF-8. @line: where that begins, from 1. FALSE with @error ends the reading. */
typedef gboolean (*SignetJsonPieceFunc) (const char *key, const char *piece, gsize size, gboolean is_element, guint line,
                                         gpointer user_data, GError **error);

typedef struct _SignetJsonScanner SignetJsonScanner;

SignetJsonScanner *signet_json_scanner_new  (SignetJsonPieceFunc func, gpointer user_data);
void               signet_json_scanner_free (SignetJsonScanner *self);

/* FALSE with SIGNET_ERROR_INVALID, which names the line, SIGNET_ERROR_TOO_LARGE, or the error of the function. */
gboolean           signet_json_scanner_feed (SignetJsonScanner *self, const char *bytes, gsize size, GError **error);
gboolean           signet_json_scanner_end  (SignetJsonScanner *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetJsonScanner, signet_json_scanner_free)

G_END_DECLS
