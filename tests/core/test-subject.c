/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "request/signet-subject.h"

static void
assert_subject (SignetSubject *subject,
                const char    *organization,
                const char    *unit,
                const char    *country,
                const char    *state,
                const char    *city)
{
  g_assert_cmpstr (signet_subject_get_organization (subject), ==, organization);
  g_assert_cmpstr (signet_subject_get_unit (subject), ==, unit);
  g_assert_cmpstr (signet_subject_get_country (subject), ==, country);
  g_assert_cmpstr (signet_subject_get_state (subject), ==, state);
  g_assert_cmpstr (signet_subject_get_city (subject), ==, city);
}

static void
test_keeps_what_was_typed (void)
{
  g_autoptr (SignetSubject) subject =
    signet_subject_new ("Société Générale", "IT & Marketing", "FR", "Île-de-France", "株式会社");

  assert_subject (subject, "Société Générale", "IT & Marketing", "FR", "Île-de-France", "株式会社");
}

static void
test_nothing_is_empty (void)
{
  g_autoptr (SignetSubject) subject = signet_subject_new (NULL, "", " ", "\t\n", "\xe3\x80\x80");

  assert_subject (subject, "", "", "", "", "");
}

static void
test_drops_blanks_around (void)
{
  g_autoptr (SignetSubject) subject =
    signet_subject_new (" Acme  Corp\n", "\xc2\xa0IT\xc2\xa0", " fr ", "\tParis", "Paris ");

  assert_subject (subject, "Acme  Corp", "IT", "FR", "Paris", "Paris");
}

static void
test_composes_letters (void)
{
  g_autoptr (SignetSubject) subject = signet_subject_new ("Socie\xcc\x81te\xcc\x81", NULL, NULL, NULL, NULL);

  assert_subject (subject, "Société", "", "", "", "");
}

static void
test_country_in_capitals (void)
{
  g_autoptr (SignetSubject) subject = signet_subject_new (NULL, NULL, "de", NULL, NULL);

  assert_subject (subject, "", "", "DE", "", "");
}

/* for the CA profile to refuse */
static void
test_leaves_what_is_not_utf8 (void)
{
  g_autoptr (SignetSubject) subject = signet_subject_new ("Caf\xe9", NULL, "\xff\xff", NULL, NULL);

  assert_subject (subject, "Caf\xe9", "", "\xff\xff", "", "");
}

static void
test_taken_from_an_organization (void)
{
  g_autoptr (SignetOrganization) organization =
    signet_organization_new ("ORG-1", "Acme", "IT", "US", "California", "San Jose");
  g_autoptr (SignetSubject) subject = signet_subject_new_for_organization (organization);
  g_autoptr (SignetSubject) empty = signet_subject_new_for_organization (NULL);

  assert_subject (subject, "Acme", "IT", "US", "California", "San Jose");
  assert_subject (empty, "", "", "", "", "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/subject/keeps-what-was-typed", test_keeps_what_was_typed);
  g_test_add_func ("/subject/nothing-is-empty", test_nothing_is_empty);
  g_test_add_func ("/subject/drops-blanks-around", test_drops_blanks_around);
  g_test_add_func ("/subject/composes-letters", test_composes_letters);
  g_test_add_func ("/subject/country-in-capitals", test_country_in_capitals);
  g_test_add_func ("/subject/leaves-what-is-not-utf8", test_leaves_what_is_not_utf8);
  g_test_add_func ("/subject/taken-from-an-organization", test_taken_from_an_organization);

  return g_test_run ();
}
