/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading requests: those of other programs, damaged ones, and ones that are not what was approved. */

#include "support/sample-request.h"

#include "base/signet-error.h"
#include "csr/signet-csr-builder.h"

#include <gnutls/abstract.h>
#include <gnutls/x509.h>
#include <string.h>

static SignetPrivateKey *key;

static SignetCsr *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr (GBytes) pem = g_bytes_new (text, strlen (text));

  return signet_csr_new_from_pem (pem, error);
}

static void
assert_refused (const char  *text,
                gssize       size,
                SignetError  code)
{
  g_autoptr (GBytes) pem = g_bytes_new (text, size < 0 ? strlen (text) : (gsize) size);
  g_autoptr (GError) error = NULL;

  g_assert_null (signet_csr_new_from_pem (pem, &error));
  g_assert_error (error, SIGNET_ERROR, (int) code);
}

static char *
build_text (void)
{
  g_autoptr (SignetRequest) request = sample_request_new_usual (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetCsr) csr = signet_csr_build (request, key, NULL);
  gsize size;
  const char *bytes = g_bytes_get_data (signet_csr_get_pem (csr), &size);

  return g_strndup (bytes, size);
}

/* A request as another program might make it, signed rightly. */
typedef struct {
  const char *subject[8];   /* OID, value, ... */
  const char *names[4];
  const char *uri;
  guint       key_usage;
  gboolean    server_auth_critical;
  gboolean    client_auth;
  gboolean    basic_constraints;
  gboolean    challenge;
  gboolean    no_names;
  gnutls_digest_algorithm_t digest;
} Other;

static const Other approved = {
  .subject = { "2.5.4.6", "FR", "2.5.4.10", "Acme", "2.5.4.3", "t.example.com" },
  .names = { "t.example.com", "m.example.com" },
  .key_usage = GNUTLS_KEY_DIGITAL_SIGNATURE,
  .digest = GNUTLS_DIG_SHA256,
};

static SignetCsr *
make_other (const Other *other)
{
  gnutls_x509_crq_t crq;
  gnutls_pubkey_t pubkey;
  gnutls_datum_t pem = { NULL, 0 };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  SignetCsr *csr;

  g_assert_cmpint (gnutls_x509_crq_init (&crq), ==, 0);
  g_assert_cmpint (gnutls_x509_crq_set_version (crq, 1), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (other->subject) && other->subject[i] != NULL; i += 2)
    g_assert_cmpint (gnutls_x509_crq_set_dn_by_oid (crq, other->subject[i], 0, other->subject[i + 1],
                                                    (unsigned int) strlen (other->subject[i + 1])), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (other->names) && other->names[i] != NULL && !other->no_names; i++)
    g_assert_cmpint (gnutls_x509_crq_set_subject_alt_name (crq, GNUTLS_SAN_DNSNAME, other->names[i],
                                                           (unsigned int) strlen (other->names[i]), GNUTLS_FSAN_APPEND),
                     ==, 0);
  if (other->uri != NULL)
    g_assert_cmpint (gnutls_x509_crq_set_subject_alt_name (crq, GNUTLS_SAN_URI, other->uri,
                                                           (unsigned int) strlen (other->uri), GNUTLS_FSAN_APPEND), ==, 0);
  /* GnuTLS 3.7.9 goes by what was set before it, not by its argument */
  if (other->server_auth_critical)
    g_assert_cmpint (gnutls_x509_crq_set_key_usage (crq, other->key_usage), ==, 0);
  g_assert_cmpint (gnutls_x509_crq_set_key_purpose_oid (crq, GNUTLS_KP_TLS_WWW_SERVER, 0), ==, 0);
  if (other->client_auth)
    g_assert_cmpint (gnutls_x509_crq_set_key_purpose_oid (crq, GNUTLS_KP_TLS_WWW_CLIENT, 0), ==, 0);
  g_assert_cmpint (gnutls_x509_crq_set_key_usage (crq, other->key_usage), ==, 0);
  if (other->basic_constraints)
    g_assert_cmpint (gnutls_x509_crq_set_basic_constraints (crq, 1, -1), ==, 0);
  if (other->challenge)
    g_assert_cmpint (gnutls_x509_crq_set_challenge_password (crq, "challenge"), ==, 0);

  g_assert_cmpint (gnutls_pubkey_init (&pubkey), ==, 0);
  g_assert_cmpint (gnutls_pubkey_import_privkey (pubkey, signet_private_key_get_handle (key), 0, 0), ==, 0);
  g_assert_cmpint (gnutls_x509_crq_set_pubkey (crq, pubkey), ==, 0);
  g_assert_cmpint (gnutls_x509_crq_privkey_sign (crq, signet_private_key_get_handle (key), other->digest, 0), ==, 0);
  g_assert_cmpint (gnutls_x509_crq_export2 (crq, GNUTLS_X509_FMT_PEM, &pem), ==, 0);
  gnutls_pubkey_deinit (pubkey);
  gnutls_x509_crq_deinit (crq);

  text = g_strndup ((const char *) pem.data, pem.size);
  gnutls_free (pem.data);
  csr = read_text (text, &error);
  g_assert_no_error (error);

  return csr;
}

