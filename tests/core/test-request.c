/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "request/signet-request.h"

#include <string.h>

static const char * const three_names[] = { "m.example.com", "t.example.com", "res.example.com", NULL };

static SignetRequest *
request_new (const char         *common_name,
             const char * const *names)
{
  g_autoptr (SignetSubject) subject = signet_subject_new ("Société Générale", "IT", "FR", "Île-de-France", "Paris");

  return signet_request_new (subject, common_name, names, SIGNET_KEY_SPEC_ECDSA_P256, "public", 42,
                             "acme-mkt-prod3", "https://acme-mkt-prod3.example.net", "ORG-7");
}

static void
assert_names (SignetRequest *request,
              const char    *joined)
{
  g_autofree char *names = g_strjoinv (" ", (char **) signet_request_get_names (request));

  g_assert_cmpstr (names, ==, joined);
  g_assert_cmpuint (g_strv_length ((char **) signet_request_get_names (request)), ==,
                    signet_request_get_n_names (request));
}

static void
assert_same (SignetRequest *a,
             SignetRequest *b)
{
  SignetSubject *first = signet_request_get_subject (a);
  SignetSubject *second = signet_request_get_subject (b);

  g_assert_cmpstr (signet_subject_get_organization (first), ==, signet_subject_get_organization (second));
  g_assert_cmpstr (signet_subject_get_unit (first), ==, signet_subject_get_unit (second));
  g_assert_cmpstr (signet_subject_get_country (first), ==, signet_subject_get_country (second));
  g_assert_cmpstr (signet_subject_get_state (first), ==, signet_subject_get_state (second));
  g_assert_cmpstr (signet_subject_get_city (first), ==, signet_subject_get_city (second));
  g_assert_cmpstr (signet_request_get_common_name (a), ==, signet_request_get_common_name (b));
  g_assert_cmpstrv (signet_request_get_names (a), signet_request_get_names (b));
  g_assert_cmpint (signet_request_get_key_spec (a), ==, signet_request_get_key_spec (b));
  g_assert_cmpstr (signet_request_get_profile (a), ==, signet_request_get_profile (b));
  g_assert_cmpint (signet_request_get_instance_id (a), ==, signet_request_get_instance_id (b));
  g_assert_cmpstr (signet_request_get_instance_name (a), ==, signet_request_get_instance_name (b));
  g_assert_cmpstr (signet_request_get_instance_url (a), ==, signet_request_get_instance_url (b));
  g_assert_cmpstr (signet_request_get_org_id (a), ==, signet_request_get_org_id (b));
}

static void
test_keeps_the_order_of_names (void)
{
  g_autoptr (SignetRequest) request = request_new ("t.example.com", three_names);

  assert_names (request, "m.example.com t.example.com res.example.com");
}

static void
test_adds_the_common_name (void)
{
  g_autoptr (SignetRequest) request = request_new ("www.example.com", three_names);
  g_autoptr (SignetRequest) alone = request_new ("www.example.com", NULL);

  assert_names (request, "www.example.com m.example.com t.example.com res.example.com");
  assert_names (alone, "www.example.com");
}

static void
test_has_each_name_once (void)
{
  const char * const names[] = { "a.example.com", "b.example.com", "a.example.com", "b.example.com", NULL };
  g_autoptr (SignetRequest) request = request_new ("b.example.com", names);

  assert_names (request, "a.example.com b.example.com");
}

static void
test_long_common_name_stays_out_of_the_subject (void)
{
  g_autofree char *label52 = g_strnfill (52, 'a');
  g_autofree char *name64 = g_strconcat (label52, ".example.com", NULL);
  g_autofree char *name65 = g_strconcat ("b", name64, NULL);
  g_autoptr (SignetRequest) fits = request_new (name64, NULL);
  g_autoptr (SignetRequest) too_long = request_new (name65, NULL);

  g_assert_cmpuint (strlen (name64), ==, 64);
  g_assert_true (signet_request_get_common_name_in_subject (fits));
  g_assert_false (signet_request_get_common_name_in_subject (too_long));
  assert_names (too_long, name65);
}

static void
test_comes_back_from_json (void)
{
  g_autoptr (SignetRequest) request = request_new ("t.example.com", three_names);
  g_autofree char *json = signet_request_to_json (request);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetRequest) back = signet_request_from_json (json, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  assert_same (request, back);
  again = signet_request_to_json (back);
  g_assert_cmpstr (json, ==, again);
}

