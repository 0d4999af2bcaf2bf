/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From the text of a sample to its format, its separator and its rows. */

#include "signet-config.h"

#include "inventory/signet-import-sample.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"
#include "inventory/signet-csv-parser.h"

#include <string.h>

/* Types in capitals: in small letters they are legal and rare, and a table may well have an “a” in its second column. */
#define ZONE_RECORD "^\\S*[ \t]+([0-9][0-9a-zA-Z]*[ \t]+)?(IN[ \t]+)?([0-9][0-9a-zA-Z]*[ \t]+)?" \
                    "(SOA|NS|A|AAAA|CNAME|MX|TXT|SRV|CAA|DS|PTR)[ \t]+\\S"
#define NAME_SEPARATORS " \t\r\n,;|"

typedef struct {
  GPtrArray *rows; /* of GStrv */
  guint max_rows;
} Split;

static gboolean
collect_cb (guint       line,
            char      **fields,
            guint       n_fields,
            const char *problem,
            gpointer    user_data,
            GError    **error)
{
  Split *split = user_data;

  if (fields != NULL && split->rows->len < split->max_rows)
    g_ptr_array_add (split->rows, g_strdupv (fields));
  return TRUE;
}

static void
strv_free (gpointer data)
{
  g_strfreev (data);
}

/**
 * signet_import_sample_split:
 * @text: the beginning of a table
 * @whole: whether that is all there is; else the last row, which is cut off, is left out
 * @separator: what stands between fields
 * @max_rows: how many rows to give out at most
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type GStrv): the rows; %NULL with an error of signet_csv_parser_feed()
 */
GPtrArray *
signet_import_sample_split (const char *text,
                            gboolean    whole,
                            char        separator,
                            guint       max_rows,
                            GError    **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (strv_free);
  Split split = { rows, max_rows };
  g_autoptr (SignetCsvParser) parser = signet_csv_parser_new (separator, collect_cb, &split);

  if (!signet_csv_parser_feed (parser, text, strlen (text), error))
    return NULL;
  if ((whole || rows->len == 0) && !signet_csv_parser_end (parser, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/* How many rows have the commonest number of fields, with that number; nothing for a single column. */
static double
consistency (const char *text,
             gboolean    whole,
             char        separator)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = signet_import_sample_split (text, whole, separator, SIGNET_IMPORT_SAMPLE_N_ROWS, &error);
  g_autofree guint *counts = g_new0 (guint, SIGNET_CSV_MAX_COLUMNS + 1);
  guint best = 0;

  /* Too many columns for a table: but this is what separates them. */
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE))
    return 1;
  if (rows == NULL || rows->len == 0)
    return 0;
  for (guint i = 0; i < rows->len; i++)
    counts[g_strv_length (g_ptr_array_index (rows, i))]++;
  for (guint i = 2; i <= SIGNET_CSV_MAX_COLUMNS; i++)
    if (counts[i] > counts[best])
      best = i;
  if (best == 0)
    return 0;
  return (double) counts[best] / rows->len + 0.1 * best / (best + 1);
}

/**
 * signet_import_sample_guess_separator:
 * @text: the beginning of a table
 * @whole: whether that is all there is
 *
 * Returns: the one of , ; | and the tabulator with which most rows have equally many fields
 */
char
signet_import_sample_guess_separator (const char *text,
                                      gboolean    whole)
{
  static const char separators[] = { ',', ';', '\t', '|' };
  double best_score = 0;
  char best = ',';

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const double score = strchr (text, separators[i]) != NULL ? consistency (text, whole, separators[i]) : 0;

      if (score > best_score)
        {
          best_score = score;
          best = separators[i];
        }
    }
  return best;
}

