/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/signet-window.h"

#include "ui/widget/signet-name-label.h"
#include "ui/widget/signet-row-slot.h"
#include "ui/window/signet-instance-list.h"
#include "ui/window/signet-subdomain-list.h"
#include "ui-store.h"
#include "ui-test.h"

typedef struct {
  UiStore              store;
  SignetKeyring       *keyring;
  GtkWidget           *window;
  SignetInstanceList  *instances;
  SignetSubdomainList *subdomains;
} Fixture;

static GtkWidget *
find (Fixture    *fixture,
      const char *name)
{
  GtkWidget *widget = ui_test_find (fixture->window, GTK_TYPE_WIDGET, name);

  g_assert_nonnull (widget);

  return widget;
}

static GListModel *
get_rows (Fixture *fixture)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find (fixture, "column_view"));

  return G_LIST_MODEL (gtk_column_view_get_model (view));
}

static guint
get_n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (get_rows (fixture));
}

static const char *
get_row_name (Fixture *fixture,
              guint    position)
{
  g_autoptr (SignetRowSlot) slot = g_list_model_get_item (get_rows (fixture), position);

  ui_test_wait_until (signet_row_slot_get_row (slot) != NULL);

  return signet_subdomain_get_name (signet_row_slot_get_row (slot));
}

static const char *
get_page (Fixture    *fixture,
          const char *stack)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, stack)));
}

static GtkStack *
get_list_stack (GtkWidget *list)
{
  return GTK_STACK (ui_test_find (list, GTK_TYPE_STACK, "stack"));
}

static void
type_search (GtkWidget  *list,
             const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (list, GTK_TYPE_SEARCH_ENTRY, NULL)), text);
}

static const char *
get_instance_name (Fixture *fixture)
{
  SignetInstance *instance = signet_subdomain_list_get_instance (fixture->subdomains);

  return instance != NULL ? signet_instance_get_name (instance) : NULL;
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, action, NULL));
}

/* The window that is open above the main one, or NULL. */
static GtkWindow *
get_dialog (Fixture *fixture)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window) &&
          gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  ui_store_open (&fixture->store);
  fixture->keyring = signet_keyring_new ();
}

static void
set_up_two_instances (Fixture       *fixture,
                      gconstpointer  user_data)
{
  gint64 id;

  set_up (fixture, user_data);
  id = ui_store_add_instance (&fixture->store, "alpha", "https://alpha.example.net");
  ui_store_add_subdomain (&fixture->store, id, "news.example.com");
  ui_store_add_subdomain (&fixture->store, id, "mail.example.com");
  ui_store_add_subdomain (&fixture->store, id, "shop.example.com");
  ui_store_add_instance (&fixture->store, "beta", "https://beta.example.net");
}

static void
create (Fixture *fixture)
{
  fixture->window = GTK_WIDGET (signet_window_new (ui_test_get_application (), fixture->store.store,
                                                   fixture->keyring, fixture->store.path));
  fixture->instances = SIGNET_INSTANCE_LIST (find (fixture, "instance_list"));
  fixture->subdomains = SIGNET_SUBDOMAIN_LIST (find (fixture, "subdomain_list"));
}

static void
present (Fixture *fixture)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_wait_until (signet_instance_list_get_settled (fixture->instances));
}

static void
show (Fixture *fixture)
{
  create (fixture);
  present (fixture);
}

static void
show_and_wait_for_rows (Fixture *fixture,
                        guint    n_rows)
{
  show (fixture);
  ui_test_wait_until (get_n_rows (fixture) == n_rows);
  ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  gpointer keyring = fixture->keyring;

  ui_test_close (GTK_WINDOW (fixture->window));

  /* A wizard that was closed still ends the process that held its key. */
  g_object_add_weak_pointer (keyring, (gpointer *) &fixture->keyring);
  g_object_unref (keyring);
  ui_test_wait_until (fixture->keyring == NULL);
  ui_store_close (&fixture->store);
}

static void
test_empty_inventory_says_what_to_do (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  GtkWidget *manage;

  show (fixture);

  g_assert_cmpstr (get_page (fixture, "stack"), ==, "empty");
  manage = ui_test_find (fixture->window, GTK_TYPE_BUTTON, "Manage Certificate");
  g_assert_false (gtk_widget_get_sensitive (manage));
  g_assert_nonnull (gtk_widget_get_tooltip_text (manage));
  g_assert_true (gtk_widget_get_sensitive (find (fixture, "Try the Sample Inventory")));
}