static void
test_json_is_one_line (void)
{
  g_autoptr (SignetSubject) subject = signet_subject_new ("A \"quoted\"\nname \\ / 株式会社", NULL, NULL, NULL, NULL);
  g_autoptr (SignetRequest) request =
    signet_request_new (subject, "*.example.com", NULL, SIGNET_KEY_SPEC_RSA_4096, "private", 0, "a\nb", NULL, NULL);
  g_autofree char *json = signet_request_to_json (request);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetRequest) back = signet_request_from_json (json, &error);

  g_assert_null (strchr (json, '\n'));
  g_assert_no_error (error);
  assert_same (request, back);
}

static void
test_ten_thousand_names_come_back (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *label = g_strnfill (63, 'x');
  g_autoptr (SignetRequest) request = NULL;
  g_autoptr (SignetRequest) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  for (guint i = 0; i < 10000; i++)
    g_ptr_array_add (names, g_strdup_printf ("h%05u.%s.%s.%s.example.com", i, label, label, label));
  g_ptr_array_add (names, NULL);

  request = request_new (g_ptr_array_index (names, 0), (const char * const *) names->pdata);
  json = signet_request_to_json (request);
  back = signet_request_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (signet_request_get_n_names (back), ==, 10000);
  assert_same (request, back);
}

/* Each takes the good document and breaks one thing. */
static void
test_refuses_json_that_it_did_not_write (void)
{
  static const struct { const char *good, *bad; } cases[] = {
    { "\"version\":1", "\"version\":2" },
    { "\"version\":1", "\"version\":\"1\"" },
    { "\"version\":1,", "" },
    { "\"version\":1", "\"version\":1,\"extra\":true" },
    { "\"common-name\":\"t.example.com\"", "\"common-name\":\"other.example.com\"" },
    { "\"common-name\":\"t.example.com\"", "\"common-name\":null" },
    { "\"common-name\":\"t.example.com\"", "\"common-name\":[\"t.example.com\"]" },
    { "\"m.example.com\"", "\"M.example.com\"" },
    { "\"m.example.com\"", "\"m.example.com.\"" },
    { "\"m.example.com\"", "\" m.example.com\"" },
    { "\"m.example.com\"", "\"m\"" },
    { "\"m.example.com\"", "\"m_m.example.com\"" },
    { "\"m.example.com\"", "\"bücher.example.com\"" },
    { "\"m.example.com\"", "\"t.example.com\"" },
    { "\"m.example.com\"", "\"\"" },
    { "\"m.example.com\"", "7" },
    { "\"m.example.com\"", "\"m.example.com\\u0000.evil.com\"" },
    { "[\"m.example.com\",\"t.example.com\",\"res.example.com\"]", "[]" },
    { "[\"m.example.com\",\"t.example.com\",\"res.example.com\"]", "{}" },
    { "\"ecdsa-p256\"", "\"ed25519\"" },
    { "\"ecdsa-p256\"", "0" },
    { "\"public\"", "\"\"" },
    { "\"public\"", "\"../public\"" },
    { "\"public\"", "\"Public\"" },
    { "\"instance-id\":42", "\"instance-id\":-1" },
    { "\"instance-id\":42", "\"instance-id\":4.5" },
    { "\"instance-id\":42", "\"instance-id\":\"42\"" },
    { "\"unit\":\"IT\"", "\"unit\":false" },
    { "\"unit\":\"IT\",", "" },
    { "\"unit\":\"IT\"", "\"unit\":\"IT\",\"email\":\"a@example.com\"" },
    { "\"unit\":\"IT\"", "\"unit\":\"IT\xff\"" },
    { "\"org-id\":\"ORG-7\"", "\"org-id\":{}" },
    { "{\"version\"", "/* comment */{\"version\"" },
    { "{\"version\"", "[{\"version\"" },
    { "}", "" },
  };
  g_autoptr (SignetRequest) request = request_new ("t.example.com", three_names);
  g_autofree char *json = signet_request_to_json (request);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) broken = g_string_new (json);

      g_assert_cmpuint (g_string_replace (broken, cases[i].good, cases[i].bad, 1), ==, 1);
      g_assert_null (signet_request_from_json (broken->str, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
    }
}

