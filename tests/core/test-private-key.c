/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "key/signet-private-key.h"

#include <gnutls/x509.h>
#include <string.h>

static SignetPrivateKey *
generate (SignetKeySpec spec)
{
  g_autoptr (GError) error = NULL;
  SignetPrivateKey *key = signet_private_key_generate (spec, &error);

  g_assert_no_error (error);
  g_assert_nonnull (key);
  return key;
}

static SignetSecret *
seal (SignetPrivateKey *key)
{
  g_autoptr (GError) error = NULL;
  SignetSecret *secret = signet_private_key_seal (key, &error);

  g_assert_no_error (error);
  g_assert_nonnull (secret);
  return secret;
}

static void
assert_unseal_fails (SignetSecret *secret)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (signet_private_key_unseal (secret, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_KEY_MISMATCH);
}

static void
test_round_trip (gconstpointer data)
{
  SignetKeySpec spec = (SignetKeySpec) GPOINTER_TO_UINT (data);
  g_autoptr (SignetPrivateKey) key = generate (spec);
  g_autoptr (SignetSecret) secret = seal (key);
  g_autoptr (SignetPrivateKey) again = NULL;
  g_autoptr (SignetSecret) secret_again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *digest_again = NULL;

  again = signet_private_key_unseal (secret, &error);
  g_assert_no_error (error);
  g_assert_cmpint ((int) signet_private_key_get_spec (key), ==, (int) spec);
  g_assert_cmpint ((int) signet_private_key_get_spec (again), ==, (int) spec);

  digest = signet_private_key_dup_spki_sha256 (key, &error);
  g_assert_no_error (error);
  digest_again = signet_private_key_dup_spki_sha256 (again, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (digest, ==, digest_again);
  g_assert_cmpuint (strlen (digest), ==, 64);
  g_assert_cmpuint (strspn (digest, "0123456789abcdef"), ==, 64);

  secret_again = seal (again);
  g_assert_true (signet_secret_equal (secret, secret_again));
}

/* Read by another program, as whoever exports the key later will. */
static void
test_openssl_reads (gconstpointer data)
{
  g_autoptr (SignetPrivateKey) key = generate ((SignetKeySpec) GPOINTER_TO_UINT (data));
  g_autoptr (SignetSecret) secret = seal (key);
  g_autoptr (GSubprocess) openssl = NULL;
  g_autoptr (GBytes) der = NULL;
  g_autoptr (GBytes) spki = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *openssl_digest = NULL;
  gconstpointer bytes;
  gsize size;

  bytes = signet_secret_get_bytes (secret, &size);
  der = g_bytes_new (bytes, size);
  openssl = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                              "openssl", "pkey", "-inform", "DER", "-check", "-pubout", "-outform", "DER", NULL);
  if (openssl == NULL)
    {
      g_test_skip ("openssl is not installed");
      return;
    }

  g_subprocess_communicate (openssl, der, NULL, &spki, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (openssl));

  /* "Key is valid" stands before it */
  bytes = memchr (g_bytes_get_data (spki, &size), '\n', g_bytes_get_size (spki));
  g_assert_nonnull (bytes);
  size -= (gsize) ((const char *) bytes + 1 - (const char *) g_bytes_get_data (spki, NULL));
  openssl_digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes + 1, size);
  digest = signet_private_key_dup_spki_sha256 (key, NULL);
  g_assert_cmpstr (digest, ==, openssl_digest);
}

static void
test_each_is_new (void)
{
  g_autoptr (SignetPrivateKey) a = generate (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetPrivateKey) b = generate (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autofree char *digest_a = signet_private_key_dup_spki_sha256 (a, NULL);
  g_autofree char *digest_b = signet_private_key_dup_spki_sha256 (b, NULL);

  g_assert_cmpstr (digest_a, !=, digest_b);
}

static void
test_unseal_empty (void)
{
  g_autoptr (SignetSecret) secret = signet_secret_new ("", 0, NULL);

  assert_unseal_fails (secret);
}

static void
test_unseal_garbage (void)
{
  g_autoptr (SignetSecret) text = signet_secret_new ("this is no key", 14, NULL);
  g_autofree guint8 *zeros = g_malloc0 (1024 * 1024);
  g_autoptr (SignetSecret) large = signet_secret_new (zeros, 1024 * 1024, NULL);

  assert_unseal_fails (text);
  assert_unseal_fails (large);
}

static void
test_unseal_cut_off (void)
{
  g_autoptr (SignetPrivateKey) key = generate (SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetSecret) secret = seal (key);
  g_autoptr (SignetSecret) half = NULL;
  gconstpointer bytes;
  gsize size;

  bytes = signet_secret_get_bytes (secret, &size);
  half = signet_secret_new (bytes, size / 2, NULL);
  assert_unseal_fails (half);
}

/* One bit of the first prime: still DER, no longer a key. */
static void
test_unseal_altered (void)
{
  g_autoptr (SignetPrivateKey) key = generate (SIGNET_KEY_SPEC_RSA_2048);
  g_autoptr (SignetSecret) secret = seal (key);
  g_autoptr (SignetSecret) altered = NULL;
  guint8 *bytes = NULL;
  gsize size;
  gconstpointer original = signet_secret_get_bytes (secret, &size);

  altered = signet_secret_new_empty (size, &bytes, NULL);
  memcpy (bytes, original, size);
  bytes[600] ^= 0x01;
  assert_unseal_fails (altered);
}

static void
test_unseal_other_kind (void)
{
  gnutls_x509_privkey_t key;
  gnutls_datum_t der = { NULL, 0 };
  g_autoptr (SignetSecret) secret = NULL;

  g_assert_cmpint (gnutls_x509_privkey_init (&key), ==, 0);
  g_assert_cmpint (gnutls_x509_privkey_generate (key, GNUTLS_PK_EDDSA_ED25519, 256, 0), ==, 0);
  g_assert_cmpint (gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_DER, NULL, GNUTLS_PKCS_PLAIN, &der), ==, 0);
  secret = signet_secret_new (der.data, der.size, NULL);
  gnutls_free (der.data);
  gnutls_x509_privkey_deinit (key);

  assert_unseal_fails (secret);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < SIGNET_KEY_SPEC_N; i++)
    {
      const char *nick = signet_key_spec_to_nick ((SignetKeySpec) i);
      g_autofree char *round_trip = g_strdup_printf ("/private-key/%s/comes-back-the-same", nick);
      g_autofree char *openssl = g_strdup_printf ("/private-key/%s/openssl-reads-it", nick);

      g_test_add_data_func (round_trip, GUINT_TO_POINTER (i), test_round_trip);
      g_test_add_data_func (openssl, GUINT_TO_POINTER (i), test_openssl_reads);
    }
  g_test_add_func ("/private-key/each-is-a-new-one", test_each_is_new);
  g_test_add_func ("/private-key/unseal/nothing", test_unseal_empty);
  g_test_add_func ("/private-key/unseal/garbage", test_unseal_garbage);
  g_test_add_func ("/private-key/unseal/cut-off", test_unseal_cut_off);
  g_test_add_func ("/private-key/unseal/altered", test_unseal_altered);
  g_test_add_func ("/private-key/unseal/a-kind-that-signet-does-not-make", test_unseal_other_kind);

  return g_test_run ();
}
