/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "store/signet-row-filter.h"

#include <string.h>

static void
assert_text (const SignetRowFilter *filter,
             const char            *expected)
{
  g_autofree char *text = signet_row_filter_to_text (filter);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_nothing_lets_everything_through (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetRowFilter) null = signet_row_filter_parse (NULL, &error);
  g_autoptr (SignetRowFilter) blanks = signet_row_filter_parse ("   ", &error);

  g_assert_no_error (error);
  g_assert_true (signet_row_filter_is_empty (null));
  g_assert_true (signet_row_filter_is_empty (blanks));
  assert_text (null, NULL);
}

static void
test_text_comes_back_the_same (void)
{
  const char *text = "state:due state:none org:12 delegation:cname use:Caf%C3%A9%20%26%3A%25";
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetRowFilter) filter = signet_row_filter_parse (text, &error);
  g_autoptr (SignetRowFilter) again = NULL;
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (signet_row_filter_get_n_values (filter), ==, 5);
  g_assert_true (signet_row_filter_contains (filter, SIGNET_ROW_FILTER_STATE, "none"));
  g_assert_true (signet_row_filter_contains (filter, SIGNET_ROW_FILTER_USE_CASE, "Café &:%"));

  line = signet_row_filter_to_text (filter);
  again = signet_row_filter_parse (line, &error);
  g_assert_no_error (error);
  assert_text (again, line);
}

static void
test_a_value_that_is_empty_is_one (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetRowFilter) filter = signet_row_filter_parse ("use:", &error);

  g_assert_no_error (error);
  g_assert_true (signet_row_filter_contains (filter, SIGNET_ROW_FILTER_USE_CASE, ""));
  assert_text (filter, "use:");
  g_assert_cmpstr (signet_row_filter_describe (SIGNET_ROW_FILTER_USE_CASE, ""), ==, "Not known");
}

static void
test_wrong_words_are_refused_and_named (void)
{
  static const char * const wrong[] = {
    "state:late", "state:unknown", "state:", "org:x", "org:0", "org:-3", "org:99999999999999999999", "color:red", "due", ":",
    "use:%zz", "use:%ff", "State:due",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strconcat ("state:due ", wrong[i], NULL);

      g_assert_null (signet_row_filter_parse (text, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, wrong[i]));
    }
}

static void
test_wrong_words_of_old_settings_are_left_out (void)
{
  g_autoptr (SignetRowFilter) filter = signet_row_filter_parse_known ("state:late org:3 nonsense state:expired");

  assert_text (filter, "state:expired org:3");
}

static void
test_values_are_set_once_and_taken_away (void)
{
  g_autoptr (SignetRowFilter) filter = signet_row_filter_new ();

  signet_row_filter_set (filter, SIGNET_ROW_FILTER_STATE, "due", TRUE);
  signet_row_filter_set (filter, SIGNET_ROW_FILTER_STATE, "due", TRUE);
  signet_row_filter_set (filter, SIGNET_ROW_FILTER_ORGANIZATION, "7", TRUE);
  signet_row_filter_set (filter, SIGNET_ROW_FILTER_ORGANIZATION, "9", TRUE);
  assert_text (filter, "state:due org:7 org:9");

  signet_row_filter_set (filter, SIGNET_ROW_FILTER_STATE, "due", FALSE);
  signet_row_filter_set (filter, SIGNET_ROW_FILTER_STATE, "expired", FALSE);
  assert_text (filter, "org:7 org:9");

  signet_row_filter_clear_key (filter, SIGNET_ROW_FILTER_ORGANIZATION);
  g_assert_true (signet_row_filter_is_empty (filter));
}

static void
test_says_it_in_words (void)
{
  g_assert_cmpstr (signet_row_filter_describe (SIGNET_ROW_FILTER_STATE, "due"), ==, "Due");
  g_assert_cmpstr (signet_row_filter_describe (SIGNET_ROW_FILTER_STATE, "expired"), ==, "Expired");
  g_assert_cmpstr (signet_row_filter_describe (SIGNET_ROW_FILTER_DELEGATION, "cname"), ==, "CNAME");
  g_assert_cmpstr (signet_row_filter_describe (SIGNET_ROW_FILTER_USE_CASE, "marketing"), ==, "Marketing");
  g_assert_cmpstr (signet_row_filter_describe (SIGNET_ROW_FILTER_USE_CASE, "Loyalty"), ==, "Loyalty");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/row-filter/nothing-lets-everything-through", test_nothing_lets_everything_through);
  g_test_add_func ("/row-filter/text-comes-back-the-same", test_text_comes_back_the_same);
  g_test_add_func ("/row-filter/a-value-that-is-empty-is-one", test_a_value_that_is_empty_is_one);
  g_test_add_func ("/row-filter/wrong-words-are-refused-and-named", test_wrong_words_are_refused_and_named);
  g_test_add_func ("/row-filter/wrong-words-of-old-settings-are-left-out", test_wrong_words_of_old_settings_are_left_out);
  g_test_add_func ("/row-filter/values-are-set-once-and-taken-away", test_values_are_set_once_and_taken_away);
  g_test_add_func ("/row-filter/says-it-in-words", test_says_it_in_words);

  return g_test_run ();
}
