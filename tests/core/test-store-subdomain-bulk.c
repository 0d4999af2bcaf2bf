/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/store-test.h"

#define HEADER "instance,subdomain,hosts,delegation_type,use_case,expires\n"

static GArray *
ids_new (gint64 one,
         gint64 two)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, one);
  if (two != 0)
    g_array_append_val (ids, two);
  return ids;
}

static gboolean
edit_all (SignetStore *store,
          GArray      *ids,
          const char  *delegation_type,
          const char  *use_case,
          GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_edit_subdomains_async (store, ids, delegation_type, use_case, NULL, await_cb, &result);
  return signet_store_edit_subdomains_finish (store, await_result (&result), error);
}

static gboolean
move (SignetStore *store,
      GArray      *ids,
      gint64       instance_id,
      GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_move_subdomains_async (store, ids, instance_id, NULL, await_cb, &result);
  return signet_store_move_subdomains_finish (store, await_result (&result), error);
}

/* Subdomains 1 and 2 on instance 1, 3 on instance 2. */
static void
import_three (SignetStore *store)
{
  g_autoptr (SignetImportReport) report =
    store_test_import (store, HEADER
                       "one,a.example.com,t.a.example.com m.a.example.com,full,marketing,2030-01-02\n"
                       "one,b.example.com,t.b.example.com,cname,marketing,\n"
                       "two,c.example.com,t.c.example.com,full,Studies,\n");

  g_assert_cmpuint (report->n_subdomains, ==, 3);
}

static void
test_details_of_several_at_once (StoreFixture *fixture,
                                 gconstpointer data)
{
  g_autoptr (GArray) ids = ids_new (1, 2);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (SignetJob) job = NULL;
  g_autoptr (GError) error = NULL;
  gint64 three = 3, one = 1;

  import_three (fixture->store);
  g_array_append_val (ids, three);
  g_array_append_val (ids, one); /* twice is once */
  g_assert_true (edit_all (fixture->store, ids, NULL, "Transactional", &error));
  g_assert_no_error (error);
  rows = store_test_load_subdomains (fixture->store, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      g_assert_cmpstr (signet_subdomain_get_use_case (g_ptr_array_index (rows, i)), ==, "transactional");
      g_assert_cmpuint (signet_subdomain_get_version (g_ptr_array_index (rows, i)), ==, 2);
    }
  g_assert_cmpstr (signet_subdomain_get_delegation_type (g_ptr_array_index (rows, 1)), ==, "cname");
  g_assert_cmpuint (store_test_count_jobs (fixture->store), ==, 3); /* the import, and one for each instance */
}

static void
test_the_job_says_what_they_were (StoreFixture *fixture,
                                  gconstpointer data)
{
  g_autoptr (GArray) ids = ids_new (1, 2);
  g_autoptr (SignetJob) job = NULL;
  g_autoptr (GError) error = NULL;

  import_three (fixture->store);
  g_assert_true (edit_all (fixture->store, ids, "cname", "transactional", &error));
  job = store_test_last_job (fixture->store);
  g_assert_cmpstr (signet_job_get_title (job), ==, "2 subdomains");
  /* one of the two was CNAME already */
  g_assert_cmpstr (signet_job_get_message (job), ==, "Delegation type: Full → CNAME; Use case: Marketing → Transactional");
  g_assert_cmpstr (signet_job_get_report (job), ==,
                   "a.example.com: Delegation type: Full → CNAME; Use case: Marketing → Transactional\n"
                   "b.example.com: Use case: Marketing → Transactional\n");
}

