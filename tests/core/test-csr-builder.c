/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/sample-request.h"

#include "base/signet-error.h"
#include "csr/signet-csr-builder.h"

#include <string.h>
#include <time.h>

static SignetCsr *
build (SignetRequest    *request,
       SignetPrivateKey *key)
{
  g_autoptr (GError) error = NULL;
  SignetCsr *csr = signet_csr_build (request, key, &error);

  g_assert_no_error (error);
  g_assert_nonnull (csr);
  return csr;
}

static SignetPrivateKey *
generate (SignetKeySpec spec)
{
  g_autoptr (GError) error = NULL;
  SignetPrivateKey *key = signet_private_key_generate (spec, &error);

  g_assert_no_error (error);
  return key;
}

/* What another program says of the request; NULL where that is not installed. */
static char *
ask (SignetCsr          *csr,
     const char * const *argv)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_find_program_in_path (argv[0]);

  if (program == NULL)
    {
      g_test_skip_printf ("%s is not installed", argv[0]);
      return NULL;
    }

  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                     G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, signet_csr_get_pem (csr), NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));

  return g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
}

static void
assert_contains (const char *text,
                 const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
assert_openssl_verifies (SignetCsr *csr)
{
  const char * const argv[] = { "openssl", "req", "-verify", "-noout", NULL };
  g_autofree char *output = ask (csr, argv);

  /* it says so, and exits with 0, where the signature is wrong as well */
  if (output != NULL)
    assert_contains (output, "verify OK");
}

static void
assert_certtool_verifies (SignetCsr *csr)
{
  const char * const argv[] = { "certtool", "--crq-info", NULL };
  g_autofree char *output = ask (csr, argv);

  if (output != NULL)
    assert_contains (output, "Self signature: verified");
}

static void
test_each_spec (gconstpointer data)
{
  SignetKeySpec spec = (SignetKeySpec) GPOINTER_TO_UINT (data);
  gboolean rsa = spec <= SIGNET_KEY_SPEC_RSA_4096;
  const char * const argv[] = { "openssl", "req", "-noout", "-text", "-nameopt", "utf8,sep_comma_plus", NULL };
  g_autoptr (SignetRequest) request = sample_request_new_usual (spec);
  g_autoptr (SignetPrivateKey) key = generate (spec);
  g_autoptr (SignetCsr) csr = build (request, key);
  g_autofree char *text = NULL;
  g_autofree char *key_digest = signet_private_key_dup_spki_sha256 (key, NULL);
  g_autofree char *csr_digest = signet_csr_dup_spki_sha256 (csr);

  g_assert_cmpstr (key_digest, ==, csr_digest);
  assert_openssl_verifies (csr);
  assert_certtool_verifies (csr);

  text = ask (csr, argv);
  if (text == NULL)
    return;

  assert_contains (text, "C=FR,ST=Île-de-France,L=Paris,O=Société Générale,OU=株式会社,CN=t.mail.example.com");
  assert_contains (text, "DNS:t.mail.example.com, DNS:*.example.com, DNS:xn--bcher-kva.example, "
                         "DNS:*.xn--bcher-kva.example\n");
  assert_contains (text, "X509v3 Key Usage: critical");
  assert_contains (text, "X509v3 Extended Key Usage: \n");
  assert_contains (text, "TLS Web Server Authentication\n");
  if (rsa)
    assert_contains (text, "Digital Signature, Key Encipherment\n");
  else
    g_assert_null (strstr (text, "Key Encipherment"));
  assert_contains (text, rsa ? "sha256WithRSAEncryption"
                             : spec == SIGNET_KEY_SPEC_ECDSA_P384 ? "ecdsa-with-SHA384" : "ecdsa-with-SHA256");
}

/* Country as PrintableString, what is beyond ASCII as UTF8String, nothing as an older kind (RFC 5280, 4.1.2.4). */
static void
test_string_types (void)
{
  const char * const argv[] = { "openssl", "asn1parse", NULL };
  g_autoptr (SignetRequest) request = sample_request_new_usual (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetPrivateKey) key = generate (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetCsr) csr = build (request, key);
  g_autofree char *text = ask (csr, argv);

  if (text == NULL)
    return;

  assert_contains (text, "PRINTABLESTRING   :FR\n");
  assert_contains (text, "UTF8STRING        :Société Générale\n");
  assert_contains (text, "UTF8STRING        :株式会社\n");
  g_assert_null (strstr (text, "T61STRING"));
  g_assert_null (strstr (text, "BMPSTRING"));
}

static void
test_pem_form (void)
{
  g_autoptr (SignetRequest) request = sample_request_new_usual (SIGNET_KEY_SPEC_RSA_2048);
  g_autoptr (SignetPrivateKey) key = generate (SIGNET_KEY_SPEC_RSA_2048);
  g_autoptr (SignetCsr) csr = build (request, key);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_lines;
  gsize size;
  const char *bytes = g_bytes_get_data (signet_csr_get_pem (csr), &size);

  text = g_strndup (bytes, size);
  lines = g_strsplit (text, "\n", -1);
  n_lines = g_strv_length (lines);

  g_assert_cmpstr (lines[0], ==, "-----BEGIN CERTIFICATE REQUEST-----");
  g_assert_cmpstr (lines[n_lines - 2], ==, "-----END CERTIFICATE REQUEST-----");
  g_assert_cmpstr (lines[n_lines - 1], ==, "");
  for (guint i = 1; i < n_lines - 3; i++)
    g_assert_cmpuint (strlen (lines[i]), ==, 64);
  g_assert_cmpuint (strlen (lines[n_lines - 3]), <=, 64);
}

static void
test_thousand_names (void)
{
  g_autoptr (SignetRequest) request = sample_request_new_large (SIGNET_KEY_SPEC_ECDSA_P256, 1000);
  g_autoptr (SignetPrivateKey) key = generate (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetCsr) csr = NULL;
  clock_t before = clock ();

  csr = build (request, key);
  /* appended one by one by GnuTLS it takes 4 s, of this process's own time */
  g_assert_cmpint (clock () - before, <, 3 * CLOCKS_PER_SEC);

  g_assert_cmpuint (g_strv_length ((GStrv) signet_csr_get_names (csr)), ==, 1000);
  g_assert_true (g_strv_equal (signet_csr_get_names (csr), signet_request_get_names (request)));
  assert_openssl_verifies (csr);
  assert_certtool_verifies (csr);
}

/* From 128 octets on, a length takes two (X.690, clause 8.1.3.5). */
static void
test_long_names (void)
{
  static const guint lengths[] = { 3, 127, 128, 129, 253 };
  const char * const argv[] = { "openssl", "req", "-noout", "-text", NULL };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SignetRequest) request = NULL;
  g_autoptr (SignetPrivateKey) key = generate (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetCsr) csr = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      char *name = g_strnfill (lengths[i], 'a');

      for (guint dot = 1; dot < lengths[i] - 1; dot += 40)
        name[dot] = '.';
      g_ptr_array_add (names, name);
    }
  g_ptr_array_add (names, NULL);

  request = sample_request_new (SIGNET_KEY_SPEC_ECDSA_P256, names->pdata[0], (const char * const *) names->pdata);
  csr = build (request, key);

  g_assert_true (g_strv_equal (signet_csr_get_names (csr), (const char * const *) names->pdata));
  assert_openssl_verifies (csr);
  assert_certtool_verifies (csr);
  text = ask (csr, argv);
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (lengths); i++)
    assert_contains (text, names->pdata[i]);
}

