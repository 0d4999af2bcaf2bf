/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An issued certificate held against what was asked for. */

#include "support/certificates.h"

#include "certificate/signet-certificate-check.h"

#include <string.h>

/* When what make-certificates makes is valid: 1 July 2026. */
#define NOW ((gint64) 1782864000)
#define DAY ((gint64) 24 * 60 * 60)

typedef struct
{
  const char   *leaf;
  const char   *candidates;   /* NULL: "issuing root" */
  const char   *trusted;      /* NULL: "root"; "": nothing */
  const char   *organization; /* NULL: "Acme" */
  const char   *names;        /* NULL: "t.example.com m.example.com" */
  SignetKeySpec spec;
  const char   *key_of;       /* whose key was asked for; NULL: that of the leaf */
  gint64        now;          /* 0: NOW */
  const char   *profile;      /* NULL: "public" */
} Given;

static GPtrArray *
certificates_of (const char *names)
{
  GPtrArray *certificates = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) list = g_strsplit (names, " ", -1);

  for (guint i = 0; *names != '\0' && list[i] != NULL; i++)
    g_ptr_array_add (certificates, made_certificate (list[i]));

  return certificates;
}

static GPtrArray *
check (const Given *given)
{
  g_autoptr (SignetCertificate) leaf = made_certificate (given->leaf);
  g_autoptr (SignetCertificate) asked = made_certificate (given->key_of != NULL ? given->key_of : given->leaf);
  g_autoptr (GPtrArray) candidates = certificates_of (given->candidates != NULL ? given->candidates : "issuing root");
  g_autoptr (GPtrArray) named = certificates_of (given->trusted != NULL ? given->trusted : "root");
  g_autoptr (SignetTrust) trust = signet_trust_new (NULL, named);
  g_autoptr (SignetChain) chain = signet_chain_build (leaf, candidates, NULL, trust);
  g_autoptr (SignetProfile) profile = signet_profile_load (given->profile != NULL ? given->profile : "public", NULL);
  g_autoptr (SignetSubject) subject =
    signet_subject_new (given->organization != NULL ? given->organization : "Acme", "", "FR", "Île-de-France", "Paris");
  g_auto (GStrv) names = g_strsplit (given->names != NULL ? given->names : "t.example.com m.example.com", " ", -1);
  g_autoptr (SignetRequest) request =
    signet_request_new (subject, names[0], (const char * const *) names, given->spec, "public", 1, "acme",
                        "https://acme.example.net", "ACME");

  return signet_certificate_check (leaf, request, signet_certificate_get_spki_sha256 (asked), chain,
                                   given->now != 0 ? given->now : NOW, profile);
}

/* All rows pass but @id, which has @result; "" stands for all. */
static void
assert_only (const Given      *given,
             const char       *id,
             SignetCheckResult result,
             const char       *says)
{
  g_autoptr (GPtrArray) rows = check (given);

  for (guint i = 0; i < rows->len; i++)
    {
      const SignetCheck *row = g_ptr_array_index (rows, i);

      g_test_message ("%s: %s: asked “%s”, came “%s”: %s", row->id, signet_check_result_to_nick (row->result), row->asked,
                      row->came, row->text);
      g_assert_cmpint (row->result, ==, g_str_equal (row->id, id) ? result : SIGNET_CHECK_PASS);
      if (g_str_equal (row->id, id))
        g_assert_nonnull (strstr (row->text, says));
    }
  g_assert_cmpint (signet_checks_get_result (rows), ==, result);
  g_assert_cmpint (signet_checks_may_install (rows, NULL), ==, result != SIGNET_CHECK_FAIL);
}

static const Given usual = { .leaf = "leaf", .spec = SIGNET_KEY_SPEC_ECDSA_P256 };

static void
test_what_was_asked_for_passes (void)
{
  Given rsa = usual;

  assert_only (&usual, "", SIGNET_CHECK_PASS, "");
  rsa.leaf = "leaf-rsa";
  rsa.spec = SIGNET_KEY_SPEC_RSA_2048;
  assert_only (&rsa, "", SIGNET_CHECK_PASS, "");
}

static void
test_there_is_a_row_for_each_question (void)
{
  static const char * const ids[] = { "key", "names", "common-name", "organization", "period", "life", "key-type", "purpose",
                                      "signature", "chain", "trust" };
  g_autoptr (GPtrArray) rows = check (&usual);

  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < rows->len; i++)
    {
      const SignetCheck *row = g_ptr_array_index (rows, i);

      g_assert_cmpstr (row->id, ==, ids[i]);
      g_assert_true (*row->title != '\0' && *row->came != '\0' && *row->asked != '\0');
    }
}

