/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/store-test.h"

#define HEADER "instance,url,organization,org_id,subdomain,hosts,use_case,expires\n"

static void
settle (SignetRowModel *model)
{
  await_condition (signet_row_model_get_settled (model));
}

static guint
n_items (SignetRowModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

static guint
search (SignetRowModel *model,
        const char     *text)
{
  signet_row_model_set_search (model, text);
  settle (model);
  return n_items (model);
}

static void
assert_instances (SignetRowModel *model,
                  const char     *names)
{
  g_autoptr (GString) present = g_string_new (NULL);

  settle (model);
  for (guint i = 0; i < n_items (model); i++)
    {
      g_autoptr (SignetInstance) instance = g_list_model_get_item (G_LIST_MODEL (model), i);

      await_condition (signet_instance_get_loaded (instance));
      g_string_append_printf (present, "%s%s", i > 0 ? " " : "", signet_instance_get_name (instance));
    }
  g_assert_cmpstr (present->str, ==, names);
}

static void
import_many (SignetStore *store,
             guint        n)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autoptr (SignetImportReport) report = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "i%05u,https://i%05u.example.com,,,s%05u.example.com,,,\n", i, i, i);
  report = store_test_import (store, text->str);
  g_assert_cmpuint (report->n_instances, ==, n);
}

typedef struct {
  guint n_emissions;
  GString *log;
} Changes;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            gpointer    user_data)
{
  Changes *changes = user_data;

  changes->n_emissions++;
  g_string_append_printf (changes->log, "(%u,%u,%u)", position, removed, added);
}

static void
test_first_rows_are_there_before_all_ids (StoreFixture *fixture,
                                          gconstpointer data)
{
  Changes changes = { 0, g_string_new (NULL) };
  g_autoptr (SignetRowModel) model = NULL;

  import_many (fixture->store, 300);
  model = signet_store_list_instances (fixture->store);
  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), &changes);
  g_assert_cmpuint (n_items (model), ==, 0);
  g_assert_false (signet_row_model_get_current (model));
  await_condition (signet_row_model_get_current (model));
  g_assert_false (signet_row_model_get_settled (model));
  g_assert_cmpuint (n_items (model), ==, 50);
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (SignetInstance) instance = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_assert_true (signet_instance_get_loaded (instance));
      g_assert_cmpuint (signet_instance_get_n_subdomains (instance), ==, 1);
    }
  settle (model);
  g_assert_cmpuint (n_items (model), ==, 300);
  g_assert_cmpstr (changes.log->str, ==, "(0,0,50)(50,0,250)");
  g_string_free (changes.log, TRUE);
}

static void
test_few_rows_are_all_there_at_once (StoreFixture *fixture,
                                     gconstpointer data)
{
  Changes changes = { 0, g_string_new (NULL) };
  g_autoptr (SignetRowModel) model = NULL;

  import_many (fixture->store, 50);
  model = signet_store_list_instances (fixture->store);
  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), &changes);
  await_condition (signet_row_model_get_current (model));
  g_assert_true (signet_row_model_get_settled (model));
  g_assert_cmpstr (changes.log->str, ==, "(0,0,50)");
  g_string_free (changes.log, TRUE);
}

static void
test_later_rows_are_read_when_asked_for (StoreFixture *fixture,
                                         gconstpointer data)
{
  g_autoptr (SignetRowModel) model = NULL;
  g_autoptr (SignetInstance) row = NULL;
  g_autoptr (SignetInstance) neighbour = NULL;

  import_many (fixture->store, 300);
  model = signet_store_list_instances (fixture->store);
  settle (model);
  row = g_list_model_get_item (G_LIST_MODEL (model), 250);
  g_assert_false (signet_instance_get_loaded (row));
  await_condition (signet_instance_get_loaded (row));
  g_assert_cmpstr (signet_instance_get_name (row), ==, "i00250");
  neighbour = g_list_model_get_item (G_LIST_MODEL (model), 299); /* its page came with it */
  g_assert_true (signet_instance_get_loaded (neighbour));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 300));
}

