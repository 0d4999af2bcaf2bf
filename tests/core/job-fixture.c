/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "job-fixture.h"

#include "key/signet-private-key.h"

#include <stdio.h>

void
job_fixture_set_up (JobFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("signet-job-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "signet.db", NULL);

  signet_store_open_async (fixture->path, NULL, await_cb, &result);
  fixture->store = signet_store_open_finish (await_result (&result), &error);
  g_assert_no_error (error);
  fixture->keyring = signet_keyring_new ();
}

static void
delete_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_no_errno (remove (path));
    }
  g_assert_no_errno (remove (folder));
}

void
job_fixture_tear_down (JobFixture    *fixture,
                       gconstpointer  data)
{
  signet_store_close (fixture->store);
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->keyring);
  delete_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

SignetRequestJob *
job_fixture_new_run (JobFixture    *fixture,
                     SignetKeySpec  spec)
{
  return signet_request_job_new (fixture->store, fixture->keyring, fixture->path, spec);
}

SignetRequest *
job_fixture_new_request (JobFixture    *fixture,
                         SignetKeySpec  spec)
{
  g_autoptr (SignetSubject) subject = signet_subject_new ("Société Générale Exemple", "", "FR", "Île-de-France", "Paris");
  const char *names[] = { "t.mail.example.com", "m.mail.example.com", "*.mail.example.com", NULL };

  return signet_request_new (subject, "t.mail.example.com", names, spec, "public", 0, "acme-prod",
                             "https://acme-prod.example.net", "ORG-1");
}

SignetJob *
job_fixture_run (SignetRequestJob  *run,
                 SignetRequest     *request,
                 GCancellable      *cancellable,
                 GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_request_job_run_async (run, request, cancellable, await_cb, &result);
  return signet_request_job_run_finish (run, await_result (&result), error);
}

GPtrArray *
job_fixture_load_jobs (JobFixture *fixture,
                       guint       states)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *jobs;

  signet_store_load_jobs_async (fixture->store, states, NULL, await_cb, &result);
  jobs = signet_store_load_jobs_finish (fixture->store, await_result (&result), &error);
  g_assert_no_error (error);
  return jobs;
}

guint
job_fixture_count_jobs (JobFixture *fixture)
{
  g_autoptr (GPtrArray) jobs = job_fixture_load_jobs (fixture, 1 << SIGNET_JOB_STATE_PENDING | 1 << SIGNET_JOB_STATE_FINISHED);

  return jobs->len;
}

guint
job_fixture_count_pending (JobFixture *fixture)
{
  g_autoptr (GPtrArray) jobs = job_fixture_load_jobs (fixture, 1 << SIGNET_JOB_STATE_PENDING);

  return jobs->len;
}

void
job_fixture_assert_ended (JobFixture       *fixture,
                          SignetJobOutcome  outcome)
{
  g_autoptr (GPtrArray) jobs = job_fixture_load_jobs (fixture, 1 << SIGNET_JOB_STATE_PENDING | 1 << SIGNET_JOB_STATE_FINISHED);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetJob) job = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (jobs->len, ==, 1);
  signet_store_load_job_async (fixture->store, signet_job_get_uuid (g_ptr_array_index (jobs, 0)), NULL, await_cb, &result);
  job = signet_store_load_job_finish (fixture->store, await_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_job_get_state (job), ==, SIGNET_JOB_STATE_FINISHED);
  g_assert_cmpint (signet_job_get_outcome (job), ==, outcome);
  g_assert_null (signet_job_get_csr (job));
}

SignetKeyPresence
job_fixture_look (JobFixture *fixture,
                  const char *uuid)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SignetKeyPresence presence;

  signet_keyring_look_async (fixture->keyring, uuid, NULL, await_cb, &result);
  g_assert_true (signet_keyring_look_finish (fixture->keyring, await_result (&result), &presence, &error));
  g_assert_no_error (error);
  return presence;
}

guint
job_fixture_count_keys (JobFixture *fixture)
{
  g_autoptr (GPtrArray) jobs = job_fixture_load_jobs (fixture, 1 << SIGNET_JOB_STATE_PENDING | 1 << SIGNET_JOB_STATE_FINISHED);
  guint n_keys = 0;

  for (guint i = 0; i < jobs->len; i++)
    if (job_fixture_look (fixture, signet_job_get_uuid (g_ptr_array_index (jobs, i))) == SIGNET_KEY_PRESENCE_PRESENT)
      n_keys++;

  return n_keys;
}

char *
job_fixture_dup_spki_of_key (JobFixture *fixture,
                             const char *uuid)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetSecret) secret = NULL;
  g_autoptr (SignetPrivateKey) key = NULL;
  g_autoptr (GError) error = NULL;
  char *spki;

  signet_keyring_load_async (fixture->keyring, uuid, NULL, await_cb, &result);
  secret = signet_keyring_load_finish (fixture->keyring, await_result (&result), NULL, &error);
  g_assert_no_error (error);
  key = signet_private_key_unseal (secret, &error);
  g_assert_no_error (error);
  spki = signet_private_key_dup_spki_sha256 (key, &error);
  g_assert_no_error (error);
  return spki;
}

gint64
job_fixture_begin (JobFixture    *fixture,
                   SignetRequest *request,
                   const char    *uuid)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  signet_store_begin_request_async (fixture->store, request, uuid, NULL, await_cb, &result);
  id = signet_store_begin_request_finish (fixture->store, await_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

char *
job_fixture_store_key (JobFixture    *fixture,
                       SignetKeySpec  spec,
                       const char    *uuid)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetPrivateKey) key = NULL;
  g_autoptr (SignetSecret) secret = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *spki = NULL;

  key = signet_private_key_generate (spec, &error);
  g_assert_no_error (error);
  secret = signet_private_key_seal (key, &error);
  g_assert_no_error (error);
  spki = signet_private_key_dup_spki_sha256 (key, &error);
  g_assert_no_error (error);

  signet_keyring_store_async (fixture->keyring, uuid, spki, "Signet test key", secret, NULL, await_cb, &result);
  g_assert_true (signet_keyring_store_finish (fixture->keyring, await_result (&result), &error));
  g_assert_no_error (error);
  return g_steal_pointer (&spki);
}
