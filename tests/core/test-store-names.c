/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/sample-request.h"
#include "support/store-test.h"

#define HEADER "instance,subdomain,hosts,delegation_type,use_case,expires\n"

static char *
elsewhere (SignetStore *store,
           const char  *name,
           gint64       except_instance_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GString *names = g_string_new (NULL);

  signet_store_find_name_elsewhere_async (store, name, except_instance_id, NULL, await_cb, &result);
  rows = signet_store_find_name_elsewhere_finish (store, await_result (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", signet_instance_get_name (g_ptr_array_index (rows, i)));
  return g_string_free (names, FALSE);
}

/* The messages of the jobs, newest first, in brackets. */
static char *
history (SignetStore *store,
         gint64       instance_id,
         const char  *name,
         const char  *other_name)
{
  const char * const names[] = { name, other_name, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GString *messages = g_string_new (NULL);

  signet_store_load_name_jobs_async (store, instance_id, names, NULL, await_cb, &result);
  rows = signet_store_load_name_jobs_finish (store, await_result (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (messages, "[%s]", signet_job_get_message (g_ptr_array_index (rows, i)));
  return g_string_free (messages, FALSE);
}

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_others_that_have_a_name_are_found (StoreFixture *fixture,
                                        gconstpointer data)
{
  g_autoptr (SignetImportReport) report =
    store_test_import (fixture->store,
                       HEADER "one,mail.example.com,t.mail.example.com,,,\n"
                              "two,t.mail.example.com,,,,\n"
                              "three,mail.example.com,*.mail.example.com,,,\n"
                              "four,café.example.com,,,,\n");
  g_autoptr (GError) error = NULL;

  assert_text (elsewhere (fixture->store, "mail.example.com", 1), "three");
  assert_text (elsewhere (fixture->store, "T.mail.example.com", 0), "one two");
  assert_text (elsewhere (fixture->store, "*.mail.example.com", 1), "three");
  assert_text (elsewhere (fixture->store, "CAFÉ.example.com", 1), "four");
  assert_text (elsewhere (fixture->store, "absent.example.com", 1), "");
  assert_text (elsewhere (fixture->store, "no name", 1), "");
  assert_text (elsewhere (fixture->store, "", 0), "");
  g_assert_true (store_test_remove_subdomain (fixture->store, 3, TRUE, &error));
  assert_text (elsewhere (fixture->store, "mail.example.com", 1), "");
  g_assert_true (store_test_remove_instance (fixture->store, 2, TRUE, &error));
  assert_text (elsewhere (fixture->store, "t.mail.example.com", 1), "");
}

static void
test_subdomain_is_loaded_with_hosts_and_version (StoreFixture *fixture,
                                                 gconstpointer data)
{
  g_autoptr (SignetImportReport) report =
    store_test_import (fixture->store, HEADER "one,mail.example.com,t.mail.example.com m.mail.example.com,,,\n");
  g_autoptr (SignetSubdomain) subdomain = store_test_load_subdomain (fixture->store, 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (signet_subdomain_get_hosts (subdomain)), ==, 2);
  g_assert_cmpuint (signet_subdomain_get_version (subdomain), ==, 1);
  signet_store_load_subdomain_async (fixture->store, 4711, NULL, await_cb, &result);
  g_assert_null (signet_store_load_subdomain_finish (fixture->store, await_result (&result), &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
}

static void
test_history_of_names (StoreFixture *fixture,
                       gconstpointer data)
{
  static const char * const hosts[] = { "t.mail.example.com", NULL };
  g_autoptr (GError) error = NULL;
  const gint64 instance_id = store_test_add_instance (fixture->store, "shop", NULL, &error);
  const gint64 other_id = store_test_add_instance (fixture->store, "other", NULL, &error);
  const gint64 id = store_test_add_subdomain (fixture->store, instance_id, "mail.example.com", hosts, &error);
  g_autoptr (SignetSubdomain) base = store_test_load_subdomain (fixture->store, id);
  g_autoptr (SignetSubdomain) to = store_test_subdomain ("mail.example.com", "full", "marketing",
                                                         "t.mail.example.com m.mail.example.com");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_true (store_test_edit_subdomain (fixture->store, base, to, &error));
  g_assert_cmpint (store_test_add_subdomain (fixture->store, instance_id, "news.example.com", NULL, &error), >, 0);
  assert_text (history (fixture->store, instance_id, "mail.example.com", NULL),
               "[Hosts added: m.mail.example.com][The subdomain was set up]");
  assert_text (history (fixture->store, instance_id, "m.mail.example.com", NULL), "[Hosts added: m.mail.example.com]");
  assert_text (history (fixture->store, instance_id, "m.mail.example.com", "mail.example.com"),
               "[Hosts added: m.mail.example.com][The subdomain was set up]");
  assert_text (history (fixture->store, other_id, "mail.example.com", NULL), "");
  assert_text (history (fixture->store, instance_id, "absent.example.com", NULL), "");
  assert_text (history (fixture->store, instance_id, NULL, NULL), "");

  /* a move belongs to both, what came before stays where it was */
  g_array_append_val (ids, id);
  signet_store_move_subdomains_async (fixture->store, ids, other_id, NULL, await_cb, &result);
  g_assert_true (signet_store_move_subdomains_finish (fixture->store, await_result (&result), &error));
  assert_text (history (fixture->store, other_id, "mail.example.com", NULL), "[Moved from “shop” to “other”]");
  g_assert_true (store_test_remove_subdomain (fixture->store, id, TRUE, &error));
  assert_text (history (fixture->store, other_id, "mail.example.com", NULL),
               "[1 subdomain was removed][Moved from “shop” to “other”]");
}

static void
test_requests_belong_to_the_history (StoreFixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 instance_id = store_test_add_instance (fixture->store, "shop", NULL, &error);
  g_autoptr (SignetRequest) request = sample_request_new_usual (SIGNET_KEY_SPEC_ECDSA_P256);
  const char *name = signet_request_get_names (request)[0];
  const char * const names[] = { name, NULL };
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GAsyncResult) indexed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) jobs = NULL;
  gint64 job_id;

  signet_store_begin_request_async (fixture->store, request, "c0ffee00-1111-4222-8333-444444444444", NULL, await_cb, &begun);
  job_id = signet_store_begin_request_finish (fixture->store, await_result (&begun), &error);
  g_assert_cmpint (job_id, >, 0);
  signet_store_index_request_async (fixture->store, job_id, NULL, await_cb, &indexed);
  g_assert_true (signet_store_index_request_finish (fixture->store, await_result (&indexed), &error));
  signet_store_load_name_jobs_async (fixture->store, instance_id, names, NULL, await_cb, &result);
  jobs = signet_store_load_name_jobs_finish (fixture->store, await_result (&result), &error);
  g_assert_cmpuint (jobs->len, ==, 1);
  g_assert_cmpint (signet_job_get_kind (g_ptr_array_index (jobs, 0)), ==, SIGNET_JOB_KIND_REQUEST);
}

static void
test_export_is_a_job (StoreFixture *fixture,
                      gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetJob) job = NULL;
  g_autofree char *description = NULL;

  signet_store_record_export_async (fixture->store, "inventory.json", "3 instances, 16 subdomains", NULL, await_cb, &result);
  g_assert_true (signet_store_record_export_finish (fixture->store, await_result (&result), &error));
  job = store_test_last_job (fixture->store);
  description = signet_job_dup_description (job);
  g_assert_cmpint (signet_job_get_kind (job), ==, SIGNET_JOB_KIND_EXPORT);
  g_assert_cmpstr (description, ==, "Inventory exported: inventory.json");
  g_assert_cmpstr (signet_job_get_message (job), ==, "3 instances, 16 subdomains");
}

#define TEST(name, func) \
  g_test_add ("/store-names/" name, StoreFixture, NULL, store_test_set_up, func, store_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("others-that-have-a-name-are-found", test_others_that_have_a_name_are_found);
  TEST ("subdomain-is-loaded-with-hosts-and-version", test_subdomain_is_loaded_with_hosts_and_version);
  TEST ("history-of-names", test_history_of_names);
  TEST ("requests-belong-to-the-history", test_requests_belong_to_the_history);
  TEST ("export-is-a-job", test_export_is_a_job);
  return g_test_run ();
}