static SignetRequest *
approved_request (void)
{
  const char * const names[] = { "t.example.com", "m.example.com", NULL };
  g_autoptr (SignetSubject) subject = signet_subject_new ("Acme", "", "FR", "", "");

  return signet_request_new (subject, "t.example.com", names, SIGNET_KEY_SPEC_ECDSA_P256, "public", 1, "a",
                             "https://a.example.net", "");
}

static void
assert_differs (const Other *other,
                const char  *what)
{
  g_autoptr (SignetRequest) request = approved_request ();
  g_autoptr (SignetCsr) csr = make_other (other);
  g_autoptr (GError) error = NULL;

  g_assert_false (signet_csr_matches (csr, request, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CSR_MISMATCH);
  if (strstr (error->message, what) == NULL)
    g_error ("“%s” is not in: %s", what, error->message);
}

static void
test_reads_its_own (void)
{
  g_autofree char *text = build_text ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetCsr) csr = read_text (text, &error);
  gsize size;

  g_assert_no_error (error);
  g_assert_cmpstr (signet_csr_get_subject (csr), ==,
                   "CN=t.mail.example.com,OU=株式会社,O=Société Générale,L=Paris,ST=Île-de-France,C=FR");
  g_assert_cmpstr (signet_csr_get_names (csr)[1], ==, "*.example.com");
  g_assert_cmpmem (g_bytes_get_data (signet_csr_get_pem (csr), NULL), strlen (text), text, strlen (text));
  g_bytes_get_data (signet_csr_get_pem (csr), &size);
  g_assert_cmpuint (size, ==, strlen (text));
}

static void
test_blanks_and_line_ends (void)
{
  g_autofree char *text = build_text ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = g_strjoinv ("\r\n", lines);
  g_autofree char *padded = g_strconcat ("\n \r\n", joined, "\n\n", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetCsr) csr = read_text (padded, &error);

  g_assert_no_error (error);
  g_assert_nonnull (csr);
}

static void
test_not_pem (void)
{
  g_autofree char *text = build_text ();
  g_autofree char *bom = g_strconcat ("\xef\xbb\xbf", text, NULL);
  g_autofree char *twice = g_strconcat (text, text, NULL);
  g_autofree char *told = g_strconcat ("Here it is:\n", text, NULL);
  g_autofree char *cut = g_strndup (text, strlen (text) / 2);
  g_auto (GStrv) parts = g_strsplit (text, "CERTIFICATE REQUEST", -1);
  g_autofree char *certificate = g_strjoinv ("CERTIFICATE", parts);

  assert_refused ("", 0, SIGNET_ERROR_INVALID);
  assert_refused ("\n", -1, SIGNET_ERROR_INVALID);
  assert_refused ("hello", -1, SIGNET_ERROR_INVALID);
  assert_refused ("\0\0\0\0", 4, SIGNET_ERROR_INVALID);
  assert_refused ("-----BEGIN CERTIFICATE REQUEST-----", -1, SIGNET_ERROR_INVALID);
  assert_refused ("-----BEGIN CERTIFICATE REQUEST----------END CERTIFICATE REQUEST-----", -1, SIGNET_ERROR_INVALID);
  assert_refused (bom, -1, SIGNET_ERROR_INVALID);
  assert_refused (twice, -1, SIGNET_ERROR_INVALID);
  assert_refused (told, -1, SIGNET_ERROR_INVALID);
  assert_refused (cut, -1, SIGNET_ERROR_INVALID);
  assert_refused (certificate, -1, SIGNET_ERROR_INVALID);
}

static void
test_too_large (void)
{
  g_autofree char *text = g_strnfill (1024 * 1024 + 1, 'A');

  assert_refused (text, -1, SIGNET_ERROR_TOO_LARGE);
}

static char *
wrap (const guint8 *der,
      gsize         size)
{
  g_autofree char *base64 = g_base64_encode (der, size);

  return g_strdup_printf ("-----BEGIN CERTIFICATE REQUEST-----\n%s\n-----END CERTIFICATE REQUEST-----\n", base64);
}

static guint8 *
build_der (gsize *size)
{
  g_autofree char *text = build_text ();
  char *begin = strchr (text, '\n') + 1;

  *strstr (begin, "-----END") = '\0';

  return g_base64_decode (begin, size);
}

