/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "base/signet-time.h"
#include "request/signet-profile.h"
#include "support/thread-time.h"

#include <string.h>

#define NO_SUBJECT NULL, NULL, NULL, NULL, NULL

typedef GPtrArray Findings;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Findings, g_ptr_array_unref)

static gint64
day (const char *date)
{
  g_autoptr (GError) error = NULL;
  gint64 time = signet_time_parse_date (date, &error);

  g_assert_no_error (error);
  return time;
}

static SignetProfile *
load (const char *nick)
{
  g_autoptr (GError) error = NULL;
  SignetProfile *profile = signet_profile_load (nick, &error);

  g_assert_no_error (error);
  return profile;
}

static SignetProfile *
profile_from (const char  *json,
              GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return signet_profile_new_from_json ("other", bytes, error);
}

static GPtrArray *
check_subject (const char *nick,
               const char *organization,
               const char *unit,
               const char *country,
               const char *state,
               const char *city)
{
  g_autoptr (SignetProfile) profile = load (nick);
  g_autoptr (SignetSubject) subject = signet_subject_new (organization, unit, country, state, city);

  return signet_profile_check_subject (profile, subject, day ("2026-11-23"));
}

static GPtrArray *
check_name (const char *nick,
            const char *name)
{
  g_autoptr (SignetProfile) profile = load (nick);
  const char * const names[] = { name, NULL };

  return signet_profile_check_names (profile, names, day ("2026-11-23"));
}

static void
assert_none (GPtrArray *findings)
{
  if (findings->len > 0)
    g_error ("unexpected: %s", ((SignetFinding *) g_ptr_array_index (findings, 0))->message);
}

/* The gravest about the field is so grave, and says so. */
static void
assert_found (GPtrArray      *findings,
              SignetField     field,
              SignetSeverity  severity,
              const char     *words)
{
  const SignetFinding *finding = signet_findings_get_for_field (findings, field);

  g_assert_nonnull (finding);
  g_assert_cmpint (finding->severity, ==, severity);
  if (strstr (finding->message, words) == NULL)
    g_error ("“%s” does not say “%s”", finding->message, words);
  g_assert_true (g_utf8_validate (finding->message, -1, NULL));
}

static void
assert_name (const char     *nick,
             const char     *name,
             SignetSeverity  severity,
             const char     *words)
{
  g_autoptr (Findings) findings = check_name (nick, name);

  assert_found (findings, SIGNET_FIELD_NAMES, severity, words);
}

static void
assert_name_right (const char *nick,
                   const char *name)
{
  g_autoptr (Findings) findings = check_name (nick, name);

  assert_none (findings);
}

static char *
repeat (const char *text,
        guint       n)
{
  GString *repeated = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (repeated, text);
  return g_string_free (repeated, FALSE);
}

static void
test_profiles_that_ship (void)
{
  const char * const *nicks = signet_profile_list_nicks ();
  g_autoptr (SignetProfile) public_ca = load ("public");
  g_autoptr (SignetProfile) private_ca = load ("private");

  g_assert_cmpstr (nicks[0], ==, "public");
  g_assert_cmpstr (nicks[1], ==, "private");
  g_assert_null (nicks[2]);
  g_assert_cmpstr (signet_profile_get_nick (public_ca), ==, "public");
  g_assert_cmpstr (signet_profile_get_title (public_ca), ==, "Public CA");
  g_assert_cmpuint (signet_profile_get_max_names (public_ca), ==, 100);
  g_assert_cmpstr (signet_profile_get_title (private_ca), ==, "Private CA");
  g_assert_cmpuint (signet_profile_get_max_names (private_ca), ==, 0);
}

static void
test_unknown_profile_names_those_there_are (void)
{
  static const char * const bad[] = { NULL, "", "Public", "../public", "nope\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (signet_profile_load (bad[i], &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, "public, private"));
    }
}

static void
test_right_subject_finds_nothing (void)
{
  g_autoptr (Findings) with_state = check_subject ("public", "Société Générale", NULL, "FR", "Île-de-France", NULL);
  g_autoptr (Findings) with_city = check_subject ("public", "株式会社", NULL, "JP", NULL, "東京");
  g_autoptr (Findings) private_ca = check_subject ("private", NO_SUBJECT);

  assert_none (with_state);
  assert_none (with_city);
  assert_none (private_ca);
}

