/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What authorities send, in the shapes that they send it in, and what nobody sends. */

#include "support/certificates.h"

#include "base/signet-error.h"

#include <string.h>
#include <sys/resource.h>

static char *
list_titles (SignetBundle *bundle)
{
  GPtrArray *certificates = signet_bundle_get_certificates (bundle);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < certificates->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "",
                            signet_certificate_get_title (g_ptr_array_index (certificates, i)));

  return g_string_free (titles, FALSE);
}

#define LEAF    "t.example.com"
#define ISSUING "Signet Test Issuing CA"
#define ROOT    "Signet Test Root"

static const struct
{
  const char *file;
  const char *password;
  const char *titles;
  guint n_keys;
  guint n_remarks;
} good[] = {
  { "leaf.crt", NULL, LEAF, 0, 0 },
  { "leaf.der", NULL, LEAF, 0, 0 },
  { "two.der", NULL, LEAF "|" ISSUING, 0, 0 },
  { "any-order.pem", NULL, ROOT "|" ISSUING "|" LEAF, 0, 0 },
  { "windows.pem", NULL, ROOT "|" ISSUING "|" LEAF, 0, 0 },
  { "utf16.pem", NULL, ROOT "|" ISSUING "|" LEAF, 0, 0 },
  { "with-text.pem", NULL, LEAF, 0, 0 },
  { "trusted.pem", NULL, LEAF, 0, 0 },
  { "bare-base64.txt", NULL, LEAF, 0, 0 },
  { "with-key.pem", NULL, ROOT "|" ISSUING "|" LEAF, 1, 0 },
  { "chain.p7b", NULL, ROOT "|" ISSUING "|" LEAF, 0, 0 },
  { "chain.p7b.der", NULL, ROOT "|" ISSUING "|" LEAF, 0, 0 },
  { "chain-signed-data.p7b", NULL, ROOT "|" ISSUING "|" LEAF, 0, 0 },
  { "chain-certificate.p7b", NULL, ROOT "|" ISSUING "|" LEAF, 0, 0 },
  { "ber.p7b", NULL, ISSUING "|" LEAF, 0, 0 },
  { "secret.pfx", "secret", LEAF "|" ISSUING, 1, 0 },
  { "umlaut.pfx", "sécrèt", LEAF "|" ISSUING, 1, 0 },
  { "legacy.pfx", "secret", LEAF "|" ISSUING, 1, 0 },
  { "empty-password.pfx", NULL, LEAF "|" ISSUING, 1, 0 },
  { "empty-password.pfx", "", LEAF "|" ISSUING, 1, 0 },
  { "null-password.pfx", NULL, LEAF, 1, 0 },
  { "plain.pfx", NULL, LEAF "|" ISSUING, 1, 0 },
  { "sectigo.zip", NULL, LEAF "|" ISSUING "|" ROOT, 0, 0 },
  { "digicert.zip", NULL, LEAF "|" ISSUING "|" ROOT, 0, 1 },
  { "godaddy.zip", NULL, LEAF "|" ISSUING "|" ROOT, 0, 0 },
  { "globalsign.zip", NULL, LEAF "|" ROOT "|" ISSUING, 0, 1 },
  { "letsencrypt.zip", NULL, LEAF "|" ISSUING, 1, 0 },
  { "macos.zip", NULL, LEAF, 0, 0 },
  { "nested-1.zip", NULL, LEAF, 0, 0 },
  { "nested-3.zip", NULL, LEAF, 0, 0 },
};

static void
test_every_shape_is_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SignetBundle) bundle = made_bundle_with (good[i].file, good[i].password, &error);
      g_autofree char *titles = NULL;

      g_test_message ("%s", good[i].file);
      g_assert_no_error (error);
      titles = list_titles (bundle);
      g_assert_cmpstr (titles, ==, good[i].titles);
      g_assert_cmpuint (signet_bundle_get_keys (bundle)->len, ==, good[i].n_keys);
      g_assert_cmpuint (signet_bundle_get_remarks (bundle)->len, ==, good[i].n_remarks);
      g_assert_cmpstr (signet_certificate_get_title (signet_bundle_find_leaf (bundle, NULL)), ==, LEAF);
    }
}

