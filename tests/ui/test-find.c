/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding anything in the window, and the filters of its lists. */

#include "ui/window/signet-window.h"

#include "ui/find/signet-find-pane.h"
#include "ui/find/signet-where-used-dialog.h"
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
  gint64               alpha, beta;
  gint64               news; /* a subdomain of beta */
} Fixture;

static GtkWidget *
find (Fixture    *fixture,
      const char *name)
{
  GtkWidget *widget = ui_test_find (fixture->window, GTK_TYPE_WIDGET, name);

  g_assert_nonnull (widget);

  return widget;
}

static GtkSelectionModel *
get_results (Fixture *fixture)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (ui_test_find (find (fixture, "find_pane"), GTK_TYPE_LIST_VIEW, NULL)));
}

static guint
get_n_results (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_results (fixture)));
}

static guint
get_n_rows (Fixture *fixture)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find (fixture, "column_view"));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view)));
}

static const char *
get_page (GtkWidget  *root,
          const char *stack)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (ui_test_find (root, GTK_TYPE_STACK, stack)));
}

static gboolean
shows (Fixture    *fixture,
       const char *page)
{
  return g_strcmp0 (get_page (fixture->window, "stack"), page) == 0;
}

static const char *
get_instance_name (Fixture *fixture)
{
  SignetInstance *instance = signet_subdomain_list_get_instance (fixture->subdomains);

  return instance != NULL ? signet_instance_get_name (instance) : NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  ui_store_open (&fixture->store);
  fixture->keyring = signet_keyring_new ();
  fixture->alpha = ui_store_add_instance (&fixture->store, "alpha", "https://alpha.example.net");
  ui_store_add_subdomain (&fixture->store, fixture->alpha, "mail.example.com");
  ui_store_add_subdomain (&fixture->store, fixture->alpha, "shop.example.com");
  fixture->beta = ui_store_add_instance (&fixture->store, "beta", "https://beta.example.net");
  fixture->news = ui_store_add_subdomain (&fixture->store, fixture->beta, "news.example.com");
  ui_store_add_subdomain (&fixture->store, fixture->beta, "mail.example.com");

  fixture->window = GTK_WIDGET (signet_window_new (ui_test_get_application (), fixture->store.store,
                                                   fixture->keyring, fixture->store.path));
  fixture->instances = SIGNET_INSTANCE_LIST (find (fixture, "instance_list"));
  fixture->subdomains = SIGNET_SUBDOMAIN_LIST (find (fixture, "subdomain_list"));
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_wait_until (get_n_rows (fixture) == 2);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  gpointer keyring = fixture->keyring;

  ui_test_close (GTK_WINDOW (fixture->window));
  g_object_add_weak_pointer (keyring, (gpointer *) &fixture->keyring);
  g_object_unref (keyring);
  ui_test_wait_until (fixture->keyring == NULL);
  ui_store_close (&fixture->store);
}

static void
begin_to_find (Fixture    *fixture,
               const char *text,
               guint       n_results)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.find", NULL));
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "find_entry")), text);
  ui_test_wait_until (shows (fixture, "results"));
  ui_test_wait_until (get_n_results (fixture) == n_results);
}

/* The first result of a kind, as a click on it would. */
static void
open_result (Fixture       *fixture,
             SignetHitKind  kind)
{
  GtkWidget *list = ui_test_find (find (fixture, "find_pane"), GTK_TYPE_LIST_VIEW, NULL);

  for (guint i = 0; i < get_n_results (fixture); i++)
    {
      g_autoptr (SignetHit) hit = g_list_model_get_item (G_LIST_MODEL (get_results (fixture)), i);

      if (signet_hit_get_kind (hit) == kind)
        {
          ui_test_wait_until (signet_hit_get_loaded (hit));
          g_signal_emit_by_name (list, "activate", i);
          return;
        }
    }
  g_assert_not_reached ();
}

static gboolean
is_selected (Fixture *fixture,
             gint64   id)
{
  g_autoptr (GArray) ids = signet_subdomain_list_dup_selected_ids (fixture->subdomains);

  return ids->len == 1 && g_array_index (ids, gint64, 0) == id;
}

