/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/store-test.h"

#include "store/signet-store-private.h"

#include <sqlite3.h>

#define HEADER "instance,url,organization,subdomain,hosts,delegation_type,use_case,expires\n"
/* Sanitizers take minutes for what is seconds without them. */
#ifdef __SANITIZE_ADDRESS__
#define N_MANY 10000
#else
#define N_MANY 100000
#endif

static SignetImportReport *
import (SignetStore *store,
        const char  *text,
        gboolean     dry_run)
{
  g_autoptr (SignetInventoryTable) table = store_test_read_csv (text);

  return store_test_import_table (store, table, dry_run);
}

/* "line status instance/subdomain: text" for each row. */
static char *
describe (GListModel *entries)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (SIGNET_TYPE_IMPORT_STATUS);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (SignetImportEntry) entry = g_list_model_get_item (entries, i);

      g_string_append_printf (text, "%u %s %s/%s: %s\n", signet_import_entry_get_line (entry),
                              g_enum_get_value (klass, (int) signet_import_entry_get_status (entry))->value_nick,
                              signet_import_entry_get_instance_name (entry), signet_import_entry_get_subdomain_name (entry),
                              signet_import_entry_get_text (entry));
    }
  return g_string_free (text, FALSE);
}

static void
assert_entries (SignetImportReport *report,
                const char         *expected)
{
  g_autoptr (GListModel) entries = signet_import_report_list_entries (report);
  g_autofree char *text = describe (entries);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (report->entries->len, ==, report->n_rows);
  g_assert_cmpuint (g_list_model_get_n_items (entries), ==, report->n_rows + report->refused->len);
}

