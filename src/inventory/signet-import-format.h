/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* What kinds of file an inventory can be read from. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_IMPORT_FORMAT_CSV,  /* any separator, TSV included */
  SIGNET_IMPORT_FORMAT_JSON, /* our own export */
  SIGNET_IMPORT_FORMAT_ZONE, /* RFC 1035, section 5 */
  SIGNET_IMPORT_FORMAT_LIST, /* names, one after the other */
} SignetImportFormat;
#define SIGNET_IMPORT_N_FORMATS 4

const char *signet_import_format_to_nick   (SignetImportFormat format); /* "csv", "json", "zone", "list" */
gboolean    signet_import_format_from_nick (const char *nick, SignetImportFormat *format);
/* "CSV or TSV", "JSON", "DNS zone file", "List of names"; translated. */
const char *signet_import_format_describe  (SignetImportFormat format);

G_END_DECLS