static void
test_organization_is_wanted_by_public_cas (void)
{
  g_autoptr (Findings) findings = check_subject ("public", NO_SUBJECT);

  assert_found (findings, SIGNET_FIELD_ORGANIZATION, SIGNET_SEVERITY_WARN, "validates the organization");
  g_assert_cmpuint (findings->len, ==, 1);
}

static void
test_organization_wants_country_and_place (void)
{
  g_autoptr (Findings) findings = check_subject ("public", "Acme", NULL, NULL, NULL, NULL);

  assert_found (findings, SIGNET_FIELD_COUNTRY, SIGNET_SEVERITY_WARN, "Country / Region is empty");
  assert_found (findings, SIGNET_FIELD_CITY, SIGNET_SEVERITY_WARN, "State / Province and City");
}

/* 64 characters are 64 characters, however many bytes; and X.509 binds every CA. */
static void
test_lengths_are_characters (void)
{
  static const char * const profiles[] = { "public", "private" };
  g_autofree char *o64 = repeat ("é", 64);
  g_autofree char *o65 = repeat ("é", 65);
  g_autofree char *l128 = repeat ("東", 128);
  g_autofree char *l129 = repeat ("東", 129);

  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      g_autoptr (Findings) fits = check_subject (profiles[i], o64, NULL, "FR", l128, l128);
      g_autoptr (Findings) organization = check_subject (profiles[i], o65, NULL, "FR", "x", "y");
      g_autoptr (Findings) unit = check_subject (profiles[i], "Acme", o65, "FR", "x", "y");
      g_autoptr (Findings) places = check_subject (profiles[i], "Acme", NULL, "FR", l129, l129);

      assert_none (fits);
      assert_found (organization, SIGNET_FIELD_ORGANIZATION, SIGNET_SEVERITY_BLOCK, "65 characters");
      assert_found (organization, SIGNET_FIELD_ORGANIZATION, SIGNET_SEVERITY_BLOCK, "registered short form");
      assert_found (unit, SIGNET_FIELD_UNIT, SIGNET_SEVERITY_BLOCK, "65 characters");
      assert_found (places, SIGNET_FIELD_STATE, SIGNET_SEVERITY_BLOCK, "129 characters");
      assert_found (places, SIGNET_FIELD_CITY, SIGNET_SEVERITY_BLOCK, "129 characters");
    }
}

static void
test_country_is_two_letters (void)
{
  static const char * const bad[] = { "GERMANY", "D", "D1", "ÄÖ", "DEU", "\xff\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (Findings) public_ca = check_subject ("public", "Acme", NULL, bad[i], "x", "y");
      g_autoptr (Findings) private_ca = check_subject ("private", "Acme", NULL, bad[i], "x", "y");

      assert_found (public_ca, SIGNET_FIELD_COUNTRY, SIGNET_SEVERITY_BLOCK, "two letters");
      assert_found (private_ca, SIGNET_FIELD_COUNTRY, SIGNET_SEVERITY_BLOCK, "two letters");
    }
}

static void
test_country_is_one_of_iso_3166 (void)
{
  g_autoptr (Findings) public_ca = check_subject ("public", "Acme", NULL, "ZZ", "x", "y");
  g_autoptr (Findings) private_ca = check_subject ("private", "Acme", NULL, "ZZ", "x", "y");
  g_autoptr (Findings) namibia = check_subject ("public", "Acme", NULL, "NA", "x", "y");

  assert_found (public_ca, SIGNET_FIELD_COUNTRY, SIGNET_SEVERITY_BLOCK, "“ZZ”");
  assert_none (private_ca);
  assert_none (namibia);
}