static void
test_long_common_name (void)
{
  static const char name[] = "a-very-long-host-name-of-a-campaign.with-many-labels.mail.example.com";
  const char * const argv[] = { "openssl", "req", "-noout", "-subject", NULL };
  const char * const names[] = { name, NULL };
  g_autoptr (SignetRequest) request = sample_request_new (SIGNET_KEY_SPEC_ECDSA_P256, name, names);
  g_autoptr (SignetPrivateKey) key = generate (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetCsr) csr = build (request, key);
  g_autofree char *subject = NULL;

  g_assert_cmpuint (strlen (name), >, 64);
  g_assert_cmpstr (signet_csr_get_names (csr)[0], ==, name);
  g_assert_null (strstr (signet_csr_get_subject (csr), "CN="));
  assert_openssl_verifies (csr);

  subject = ask (csr, argv);
  if (subject != NULL)
    g_assert_null (strstr (subject, "CN ="));
}

/* No field but the names: RFC 5280, clause 4.2.1.6, has them critical then. */
static void
test_empty_subject (void)
{
  static const char name[] = "a-very-long-host-name-of-a-campaign.with-many-labels.mail.example.com";
  const char * const argv[] = { "openssl", "req", "-noout", "-text", NULL };
  const char * const names[] = { name, NULL };
  g_autoptr (SignetSubject) subject = signet_subject_new ("", "", "", "", "");
  g_autoptr (SignetRequest) request = signet_request_new (subject, name, names, SIGNET_KEY_SPEC_ECDSA_P256, "private",
                                                          1, "a", "https://a.example.net", "");
  g_autoptr (SignetPrivateKey) key = generate (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetCsr) csr = build (request, key);
  g_autofree char *text = ask (csr, argv);

  g_assert_cmpstr (signet_csr_get_subject (csr), ==, "");
  if (text != NULL)
    assert_contains (text, "X509v3 Subject Alternative Name: critical\n");
}