static void
test_refuses_what_is_no_json (void)
{
  static const char * const bad[] = { "", " ", "null", "[]", "7", "\"text\"", "{", "{}", "\xff", "{\"version\":1}" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (signet_request_from_json (bad[i], &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
    }
}

static void
test_refuses_deep_and_endless_json (void)
{
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autofree char *endless = g_strnfill (5000000, ' ');
  g_autofree char *open_string = g_strnfill (1000000, '"');
  g_autoptr (GError) deep_error = NULL;
  g_autoptr (GError) endless_error = NULL;
  g_autoptr (GError) string_error = NULL;

  g_assert_null (signet_request_from_json (deep, &deep_error));
  g_assert_error (deep_error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_assert_null (signet_request_from_json (endless, &endless_error));
  g_assert_error (endless_error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE);
  g_assert_null (signet_request_from_json (open_string, &string_error));
  g_assert_error (string_error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
}

/* One byte after another is cut off or changed: an error or a whole request, nothing between. */
static void
test_refuses_damaged_json (void)
{
  g_autoptr (SignetRequest) request = request_new ("t.example.com", three_names);
  g_autofree char *json = signet_request_to_json (request);
  gsize length = strlen (json);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *cut = g_strndup (json, i);
      g_autofree char *changed = g_strdup (json);
      g_autoptr (GError) error = NULL;
      g_autoptr (SignetRequest) back = NULL;

      g_assert_null (signet_request_from_json (cut, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
      g_clear_error (&error);

      changed[i] ^= 0x04;
      back = signet_request_from_json (changed, &error);
      g_assert_true ((back == NULL) == (error != NULL));
    }
}

static void
test_summary (void)
{
  g_autoptr (SignetRequest) request = request_new ("t.example.com", three_names);
  g_autofree char *summary = signet_request_to_summary (request);

  g_assert_cmpstr (summary, ==,
                   "Org ID: ORG-7\n"
                   "Instance: acme-mkt-prod3 (https://acme-mkt-prod3.example.net)\n"
                   "Organization name: Société Générale\n"
                   "Organization Unit: IT\n"
                   "Country / Region: FR\n"
                   "State / Province: Île-de-France\n"
                   "City: Paris\n"
                   "Common name: t.example.com\n"
                   "Subdomains:\n"
                   "m.example.com\n"
                   "t.example.com\n"
                   "res.example.com\n");
}

static void
test_summary_leaves_out_what_is_empty (void)
{
  g_autoptr (SignetSubject) subject = signet_subject_new (NULL, NULL, NULL, NULL, NULL);
  g_autoptr (SignetRequest) request =
    signet_request_new (subject, "*.example.com", NULL, SIGNET_KEY_SPEC_RSA_2048, "public", 0, NULL,
                        "https://example.net", NULL);
  g_autofree char *summary = signet_request_to_summary (request);

  g_assert_cmpstr (summary, ==,
                   "Instance: https://example.net\n"
                   "Common name: *.example.com\n"
                   "Subdomains:\n"
                   "*.example.com\n");
}

static void
test_summary_has_no_forged_lines (void)
{
  g_autoptr (SignetSubject) subject = signet_subject_new ("Acme\nCommon name: evil.example.com", NULL, NULL, NULL, NULL);
  g_autoptr (SignetRequest) request =
    signet_request_new (subject, "t.example.com", NULL, SIGNET_KEY_SPEC_RSA_2048, "public", 0, "a\r\nb", NULL, NULL);
  g_autofree char *summary = signet_request_to_summary (request);

  g_assert_null (strstr (summary, "\nCommon name: evil"));
  g_assert_null (strchr (summary, '\r'));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/request/keeps-the-order-of-names", test_keeps_the_order_of_names);
  g_test_add_func ("/request/adds-the-common-name", test_adds_the_common_name);
  g_test_add_func ("/request/has-each-name-once", test_has_each_name_once);
  g_test_add_func ("/request/long-common-name-stays-out-of-the-subject", test_long_common_name_stays_out_of_the_subject);
  g_test_add_func ("/request/comes-back-from-json", test_comes_back_from_json);
  g_test_add_func ("/request/json-is-one-line", test_json_is_one_line);
  g_test_add_func ("/request/ten-thousand-names-come-back", test_ten_thousand_names_come_back);
  g_test_add_func ("/request/refuses-json-that-it-did-not-write", test_refuses_json_that_it_did_not_write);
  g_test_add_func ("/request/refuses-what-is-no-json", test_refuses_what_is_no_json);
  g_test_add_func ("/request/refuses-deep-and-endless-json", test_refuses_deep_and_endless_json);
  g_test_add_func ("/request/refuses-damaged-json", test_refuses_damaged_json);
  g_test_add_func ("/request/summary", test_summary);
  g_test_add_func ("/request/summary-leaves-out-what-is-empty", test_summary_leaves_out_what_is_empty);
  g_test_add_func ("/request/summary-has-no-forged-lines", test_summary_has_no_forged_lines);

  return g_test_run ();
}