static void
test_fillers_are_no_values (void)
{
  static const char * const fillers[] = { "-", ".", "--", "?", "na", "N/A", "none", "None", "unknown", "…" };

  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    {
      g_autoptr (Findings) public_ca = check_subject ("public", "Acme", NULL, "FR", fillers[i], "Paris");
      g_autoptr (Findings) private_ca = check_subject ("private", "Acme", NULL, "FR", fillers[i], "Paris");

      assert_found (public_ca, SIGNET_FIELD_STATE, SIGNET_SEVERITY_WARN, "filler");
      assert_none (private_ca);
    }
}

static void
test_names_of_people_are_no_fillers (void)
{
  static const char * const values[] = { "3M", "IT", "Å", "東", "Nonesuch", "N.A. Trading", "أ" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (Findings) findings = check_subject ("public", values[i], NULL, "FR", values[i], values[i]);

      assert_none (findings);
    }
}

static void
test_text_is_visible_utf8 (void)
{
  g_autoptr (Findings) latin1 = check_subject ("private", "Soci\xe9t\xe9", NULL, NULL, NULL, NULL);
  g_autoptr (Findings) line = check_subject ("private", "Acme\nEvil", NULL, NULL, NULL, NULL);
  g_autoptr (Findings) direction = check_subject ("private", "Acme\xe2\x80\xae" "live", NULL, NULL, NULL, NULL);
  g_autoptr (Findings) persian = check_subject ("private", "شرکت\xe2\x80\x8cها", NULL, NULL, NULL, NULL);

  assert_found (latin1, SIGNET_FIELD_ORGANIZATION, SIGNET_SEVERITY_BLOCK, "UTF-8");
  assert_found (line, SIGNET_FIELD_ORGANIZATION, SIGNET_SEVERITY_BLOCK, "U+000A");
  assert_found (direction, SIGNET_FIELD_ORGANIZATION, SIGNET_SEVERITY_BLOCK, "invisible");
  assert_none (persian);
}

static void
test_unit_rule_begins_in_september_2022 (void)
{
  g_autoptr (SignetProfile) profile = load ("public");
  g_autoptr (SignetSubject) subject = signet_subject_new ("Acme", "IT", "FR", "x", "Paris");
  g_autoptr (Findings) before = signet_profile_check_subject (profile, subject, day ("2022-09-01") - 1);
  g_autoptr (Findings) after = signet_profile_check_subject (profile, subject, day ("2022-09-01"));
  g_autoptr (Findings) private_ca = check_subject ("private", "Acme", "IT", "FR", "x", "Paris");

  assert_none (before);
  assert_found (after, SIGNET_FIELD_UNIT, SIGNET_SEVERITY_WARN, "leave Organization Unit out");
  assert_none (private_ca);
}

static void
test_right_names_find_nothing (void)
{
  static const char * const names[] = {
    "t.example.com", "*.example.com", "xn--bcher-kva.example.com", "*.xn--bcher-kva.de", "a.b.c.d.example.co.uk",
    "1.example.com", "a--b.example.com", "example.com", "T.Example.COM", "me.github.io", "*.github.io",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      assert_name_right ("public", names[i]);
      assert_name_right ("private", names[i]);
    }
}

