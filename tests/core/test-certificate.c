/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One certificate, as other programs make it, read. */

#include "support/certificates.h"

#include "base/signet-error.h"

#include <string.h>

static char *
run_openssl (const char *arguments)
{
  g_autofree char *command = g_strconcat ("openssl ", arguments, NULL);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_shell_parse_argv (command, NULL, &argv, &error);
  g_assert_no_error (error);
  g_spawn_sync (made_folder, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return g_strchomp (output);
}

/* OpenSSL writes "sha256 Fingerprint=AA:BB", "serial=AABB". */
static char *
value_of (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (strchr (line, '=') + 1, ":", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  return g_ascii_strdown (joined, -1);
}

static void
test_the_fields_are_read (void)
{
  g_autoptr (SignetCertificate) leaf = made_certificate ("leaf");
  SignetSubject *subject = signet_certificate_get_subject (leaf);
  const char * const *names = signet_certificate_get_names (leaf);
  SignetKeySpec spec;

  g_assert_cmpstr (signet_certificate_get_common_name (leaf), ==, "t.example.com");
  g_assert_cmpstr (signet_certificate_get_title (leaf), ==, "t.example.com");
  g_assert_cmpstr (signet_certificate_get_issuer_title (leaf), ==, "Signet Test Issuing CA");
  g_assert_cmpstr (signet_subject_get_organization (subject), ==, "Acme");
  g_assert_cmpstr (signet_subject_get_state (subject), ==, "Île-de-France");
  g_assert_cmpstr (names[0], ==, "t.example.com");
  g_assert_cmpstr (names[1], ==, "m.example.com");
  g_assert_null (names[2]);
  g_assert_cmpint (signet_certificate_get_not_before (leaf), ==, 1780272000);
  g_assert_cmpint (signet_certificate_get_not_after (leaf), ==, 1780272000 + 200 * 24 * 60 * 60 - 1);
  g_assert_true (signet_certificate_get_key_spec (leaf, &spec));
  g_assert_cmpint (spec, ==, SIGNET_KEY_SPEC_ECDSA_P256);
  g_assert_cmpstr (signet_certificate_get_issuer_urls (leaf)[0], ==, "http://ca.example.net/issuing.crt");
  g_assert_true (signet_certificate_has_server_auth (leaf));
  g_assert_false (signet_certificate_is_ca (leaf));
  g_assert_false (signet_certificate_is_self_issued (leaf));
  g_assert_false (signet_certificate_has_weak_signature (leaf));
}

static void
test_other_names_are_told (void)
{
  g_autoptr (SignetCertificate) plain = made_certificate ("leaf-plain");
  const char * const *others = signet_certificate_get_other_names (plain);

  g_assert_cmpstr (signet_certificate_get_common_name (plain), ==, "");
  g_assert_cmpstr (signet_certificate_get_title (plain), ==, "t.example.com");
  g_assert_cmpuint (g_strv_length ((GStrv) signet_certificate_get_names (plain)), ==, 2);
  g_assert_cmpuint (g_strv_length ((GStrv) others), ==, 2);
  g_assert_true (g_strv_contains (others, "IP 192.0.2.1"));
  g_assert_true (g_strv_contains (others, "URI https://example.com/"));
}

static void
test_an_authority_is_one (void)
{
  g_autoptr (SignetCertificate) root = made_certificate ("root");
  g_autoptr (SignetCertificate) issuing = made_certificate ("issuing");

  g_assert_true (signet_certificate_is_ca (root));
  g_assert_true (signet_certificate_is_self_issued (root));
  g_assert_true (signet_certificate_is_ca (issuing));
  g_assert_false (signet_certificate_is_self_issued (issuing));
  g_assert_cmpstr (signet_certificate_get_authority_key_id (issuing), ==, signet_certificate_get_subject_key_id (root));
}

static void
test_openssl_sees_the_same (void)
{
  static const char * const names[] = { "leaf", "leaf-rsa", "root", "leaf-plain", "leaf-sha1" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SignetCertificate) certificate = made_certificate (names[i]);
      g_autofree char *sha256_command = g_strdup_printf ("x509 -in %s.pem -noout -fingerprint -sha256", names[i]);
      g_autofree char *sha1_command = g_strdup_printf ("x509 -in %s.pem -noout -fingerprint -sha1", names[i]);
      g_autofree char *serial_command = g_strdup_printf ("x509 -in %s.pem -noout -serial", names[i]);
      g_autofree char *pem_command = g_strdup_printf ("x509 -in %s.pem", names[i]);
      g_autofree char *sha256_line = run_openssl (sha256_command);
      g_autofree char *sha1_line = run_openssl (sha1_command);
      g_autofree char *serial_line = run_openssl (serial_command);
      g_autofree char *sha256 = value_of (sha256_line);
      g_autofree char *sha1 = value_of (sha1_line);
      g_autofree char *serial = value_of (serial_line);
      g_autofree char *openssl_pem = run_openssl (pem_command);
      g_autofree char *own_sha1 = signet_certificate_dup_sha1 (certificate);
      g_autofree char *pem = g_strchomp (signet_certificate_dup_pem (certificate));

      g_assert_cmpstr (signet_certificate_get_sha256 (certificate), ==, sha256);
      g_assert_cmpstr (own_sha1, ==, sha1);
      g_assert_cmpstr (signet_certificate_get_serial (certificate), ==, serial);
      g_assert_cmpstr (pem, ==, openssl_pem);
    }
}

static void
test_signatures_are_told_apart (void)
{
  g_autoptr (SignetCertificate) leaf = made_certificate ("leaf");
  g_autoptr (SignetCertificate) sha1 = made_certificate ("leaf-sha1");
  g_autoptr (SignetCertificate) issuing = made_certificate ("issuing");
  g_autoptr (SignetCertificate) twin = made_certificate ("issuing-twin");
  g_autoptr (SignetCertificate) root = made_certificate ("root");

  g_assert_true (signet_certificate_is_signed_by (leaf, issuing));
  g_assert_true (signet_certificate_names_as_issuer (leaf, twin));
  g_assert_false (signet_certificate_is_signed_by (leaf, twin));
  g_assert_false (signet_certificate_is_signed_by (leaf, root));
  g_assert_true (signet_certificate_is_signed_by (root, root));
  /* weak, and right */
  g_assert_true (signet_certificate_has_weak_signature (sha1));
  g_assert_true (signet_certificate_is_signed_by (sha1, issuing));
}

/* Any octet changed gives an error, or a certificate that its issuer did not sign. */
static void
test_a_changed_octet_is_noticed (void)
{
  g_autoptr (GBytes) der = made_bytes ("leaf.der");
  g_autoptr (SignetCertificate) issuing = made_certificate ("issuing");
  gsize size;
  const guint8 *bytes = g_bytes_get_data (der, &size);

  for (gsize i = 0; i < size; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, size);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (SignetCertificate) certificate = NULL;

      copy[i] ^= 1u << (i % 8);
      changed = g_bytes_new (copy, size);
      certificate = signet_certificate_new_from_der (changed, &error);
      if (certificate != NULL)
        {
          g_autofree char *text = signet_certificate_dup_text (certificate);

          g_assert_true (g_utf8_validate (text, -1, NULL));
          g_assert_false (signet_certificate_is_signed_by (certificate, issuing));
        }
      else
        g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
    }
}

