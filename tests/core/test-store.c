/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/store-test.h"

#include "inventory/signet-sample.h"
#include "store/signet-store-private.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define HEADER "instance,url,organization,country,subdomain,hosts,delegation_type,use_case,expires\n"

static SignetRefusedRow *
refused_at (SignetImportReport *report,
            guint               i)
{
  g_assert_cmpuint (i, <, report->refused->len);
  return g_ptr_array_index (report->refused, i);
}

static void
assert_nothing_refused (SignetImportReport *report)
{
  for (guint i = 0; i < report->refused->len; i++)
    g_error ("line %u: %s", refused_at (report, i)->line, refused_at (report, i)->reason);
}

static void
test_the_sample_comes_back_as_it_was (StoreFixture *fixture,
                                      gconstpointer data)
{
  g_autoptr (SignetInventoryTable) table = signet_sample_inventory_read (NULL);
  g_autoptr (SignetImportReport) report = store_test_import_table (fixture->store, table, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInstance) instance = store_test_find (fixture->store, "https://campagnes.example.net", &error);
  g_autoptr (GPtrArray) subdomains = NULL;
  SignetOrganization *organization;

  assert_nothing_refused (report);
  g_assert_cmpuint (report->n_rows, ==, 16);
  g_assert_cmpuint (report->n_instances, ==, 4);
  g_assert_cmpuint (report->n_subdomains, ==, 16);
  g_assert_nonnull (report->job_uuid);

  g_assert_no_error (error);
  organization = signet_instance_get_organization (instance);
  g_assert_cmpstr (signet_instance_get_name (instance), ==, "société-campagnes");
  g_assert_cmpstr (signet_organization_get_name (organization), ==, "Société Générale Exemple");
  g_assert_cmpstr (signet_organization_get_state (organization), ==, "Île-de-France");
  g_assert_cmpstr (signet_organization_get_org_id (organization), ==, "FR-7781");
  g_assert_cmpuint (signet_instance_get_n_subdomains (instance), ==, 4);

  subdomains = store_test_load_subdomains (fixture->store, signet_instance_get_id (instance));
  g_assert_cmpuint (subdomains->len, ==, 4);
  g_assert_cmpstr (signet_subdomain_get_display_name (g_ptr_array_index (subdomains, 1)), ==, "café.exemple.example.net");
  g_assert_cmpuint (signet_subdomain_get_n_hosts (g_ptr_array_index (subdomains, 1)), ==, 3);
  g_assert_cmpint (signet_subdomain_get_state (g_ptr_array_index (subdomains, 1)), ==, SIGNET_CERTIFICATE_STATE_NONE);
  g_assert_cmpstr (signet_subdomain_get_use_case (g_ptr_array_index (subdomains, 3)), ==, "Études");
}

static void
test_importing_twice_changes_nothing (StoreFixture *fixture,
                                      gconstpointer data)
{
  g_autoptr (SignetInventoryTable) table = signet_sample_inventory_read (NULL);
  g_autoptr (SignetImportReport) first = store_test_import_table (fixture->store, table, FALSE);
  g_autoptr (SignetImportReport) second = store_test_import_table (fixture->store, table, FALSE);

  g_assert_cmpuint (second->n_rows, ==, 16);
  g_assert_cmpuint (second->n_same, ==, 16);
  g_assert_cmpuint (second->n_instances + second->n_subdomains + second->n_hosts + second->n_changed, ==, 0);
  assert_nothing_refused (second);
}

static void
test_dry_run_leaves_nothing (StoreFixture *fixture,
                             gconstpointer data)
{
  g_autoptr (SignetInventoryTable) table = signet_sample_inventory_read (NULL);
  g_autoptr (SignetImportReport) trial = store_test_import_table (fixture->store, table, TRUE);
  g_autoptr (GPtrArray) instances = store_test_load_instances (fixture->store);
  g_autoptr (GPtrArray) jobs = store_test_load_jobs (fixture->store);
  g_autoptr (SignetImportReport) report = NULL;

  g_assert_cmpuint (trial->n_subdomains, ==, 16);
  g_assert_null (trial->job_uuid);
  g_assert_cmpuint (instances->len, ==, 0);
  g_assert_cmpuint (jobs->len, ==, 0);
  /* and it can be done in earnest with the same table */
  report = store_test_import_table (fixture->store, table, FALSE);
  g_assert_cmpuint (report->n_subdomains, ==, 16);
  assert_nothing_refused (report);
}