static void
test_common_name_alone (void)
{
  const char * const names[] = { "shop.example.com", NULL };
  g_autoptr (SignetSubject) subject = signet_subject_new ("", "", "", "", "");
  g_autoptr (SignetRequest) request = signet_request_new (subject, names[0], names, SIGNET_KEY_SPEC_ECDSA_P256,
                                                          "private", 1, "a", "https://a.example.net", "");
  g_autoptr (SignetPrivateKey) key = generate (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetCsr) csr = build (request, key);

  g_assert_cmpstr (signet_csr_get_subject (csr), ==, "CN=shop.example.com");
}

static void
test_special_characters (void)
{
  const char * const names[] = { "shop.example.com", NULL };
  g_autoptr (SignetSubject) subject = signet_subject_new ("Müller, Söhne + \"Co\" <x>; #1=\\", " lead", "DE", "a=b", "#x");
  g_autoptr (SignetRequest) request = signet_request_new (subject, names[0], names, SIGNET_KEY_SPEC_ECDSA_P256,
                                                          "public", 1, "a", "https://a.example.net", "");
  g_autoptr (SignetPrivateKey) key = generate (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetCsr) csr = build (request, key);

  assert_openssl_verifies (csr);
}

static void
test_wrong_key (void)
{
  g_autoptr (SignetRequest) request = sample_request_new_usual (SIGNET_KEY_SPEC_ECDSA_P384);
  g_autoptr (SignetPrivateKey) key = generate (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (GError) error = NULL;

  g_assert_null (signet_csr_build (request, key, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CSR_MISMATCH);
}

/* GnuTLS takes it; the reading back does not. */
static void
test_country_that_is_none (void)
{
  const char * const names[] = { "shop.example.com", NULL };
  g_autoptr (SignetSubject) subject = signet_subject_new ("Acme", "", "Ü", "", "");
  g_autoptr (SignetRequest) request = signet_request_new (subject, names[0], names, SIGNET_KEY_SPEC_ECDSA_P256,
                                                          "public", 1, "a", "https://a.example.net", "");
  g_autoptr (SignetPrivateKey) key = generate (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (GError) error = NULL;

  g_assert_null (signet_csr_build (request, key, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == SIGNET_ERROR);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < SIGNET_KEY_SPEC_N; i++)
    {
      g_autofree char *path = g_strdup_printf ("/csr-builder/%s/other-programs-agree",
                                               signet_key_spec_to_nick ((SignetKeySpec) i));

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_each_spec);
    }
  g_test_add_func ("/csr-builder/kinds-of-strings", test_string_types);
  g_test_add_func ("/csr-builder/form-of-the-text", test_pem_form);
  g_test_add_func ("/csr-builder/a-thousand-names", test_thousand_names);
  g_test_add_func ("/csr-builder/names-of-any-length", test_long_names);
  g_test_add_func ("/csr-builder/common-name-over-64", test_long_common_name);
  g_test_add_func ("/csr-builder/empty-subject", test_empty_subject);
  g_test_add_func ("/csr-builder/common-name-alone", test_common_name_alone);
  g_test_add_func ("/csr-builder/characters-that-need-quoting", test_special_characters);
  g_test_add_func ("/csr-builder/key-of-another-kind", test_wrong_key);
  g_test_add_func ("/csr-builder/country-that-is-none", test_country_that_is_none);

  return g_test_run ();
}
