/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "base/signet-error.h"
#include "ui/wizard/signet-pasted-names.h"

static void
assert_read (const char         *text,
             const char * const *expected_names,
             const char * const *expected_refused)
{
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) refused = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (signet_pasted_names_read (text, &names, &refused, &error));
  g_assert_no_error (error);
  g_assert_cmpstrv (names, expected_names);
  g_assert_cmpstrv (refused, expected_refused);
}

static void
test_one_a_line (void)
{
  const char *names[] = { "t.example.com", "m.example.com", NULL };
  const char *none[] = { NULL };

  assert_read ("t.example.com\r\nm.example.com\n\n", names, none);
}

static void
test_any_separator_and_spelling (void)
{
  const char *names[] = { "t.example.com", "xn--mnchen-3ya.example", "*.example.com", NULL };
  const char *none[] = { NULL };

  assert_read (" T.Example.com, münchen.example;\t*.example.com t.example.com", names, none);
}

static void
test_what_is_no_name_is_told (void)
{
  const char *names[] = { "t.example.com", NULL };
  const char *refused[] = { "a..b", "https://x.example/", NULL };

  assert_read ("a..b\nt.example.com\nhttps://x.example/\na..b", names, refused);
}

static void
test_nothing (void)
{
  const char *none[] = { NULL };

  assert_read ("", none, none);
  assert_read (" \n ;, ", none, none);
}

static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) refused = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= SIGNET_PASTED_NAMES_MAX; i++)
    g_string_append_printf (text, "h%u.example.com\n", i);

  g_assert_false (signet_pasted_names_read (text->str, &names, &refused, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE);
  g_assert_null (names);
  g_assert_null (refused);
}

static void
test_long_list_is_cut (void)
{
  const char *two[] = { "a", "b", NULL };
  const char *twelve[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", NULL };
  g_autofree char *short_text = signet_pasted_names_describe (two);
  g_autofree char *long_text = signet_pasted_names_describe (twelve);

  g_assert_cmpstr (short_text, ==, "a, b");
  g_assert_cmpstr (long_text, ==, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wizard/pasted-names/one-a-line", test_one_a_line);
  g_test_add_func ("/wizard/pasted-names/any-separator-and-spelling", test_any_separator_and_spelling);
  g_test_add_func ("/wizard/pasted-names/what-is-no-name-is-told", test_what_is_no_name_is_told);
  g_test_add_func ("/wizard/pasted-names/nothing", test_nothing);
  g_test_add_func ("/wizard/pasted-names/too-many", test_too_many);
  g_test_add_func ("/wizard/pasted-names/long-list-is-cut", test_long_list_is_cut);

  return g_test_run ();
}