static void
test_same_name_and_url_are_one_instance (StoreFixture *fixture,
                                         gconstpointer data)
{
  g_autoptr (SignetImportReport) report =
    store_test_import (fixture->store,
                       HEADER
                       "a,https://one.example.com,,,a.example.com,,,,\n"
                       "a,https://one.example.com,,,b.example.com,,,,\n"
                       "a,https://two.example.com,,,a.example.com,,,,\n"
                       "b,https://one.example.com,,,a.example.com,,,,\n"
                       "solo,https://solo.example.com,,,a.example.com,,,,\n"
                       "solo,,,,b.example.com,,,,\n"
                       "a,,,,c.example.com,,,,\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInstance) solo = store_test_find (fixture->store, "solo", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->n_instances, ==, 4);
  g_assert_cmpuint (signet_instance_get_n_subdomains (solo), ==, 2);
  g_assert_cmpuint (report->refused->len, ==, 1);
  g_assert_cmpuint (refused_at (report, 0)->line, ==, 8);
  g_assert_nonnull (strstr (refused_at (report, 0)->reason, "URL"));
}

static void
test_new_hosts_and_details_are_merged (StoreFixture *fixture,
                                       gconstpointer data)
{
  g_autoptr (SignetImportReport) first =
    store_test_import (fixture->store, HEADER "a,,Acme,GB,m.example.com,t.m.example.com,full,marketing,\n");
  g_autoptr (SignetImportReport) second =
    store_test_import (fixture->store,
                       HEADER "a,,Acme Ltd,GB,m.example.com,t.m.example.com *.m.example.com,cname,,2030-01-02\n");
  g_autoptr (GPtrArray) subdomains = store_test_load_subdomains (fixture->store, 0);
  g_autoptr (GPtrArray) instances = store_test_load_instances (fixture->store);
  SignetSubdomain *subdomain = g_ptr_array_index (subdomains, 0);
  SignetOrganization *organization = signet_instance_get_organization (g_ptr_array_index (instances, 0));

  assert_nothing_refused (second);
  g_assert_cmpuint (second->n_changed, ==, 1);
  g_assert_cmpuint (second->n_hosts, ==, 1);
  g_assert_cmpuint (subdomains->len, ==, 1);
  g_assert_cmpuint (signet_subdomain_get_n_hosts (subdomain), ==, 2);
  g_assert_cmpstr (signet_subdomain_get_delegation_type (subdomain), ==, "cname");
  g_assert_cmpstr (signet_subdomain_get_use_case (subdomain), ==, "marketing"); /* an empty cell takes nothing away */
  g_assert_cmpint (signet_subdomain_get_expires (subdomain), ==, 1893542400); /* 2030-01-02 */
  g_assert_cmpstr (signet_organization_get_name (organization), ==, "Acme Ltd");
}

static void
test_contradictions_are_refused_whole (StoreFixture *fixture,
                                       gconstpointer data)
{
  g_autoptr (SignetImportReport) report =
    store_test_import (fixture->store,
                       HEADER
                       "a,,Acme,GB,m.example.com,t.m.example.com,full,,\n"
                       "a,,Other,GB,n.example.com,,full,,\n"
                       "a,,,,m.example.com,new.m.example.com,cname,,\n"
                       "a,,,,t.m.example.com,x.t.m.example.com t.m.example.com,,,\n");
  g_autoptr (GPtrArray) subdomains = store_test_load_subdomains (fixture->store, 0);

  g_assert_cmpuint (report->n_rows, ==, 1);
  g_assert_cmpuint (report->refused->len, ==, 3);
  g_assert_nonnull (strstr (refused_at (report, 0)->reason, "line 2"));
  g_assert_nonnull (strstr (refused_at (report, 1)->reason, "line 2"));
  g_assert_nonnull (strstr (refused_at (report, 2)->reason, "m.example.com"));
  g_assert_cmpuint (subdomains->len, ==, 1);
  g_assert_cmpuint (signet_subdomain_get_n_hosts (g_ptr_array_index (subdomains, 0)), ==, 1);
}

static void
test_import_is_recorded_with_its_report (StoreFixture *fixture,
                                         gconstpointer data)
{
  g_autoptr (SignetImportReport) report =
    store_test_import (fixture->store, HEADER "a,,,,m.example.com,,,,\nb,,,,bad name,,,,\n");
  g_autoptr (GPtrArray) jobs = store_test_load_jobs (fixture->store);
  SignetJob *job;

  g_assert_cmpuint (jobs->len, ==, 1);
  job = g_ptr_array_index (jobs, 0);
  g_assert_cmpstr (signet_job_get_uuid (job), ==, report->job_uuid);
  g_assert_cmpint (signet_job_get_kind (job), ==, SIGNET_JOB_KIND_IMPORT);
  g_assert_cmpstr (signet_job_get_title (job), ==, "test.csv");
  g_assert_nonnull (strstr (signet_job_get_report (job), "Line 3"));
  g_assert_nonnull (strchr (signet_job_get_created_by (job), '@'));
}

typedef struct {
  guint n_calls;
  goffset last;
  goffset all;
  GCancellable *cancellable;
} Progress;

static void
progress_cb (goffset  done,
             goffset  all,
             gpointer user_data)
{
  Progress *progress = user_data;

  progress->n_calls++;
  progress->last = done;
  progress->all = all;
  if (progress->cancellable != NULL)
    g_cancellable_cancel (progress->cancellable);
}

static SignetInventoryTable *
large_table (guint n_rows)
{
  g_autoptr (GString) text = g_string_new (HEADER);

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "big,https://big.example.com,,,s%05u.example.com,t.s%05u.example.com "
                                  "m.s%05u.example.com res.s%05u.example.com,,,\n", i, i, i, i);
  return store_test_read_csv (text->str);
}