static void
test_what_is_so_already_leaves_nothing (StoreFixture *fixture,
                                        gconstpointer data)
{
  g_autoptr (GArray) ids = ids_new (1, 2);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  import_three (fixture->store);
  g_assert_true (edit_all (fixture->store, ids, NULL, "marketing", &error));
  g_assert_true (edit_all (fixture->store, ids, NULL, NULL, &error));
  g_assert_true (edit_all (fixture->store, none, "full", "x", &error));
  g_assert_true (move (fixture->store, none, 1, &error));
  g_assert_true (move (fixture->store, ids, 1, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (store_test_count_jobs (fixture->store), ==, 1);
}

static void
test_all_or_none (StoreFixture *fixture,
                  gconstpointer data)
{
  g_autoptr (GArray) ids = ids_new (1, 2);
  g_autoptr (GArray) unknown = ids_new (1, 4711);
  g_autoptr (SignetSubdomain) first = NULL;
  g_autoptr (GError) error = NULL;

  import_three (fixture->store);
  g_assert_true (store_test_remove_subdomain (fixture->store, 2, TRUE, &error));
  g_assert_false (edit_all (fixture->store, ids, NULL, "transactional", &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
  g_assert_nonnull (strstr (error->message, "b.example.com"));
  g_clear_error (&error);
  g_assert_false (move (fixture->store, ids, 2, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
  g_clear_error (&error);
  g_assert_false (edit_all (fixture->store, unknown, NULL, "transactional", &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
  g_clear_error (&error);
  g_assert_false (edit_all (fixture->store, ids, "sideways", NULL, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  first = store_test_load_subdomain (fixture->store, 1);
  g_assert_cmpuint (signet_subdomain_get_version (first), ==, 1);
}

static void
test_moved_there_and_back (StoreFixture *fixture,
                           gconstpointer data)
{
  g_autoptr (GArray) ids = ids_new (1, 2);
  g_autoptr (SignetSubdomain) before = NULL;
  g_autoptr (SignetSubdomain) there = NULL;
  g_autoptr (SignetSubdomain) back = NULL;
  g_autoptr (SignetJob) job = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hosts_before = NULL;
  g_autofree char *hosts_back = NULL;

  import_three (fixture->store);
  before = store_test_load_subdomain (fixture->store, 1);
  hosts_before = store_test_hosts (before);
  g_assert_true (move (fixture->store, ids, 2, &error));
  g_assert_no_error (error);
  there = store_test_load_subdomain (fixture->store, 1);
  g_assert_cmpint (signet_subdomain_get_instance_id (there), ==, 2);
  g_assert_cmpuint (signet_subdomain_get_n_hosts (there), ==, 2);
  job = store_test_last_job (fixture->store);
  g_assert_cmpstr (signet_job_get_message (job), ==, "Moved from “one” to “two”");
  g_assert_cmpstr (signet_job_get_instance_name (job), ==, "two");
  g_assert_nonnull (strstr (signet_job_get_report (job), "b.example.com: one → two"));

  g_assert_true (move (fixture->store, ids, 1, &error));
  back = store_test_load_subdomain (fixture->store, 1);
  hosts_back = store_test_hosts (back);
  g_assert_cmpint (signet_subdomain_get_instance_id (back), ==, 1);
  g_assert_cmpstr (hosts_back, ==, hosts_before);
}

static void
test_hosts_put_aside_go_along (StoreFixture *fixture,
                               gconstpointer data)
{
  g_autoptr (GArray) ids = ids_new (1, 0);
  g_autoptr (SignetSubdomain) base = NULL;
  g_autoptr (SignetSubdomain) there = NULL;
  g_autoptr (SignetSubdomain) after = NULL;
  g_autoptr (SignetSubdomain) to = store_test_subdomain ("a.example.com", "full", "marketing", "m.a.example.com");
  g_autoptr (GError) error = NULL;
  g_autofree char *hosts_before = NULL;
  g_autofree char *hosts_after = NULL;

  import_three (fixture->store);
  base = store_test_load_subdomain (fixture->store, 1);
  hosts_before = store_test_hosts (base);
  g_assert_true (store_test_edit_subdomain (fixture->store, base, to, &error));
  g_assert_true (move (fixture->store, ids, 2, &error));
  there = store_test_load_subdomain (fixture->store, 1);
  g_assert_true (store_test_edit_subdomain (fixture->store, there, base, &error));
  g_assert_no_error (error);
  after = store_test_load_subdomain (fixture->store, 1);
  hosts_after = store_test_hosts (after);
  g_assert_cmpint (signet_subdomain_get_instance_id (after), ==, 2);
  g_assert_cmpstr (hosts_after, ==, hosts_before);
}

static void
test_what_is_there_already_stops_the_move (StoreFixture *fixture,
                                           gconstpointer data)
{
  static const char * const hosts[] = { "t.b.example.com", NULL };
  g_autoptr (GArray) ids = ids_new (1, 2);
  g_autoptr (SignetSubdomain) first = NULL;
  g_autoptr (GError) error = NULL;
  gint64 other;

  import_three (fixture->store);
  other = store_test_add_subdomain (fixture->store, 2, "b.example.com", NULL, &error);
  g_assert_false (move (fixture->store, ids, 2, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "“b.example.com”"));
  g_clear_error (&error);
  g_assert_true (store_test_remove_subdomain (fixture->store, other, TRUE, &error));
  g_assert_cmpint (store_test_add_subdomain (fixture->store, 2, "t.b.example.com", hosts, &error), >, 0);
  g_assert_false (move (fixture->store, ids, 2, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "“t.b.example.com”"));
  g_clear_error (&error);
  g_assert_false (move (fixture->store, ids, 4711, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
  first = store_test_load_subdomain (fixture->store, 1);
  g_assert_cmpint (signet_subdomain_get_instance_id (first), ==, 1); /* it could have gone alone */
}

static void
test_ten_thousand_at_once (StoreFixture *fixture,
                           gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("instance,subdomain\nother,x.example.com\n");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SignetImportReport) report = NULL;
  g_autoptr (SignetInstance) other = NULL;
  g_autoptr (GError) error = NULL;

  for (gint64 i = 0; i < 10000; i++)
    {
      const gint64 id = i + 2;

      g_string_append_printf (text, "big,s%05d.example.com\n", (int) i);
      g_array_append_val (ids, id);
    }
  report = store_test_import (fixture->store, text->str);
  g_assert_true (edit_all (fixture->store, ids, "full", "marketing", &error));
  other = store_test_find (fixture->store, "other", &error);
  g_assert_true (move (fixture->store, ids, signet_instance_get_id (other), &error));
  g_assert_no_error (error);
  g_clear_object (&other);
  other = store_test_find (fixture->store, "other", &error);
  g_assert_cmpuint (signet_instance_get_n_subdomains (other), ==, 10001);
  g_assert_cmpuint (store_test_count_jobs (fixture->store), ==, 3);
}

#define TEST(name, func) \
  g_test_add ("/store-subdomain-bulk/" name, StoreFixture, NULL, store_test_set_up, func, store_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  TEST ("details-of-several-at-once", test_details_of_several_at_once);
  TEST ("the-job-says-what-they-were", test_the_job_says_what_they_were);
  TEST ("what-is-so-already-leaves-nothing", test_what_is_so_already_leaves_nothing);
  TEST ("all-or-none", test_all_or_none);
  TEST ("moved-there-and-back", test_moved_there_and_back);
  TEST ("hosts-put-aside-go-along", test_hosts_put_aside_go_along);
  TEST ("what-is-there-already-stops-the-move", test_what_is_there_already_stops_the_move);
  TEST ("ten-thousand-at-once", test_ten_thousand_at_once);
  return g_test_run ();
}
