/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a certificate to a root, whatever order, company and circles its issuers come in. */

#include "support/certificates.h"

#include "certificate/signet-chain.h"

#include <time.h>

static GPtrArray *
certificates_of (const char *names)
{
  GPtrArray *certificates = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) list = g_strsplit (names, " ", -1);

  for (guint i = 0; *names != '\0' && list[i] != NULL; i++)
    g_ptr_array_add (certificates, made_certificate (list[i]));

  return certificates;
}

static char *
chain_text (SignetChain *chain)
{
  GPtrArray *certificates = signet_chain_get_certificates (chain);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < certificates->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            signet_certificate_get_serial (g_ptr_array_index (certificates, i)));

  return g_string_free (text, FALSE);
}

/* The serial numbers that make-certificates gives. */
#define LEAF     "0123456789abcdef"
#define ROOT     "01"
#define OLD_ROOT "02"
#define CROSS    "03"
#define ISSUING  "05"

static SignetChain *
build (const char *leaf,
       const char *candidates,
       const char *known,
       const char *trusted)
{
  g_autoptr (SignetCertificate) certificate = made_certificate (leaf);
  g_autoptr (GPtrArray) from_bundle = certificates_of (candidates);
  g_autoptr (GPtrArray) from_before = known != NULL ? certificates_of (known) : NULL;
  g_autoptr (GPtrArray) named = trusted != NULL ? certificates_of (trusted) : NULL;
  g_autoptr (SignetTrust) trust = trusted != NULL ? signet_trust_new (NULL, named) : NULL;

  return signet_chain_build (certificate, from_bundle, from_before, trust);
}

static void
assert_chain (const char *candidates,
              const char *known,
              const char *trusted,
              const char *expected,
              gboolean    complete)
{
  g_autoptr (SignetChain) chain = build ("leaf", candidates, known, trusted);
  g_autofree char *text = chain_text (chain);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (signet_chain_is_complete (chain), ==, complete);
  g_assert_null (signet_chain_get_fault (chain));
  if (complete)
    g_assert_cmpint (signet_chain_get_trust (chain), ==, trusted != NULL ? SIGNET_TRUST_NAMED : SIGNET_TRUST_NONE);
}

static void
test_any_order_gives_one_chain (void)
{
  static const char * const orders[] = {
    "leaf issuing root", "leaf root issuing", "issuing leaf root", "issuing root leaf", "root leaf issuing",
    "root issuing leaf", "root issuing",
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      assert_chain (orders[i], NULL, NULL, LEAF " " ISSUING " " ROOT, TRUE);
      assert_chain (orders[i], NULL, "root", LEAF " " ISSUING " " ROOT, TRUE);
    }
}

static void
test_the_order_of_the_file_is_told (void)
{
  g_autoptr (SignetChain) right = build ("leaf", "leaf issuing root", NULL, NULL);
  g_autoptr (SignetChain) wrong = build ("leaf", "leaf root issuing", NULL, NULL);
  g_autoptr (SignetChain) others = build ("leaf", "leaf issuing", NULL, "root");

  g_assert_true (signet_chain_was_in_order (right));
  g_assert_false (signet_chain_was_in_order (wrong));
  g_assert_true (signet_chain_was_in_order (others));
}

static void
test_issuers_come_from_the_known_and_the_trusted (void)
{
  assert_chain ("leaf", "issuing", "root", LEAF " " ISSUING " " ROOT, TRUE);
  assert_chain ("leaf issuing", NULL, "root", LEAF " " ISSUING " " ROOT, TRUE);
  /* whatever the user trusts is an end */
  assert_chain ("leaf issuing root", NULL, "issuing", LEAF " " ISSUING, TRUE);
  assert_chain ("leaf issuing root", NULL, "leaf", LEAF, TRUE);
}

static void
test_what_is_missing_is_named (void)
{
  g_autoptr (SignetChain) chain = build ("leaf", "leaf root", NULL, "root");
  g_autoptr (SignetCertificate) issuing = made_certificate ("issuing");

  g_assert_false (signet_chain_is_complete (chain));
  g_assert_cmpstr (signet_chain_get_missing_issuer (chain), ==, signet_certificate_get_subject_text (issuing));
  g_assert_cmpstr (signet_chain_get_missing_key_id (chain), ==, signet_certificate_get_subject_key_id (issuing));
  g_assert_cmpstr (signet_chain_get_missing_urls (chain)[0], ==, "http://ca.example.net/issuing.crt");
  g_assert_null (signet_chain_get_missing_urls (chain)[1]);
  g_assert_cmpuint (signet_chain_get_unused (chain)->len, ==, 1);
}

/* The name is right, the key is not: only the signature tells. */
static void
test_an_issuer_of_the_same_name_is_not_taken (void)
{
  assert_chain ("leaf issuing-twin root", NULL, "root", LEAF, FALSE);
  assert_chain ("leaf issuing-twin issuing root", NULL, "root", LEAF " " ISSUING " " ROOT, TRUE);
}

