/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "base/signet-time.h"

#include "base/signet-error.h"
#include "base/signet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MINUTE ((gint64) 60)
#define HOUR   (60 * MINUTE)
#define DAY    (24 * HOUR)
/* On the average; who needs it exactly has signet_time_format_exact() */
#define MONTH  (30 * DAY)
#define YEAR   (365 * DAY)

/* Clocks of two machines that share a store differ: so much is still "now". */
#define SKEW   (2 * MINUTE)

/**
 * signet_time_describe_ago:
 * @then: seconds since the epoch, or 0 for a time that is not known
 * @now: seconds since the epoch
 *
 * Returns: (transfer full): "2 hours ago", in the user's language; the exact time for one in the future,
 *   "" for one that is not known
 */
char *
signet_time_describe_ago (gint64 then,
                          gint64 now)
{
  gint64 passed = now - then;

  if (then == 0)
    return g_strdup ("");
  if (passed < -SKEW)
    return signet_time_format_exact (then);

  if (passed < MINUTE)
    return g_strdup (_("Just now"));
  if (passed < HOUR)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) (passed / MINUTE)),
                            (int) (passed / MINUTE));
  if (passed < DAY)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) (passed / HOUR)),
                            (int) (passed / HOUR));
  if (passed < MONTH)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) (passed / DAY)),
                            (int) (passed / DAY));
  if (passed < YEAR)
    return g_strdup_printf (ngettext ("%d month ago", "%d months ago", (gulong) (passed / MONTH)),
                            (int) (passed / MONTH));

  return g_strdup_printf (ngettext ("%d year ago", "%d years ago", (gulong) (passed / YEAR)),
                          (int) (passed / YEAR));
}

/**
 * signet_time_format_exact:
 * @time: seconds since the epoch, or 0 for a time that is not known
 *
 * Returns: (transfer full): date and time to the second in the user's time zone, or ""
 */
char *
signet_time_format_exact (gint64 time)
{
  g_autoptr (GDateTime) local = time != 0 ? g_date_time_new_from_unix_local (time) : NULL;

  if (local == NULL)
    return g_strdup ("");

  /* Translators: a date and a time for g_date_time_format(): "23 November 2026, 14:05:09". */
  return g_date_time_format (local, _("%-d %B %Y, %H:%M:%S"));
}

/**
 * signet_time_format_iso8601:
 * @time: seconds since the epoch, or 0 for a time that is not known
 *
 * Returns: (transfer full) (nullable): the time in UTC, "2026-11-23T14:05:09Z", or %NULL
 */
char *
signet_time_format_iso8601 (gint64 time)
{
  g_autoptr (GDateTime) utc = time != 0 ? g_date_time_new_from_unix_utc (time) : NULL;

  return utc != NULL ? g_date_time_format_iso8601 (utc) : NULL;
}

/**
 * signet_time_parse_date:
 * @text: (nullable): "2026-11-23", or with a time, "2026-11-23T14:05:09+01:00"
 * @error: return location
 *
 * ISO 8601. A date alone is its midnight, and a time without a zone is meant, in UTC.
 *
 * Returns: seconds since the epoch, or 0 with %SIGNET_ERROR_INVALID; times before 1970-01-02, which no
 *   certificate has, are refused as well
 */
gint64
signet_time_parse_date (const char  *text,
                        GError     **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) parsed = NULL;
  g_autofree char *stripped = NULL;
  g_autofree char *shown = NULL;

  if (text != NULL && strnlen (text, 65) <= 64)
    {
      stripped = g_strstrip (g_strdup (text));
      if (strpbrk (stripped, "Tt ") == NULL)
        {
          g_autofree char *midnight = g_strconcat (stripped, "T00:00:00", NULL);

          parsed = g_date_time_new_from_iso8601 (midnight, utc);
        }
      else
        parsed = g_date_time_new_from_iso8601 (stripped, utc);
    }

  if (parsed != NULL && g_date_time_to_unix (parsed) >= DAY)
    return g_date_time_to_unix (parsed);

  shown = signet_text_for_message (text, 64);
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
               _("“%s” is not a date. Write year, month and day, as in “2026-11-23”."), shown);
  return 0;
}