/* Each single octet of it: nothing is read that is not signed, and nothing crashes. */
static void
test_any_octet_altered (void)
{
  gsize size;
  g_autofree guint8 *der = build_der (&size);

  for (gsize i = 0; i < size; i++)
    {
      g_autofree char *text = NULL;

      der[i] ^= 0x41;
      text = wrap (der, size);
      assert_refused (text, -1, SIGNET_ERROR_INVALID);
      der[i] ^= 0x41;
    }
}

static void
test_any_length_cut (void)
{
  gsize size;
  g_autofree guint8 *der = build_der (&size);

  for (gsize i = 1; i < size; i++)
    {
      g_autofree char *text = wrap (der, i);

      assert_refused (text, -1, SIGNET_ERROR_INVALID);
    }
}

static void
test_octets_behind_the_end (void)
{
  gsize size;
  g_autofree guint8 *der = build_der (&size);
  g_autofree guint8 *longer = g_malloc0 (size + 2);
  g_autofree char *text = NULL;

  memcpy (longer, der, size);
  text = wrap (longer, size + 2);
  assert_refused (text, -1, SIGNET_ERROR_INVALID);
}

/* With the older label; and the test's own way of making one is right: the approved one matches. */
static void
test_other_program_matches (void)
{
  g_autoptr (SignetRequest) request = approved_request ();
  g_autoptr (SignetCsr) csr = make_other (&approved);
  g_autoptr (GError) error = NULL;
  gboolean matches = signet_csr_matches (csr, request, &error);

  g_assert_no_error (error);
  g_assert_true (matches);
}

static void
test_other_subject (void)
{
  Other other = approved;

  other.subject[3] = "Acme Ltd";
  assert_differs (&other, "“Acme Ltd” instead of “Acme”");

  other = approved;
  other.subject[4] = other.subject[5] = NULL;
  assert_differs (&other, "“Common name” is missing");

  other = approved;
  other.subject[6] = "2.5.4.11";
  other.subject[7] = "Marketing";
  assert_differs (&other, "2.5.4.11");

  other = approved;
  other.subject[0] = "2.5.4.10";
  other.subject[1] = "Acme";
  other.subject[2] = "2.5.4.6";
  other.subject[3] = "FR";
  assert_differs (&other, "not in its place");
}

static void
test_other_names (void)
{
  Other other = approved;

  other.names[1] = NULL;
  assert_differs (&other, "the name m.example.com is missing");

  other = approved;
  other.names[2] = "x.example.com";
  assert_differs (&other, "x.example.com was not asked for");

  other = approved;
  other.names[0] = "m.example.com";
  other.names[1] = "t.example.com";
  assert_differs (&other, "m.example.com where t.example.com");

  other = approved;
  other.no_names = TRUE;
  assert_differs (&other, "no alternative names");

  other = approved;
  other.uri = "https://t.example.com";
  assert_differs (&other, "no host name");
}

static void
test_other_extensions (void)
{
  Other other = approved;

  other.key_usage |= GNUTLS_KEY_KEY_ENCIPHERMENT;
  assert_differs (&other, "key usage");

  other = approved;
  other.server_auth_critical = TRUE;
  assert_differs (&other, "extended key usage");

  other = approved;
  other.client_auth = TRUE;
  assert_differs (&other, "extended key usage");

  other = approved;
  other.basic_constraints = TRUE;
  assert_differs (&other, "not approved");

  other = approved;
  other.challenge = TRUE;
  assert_differs (&other, "not approved");
}

static void
test_other_key (void)
{
  g_autoptr (SignetRequest) request = sample_request_new_usual (SIGNET_KEY_SPEC_RSA_2048);
  g_autofree char *text = build_text ();
  g_autoptr (SignetCsr) csr = read_text (text, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (signet_csr_matches (csr, request, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_CSR_MISMATCH);
  g_assert_nonnull (strstr (error->message, "RSA 2048"));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  key = signet_private_key_generate (SIGNET_KEY_SPEC_ECDSA_P256, NULL);

  g_test_add_func ("/csr/reads-its-own", test_reads_its_own);
  g_test_add_func ("/csr/blanks-and-line-ends", test_blanks_and_line_ends);
  g_test_add_func ("/csr/refuses/no-pem", test_not_pem);
  g_test_add_func ("/csr/refuses/too-large", test_too_large);
  g_test_add_func ("/csr/refuses/any-octet-altered", test_any_octet_altered);
  g_test_add_func ("/csr/refuses/any-length-cut", test_any_length_cut);
  g_test_add_func ("/csr/refuses/octets-behind-the-end", test_octets_behind_the_end);
  g_test_add_func ("/csr/matches/of-another-program", test_other_program_matches);
  g_test_add_func ("/csr/differs/subject", test_other_subject);
  g_test_add_func ("/csr/differs/names", test_other_names);
  g_test_add_func ("/csr/differs/extensions", test_other_extensions);
  g_test_add_func ("/csr/differs/key", test_other_key);

  status = g_test_run ();
  g_object_unref (key);

  return status;
}
