/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widget/signet-row-selection.h"

#include "ui-store.h"
#include "ui-test.h"

#include <stdlib.h>

#define N_SUBDOMAINS 230

typedef struct {
  UiStore         store;
  gint64          instance_id;
  SignetRowModel *model;
  SignetRowSlots *slots;
  GtkWidget      *view;
  GtkWidget      *window;
  guint           n_made; /* widgets */
} Fixture;

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  ((Fixture *) user_data)->n_made++;
  gtk_list_item_set_child (item, gtk_label_new ("row"));
}

static guint
n_items (gpointer model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

static SignetRowSlot *
get_slot (Fixture *fixture,
          guint    position)
{
  g_autoptr (SignetRowSlot) slot = g_list_model_get_item (G_LIST_MODEL (fixture->slots), position);

  return slot; /* which the view holds */
}

static gint64
get_row_id (Fixture *fixture,
            guint    position)
{
  g_autoptr (SignetRowSlot) slot = g_list_model_get_item (G_LIST_MODEL (fixture->slots), position);
  SignetSubdomain *row = signet_row_slot_get_row (slot);

  return row != NULL ? signet_subdomain_get_id (row) : 0;
}

static void
search (Fixture    *fixture,
        const char *text)
{
  signet_row_model_set_search (fixture->model, text);
  ui_test_wait_until (signet_row_model_get_settled (fixture->model));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  ui_store_open (&fixture->store);
  fixture->instance_id = ui_store_add_instance (&fixture->store, "alpha", "https://alpha.example.net");
  for (guint i = 0; i < N_SUBDOMAINS; i++)
    {
      g_autofree char *name = g_strdup_printf ("s%03u.example.com", i);

      ui_store_add_subdomain (&fixture->store, fixture->instance_id, name);
    }

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), fixture);
  fixture->view = gtk_list_view_new (NULL, factory);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), fixture->view);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 200, 200);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  fixture->model = signet_store_list_subdomains (fixture->store.store, fixture->instance_id);
  fixture->slots = signet_row_slots_new (fixture->model, fixture->view);
}

static void
show (Fixture *fixture)
{
  g_autoptr (GtkSelectionModel) selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (fixture->slots))));

  gtk_list_view_set_model (GTK_LIST_VIEW (fixture->view), selection);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_wait_until (n_items (fixture->slots) == N_SUBDOMAINS);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  ui_test_close (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->slots);
  ui_test_wait_until (signet_row_model_get_settled (fixture->model));
  g_clear_object (&fixture->model);
  ui_store_close (&fixture->store);
}

static void
test_first_rows_come_first (Fixture       *fixture,
                            gconstpointer  user_data)
{
  ui_test_wait_until (n_items (fixture->slots) > 0);
  g_assert_cmpuint (n_items (fixture->slots), <, 50);
  ui_test_wait_until (signet_row_model_get_settled (fixture->model));
  g_assert_cmpuint (n_items (fixture->slots), <, 50);
  show (fixture);
}

static void
test_rows_in_view_are_filled_at_once (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  g_autoptr (SignetRowSlot) far = NULL;

  ui_test_wait_until (signet_row_model_get_settled (fixture->model));
  signet_row_slots_show_all (fixture->slots);
  g_assert_cmpuint (n_items (fixture->slots), ==, N_SUBDOMAINS);
  g_assert_cmpint (get_row_id (fixture, 3), ==, signet_row_model_get_id (fixture->model, 3));

  far = g_list_model_get_item (G_LIST_MODEL (fixture->slots), 220);
  g_assert_null (signet_row_slot_get_row (far));
  ui_test_wait_until (signet_row_slot_get_row (far) != NULL);
  g_assert_cmpint (signet_subdomain_get_id (signet_row_slot_get_row (far)), ==,
                   signet_row_model_get_id (fixture->model, 220));
}

static void
test_scrolling_fills_what_comes_into_view (Fixture       *fixture,
                                           gconstpointer  user_data)
{
  GtkAdjustment *adjustment;
  guint position = 115;

  show (fixture);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  g_assert_cmpint (get_row_id (fixture, position + 2), ==, signet_row_model_get_id (fixture->model, position + 2));
}

/* That is what the places are for. */
static void
test_other_rows_take_the_same_places (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  g_autoptr (SignetRowSlot) slot = NULL;
  guint n_made;

  show (fixture);
  slot = g_list_model_get_item (G_LIST_MODEL (fixture->slots), 0);
  n_made = fixture->n_made;

  search (fixture, "s1");
  g_assert_cmpuint (n_items (fixture->slots), ==, 100);
  g_assert_true (get_slot (fixture, 0) == slot);
  g_assert_cmpint (signet_subdomain_get_id (signet_row_slot_get_row (slot)), ==, signet_row_model_get_id (fixture->model, 0));
  g_assert_cmpuint (fixture->n_made, ==, n_made);

  search (fixture, "no such name");
  g_assert_cmpuint (n_items (fixture->slots), ==, 0);
  search (fixture, NULL);
  ui_test_wait_until (n_items (fixture->slots) == N_SUBDOMAINS);
  g_assert_cmpint (get_row_id (fixture, 0), ==, signet_row_model_get_id (fixture->model, 0));
}