static void
test_same_id_is_the_same_object (StoreFixture *fixture,
                                 gconstpointer data)
{
  g_autoptr (SignetRowModel) model = NULL;
  g_autoptr (SignetInstance) before = NULL;
  g_autoptr (SignetInstance) after = NULL;

  import_many (fixture->store, 20);
  model = signet_store_list_instances (fixture->store);
  settle (model);
  before = g_list_model_get_item (G_LIST_MODEL (model), 0);
  signet_row_model_set_sort (model, "name", TRUE);
  settle (model);
  after = g_list_model_get_item (G_LIST_MODEL (model), 19);
  g_assert_true (before == after);
  g_assert_cmpuint (signet_row_model_find (model, signet_instance_get_id (before)), ==, 19);
  g_assert_cmpuint (signet_row_model_find (model, 4711), ==, G_MAXUINT);
}

static void
test_search_knows_no_capitals_and_accents (StoreFixture *fixture,
                                           gconstpointer data)
{
  g_autoptr (SignetImportReport) report =
    store_test_import (fixture->store,
                       HEADER
                       "Université de Liège,https://www.ulg.ac.be/,,BE-100%_x,a.example.com,,,\n"
                       "Ärzte ohne Grenzen,,,,b.example.com,,,\n"
                       "株式会社さくら,,ＡＣＭＥ,,c.example.com,,,\n"
                       "ΣΊΣΥΦΟΣ,,,,d.example.com,,,\n");
  g_autoptr (SignetRowModel) model = signet_store_list_instances (fixture->store);

  g_assert_cmpuint (search (model, "UNIVERSITÉ"), ==, 1);
  g_assert_cmpuint (search (model, "universite de liege"), ==, 1);
  g_assert_cmpuint (search (model, "  ärzte "), ==, 1);
  g_assert_cmpuint (search (model, "さくら"), ==, 1);
  g_assert_cmpuint (search (model, "acme"), ==, 1);
  g_assert_cmpuint (search (model, "σίσυφοσ"), ==, 1);
  g_assert_cmpuint (search (model, "ULG.AC"), ==, 1);
  g_assert_cmpuint (search (model, "100%_X"), ==, 1);
  g_assert_cmpuint (search (model, "%"), ==, 1);
  g_assert_cmpuint (search (model, "1_0"), ==, 0);
  g_assert_cmpuint (search (model, "'; DROP TABLE instance; --"), ==, 0);
  g_assert_cmpuint (search (model, ""), ==, 4);
}

static void
test_subdomains_are_found_by_their_hosts (StoreFixture *fixture,
                                          gconstpointer data)
{
  g_autoptr (SignetImportReport) first =
    store_test_import (fixture->store,
                       HEADER "a,,,,café.example.net,t.café.example.net,,\na,,,,mail.example.com,*.mail.example.com,,\n");
  g_autoptr (SignetInstance) instance = store_test_find (fixture->store, "a", NULL);
  g_autoptr (SignetRowModel) model = signet_store_list_subdomains (fixture->store, signet_instance_get_id (instance));
  g_autoptr (SignetImportReport) second = NULL;

  g_assert_cmpuint (search (model, "CAFÉ"), ==, 1);
  g_assert_cmpuint (search (model, "cafe.ex"), ==, 1);
  g_assert_cmpuint (search (model, "xn--caf"), ==, 1);
  g_assert_cmpuint (search (model, "*."), ==, 1);
  g_assert_cmpuint (search (model, "res."), ==, 0);
  second = store_test_import (fixture->store, HEADER "a,,,,mail.example.com,res.mail.example.com,,\n");
  await_condition (n_items (model) == 1); /* a host that came later is found as well */
}