static void
test_sample_fills_the_window (Fixture       *fixture,
                              gconstpointer  user_data)
{
  show (fixture);

  activate (fixture, "win.import-sample");
  ui_test_wait_until (g_strcmp0 (get_page (fixture, "stack"), "inventory") == 0);
  ui_test_wait_until (get_n_rows (fixture) > 0);

  /* The import's dialog goes by itself, since every row of the sample is good. */
  ui_test_wait_until (get_dialog (fixture) == NULL);
}

static void
test_selects_the_first_instance (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  GtkWidget *manage;

  show_and_wait_for_rows (fixture, 3);

  g_assert_cmpstr (get_instance_name (fixture), ==, "alpha");
  g_assert_cmpstr (get_row_name (fixture, 0), ==, "mail.example.com");
  manage = ui_test_find (fixture->window, GTK_TYPE_BUTTON, "Manage Certificate");
  g_assert_true (gtk_widget_get_sensitive (manage));
  g_assert_null (gtk_widget_get_tooltip_text (manage));
}

static void
test_instance_without_subdomains_offers_to_set_one_up (Fixture       *fixture,
                                                       gconstpointer  user_data)
{
  GtkStack *stack;

  show_and_wait_for_rows (fixture, 3);

  signet_instance_list_select (fixture->instances, 2);
  ui_test_wait_until (g_strcmp0 (get_instance_name (fixture), "beta") == 0);
  stack = get_list_stack (GTK_WIDGET (fixture->subdomains));
  ui_test_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "empty") == 0);
  g_assert_true (gtk_widget_get_sensitive (find (fixture, "Setup New Subdomain")));
}

static void
test_searches_subdomains_and_hosts (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  GtkStack *stack;

  show_and_wait_for_rows (fixture, 3);
  stack = get_list_stack (GTK_WIDGET (fixture->subdomains));

  type_search (GTK_WIDGET (fixture->subdomains), "res.sho");
  ui_test_wait_until (get_n_rows (fixture) == 1);
  g_assert_cmpstr (get_row_name (fixture, 0), ==, "shop.example.com");

  type_search (GTK_WIDGET (fixture->subdomains), "nothing is called so");
  ui_test_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "no-results") == 0);

  type_search (GTK_WIDGET (fixture->subdomains), "");
  ui_test_wait_until (get_n_rows (fixture) == 3);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");
}

/* What is shown on the right stays while one looks for another instance. */
static void
test_search_of_instances_keeps_the_shown_one (Fixture       *fixture,
                                              gconstpointer  user_data)
{
  GtkStack *stack;

  show_and_wait_for_rows (fixture, 3);
  stack = get_list_stack (GTK_WIDGET (fixture->instances));

  type_search (GTK_WIDGET (fixture->instances), "beta");
  ui_test_settle ();
  g_assert_cmpstr (get_instance_name (fixture), ==, "alpha");

  type_search (GTK_WIDGET (fixture->instances), "zzz");
  ui_test_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "no-results") == 0);
  g_assert_cmpstr (get_instance_name (fixture), ==, "alpha");
  g_assert_cmpstr (get_page (fixture, "stack"), ==, "inventory");
}

static void
test_sorts_by_the_column_that_is_clicked (Fixture       *fixture,
                                          gconstpointer  user_data)
{
  GtkColumnView *view;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  show_and_wait_for_rows (fixture, 3);
  view = GTK_COLUMN_VIEW (find (fixture, "column_view"));
  column = g_list_model_get_item (gtk_column_view_get_columns (view), 0);

  gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
  ui_test_wait_until (get_n_rows (fixture) == 3 && g_str_equal (get_row_name (fixture, 0), "shop.example.com"));
  gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
  ui_test_wait_until (get_n_rows (fixture) == 3 && g_str_equal (get_row_name (fixture, 0), "mail.example.com"));
}

static void
test_selected_rows_stay_selected (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;

  show_and_wait_for_rows (fixture, 3);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_rows (fixture)), 1, TRUE);
  g_assert_cmpuint (signet_subdomain_list_get_n_selected (fixture->subdomains), ==, 1);
  before = signet_subdomain_list_dup_selected_ids (fixture->subdomains);

  /* As signetctl may do it at any time; it comes before the selected row. */
  ui_store_add_subdomain (&fixture->store, 1, "a.example.com");
  ui_test_wait_until (get_n_rows (fixture) == 4);
  ui_test_settle ();

  after = signet_subdomain_list_dup_selected_ids (fixture->subdomains);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (g_array_index (after, gint64, 0), ==, g_array_index (before, gint64, 0));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (get_rows (fixture)), 2));
}

