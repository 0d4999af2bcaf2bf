/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-format.h"

#include <gio/gio.h>

/* The beginning of a file, and what can be guessed from it. Private to this folder. */

G_BEGIN_DECLS

#define SIGNET_IMPORT_SAMPLE_SIZE   (64 * 1024)
#define SIGNET_IMPORT_SAMPLE_N_ROWS 200

/* FALSE with SIGNET_ERROR_INVALID where it is empty or of a known kind that no reader here takes: an archive, a
 * spreadsheet, a picture, or no text at all. */
gboolean    signet_import_sample_check          (GBytes *sample, GError **error);
const char *signet_import_sample_guess_encoding (GBytes *sample);

/* In UTF-8, without byte order mark, as far as it can be read; *whole says whether that was all of it. (transfer full) */
char       *signet_import_sample_decode         (GBytes *sample, const char *encoding, gboolean *whole);

/* @name: of the file, or NULL. */
SignetImportFormat signet_import_sample_guess_format (const char *text, const char *name);
char        signet_import_sample_guess_separator (const char *text, gboolean whole);
/* Of GStrv, the first SIGNET_IMPORT_SAMPLE_N_ROWS rows whose quotation is right; NULL with an error of the parser. */
GPtrArray  *signet_import_sample_split          (const char *text, gboolean whole, char separator, guint max_rows,
                                                 GError **error);
/* The origin that a zone file gives itself, or its name does: "example.com." (transfer full) (nullable) */
char       *signet_import_sample_guess_origin   (const char *text, const char *name);

G_END_DECLS