/* The same for every CA: no certificate of X.509 can hold them. */
static void
test_refuses_what_is_no_dns_name (void)
{
  static const struct { const char *name, *words; } cases[] = {
    { "", "empty" },
    { "my_host.example.com", "underscore" },
    { "_acme-challenge.example.com", "underscore" },
    { "t.example.com.", "ends with a dot" },
    { ".", "ends with a dot" },
    { "t..example.com", "two dots" },
    { ".example.com", "two dots" },
    { "*..example.com", "two dots" },
    { "bücher.example.com", "A-label" },
    { "*.bücher.example.com", "A-label" },
    { "t.\xff.example.com", "A-label" },
    { "192.0.2.1", "IP address" },
    { "10.0.0.1", "IP address" },
    { "2001:db8::1", "IP address" },
    { "::1", "IP address" },
    { "[2001:db8::1]", "IP address" },
    { "1.2.3", "IP address" },
    { "*.1.2.3", "IP address" },
    { "w*w.example.com", "“*”" },
    { "www.*.example.com", "“*”" },
    { "*.*.example.com", "“*”" },
    { "*", "“*”" },
    { "*example.com", "“*”" },
    { "a b.example.com", "blank" },
    { " t.example.com", "blank" },
    { "t.example.com\n", "blank" },
    { "t.exam\tple.com", "blank" },
    { "user@example.com", "e-mail" },
    { "https://example.com", "web address" },
    { "example.com:443", "web address" },
    { "example.com/path", "web address" },
    { "-t.example.com", "hyphen" },
    { "t-.example.com", "hyphen" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_name ("public", cases[i].name, SIGNET_SEVERITY_BLOCK, cases[i].words);
      assert_name ("private", cases[i].name, SIGNET_SEVERITY_BLOCK, cases[i].words);
    }
}

static void
test_checks_lengths_of_names (void)
{
  g_autofree char *label63 = g_strnfill (63, 'a');
  g_autofree char *label64 = g_strnfill (64, 'a');
  g_autofree char *label57 = g_strnfill (57, 'a');
  g_autofree char *fits = g_strconcat (label63, ".", label63, ".", label63, ".", label57, ".com", NULL);
  g_autofree char *too_long = g_strconcat ("*.", fits, NULL);
  g_autofree char *label_too_long = g_strconcat (label64, ".example.com", NULL);
  g_autofree char *endless = g_strnfill (1000000, 'a');

  g_assert_cmpuint (strlen (fits), ==, 253);
  assert_name_right ("public", fits);
  assert_name ("private", too_long, SIGNET_SEVERITY_BLOCK, "253");
  assert_name ("private", label_too_long, SIGNET_SEVERITY_BLOCK, "63");
  assert_name ("private", endless, SIGNET_SEVERITY_BLOCK, "253");
}

static void
test_internal_names_are_for_private_cas (void)
{
  static const char * const names[] = {
    "localhost", "server", "printer.local", "db.internal", "a.test", "www.a.LOCAL", "nas.home.arpa", "*.corp.lan",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      assert_name ("public", names[i], SIGNET_SEVERITY_BLOCK, "internal name");
      assert_name_right ("private", names[i]);
    }
}

static void
test_reverse_zones_are_refused (void)
{
  assert_name ("public", "1.2.0.192.in-addr.arpa", SIGNET_SEVERITY_BLOCK, "reverse zone");
  assert_name ("public", "8.b.d.0.1.0.0.2.ip6.arpa", SIGNET_SEVERITY_BLOCK, "reverse zone");
}

static void
test_wildcard_above_a_public_suffix_is_refused (void)
{
  static const char * const names[] = { "*.com", "*.co.uk", "*.ac.ae", "*.xn--fiqs8s" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_name ("public", names[i], SIGNET_SEVERITY_BLOCK, i == 1 ? "“co.uk”" : "“*.");
  assert_name_right ("private", "*.co.uk");
  assert_name ("public", "co.uk", SIGNET_SEVERITY_WARN, "anybody can register");
}

static void
test_reserved_and_undecodable_labels_are_refused (void)
{
  assert_name ("public", "r3---sn-4g5e.example.com", SIGNET_SEVERITY_BLOCK, "reserved");
  assert_name ("public", "xn--zzzzzzzzz99999999.example.com", SIGNET_SEVERITY_BLOCK, "xn--");
  assert_name_right ("private", "r3---sn-4g5e.example.com");
  assert_name_right ("private", "xn--zzzzzzzzz99999999.example.com");
}

static void
test_unlisted_top_level_domain_is_told_once (void)
{
  const char * const names[] = { "a.example.cmo", "b.example.cmo", "c.example.com", "d.example.cmo", NULL };
  g_autoptr (SignetProfile) profile = load ("public");
  g_autoptr (Findings) findings = signet_profile_check_names (profile, names, day ("2026-11-23"));

  g_assert_cmpuint (findings->len, ==, 1);
  assert_found (findings, SIGNET_FIELD_NAMES, SIGNET_SEVERITY_WARN, "“a.example.cmo” and 2 more");
  assert_name ("public", "a.example", SIGNET_SEVERITY_WARN, "“.example”");
}

static void
test_names_covered_by_a_wildcard_are_told (void)
{
  const char * const names[] = { "*.example.com", "a.example.com", "b.example.com", "a.b.example.com",
                                 "example.com", NULL };
  g_autoptr (SignetProfile) profile = load ("public");
  g_autoptr (Findings) findings = signet_profile_check_names (profile, names, day ("2026-11-23"));

  g_assert_cmpuint (findings->len, ==, 1);
  assert_found (findings, SIGNET_FIELD_NAMES, SIGNET_SEVERITY_WARN, "covers 2 other names");
}

static void
test_no_name_at_all_is_refused (void)
{
  const char * const names[] = { NULL };
  g_autoptr (SignetProfile) profile = load ("private");
  g_autoptr (Findings) findings = signet_profile_check_names (profile, names, day ("2026-11-23"));

  assert_found (findings, SIGNET_FIELD_NAMES, SIGNET_SEVERITY_BLOCK, "No subdomain is ticked");
}

static GPtrArray *
many_names (guint n)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, g_strdup_printf ("h%u.example.com", i));
  g_ptr_array_add (names, NULL);
  return names;
}