/* A key is told by the fingerprint of its public half, which is that of its certificate. */
static void
test_a_key_is_told_and_not_taken (void)
{
  static const struct
  {
    const char *file;
    const char *password;
    gboolean is_encrypted;
    const char *of; /* the certificate that has it, or NULL where it can't be told */
  } keys[] = {
    { "with-key.pem", NULL, FALSE, "leaf" },
    { "letsencrypt.zip", NULL, FALSE, "leaf" },
    { "leaf.key", NULL, FALSE, "leaf" },
    { "key-pkcs8.pem", NULL, FALSE, "leaf" },
    { "key-rsa-pkcs1.pem", NULL, FALSE, "leaf-rsa" },
    { "key-rsa.der", NULL, FALSE, "leaf-rsa" },
    { "key-encrypted.pem", NULL, TRUE, NULL },
    { "key-old-encrypted.pem", NULL, TRUE, NULL },
    { "key-ed25519.pem", NULL, FALSE, NULL },
    { "secret.pfx", "secret", TRUE, "leaf" },
    { "legacy.pfx", "secret", TRUE, "leaf" },
    { "plain.pfx", NULL, FALSE, "leaf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SignetBundle) bundle = made_bundle_with (keys[i].file, keys[i].password, &error);
      g_autoptr (SignetCertificate) certificate = keys[i].of != NULL ? made_certificate (keys[i].of) : NULL;
      const SignetBundleKey *key;

      g_test_message ("%s", keys[i].file);
      g_assert_no_error (error);
      g_assert_cmpuint (signet_bundle_get_keys (bundle)->len, ==, 1);
      key = g_ptr_array_index (signet_bundle_get_keys (bundle), 0);
      g_assert_cmpint (key->is_encrypted, ==, keys[i].is_encrypted);
      g_assert_cmpstr (key->spki_sha256, ==, certificate != NULL ? signet_certificate_get_spki_sha256 (certificate) : "");
    }
}

static void
test_a_request_is_read (void)
{
  static const char * const files[] = { "request.csr", "request.der" };
  g_autoptr (SignetCertificate) leaf = made_certificate ("leaf");

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SignetBundle) bundle = made_bundle (files[i]);
      g_autofree char *spki = NULL;

      g_assert_cmpuint (signet_bundle_get_requests (bundle)->len, ==, 1);
      spki = signet_csr_dup_spki_sha256 (g_ptr_array_index (signet_bundle_get_requests (bundle), 0));
      g_assert_cmpstr (spki, ==, signet_certificate_get_spki_sha256 (leaf));
      g_assert_null (signet_bundle_find_leaf (bundle, NULL));
    }
}

