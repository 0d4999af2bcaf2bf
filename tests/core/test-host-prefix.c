/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "inventory/signet-host-prefix.h"

#include "base/signet-error.h"

static void
assert_parses (const char *text,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) prefixes = signet_host_prefixes_parse (text, &error);
  g_autofree char *joined = NULL;

  g_assert_no_error (error);
  joined = g_strjoinv (" ", prefixes);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_reads_what_is_typed (void)
{
  assert_parses ("t m res", "t m res");
  assert_parses (" T, m;res\n", "t m res");
  assert_parses ("@ * www a.b", "@ * www a.b");
  assert_parses ("bücher", "xn--bcher-kva");
}

static void
test_takes_each_once (void)
{
  assert_parses ("t T t m", "t m");
}

static void
test_none_is_fine (void)
{
  assert_parses (NULL, "");
  assert_parses ("", "");
  assert_parses (" , ", "");
}

static void
test_says_which_is_wrong (void)
{
  static const char * const wrong[] = { "a_b", "-", "*.*", "a*", "http://x", ".", "a.", "\xff", "@t" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = g_strdup_printf ("t %s", wrong[i]);
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) prefixes = signet_host_prefixes_parse (text, &error);

      g_test_message ("%u", i);
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
      g_assert_null (prefixes);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_refuses_too_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "p%u ", i);

  g_assert_null (signet_host_prefixes_parse (text->str, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
}

static void
test_makes_hosts (void)
{
  g_autofree char *tracking = signet_host_prefix_apply ("t", "mail.example.com");
  g_autofree char *wildcard = signet_host_prefix_apply ("*", "mail.example.com");
  g_autofree char *itself = signet_host_prefix_apply ("@", "mail.example.com");

  g_assert_cmpstr (tracking, ==, "t.mail.example.com");
  g_assert_cmpstr (wildcard, ==, "*.mail.example.com");
  g_assert_cmpstr (itself, ==, "mail.example.com");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/host-prefix/reads-what-is-typed", test_reads_what_is_typed);
  g_test_add_func ("/host-prefix/takes-each-once", test_takes_each_once);
  g_test_add_func ("/host-prefix/none-is-fine", test_none_is_fine);
  g_test_add_func ("/host-prefix/says-which-is-wrong", test_says_which_is_wrong);
  g_test_add_func ("/host-prefix/refuses-too-many", test_refuses_too_many);
  g_test_add_func ("/host-prefix/makes-hosts", test_makes_hosts);

  return g_test_run ();
}