static void
test_number_of_names_has_a_limit (void)
{
  g_autoptr (Findings) hundred = many_names (100);
  g_autoptr (Findings) hundred_and_one = many_names (101);
  g_autoptr (SignetProfile) public_ca = load ("public");
  g_autoptr (SignetProfile) private_ca = load ("private");
  g_autoptr (Findings) fits = NULL;
  g_autoptr (Findings) too_many = NULL;
  g_autoptr (Findings) unlimited = NULL;

  fits = signet_profile_check_names (public_ca, (const char * const *) hundred->pdata, day ("2026-11-23"));
  too_many = signet_profile_check_names (public_ca, (const char * const *) hundred_and_one->pdata, day ("2026-11-23"));
  unlimited = signet_profile_check_names (private_ca, (const char * const *) hundred_and_one->pdata,
                                          day ("2026-11-23"));

  assert_none (fits);
  assert_found (too_many, SIGNET_FIELD_NAMES, SIGNET_SEVERITY_WARN, "101 names");
  assert_none (unlimited);
}

/* Twenty times as many names may not take a hundred times as long. */
static void
test_time_grows_with_the_number_of_names (void)
{
  g_autoptr (Findings) few = many_names (1000);
  g_autoptr (Findings) many = many_names (20000);
  g_autoptr (SignetProfile) profile = load ("public");
  gint64 best[2] = { G_MAXINT64, G_MAXINT64 };

  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < 2; i++)
      {
        gint64 start = thread_time ();
        g_autoptr (Findings) findings =
          signet_profile_check_names (profile, (const char * const *) (i == 0 ? few : many)->pdata, day ("2026-11-23"));

        g_assert_cmpuint (findings->len, ==, 1);
        best[i] = MIN (best[i], thread_time () - start);
      }

  g_test_message ("1,000 names: %" G_GINT64_FORMAT " µs, 20,000: %" G_GINT64_FORMAT " µs", best[0], best[1]);
  g_assert_cmpint (best[1], <, 100 * MAX (best[0], 100));
}

static void
test_common_name (void)
{
  g_autoptr (SignetProfile) profile = load ("public");
  g_autofree char *label60 = g_strnfill (60, 'a');
  g_autofree char *long_name = g_strconcat (label60, ".example.com", NULL);
  g_autoptr (Findings) none = signet_profile_check_common_name (profile, NULL, 1);
  g_autoptr (Findings) empty = signet_profile_check_common_name (profile, "", 1);
  g_autoptr (Findings) right = signet_profile_check_common_name (profile, "t.example.com", day ("2026-11-23"));
  g_autoptr (Findings) too_long = signet_profile_check_common_name (profile, long_name, day ("2026-11-23"));
  g_autoptr (Findings) internal = signet_profile_check_common_name (profile, "t.local", day ("2026-11-23"));
  g_autoptr (Findings) unlisted = signet_profile_check_common_name (profile, "t.example", day ("2026-11-23"));

  assert_found (none, SIGNET_FIELD_COMMON_NAME, SIGNET_SEVERITY_BLOCK, "Pick one");
  assert_found (empty, SIGNET_FIELD_COMMON_NAME, SIGNET_SEVERITY_BLOCK, "Pick one");
  assert_none (right);
  assert_found (too_long, SIGNET_FIELD_COMMON_NAME, SIGNET_SEVERITY_WARN, "left out of the subject");
  assert_found (internal, SIGNET_FIELD_COMMON_NAME, SIGNET_SEVERITY_BLOCK, "internal name");
  assert_found (unlisted, SIGNET_FIELD_COMMON_NAME, SIGNET_SEVERITY_WARN, "“.example”");
}