static void
set_filter (Fixture    *fixture,
            const char *filter)
{
  signet_narrow_bar_set_filter (signet_subdomain_list_get_narrow_bar (fixture->subdomains), filter);
}

static void
test_results_take_the_place_of_the_lists (Fixture       *fixture,
                                          gconstpointer  user_data)
{
  begin_to_find (fixture, "news", 4);
  g_assert_cmpstr (get_page (find (fixture, "find_pane"), "stack"), ==, "list");

  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "find_entry")), "nothing is called so");
  ui_test_wait_until (g_strcmp0 (get_page (find (fixture, "find_pane"), "stack"), "no-results") == 0);

  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "find_entry")), "");
  ui_test_wait_until (shows (fixture, "inventory"));
}

static void
test_counts_say_how_many_there_are_of_each_kind (Fixture       *fixture,
                                                 gconstpointer  user_data)
{
  begin_to_find (fixture, "mail", 8);
  ui_test_wait_until (ui_test_find (fixture->window, GTK_TYPE_TOGGLE_BUTTON, "Hosts (6)") != NULL);
  g_assert_nonnull (ui_test_find (fixture->window, GTK_TYPE_TOGGLE_BUTTON, "Subdomains (2)"));
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "Requests (0)")));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (fixture, "Subdomains (2)")), TRUE);
  ui_test_wait_until (get_n_results (fixture) == 2);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (fixture, "All")), TRUE);
  ui_test_wait_until (get_n_results (fixture) == 8);
}

static void
test_a_subdomain_is_gone_to_on_its_instance (Fixture       *fixture,
                                             gconstpointer  user_data)
{
  begin_to_find (fixture, "news", 4);
  open_result (fixture, SIGNET_HIT_KIND_SUBDOMAIN);
  ui_test_wait_until (g_strcmp0 (get_instance_name (fixture), "beta") == 0);
  ui_test_wait_until (is_selected (fixture, fixture->news));
  g_assert_true (shows (fixture, "inventory"));
  g_assert_false (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (find (fixture, "search_bar"))));
}

/* A host is under its subdomain. */
static void
test_a_filter_does_not_hide_what_is_gone_to (Fixture       *fixture,
                                             gconstpointer  user_data)
{
  set_filter (fixture, "state:expired");
  ui_test_wait_until (get_n_rows (fixture) == 0);
  begin_to_find (fixture, "res.news", 1);
  open_result (fixture, SIGNET_HIT_KIND_HOST);
  ui_test_wait_until (is_selected (fixture, fixture->news));
  g_assert_false (signet_narrow_bar_is_filtering (signet_subdomain_list_get_narrow_bar (fixture->subdomains)));
}

static void
test_an_instance_is_gone_to (Fixture       *fixture,
                             gconstpointer  user_data)
{
  begin_to_find (fixture, "beta", 1);
  signet_find_pane_open_first (SIGNET_FIND_PANE (find (fixture, "find_pane")));
  ui_test_wait_until (g_strcmp0 (get_instance_name (fixture), "beta") == 0);
  ui_test_wait_until (shows (fixture, "inventory"));
}

static void
test_an_organization_shows_its_instances (Fixture       *fixture,
                                          gconstpointer  user_data)
{
  SignetNarrowBar *bar = signet_instance_list_get_narrow_bar (fixture->instances);

  begin_to_find (fixture, "Example Corp", 3);
  open_result (fixture, SIGNET_HIT_KIND_ORGANIZATION);
  g_assert_cmpstr (signet_narrow_bar_get_filter (bar), ==, "org:1");
  /* By its name, once that is known. */
  ui_test_wait_until (ui_test_find (GTK_WIDGET (bar), GTK_TYPE_LABEL, "Example Corp.") != NULL);
}

static void
test_leaving_gives_the_focus_back (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  GtkWidget *before;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->instances));
  before = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (before);

  begin_to_find (fixture, "news", 4);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != before);
  g_signal_emit_by_name (find (fixture, "find_entry"), "stop-search");
  ui_test_wait_until (shows (fixture, "inventory"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == before);
}

