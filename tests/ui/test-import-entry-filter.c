/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/import/signet-import-entry-filter.h"

#include "ui-test.h"

typedef struct {
  guint n_calls;
  guint n_both; /* calls that remove and add at once */
} Changes;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  Changes *changes = user_data;

  changes->n_calls++;
  if (removed > 0 && added > 0)
    changes->n_both++;
}

/* Of ten entries one is new, two are changed, three the same and four refused. */
static GListModel *
make_entries (guint n_entries)
{
  GListStore *entries = g_list_store_new (SIGNET_TYPE_IMPORT_ENTRY);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  const SignetImportStatus pattern[] = {
    SIGNET_IMPORT_NEW, SIGNET_IMPORT_CHANGED, SIGNET_IMPORT_CHANGED, SIGNET_IMPORT_SAME, SIGNET_IMPORT_SAME,
    SIGNET_IMPORT_SAME, SIGNET_IMPORT_REFUSED, SIGNET_IMPORT_REFUSED, SIGNET_IMPORT_REFUSED, SIGNET_IMPORT_REFUSED,
  };

  for (guint i = 0; i < n_entries; i++)
    g_ptr_array_add (all, signet_import_entry_new (i + 1, pattern[i % G_N_ELEMENTS (pattern)], NULL, NULL, "words"));
  g_list_store_splice (entries, 0, 0, all->pdata, all->len);

  return G_LIST_MODEL (entries);
}

static guint
get_line (SignetImportEntryFilter *filter,
          guint                    position)
{
  g_autoptr (SignetImportEntry) entry = g_list_model_get_item (G_LIST_MODEL (filter), position);

  return signet_import_entry_get_line (entry);
}

static void
test_counts_each_status (void)
{
  g_autoptr (GListModel) entries = make_entries (10);
  g_autoptr (SignetImportEntryFilter) filter = signet_import_entry_filter_new (entries);

  g_assert_cmpuint (signet_import_entry_filter_count (filter, SIGNET_IMPORT_NEW), ==, 1);
  g_assert_cmpuint (signet_import_entry_filter_count (filter, SIGNET_IMPORT_CHANGED), ==, 2);
  g_assert_cmpuint (signet_import_entry_filter_count (filter, SIGNET_IMPORT_SAME), ==, 3);
  g_assert_cmpuint (signet_import_entry_filter_count (filter, SIGNET_IMPORT_REFUSED), ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (filter)), ==, 10);
}

static void
test_shows_the_statuses_that_are_asked_for (void)
{
  g_autoptr (GListModel) entries = make_entries (20);
  g_autoptr (SignetImportEntryFilter) filter = signet_import_entry_filter_new (entries);

  signet_import_entry_filter_set_statuses (filter, 1u << SIGNET_IMPORT_NEW | 1u << SIGNET_IMPORT_REFUSED);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (filter)), ==, 10);
  g_assert_cmpuint (get_line (filter, 0), ==, 1);
  g_assert_cmpuint (get_line (filter, 1), ==, 7);
  g_assert_cmpuint (get_line (filter, 5), ==, 11);

  signet_import_entry_filter_set_statuses (filter, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (filter)), ==, 20);
}

static void
test_nothing_is_past_the_end (void)
{
  g_autoptr (GListModel) entries = make_entries (0);
  g_autoptr (SignetImportEntryFilter) filter = signet_import_entry_filter_new (entries);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (filter)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (filter), 0));
  signet_import_entry_filter_set_statuses (filter, 1u << SIGNET_IMPORT_SAME);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (filter), 0));
}

/* A list view that is told of both in one asks for each row that is new. */
static void
test_many_change_in_two_steps (void)
{
  g_autoptr (GListModel) entries = make_entries (100000);
  g_autoptr (SignetImportEntryFilter) filter = signet_import_entry_filter_new (entries);
  Changes changes = { 0, };

  g_signal_connect (filter, "items-changed", G_CALLBACK (items_changed_cb), &changes);
  signet_import_entry_filter_set_statuses (filter, 1u << SIGNET_IMPORT_SAME);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (filter)), ==, 30000);
  g_assert_cmpuint (get_line (filter, 29999), ==, 99996);
  g_assert_cmpuint (changes.n_calls, ==, 2);
  g_assert_cmpuint (changes.n_both, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-entry-filter/counts-each-status", test_counts_each_status);
  g_test_add_func ("/import-entry-filter/shows-the-statuses-that-are-asked-for", test_shows_the_statuses_that_are_asked_for);
  g_test_add_func ("/import-entry-filter/nothing-is-past-the-end", test_nothing_is_past_the_end);
  g_test_add_func ("/import-entry-filter/many-change-in-two-steps", test_many_change_in_two_steps);

  return ui_test_run ();
}
