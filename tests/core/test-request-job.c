/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs against a real keyring on a private bus, and a real signing process. */

#include "base/signet-error.h"
#include "job/signet-recovery.h"
#include "job/signet-request-job.h"
#include "job-fixture.h"

#include <sqlite3.h>

static void
test_finished_job_has_a_csr_and_its_key (JobFixture    *fixture,
                                         gconstpointer  data)
{
  g_autoptr (SignetRequestJob) run = job_fixture_new_run (fixture, SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetRequest) request = job_fixture_new_request (fixture, SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetJob) job = job_fixture_run (run, request, NULL, &error);
  g_autoptr (SignetCsr) csr = NULL;
  g_autofree char *spki = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (signet_job_get_state (job), ==, SIGNET_JOB_STATE_FINISHED);
  g_assert_cmpint (signet_job_get_outcome (job), ==, SIGNET_JOB_OUTCOME_DONE);

  csr = signet_csr_new_from_pem (signet_job_get_csr (job), &error);
  g_assert_no_error (error);
  g_assert_true (signet_csr_matches (csr, request, &error));
  g_assert_no_error (error);

  spki = job_fixture_dup_spki_of_key (fixture, signet_job_get_uuid (job));
  g_assert_cmpstr (spki, ==, signet_job_get_spki_sha256 (job));
}

static void
test_another_key_type_can_still_be_picked (JobFixture    *fixture,
                                           gconstpointer  data)
{
  g_autoptr (SignetRequestJob) run = job_fixture_new_run (fixture, SIGNET_KEY_SPEC_RSA_4096);
  g_autoptr (SignetRequest) request = job_fixture_new_request (fixture, SIGNET_KEY_SPEC_ECDSA_P384);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetJob) job = NULL;

  signet_request_job_set_key_spec (run, SIGNET_KEY_SPEC_ECDSA_P384);
  job = job_fixture_run (run, request, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (signet_job_get_csr (job));
}

static void
test_request_for_another_key_type_gets_that_type (JobFixture    *fixture,
                                                  gconstpointer  data)
{
  g_autoptr (SignetRequestJob) run = job_fixture_new_run (fixture, SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetRequest) request = job_fixture_new_request (fixture, SIGNET_KEY_SPEC_ECDSA_P384);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetJob) job = job_fixture_run (run, request, NULL, &error);
  g_autoptr (SignetCsr) csr = NULL;

  g_assert_no_error (error);
  csr = signet_csr_new_from_pem (signet_job_get_csr (job), &error);
  g_assert_no_error (error);
  g_assert_true (signet_csr_matches (csr, request, &error));
}

static void
test_key_that_is_not_used_leaves_nothing (JobFixture    *fixture,
                                          gconstpointer  data)
{
  SignetRequestJob *run = job_fixture_new_run (fixture, SIGNET_KEY_SPEC_ECDSA_P256);

  await_condition (signet_request_job_get_key_ready (run));
  g_object_unref (run);

  g_assert_cmpuint (job_fixture_count_keys (fixture), ==, 0);
  g_assert_cmpuint (job_fixture_count_jobs (fixture), ==, 0);
}

static void
test_second_run_is_refused (JobFixture    *fixture,
                            gconstpointer  data)
{
  g_autoptr (SignetRequestJob) run = job_fixture_new_run (fixture, SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetRequest) request = job_fixture_new_request (fixture, SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetJob) job = job_fixture_run (run, request, NULL, &error);
  g_autoptr (SignetJob) again = NULL;

  g_assert_no_error (error);
  again = job_fixture_run (run, request, NULL, &error);
  g_assert_null (again);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED);
  g_assert_cmpuint (job_fixture_count_jobs (fixture), ==, 1);
}