static void
test_another_key_is_never_installed (void)
{
  Given given = usual;
  g_autoptr (GPtrArray) rows = NULL;

  given.key_of = "leaf-other-key";
  assert_only (&given, "key", SIGNET_CHECK_FAIL, "another key");

  rows = check (&given);
  g_assert_false (signet_checks_may_install (rows, "I know better"));
  g_assert_false (signet_checks_find (rows, "key")->overridable);
}

static void
test_another_failure_can_be_outweighed_by_a_reason (void)
{
  Given given = usual;
  g_autoptr (GPtrArray) rows = NULL;

  given.now = NOW + 365 * DAY;
  rows = check (&given);
  g_assert_false (signet_checks_may_install (rows, NULL));
  g_assert_false (signet_checks_may_install (rows, ""));
  g_assert_true (signet_checks_may_install (rows, "a test server with its clock stopped"));
}

static void
test_names_are_compared_one_by_one (void)
{
  Given given = usual;
  g_autoptr (GPtrArray) rows = NULL;
  const SignetCheck *row;

  given.leaf = "leaf-names";
  given.organization = "";
  given.names = "t.example.com m.example.com res.example.com";
  assert_only (&given, "names", SIGNET_CHECK_FAIL, "2 names");
  rows = check (&given);
  row = signet_checks_find (rows, "names");
  g_assert_cmpstr (row->missing[0], ==, "m.example.com");
  g_assert_cmpstr (row->missing[1], ==, "res.example.com");
  g_assert_null (row->missing[2]);
  g_assert_cmpstr (row->added[0], ==, "www.example.com");
  g_assert_null (row->added[1]);
}

static void
test_an_added_name_is_a_warning (void)
{
  Given given = usual;

  given.leaf = "leaf-names";
  given.organization = "";
  given.names = "t.example.com";
  assert_only (&given, "names", SIGNET_CHECK_WARN, "1 name was added");
}

static void
test_a_name_under_a_wildcard_is_a_warning (void)
{
  Given given = usual;
  g_autoptr (GPtrArray) rows = NULL;

  given.leaf = "leaf-wildcard";
  given.organization = "";
  given.names = "*.example.com example.com t.example.com";
  assert_only (&given, "names", SIGNET_CHECK_WARN, "wildcard");

  /* a wildcard stands for one label */
  given.names = "*.example.com example.com a.b.example.com";
  assert_only (&given, "names", SIGNET_CHECK_FAIL, "1 name");
}

static void
test_the_organization_is_compared (void)
{
  Given given = usual;

  given.organization = "ACME.";
  assert_only (&given, "organization", SIGNET_CHECK_WARN, "own way");
  given.organization = "Emca";
  assert_only (&given, "organization", SIGNET_CHECK_FAIL, "another");
  given.organization = "";
  assert_only (&given, "organization", SIGNET_CHECK_WARN, "added");
  given = usual;
  given.leaf = "leaf-plain";
  assert_only (&given, "organization", SIGNET_CHECK_WARN, "domain validation");
}

static void
test_expired_and_not_yet_valid_fail (void)
{
  Given given = usual;

  given.now = NOW + 300 * DAY;
  assert_only (&given, "period", SIGNET_CHECK_FAIL, "expired");
  given.now = NOW - 60 * DAY;
  assert_only (&given, "period", SIGNET_CHECK_FAIL, "not valid before");
}

static void
test_a_life_over_the_profile_fails (void)
{
  Given given = usual;

  given.leaf = "leaf-long";
  assert_only (&given, "life", SIGNET_CHECK_FAIL, "longer");
  given.profile = "private";
  assert_only (&given, "", SIGNET_CHECK_PASS, "");
}

/* The other leaf lives for exactly 200 days, which is what the public profile allows from March 2026 on. */
static void
test_a_life_of_exactly_the_limit_passes (void)
{
  g_autoptr (GPtrArray) rows = check (&usual);

  g_assert_cmpstr (signet_checks_find (rows, "life")->came, ==, "200 days");
  g_assert_cmpstr (signet_checks_find (rows, "life")->asked, ==, "up to 200 days");
}

static void
test_another_kind_of_key_fails (void)
{
  Given given = usual;

  given.spec = SIGNET_KEY_SPEC_RSA_2048;
  assert_only (&given, "key-type", SIGNET_CHECK_FAIL, "another kind");
}

static void
test_a_certificate_of_a_client_fails (void)
{
  Given given = usual;

  given.leaf = "leaf-client";
  given.organization = "";
  assert_only (&given, "purpose", SIGNET_CHECK_FAIL, "not for servers");
}

static void
test_sha1_fails (void)
{
  Given given = usual;

  given.leaf = "leaf-sha1";
  given.spec = SIGNET_KEY_SPEC_RSA_2048;
  assert_only (&given, "signature", SIGNET_CHECK_FAIL, "forged");
}

