/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/store-test.h"

#define HEADER "instance,subdomain,hosts,delegation_type,use_case,expires\n"

/* The first subdomain of @csv. */
static SignetSubdomain *
import_one (SignetStore *store,
            const char  *csv)
{
  g_autoptr (SignetImportReport) report = store_test_import (store, csv);
  g_autoptr (GPtrArray) rows = store_test_load_subdomains (store, 0);

  g_assert_cmpuint (report->refused->len, ==, 0);
  return store_test_load_subdomain (store, signet_subdomain_get_id (g_ptr_array_index (rows, 0)));
}

static SignetSubdomain *
import_mail (SignetStore *store)
{
  return import_one (store, HEADER "shop,mail.example.com,t.mail.example.com *.mail.example.com,full,marketing,2030-01-02\n");
}

static SignetSubdomain *
reload (SignetStore     *store,
        SignetSubdomain *subdomain)
{
  return store_test_load_subdomain (store, signet_subdomain_get_id (subdomain));
}

static void
test_details_and_hosts_are_changed_and_told (StoreFixture *fixture,
                                             gconstpointer data)
{
  g_autoptr (SignetSubdomain) base = import_mail (fixture->store);
  g_autoptr (SignetSubdomain) to = store_test_subdomain ("mail.example.com", "cname", "Transactional",
                                                         "t.mail.example.com m.mail.example.com");
  g_autoptr (SignetSubdomain) after = NULL;
  g_autoptr (SignetRowModel) list = signet_store_list_subdomains (fixture->store, signet_subdomain_get_instance_id (base));
  g_autoptr (SignetJob) job = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hosts = NULL;

  g_assert_true (store_test_edit_subdomain (fixture->store, base, to, &error));
  g_assert_no_error (error);
  after = reload (fixture->store, base);
  hosts = store_test_hosts (after);
  g_assert_cmpstr (hosts, ==, "t.mail.example.com#1@1893542400 m.mail.example.com#3@0");
  g_assert_cmpstr (signet_subdomain_get_delegation_type (after), ==, "cname");
  g_assert_cmpuint (signet_subdomain_get_version (after), ==, signet_subdomain_get_version (base) + 1);
  job = store_test_last_job (fixture->store);
  g_assert_cmpstr (signet_job_get_message (job), ==,
                   "Delegation type: Full → CNAME; Use case: Marketing → Transactional; "
                   "Hosts added: m.mail.example.com; Hosts removed: *.mail.example.com");
  g_assert_cmpstr (signet_job_get_instance_name (job), ==, "shop");
  g_assert_cmpuint (store_test_search (list, "m.mail"), ==, 1);
  g_assert_cmpuint (store_test_search (list, "*.mail"), ==, 0);
}

static void
test_hosts_put_aside_come_back_as_they_were (StoreFixture *fixture,
                                             gconstpointer data)
{
  g_autoptr (SignetSubdomain) base = import_mail (fixture->store);
  g_autoptr (SignetSubdomain) to = store_test_subdomain ("mail.example.com", "full", "marketing", "m.mail.example.com");
  g_autoptr (SignetSubdomain) after = NULL;
  g_autoptr (SignetSubdomain) back = NULL;
  g_autoptr (SignetSubdomain) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = store_test_hosts (base);
  g_autofree char *hosts = NULL;
  g_autofree char *redone = NULL;

  g_assert_true (store_test_edit_subdomain (fixture->store, base, to, &error));
  after = reload (fixture->store, base);
  g_assert_true (store_test_edit_subdomain (fixture->store, after, base, &error));
  g_assert_no_error (error);
  back = reload (fixture->store, base);
  hosts = store_test_hosts (back);
  g_assert_cmpstr (hosts, ==, before);
  g_assert_true (store_test_edit_subdomain (fixture->store, back, to, &error));
  again = reload (fixture->store, base);
  redone = store_test_hosts (again);
  g_assert_cmpstr (redone, ==, "m.mail.example.com#3@0");
}