static void
test_import_tells_its_progress (StoreFixture *fixture,
                                gconstpointer data)
{
  g_autoptr (SignetInventoryTable) table = large_table (1000);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetImportReport) report = NULL;
  Progress progress = { 0, };

  signet_store_import_async (fixture->store, table, "x", FALSE, progress_cb, &progress, NULL, await_cb, &result);
  report = signet_store_import_finish (fixture->store, await_result (&result), NULL);
  g_assert_nonnull (report);
  g_assert_cmpuint (progress.n_calls, >=, 2);
  g_assert_cmpint (progress.last, ==, 1000);
  g_assert_cmpint (progress.all, ==, 1000);
}

static void
test_cancelled_import_leaves_nothing (StoreFixture *fixture,
                                      gconstpointer data)
{
  g_autoptr (SignetInventoryTable) table = large_table (20000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) instances = NULL;
  Progress progress = { .cancellable = cancellable };

  signet_store_import_async (fixture->store, table, "x", FALSE, progress_cb, &progress, cancellable, await_cb, &result);
  g_assert_null (signet_store_import_finish (fixture->store, await_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  instances = store_test_load_instances (fixture->store);
  g_assert_cmpuint (instances->len, ==, 0);
}

static void
test_ambiguous_instances_say_what_to_take (StoreFixture *fixture,
                                           gconstpointer data)
{
  g_autoptr (SignetImportReport) report =
    store_test_import (fixture->store,
                       HEADER
                       "a,https://one.example.com/,,,a.example.com,,,,\n"
                       "a,https://two.example.com,,,a.example.com,,,,\n"
                       "b,https://one.example.com/,,,a.example.com,,,,\n");
  g_autoptr (GError) by_name = NULL;
  g_autoptr (GError) by_url = NULL;
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInstance) slash = NULL;
  g_autoptr (SignetInstance) both = NULL;

  g_assert_null (store_test_find (fixture->store, "a", &by_name));
  g_assert_error (by_name, SIGNET_ERROR, SIGNET_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (by_name->message, "https://two.example.com"));
  g_assert_null (store_test_find (fixture->store, "https://one.example.com", &by_url));
  g_assert_error (by_url, SIGNET_ERROR, SIGNET_ERROR_AMBIGUOUS);
  g_assert_null (store_test_find (fixture->store, "c", &unknown));
  g_assert_error (unknown, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);

  slash = store_test_find (fixture->store, "https://two.example.com/", &error);
  g_assert_no_error (error);
  both = store_test_find (fixture->store, "a <https://one.example.com/>", &error);
  g_assert_no_error (error);
  g_assert_cmpint (signet_instance_get_id (slash), !=, signet_instance_get_id (both));
}

static void
test_adding_by_hand_is_checked_and_recorded (StoreFixture *fixture,
                                             gconstpointer data)
{
  static const char * const hosts[] = { "t.mail.example.com", "*.mail.example.com", NULL };
  static const char * const taken[] = { "x.t.mail.example.com", "t.mail.example.com", NULL };
  static const char * const outside[] = { "t.other.example.com", NULL };
  static const char * const twice[] = { "t.news.example.com", "t.news.example.com", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) subdomains = NULL;
  g_autoptr (GPtrArray) jobs = NULL;
  const gint64 instance_id = store_test_add_instance (fixture->store, "", "https://Shop.example.com", &error);

  g_assert_no_error (error);
  g_assert_cmpint (instance_id, >, 0);
  g_assert_cmpint (store_test_add_instance (fixture->store, "shop.example.com", "https://Shop.example.com", &error), ==, 0);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (store_test_add_instance (fixture->store, "x", "nonsense", &error), ==, 0);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (store_test_add_instance (fixture->store, " ", "", &error), ==, 0);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_cmpint (store_test_add_subdomain (fixture->store, instance_id, "mail.example.com", hosts, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (store_test_add_subdomain (fixture->store, instance_id, "mail.example.com", NULL, &error), ==, 0);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (store_test_add_subdomain (fixture->store, instance_id, "t.mail.example.com", taken, &error), ==, 0);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (store_test_add_subdomain (fixture->store, instance_id, "news.example.com", outside, &error), ==, 0);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (store_test_add_subdomain (fixture->store, instance_id, "news.example.com", twice, &error), ==, 0);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (store_test_add_subdomain (fixture->store, instance_id, "News.Example.com", NULL, &error), ==, 0);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (store_test_add_subdomain (fixture->store, 999, "news.example.com", NULL, &error), ==, 0);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);

  subdomains = store_test_load_subdomains (fixture->store, instance_id);
  g_assert_cmpuint (subdomains->len, ==, 1);
  jobs = store_test_load_jobs (fixture->store);
  g_assert_cmpuint (jobs->len, ==, 2); /* what was refused has left nothing */
  g_assert_cmpint (signet_job_get_kind (g_ptr_array_index (jobs, 0)), ==, SIGNET_JOB_KIND_SUBDOMAIN);
  g_assert_cmpstr (signet_job_get_instance_name (g_ptr_array_index (jobs, 0)), ==, "shop.example.com");
  g_assert_cmpint (signet_job_get_kind (g_ptr_array_index (jobs, 1)), ==, SIGNET_JOB_KIND_INSTANCE);
}

static void
test_removed_subdomains_come_back_with_their_hosts (StoreFixture *fixture,
                                                    gconstpointer data)
{
  static const char * const hosts[] = { "t.mail.example.com", NULL };
  g_autoptr (GError) error = NULL;
  const gint64 instance_id = store_test_add_instance (fixture->store, "shop", NULL, &error);
  const gint64 id = store_test_add_subdomain (fixture->store, instance_id, "mail.example.com", hosts, &error);
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GPtrArray) jobs = NULL;
  gint64 other;

  g_assert_true (store_test_remove_subdomain (fixture->store, id, TRUE, &error));
  gone = store_test_load_subdomains (fixture->store, instance_id);
  g_assert_cmpuint (gone->len, ==, 0);

  /* the name is free meanwhile, and then it is not */
  other = store_test_add_subdomain (fixture->store, instance_id, "mail.example.com", NULL, &error);
  g_assert_cmpint (other, >, 0);
  g_assert_false (store_test_remove_subdomain (fixture->store, id, FALSE, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS);
  g_clear_error (&error);

  g_assert_true (store_test_remove_subdomain (fixture->store, other, TRUE, &error));
  g_assert_true (store_test_remove_subdomain (fixture->store, id, FALSE, &error));
  g_assert_true (store_test_remove_subdomain (fixture->store, id, FALSE, &error)); /* once more: nothing happens */
  g_assert_no_error (error);
  back = store_test_load_subdomains (fixture->store, instance_id);
  g_assert_cmpuint (back->len, ==, 1);
  g_assert_cmpuint (signet_subdomain_get_n_hosts (g_ptr_array_index (back, 0)), ==, 1);
  jobs = store_test_load_jobs (fixture->store);
  g_assert_cmpuint (jobs->len, ==, 6);
}

static void
test_removed_instance_comes_back_with_its_subdomains (StoreFixture *fixture,
                                                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 id = store_test_add_instance (fixture->store, "shop", "https://shop.example.com", &error);
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GPtrArray) no_subdomains = NULL;
  g_autoptr (GPtrArray) back = NULL;
  gint64 other;

  store_test_add_subdomain (fixture->store, id, "mail.example.com", NULL, &error);
  g_assert_true (store_test_remove_instance (fixture->store, id, TRUE, &error));
  gone = store_test_load_instances (fixture->store);
  no_subdomains = store_test_load_subdomains (fixture->store, 0);
  g_assert_cmpuint (gone->len, ==, 0);
  g_assert_cmpuint (no_subdomains->len, ==, 0);

  other = store_test_add_instance (fixture->store, "shop", "https://shop.example.com", &error);
  g_assert_false (store_test_remove_instance (fixture->store, id, FALSE, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (store_test_remove_instance (fixture->store, other, TRUE, &error));
  g_assert_true (store_test_remove_instance (fixture->store, id, FALSE, &error));
  back = store_test_load_instances (fixture->store);
  g_assert_cmpuint (back->len, ==, 1);
  g_assert_cmpuint (signet_instance_get_n_subdomains (g_ptr_array_index (back, 0)), ==, 1);

  g_assert_false (store_test_remove_instance (fixture->store, 4711, TRUE, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND);
}

static void
test_finds_names_in_any_spelling (StoreFixture *fixture,
                                  gconstpointer data)
{
  static const char * const names[] = {
    "T.Mail.Example.com", " café.example.net ", "m.mail.example.com", "absent.example.com", "not a name", NULL
  };
  g_autoptr (SignetImportReport) report =
    store_test_import (fixture->store,
                       HEADER
                       "a,,,,mail.example.com,t.mail.example.com m.mail.example.com,,,\n"
                       "a,,,,café.example.net,t.café.example.net,,,\n"
                       "a,,,,other.example.com,,,,\n"
                       "b,,,,absent.example.com,,,,\n");
  g_autoptr (SignetInstance) instance = store_test_find (fixture->store, "a", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) names_result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_auto (GStrv) missing = NULL;
  g_auto (GStrv) host_names = NULL;

  signet_store_find_names_async (fixture->store, signet_instance_get_id (instance), names, NULL, await_cb, &result);
  found = signet_store_find_names_finish (fixture->store, await_result (&result), &missing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (signet_subdomain_get_name (g_ptr_array_index (found, 0)), ==, "mail.example.com");
  g_assert_cmpuint (signet_subdomain_get_n_hosts (g_ptr_array_index (found, 0)), ==, 2);
  g_assert_cmpuint (g_strv_length (missing), ==, 2);
  g_assert_cmpstr (missing[0], ==, "absent.example.com");

  signet_store_load_host_names_async (fixture->store, signet_instance_get_id (instance), NULL, await_cb, &names_result);
  host_names = signet_store_load_host_names_finish (fixture->store, await_result (&names_result), &error);
  g_assert_cmpuint (g_strv_length (host_names), ==, 4);
  g_assert_cmpstr (host_names[0], ==, "t.xn--caf-dma.example.net");
}

static void
count_cb (SignetStore *store,
          gpointer     user_data)
{
  guint *count = user_data;

  (*count)++;
}

static void
test_two_stores_see_each_other (StoreFixture *fixture,
                                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SignetStore *other = store_test_open (fixture->path, &error);
  g_autoptr (GPtrArray) instances = NULL;
  guint n_own = 0, n_others = 0;

  g_assert_no_error (error);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (count_cb), &n_own);
  g_signal_connect (other, "changed", G_CALLBACK (count_cb), &n_others);
  store_test_add_instance (fixture->store, "shop", NULL, &error);
  await_condition (n_own > 0 && n_others > 0);
  instances = store_test_load_instances (other);
  g_assert_cmpuint (instances->len, ==, 1);
  signet_store_close (other);
  g_assert_finalize_object (other);
}

static void
test_locked_database_is_busy_not_broken (StoreFixture *fixture,
                                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *raw;

  g_assert_cmpint (sqlite3_open (fixture->path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  signet_store_set_busy_timeout (fixture->store, 50);
  g_assert_cmpint (store_test_add_instance (fixture->store, "shop", NULL, &error), ==, 0);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_BUSY);
  g_clear_error (&error);
  sqlite3_exec (raw, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (raw);
  g_assert_cmpint (store_test_add_instance (fixture->store, "shop", NULL, &error), >, 0);
  g_assert_no_error (error);
}

static void
test_waiting_for_a_lock_can_be_cancelled (StoreFixture *fixture,
                                          gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SignetInstance) instance = signet_instance_new ("shop", NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  sqlite3 *raw;

  g_assert_cmpint (sqlite3_open (fixture->path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  signet_store_set_busy_timeout (fixture->store, 60 * 60 * 1000);
  signet_store_add_instance_async (fixture->store, instance, cancellable, await_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (signet_store_add_instance_finish (fixture->store, await_result (&result), &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  sqlite3_exec (raw, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (raw);
}

static void
test_full_disk_leaves_the_old_data (StoreFixture *fixture,
                                    gconstpointer data)
{
  g_autoptr (SignetImportReport) report = store_test_import (fixture->store, HEADER "a,,,,m.example.com,,,,\n");
  g_autoptr (SignetInventoryTable) table = large_table (5000);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) instances = NULL;
  struct rlimit old, limit;

  getrlimit (RLIMIT_FSIZE, &old);
  limit = old;
  limit.rlim_cur = 300 * 1024;
  setrlimit (RLIMIT_FSIZE, &limit);
  signet_store_import_async (fixture->store, table, "x", FALSE, NULL, NULL, NULL, await_cb, &result);
  g_assert_null (signet_store_import_finish (fixture->store, await_result (&result), &error));
  setrlimit (RLIMIT_FSIZE, &old);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_IO);
  g_clear_error (&error);

  instances = store_test_load_instances (fixture->store);
  g_assert_cmpuint (instances->len, ==, 1);
  g_assert_cmpint (store_test_add_instance (fixture->store, "room again", NULL, &error), >, 0);
  g_assert_no_error (error);
}

static void
test_closed_store_answers_with_an_error (StoreFixture *fixture,
                                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  signet_store_close (fixture->store);
  signet_store_close (fixture->store);
  g_assert_cmpint (store_test_add_instance (fixture->store, "shop", NULL, &error), ==, 0);
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_FAILED);
}

static void
test_close_waits_for_what_is_under_way (StoreFixture *fixture,
                                        gconstpointer data)
{
  g_autoptr (SignetInstance) instance = signet_instance_new ("shop", NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  signet_store_add_instance_async (fixture->store, instance, NULL, await_cb, &result);
  signet_store_close (fixture->store);
  g_assert_cmpint (signet_store_add_instance_finish (fixture->store, await_result (&result), &error), >, 0);
  g_assert_no_error (error);
}

static void
test_files_are_the_owners_alone (StoreFixture *fixture,
                                 gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  GStatBuf status;

  store_test_add_instance (fixture->store, "shop", NULL, NULL);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (log, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

#define TEST(name, func) \
  g_test_add ("/store/" name, StoreFixture, NULL, store_test_set_up, func, store_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  signal (SIGXFSZ, SIG_IGN);
  g_test_init (&argc, &argv, NULL);
  TEST ("the-sample-comes-back-as-it-was", test_the_sample_comes_back_as_it_was);
  TEST ("importing-twice-changes-nothing", test_importing_twice_changes_nothing);
  TEST ("dry-run-leaves-nothing", test_dry_run_leaves_nothing);
  TEST ("same-name-and-url-are-one-instance", test_same_name_and_url_are_one_instance);
  TEST ("new-hosts-and-details-are-merged", test_new_hosts_and_details_are_merged);
  TEST ("contradictions-are-refused-whole", test_contradictions_are_refused_whole);
  TEST ("import-is-recorded-with-its-report", test_import_is_recorded_with_its_report);
  TEST ("import-tells-its-progress", test_import_tells_its_progress);
  TEST ("cancelled-import-leaves-nothing", test_cancelled_import_leaves_nothing);
  TEST ("ambiguous-instances-say-what-to-take", test_ambiguous_instances_say_what_to_take);
  TEST ("adding-by-hand-is-checked-and-recorded", test_adding_by_hand_is_checked_and_recorded);
  TEST ("removed-subdomains-come-back-with-their-hosts", test_removed_subdomains_come_back_with_their_hosts);
  TEST ("removed-instance-comes-back-with-its-subdomains", test_removed_instance_comes_back_with_its_subdomains);
  TEST ("finds-names-in-any-spelling", test_finds_names_in_any_spelling);
  TEST ("two-stores-see-each-other", test_two_stores_see_each_other);
  TEST ("locked-database-is-busy-not-broken", test_locked_database_is_busy_not_broken);
  TEST ("waiting-for-a-lock-can-be-cancelled", test_waiting_for_a_lock_can_be_cancelled);
  TEST ("full-disk-leaves-the-old-data", test_full_disk_leaves_the_old_data);
  TEST ("closed-store-answers-with-an-error", test_closed_store_answers_with_an_error);
  TEST ("close-waits-for-what-is-under-way", test_close_waits_for_what_is_under_way);
  TEST ("files-are-the-owners-alone", test_files_are_the_owners_alone);
  return g_test_run ();
}
