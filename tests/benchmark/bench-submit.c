/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From Submit to the saved CSR, against making a key and signing with GnuTLS and nothing else; and what a
 * thousand names cost against one. Wants a real, unlocked keyring (tests/support/session). */

#include "signet-config.h"

#include "await.h"
#include "base/signet-file.h"
#include "bench.h"
#include "csr/signet-csr-builder.h"
#include "job/signet-request-job.h"

#include <gnutls/x509.h>

#define MANY_NAMES 1000

typedef struct {
  SignetStore   *store;
  SignetKeyring *keyring;
  char          *folder;
  char          *store_path;
  gint64         instance_id;
} Bench;

static void
check (int status)
{
  if (status < 0)
    g_error ("GnuTLS: %s", gnutls_strerror (status));
}

static SignetRequest *
make_request (Bench         *bench,
              SignetKeySpec  spec,
              guint          n_names)
{
  g_autoptr (SignetSubject) subject = signet_subject_new ("Example", "Marketing", "FR", "Île-de-France", "Paris");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_names; i++)
    g_ptr_array_add (names, g_strdup_printf ("t%04u.mail.example.com", i));
  g_ptr_array_add (names, NULL);

  return signet_request_new (subject, names->pdata[0], (const char * const *) names->pdata, spec, "public",
                             bench->instance_id, "benchmark", "https://benchmark.example.net", "ORG");
}

static gint64
add_instance (SignetStore *store)
{
  g_autoptr (SignetInstance) instance = signet_instance_new ("benchmark", "https://benchmark.example.net", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  signet_store_add_instance_async (store, instance, NULL, await_cb, &result);
  id = signet_store_add_instance_finish (store, await_result (&result), &error);
  g_assert_no_error (error);

  return id;
}

/* --- GnuTLS and nothing else --- */

static gnutls_x509_privkey_t
bare_generate (SignetKeySpec spec)
{
  gnutls_x509_privkey_t key;
  gboolean rsa = spec <= SIGNET_KEY_SPEC_RSA_4096;
  static const unsigned int bits[] = {
    [SIGNET_KEY_SPEC_RSA_2048] = 2048, [SIGNET_KEY_SPEC_RSA_3072] = 3072, [SIGNET_KEY_SPEC_RSA_4096] = 4096,
    [SIGNET_KEY_SPEC_ECDSA_P256] = GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1),
    [SIGNET_KEY_SPEC_ECDSA_P384] = GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP384R1),
  };

  check (gnutls_x509_privkey_init (&key));
  check (gnutls_x509_privkey_generate (key, rsa ? GNUTLS_PK_RSA : GNUTLS_PK_ECDSA, bits[spec], 0));

  return key;
}

static void
bare_sign (gnutls_x509_privkey_t key)
{
  static const char name[] = "t0000.mail.example.com";
  gnutls_x509_crq_t crq;
  gnutls_datum_t pem = { NULL, 0 };

  check (gnutls_x509_crq_init (&crq));
  check (gnutls_x509_crq_set_version (crq, 1));
  check (gnutls_x509_crq_set_dn_by_oid (crq, GNUTLS_OID_X520_COUNTRY_NAME, 0, "FR", 2));
  check (gnutls_x509_crq_set_dn_by_oid (crq, GNUTLS_OID_X520_ORGANIZATION_NAME, 0, "Example", 7));
  check (gnutls_x509_crq_set_dn_by_oid (crq, GNUTLS_OID_X520_COMMON_NAME, 0, name, sizeof name - 1));
  check (gnutls_x509_crq_set_subject_alt_name (crq, GNUTLS_SAN_DNSNAME, name, sizeof name - 1, GNUTLS_FSAN_SET));
  check (gnutls_x509_crq_set_key (crq, key));
  check (gnutls_x509_crq_sign2 (crq, key, GNUTLS_DIG_SHA256, 0));
  check (gnutls_x509_crq_export2 (crq, GNUTLS_X509_FMT_PEM, &pem));
  gnutls_free (pem.data);
  gnutls_x509_crq_deinit (crq);
}

static void
measure_bare (SignetKeySpec  spec,
              GArray        *whole,
              GArray        *signing)
{
  gint64 start = g_get_monotonic_time ();
  gnutls_x509_privkey_t key = bare_generate (spec);
  gint64 made = g_get_monotonic_time ();

  bare_sign (key);
  bench_add (whole, start, g_get_monotonic_time ());
  bench_add (signing, made, g_get_monotonic_time ());
  gnutls_x509_privkey_deinit (key);
}

/* --- the whole way --- */