/* Here the model takes all rows out and puts them in again, which a selection model does not survive. */
static void
test_selected_rows_stay_selected_when_sorted (Fixture       *fixture,
                                              gconstpointer  user_data)
{
  GtkColumnView *view;
  g_autoptr (GtkColumnViewColumn) column = NULL;
  g_autoptr (GArray) ids = NULL;

  show_and_wait_for_rows (fixture, 3);
  view = GTK_COLUMN_VIEW (find (fixture, "column_view"));
  column = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_rows (fixture)), 0, TRUE);
  g_assert_cmpstr (get_row_name (fixture, 0), ==, "mail.example.com");

  gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
  ui_test_wait_until (get_n_rows (fixture) == 3 && g_str_equal (get_row_name (fixture, 0), "shop.example.com"));
  ui_test_settle ();

  g_assert_cmpuint (signet_subdomain_list_get_n_selected (fixture->subdomains), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (get_rows (fixture)), 2));
}

static GtkWidget *
find_cell (Fixture    *fixture,
           const char *text)
{
  return ui_test_find (find (fixture, "column_view"), GTK_TYPE_LABEL, text);
}

static void
test_rows_tell_their_whole_name (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean told = FALSE;
  GtkWidget *name;

  show_and_wait_for_rows (fixture, 3);
  ui_test_wait_until (find_cell (fixture, "mail.example.com") != NULL);
  name = gtk_widget_get_ancestor (find_cell (fixture, "mail.example.com"), SIGNET_TYPE_NAME_LABEL);
  g_assert_true (gtk_widget_get_has_tooltip (name));
  g_signal_emit_by_name (name, "query-tooltip", 0, 0, FALSE, tooltip, &told);
  g_assert_true (told);
}

static void
test_removed_subdomains_come_back_with_undo (Fixture       *fixture,
                                             gconstpointer  user_data)
{
  GtkWidget *undo;

  show_and_wait_for_rows (fixture, 3);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (get_rows (fixture)), 0, 2, TRUE);

  activate (fixture, "win.remove-subdomains");
  ui_test_wait_until (get_n_rows (fixture) == 1);
  ui_test_wait_until (signet_subdomain_list_get_n_selected (fixture->subdomains) == 0);

  ui_test_wait_until (ui_test_find (fixture->window, GTK_TYPE_BUTTON, "Undo") != NULL);
  undo = ui_test_find (fixture->window, GTK_TYPE_BUTTON, "Undo");
  g_signal_emit_by_name (undo, "clicked");
  ui_test_wait_until (get_n_rows (fixture) == 3);
}

/* What Ctrl+Z does, as often as there is something. */
static void
test_undo_action_takes_back_one_after_the_other (Fixture       *fixture,
                                                 gconstpointer  user_data)
{
  show_and_wait_for_rows (fixture, 3);
  for (guint n_rows = 3; n_rows > 1; n_rows--)
    {
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_rows (fixture)), 0, TRUE);
      ui_test_wait_until (signet_subdomain_list_get_n_selected (fixture->subdomains) == 1);
      activate (fixture, "win.remove-subdomains");
      ui_test_wait_until (get_n_rows (fixture) == n_rows - 1);
      ui_test_settle ();
    }

  activate (fixture, "win.undo");
  ui_test_wait_until (get_n_rows (fixture) == 2);
  activate (fixture, "win.undo");
  ui_test_wait_until (get_n_rows (fixture) == 3);
}