static void
test_sorts_by_each_key (StoreFixture *fixture,
                        gconstpointer data)
{
  g_autoptr (SignetImportReport) report =
    store_test_import (fixture->store,
                       HEADER
                       "zeta,,,,a.example.com,,,2001-01-01\n"
                       "Éclair,,,,a.example.com,,,2090-01-01\n"
                       "eagle,,,,a.example.com,,,\n"
                       "Foo,,,,a.example.com,,,2080-01-01\n"
                       "Foo,,,,b.example.com,,,2090-01-01\n");
  g_autoptr (SignetRowModel) model = signet_store_list_instances (fixture->store);

  assert_instances (model, "eagle Éclair Foo zeta");
  signet_row_model_set_sort (model, "name", TRUE);
  assert_instances (model, "zeta Foo Éclair eagle");
  signet_row_model_set_sort (model, "state", FALSE);
  assert_instances (model, "zeta eagle Foo Éclair");
  signet_row_model_set_sort (model, "subdomains", TRUE);
  settle (model);
  g_assert_cmpint (signet_row_model_get_id (model, 0), ==, 4);
  signet_row_model_set_sort (model, "nonsense", FALSE);
  assert_instances (model, "eagle Éclair Foo zeta");
}

static void
test_subdomains_sort_by_each_key (StoreFixture *fixture,
                                  gconstpointer data)
{
  static const char * const keys[] = { "name", "delegation-type", "state", "use-case", "verified" };
  g_autoptr (SignetImportReport) report =
    store_test_import (fixture->store,
                       HEADER
                       "a,,,,a.example.com,,zz,2090-01-01\n"
                       "a,,,,b.example.com,,Aa,2001-01-01\n"
                       "a,,,,c.example.com,,mm,\n");
  g_autoptr (SignetInstance) instance = store_test_find (fixture->store, "a", NULL);
  g_autoptr (SignetRowModel) model = signet_store_list_subdomains (fixture->store, signet_instance_get_id (instance));
  g_autoptr (GString) firsts = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keys) * 2; i++)
    {
      g_autoptr (SignetSubdomain) row = NULL;

      signet_row_model_set_sort (model, keys[i / 2], i % 2 == 1);
      settle (model);
      g_assert_cmpuint (n_items (model), ==, 3);
      row = g_list_model_get_item (G_LIST_MODEL (model), 0);
      g_string_append_c (firsts, signet_subdomain_get_name (row)[0]);
    }
  g_assert_cmpstr (firsts->str, ==, "acacbabaac");
}

static void
test_many_changes_come_in_two_steps (StoreFixture *fixture,
                                     gconstpointer data)
{
  Changes changes = { 0, g_string_new (NULL) };
  g_autoptr (SignetRowModel) model = NULL;

  import_many (fixture->store, 100);
  model = signet_store_list_instances (fixture->store);
  settle (model);
  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), &changes);
  signet_row_model_set_sort (model, "name", TRUE);
  settle (model);
  g_assert_cmpstr (changes.log->str, ==, "(0,100,0)(0,0,50)(50,0,50)");
  g_string_free (changes.log, TRUE);
}

static void
test_refresh_reads_rows_and_keeps_the_list (StoreFixture *fixture,
                                            gconstpointer data)
{
  Changes changes = { 0, g_string_new (NULL) };
  g_autoptr (SignetImportReport) report = store_test_import (fixture->store, HEADER "a,,,,a.example.com,,,\nb,,,,a.example.com,,,\n");
  g_autoptr (SignetRowModel) model = signet_store_list_instances (fixture->store);
  g_autoptr (SignetInstance) row = NULL;
  g_autoptr (GError) error = NULL;

  settle (model);
  row = g_list_model_get_item (G_LIST_MODEL (model), 1);
  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), &changes);
  store_test_add_subdomain (fixture->store, signet_instance_get_id (row), "c.example.com", NULL, &error);
  await_condition (signet_instance_get_n_subdomains (row) == 2);
  settle (model);
  g_assert_cmpstr (changes.log->str, ==, "");

  /* and a new one is no more than one new row */
  store_test_add_instance (fixture->store, "aa", NULL, &error);
  await_condition (n_items (model) == 3);
  g_assert_cmpstr (changes.log->str, ==, "(1,0,1)");
  g_string_free (changes.log, TRUE);
}