static void
save (Bench     *bench,
      SignetJob *job)
{
  g_autoptr (GFile) file = g_file_new_build_filename (bench->folder, "benchmark.csr", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  signet_file_write_async (file, signet_job_get_csr (job), SIGNET_FILE_MODE_PUBLIC, NULL, await_cb, &result);
  signet_file_write_finish (file, await_result (&result), &error);
  g_assert_no_error (error);
}

/* A keyring writes all of its file for each key: it must not grow from turn to turn. */
static void
forget_key (Bench      *bench,
            const char *key_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  signet_keyring_undo_async (bench->keyring, key_id, NULL, await_cb, &result);
  signet_keyring_undo_finish (bench->keyring, await_result (&result), &error);
  g_assert_no_error (error);
}

static gboolean
again_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for_key (SignetRequestJob *job)
{
  guint source = g_timeout_add (1, again_cb, NULL);

  await_condition (signet_request_job_get_key_ready (job));
  g_source_remove (source);
}

static void
measure_submit (Bench         *bench,
                SignetRequest *request,
                gboolean       key_ready,
                GArray        *times)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (SignetRequestJob) job =
    signet_request_job_new (bench->store, bench->keyring, bench->store_path, signet_request_get_key_spec (request));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetJob) done = NULL;

  if (key_ready)
    {
      wait_for_key (job);
      start = g_get_monotonic_time ();
    }
  signet_request_job_run_async (job, request, NULL, await_cb, &result);
  done = signet_request_job_run_finish (job, await_result (&result), &error);
  g_assert_no_error (error);
  save (bench, done);
  bench_add (times, start, g_get_monotonic_time ());
  forget_key (bench, signet_job_get_uuid (done));
}

static void
compare_submit (Bench         *bench,
                SignetKeySpec  spec,
                guint          n_turns)
{
  g_autoptr (SignetRequest) request = make_request (bench, spec, 1);
  g_autoptr (GArray) submit = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ready = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) signing = g_array_new (FALSE, FALSE, sizeof (double));
  const char *nick = signet_key_spec_to_nick (spec);

  for (guint i = 0; i < n_turns; i++)
    {
      measure_bare (spec, bare, signing);
      measure_submit (bench, request, FALSE, submit);
      measure_submit (bench, request, TRUE, ready);
    }

  g_print ("submit-to-csr %s: %.2f x bare GnuTLS (medians of %u: %.1f ms, %.1f ms)\n", nick,
           bench_median (submit) / bench_median (bare), n_turns, bench_median (submit), bench_median (bare));
  /* The time that a key takes to find varies by as much as itself: what is added to it does not. */
  g_print ("submit-to-csr %s, what comes after the key added to bare GnuTLS: %.2f x bare GnuTLS\n", nick,
           (bench_median (bare) - bench_median (signing) + bench_median (ready)) / bench_median (bare));
  g_print ("submit-to-csr %s, key ready: %.1f ms, bare signing %.1f ms\n", nick, bench_median (ready),
           bench_median (signing));
}

static void
compare_names (Bench         *bench,
               SignetKeySpec  spec,
               guint          n_turns)
{
  g_autoptr (SignetRequest) one = make_request (bench, spec, 1);
  g_autoptr (SignetRequest) many = make_request (bench, spec, MANY_NAMES);
  g_autoptr (GArray) submit_one = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) submit_many = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) build_one = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) build_many = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetPrivateKey) key = signet_private_key_generate (spec, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n_turns; i++)
    {
      gint64 start = g_get_monotonic_time ();
      gint64 between = 0;
      g_autoptr (SignetCsr) small = signet_csr_build (one, key, &error);
      g_autoptr (SignetCsr) large = NULL;

      g_assert_no_error (error);
      between = g_get_monotonic_time ();
      large = signet_csr_build (many, key, &error);
      g_assert_no_error (error);
      bench_add (build_one, start, between);
      bench_add (build_many, between, g_get_monotonic_time ());

      measure_submit (bench, one, TRUE, submit_one);
      measure_submit (bench, many, TRUE, submit_many);
    }

  g_print ("%u names, submit to saved CSR, key ready, %s: %.2f x one name (medians of %u: %.1f ms, %.1f ms)\n",
           MANY_NAMES, signet_key_spec_to_nick (spec), bench_median (submit_many) / bench_median (submit_one), n_turns,
           bench_median (submit_many), bench_median (submit_one));
  g_print ("%u names, CSR built and held against the request, %s: %.2f x one name (%.1f ms, %.1f ms)\n", MANY_NAMES,
           signet_key_spec_to_nick (spec), bench_median (build_many) / bench_median (build_one),
           bench_median (build_many), bench_median (build_one));
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { NULL };

  bench.folder = bench_make_folder ();
  bench.store_path = g_build_filename (bench.folder, "signet.db", NULL);
  bench.store = bench_open_store (bench.store_path);
  bench.instance_id = add_instance (bench.store);
  bench.keyring = signet_keyring_new ();

  compare_submit (&bench, SIGNET_KEY_SPEC_RSA_2048, 21);
  compare_submit (&bench, SIGNET_KEY_SPEC_RSA_4096, 9);
  compare_submit (&bench, SIGNET_KEY_SPEC_ECDSA_P256, 21);
  compare_names (&bench, SIGNET_KEY_SPEC_RSA_2048, 21);

  signet_store_close (bench.store);
  g_object_unref (bench.store);
  g_object_unref (bench.keyring);
  bench_remove_folder (bench.folder);
  g_free (bench.store_path);
  g_free (bench.folder);

  return EXIT_SUCCESS;
}
