/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Splits CSV (RFC 4180) into rows and fields as it comes in, in bounded memory. Private to this folder.
 * Rows may end in CRLF, LF or CR; empty lines are left out. Quotation that breaks the rules spoils its
 * own row only. Where tabs or bars separate, a quotation mark inside of a field is a character like any other:
 * most programs that write such tables never quote. */

G_BEGIN_DECLS

#define SIGNET_CSV_MAX_ROW_SIZE ((gsize) 1024 * 1024)
#define SIGNET_CSV_MAX_COLUMNS  1000

/* @line: of the row's first character, from 1. @fields: NULL-terminated, the row function's to change in place,
 * NULL where @problem says in words what is wrong. FALSE with @error ends the parsing. */
typedef gboolean (*SignetCsvRowFunc) (guint line, char **fields, guint n_fields, const char *problem,
                                      gpointer user_data, GError **error);

typedef struct _SignetCsvParser SignetCsvParser;

/* @separator: one of , ; | and the tabulator. */
SignetCsvParser *signet_csv_parser_new  (char separator, SignetCsvRowFunc func, gpointer user_data);
void             signet_csv_parser_free (SignetCsvParser *self);

gboolean signet_csv_parser_feed (SignetCsvParser *self, const char *bytes, gsize size, GError **error);
gboolean signet_csv_parser_end  (SignetCsvParser *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetCsvParser, signet_csv_parser_free)

G_END_DECLS
