/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-import-date.h"

#include "base/signet-error.h"
#include "base/signet-text.h"
#include "base/signet-time.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define MAX_LENGTH 64
#define DAY        (24 * 60 * 60)

/* As certificates and spreadsheets write them, in no language but English. */
static int
month_from_name (const char *name)
{
  static const char * const months[] = {
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strncasecmp (name, months[i], 3) == 0)
      return (int) i + 1;
  return 0;
}

static gint64
to_unix (int year,
         int month,
         int day,
         int hour,
         int minute,
         int second)
{
  g_autoptr (GDateTime) time = NULL;

  if (year < 1970 || year > 9999)
    return 0;
  time = g_date_time_new_utc (year, month, day, hour, minute, second);
  return time != NULL && g_date_time_to_unix (time) >= DAY ? g_date_time_to_unix (time) : 0;
}

/* 0 where it is none of them. */
static gint64
parse_numbers (const char *text,
               gboolean   *ambiguous)
{
  int a, b, c, length = 0;

  if (sscanf (text, "%4d/%2d/%2d%n", &a, &b, &c, &length) == 3 && text[length] == '\0' && a > 31)
    return to_unix (a, b, c, 0, 0, 0);
  if (sscanf (text, "%2d.%2d.%4d%n", &a, &b, &c, &length) == 3 && text[length] == '\0')
    return to_unix (c, b, a, 0, 0, 0);
  if (sscanf (text, "%2d/%2d/%4d%n", &a, &b, &c, &length) == 3 && text[length] == '\0')
    {
      *ambiguous = a <= 12 && b <= 12 && a != b;
      if (*ambiguous)
        return 0;
      return a > 12 ? to_unix (c, b, a, 0, 0, 0) : to_unix (c, a, b, 0, 0, 0);
    }
  return 0;
}

static gint64
parse_words (const char *text)
{
  char month[4] = "";
  int day, year, hour, minute, second, length = 0;

  if (sscanf (text, "%3[A-Za-z] %2d %2d:%2d:%2d %4d GMT%n", month, &day, &hour, &minute, &second, &year, &length) == 6 &&
      text[length] == '\0' && length > 0)
    return to_unix (year, month_from_name (month), day, hour, minute, second);
  if (sscanf (text, "%2d%*1[ -]%3[A-Za-z]%*1[ -]%4d%n", &day, month, &year, &length) == 3 && text[length] == '\0' && length > 0)
    return to_unix (year, month_from_name (month), day, 0, 0, 0);
  if (sscanf (text, "%3[A-Za-z] %2d, %4d%n", month, &day, &year, &length) == 3 && text[length] == '\0' && length > 0)
    return to_unix (year, month_from_name (month), day, 0, 0, 0);
  return 0;
}

/**
 * signet_import_date_parse:
 * @text: what stands in a cell
 * @error: return location for a #GError
 *
 * Times without a zone are meant in UTC.
 *
 * Returns: seconds since the epoch, or 0 with %SIGNET_ERROR_INVALID
 */
gint64
signet_import_date_parse (const char  *text,
                          GError     **error)
{
  gboolean ambiguous = FALSE;
  gint64 time;

  /* ISO 8601, as nearly all are, is left to its own reader. */
  if (strnlen (text, MAX_LENGTH + 1) <= MAX_LENGTH && (strlen (text) < 5 || text[4] != '-'))
    {
      time = parse_numbers (text, &ambiguous);
      if (time == 0)
        time = parse_words (text);
      if (time != 0)
        return time;
    }
  if (ambiguous)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   _("“%s” may be two days: day or month first? Write year, month and day, as in “2026-11-23”."), text);
      return 0;
    }
  return signet_time_parse_date (text, error);
}
