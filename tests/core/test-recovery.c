/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each state of docs/job-states.md in which a process can be killed, and what the next start does in
 * it; against a real keyring on a private bus, and a real signing process. */

#include "base/signet-error.h"
#include "job/signet-recovery.h"
#include "job-fixture.h"

typedef struct
{
  JobFixture     job;
  SignetRequest *request;
  char          *uuid; /* one of its own, since the tests share a keyring */
  gint64         id;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  job_fixture_set_up (&fixture->job, data);
  fixture->request = job_fixture_new_request (&fixture->job, SIGNET_KEY_SPEC_ECDSA_P256);
  fixture->uuid = g_uuid_string_random ();
  fixture->id = job_fixture_begin (&fixture->job, fixture->request, fixture->uuid);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->request);
  g_free (fixture->uuid);
  job_fixture_tear_down (&fixture->job, data);
}

static SignetRecoveryReport *
recover (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SignetRecoveryReport *report;

  signet_recovery_run_async (fixture->job.store, fixture->job.keyring, fixture->job.path, FALSE, NULL, await_cb, &result);
  report = signet_recovery_run_finish (await_result (&result), &error);
  g_assert_no_error (error);
  return report;
}

static SignetJob *
load (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SignetJob *job;

  signet_store_load_job_async (fixture->job.store, fixture->uuid, NULL, await_cb, &result);
  job = signet_store_load_job_finish (fixture->job.store, await_result (&result), &error);
  g_assert_no_error (error);
  return job;
}

static void
hold (Fixture  *fixture,
      gboolean  undo)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  signet_store_hold_job_async (fixture->job.store, fixture->id, undo, "Waits.", NULL, await_cb, &result);
  g_assert_true (signet_store_hold_job_finish (fixture->job.store, await_result (&result), &error));
  g_assert_no_error (error);
}

static void
test_nothing_to_do_is_said_by_no_text (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autoptr (SignetRecoveryReport) first = recover (fixture);
  g_autoptr (SignetRecoveryReport) second = recover (fixture);

  g_assert_nonnull (first->text);
  g_assert_null (second->text);
}

static void
test_job_without_a_key_is_ended (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (SignetRecoveryReport) report = recover (fixture);

  g_assert_cmpuint (report->n_undone, ==, 1);
  job_fixture_assert_ended (&fixture->job, SIGNET_JOB_OUTCOME_FAILED);
}

static void
test_job_with_a_key_is_finished_with_that_key (Fixture       *fixture,
                                               gconstpointer  data)
{
  g_autofree char *spki = job_fixture_store_key (&fixture->job, SIGNET_KEY_SPEC_ECDSA_P256, fixture->uuid);
  g_autoptr (SignetRecoveryReport) report = recover (fixture);
  g_autoptr (SignetJob) job = load (fixture);
  g_autoptr (SignetCsr) csr = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (report->n_finished, ==, 1);
  g_assert_cmpint (signet_job_get_outcome (job), ==, SIGNET_JOB_OUTCOME_DONE);
  g_assert_cmpstr (signet_job_get_spki_sha256 (job), ==, spki);
  g_assert_cmpint (job_fixture_look (&fixture->job, fixture->uuid), ==, SIGNET_KEY_PRESENCE_PRESENT);

  csr = signet_csr_new_from_pem (signet_job_get_csr (job), &error);
  g_assert_no_error (error);
  g_assert_true (signet_csr_matches (csr, fixture->request, &error));
}

static void
test_job_to_be_undone_loses_its_key_and_ends (Fixture       *fixture,
                                              gconstpointer  data)
{
  g_autofree char *spki = job_fixture_store_key (&fixture->job, SIGNET_KEY_SPEC_ECDSA_P256, fixture->uuid);
  g_autoptr (SignetRecoveryReport) report = NULL;

  hold (fixture, TRUE);
  report = recover (fixture);
  g_assert_cmpuint (report->n_undone, ==, 1);
  job_fixture_assert_ended (&fixture->job, SIGNET_JOB_OUTCOME_CANCELLED);
  g_assert_cmpint (job_fixture_look (&fixture->job, fixture->uuid), ==, SIGNET_KEY_PRESENCE_MISSING);
}