static void
test_a_row_that_comes_moves_those_behind (Fixture       *fixture,
                                          gconstpointer  user_data)
{
  g_autoptr (SignetRowSlot) before = NULL;
  g_autoptr (SignetRowSlot) behind = NULL;
  gint64 id;

  show (fixture);
  before = g_list_model_get_item (G_LIST_MODEL (fixture->slots), 4);
  behind = g_list_model_get_item (G_LIST_MODEL (fixture->slots), 5);
  id = ui_store_add_subdomain (&fixture->store, fixture->instance_id, "s004x.example.com");
  ui_test_wait_until (n_items (fixture->slots) == N_SUBDOMAINS + 1);

  g_assert_true (get_slot (fixture, 4) == before);
  g_assert_true (get_slot (fixture, 6) == behind);
  g_assert_cmpint (get_row_id (fixture, 5), ==, id);
  for (guint i = 0; i < 10; i++)
    g_assert_cmpint (get_row_id (fixture, i), ==, signet_row_model_get_id (fixture->model, i));
}

static void
test_a_search_begins_at_the_top (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  GtkAdjustment *adjustment;

  show (fixture);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  search (fixture, "s1");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
}

static void
changed_cb (GtkSelectionModel *selection,
            guint              position,
            guint              n_items,
            gpointer           user_data)
{
  GString *log = user_data;

  g_string_append_printf (log, "(%u,%u)", position, n_items);
}

/* All are selected, also those without a place yet, and none is read for it. */
static void
test_all_rows_can_be_selected (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_autoptr (SignetRowSelection) selection = g_object_new (SIGNET_TYPE_ROW_SELECTION, NULL);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (SignetRowSlot) far = NULL;
  g_autoptr (GString) log = g_string_new (NULL);

  ui_test_wait_until (signet_row_model_get_settled (fixture->model));
  g_assert_cmpuint (n_items (selection), ==, 0);
  g_assert_true (gtk_selection_model_select_all (model));
  signet_row_selection_set_model (selection, fixture->slots);
  g_assert_cmpuint (n_items (selection), <, N_SUBDOMAINS);

  g_signal_connect (selection, "selection-changed", G_CALLBACK (changed_cb), log);
  gtk_selection_model_select_all (model);
  selected = gtk_selection_model_get_selection (model);
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, N_SUBDOMAINS);
  far = g_list_model_get_item (G_LIST_MODEL (selection), N_SUBDOMAINS - 1);
  g_assert_null (signet_row_slot_get_row (far));

  gtk_selection_model_select_item (model, 7, TRUE);
  g_assert_true (gtk_selection_model_is_selected (model, 7));
  g_assert_false (gtk_selection_model_is_selected (model, 6));
  gtk_selection_model_select_range (model, 3, 2, FALSE);
  gtk_selection_model_unselect_item (model, 7);
  gtk_selection_model_select_item (model, 3, FALSE); /* is already */
  gtk_selection_model_unselect_all (model);
  g_assert_cmpstr (log->str, ==, "(0,230)(0,230)(3,2)(7,1)(3,2)");
}

static void
test_list_can_go_while_it_grows (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  ui_test_wait_until (signet_row_model_get_settled (fixture->model));
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (SignetRowSlots) slots = signet_row_slots_new (fixture->model, fixture->view);
      g_autoptr (SignetRowSlot) slot = g_list_model_get_item (G_LIST_MODEL (slots), 5);
      g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (slots)));

      gtk_list_view_set_model (GTK_LIST_VIEW (fixture->view), GTK_SELECTION_MODEL (selection));
      for (guint k = 0; k < i; k++)
        ui_test_iterate ();
      gtk_list_view_set_model (GTK_LIST_VIEW (fixture->view), NULL);
      g_clear_object (&selection);
      g_clear_object (&slots);
      g_assert_nonnull (signet_row_slot_get_row (slot));
    }
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, test) g_test_add ("/row-slots/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("first-rows-come-first", test_first_rows_come_first);
  ADD ("rows-in-view-are-filled-at-once", test_rows_in_view_are_filled_at_once);
  ADD ("scrolling-fills-what-comes-into-view", test_scrolling_fills_what_comes_into_view);
  ADD ("other-rows-take-the-same-places", test_other_rows_take_the_same_places);
  ADD ("a-row-that-comes-moves-those-behind", test_a_row_that_comes_moves_those_behind);
  ADD ("a-search-begins-at-the-top", test_a_search_begins_at_the_top);
  ADD ("all-rows-can-be-selected", test_all_rows_can_be_selected);
  ADD ("list-can-go-while-it-grows", test_list_can_go_while_it_grows);

  return ui_test_run ();
}