static void
test_shipped_profiles_take_all_keys (void)
{
  g_autoptr (SignetProfile) public_ca = load ("public");
  g_autoptr (SignetProfile) private_ca = load ("private");

  for (guint i = 0; i < SIGNET_KEY_SPEC_N; i++)
    {
      g_autoptr (Findings) by_public = signet_profile_check_key_spec (public_ca, i, 1);
      g_autoptr (Findings) by_private = signet_profile_check_key_spec (private_ca, i, 1);

      assert_none (by_public);
      assert_none (by_private);
    }
}

static void
test_whole_request (void)
{
  const char * const names[] = { "t.example.com", "my_host.example.com", NULL };
  g_autoptr (SignetProfile) profile = load ("public");
  g_autoptr (SignetSubject) subject = signet_subject_new ("Acme", "IT", "FR", "x", "Paris");
  g_autoptr (SignetRequest) request =
    signet_request_new (subject, "t.example.com", names, SIGNET_KEY_SPEC_RSA_2048, "public", 0, NULL, NULL, NULL);
  g_autoptr (Findings) findings = signet_profile_check_request (profile, request, day ("2026-11-23"));

  /* worst first, though the unit's field comes before */
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpint (((SignetFinding *) g_ptr_array_index (findings, 0))->severity, ==, SIGNET_SEVERITY_BLOCK);
  g_assert_cmpstr (((SignetFinding *) g_ptr_array_index (findings, 0))->name, ==, "my_host.example.com");
  assert_found (findings, SIGNET_FIELD_UNIT, SIGNET_SEVERITY_WARN, "Organization Unit");
}

static void
test_subject_may_not_be_empty (void)
{
  g_autofree char *label60 = g_strnfill (60, 'a');
  g_autofree char *long_name = g_strconcat (label60, ".example.com", NULL);
  g_autoptr (SignetProfile) profile = load ("private");
  g_autoptr (SignetSubject) nobody = signet_subject_new (NO_SUBJECT);
  g_autoptr (SignetSubject) acme = signet_subject_new ("Acme", NULL, NULL, NULL, NULL);
  g_autoptr (SignetRequest) empty =
    signet_request_new (nobody, long_name, NULL, SIGNET_KEY_SPEC_RSA_2048, "private", 0, NULL, NULL, NULL);
  g_autoptr (SignetRequest) with_organization =
    signet_request_new (acme, long_name, NULL, SIGNET_KEY_SPEC_RSA_2048, "private", 0, NULL, NULL, NULL);
  g_autoptr (SignetRequest) with_common_name =
    signet_request_new (nobody, "t.example.com", NULL, SIGNET_KEY_SPEC_RSA_2048, "private", 0, NULL, NULL, NULL);
  g_autoptr (Findings) of_empty = signet_profile_check_request (profile, empty, 1);
  g_autoptr (Findings) of_organization = signet_profile_check_request (profile, with_organization, 1);
  g_autoptr (Findings) of_common_name = signet_profile_check_request (profile, with_common_name, 1);

  assert_found (of_empty, SIGNET_FIELD_ORGANIZATION, SIGNET_SEVERITY_BLOCK, "name nobody");
  g_assert_null (signet_findings_get_block (of_organization));
  assert_none (of_common_name);
}