static void
test_all_instances_show_every_subdomain (Fixture       *fixture,
                                         gconstpointer  user_data)
{
  GtkWidget *manage = ui_test_find (fixture->window, GTK_TYPE_BUTTON, "Manage Certificate");

  signet_instance_list_select_all (fixture->instances);
  ui_test_wait_until (get_n_rows (fixture) == 4);
  g_assert_true (signet_subdomain_list_get_all (fixture->subdomains));
  g_assert_null (get_instance_name (fixture));
  g_assert_false (gtk_widget_get_sensitive (manage));
  g_assert_nonnull (gtk_widget_get_tooltip_text (manage));

  signet_subdomain_list_go_to (fixture->subdomains, fixture->news);
  ui_test_wait_until (is_selected (fixture, fixture->news));
  g_assert_true (gtk_widget_get_sensitive (manage));

  signet_instance_list_select (fixture->instances, fixture->beta);
  ui_test_wait_until (g_strcmp0 (get_instance_name (fixture), "beta") == 0);
  g_assert_false (signet_instance_list_get_all (fixture->instances));
}

static void
test_all_instances_stay_selected_when_rows_come (Fixture       *fixture,
                                                 gconstpointer  user_data)
{
  signet_instance_list_select_all (fixture->instances);
  ui_test_wait_until (get_n_rows (fixture) == 4);
  ui_store_add_subdomain (&fixture->store, fixture->alpha, "more.example.com");
  ui_test_wait_until (get_n_rows (fixture) == 5);
  g_assert_true (signet_instance_list_get_all (fixture->instances));
}

/* As the settings say at the next start. */
static void
test_all_instances_can_be_shown_first (Fixture       *fixture,
                                       gconstpointer  user_data)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  SignetInstanceList *list = g_object_new (SIGNET_TYPE_INSTANCE_LIST, NULL);

  gtk_window_set_child (window, GTK_WIDGET (list));
  gtk_window_present (window);
  signet_instance_list_set_up (list, fixture->store.store, SIGNET_INSTANCE_LIST_ALL);
  ui_test_wait_until (signet_instance_list_get_settled (list));
  ui_test_settle ();
  g_assert_true (signet_instance_list_get_all (list));
  g_assert_null (signet_instance_list_get_instance (list));
  ui_test_close (window);
}

static void
test_an_instance_can_be_shown_first (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  SignetInstanceList *list = g_object_new (SIGNET_TYPE_INSTANCE_LIST, NULL);

  gtk_window_set_child (window, GTK_WIDGET (list));
  gtk_window_present (window);
  signet_instance_list_set_up (list, fixture->store.store, fixture->beta);
  ui_test_wait_until (signet_instance_list_get_settled (list));
  ui_test_settle ();
  g_assert_nonnull (signet_instance_list_get_instance (list));
  g_assert_cmpint (signet_instance_get_id (signet_instance_list_get_instance (list)), ==, fixture->beta);
  ui_test_close (window);
}

