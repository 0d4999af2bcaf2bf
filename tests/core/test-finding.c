/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "request/signet-finding.h"

static GPtrArray *
findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) signet_finding_free);
}

static void
add (GPtrArray      *findings,
     SignetField     field,
     SignetSeverity  severity,
     const char     *message)
{
  g_ptr_array_add (findings, signet_finding_new (field, severity, NULL, "%s", message));
}

static void
test_keeps_its_own_copies (void)
{
  char name[] = "a.example.com";
  g_autoptr (SignetFinding) finding =
    signet_finding_new (SIGNET_FIELD_NAMES, SIGNET_SEVERITY_WARN, name, "“%s” of %u", name, 7);

  name[0] = 'b';
  g_assert_cmpstr (finding->name, ==, "a.example.com");
  g_assert_cmpstr (finding->message, ==, "“a.example.com” of 7");
  g_assert_cmpint (finding->field, ==, SIGNET_FIELD_NAMES);
  g_assert_cmpint (finding->severity, ==, SIGNET_SEVERITY_WARN);
}

static void
test_fields_have_the_words_of_the_form (void)
{
  g_assert_cmpstr (signet_field_describe (SIGNET_FIELD_ORGANIZATION), ==, "Organization");
  g_assert_cmpstr (signet_field_describe (SIGNET_FIELD_UNIT), ==, "Organization Unit");
  g_assert_cmpstr (signet_field_describe (SIGNET_FIELD_COUNTRY), ==, "Country / Region");
  g_assert_cmpstr (signet_field_describe (SIGNET_FIELD_STATE), ==, "State / Province");
  g_assert_cmpstr (signet_field_describe (SIGNET_FIELD_CITY), ==, "City");
  g_assert_cmpstr (signet_field_describe (SIGNET_FIELD_COMMON_NAME), ==, "Common name");
  g_assert_cmpstr (signet_field_describe (SIGNET_FIELD_NAMES), ==, "Subdomains to include");
  g_assert_cmpstr (signet_field_describe (SIGNET_FIELD_KEY_SPEC), ==, "Key type");
}

static void
test_finds_the_first_block (void)
{
  g_autoptr (GPtrArray) findings = findings_new ();

  g_assert_null (signet_findings_get_block (findings));
  add (findings, SIGNET_FIELD_CITY, SIGNET_SEVERITY_WARN, "warn");
  g_assert_null (signet_findings_get_block (findings));
  add (findings, SIGNET_FIELD_UNIT, SIGNET_SEVERITY_BLOCK, "first");
  add (findings, SIGNET_FIELD_CITY, SIGNET_SEVERITY_BLOCK, "second");
  g_assert_cmpstr (signet_findings_get_block (findings)->message, ==, "first");
}

static void
test_finds_the_gravest_of_a_field (void)
{
  g_autoptr (GPtrArray) findings = findings_new ();

  add (findings, SIGNET_FIELD_CITY, SIGNET_SEVERITY_WARN, "warn 1");
  add (findings, SIGNET_FIELD_CITY, SIGNET_SEVERITY_WARN, "warn 2");
  g_assert_cmpstr (signet_findings_get_for_field (findings, SIGNET_FIELD_CITY)->message, ==, "warn 1");
  add (findings, SIGNET_FIELD_CITY, SIGNET_SEVERITY_BLOCK, "block");
  g_assert_cmpstr (signet_findings_get_for_field (findings, SIGNET_FIELD_CITY)->message, ==, "block");
  g_assert_null (signet_findings_get_for_field (findings, SIGNET_FIELD_STATE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/finding/keeps-its-own-copies", test_keeps_its_own_copies);
  g_test_add_func ("/finding/fields-have-the-words-of-the-form", test_fields_have_the_words_of_the_form);
  g_test_add_func ("/finding/finds-the-first-block", test_finds_the_first_block);
  g_test_add_func ("/finding/finds-the-gravest-of-a-field", test_finds_the_gravest_of_a_field);

  return g_test_run ();
}