static void
test_validity_shrinks_by_date (void)
{
  static const struct { const char *date; guint days; } cases[] = {
    { "2020-08-31", 0 },
    { "2026-03-14", 398 },
    { "2026-03-15", 200 },
    { "2027-03-14", 200 },
    { "2027-03-15", 100 },
    { "2029-03-14", 100 },
    { "2029-03-15", 47 },
    { "2050-01-01", 47 },
  };
  g_autoptr (SignetProfile) public_ca = load ("public");
  g_autoptr (SignetProfile) private_ca = load ("private");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (signet_profile_get_max_validity_days (public_ca, day (cases[i].date)), ==, cases[i].days);
      g_assert_cmpuint (signet_profile_get_max_validity_days (private_ca, day (cases[i].date)), ==, 0);
    }
}

static const char other_json[] =
  "{ \"version\": 1, \"title\": \"Acme CA\", \"max-names\": 2, \"key-specs\": [\"ecdsa-p256\", \"ecdsa-p384\"],"
  "  \"rules\": { \"key-spec\": { \"severity\": \"block\" },"
  "               \"too-many-names\": [ { \"severity\": \"block\", \"from\": \"2027-01-01\" },"
  "                                     { \"severity\": \"warn\", \"from\": \"2026-01-01\" },"
  "                                     { \"severity\": \"off\", \"from\": \"2028-01-01\" } ] },"
  "  \"validity\": [] }";

static void
test_another_ca_is_described_by_data (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetProfile) profile = profile_from (other_json, &error);
  g_autoptr (Findings) rsa = NULL;
  g_autoptr (Findings) ecdsa = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (signet_profile_get_nick (profile), ==, "other");
  g_assert_cmpstr (signet_profile_get_title (profile), ==, "Acme CA");
  g_assert_cmpuint (signet_profile_get_max_names (profile), ==, 2);

  rsa = signet_profile_check_key_spec (profile, SIGNET_KEY_SPEC_RSA_2048, 1);
  ecdsa = signet_profile_check_key_spec (profile, SIGNET_KEY_SPEC_ECDSA_P384, 1);
  assert_found (rsa, SIGNET_FIELD_KEY_SPEC, SIGNET_SEVERITY_BLOCK, "ECDSA P-256, ECDSA P-384");
  assert_none (ecdsa);
}

static void
test_rules_change_by_date (void)
{
  const char * const names[] = { "a.example.com", "b.example.com", "c.example.com", NULL };
  g_autoptr (SignetProfile) profile = profile_from (other_json, NULL);
  g_autoptr (Findings) before = signet_profile_check_names (profile, names, day ("2025-12-31"));
  g_autoptr (Findings) warned = signet_profile_check_names (profile, names, day ("2026-06-01"));
  g_autoptr (Findings) blocked = signet_profile_check_names (profile, names, day ("2027-01-01"));
  g_autoptr (Findings) after = signet_profile_check_names (profile, names, day ("2028-01-01"));

  assert_none (before);
  assert_found (warned, SIGNET_FIELD_NAMES, SIGNET_SEVERITY_WARN, "3 names");
  assert_found (blocked, SIGNET_FIELD_NAMES, SIGNET_SEVERITY_BLOCK, "3 names");
  assert_none (after);
}