/* The menu does what a click on a header does. */
static void
test_sorts_without_a_mouse (Fixture       *fixture,
                            gconstpointer  user_data)
{
  GtkWidget *list;
  g_autofree char *key = NULL;
  gboolean descending = FALSE;

  show_and_wait_for_rows (fixture, 3);
  list = GTK_WIDGET (fixture->subdomains);
  g_object_get (list, "sort-key", &key, NULL);
  g_assert_cmpstr (key, ==, "name");
  g_assert_cmpstr (get_row_name (fixture, 0), ==, "mail.example.com");

  g_assert_true (gtk_widget_activate_action (list, "subdomains.sort-descending", NULL));
  ui_test_wait_until (get_n_rows (fixture) == 3 &&
                      g_strcmp0 (get_row_name (fixture, 0), "shop.example.com") == 0);

  g_assert_true (gtk_widget_activate_action (list, "subdomains.sort", "s", "use-case"));
  g_free (g_steal_pointer (&key));
  g_object_get (list, "sort-key", &key, "descending", &descending, NULL);
  g_assert_cmpstr (key, ==, "use-case");
  g_assert_true (descending);
}

static void
test_dialogs_open (Fixture       *fixture,
                   gconstpointer  user_data)
{
  static const struct {
    const char *action;
    guint       n_selected;
    const char *title;
  } dialogs[] = {
    { "win.edit-instance", 0, "Edit Instance" },
    { "win.organizations", 0, "Organizations" },
    { "win.preferences", 0, "Preferences" },
    { "win.edit-subdomains", 1, "Edit Subdomain" },
    { "win.selected-details", 1, "Subdomain Details" },
    { "win.edit-subdomains", 2, "Edit 2 Subdomains" },
    { "win.move-subdomains", 2, "Move to Another Instance" },
  };

  show_and_wait_for_rows (fixture, 3);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      if (dialogs[i].n_selected > 0)
        gtk_selection_model_select_range (GTK_SELECTION_MODEL (get_rows (fixture)), 0, dialogs[i].n_selected, TRUE);
      activate (fixture, dialogs[i].action);
      ui_test_wait_until (get_dialog (fixture) != NULL);
      g_assert_cmpstr (gtk_window_get_title (get_dialog (fixture)), ==, dialogs[i].title);
      ui_test_settle ();
      gtk_window_close (get_dialog (fixture));
      ui_test_wait_until (get_dialog (fixture) == NULL);
    }
}

static guint
count_subdomains (Fixture *fixture,
                  gint64   instance_id)
{
  g_autoptr (GPtrArray) subdomains = ui_store_load_subdomains (&fixture->store, instance_id);

  return subdomains->len;
}

/* Each goes back to where it came from. */
static void
test_moves_from_several_instances_are_undone (Fixture       *fixture,
                                              gconstpointer  user_data)
{
  g_autoptr (GPtrArray) instances = ui_store_load_instances (&fixture->store);
  gint64 alpha = signet_instance_get_id (g_ptr_array_index (instances, 0));
  gint64 beta = signet_instance_get_id (g_ptr_array_index (instances, 1));
  gint64 gamma = ui_store_add_instance (&fixture->store, "gamma", "https://gamma.example.net");
  GtkSelectionModel *targets;
  GtkWidget *dialog;

  ui_store_add_subdomain (&fixture->store, beta, "beta.example.org");
  show_and_wait_for_rows (fixture, 3);
  signet_subdomain_list_show_all (fixture->subdomains);
  ui_test_wait_until (get_n_rows (fixture) == 4);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (get_rows (fixture)));
  ui_test_wait_until (signet_subdomain_list_get_n_selected (fixture->subdomains) == 4);

  activate (fixture, "win.move-subdomains");
  ui_test_wait_until (get_dialog (fixture) != NULL);
  dialog = GTK_WIDGET (get_dialog (fixture));
  targets = gtk_list_view_get_model (GTK_LIST_VIEW (ui_test_find (dialog, GTK_TYPE_LIST_VIEW, "list_view")));
  ui_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (targets)) == 3);
  gtk_selection_model_select_item (targets, 2, TRUE);
  g_signal_emit_by_name (ui_test_find (dialog, GTK_TYPE_BUTTON, "move_button"), "clicked");
  ui_test_wait_until (get_dialog (fixture) == NULL);
  g_assert_cmpuint (count_subdomains (fixture, gamma), ==, 4);

  activate (fixture, "win.undo");
  ui_test_wait_until (count_subdomains (fixture, gamma) == 0);
  g_assert_cmpuint (count_subdomains (fixture, alpha), ==, 3);
  g_assert_cmpuint (count_subdomains (fixture, beta), ==, 1);
}

