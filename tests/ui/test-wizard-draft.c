/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-draft.h"

static SignetDraft *
new_draft (void)
{
  g_autoptr (SignetOrganization) organization =
    signet_organization_new ("org-1", "Acme", "IT", "FR", "Île-de-France", "Paris");
  g_autoptr (SignetInstance) instance = signet_instance_new ("acme", "https://acme.example.net", organization);
  g_autoptr (SignetProfile) profile = signet_profile_load ("public", NULL);
  SignetDraft *draft = signet_draft_new (instance);

  signet_draft_set_profile (draft, profile);
  signet_draft_fill_from_organization (draft, organization);

  return draft;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static SignetFinding *
check (SignetDraft  *draft,
       SignetField   field,
       GPtrArray   **findings)
{
  *findings = signet_draft_check_form (draft, 1800000000);

  return signet_findings_get_for_field (*findings, field);
}

static void
test_right_draft_is_not_blocked (void)
{
  g_autoptr (SignetDraft) draft = new_draft ();
  g_autoptr (GPtrArray) findings = NULL;

  signet_draft_set_text (draft, SIGNET_FIELD_COMMON_NAME, "t.example.com");
  findings = signet_draft_check_form (draft, 1800000000);
  g_assert_null (signet_findings_get_block (findings));
}

static void
test_each_field_is_checked (void)
{
  const struct {
    SignetField field;
    guint       length;
  } fields[] = {
    { SIGNET_FIELD_ORGANIZATION, 65 },
    { SIGNET_FIELD_UNIT, 65 },
    { SIGNET_FIELD_STATE, 129 },
    { SIGNET_FIELD_CITY, 129 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (SignetDraft) draft = new_draft ();
      g_autoptr (GPtrArray) findings = NULL;
      g_autofree char *text = g_strnfill (fields[i].length, 'x');
      SignetFinding *finding = NULL;

      signet_draft_set_text (draft, fields[i].field, text);
      finding = check (draft, fields[i].field, &findings);
      g_assert_nonnull (finding);
      g_assert_cmpint (finding->severity, ==, SIGNET_SEVERITY_BLOCK);
    }
}

static void
test_only_a_change_is_told (void)
{
  g_autoptr (SignetDraft) draft = new_draft ();
  guint count = 0;

  g_signal_connect_swapped (draft, "changed", G_CALLBACK (count_cb), &count);
  signet_draft_set_text (draft, SIGNET_FIELD_CITY, "Paris");
  signet_draft_set_key_spec (draft, signet_draft_get_key_spec (draft));
  g_assert_cmpuint (count, ==, 0);
  signet_draft_set_text (draft, SIGNET_FIELD_CITY, "Lyon");
  signet_draft_set_key_spec (draft, SIGNET_KEY_SPEC_ECDSA_P384);
  g_assert_cmpuint (count, ==, 2);
}

static void
test_common_name_is_always_a_name (void)
{
  g_autoptr (SignetDraft) draft = new_draft ();
  g_autoptr (SignetRequest) request = NULL;

  signet_draft_set_text (draft, SIGNET_FIELD_COMMON_NAME, "t.example.com");
  request = signet_draft_to_request (draft);
  g_assert_cmpstr (signet_request_get_common_name (request), ==, "t.example.com");
  g_assert_cmpuint (signet_request_get_n_names (request), ==, 1);
  g_assert_cmpstr (signet_request_get_names (request)[0], ==, "t.example.com");
}

static void
test_request_has_what_was_filled_in (void)
{
  g_autoptr (SignetDraft) draft = new_draft ();
  g_autoptr (SignetRequest) request = NULL;
  SignetSubject *subject = NULL;

  signet_draft_set_text (draft, SIGNET_FIELD_ORGANIZATION, "  Société Générale ");
  signet_draft_set_text (draft, SIGNET_FIELD_COMMON_NAME, "t.example.com");
  signet_draft_set_key_spec (draft, SIGNET_KEY_SPEC_ECDSA_P256);
  request = signet_draft_to_request (draft);
  subject = signet_request_get_subject (request);

  g_assert_cmpstr (signet_subject_get_organization (subject), ==, "Société Générale");
  g_assert_cmpstr (signet_subject_get_unit (subject), ==, "IT");
  g_assert_cmpstr (signet_subject_get_country (subject), ==, "FR");
  g_assert_cmpstr (signet_subject_get_state (subject), ==, "Île-de-France");
  g_assert_cmpstr (signet_subject_get_city (subject), ==, "Paris");
  g_assert_cmpint (signet_request_get_key_spec (request), ==, SIGNET_KEY_SPEC_ECDSA_P256);
  g_assert_cmpstr (signet_request_get_profile (request), ==, "public");
  g_assert_cmpstr (signet_request_get_org_id (request), ==, "org-1");
  g_assert_cmpstr (signet_request_get_instance_url (request), ==, "https://acme.example.net");
}

static void
test_filled_from_an_earlier_request (void)
{
  g_autoptr (SignetDraft) first = new_draft ();
  g_autoptr (SignetDraft) second = new_draft ();
  g_autoptr (SignetProfile) profile = signet_profile_load ("private", NULL);
  g_autoptr (SignetRequest) request = NULL;

  signet_draft_set_text (first, SIGNET_FIELD_CITY, "");
  signet_draft_set_text (first, SIGNET_FIELD_COMMON_NAME, "t.example.com");
  signet_draft_set_key_spec (first, SIGNET_KEY_SPEC_RSA_4096);
  signet_draft_set_profile (first, profile);
  request = signet_draft_to_request (first);

  signet_draft_fill_from_request (second, request);
  g_assert_cmpstr (signet_draft_get_text (second, SIGNET_FIELD_CITY), ==, "");
  g_assert_cmpint (signet_draft_get_key_spec (second), ==, SIGNET_KEY_SPEC_RSA_4096);
  g_assert_cmpstr (signet_profile_get_nick (signet_draft_get_profile (second)), ==, "private");
  /* for the caller to say: the host may be gone */
  g_assert_cmpstr (signet_draft_get_text (second, SIGNET_FIELD_COMMON_NAME), ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wizard/draft/right-draft-is-not-blocked", test_right_draft_is_not_blocked);
  g_test_add_func ("/wizard/draft/each-field-is-checked", test_each_field_is_checked);
  g_test_add_func ("/wizard/draft/only-a-change-is-told", test_only_a_change_is_told);
  g_test_add_func ("/wizard/draft/common-name-is-always-a-name", test_common_name_is_always_a_name);
  g_test_add_func ("/wizard/draft/request-has-what-was-filled-in", test_request_has_what_was_filled_in);
  g_test_add_func ("/wizard/draft/filled-from-an-earlier-request", test_filled_from_an_earlier_request);

  return g_test_run ();
}
