/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "base/signet-time.h"

#define NOW G_GINT64_CONSTANT (1795442709) /* 2026-11-23T14:05:09Z */

static void
test_describes_how_long_ago (void)
{
  static const struct { gint64 seconds; const char *text; } cases[] = {
    { 0, "Just now" },
    { 59, "Just now" },
    { 60, "1 minute ago" },
    { 3599, "59 minutes ago" },
    { 3600, "1 hour ago" },
    { 2 * 3600, "2 hours ago" },
    { 86399, "23 hours ago" },
    { 86400, "1 day ago" },
    { 29 * 86400, "29 days ago" },
    { 30 * 86400, "1 month ago" },
    { 364 * 86400, "12 months ago" },
    { 365 * 86400, "1 year ago" },
    { 20 * 365 * 86400, "20 years ago" },
    /* the clock of another machine that shares the store */
    { -90, "Just now" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = signet_time_describe_ago (NOW - cases[i].seconds, NOW);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_future_is_not_ago (void)
{
  g_autofree char *text = signet_time_describe_ago (NOW + 86400, NOW);
  g_autofree char *exact = signet_time_format_exact (NOW + 86400);

  g_assert_cmpstr (text, ==, exact);
}

static void
test_unknown_time_says_nothing (void)
{
  g_autofree char *ago = signet_time_describe_ago (0, NOW);
  g_autofree char *exact = signet_time_format_exact (0);

  g_assert_cmpstr (ago, ==, "");
  g_assert_cmpstr (exact, ==, "");
  g_assert_null (signet_time_format_iso8601 (0));
}

static void
test_formats (void)
{
  g_autofree char *exact = signet_time_format_exact (NOW);
  g_autofree char *iso = signet_time_format_iso8601 (NOW);

  g_assert_cmpstr (exact, ==, "23 November 2026, 14:05:09");
  g_assert_cmpstr (iso, ==, "2026-11-23T14:05:09Z");
}

static void
test_formats_no_impossible_time (void)
{
  g_autofree char *exact = signet_time_format_exact (G_MAXINT64);

  g_assert_cmpstr (exact, ==, "");
  g_assert_null (signet_time_format_iso8601 (G_MAXINT64));
  g_assert_null (signet_time_format_iso8601 (G_MININT64));
}

static void
test_parses (void)
{
  static const struct { const char *text; gint64 time; } cases[] = {
    { "2026-11-23", NOW - 14 * 3600 - 5 * 60 - 9 },
    { " 2026-11-23\r\n", NOW - 14 * 3600 - 5 * 60 - 9 },
    { "2026-11-23T14:05:09Z", NOW },
    { "2026-11-23T14:05:09", NOW },
    { "2026-11-23 14:05:09", NOW },
    { "2026-11-23T15:05:09+01:00", NOW },
    { "20261123T140509Z", NOW },
    { "2028-02-29", G_GINT64_CONSTANT (1835395200) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (signet_time_parse_date (cases[i].text, &error), ==, cases[i].time);
      g_assert_no_error (error);
    }
}

static void
test_refuses_what_is_no_date (void)
{
  static const char * const bad[] = {
    NULL, "", " ", "tomorrow", "2026-13-01", "2026-02-30", "2027-02-29", "23.11.2026", "11/23/2026", "2026-11",
    "2026-11-23T", "2026-11-23T25:00:00", "2026-11-23x", "0000-00-00", "1969-12-31", "1970-01-01", "-2026-11-23",
    "2026-11-23\xff", "99999999999999999999-01-01",
    "2026-11-23                                                             2026-11-23",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (signet_time_parse_date (bad[i], &error), ==, 0);
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time/describes-how-long-ago", test_describes_how_long_ago);
  g_test_add_func ("/time/future-is-not-ago", test_future_is_not_ago);
  g_test_add_func ("/time/unknown-time-says-nothing", test_unknown_time_says_nothing);
  g_test_add_func ("/time/formats", test_formats);
  g_test_add_func ("/time/formats-no-impossible-time", test_formats_no_impossible_time);
  g_test_add_func ("/time/parses", test_parses);
  g_test_add_func ("/time/refuses-what-is-no-date", test_refuses_what_is_no_date);

  return g_test_run ();
}