static gboolean
looks_like_zone (const char *text)
{
  g_autoptr (GRegex) directive = g_regex_new ("^\\$(ORIGIN|TTL|INCLUDE|GENERATE)[ \t]", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GRegex) record = g_regex_new (ZONE_RECORD, G_REGEX_MULTILINE | G_REGEX_OPTIMIZE, 0, NULL);
  g_auto (GStrv) lines = NULL;
  guint n_lines = 0, n_records = 0;

  if (g_regex_match (directive, text, 0, NULL))
    return TRUE;
  lines = g_strsplit (text, "\n", 400);
  for (guint i = 0; lines[i] != NULL && i < 399; i++)
    {
      if (lines[i][strspn (lines[i], " \t\r")] == '\0' || strlen (lines[i]) > 4096 || strchr (";#", *lines[i]) != NULL)
        continue;
      n_lines++;
      n_records += g_regex_match (record, lines[i], 0, NULL);
    }
  return n_records > 0 && n_records * 4 >= n_lines;
}

static gboolean
is_name (const char *text,
         gsize       length)
{
  g_autofree char *word = g_strndup (text, length);
  g_autofree char *name = NULL;

  if (strstr (word, "://") != NULL)
    return TRUE;
  name = signet_dns_name_canonicalize (word, SIGNET_DNS_NAME_WILDCARD, NULL);
  return name != NULL;
}

/* Nearly every word a name, and no first line of titles. */
static gboolean
looks_like_list (const char *text)
{
  guint n_words = 0, n_names = 0;
  gboolean first = TRUE;

  while (n_words < 200)
    {
      gsize length;

      text += strspn (text, NAME_SEPARATORS);
      if (*text == '\0')
        break;
      if (*text == '#')
        {
          text += strcspn (text, "\r\n");
          continue;
        }
      length = strcspn (text, NAME_SEPARATORS);
      n_words++;
      if (is_name (text, MIN (length, 2100)))
        n_names++;
      else if (first)
        return FALSE;
      first = FALSE;
      text += length;
    }
  return n_names > 0 && n_names * 10 >= n_words * 9;
}

/**
 * signet_import_sample_guess_format:
 * @text: the beginning of a file
 * @name: (nullable): the file's name
 *
 * Returns: what the file most likely is
 */
SignetImportFormat
signet_import_sample_guess_format (const char *text,
                                   const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name != NULL ? name : "", -1);
  const char *start = text + strspn (text, " \t\r\n");

  if (g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv") || g_str_has_suffix (lower, ".tab"))
    return SIGNET_IMPORT_FORMAT_CSV;
  if (g_str_has_suffix (lower, ".json") || *start == '{' || *start == '[')
    return SIGNET_IMPORT_FORMAT_JSON;
  if (g_str_has_suffix (lower, ".zone") || looks_like_zone (text))
    return SIGNET_IMPORT_FORMAT_ZONE;
  return looks_like_list (text) ? SIGNET_IMPORT_FORMAT_LIST : SIGNET_IMPORT_FORMAT_CSV;
}

static char *
find_origin (const char *pattern,
             const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE | G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *origin = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  origin = g_match_info_fetch (match, 1);
  return strlen (origin) <= SIGNET_DNS_NAME_MAX_LENGTH + 1 ? g_ascii_strdown (origin, -1) : NULL;
}

/**
 * signet_import_sample_guess_origin:
 * @text: the beginning of a zone file
 * @name: (nullable): the file's name
 *
 * Returns: (transfer full) (nullable): what the first $ORIGIN or the absolute owner of the SOA record says, else what
 *   a file name such as "example.com.zone" or "db.example.com" does, with a dot at the end; %NULL for neither
 */
char *
signet_import_sample_guess_origin (const char *text,
                                   const char *name)
{
  g_autofree char *from_file = NULL;
  g_autofree char *canonical = NULL;
  char *origin = find_origin ("^([a-z0-9._-]+\\.)[ \t][^;\n]*\\bSOA[ \t]", text);

  if (origin == NULL)
    origin = find_origin ("^\\$ORIGIN[ \t]+([a-z0-9._-]+\\.)\\s", text);
  if (origin != NULL || name == NULL)
    return origin;
  from_file = find_origin ("^(?:db\\.|pri\\.|named\\.|master\\.)?(.+?)(?:\\.(?:zone|db|dns|txt|hosts|signed|axfr))*$", name);
  canonical = signet_dns_name_canonicalize (from_file, SIGNET_DNS_NAME_DEFAULT, NULL);
  return canonical != NULL ? g_strconcat (canonical, ".", NULL) : NULL;
}