static void
execute (StoreFixture *fixture,
         const char   *sql)
{
  sqlite3 *raw;

  g_assert_cmpint (sqlite3_open (fixture->path, &raw), ==, SQLITE_OK);
  sqlite3_busy_timeout (raw, 5000);
  if (sqlite3_exec (raw, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (raw));
  sqlite3_close (raw);
}

/* From now on, whoever writes to the inventory fails. */
static void
forbid_writing (StoreFixture *fixture)
{
  static const char * const tables[] = { "organization", "instance", "subdomain", "host" };
  static const char * const verbs[] = { "INSERT", "UPDATE", "DELETE" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint j = 0; j < G_N_ELEMENTS (verbs); j++)
      {
        g_autofree char *sql = g_strdup_printf ("CREATE TRIGGER forbid_%s_%s BEFORE %s ON %s BEGIN "
                                                "SELECT RAISE (ABORT, 'written'); END", verbs[j], tables[i], verbs[j], tables[i]);

        execute (fixture, sql);
      }
}

static void
test_every_row_says_what_becomes_of_it (StoreFixture *fixture,
                                        gconstpointer data)
{
  g_autoptr (SignetImportReport) first =
    import (fixture->store,
            HEADER
            "shop,,Acme,mail.example.com,t.mail.example.com,full,marketing,2030-01-01\n"
            "shop,,Acme,news.example.com,,,,\n", FALSE);
  g_autoptr (SignetImportReport) second =
    import (fixture->store,
            HEADER
            "shop,,Acme,mail.example.com,t.mail.example.com m.mail.example.com,cname,,2030-02-01\n"
            "shop,,,bad name,,,,\n"
            "shop,,Acme,news.example.com,,,,\n"
            "shop,,,t.mail.example.com,t.mail.example.com,,,\n"
            "other,https://other.example.com,,a.example.com,,,,\n"
            "other,,,a.example.com,b.a.example.com,,,\n", TRUE);

  assert_entries (first,
                  "2 new shop/mail.example.com: Hosts: t.mail.example.com\n"
                  "3 new shop/news.example.com: Hosts: news.example.com\n");
  g_assert_cmpuint (second->refused->len, ==, 2);
  g_assert_true (g_str_has_prefix (((SignetRefusedRow *) g_ptr_array_index (second->refused, 0))->reason, "“bad name”"));
  {
    g_autoptr (GListModel) entries = signet_import_report_list_entries (second);
    g_autofree char *text = describe (entries);
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

    g_assert_cmpstr (lines[0], ==,
                     "2 changed shop/mail.example.com: Delegation type: Full → CNAME; Hosts added: m.mail.example.com; "
                     "Expiry changed: t.mail.example.com");
    g_assert_true (g_str_has_prefix (lines[1], "3 refused /: "));
    g_assert_cmpstr (lines[2], ==, "4 same shop/news.example.com: ");
    g_assert_true (g_str_has_prefix (lines[3], "5 refused shop/t.mail.example.com: the host “t.mail.example.com” is there"));
    g_assert_cmpstr (lines[4], ==, "6 new other/a.example.com: Hosts: a.example.com");
    g_assert_cmpstr (lines[5], ==, "7 new other/a.example.com: Hosts added: b.a.example.com");
    g_assert_cmpstr (lines[6], ==, "");
  }
}

static void
test_preview_and_import_say_the_same (StoreFixture *fixture,
                                      gconstpointer data)
{
  static const char text[] =
    HEADER
    "shop,,Acme,mail.example.com,t.mail.example.com,full,marketing,\n"
    "shop,,Other,x.example.com,,,,\n"
    "shop,,,mail.example.com,u.mail.example.com,cname,,\n"
    "shop,,,mail.example.com,v.mail.example.com,full,,\n"
    "shop,,,t.mail.example.com,,,,\n"
    "two,https://two.example.com,Acme,mail.example.com,,,,\n"
    "two,https://three.example.com,,mail.example.com,,,,\n"
    "two,,,news.example.com,,,,\n";
  g_autoptr (SignetImportReport) trial = import (fixture->store, text, TRUE);
  g_autoptr (SignetImportReport) report = import (fixture->store, text, FALSE);
  g_autoptr (GListModel) trial_entries = signet_import_report_list_entries (trial);
  g_autoptr (GListModel) entries = signet_import_report_list_entries (report);
  g_autofree char *trial_text = describe (trial_entries);
  g_autofree char *report_text = describe (entries);

  g_assert_cmpstr (trial_text, ==, report_text);
  g_assert_cmpuint (report->refused->len, ==, 4);
  g_assert_cmpuint (report->n_subdomains, ==, 3);
  g_assert_cmpuint (trial->n_instances, ==, report->n_instances);
  g_assert_cmpuint (trial->n_hosts, ==, report->n_hosts);
}

static void
test_preview_writes_nothing (StoreFixture *fixture,
                             gconstpointer data)
{
  g_autoptr (SignetImportReport) report = NULL;
  sqlite3 *raw;

  /* not even while somebody else writes */
  g_assert_cmpint (sqlite3_open (fixture->path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  signet_store_set_busy_timeout (fixture->store, 50);
  report = import (fixture->store, HEADER "shop,,Acme,mail.example.com,,,,\n", TRUE);
  g_assert_cmpuint (report->n_subdomains, ==, 1);
  g_assert_cmpint (sqlite3_exec (raw, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (raw);
  g_assert_cmpuint (store_test_count_jobs (fixture->store), ==, 0);
}

static SignetInventoryTable *
many_rows (const char *use_case)
{
  g_autoptr (GString) text = g_string_new ("instance,organization,subdomain,use_case\n");

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (text, "i%03u,Acme,s%06u.example.com,%s\n", i % 1000, i, use_case);
  return store_test_read_csv (text->str);
}

static void
test_the_same_file_again_writes_nothing (StoreFixture *fixture,
                                         gconstpointer data)
{
  g_autoptr (SignetInventoryTable) table = many_rows ("marketing");
  g_autoptr (SignetImportReport) first = store_test_import_table (fixture->store, table, FALSE);
  g_autoptr (SignetImportReport) preview = NULL;
  g_autoptr (SignetImportReport) second = NULL;
  g_autoptr (GListModel) entries = NULL;

  g_assert_cmpuint (first->n_subdomains, ==, N_MANY);
  forbid_writing (fixture);
  preview = store_test_import_table (fixture->store, table, TRUE);
  second = store_test_import_table (fixture->store, table, FALSE);
  g_assert_cmpuint (preview->n_same, ==, N_MANY);
  g_assert_cmpuint (second->n_same, ==, N_MANY);
  g_assert_cmpuint (second->n_instances + second->n_subdomains + second->n_hosts + second->n_changed, ==, 0);
  entries = signet_import_report_list_entries (second);
  g_assert_cmpuint (g_list_model_get_n_items (entries), ==, N_MANY);
}

static void
test_writing_would_have_been_seen (StoreFixture *fixture,
                                   gconstpointer data)
{
  g_autoptr (SignetImportReport) first = import (fixture->store, HEADER "a,,,m.example.com,,,,\n", FALSE);
  g_autoptr (SignetInventoryTable) table = store_test_read_csv (HEADER "a,,,n.example.com,,,,\n");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  forbid_writing (fixture);
  signet_store_import_async (fixture->store, table, "x", FALSE, NULL, NULL, NULL, await_cb, &result);
  g_assert_null (signet_store_import_finish (fixture->store, await_result (&result), &error));
  g_assert_nonnull (error);
}

static void
cancel_cb (goffset  done,
           goffset  all,
           gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_preview_can_be_cancelled (StoreFixture *fixture,
                               gconstpointer data)
{
  g_autoptr (SignetInventoryTable) table = many_rows ("");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  signet_store_import_async (fixture->store, table, "x", TRUE, cancel_cb, cancellable, cancellable, await_cb, &result);
  g_assert_null (signet_store_import_finish (fixture->store, await_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_the_report_of_a_large_import_is_bounded (StoreFixture *fixture,
                                              gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("instance,subdomain\n");
  g_autoptr (SignetImportReport) report = NULL;
  g_autoptr (SignetJob) job = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "i,s%06u.example.com\n", i);
  report = import (fixture->store, text->str, FALSE);
  job = store_test_last_job (fixture->store);
  g_assert_nonnull (strstr (signet_job_get_report (job), "Line 2, New: i, s000000.example.com: Hosts: s000000.example.com\n"));
  g_assert_nonnull (strstr (signet_job_get_report (job), "and 2000 more rows"));
  g_assert_null (strstr (signet_job_get_report (job), "s002999"));
}

static void
test_a_change_makes_another_version (StoreFixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (SignetImportReport) first =
    import (fixture->store, HEADER "shop,,Acme,mail.example.com,,full,,\nshop,,,news.example.com,,,,\n", FALSE);
  g_autoptr (SignetSubdomain) base = store_test_load_subdomain (fixture->store, 1);
  g_autoptr (SignetImportReport) second =
    import (fixture->store, HEADER "shop,,Acme Ltd,mail.example.com,t.mail.example.com,,,\n", FALSE);
  g_autoptr (SignetSubdomain) changed = store_test_load_subdomain (fixture->store, 1);
  g_autoptr (SignetSubdomain) same = store_test_load_subdomain (fixture->store, 2);
  g_autoptr (SignetInstance) instance = store_test_load_instance (fixture->store, 1);
  g_autoptr (SignetRowModel) instances = signet_store_list_instances (fixture->store);
  g_autoptr (SignetRowModel) subdomains = signet_store_list_subdomains (fixture->store, 1);
  g_autoptr (SignetSubdomain) to = store_test_subdomain ("mail.example.com", "cname", "", "mail.example.com");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (signet_subdomain_get_version (changed), ==, 2);
  g_assert_cmpuint (signet_subdomain_get_version (same), ==, 1);
  g_assert_cmpuint (signet_instance_get_version (instance), ==, 2);
  g_assert_cmpuint (store_test_search (instances, "acme ltd"), ==, 1);
  g_assert_cmpuint (store_test_search (subdomains, "t.mail"), ==, 1);
  /* who had it open is told */
  g_assert_false (store_test_edit_subdomain (fixture->store, base, to, &error));
  g_assert_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Hosts added: t.mail.example.com"));
}

static void
test_one_host_a_row (StoreFixture *fixture,
                     gconstpointer data)
{
  g_autoptr (SignetImportReport) report =
    import (fixture->store,
            HEADER "shop,,,mail.example.com,t.mail.example.com,full,,\n"
                   "shop,,,mail.example.com,m.mail.example.com,full,,\n"
                   "shop,,,mail.example.com,t.mail.example.com,full,,\n", FALSE);
  g_autoptr (SignetSubdomain) subdomain = store_test_load_subdomain (fixture->store, 1);
  g_autoptr (SignetRowModel) subdomains = signet_store_list_subdomains (fixture->store, 1);

  g_assert_cmpuint (signet_subdomain_get_n_hosts (subdomain), ==, 2);
  g_assert_cmpuint (signet_subdomain_get_version (subdomain), ==, 1);
  g_assert_cmpuint (report->n_same, ==, 1);
  g_assert_cmpuint (store_test_search (subdomains, "m.mail"), ==, 1);
}

static void
test_notes_are_taken_and_kept (StoreFixture *fixture,
                               gconstpointer data)
{
  g_autoptr (SignetInventoryTable) table = store_test_read_csv (HEADER "shop,,,a.example.com,,,,\nshop,,,b.example.com,,,,\n");
  SignetInventoryRow *row = g_ptr_array_index (signet_inventory_table_get_rows (table), 0);
  g_autoptr (SignetImportReport) first = NULL;
  g_autoptr (SignetImportReport) again = NULL;
  g_autoptr (SignetImportReport) without = NULL;
  g_autoptr (SignetInstance) instance = NULL;

  signet_instance_set_notes (row->instance, "Ask Jo.");
  first = store_test_import_table (fixture->store, table, FALSE);
  again = store_test_import_table (fixture->store, table, FALSE);
  without = import (fixture->store, HEADER "shop,,,a.example.com,,,,\n", FALSE); /* an empty cell takes nothing away */
  g_assert_cmpuint (first->n_subdomains, ==, 2);
  g_assert_cmpuint (again->n_same, ==, 2);
  g_assert_cmpuint (without->n_same, ==, 1);
  instance = store_test_load_instance (fixture->store, 1);
  g_assert_cmpstr (signet_instance_get_notes (instance), ==, "Ask Jo.");
}

static void
test_an_instance_can_come_alone (StoreFixture *fixture,
                                 gconstpointer data)
{
  const char *text = HEADER "x,https://x.example.com,Acme,,,,,\n";
  g_autoptr (SignetImportReport) preview = import (fixture->store, text, TRUE);
  g_autoptr (SignetImportReport) first = import (fixture->store, text, FALSE);
  g_autoptr (SignetImportReport) again = import (fixture->store, text, FALSE);
  g_autoptr (SignetImportReport) changed = import (fixture->store, HEADER "x,https://x.example.com,Other,,,,,\n", FALSE);

  assert_entries (preview, "2 new x/: \n");
  assert_entries (first, "2 new x/: \n");
  assert_entries (again, "2 same x/: \n");
  assert_entries (changed, "2 changed x/: Organization: Acme → Other\n");
  g_assert_cmpuint (first->n_instances, ==, 1);
  g_assert_cmpuint (first->n_subdomains, ==, 0);
}

static void
test_nothing_is_an_empty_report (StoreFixture *fixture,
                                 gconstpointer data)
{
  g_autoptr (SignetImportReport) report = import (fixture->store, HEADER, FALSE);

  assert_entries (report, "");
}

#define TEST(name, func) \
  g_test_add ("/store-import/" name, StoreFixture, NULL, store_test_set_up, func, store_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  TEST ("every-row-says-what-becomes-of-it", test_every_row_says_what_becomes_of_it);
  TEST ("preview-and-import-say-the-same", test_preview_and_import_say_the_same);
  TEST ("preview-writes-nothing", test_preview_writes_nothing);
  TEST ("the-same-file-again-writes-nothing", test_the_same_file_again_writes_nothing);
  TEST ("writing-would-have-been-seen", test_writing_would_have_been_seen);
  TEST ("preview-can-be-cancelled", test_preview_can_be_cancelled);
  TEST ("the-report-of-a-large-import-is-bounded", test_the_report_of_a_large_import_is_bounded);
  TEST ("a-change-makes-another-version", test_a_change_makes_another_version);
  TEST ("one-host-a-row", test_one_host_a_row);
  TEST ("notes-are-taken-and-kept", test_notes_are_taken_and_kept);
  TEST ("an-instance-can-come-alone", test_an_instance_can_come_alone);
  TEST ("nothing-is-an-empty-report", test_nothing_is_an_empty_report);
  return g_test_run ();
}