static void
test_what_is_cut_off_or_goes_on_is_refused (void)
{
  g_autoptr (GBytes) der = made_bytes ("leaf.der");
  gsize size;
  const guint8 *bytes = g_bytes_get_data (der, &size);
  g_autofree guint8 *longer = g_malloc0 (size + 1);
  g_autoptr (GBytes) long_bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize n = 0; n < size; n++)
    {
      g_autoptr (GBytes) part = g_bytes_new (bytes, n);

      g_assert_null (signet_certificate_new_from_der (part, NULL));
    }

  memcpy (longer, bytes, size);
  long_bytes = g_bytes_new (longer, size + 1);
  g_assert_null (signet_certificate_new_from_der (long_bytes, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
}

static void
test_what_is_too_long_is_refused (void)
{
  g_autofree guint8 *nothing = g_malloc0 (SIGNET_CERTIFICATE_MAX_SIZE + 1);
  g_autoptr (GBytes) bytes = g_bytes_new (nothing, SIGNET_CERTIFICATE_MAX_SIZE + 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (signet_certificate_new_from_der (bytes, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE);
}

static void
test_the_raw_text_has_it_all (void)
{
  g_autoptr (SignetCertificate) leaf = made_certificate ("leaf");
  g_autofree char *text = signet_certificate_dup_text (leaf);

  g_assert_nonnull (strstr (text, "m.example.com"));
  g_assert_nonnull (strstr (text, "TLS WWW Server"));
  g_assert_null (strchr (text, '\033'));
}

/* Certificates from all over the world, made by many programs over thirty years. */
static void
test_the_roots_of_the_system_are_all_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetBundle) bundle = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *contents;
  gsize size;

  if (!g_file_get_contents ("/etc/ssl/certs/ca-certificates.crt", &contents, &size, NULL))
    {
      g_test_skip ("there are none");
      return;
    }

  bytes = g_bytes_new_take (contents, size);
  bundle = signet_bundle_read (bytes, "ca-certificates.crt", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (signet_bundle_get_certificates (bundle)->len, >, 50);
  g_assert_cmpuint (signet_bundle_get_remarks (bundle)->len, ==, 0);
  for (guint i = 0; i < signet_bundle_get_certificates (bundle)->len; i++)
    {
      SignetCertificate *root = g_ptr_array_index (signet_bundle_get_certificates (bundle), i);

      g_assert_true (signet_certificate_is_ca (root));
      g_assert_true (*signet_certificate_get_title (root) != '\0');
      g_assert_true (signet_certificate_is_signed_by (root, root));
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  made_init ();

  g_test_add_func ("/certificate/the-fields-are-read", test_the_fields_are_read);
  g_test_add_func ("/certificate/other-names-are-told", test_other_names_are_told);
  g_test_add_func ("/certificate/an-authority-is-one", test_an_authority_is_one);
  g_test_add_func ("/certificate/openssl-sees-the-same", test_openssl_sees_the_same);
  g_test_add_func ("/certificate/signatures-are-told-apart", test_signatures_are_told_apart);
  g_test_add_func ("/certificate/a-changed-octet-is-noticed", test_a_changed_octet_is_noticed);
  g_test_add_func ("/certificate/what-is-cut-off-or-goes-on-is-refused", test_what_is_cut_off_or_goes_on_is_refused);
  g_test_add_func ("/certificate/what-is-too-long-is-refused", test_what_is_too_long_is_refused);
  g_test_add_func ("/certificate/the-raw-text-has-it-all", test_the_raw_text_has_it_all);
  g_test_add_func ("/certificate/the-roots-of-the-system-are-all-read", test_the_roots_of_the_system_are_all_read);

  status = g_test_run ();
  made_clear ();

  return status;
}