static void
test_a_missing_issuer_fails_with_its_name (void)
{
  Given given = usual;
  g_autoptr (GPtrArray) rows = NULL;
  const SignetCheck *row;

  given.candidates = "root";
  rows = check (&given);
  row = signet_checks_find (rows, "chain");
  g_assert_cmpint (row->result, ==, SIGNET_CHECK_FAIL);
  g_assert_nonnull (strstr (row->text, "Signet Test Issuing CA"));
  g_assert_nonnull (strstr (row->text, "http://ca.example.net/issuing.crt"));
  g_assert_cmpint (signet_checks_find (rows, "trust")->result, ==, SIGNET_CHECK_FAIL);
}

static void
test_an_issuer_that_expired_fails (void)
{
  Given given = usual;
  g_autoptr (GPtrArray) rows = NULL;

  given.now = NOW + 20 * 365 * DAY;
  rows = check (&given);
  g_assert_cmpint (signet_checks_find (rows, "chain")->result, ==, SIGNET_CHECK_FAIL);
  g_assert_nonnull (strstr (signet_checks_find (rows, "chain")->text, "Signet Test Issuing CA"));
}

static void
test_a_root_that_nobody_trusts_fails (void)
{
  Given given = usual;

  given.trusted = "";
  assert_only (&given, "trust", SIGNET_CHECK_FAIL, "does not trust");
  given.leaf = "self-signed";
  assert_only (&given, "trust", SIGNET_CHECK_FAIL, "does not trust");
}

static void
test_the_wrong_order_is_told_and_passes (void)
{
  Given given = usual;

  given.candidates = "root issuing leaf";
  assert_only (&given, "chain", SIGNET_CHECK_PASS, "another order");
}

static void
test_without_a_request_it_can_be_watched (void)
{
  g_autoptr (SignetCertificate) leaf = made_certificate ("leaf");
  g_autoptr (GPtrArray) candidates = certificates_of ("issuing root");
  g_autoptr (SignetTrust) trust = signet_trust_new (NULL, candidates);
  g_autoptr (SignetChain) chain = signet_chain_build (leaf, candidates, NULL, trust);
  g_autoptr (GPtrArray) rows = signet_certificate_check (leaf, NULL, NULL, chain, NOW, NULL);

  g_assert_cmpint (signet_checks_get_result (rows), ==, SIGNET_CHECK_WARN);
  g_assert_cmpint (signet_checks_find (rows, "key")->result, ==, SIGNET_CHECK_WARN);
  g_assert_true (signet_checks_may_install (rows, NULL));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  made_init ();

  g_test_add_func ("/certificate-check/what-was-asked-for-passes", test_what_was_asked_for_passes);
  g_test_add_func ("/certificate-check/there-is-a-row-for-each-question", test_there_is_a_row_for_each_question);
  g_test_add_func ("/certificate-check/another-key-is-never-installed", test_another_key_is_never_installed);
  g_test_add_func ("/certificate-check/another-failure-can-be-outweighed-by-a-reason",
                   test_another_failure_can_be_outweighed_by_a_reason);
  g_test_add_func ("/certificate-check/names-are-compared-one-by-one", test_names_are_compared_one_by_one);
  g_test_add_func ("/certificate-check/an-added-name-is-a-warning", test_an_added_name_is_a_warning);
  g_test_add_func ("/certificate-check/a-name-under-a-wildcard-is-a-warning", test_a_name_under_a_wildcard_is_a_warning);
  g_test_add_func ("/certificate-check/the-organization-is-compared", test_the_organization_is_compared);
  g_test_add_func ("/certificate-check/expired-and-not-yet-valid-fail", test_expired_and_not_yet_valid_fail);
  g_test_add_func ("/certificate-check/a-life-over-the-profile-fails", test_a_life_over_the_profile_fails);
  g_test_add_func ("/certificate-check/a-life-of-exactly-the-limit-passes", test_a_life_of_exactly_the_limit_passes);
  g_test_add_func ("/certificate-check/another-kind-of-key-fails", test_another_kind_of_key_fails);
  g_test_add_func ("/certificate-check/a-certificate-of-a-client-fails", test_a_certificate_of_a_client_fails);
  g_test_add_func ("/certificate-check/sha1-fails", test_sha1_fails);
  g_test_add_func ("/certificate-check/a-missing-issuer-fails-with-its-name", test_a_missing_issuer_fails_with_its_name);
  g_test_add_func ("/certificate-check/an-issuer-that-expired-fails", test_an_issuer_that_expired_fails);
  g_test_add_func ("/certificate-check/a-root-that-nobody-trusts-fails", test_a_root_that_nobody_trusts_fails);
  g_test_add_func ("/certificate-check/the-wrong-order-is-told-and-passes", test_the_wrong_order_is_told_and_passes);
  g_test_add_func ("/certificate-check/without-a-request-it-can-be-watched", test_without_a_request_it_can_be_watched);

  status = g_test_run ();
  made_clear ();

  return status;
}
