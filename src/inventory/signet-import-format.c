/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-import-format.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *nick;
  const char *title;
} formats[SIGNET_IMPORT_N_FORMATS] = {
  [SIGNET_IMPORT_FORMAT_CSV] = { "csv", N_("CSV or TSV") },
  [SIGNET_IMPORT_FORMAT_JSON] = { "json", N_("JSON") },
  [SIGNET_IMPORT_FORMAT_ZONE] = { "zone", N_("DNS zone file") },
  [SIGNET_IMPORT_FORMAT_LIST] = { "list", N_("List of names") },
};

/**
 * signet_import_format_to_nick:
 * @format: a format
 *
 * Returns: (transfer none): its name for options and settings
 */
const char *
signet_import_format_to_nick (SignetImportFormat format)
{
  g_return_val_if_fail (format < SIGNET_IMPORT_N_FORMATS, "");
  return formats[format].nick;
}

/**
 * signet_import_format_from_nick:
 * @nick: (nullable): what a user typed
 * @format: (out): the format
 *
 * Returns: whether @nick is the name of a format, in any case
 */
gboolean
signet_import_format_from_nick (const char         *nick,
                                SignetImportFormat *format)
{
  for (guint i = 0; nick != NULL && i < SIGNET_IMPORT_N_FORMATS; i++)
    if (g_ascii_strcasecmp (nick, formats[i].nick) == 0)
      {
        *format = (SignetImportFormat) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * signet_import_format_describe:
 * @format: a format
 *
 * Returns: (transfer none): words for people, translated
 */
const char *
signet_import_format_describe (SignetImportFormat format)
{
  g_return_val_if_fail (format < SIGNET_IMPORT_N_FORMATS, "");
  return _(formats[format].title);
}
