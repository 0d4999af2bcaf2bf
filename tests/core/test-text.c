/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-text.h"

static void
assert_shown (const char *text,
              guint       max_length,
              const char *expected)
{
  g_autofree char *shown = signet_text_for_message (text, max_length);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_keeps_what_can_be_read (void)
{
  assert_shown ("mail.example.com", 80, "mail.example.com");
  assert_shown ("Société 株式会社 😀", 80, "Société 株式会社 😀");
  assert_shown ("می\xe2\x80\x8cخواهم", 80, "می\xe2\x80\x8cخواهم");
  assert_shown ("", 80, "");
  assert_shown (NULL, 80, "");
}

static void
test_cuts_by_characters (void)
{
  assert_shown ("abcdef", 6, "abcdef");
  assert_shown ("abcdefg", 6, "abcdef…");
  assert_shown ("éééé", 3, "ééé…");
  assert_shown ("abc", 0, "…");
}

static void
test_replaces_what_misleads (void)
{
  assert_shown ("a\nb\tc\x1b[31m", 80, "a\xef\xbf\xbd" "b\xef\xbf\xbd" "c\xef\xbf\xbd[31m");
  assert_shown ("a\xe2\x80\xae" "b", 80, "a\xef\xbf\xbd" "b");
  assert_shown ("a\xff" "b", 80, "a\xef\xbf\xbd" "b");
}

static void
test_takes_any_length (void)
{
  g_autofree char *endless = g_strnfill (10000000, 'a');
  g_autofree char *shown = signet_text_for_message (endless, 4);

  g_assert_cmpstr (shown, ==, "aaaa…");
}

static void
assert_found (const char *text,
              const char *needle,
              const char *expected)
{
  guint begin = 0, end = 0;

  if (signet_text_find (text, needle, &begin, &end))
    {
      g_autofree char *found = g_strndup (text + begin, end - begin);

      g_assert_cmpstr (found, ==, expected);
    }
  else
    {
      g_assert_null (expected);
    }
}

static void
test_finds_without_capitals_and_accents (void)
{
  assert_found ("t.mail.example.com", "MAIL", "mail");
  assert_found ("Société Générale", "ete gen", "été Gén");
  assert_found ("bücher.example", " BUCHER ", "bücher");
  assert_found ("株式会社", "会社", "会社");
  assert_found ("mail.mail", "mail", "mail");
  assert_found ("mail", "mails", NULL);
  assert_found ("mail", "", NULL);
  assert_found ("", "mail", NULL);
}

/* What becomes several letters is marked as a whole. */
static void
test_finds_whole_characters (void)
{
  assert_found ("Straße", "ss", "ß");
  assert_found ("Straße", "stras", "Straß");
  assert_found ("ﬁnance", "fi", "ﬁ");
  assert_found ("cafe\xcc\x81 1", "cafe", "cafe\xcc\x81");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/keeps-what-can-be-read", test_keeps_what_can_be_read);
  g_test_add_func ("/text/cuts-by-characters", test_cuts_by_characters);
  g_test_add_func ("/text/replaces-what-misleads", test_replaces_what_misleads);
  g_test_add_func ("/text/takes-any-length", test_takes_any_length);

  g_test_add_func ("/text/finds-without-capitals-and-accents", test_finds_without_capitals_and_accents);
  g_test_add_func ("/text/finds-whole-characters", test_finds_whole_characters);

  return g_test_run ();
}