static void
test_refuses_a_wrong_description (void)
{
  static const struct { const char *good, *bad; } cases[] = {
    { "\"version\": 1", "\"version\": 2" },
    { "\"max-names\": 2", "\"max-names\": -2" },
    { "\"max-names\": 2", "\"max-names\": 1e9" },
    { "\"max-names\": 2,", "" },
    { "\"ecdsa-p256\"", "\"ed25519\"" },
    { "\"key-spec\"", "\"key-spce\"" },
    { "\"block\"", "\"Block\"" },
    { "\"block\"", "1" },
    { "{ \"severity\": \"block\" }", "true" },
    { "{ \"severity\": \"block\" }", "[ 1 ]" },
    { "{ \"severity\": \"block\" }", "{}" },
    { "2027-01-01", "2027-13-01" },
    { "\"validity\": []", "\"validity\": [ {} ]" },
    { "\"validity\": []", "\"validity\": [ { \"from\": \"2027-01-01\", \"days\": 0 } ]" },
    { "\"validity\": []", "\"validity\": [ { \"from\": \"soon\", \"days\": 9 } ]" },
    { "\"validity\": []", "\"validity\": [ 9 ]" },
    { "\"validity\": []", "\"validity\": [], \"more\": 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) json = g_string_new (other_json);
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (g_string_replace (json, cases[i].good, cases[i].bad, 1), ==, 1);
      g_test_message ("%s", cases[i].bad);
      g_assert_null (profile_from (json->str, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
    }
}

static void
test_refuses_an_endless_description (void)
{
  g_autofree char *endless = g_strnfill (100000, ' ');
  g_autoptr (GError) error = NULL;

  g_assert_null (profile_from (endless, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profile/profiles-that-ship", test_profiles_that_ship);
  g_test_add_func ("/profile/unknown-profile-names-those-there-are", test_unknown_profile_names_those_there_are);
  g_test_add_func ("/profile/right-subject-finds-nothing", test_right_subject_finds_nothing);
  g_test_add_func ("/profile/organization-is-wanted-by-public-cas", test_organization_is_wanted_by_public_cas);
  g_test_add_func ("/profile/organization-wants-country-and-place", test_organization_wants_country_and_place);
  g_test_add_func ("/profile/lengths-are-characters", test_lengths_are_characters);
  g_test_add_func ("/profile/country-is-two-letters", test_country_is_two_letters);
  g_test_add_func ("/profile/country-is-one-of-iso-3166", test_country_is_one_of_iso_3166);
  g_test_add_func ("/profile/fillers-are-no-values", test_fillers_are_no_values);
  g_test_add_func ("/profile/names-of-people-are-no-fillers", test_names_of_people_are_no_fillers);
  g_test_add_func ("/profile/text-is-visible-utf8", test_text_is_visible_utf8);
  g_test_add_func ("/profile/unit-rule-begins-in-september-2022", test_unit_rule_begins_in_september_2022);
  g_test_add_func ("/profile/right-names-find-nothing", test_right_names_find_nothing);
  g_test_add_func ("/profile/refuses-what-is-no-dns-name", test_refuses_what_is_no_dns_name);
  g_test_add_func ("/profile/checks-lengths-of-names", test_checks_lengths_of_names);
  g_test_add_func ("/profile/internal-names-are-for-private-cas", test_internal_names_are_for_private_cas);
  g_test_add_func ("/profile/reverse-zones-are-refused", test_reverse_zones_are_refused);
  g_test_add_func ("/profile/wildcard-above-a-public-suffix-is-refused", test_wildcard_above_a_public_suffix_is_refused);
  g_test_add_func ("/profile/reserved-and-undecodable-labels-are-refused", test_reserved_and_undecodable_labels_are_refused);
  g_test_add_func ("/profile/unlisted-top-level-domain-is-told-once", test_unlisted_top_level_domain_is_told_once);
  g_test_add_func ("/profile/names-covered-by-a-wildcard-are-told", test_names_covered_by_a_wildcard_are_told);
  g_test_add_func ("/profile/no-name-at-all-is-refused", test_no_name_at_all_is_refused);
  g_test_add_func ("/profile/number-of-names-has-a-limit", test_number_of_names_has_a_limit);
  g_test_add_func ("/profile/time-grows-with-the-number-of-names", test_time_grows_with_the_number_of_names);
  g_test_add_func ("/profile/common-name", test_common_name);
  g_test_add_func ("/profile/shipped-profiles-take-all-keys", test_shipped_profiles_take_all_keys);
  g_test_add_func ("/profile/whole-request", test_whole_request);
  g_test_add_func ("/profile/subject-may-not-be-empty", test_subject_may_not_be_empty);
  g_test_add_func ("/profile/validity-shrinks-by-date", test_validity_shrinks_by_date);
  g_test_add_func ("/profile/another-ca-is-described-by-data", test_another_ca_is_described_by_data);
  g_test_add_func ("/profile/rules-change-by-date", test_rules_change_by_date);
  g_test_add_func ("/profile/refuses-a-wrong-description", test_refuses_a_wrong_description);
  g_test_add_func ("/profile/refuses-an-endless-description", test_refuses_an_endless_description);

  return g_test_run ();
}