static void
test_cancelled_before_it_begins_is_a_cancelled_job (JobFixture    *fixture,
                                                    gconstpointer  data)
{
  g_autoptr (SignetRequestJob) run = job_fixture_new_run (fixture, SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetRequest) request = job_fixture_new_request (fixture, SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetJob) job = NULL;

  g_cancellable_cancel (cancellable);
  job = job_fixture_run (run, request, cancellable, &error);
  g_assert_null (job);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  job_fixture_assert_ended (fixture, SIGNET_JOB_OUTCOME_CANCELLED);
  g_assert_cmpuint (job_fixture_count_keys (fixture), ==, 0);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

/* Whenever the user cancels: a job with its CSR and key, or neither a CSR nor a key. */
static void
test_cancelled_at_any_time_leaves_no_key_behind (JobFixture    *fixture,
                                                 gconstpointer  data)
{
  guint n_done = 0;
  guint n_cancelled = 0;

  for (guint milliseconds = 0; milliseconds <= 40; milliseconds += 2)
    {
      g_autoptr (SignetRequestJob) run = job_fixture_new_run (fixture, SIGNET_KEY_SPEC_ECDSA_P256);
      g_autoptr (SignetRequest) request = job_fixture_new_request (fixture, SIGNET_KEY_SPEC_ECDSA_P256);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SignetJob) job = NULL;
      guint timeout;

      timeout = g_timeout_add_full (G_PRIORITY_HIGH, milliseconds, cancel_cb, g_object_ref (cancellable), g_object_unref);
      job = job_fixture_run (run, request, cancellable, &error);
      if (job != NULL)
        {
          n_done++;
          if (!g_cancellable_is_cancelled (cancellable))
            g_source_remove (timeout);
        }
      else
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          n_cancelled++;
        }

      g_assert_cmpuint (job_fixture_count_keys (fixture), ==, n_done);
      g_assert_cmpuint (job_fixture_count_pending (fixture), ==, 0);
    }

  g_assert_cmpuint (n_cancelled, >, 0);
  g_test_message ("%u done, %u cancelled", n_done, n_cancelled);
}

static void
execute (JobFixture *fixture,
         const char *sql)
{
  sqlite3 *raw;

  g_assert_cmpint (sqlite3_open (fixture->path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (raw);
}

/* As with a full disk: the key is kept, the job says so, and is finished as soon as the log can be written. */
static void
test_request_that_is_not_committed_is_finished_later (JobFixture    *fixture,
                                                      gconstpointer  data)
{
  g_autoptr (SignetRequestJob) run = job_fixture_new_run (fixture, SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetRequest) request = job_fixture_new_request (fixture, SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetRecoveryReport) report = NULL;
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetJob) job = NULL;

  execute (fixture, "CREATE TRIGGER full BEFORE UPDATE ON request BEGIN SELECT RAISE (ABORT, 'full'); END");
  job = job_fixture_run (run, request, NULL, &error);
  g_assert_null (job);
  g_assert_nonnull (error);
  g_assert_true (signet_request_job_get_kept (run));
  g_assert_cmpuint (job_fixture_count_pending (fixture), ==, 1);
  g_assert_cmpuint (job_fixture_count_keys (fixture), ==, 1);

  execute (fixture, "DROP TRIGGER full");
  signet_recovery_run_async (fixture->store, fixture->keyring, fixture->path, FALSE, NULL, await_cb, &result);
  report = signet_recovery_run_finish (await_result (&result), NULL);
  g_assert_cmpuint (report->n_finished, ==, 1);
  g_assert_cmpuint (job_fixture_count_keys (fixture), ==, 1);
  jobs = job_fixture_load_jobs (fixture, 1 << SIGNET_JOB_STATE_FINISHED);
  g_assert_nonnull (signet_job_get_csr (g_ptr_array_index (jobs, 0)));
}

static void
test_request_that_failed_is_not_kept (JobFixture    *fixture,
                                      gconstpointer  data)
{
  g_autoptr (SignetRequestJob) run = job_fixture_new_run (fixture, SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (SignetRequest) request = job_fixture_new_request (fixture, SIGNET_KEY_SPEC_ECDSA_P256);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetJob) job = NULL;

  execute (fixture, "CREATE TRIGGER full BEFORE INSERT ON job BEGIN SELECT RAISE (ABORT, 'full'); END");
  job = job_fixture_run (run, request, NULL, &error);
  g_assert_null (job);
  g_assert_nonnull (error);
  g_assert_false (signet_request_job_get_kept (run));
  g_assert_cmpuint (job_fixture_count_jobs (fixture), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/request-job/" name, JobFixture, NULL, job_fixture_set_up, function, job_fixture_tear_down)
  ADD ("finished-job-has-a-csr-and-its-key", test_finished_job_has_a_csr_and_its_key);
  ADD ("another-key-type-can-still-be-picked", test_another_key_type_can_still_be_picked);
  ADD ("request-for-another-key-type-gets-that-type", test_request_for_another_key_type_gets_that_type);
  ADD ("key-that-is-not-used-leaves-nothing", test_key_that_is_not_used_leaves_nothing);
  ADD ("second-run-is-refused", test_second_run_is_refused);
  ADD ("cancelled-before-it-begins-is-a-cancelled-job", test_cancelled_before_it_begins_is_a_cancelled_job);
  ADD ("cancelled-at-any-time-leaves-no-key-behind", test_cancelled_at_any_time_leaves_no_key_behind);
  ADD ("request-that-is-not-committed-is-finished-later", test_request_that_is_not_committed_is_finished_later);
  ADD ("request-that-failed-is-not-kept", test_request_that_failed_is_not_kept);
#undef ADD

  return g_test_run ();
}