static void
test_a_password_is_asked_for (void)
{
  static const struct
  {
    const char *file;
    const char *password;
  } wrong[] = {
    { "secret.pfx", NULL }, { "secret.pfx", "" }, { "secret.pfx", "Secret" }, { "umlaut.pfx", "secret" },
    { "legacy.pfx", NULL }, { "empty-password.pfx", "x" }, { "secret.pfx", "s\xe9" "cret" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (made_bundle_with (wrong[i].file, wrong[i].password, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_PASSWORD);
      g_assert_null (strstr (error->message, "Secret"));
    }
}

/* Of the processor, not of the clock: others may be busy. */
static double
used_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

/* What a single file may cost. The sanitizers' own memory and time are not ours. */
static void
assert_bounded (double start)
{
#ifndef __SANITIZE_ADDRESS__
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  g_assert_cmpfloat (used_seconds () - start, <, 5);
  g_assert_cmpint (usage.ru_maxrss, <, 256 * 1024); /* KiB */
#endif
}

static void
test_what_nobody_sends_is_refused (void)
{
  static const struct
  {
    const char *file;
    SignetError code;
    const char *says;
  } wrong[] = {
    { "bomb.zip", SIGNET_ERROR_TOO_LARGE, "unpacks" },
    { "bomb-many.zip", SIGNET_ERROR_TOO_LARGE, "unpacks" },
    { "bomb-small.zip", SIGNET_ERROR_TOO_LARGE, "unpacks" },
    { "bomb-together.zip", SIGNET_ERROR_TOO_LARGE, "unpacks" },
    { "many-entries.zip", SIGNET_ERROR_TOO_LARGE, "unpacks" },
    { "nested-4.zip", SIGNET_ERROR_TOO_LARGE, "ZIP file in a ZIP file" },
    { "nested-6.zip", SIGNET_ERROR_TOO_LARGE, "ZIP file in a ZIP file" },
    { "many-iterations.pfx", SIGNET_ERROR_TOO_LARGE, "iterations" },
    { "many-iterations-bag.pfx", SIGNET_ERROR_TOO_LARGE, "iterations" },
    { "encrypted.zip", SIGNET_ERROR_INVALID, "encrypted" },
    { "outside.zip", SIGNET_ERROR_INVALID, "points out of" },
    { "method.zip", SIGNET_ERROR_INVALID, "unusual" },
    { "readme.zip", SIGNET_ERROR_INVALID, "README.txt" },
    { "make.log", SIGNET_ERROR_INVALID, "no certificate" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      double start = used_seconds ();

      g_test_message ("%s", wrong[i].file);
      g_assert_null (made_bundle_with (wrong[i].file, "secret", &error));
      g_assert_error (error, SIGNET_ERROR, (int) wrong[i].code);
      g_assert_nonnull (strstr (error->message, wrong[i].says));
      assert_bounded (start);
    }
}

static void
test_entries_that_point_outside_are_told (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (made_bundle_with ("outside.zip", NULL, &error));
  g_assert_nonnull (strstr (error->message, "../../etc/leaf.crt"));
  g_assert_false (g_file_test ("/etc/leaf.crt", G_FILE_TEST_EXISTS));
}

static void
test_a_damaged_part_leaves_the_rest (void)
{
  g_autoptr (GBytes) whole = made_bytes ("any-order.pem");
  g_autofree char *text = g_strndup (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
  g_autoptr (GBytes) damaged = NULL;
  g_autoptr (SignetBundle) bundle = NULL;
  g_autofree char *titles = NULL;
  g_autoptr (GError) error = NULL;

  memcpy (strstr (text, "-----BEGIN CERTIFICATE-----") + 40, "!!!!", 4);
  damaged = g_bytes_new (text, strlen (text));
  bundle = signet_bundle_read (damaged, "damaged.pem", NULL, &error);
  g_assert_no_error (error);
  titles = list_titles (bundle);
  g_assert_cmpstr (titles, ==, ISSUING "|" LEAF);
  g_assert_cmpuint (signet_bundle_get_remarks (bundle)->len, ==, 1);
}

/* What is cut off has fewer certificates, or is refused; it never has others, and never crashes. */
static void
test_truncated_at_every_64th_byte (void)
{
  static const char * const files[] = {
    "any-order.pem", "leaf.der", "two.der", "chain.p7b", "chain.p7b.der", "ber.p7b", "secret.pfx", "plain.pfx",
    "globalsign.zip", "letsencrypt.zip", "nested-3.zip", "key-rsa.der", "request.der", "utf16.pem", "with-key.pem",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) whole = made_bytes (files[i]);
      g_autoptr (SignetSecret) password = made_password ("secret");
      gsize size = g_bytes_get_size (whole);

      for (gsize n = 0; n < size; n += 64)
        {
          /* a copy, so that a sanitizer sees reads behind its end */
          g_autoptr (GBytes) part = g_bytes_new (g_bytes_get_data (whole, NULL), n);
          g_autoptr (GError) error = NULL;
          double start = used_seconds ();
          g_autoptr (SignetBundle) bundle = signet_bundle_read (part, files[i], password, &error);

          if (bundle != NULL)
            g_assert_cmpuint (signet_bundle_get_certificates (bundle)->len, <=, 3);
          else
            g_assert_true (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_INVALID) ||
                           g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_PASSWORD));
          assert_bounded (start);
        }
    }
}

static void
assert_noise_is_refused (const char *beginning,
                         gsize       size,
                         gboolean    text,
                         SignetError code)
{
  g_autofree char *noise = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  gsize length = strlen (beginning);
  double start;

  for (gsize i = 0; i + 4 <= size; i += 4)
    {
      guint32 value = g_rand_int (rand);

      if (text)
        value = (value & 0x0f0f0f0f) | 0x60606060;
      memcpy (noise + i, &value, 4);
    }
  memcpy (noise, beginning, MIN (length, size));

  bytes = g_bytes_new_static (noise, size);
  start = used_seconds ();
  g_assert_null (signet_bundle_read (bytes, "noise", NULL, &error));
  g_assert_error (error, SIGNET_ERROR, (int) code);
  assert_bounded (start);
}

static void
test_noise_is_refused_in_time (void)
{
  const gsize most = 16 * 1024 * 1024;

  assert_noise_is_refused ("", 50 * 1024 * 1024, FALSE, SIGNET_ERROR_TOO_LARGE);
  assert_noise_is_refused ("PK\3\4", most, FALSE, SIGNET_ERROR_INVALID);
  assert_noise_is_refused ("x", most, FALSE, SIGNET_ERROR_INVALID);
  assert_noise_is_refused ("MII", most, TRUE, SIGNET_ERROR_INVALID);
  assert_noise_is_refused ("-----BEGIN CERTIFICATE-----\n", most, TRUE, SIGNET_ERROR_INVALID);
  assert_noise_is_refused ("\x30\x80\x06\x09", most, FALSE, SIGNET_ERROR_INVALID);
  assert_noise_is_refused ("\x30\x80\x02\x01\x03\x30", most, FALSE, SIGNET_ERROR_INVALID);
}

/* What a reader that starts anew at each beginning would take hours for. */
static void
test_many_beginnings_cost_one_pass (void)
{
  static const char * const pieces[] = {
    "-----BEGIN CERTIFICATE-----\n", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", "-----BEGIN ", "-----",
    "\x30\x03\x02\x01\x05", "PK\3\4", "\x30\x80",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      double start;

      while (text->len < 15 * 1024 * 1024)
        g_string_append (text, pieces[i]);
      bytes = g_bytes_new_static (text->str, text->len);
      start = used_seconds ();
      g_assert_null (signet_bundle_read (bytes, "pieces", NULL, &error));
      g_assert_true (error->domain == SIGNET_ERROR);
      assert_bounded (start);
    }
}

static void
test_nothing_is_no_bundle (void)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (signet_bundle_read (nothing, "nothing.zip", NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "nothing.zip"));
}