static void
test_hosts_are_renamed_along (StoreFixture *fixture,
                              gconstpointer data)
{
  g_autoptr (SignetSubdomain) base = import_mail (fixture->store);
  g_autoptr (SignetSubdomain) to = store_test_subdomain ("news.example.com", "full", "marketing",
                                                         "t.mail.example.com *.mail.example.com mail.example.com");
  g_autoptr (SignetSubdomain) after = NULL;
  g_autoptr (SignetSubdomain) back = NULL;
  g_autoptr (SignetRowModel) list = signet_store_list_subdomains (fixture->store, signet_subdomain_get_instance_id (base));
  g_autoptr (SignetJob) job = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = store_test_hosts (base);
  g_autofree char *hosts = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (store_test_edit_subdomain (fixture->store, base, to, &error));
  g_assert_no_error (error);
  after = reload (fixture->store, base);
  hosts = store_test_hosts (after);
  g_assert_cmpstr (signet_subdomain_get_name (after), ==, "news.example.com");
  g_assert_cmpstr (hosts, ==, "t.news.example.com#3@0 *.news.example.com#4@0 news.example.com#5@0"); /* no certificate has them */
  job = store_test_last_job (fixture->store);
  g_assert_true (g_str_has_prefix (signet_job_get_message (job), "Name: mail.example.com → news.example.com; Hosts added: "));
  g_assert_cmpuint (store_test_search (list, "mail"), ==, 0);
  g_assert_cmpuint (store_test_search (list, "t.news"), ==, 1);

  g_assert_true (store_test_edit_subdomain (fixture->store, after, base, &error));
  g_assert_no_error (error);
  back = reload (fixture->store, base);
  undone = store_test_hosts (back);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_hosts_that_fit_the_new_name_stay (StoreFixture *fixture,
                                       gconstpointer data)
{
  g_autoptr (SignetSubdomain) base = import_mail (fixture->store);
  g_autoptr (SignetSubdomain) to = store_test_subdomain ("example.com", "full", "marketing",
                                                         "t.mail.example.com *.mail.example.com");
  g_autoptr (SignetSubdomain) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = store_test_hosts (base);
  g_autofree char *hosts = NULL;

  g_assert_true (store_test_edit_subdomain (fixture->store, base, to, &error));
  after = reload (fixture->store, base);
  hosts = store_test_hosts (after);
  g_assert_cmpstr (hosts, ==, before);
}

static void
test_bad_changes_are_refused_whole (StoreFixture *fixture,
                                    gconstpointer data)
{
  g_autoptr (SignetSubdomain) base =
    import_one (fixture->store, HEADER "shop,mail.example.com,t.mail.example.com *.mail.example.com,full,marketing,\n"
                                       "shop,other.example.com,,,,\nshop,x.news.example.com,t.x.news.example.com,,,\n");
  g_autofree char *long_text = g_strnfill (2000, 'x');
  const struct {
    const char *name;
    const char *delegation_type;
    const char *use_case;
    const char *hosts;
    int code;
  } changes[] = {
    { "other.example.com", "full", "", "other.example.com", SIGNET_ERROR_EXISTS },
    { "news.example.com", "full", "", "t.x.news.example.com", SIGNET_ERROR_EXISTS }, /* another subdomain has it */
    { "news.example.com", "full", "", "t.mail.example.com t.news.example.com", SIGNET_ERROR_INVALID },
    { "mail.example.com", "full", "", "t.other.example.com", SIGNET_ERROR_INVALID },
    { "mail.example.com", "full", "", "t.mail.example.com t.mail.example.com", SIGNET_ERROR_INVALID },
    { "mail.example.com", "full", "", "T.mail.example.com", SIGNET_ERROR_INVALID },
    { "mail.example.com", "full", "", "a_b.mail.example.com", SIGNET_ERROR_INVALID },
    { "Mail.example.com", "full", "", "", SIGNET_ERROR_INVALID },
    { "co.uk", "full", "", "", SIGNET_ERROR_INVALID },
    { "mail", "full", "", "", SIGNET_ERROR_INVALID },
    { "", "full", "", "", SIGNET_ERROR_INVALID },
    { "mail.example.com", "sideways", "", "", SIGNET_ERROR_INVALID },
    { "mail.example.com", "full", "\xff", "", SIGNET_ERROR_INVALID },
    { "mail.example.com", "full", long_text, "", SIGNET_ERROR_INVALID },
  };
  g_autoptr (SignetSubdomain) after = NULL;
  g_autofree char *before = store_test_hosts (base);
  g_autofree char *hosts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (SignetSubdomain) to = store_test_subdomain (changes[i].name, changes[i].delegation_type, changes[i].use_case,
                                                             changes[i].hosts);
      g_autoptr (GError) error = NULL;

      g_assert_false (store_test_edit_subdomain (fixture->store, base, to, &error));
      g_assert_error (error, SIGNET_ERROR, changes[i].code);
    }
  after = reload (fixture->store, base);
  hosts = store_test_hosts (after);
  g_assert_cmpstr (hosts, ==, before);
  g_assert_cmpuint (signet_subdomain_get_version (after), ==, signet_subdomain_get_version (base));
  g_assert_cmpuint (store_test_count_jobs (fixture->store), ==, 1);
}

