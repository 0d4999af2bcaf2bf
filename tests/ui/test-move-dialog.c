/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/inventory/signet-move-dialog.h"

#include "ui-store.h"
#include "ui-test.h"

typedef struct {
  UiStore    store;
  GtkWidget *dialog; /* weak */
  gint64     alpha;
  gint64     beta;
  GArray    *ids;
  gint64     moved_to;
} Fixture;

static GtkWidget *
find (Fixture    *fixture,
      const char *name)
{
  GtkWidget *widget = ui_test_find (fixture->dialog, GTK_TYPE_WIDGET, name);

  g_assert_nonnull (widget);

  return widget;
}

static GtkSelectionModel *
get_rows (Fixture *fixture)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (find (fixture, "list_view")));
}

static guint
get_n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_rows (fixture)));
}

static void
moved_cb (Fixture        *fixture,
          SignetInstance *to)
{
  fixture->moved_to = signet_instance_get_id (to);
}

/* Two subdomains of "alpha", which are to be moved; "beta" is beside it. */
static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  gint64 id;

  ui_store_open (&fixture->store);
  fixture->alpha = ui_store_add_instance (&fixture->store, "alpha", "https://alpha.example.net");
  fixture->beta = ui_store_add_instance (&fixture->store, "beta", "https://beta.example.net");
  fixture->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  id = ui_store_add_subdomain (&fixture->store, fixture->alpha, "mail.example.com");
  g_array_append_val (fixture->ids, id);
  id = ui_store_add_subdomain (&fixture->store, fixture->alpha, "news.example.com");
  g_array_append_val (fixture->ids, id);

  g_set_weak_pointer (&fixture->dialog, GTK_WIDGET (signet_move_dialog_new (NULL, fixture->store.store, fixture->ids,
                                                                            fixture->alpha)));
  g_signal_connect_swapped (fixture->dialog, "moved", G_CALLBACK (moved_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  ui_test_wait_until (get_n_rows (fixture) == 2);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->dialog != NULL)
    ui_test_close (GTK_WINDOW (fixture->dialog));
  g_array_unref (fixture->ids);
  ui_store_close (&fixture->store);
}

static gboolean
can_move (Fixture *fixture)
{
  return gtk_widget_get_sensitive (find (fixture, "move_button"));
}

static guint
count_subdomains (Fixture *fixture,
                  gint64   instance_id)
{
  g_autoptr (GPtrArray) subdomains = ui_store_load_subdomains (&fixture->store, instance_id);

  return subdomains->len;
}

static void
test_needs_another_instance (Fixture       *fixture,
                             gconstpointer  user_data)
{
  g_assert_false (can_move (fixture));
  gtk_selection_model_select_item (get_rows (fixture), 0, TRUE);
  g_assert_false (can_move (fixture));
  gtk_selection_model_select_item (get_rows (fixture), 1, TRUE);
  g_assert_true (can_move (fixture));
}

static void
test_moves_all (Fixture       *fixture,
                gconstpointer  user_data)
{
  gtk_selection_model_select_item (get_rows (fixture), 1, TRUE);
  g_signal_emit_by_name (find (fixture, "move_button"), "clicked");
  ui_test_wait_until (fixture->dialog == NULL);

  g_assert_cmpint (fixture->moved_to, ==, fixture->beta);
  g_assert_cmpuint (count_subdomains (fixture, fixture->alpha), ==, 0);
  g_assert_cmpuint (count_subdomains (fixture, fixture->beta), ==, 2);
}

static void
test_moves_none_where_one_is_there_already (Fixture       *fixture,
                                            gconstpointer  user_data)
{
  ui_store_add_subdomain (&fixture->store, fixture->beta, "news.example.com");

  gtk_selection_model_select_item (get_rows (fixture), 1, TRUE);
  ui_test_settle ();
  g_signal_emit_by_name (find (fixture, "move_button"), "clicked");
  ui_test_wait_until (gtk_widget_get_visible (find (fixture, "notice")));

  g_assert_cmpuint (count_subdomains (fixture, fixture->alpha), ==, 2);
  g_assert_true (can_move (fixture));
}

static void
test_search_keeps_what_was_selected (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  GtkEditable *entry = GTK_EDITABLE (find (fixture, "search_entry"));

  gtk_selection_model_select_item (get_rows (fixture), 1, TRUE);
  gtk_editable_set_text (entry, "alpha");
  ui_test_wait_until (get_n_rows (fixture) == 1);
  g_assert_false (can_move (fixture));
  gtk_editable_set_text (entry, "");
  ui_test_wait_until (get_n_rows (fixture) == 2);
  ui_test_wait_until (can_move (fixture));
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, test) g_test_add ("/move-dialog/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("needs-another-instance", test_needs_another_instance);
  ADD ("moves-all", test_moves_all);
  ADD ("moves-none-where-one-is-there-already", test_moves_none_where_one_is_there_already);
  ADD ("search-keeps-what-was-selected", test_search_keeps_what_was_selected);

  return ui_test_run ();
}
