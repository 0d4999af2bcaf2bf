/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "inventory/signet-json-grammar.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
test_values_hold (void)
{
  const char * const values[] = {
    "{}", "[]", " [ ] ", "{\"a\":1}", "{ \"a\" : [ 1 , {\"b\":null} ] , \"c\" : false }\n", "\"\"", "\"a\\\"b\\\\\"", "0", "-0",
    "-10.50e+3", "1E400", "0.5", "true", "null", "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autofree char *document = g_strdup_printf ("[%s]", values[i]);

      g_test_message ("%s", values[i]);
      g_assert_true (signet_json_grammar_holds (values[i]));
      /* what json-glib refuses it leaks: nothing may hold that it does not take */
      g_assert_true (json_parser_load_from_data (parser, document, -1, NULL));
    }
}

static void
test_what_is_no_value_does_not_hold (void)
{
  const char * const values[] = {
    "", " ", "{", "[", "}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{1:1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "[1,]", "[,1]", "[1 2]",
    "[1;2]", "{]", "[}", "1 2", "01", "1.", ".5", "-", "+1", "1e", "1e+", "nul", "True", "NaN", "nulll", "\"", "\"a\\", "'a'", "/**/1", "1//",
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_test_message ("%s", values[i]);
      g_assert_false (signet_json_grammar_holds (values[i]));
    }
}

static void
test_depth_is_bounded (void)
{
  g_autofree char *deep = g_strnfill (1000000, '[');

  g_assert_false (signet_json_grammar_holds (deep));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-grammar/values-hold", test_values_hold);
  g_test_add_func ("/json-grammar/what-is-no-value-does-not-hold", test_what_is_no_value_does_not_hold);
  g_test_add_func ("/json-grammar/depth-is-bounded", test_depth_is_bounded);
  return g_test_run ();
}