static void
test_who_is_slower_is_told (StoreFixture *fixture,
                            gconstpointer data)
{
  g_autoptr (SignetSubdomain) base = import_mail (fixture->store);
  g_autoptr (SignetSubdomain) theirs = store_test_subdomain ("mail.example.com", "full", "marketing",
                                                             "t.mail.example.com *.mail.example.com m.mail.example.com");
  g_autoptr (SignetSubdomain) ours = store_test_subdomain ("mail.example.com", "full", "transactional", "t.mail.example.com");
  g_autoptr (SignetSubdomain) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (store_test_edit_subdomain (fixture->store, base, theirs, &error));
  g_assert_false (store_test_edit_subdomain (fixture->store, base, ours, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Hosts added: m.mail.example.com"));
  after = reload (fixture->store, base);
  g_assert_cmpuint (signet_subdomain_get_n_hosts (after), ==, 3);
  g_clear_error (&error);

  g_assert_true (store_test_remove_subdomain (fixture->store, signet_subdomain_get_id (base), TRUE, &error));
  g_assert_false (store_test_edit_subdomain (fixture->store, after, ours, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
  g_clear_error (&error);
  g_assert_true (store_test_remove_subdomain (fixture->store, signet_subdomain_get_id (base), FALSE, &error));
  g_assert_false (store_test_edit_subdomain (fixture->store, after, ours, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
}

static void
test_restored_without_what_was_put_aside_before (StoreFixture *fixture,
                                                 gconstpointer data)
{
  g_autoptr (SignetSubdomain) base = import_mail (fixture->store);
  g_autoptr (SignetSubdomain) to = store_test_subdomain ("mail.example.com", "full", "marketing", "t.mail.example.com");
  g_autoptr (SignetSubdomain) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hosts = NULL;

  /* all within a second */
  g_assert_true (store_test_edit_subdomain (fixture->store, base, to, &error));
  g_assert_true (store_test_remove_subdomain (fixture->store, signet_subdomain_get_id (base), TRUE, &error));
  g_assert_true (store_test_remove_subdomain (fixture->store, signet_subdomain_get_id (base), FALSE, &error));
  after = reload (fixture->store, base);
  hosts = store_test_hosts (after);
  g_assert_cmpstr (hosts, ==, "t.mail.example.com#1@1893542400");
}

static void
test_nothing_changed_leaves_nothing (StoreFixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (SignetSubdomain) base = import_mail (fixture->store);
  g_autoptr (SignetSubdomain) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (store_test_edit_subdomain (fixture->store, base, base, &error));
  after = reload (fixture->store, base);
  g_assert_cmpuint (signet_subdomain_get_version (after), ==, signet_subdomain_get_version (base));
  g_assert_cmpuint (store_test_count_jobs (fixture->store), ==, 1);
}

static void
test_a_thousand_hosts_in_one_change (StoreFixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (SignetSubdomain) base = import_mail (fixture->store);
  g_autoptr (SignetSubdomain) to = signet_subdomain_new (0, "mail.example.com", "full", "marketing");
  g_autoptr (SignetSubdomain) after = NULL;
  g_autoptr (SignetJob) job = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("h%04u.mail.example.com", i);
      g_autoptr (SignetHost) host = signet_host_new (name, 0, FALSE);

      signet_subdomain_add_host (to, host);
    }
  g_assert_true (store_test_edit_subdomain (fixture->store, base, to, &error));
  after = reload (fixture->store, base);
  g_assert_cmpuint (signet_subdomain_get_n_hosts (after), ==, 1000);
  job = store_test_last_job (fixture->store);
  g_assert_nonnull (strstr (signet_job_get_message (job), "and 996 more"));
  g_assert_nonnull (strstr (signet_job_get_report (job), "h0999.mail.example.com"));
}

#define TEST(name, func) \
  g_test_add ("/store-subdomain-edit/" name, StoreFixture, NULL, store_test_set_up, func, store_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  TEST ("details-and-hosts-are-changed-and-told", test_details_and_hosts_are_changed_and_told);
  TEST ("hosts-put-aside-come-back-as-they-were", test_hosts_put_aside_come_back_as_they_were);
  TEST ("hosts-are-renamed-along", test_hosts_are_renamed_along);
  TEST ("hosts-that-fit-the-new-name-stay", test_hosts_that_fit_the_new_name_stay);
  TEST ("bad-changes-are-refused-whole", test_bad_changes_are_refused_whole);
  TEST ("who-is-slower-is-told", test_who_is_slower_is_told);
  TEST ("restored-without-what-was-put-aside-before", test_restored_without_what_was_put_aside_before);
  TEST ("nothing-changed-leaves-nothing", test_nothing_changed_leaves_nothing);
  TEST ("a-thousand-hosts-in-one-change", test_a_thousand_hosts_in_one_change);
  return g_test_run ();
}
