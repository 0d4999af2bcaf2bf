/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/store-test.h"

#include <sqlite3.h>
#include <string.h>

#define UUID_A "c0ffee00-1111-4111-8111-111111111111"
#define UUID_B "c0ffee00-2222-4222-8222-222222222222"
#define UUID_C "c0ffee00-3333-4333-8333-333333333333"
#define SPKI   "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define CSR    "-----BEGIN CERTIFICATE REQUEST-----\nMIIB\r\n-----END CERTIFICATE REQUEST-----\n"

static const char * const hosts[] = { "t.mail.example.com", "*.mail.example.com", "res.mail.example.com", NULL };
static const char * const asked[] = { "t.mail.example.com", "*.mail.example.com", NULL };

typedef struct {
  StoreFixture base;
  gint64 instance_id;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_test_set_up (&fixture->base, data);
  fixture->instance_id = store_test_add_instance (fixture->base.store, "shop", "https://shop.example.com", &error);
  store_test_add_subdomain (fixture->base.store, fixture->instance_id, "mail.example.com", hosts, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  store_test_tear_down (&fixture->base, data);
}

static gint64
begin (Fixture    *fixture,
       const char *uuid,
       gint64      instance_id,
       GError    **error)
{
  g_autoptr (SignetSubject) subject = signet_subject_new ("Société Générale", "", "FR", "Île-de-France", "Paris");
  g_autoptr (SignetRequest) request = signet_request_new (subject, "t.mail.example.com", asked, SIGNET_KEY_SPEC_RSA_2048,
                                                          "public", instance_id, "shop", "https://shop.example.com", "7");
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_begin_request_async (fixture->base.store, request, uuid, NULL, await_cb, &result);
  return signet_store_begin_request_finish (fixture->base.store, await_result (&result), error);
}

static gboolean
commit (Fixture *fixture,
        gint64   id,
        GError **error)
{
  g_autoptr (GBytes) pem = g_bytes_new_static (CSR, strlen (CSR));
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_commit_request_async (fixture->base.store, id, pem, SPKI, "The CSR is ready", NULL, await_cb, &result);
  return signet_store_commit_request_finish (fixture->base.store, await_result (&result), error);
}

static gboolean
index_names (Fixture *fixture,
             gint64   id,
             GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_index_request_async (fixture->base.store, id, NULL, await_cb, &result);
  return signet_store_index_request_finish (fixture->base.store, await_result (&result), error);
}

static gboolean
end (Fixture         *fixture,
     gint64           id,
     SignetJobOutcome outcome,
     GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_end_job_async (fixture->base.store, id, outcome, "The keyring is locked", NULL, await_cb, &result);
  return signet_store_end_job_finish (fixture->base.store, await_result (&result), error);
}

static gboolean
hold (Fixture *fixture,
      gint64   id,
      gboolean undo,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_hold_job_async (fixture->base.store, id, undo, "Waits for the keyring", NULL, await_cb, &result);
  return signet_store_hold_job_finish (fixture->base.store, await_result (&result), error);
}

static SignetJob *
load (Fixture    *fixture,
      const char *uuid,
      GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_load_job_async (fixture->base.store, uuid, NULL, await_cb, &result);
  return signet_store_load_job_finish (fixture->base.store, await_result (&result), error);
}

static SignetRequest *
load_last (Fixture *fixture,
           gint64   instance_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SignetRequest *request;

  signet_store_load_last_request_async (fixture->base.store, instance_id, NULL, await_cb, &result);
  request = signet_store_load_last_request_finish (fixture->base.store, await_result (&result), &error);
  g_assert_no_error (error);
  return request;
}

static guint
count_pending (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  signet_store_count_pending_async (fixture->base.store, NULL, await_cb, &result);
  n = signet_store_count_pending_finish (fixture->base.store, await_result (&result), &error);
  g_assert_no_error (error);
  return n;
}

static SignetSubdomain *
load_subdomain (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = store_test_load_subdomains (fixture->base.store, fixture->instance_id);

  g_assert_cmpuint (rows->len, ==, 1);
  return g_object_ref (g_ptr_array_index (rows, 0));
}

static void
test_request_is_pending_until_committed (Fixture      *fixture,
                                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 id = begin (fixture, UUID_A, fixture->instance_id, &error);
  g_autoptr (SignetJob) pending = NULL;
  g_autoptr (SignetJob) done = NULL;
  g_autoptr (GBytes) expected = g_bytes_new_static (CSR, strlen (CSR));

  g_assert_no_error (error);
  g_assert_cmpuint (count_pending (fixture), ==, 1);
  g_assert_null (load_last (fixture, fixture->instance_id));
  pending = load (fixture, UUID_A, &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_job_get_id (pending), ==, id);
  g_assert_cmpint (signet_job_get_state (pending), ==, SIGNET_JOB_STATE_PENDING);
  g_assert_cmpint (signet_job_get_outcome (pending), ==, SIGNET_JOB_OUTCOME_NONE);
  g_assert_null (signet_job_get_csr (pending));
  g_assert_cmpstr (signet_job_get_spki_sha256 (pending), ==, "");
  g_assert_false (signet_job_get_waiting (pending));

  g_assert_true (commit (fixture, id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_pending (fixture), ==, 0);
  done = load (fixture, UUID_A, &error);
  g_assert_cmpint (signet_job_get_state (done), ==, SIGNET_JOB_STATE_FINISHED);
  g_assert_cmpint (signet_job_get_outcome (done), ==, SIGNET_JOB_OUTCOME_DONE);
  g_assert_cmpint (signet_job_get_finished_at (done), >=, signet_job_get_created_at (done));
  g_assert_true (g_bytes_equal (signet_job_get_csr (done), expected)); /* byte for byte */
  g_assert_cmpstr (signet_job_get_spki_sha256 (done), ==, SPKI);
  g_assert_true (signet_job_get_waiting (done));
  g_assert_cmpstr (signet_job_get_title (done), ==, "t.mail.example.com");
  g_assert_cmpstr (signet_job_get_instance_url (done), ==, "https://shop.example.com");
  g_assert_cmpstr (signet_subject_get_organization (signet_request_get_subject (signet_job_get_request (done))), ==,
                   "Société Générale");
  g_assert_cmpuint (signet_job_get_events (done)->len, ==, 2);
}

static void
test_only_committed_requests_make_hosts_wait (Fixture      *fixture,
                                              gconstpointer data)
{
  const gint64 id = begin (fixture, UUID_A, fixture->instance_id, NULL);
  g_autoptr (SignetSubdomain) before = load_subdomain (fixture);
  g_autoptr (SignetSubdomain) after = NULL;
  g_autoptr (SignetHost) asked_for = NULL;
  g_autoptr (SignetHost) other = NULL;

  g_assert_false (signet_subdomain_get_waiting (before));
  g_assert_true (commit (fixture, id, NULL));
  after = load_subdomain (fixture);
  g_assert_true (signet_subdomain_get_waiting (after));
  asked_for = g_list_model_get_item (signet_subdomain_get_hosts (after), 1);
  other = g_list_model_get_item (signet_subdomain_get_hosts (after), 2);
  g_assert_cmpint (signet_host_get_state (asked_for), ==, SIGNET_CERTIFICATE_STATE_WAITING);
  g_assert_cmpint (signet_host_get_state (other), ==, SIGNET_CERTIFICATE_STATE_NONE);
}

static void
test_failed_request_makes_nobody_wait (Fixture      *fixture,
                                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 id = begin (fixture, UUID_A, fixture->instance_id, &error);
  g_autoptr (SignetSubdomain) subdomain = NULL;
  g_autoptr (SignetJob) job = NULL;

  g_assert_true (end (fixture, id, SIGNET_JOB_OUTCOME_FAILED, &error));
  g_assert_no_error (error);
  subdomain = load_subdomain (fixture);
  g_assert_false (signet_subdomain_get_waiting (subdomain));
  g_assert_null (load_last (fixture, fixture->instance_id));
  job = load (fixture, UUID_A, &error);
  g_assert_cmpint (signet_job_get_outcome (job), ==, SIGNET_JOB_OUTCOME_FAILED);
  g_assert_cmpstr (signet_job_get_message (job), ==, "The keyring is locked");
}

static void
test_held_job_stays_pending (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 id = begin (fixture, UUID_A, fixture->instance_id, &error);
  g_autoptr (SignetJob) held = NULL;
  g_autoptr (SignetJob) done = NULL;

  g_assert_true (hold (fixture, id, TRUE, &error));
  held = load (fixture, UUID_A, &error);
  g_assert_true (signet_job_get_undo (held));
  g_assert_cmpint (signet_job_get_state (held), ==, SIGNET_JOB_STATE_PENDING);
  g_assert_cmpstr (signet_job_get_message (held), ==, "Waits for the keyring");
  g_assert_true (hold (fixture, id, FALSE, &error));
  g_assert_true (commit (fixture, id, &error));
  done = load (fixture, UUID_A, &error);
  g_assert_false (signet_job_get_undo (done));
  g_assert_cmpuint (signet_job_get_events (done)->len, ==, 4);
}

static void
test_finished_job_is_never_edited (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 id = begin (fixture, UUID_A, fixture->instance_id, &error);

  g_assert_true (commit (fixture, id, &error));
  g_assert_false (commit (fixture, id, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
  g_clear_error (&error);
  g_assert_false (end (fixture, id, SIGNET_JOB_OUTCOME_CANCELLED, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
  g_clear_error (&error);
  g_assert_false (hold (fixture, id, TRUE, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
  g_clear_error (&error);
  g_assert_false (end (fixture, 4711, SIGNET_JOB_OUTCOME_FAILED, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
}

/* What no code of ours would do, done by hand. */
static void
test_the_database_itself_keeps_the_log (Fixture      *fixture,
                                        gconstpointer data)
{
  static const char * const forbidden[] = {
    "UPDATE job SET message = 'x'",
    "UPDATE job SET state = 'pending', outcome = 'none'",
    "DELETE FROM job",
    "UPDATE job_event SET text = 'x'",
    "DELETE FROM job_event",
    "UPDATE request SET csr = x'00'",
    "UPDATE request SET json = '{}'",
    "UPDATE request SET spki_sha256 = ''",
    "DELETE FROM request",
    "DELETE FROM request_name",
    "UPDATE request_name SET name = 'x'",
    "INSERT INTO request_name (job_id, position, name) SELECT job_id, 99, 'x.example.com' FROM request",
    "INSERT INTO job (uuid, kind, state, outcome, created_at, created_by, instance_name, instance_url, title, message, "
    "search) VALUES ('u', '', 'pending', 'none', 0, '', '', '', '', '', '')",
  };
  g_autoptr (GError) error = NULL;
  sqlite3 *raw;

  store_test_remove_subdomain (fixture->base.store, 1, TRUE, &error);
  g_assert_true (commit (fixture, begin (fixture, UUID_A, fixture->instance_id, &error), &error));
  g_assert_cmpint (sqlite3_open (fixture->base.path, &raw), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      if (sqlite3_exec (raw, forbidden[i], NULL, NULL, NULL) == SQLITE_OK)
        g_error ("this was let through: %s", forbidden[i]);
    }
  /* its certificate has come: that is no edit of the job */
  g_assert_cmpint (sqlite3_exec (raw, "UPDATE request SET waiting = 0", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (raw);
}

/* Something that is not in the interface, done or asked by hand: what the first column of the first row is. */
static char *
ask_database (Fixture    *fixture,
              const char *sql)
{
  sqlite3 *raw;
  sqlite3_stmt *statement;
  char *text = NULL;

  g_assert_cmpint (sqlite3_open (fixture->base.path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (raw, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  sqlite3_close (raw);
  return text;
}

static void
assert_names (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *names =
    ask_database (fixture, "SELECT group_concat (substr (uuid, 10, 4) || '/' || position || '/' || name, ' ') FROM "
                           "(SELECT * FROM request_name n JOIN job j ON j.id = n.job_id ORDER BY job_id, position)");

  g_assert_cmpstr (names, ==, expected);
}

static void
test_names_are_written_once (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 id = begin (fixture, UUID_A, fixture->instance_id, &error);

  assert_names (fixture, NULL);
  g_assert_true (index_names (fixture, id, &error));
  assert_names (fixture, "1111/0/t.mail.example.com 1111/1/*.mail.example.com");
  g_assert_true (index_names (fixture, id, &error));
  g_assert_true (commit (fixture, id, &error));
  g_assert_true (index_names (fixture, id, &error));
  g_assert_true (index_names (fixture, 4711, &error));
  assert_names (fixture, "1111/0/t.mail.example.com 1111/1/*.mail.example.com");
}

/* The program may be killed between the steps. */
static void
test_names_come_with_the_end_at_the_latest (Fixture      *fixture,
                                            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 done = begin (fixture, UUID_A, fixture->instance_id, &error);
  const gint64 failed = begin (fixture, UUID_B, fixture->instance_id, &error);

  g_assert_true (commit (fixture, done, &error));
  assert_names (fixture, "1111/0/t.mail.example.com 1111/1/*.mail.example.com");
  g_assert_true (end (fixture, failed, SIGNET_JOB_OUTCOME_FAILED, &error));
  assert_names (fixture, "1111/0/t.mail.example.com 1111/1/*.mail.example.com "
                         "2222/0/t.mail.example.com 2222/1/*.mail.example.com");
}

static void
test_unreadable_request_hides_no_job (Fixture      *fixture,
                                      gconstpointer data)
{
  static const char * const damages[] = { "", "{", "[]", "{\"names\": [{}, null, 7]}" };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *uuid = g_uuid_string_random ();
      g_autofree char *sql = g_strdup_printf ("UPDATE request SET json = '%s' WHERE job_id = "
                                              "(SELECT id FROM job WHERE uuid = '%s')", damages[i], uuid);
      g_autoptr (GError) error = NULL;
      g_autoptr (SignetJob) job = NULL;
      const gint64 id = begin (fixture, uuid, fixture->instance_id, &error);

      g_assert_null (ask_database (fixture, sql));
      job = load (fixture, uuid, &error);
      g_assert_no_error (error);
      g_assert_null (signet_job_get_request (job));
      g_assert_null (signet_job_get_request (job));
      g_assert_true (end (fixture, id, SIGNET_JOB_OUTCOME_FAILED, &error));
    }
}

static void
test_jobs_are_read_by_their_state (Fixture      *fixture,
                                   gconstpointer data)
{
  static const guint n_expected[] = {
    [1u << SIGNET_JOB_STATE_PENDING] = 2,
    [1u << SIGNET_JOB_STATE_FINISHED] = 1,
    [1u << SIGNET_JOB_STATE_PENDING | 1u << SIGNET_JOB_STATE_FINISHED] = 3,
  };
  g_autoptr (GError) error = NULL;
  gint64 id;

  id = begin (fixture, UUID_A, 0, &error);
  begin (fixture, UUID_B, 0, &error);
  begin (fixture, UUID_C, 0, &error);
  g_assert_true (commit (fixture, id, &error));

  for (guint states = 1; states < G_N_ELEMENTS (n_expected); states++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) jobs = NULL;
      guint n_requests = 0;

      signet_store_load_jobs_async (fixture->base.store, states, NULL, await_cb, &result);
      jobs = signet_store_load_jobs_finish (fixture->base.store, await_result (&result), &error);
      g_assert_no_error (error);
      for (guint i = 0; i < jobs->len; i++)
        {
          SignetJob *job = g_ptr_array_index (jobs, i);

          g_assert_cmpuint (states & (1u << signet_job_get_state (job)), !=, 0);
          g_assert_true (i == 0 || signet_job_get_id (job) < signet_job_get_id (g_ptr_array_index (jobs, i - 1)));
          if (signet_job_get_kind (job) != SIGNET_JOB_KIND_REQUEST)
            continue;
          n_requests++;
          g_assert_cmpuint (signet_request_get_n_names (signet_job_get_request (job)), ==, 2);
        }
      g_assert_cmpuint (n_requests, ==, n_expected[states]);
    }
}

static void
test_bad_beginnings_leave_nothing (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (begin (fixture, "not-a-uuid", fixture->instance_id, &error), ==, 0);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (begin (fixture, UUID_A, 4711, &error), ==, 0);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (count_pending (fixture), ==, 0);
  g_assert_cmpint (begin (fixture, UUID_A, fixture->instance_id, &error), >, 0);
  g_assert_cmpint (begin (fixture, UUID_A, fixture->instance_id, &error), ==, 0);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS);
  g_assert_cmpuint (count_pending (fixture), ==, 1);
}

static void
test_job_is_found_by_a_beginning_of_its_id (Fixture      *fixture,
                                            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetJob) one = NULL;
  g_autoptr (SignetJob) capital = NULL;

  begin (fixture, UUID_A, fixture->instance_id, &error);
  begin (fixture, UUID_B, fixture->instance_id, &error);
  one = load (fixture, "c0ffee00-1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (signet_job_get_uuid (one), ==, UUID_A);
  capital = load (fixture, "C0FFEE00-2222", &error);
  g_assert_cmpstr (signet_job_get_uuid (capital), ==, UUID_B);
  g_assert_null (load (fixture, "c0ffee00", &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_AMBIGUOUS);
  g_clear_error (&error);
  g_assert_null (load (fixture, "c0ffee", &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (load (fixture, "deadbeef", &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (load (fixture, "c0ffee0%", &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
}

static void
test_last_request_is_the_newest_committed (Fixture      *fixture,
                                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 a = begin (fixture, UUID_A, fixture->instance_id, &error);
  g_autoptr (SignetRequest) request = NULL;

  g_assert_true (commit (fixture, a, &error));
  begin (fixture, UUID_B, fixture->instance_id, &error); /* pending: not yet */
  request = load_last (fixture, fixture->instance_id);
  g_assert_cmpstr (signet_request_get_common_name (request), ==, "t.mail.example.com");
  g_assert_cmpuint (signet_request_get_n_names (request), ==, 2);
  g_assert_null (load_last (fixture, 4711));
}

static guint
count_rows (SignetRowModel *model)
{
  await_condition (signet_row_model_get_settled (model));
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

static void
test_lists_filter_and_search (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetRowModel) finished = signet_store_list_jobs (fixture->base.store, SIGNET_JOB_STATE_FINISHED);
  g_autoptr (SignetRowModel) pending = signet_store_list_jobs (fixture->base.store, SIGNET_JOB_STATE_PENDING);
  g_autoptr (SignetRowModel) waiting = signet_store_list_waiting_requests (fixture->base.store, fixture->instance_id);
  g_autoptr (SignetRowModel) elsewhere = signet_store_list_waiting_requests (fixture->base.store, 4711);
  g_autoptr (SignetImportReport) report = NULL;

  g_assert_true (commit (fixture, begin (fixture, UUID_A, fixture->instance_id, &error), &error));
  begin (fixture, UUID_B, fixture->instance_id, &error);
  report = store_test_import (fixture->base.store, "instance,subdomain\nx,a.example.com\n");

  await_condition (g_list_model_get_n_items (G_LIST_MODEL (finished)) == 4);
  g_assert_cmpuint (count_rows (pending), ==, 1);
  g_assert_cmpuint (count_rows (waiting), ==, 1);
  g_assert_cmpuint (count_rows (elsewhere), ==, 0);

  signet_row_model_set_filter (finished, "subdomains");
  g_assert_cmpuint (count_rows (finished), ==, 2);
  signet_row_model_set_filter (finished, "imports");
  g_assert_cmpuint (count_rows (finished), ==, 1);
  signet_row_model_set_filter (finished, "instances");
  g_assert_cmpuint (count_rows (finished), ==, 1);
  signet_row_model_set_filter (finished, "request");
  g_assert_cmpuint (count_rows (finished), ==, 1);
  signet_row_model_set_filter (finished, "' OR 1 = 1 --");
  g_assert_cmpuint (count_rows (finished), ==, 0);
  signet_row_model_set_filter (finished, NULL);
  signet_row_model_set_search (finished, "*.MAIL"); /* only an alternative name has it, and a host that was set up */
  g_assert_cmpuint (count_rows (finished), ==, 2);
  signet_row_model_set_search (finished, "%");
  g_assert_cmpuint (count_rows (finished), ==, 0);
}

#define TEST(name, func) g_test_add ("/store-jobs/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("request-is-pending-until-committed", test_request_is_pending_until_committed);
  TEST ("only-committed-requests-make-hosts-wait", test_only_committed_requests_make_hosts_wait);
  TEST ("failed-request-makes-nobody-wait", test_failed_request_makes_nobody_wait);
  TEST ("held-job-stays-pending", test_held_job_stays_pending);
  TEST ("finished-job-is-never-edited", test_finished_job_is_never_edited);
  TEST ("the-database-itself-keeps-the-log", test_the_database_itself_keeps_the_log);
  TEST ("names-are-written-once", test_names_are_written_once);
  TEST ("names-come-with-the-end-at-the-latest", test_names_come_with_the_end_at_the_latest);
  TEST ("unreadable-request-hides-no-job", test_unreadable_request_hides_no_job);
  TEST ("jobs-are-read-by-their-state", test_jobs_are_read_by_their_state);
  TEST ("bad-beginnings-leave-nothing", test_bad_beginnings_leave_nothing);
  TEST ("job-is-found-by-a-beginning-of-its-id", test_job_is_found_by_a_beginning_of_its_id);
  TEST ("last-request-is-the-newest-committed", test_last_request_is_the_newest_committed);
  TEST ("lists-filter-and-search", test_lists_filter_and_search);
  return g_test_run ();
}