static void
test_filters_are_shown_and_taken_off (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  GtkWidget *list = GTK_WIDGET (fixture->subdomains);
  GtkWidget *chip;

  set_filter (fixture, "state:none delegation:cname");
  ui_test_wait_until (g_strcmp0 (get_page (list, "stack"), "no-filtered") == 0);
  g_assert_nonnull (ui_test_find (list, GTK_TYPE_LABEL, "Filter (2)"));

  chip = gtk_widget_get_ancestor (ui_test_find (list, GTK_TYPE_LABEL, "CNAME"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (chip, "clicked");
  ui_test_wait_until (get_n_rows (fixture) == 2);
  g_assert_cmpstr (signet_narrow_bar_get_filter (signet_subdomain_list_get_narrow_bar (fixture->subdomains)), ==, "state:none");
}

static void
test_empty_list_offers_to_clear_the_filters (Fixture       *fixture,
                                             gconstpointer  user_data)
{
  GtkWidget *list = GTK_WIDGET (fixture->subdomains);

  set_filter (fixture, "state:expired");
  ui_test_wait_until (g_strcmp0 (get_page (list, "stack"), "no-filtered") == 0);
  g_assert_true (gtk_widget_activate_action (find (fixture, "column_view"), "subdomains.show-everything", NULL));
  ui_test_wait_until (get_n_rows (fixture) == 2);
  g_assert_null (signet_narrow_bar_get_filter (signet_subdomain_list_get_narrow_bar (fixture->subdomains)));
}

static void
test_filters_stay_on_the_next_instance (Fixture       *fixture,
                                        gconstpointer  user_data)
{
  set_filter (fixture, "delegation:cname");
  ui_test_wait_until (get_n_rows (fixture) == 0);
  signet_instance_list_select (fixture->instances, fixture->beta);
  ui_test_wait_until (g_strcmp0 (get_instance_name (fixture), "beta") == 0);
  ui_test_settle ();
  g_assert_cmpuint (get_n_rows (fixture), ==, 0);
}

static void
test_says_where_a_name_is_used (Fixture       *fixture,
                                gconstpointer  user_data)
{
  GtkWindow *dialog = GTK_WINDOW (signet_where_used_dialog_new (GTK_WINDOW (fixture->window), fixture->store.store,
                                                                "t.news.example.com"));
  GtkWidget *list;

  gtk_window_present (dialog);
  ui_test_wait_until (g_strcmp0 (get_page (GTK_WIDGET (dialog), "stack"), "list") == 0);
  list = ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==, 1);
  ui_test_close (dialog);
}

static void
test_a_use_is_gone_to (Fixture       *fixture,
                       gconstpointer  user_data)
{
  GtkWidget *dialog = NULL;
  GListModel *toplevels = gtk_window_get_toplevels ();

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.where-used", "s", "news.example.com"));
  for (guint i = 0; i < g_list_model_get_n_items (toplevels) && dialog == NULL; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (SIGNET_IS_WHERE_USED_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  ui_test_wait_until (g_strcmp0 (get_page (dialog, "stack"), "list") == 0);
  g_signal_emit_by_name (ui_test_find (dialog, GTK_TYPE_LIST_VIEW, NULL), "activate", 0);
  ui_test_wait_until (is_selected (fixture, fixture->news));
  g_assert_cmpstr (get_instance_name (fixture), ==, "beta");
}

static void
test_says_so_where_a_name_is_used_nowhere (Fixture       *fixture,
                                           gconstpointer  user_data)
{
  static const char * const names[] = { "nobody.example.org", "no name" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWindow *dialog =
        GTK_WINDOW (signet_where_used_dialog_new (GTK_WINDOW (fixture->window), fixture->store.store, names[i]));

      gtk_window_present (dialog);
      ui_test_wait_until (g_strcmp0 (get_page (GTK_WIDGET (dialog), "stack"), "message") == 0);
      ui_test_close (dialog);
    }
}

#define ADD(name, func) g_test_add ("/find/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("results-take-the-place-of-the-lists", test_results_take_the_place_of_the_lists);
  ADD ("counts-say-how-many-there-are-of-each-kind", test_counts_say_how_many_there_are_of_each_kind);
  ADD ("a-subdomain-is-gone-to-on-its-instance", test_a_subdomain_is_gone_to_on_its_instance);
  ADD ("a-filter-does-not-hide-what-is-gone-to", test_a_filter_does_not_hide_what_is_gone_to);
  ADD ("an-instance-is-gone-to", test_an_instance_is_gone_to);
  ADD ("an-organization-shows-its-instances", test_an_organization_shows_its_instances);
  ADD ("leaving-gives-the-focus-back", test_leaving_gives_the_focus_back);
  ADD ("all-instances-show-every-subdomain", test_all_instances_show_every_subdomain);
  ADD ("all-instances-stay-selected-when-rows-come", test_all_instances_stay_selected_when_rows_come);
  ADD ("all-instances-can-be-shown-first", test_all_instances_can_be_shown_first);
  ADD ("an-instance-can-be-shown-first", test_an_instance_can_be_shown_first);
  ADD ("filters-are-shown-and-taken-off", test_filters_are_shown_and_taken_off);
  ADD ("empty-list-offers-to-clear-the-filters", test_empty_list_offers_to_clear_the_filters);
  ADD ("filters-stay-on-the-next-instance", test_filters_stay_on_the_next_instance);
  ADD ("says-where-a-name-is-used", test_says_where_a_name_is_used);
  ADD ("a-use-is-gone-to", test_a_use_is_gone_to);
  ADD ("says-so-where-a-name-is-used-nowhere", test_says_so_where_a_name_is_used_nowhere);

  return ui_test_run ();
}