static void
test_a_cross_signed_root_goes_the_way_that_is_trusted (void)
{
  assert_chain ("leaf issuing root cross old-root", NULL, "old-root", LEAF " " ISSUING " " CROSS " " OLD_ROOT, TRUE);
  assert_chain ("leaf issuing cross", NULL, "root", LEAF " " ISSUING " " ROOT, TRUE);
  assert_chain ("leaf issuing cross root", NULL, NULL, LEAF " " ISSUING " " ROOT, TRUE);
}

static void
test_a_circle_ends (void)
{
  assert_chain ("leaf issuing cross cross-back", NULL, NULL, LEAF " " ISSUING " " CROSS " 04", FALSE);
  assert_chain ("leaf issuing cross cross-back old-root", NULL, "old-root", LEAF " " ISSUING " " CROSS " " OLD_ROOT, TRUE);
}

static void
test_a_path_length_is_kept (void)
{
  /* issuing may not issue authorities */
  g_autoptr (SignetChain) chain = build ("leaf-of-sub", "sub issuing root", NULL, "root");

  g_assert_true (signet_chain_is_complete (chain));
  g_assert_nonnull (signet_chain_get_fault (chain));
}

static void
test_a_self_signed_certificate_is_its_own_chain (void)
{
  g_autoptr (SignetChain) chain = build ("self-signed", "self-signed", NULL, NULL);

  g_assert_true (signet_chain_is_complete (chain));
  g_assert_cmpint (signet_chain_get_trust (chain), ==, SIGNET_TRUST_NONE);
  g_assert_cmpuint (signet_chain_get_certificates (chain)->len, ==, 1);
}

static void
test_many_of_one_name_take_a_bounded_time (void)
{
  g_autoptr (SignetCertificate) leaf = made_certificate ("leaf");
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SignetChain) chain = NULL;
  clock_t start;

  for (guint i = 0; i < 300; i++)
    {
      g_ptr_array_add (candidates, made_certificate ("issuing-twin"));
      g_ptr_array_add (candidates, made_certificate ("cross"));
      g_ptr_array_add (candidates, made_certificate ("cross-back"));
    }
  g_ptr_array_add (candidates, made_certificate ("issuing"));
  start = clock ();
  chain = signet_chain_build (leaf, candidates, NULL, NULL);
  g_assert_nonnull (chain);
  /* of the processor, not of the clock: others may be busy */
  g_assert_cmpint (clock () - start, <, 5 * CLOCKS_PER_SEC);
}

static void
ready_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
test_the_roots_of_the_system_are_read (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetTrust) trust = NULL;
  g_autoptr (SignetCertificate) root = made_certificate ("root");
  g_autoptr (GError) error = NULL;

  signet_trust_load_system_async (NULL, ready_cb, &result);
  trust = signet_trust_load_system_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (signet_trust_get_n_roots (trust), >, 50);
  g_assert_cmpint (signet_trust_find (trust, root), ==, SIGNET_TRUST_NONE);
}

static void
test_a_chain_is_built_in_a_thread (void)
{
  g_autoptr (SignetCertificate) leaf = made_certificate ("leaf");
  g_autoptr (GPtrArray) candidates = certificates_of ("root issuing");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetChain) chain = NULL;
  g_autoptr (GError) error = NULL;

  signet_chain_build_async (leaf, candidates, NULL, NULL, NULL, ready_cb, &result);
  chain = signet_chain_build_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (signet_chain_get_certificates (chain)->len, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  made_init ();

  g_test_add_func ("/chain/any-order-gives-one-chain", test_any_order_gives_one_chain);
  g_test_add_func ("/chain/the-order-of-the-file-is-told", test_the_order_of_the_file_is_told);
  g_test_add_func ("/chain/issuers-come-from-the-known-and-the-trusted", test_issuers_come_from_the_known_and_the_trusted);
  g_test_add_func ("/chain/what-is-missing-is-named", test_what_is_missing_is_named);
  g_test_add_func ("/chain/an-issuer-of-the-same-name-is-not-taken", test_an_issuer_of_the_same_name_is_not_taken);
  g_test_add_func ("/chain/a-cross-signed-root-goes-the-way-that-is-trusted",
                   test_a_cross_signed_root_goes_the_way_that_is_trusted);
  g_test_add_func ("/chain/a-circle-ends", test_a_circle_ends);
  g_test_add_func ("/chain/a-path-length-is-kept", test_a_path_length_is_kept);
  g_test_add_func ("/chain/a-self-signed-certificate-is-its-own-chain", test_a_self_signed_certificate_is_its_own_chain);
  g_test_add_func ("/chain/many-of-one-name-take-a-bounded-time", test_many_of_one_name_take_a_bounded_time);
  g_test_add_func ("/chain/the-roots-of-the-system-are-read", test_the_roots_of_the_system_are_read);
  g_test_add_func ("/chain/a-chain-is-built-in-a-thread", test_a_chain_is_built_in_a_thread);

  status = g_test_run ();
  made_clear ();

  return status;
}