static void
test_the_last_of_many_searches_wins (StoreFixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (SignetRowModel) model = NULL;
  g_autoptr (SignetInstance) row = NULL;

  import_many (fixture->store, 2000);
  model = signet_store_list_instances (fixture->store);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *text = g_strdup_printf ("i%05u", i);

      signet_row_model_set_search (model, text);
      if (i % 3 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  g_assert_false (signet_row_model_get_settled (model));
  settle (model);
  g_assert_cmpuint (n_items (model), ==, 1);
  row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_cmpstr (signet_instance_get_name (row), ==, "i00199");
}

static void
test_model_can_go_while_it_loads (StoreFixture *fixture,
                                  gconstpointer data)
{
  import_many (fixture->store, 500);
  for (guint i = 0; i < 50; i++)
    {
      SignetRowModel *model = signet_store_list_instances (fixture->store);
      g_autoptr (GObject) row = NULL;

      if (i % 2 == 0)
        settle (model);
      row = g_list_model_get_item (G_LIST_MODEL (model), 450);
      if (i % 3 == 0)
        g_main_context_iteration (NULL, FALSE);
      g_object_unref (model);
    }
}

static void
test_follows_another_program (StoreFixture *fixture,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SignetStore *other = store_test_open (fixture->path, &error);
  g_autoptr (SignetRowModel) model = signet_store_list_instances (fixture->store);

  g_assert_no_error (error);
  settle (model);
  store_test_add_instance (other, "theirs", NULL, &error);
  await_condition (n_items (model) == 1);
  signet_store_close (other);
  g_object_unref (other);
}

static void
test_all_ids_in_order (StoreFixture *fixture,
                       gconstpointer data)
{
  g_autoptr (SignetRowModel) model = NULL;
  g_autoptr (GArray) ids = NULL;

  import_many (fixture->store, 1000);
  model = signet_store_list_instances (fixture->store);
  settle (model);
  ids = signet_row_model_dup_ids (model);
  g_assert_cmpuint (ids->len, ==, 1000);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, signet_row_model_get_id (model, i));
  g_assert_cmpint (signet_row_model_get_id (model, 1000), ==, 0);
}

#define TEST(name, func) \
  g_test_add ("/row-model/" name, StoreFixture, NULL, store_test_set_up, func, store_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("first-rows-are-there-before-all-ids", test_first_rows_are_there_before_all_ids);
  TEST ("few-rows-are-all-there-at-once", test_few_rows_are_all_there_at_once);
  TEST ("later-rows-are-read-when-asked-for", test_later_rows_are_read_when_asked_for);
  TEST ("same-id-is-the-same-object", test_same_id_is_the_same_object);
  TEST ("search-knows-no-capitals-and-accents", test_search_knows_no_capitals_and_accents);
  TEST ("subdomains-are-found-by-their-hosts", test_subdomains_are_found_by_their_hosts);
  TEST ("sorts-by-each-key", test_sorts_by_each_key);
  TEST ("subdomains-sort-by-each-key", test_subdomains_sort_by_each_key);
  TEST ("many-changes-come-in-two-steps", test_many_changes_come_in_two_steps);
  TEST ("refresh-reads-rows-and-keeps-the-list", test_refresh_reads_rows_and_keeps_the_list);
  TEST ("the-last-of-many-searches-wins", test_the_last_of_many_searches_wins);
  TEST ("model-can-go-while-it-loads", test_model_can_go_while_it_loads);
  TEST ("follows-another-program", test_follows_another_program);
  TEST ("all-ids-in-order", test_all_ids_in_order);
  return g_test_run ();
}
