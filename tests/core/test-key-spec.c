/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "request/signet-key-spec.h"

#include <string.h>

static void
test_nicks_come_back (void)
{
  for (guint i = 0; i < SIGNET_KEY_SPEC_N; i++)
    {
      SignetKeySpec spec;
      g_autoptr (GError) error = NULL;

      g_assert_true (signet_key_spec_from_nick (signet_key_spec_to_nick (i), &spec, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (spec, ==, i);
    }
}

static void
test_nicks_are_those_of_the_command_line (void)
{
  g_assert_cmpstr (signet_key_spec_to_nick (SIGNET_KEY_SPEC_DEFAULT), ==, "rsa-2048");
  g_assert_cmpstr (signet_key_spec_to_nick (SIGNET_KEY_SPEC_RSA_3072), ==, "rsa-3072");
  g_assert_cmpstr (signet_key_spec_to_nick (SIGNET_KEY_SPEC_RSA_4096), ==, "rsa-4096");
  g_assert_cmpstr (signet_key_spec_to_nick (SIGNET_KEY_SPEC_ECDSA_P256), ==, "ecdsa-p256");
  g_assert_cmpstr (signet_key_spec_to_nick (SIGNET_KEY_SPEC_ECDSA_P384), ==, "ecdsa-p384");
}

static void
test_descriptions_are_those_of_the_field (void)
{
  g_assert_cmpstr (signet_key_spec_describe (SIGNET_KEY_SPEC_RSA_2048), ==, "RSA 2048");
  g_assert_cmpstr (signet_key_spec_describe (SIGNET_KEY_SPEC_ECDSA_P384), ==, "ECDSA P-384");
}

static void
test_refuses_other_keys (void)
{
  static const char * const bad[] = { NULL, "", "rsa-1024", "RSA-2048", "rsa-2048 ", "ed25519", "\xff\xfe" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      SignetKeySpec spec = SIGNET_KEY_SPEC_RSA_4096;
      g_autoptr (GError) error = NULL;

      g_assert_false (signet_key_spec_from_nick (bad[i], &spec, &error));
      g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "rsa-2048, rsa-3072, rsa-4096, ecdsa-p256, ecdsa-p384"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (spec, ==, SIGNET_KEY_SPEC_RSA_4096);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/key-spec/nicks-come-back", test_nicks_come_back);
  g_test_add_func ("/key-spec/nicks-are-those-of-the-command-line", test_nicks_are_those_of_the_command_line);
  g_test_add_func ("/key-spec/descriptions-are-those-of-the-field", test_descriptions_are_those_of_the_field);
  g_test_add_func ("/key-spec/refuses-other-keys", test_refuses_other_keys);

  return g_test_run ();
}
