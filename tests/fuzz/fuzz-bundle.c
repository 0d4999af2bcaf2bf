/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "base/signet-error.h"
#include "certificate/signet-bundle.h"
#include "certificate/signet-certificate-check.h"

/* What a window does with a certificate, all of it. */
static void
turn_over (SignetBundle      *bundle,
           SignetCertificate *certificate)
{
  g_autoptr (SignetTrust) trust = signet_trust_new (NULL, signet_bundle_get_certificates (bundle));
  g_autoptr (SignetChain) chain =
    signet_chain_build (certificate, signet_bundle_get_certificates (bundle), NULL, NULL);
  g_autoptr (SignetChain) trusted =
    signet_chain_build (certificate, signet_bundle_get_certificates (bundle), NULL, trust);
  g_autoptr (GPtrArray) rows =
    signet_certificate_check (certificate, NULL, signet_certificate_get_spki_sha256 (certificate), chain, 1782864000, NULL);
  g_autofree char *text = signet_certificate_dup_text (certificate);
  const char * const *names = signet_certificate_get_names (certificate);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_utf8_validate (signet_certificate_get_title (certificate), -1, NULL));
  g_assert_true (g_utf8_validate (signet_certificate_get_subject_text (certificate), -1, NULL));
  g_assert_true (g_utf8_validate (signet_certificate_get_common_name (certificate), -1, NULL));
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_true (g_str_is_ascii (names[i]));
  for (guint i = 0; i < rows->len; i++)
    g_assert_true (g_utf8_validate (((SignetCheck *) g_ptr_array_index (rows, i))->text, -1, NULL));
  g_assert_true (g_ptr_array_index (signet_chain_get_certificates (chain), 0) == certificate);
  g_assert_cmpint (signet_chain_get_trust (trusted), ==, SIGNET_TRUST_NAMED);
}

static void
read_with (GBytes       *bytes,
           SignetSecret *password)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetBundle) bundle = signet_bundle_read (bytes, "fuzz", password, &error);
  GPtrArray *certificates;

  if (bundle == NULL)
    {
      g_assert_true (error->domain == SIGNET_ERROR && *error->message != '\0');
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  certificates = signet_bundle_get_certificates (bundle);
  g_assert_cmpuint (certificates->len + signet_bundle_get_requests (bundle)->len + signet_bundle_get_keys (bundle)->len, >,
                    0);
  g_assert_true ((signet_bundle_find_leaf (bundle, NULL) != NULL) == (certificates->len > 0));
  for (guint i = 0; i < MIN (certificates->len, 4); i++)
    turn_over (bundle, g_ptr_array_index (certificates, i));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  static SignetSecret *password;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  if (password == NULL)
    password = signet_secret_new ("secret", 6, NULL);

  read_with (bytes, NULL);
  read_with (bytes, password);
  return 0;
}