static void
test_removed_instance_gives_way_to_its_neighbour (Fixture       *fixture,
                                                  gconstpointer  user_data)
{
  show_and_wait_for_rows (fixture, 3);

  activate (fixture, "win.remove-instance");
  ui_test_wait_until (g_strcmp0 (get_instance_name (fixture), "beta") == 0);
  activate (fixture, "win.remove-instance");
  ui_test_wait_until (g_strcmp0 (get_page (fixture, "stack"), "empty") == 0);
  g_assert_null (get_instance_name (fixture));
}

static void
test_manage_certificate_opens_the_wizard (Fixture       *fixture,
                                          gconstpointer  user_data)
{
  show_and_wait_for_rows (fixture, 3);

  activate (fixture, "win.manage-certificate");
  ui_test_wait_until (get_dialog (fixture) != NULL);
  g_assert_true (GTK_IS_ASSISTANT (get_dialog (fixture)));

  gtk_window_close (get_dialog (fixture));
  ui_test_wait_until (get_dialog (fixture) == NULL);
}

static void
test_job_pane_is_toggled (Fixture       *fixture,
                          gconstpointer  user_data)
{
  GtkWidget *button;

  show (fixture);
  button = find (fixture, "jobs_button");

  g_assert_false (adw_flap_get_reveal_flap (ADW_FLAP (find (fixture, "flap"))));
  activate (fixture, "win.toggle-jobs");
  g_assert_true (adw_flap_get_reveal_flap (ADW_FLAP (find (fixture, "flap"))));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Job Logs");
}

static void
test_folds_to_the_width_of_a_phone (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  GtkWidget *leaflet;
  int minimum;

  create (fixture);
  leaflet = find (fixture, "leaflet");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  present (fixture);
  ui_test_wait_until (adw_leaflet_get_folded (ADW_LEAFLET (leaflet)));
  ui_test_settle ();

  gtk_widget_measure (fixture->window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);

  /* There and back again. */
  g_signal_emit_by_name (fixture->instances, "opened");
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (ADW_LEAFLET (leaflet)), ==, "subdomains");
  g_assert_true (gtk_widget_get_visible (find (fixture, "back_button")));
  activate (fixture, "win.back");
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (ADW_LEAFLET (leaflet)), ==, "instances");
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, set_up, test) g_test_add ("/window/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("empty-inventory-says-what-to-do", set_up, test_empty_inventory_says_what_to_do);
  ADD ("sample-fills-the-window", set_up, test_sample_fills_the_window);
  ADD ("selects-the-first-instance", set_up_two_instances, test_selects_the_first_instance);
  ADD ("instance-without-subdomains-offers-to-set-one-up", set_up_two_instances,
       test_instance_without_subdomains_offers_to_set_one_up);
  ADD ("searches-subdomains-and-hosts", set_up_two_instances, test_searches_subdomains_and_hosts);
  ADD ("search-of-instances-keeps-the-shown-one", set_up_two_instances,
       test_search_of_instances_keeps_the_shown_one);
  ADD ("sorts-by-the-column-that-is-clicked", set_up_two_instances, test_sorts_by_the_column_that_is_clicked);
  ADD ("selected-rows-stay-selected", set_up_two_instances, test_selected_rows_stay_selected);
  ADD ("selected-rows-stay-selected-when-sorted", set_up_two_instances,
       test_selected_rows_stay_selected_when_sorted);
  ADD ("rows-tell-their-whole-name", set_up_two_instances, test_rows_tell_their_whole_name);
  ADD ("removed-subdomains-come-back-with-undo", set_up_two_instances, test_removed_subdomains_come_back_with_undo);
  ADD ("undo-action-takes-back-one-after-the-other", set_up_two_instances,
       test_undo_action_takes_back_one_after_the_other);
  ADD ("sorts-without-a-mouse", set_up_two_instances, test_sorts_without_a_mouse);
  ADD ("dialogs-open", set_up_two_instances, test_dialogs_open);
  ADD ("moves-from-several-instances-are-undone", set_up_two_instances,
       test_moves_from_several_instances_are_undone);
  ADD ("removed-instance-gives-way-to-its-neighbour", set_up_two_instances,
       test_removed_instance_gives_way_to_its_neighbour);
  ADD ("manage-certificate-opens-the-wizard", set_up_two_instances, test_manage_certificate_opens_the_wizard);
  ADD ("job-pane-is-toggled", set_up, test_job_pane_is_toggled);
  ADD ("folds-to-the-width-of-a-phone", set_up_two_instances, test_folds_to_the_width_of_a_phone);

  return ui_test_run ();
}
