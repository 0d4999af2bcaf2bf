/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "inventory/signet-certificate-state.h"

#define DAY ((gint64) 24 * 60 * 60)
#define NOON ((gint64) 20454 * DAY + DAY / 2) /* 2026-01-01T12:00:00Z */

static void
assert_text (gint64      expires,
             gboolean    waiting,
             const char *expected)
{
  g_autofree char *text = signet_certificate_state_describe (expires, waiting, NOON);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_limits_of_each_state (void)
{
  g_assert_cmpint (signet_certificate_state_of (NOON, FALSE, NOON), ==, SIGNET_CERTIFICATE_STATE_EXPIRED);
  g_assert_cmpint (signet_certificate_state_of (NOON + 1, FALSE, NOON), ==, SIGNET_CERTIFICATE_STATE_CRITICAL);
  g_assert_cmpint (signet_certificate_state_of (NOON + 30 * DAY, FALSE, NOON), ==, SIGNET_CERTIFICATE_STATE_CRITICAL);
  g_assert_cmpint (signet_certificate_state_of (NOON + 30 * DAY + 1, FALSE, NOON), ==, SIGNET_CERTIFICATE_STATE_SOON);
  g_assert_cmpint (signet_certificate_state_of (NOON + 60 * DAY + 1, FALSE, NOON), ==, SIGNET_CERTIFICATE_STATE_VALID);
  g_assert_cmpint (signet_certificate_state_of (0, FALSE, NOON), ==, SIGNET_CERTIFICATE_STATE_NONE);
  g_assert_cmpint (signet_certificate_state_of (0, TRUE, NOON), ==, SIGNET_CERTIFICATE_STATE_WAITING);
}

static void
test_a_request_does_not_hide_the_expiry (void)
{
  g_assert_cmpint (signet_certificate_state_of (NOON - 1, TRUE, NOON), ==, SIGNET_CERTIFICATE_STATE_EXPIRED);
  g_assert_cmpint (signet_certificate_state_of (NOON + 5 * DAY, TRUE, NOON), ==, SIGNET_CERTIFICATE_STATE_CRITICAL);
}

static void
test_words (void)
{
  assert_text (NOON + 168 * DAY, FALSE, "Expires in 168 days");
  assert_text (NOON + 20 * DAY, TRUE, "Expires in 20 days, renewal requested");
  assert_text (NOON + DAY, FALSE, "Expires tomorrow");
  assert_text (NOON + 60, FALSE, "Expires today");
  assert_text (NOON - 60, FALSE, "Expired today");
  assert_text (NOON - DAY, FALSE, "Expired yesterday");
  assert_text (NOON - 3 * DAY, FALSE, "Expired 3 days ago");
  assert_text (NOON - 3 * DAY, TRUE, "Expired 3 days ago, renewal requested");
  assert_text (0, FALSE, "No certificate");
  assert_text (0, TRUE, "Waiting for certificate");
}

static void
test_days_are_calendar_days (void)
{
  /* 20 and 35 hours away, both tomorrow */
  assert_text (NOON + 20 * 60 * 60, FALSE, "Expires tomorrow");
  assert_text (NOON + 35 * 60 * 60, FALSE, "Expires tomorrow");
}

static void
test_absurd_dates_do_not_crash (void)
{
  g_autofree char *far_away = signet_certificate_state_describe (G_MAXINT64, FALSE, NOON);
  g_autofree char *long_ago = signet_certificate_state_describe (G_MININT64 / 2, FALSE, NOON);

  g_assert_true (g_str_has_prefix (far_away, "Expires in "));
  g_assert_true (g_str_has_prefix (long_ago, "Expired "));
}

static void
test_each_has_a_nick_and_a_title (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = SIGNET_CERTIFICATE_STATE_EXPIRED; i <= SIGNET_CERTIFICATE_STATE_UNKNOWN; i++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) signet_certificate_state_to_nick (i)));
      g_assert_true (g_hash_table_add (seen, (gpointer) signet_certificate_state_get_title (i)));
    }
  g_assert_cmpstr (signet_certificate_state_to_nick (SIGNET_CERTIFICATE_STATE_EXPIRED), ==, "expired");
  g_assert_cmpstr (signet_certificate_state_to_nick (99), ==, "unknown");
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/certificate-state/limits-of-each-state", test_limits_of_each_state);
  g_test_add_func ("/certificate-state/a-request-does-not-hide-the-expiry", test_a_request_does_not_hide_the_expiry);
  g_test_add_func ("/certificate-state/words", test_words);
  g_test_add_func ("/certificate-state/days-are-calendar-days", test_days_are_calendar_days);
  g_test_add_func ("/certificate-state/absurd-dates-do-not-crash", test_absurd_dates_do_not_crash);
  g_test_add_func ("/certificate-state/each-has-a-nick-and-a-title", test_each_has_a_nick_and_a_title);
  return g_test_run ();
}