static void
test_job_that_somebody_works_on_is_left_alone (Fixture       *fixture,
                                               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetJobLock) lock = signet_job_lock_new (fixture->job.path, &error);
  g_autoptr (SignetRecoveryReport) report = NULL;
  g_autoptr (SignetJob) job = NULL;

  g_assert_true (signet_job_lock_acquire (lock, fixture->uuid, &error));
  report = recover (fixture);
  g_assert_null (report->text);
  job = load (fixture);
  g_assert_cmpint (signet_job_get_state (job), ==, SIGNET_JOB_STATE_PENDING);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

/* The window was closed, or Ctrl+C pressed: the job waits for neither. */
static void
test_cancelled_recovery_is_not_written_down (Fixture       *fixture,
                                             gconstpointer  data)
{
  g_autofree char *spki = job_fixture_store_key (&fixture->job, SIGNET_KEY_SPEC_ECDSA_P256, fixture->uuid);

  for (guint milliseconds = 0; milliseconds <= 20; milliseconds++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (SignetRecoveryReport) report = NULL;
      g_autoptr (SignetJob) job = NULL;
      guint timeout;

      timeout = g_timeout_add_full (G_PRIORITY_HIGH, milliseconds, cancel_cb, g_object_ref (cancellable), g_object_unref);
      signet_recovery_run_async (fixture->job.store, fixture->job.keyring, fixture->job.path, FALSE, cancellable,
                                 await_cb, &result);
      report = signet_recovery_run_finish (await_result (&result), NULL);
      if (!g_cancellable_is_cancelled (cancellable))
        g_source_remove (timeout);

      job = load (fixture);
      if (signet_job_get_state (job) == SIGNET_JOB_STATE_FINISHED)
        break;
      g_assert_cmpstr (signet_job_get_message (job), ==, "");
    }

  g_assert_cmpint (job_fixture_look (&fixture->job, fixture->uuid), ==, SIGNET_KEY_PRESENCE_PRESENT);
}

static void
test_key_of_another_type_is_not_signed_with (Fixture       *fixture,
                                             gconstpointer  data)
{
  g_autofree char *spki = job_fixture_store_key (&fixture->job, SIGNET_KEY_SPEC_ECDSA_P384, fixture->uuid);
  g_autoptr (SignetRecoveryReport) report = recover (fixture);
  g_autoptr (SignetJob) job = load (fixture);

  g_assert_cmpuint (report->n_held, ==, 1);
  g_assert_cmpint (signet_job_get_state (job), ==, SIGNET_JOB_STATE_PENDING);
  g_assert_null (signet_job_get_csr (job));
}

static void
test_without_a_keyring_the_job_stays_pending (Fixture       *fixture,
                                              gconstpointer  data)
{
  g_autoptr (SignetRecoveryReport) report = NULL;
  g_autoptr (SignetJob) job = NULL;

  report = recover (fixture);
  job = load (fixture);
  g_assert_cmpuint (report->n_held, ==, 1);
  g_assert_cmpint (signet_job_get_state (job), ==, SIGNET_JOB_STATE_PENDING);
  g_assert_cmpstr (signet_job_get_message (job), !=, "");
}

int
main (int    argc,
      char **argv)
{
  const char *keyring = g_getenv ("SIGNET_TEST_KEYRING");

  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/recovery/" name, Fixture, NULL, set_up, function, tear_down)
  if (g_strcmp0 (keyring, "none") == 0)
    {
      ADD ("without-a-keyring-the-job-stays-pending", test_without_a_keyring_the_job_stays_pending);
      return g_test_run ();
    }

  ADD ("nothing-to-do-is-said-by-no-text", test_nothing_to_do_is_said_by_no_text);
  ADD ("job-without-a-key-is-ended", test_job_without_a_key_is_ended);
  ADD ("job-with-a-key-is-finished-with-that-key", test_job_with_a_key_is_finished_with_that_key);
  ADD ("job-to-be-undone-loses-its-key-and-ends", test_job_to_be_undone_loses_its_key_and_ends);
  ADD ("job-that-somebody-works-on-is-left-alone", test_job_that_somebody_works_on_is_left_alone);
  ADD ("cancelled-recovery-is-not-written-down", test_cancelled_recovery_is_not_written_down);
  ADD ("key-of-another-type-is-not-signed-with", test_key_of_another_type_is_not_signed_with);
#undef ADD

  return g_test_run ();
}