#define VECTORS "/usr/lib/python3/dist-packages/cryptography_vectors"

static guint
read_folder (const char *path)
{
  static const char * const passwords[] = { NULL, "password" };
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n_read = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autoptr (GBytes) bytes = NULL;
      char *contents;
      gsize size;

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        {
          n_read += read_folder (file);
          continue;
        }
      if (!g_file_get_contents (file, &contents, &size, NULL))
        continue;

      bytes = g_bytes_new_take (contents, size);
      for (guint i = 0; i < G_N_ELEMENTS (passwords); i++)
        {
          g_autoptr (SignetSecret) password = made_password (passwords[i]);
          g_autoptr (GError) error = NULL;
          g_autoptr (SignetBundle) bundle = signet_bundle_read (bytes, name, password, &error);

          g_assert_true (bundle != NULL || error->domain == SIGNET_ERROR);
          n_read += bundle != NULL ? 1 : 0;
        }
    }

  return n_read;
}

/* Other people's worst certificates, and NIST's (PKITS), which are all well-formed and protected by the word "password". */
static void
test_files_of_other_projects_are_read_or_refused (void)
{
  if (!g_file_test (VECTORS, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("python3-cryptography-vectors is not installed");
      return;
    }

  g_assert_cmpuint (read_folder (VECTORS "/x509/PKITS_data/pkcs12"), >, 200);
  g_assert_cmpuint (read_folder (VECTORS "/x509/PKITS_data/certs"), >, 400);
  g_assert_cmpuint (read_folder (VECTORS "/x509"), >, 1000);
  read_folder (VECTORS "/pkcs12");
  read_folder (VECTORS "/pkcs7");
  read_folder (VECTORS "/asymmetric");
}

static void
ready_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static SignetBundle *
load (const char    *name,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autofree char *path = made_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  signet_bundle_load_async (file, NULL, cancellable, ready_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return signet_bundle_load_finish (result, error);
}

static void
test_a_file_is_loaded_in_a_thread (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetBundle) bundle = load ("sectigo.zip", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (signet_bundle_get_title (bundle), ==, "sectigo.zip");
  g_assert_cmpuint (signet_bundle_get_certificates (bundle)->len, ==, 3);
}

static void
test_a_missing_file_is_an_error (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load ("no-such-file", NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
}

static void
test_loading_is_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (load ("sectigo.zip", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  made_init ();

  g_test_add_func ("/bundle/every-shape-is-read", test_every_shape_is_read);
  g_test_add_func ("/bundle/a-key-is-told-and-not-taken", test_a_key_is_told_and_not_taken);
  g_test_add_func ("/bundle/a-request-is-read", test_a_request_is_read);
  g_test_add_func ("/bundle/a-password-is-asked-for", test_a_password_is_asked_for);
  g_test_add_func ("/bundle/what-nobody-sends-is-refused", test_what_nobody_sends_is_refused);
  g_test_add_func ("/bundle/entries-that-point-outside-are-told", test_entries_that_point_outside_are_told);
  g_test_add_func ("/bundle/a-damaged-part-leaves-the-rest", test_a_damaged_part_leaves_the_rest);
  g_test_add_func ("/bundle/truncated-at-every-64th-byte", test_truncated_at_every_64th_byte);
  g_test_add_func ("/bundle/noise-is-refused-in-time", test_noise_is_refused_in_time);
  g_test_add_func ("/bundle/many-beginnings-cost-one-pass", test_many_beginnings_cost_one_pass);
  g_test_add_func ("/bundle/nothing-is-no-bundle", test_nothing_is_no_bundle);
  g_test_add_func ("/bundle/files-of-other-projects-are-read-or-refused",
                   test_files_of_other_projects_are_read_or_refused);
  g_test_add_func ("/bundle/a-file-is-loaded-in-a-thread", test_a_file_is_loaded_in_a_thread);
  g_test_add_func ("/bundle/a-missing-file-is-an-error", test_a_missing_file_is_an_error);
  g_test_add_func ("/bundle/loading-is-cancelled", test_loading_is_cancelled);

  status = g_test_run ();
  made_clear ();

  return status;
}
