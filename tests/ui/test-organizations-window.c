/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/inventory/signet-organizations-window.h"

#include "await.h"
#include "ui-store.h"
#include "ui-test.h"

#include <string.h>

typedef struct {
  UiStore    store;
  GtkWidget *window; /* weak */
} Fixture;

static GtkWidget *
find (GtkWidget  *root,
      const char *name)
{
  GtkWidget *widget = ui_test_find (root, GTK_TYPE_WIDGET, name);

  g_assert_nonnull (widget);

  return widget;
}

static GtkSelectionModel *
get_rows (Fixture *fixture)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (find (fixture->window, "list_view")));
}

static guint
get_n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_rows (fixture)));
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find (fixture->window, "stack")));
}

static void
add_organization (Fixture    *fixture,
                  const char *name)
{
  g_autoptr (SignetOrganization) organization = signet_organization_new (NULL, name, NULL, "DE", NULL, "Bonn");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  signet_store_add_organization_async (fixture->store.store, organization, NULL, await_cb, &result);
  signet_store_add_organization_finish (fixture->store.store, await_result (&result), &error);
  g_assert_no_error (error);
}

static void
open_window (Fixture *fixture)
{
  g_set_weak_pointer (&fixture->window, GTK_WIDGET (signet_organizations_window_new (NULL, fixture->store.store)));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
set_up_empty (Fixture       *fixture,
              gconstpointer  user_data)
{
  ui_store_open (&fixture->store);
  open_window (fixture);
}

/* "Example Corp.", which an instance has, and "Zebra", which none has. */
static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  ui_store_open (&fixture->store);
  ui_store_add_instance (&fixture->store, "acme", "https://acme.example.net");
  add_organization (fixture, "Zebra");
  open_window (fixture);
  ui_test_wait_until (get_n_rows (fixture) == 2);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->window != NULL)
    ui_test_close (GTK_WINDOW (fixture->window));
  ui_store_close (&fixture->store);
}

static GtkWidget *
get_dialog (Fixture *fixture)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window))
        return GTK_WIDGET (window);
    }

  return NULL;
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, action, NULL));
}

static void
select_row (Fixture *fixture,
            guint    position)
{
  gtk_selection_model_select_item (get_rows (fixture), position, TRUE);
  ui_test_settle ();
}

static void
test_offers_to_add_the_first (Fixture       *fixture,
                              gconstpointer  user_data)
{
  ui_test_wait_until (g_strcmp0 (get_page (fixture), "empty") == 0);
}

static void
test_searches (Fixture       *fixture,
               gconstpointer  user_data)
{
  GtkEditable *entry = GTK_EDITABLE (find (fixture->window, "search_entry"));

  gtk_editable_set_text (entry, "bonn");
  ui_test_wait_until (get_n_rows (fixture) == 1);
  gtk_editable_set_text (entry, "nobody");
  ui_test_wait_until (g_strcmp0 (get_page (fixture), "no-results") == 0);
}

static void
test_nothing_can_be_done_without_a_row (Fixture       *fixture,
                                        gconstpointer  user_data)
{
  g_assert_false (gtk_widget_get_sensitive (find (fixture->window, "_Edit…")));
  select_row (fixture, 1);
  g_assert_true (gtk_widget_get_sensitive (find (fixture->window, "_Edit…")));
}

/* The instance that has it says the same then. */
static void
test_edits_for_all_instances (Fixture       *fixture,
                              gconstpointer  user_data)
{
  g_autoptr (GPtrArray) instances = NULL;
  SignetOrganization *organization;
  GtkWidget *dialog;

  select_row (fixture, 0);
  activate (fixture, "organizations.edit");
  dialog = get_dialog (fixture);
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (find (dialog, "fields"))),
                            "instance"));
  gtk_editable_set_text (GTK_EDITABLE (find (dialog, "city_row")), "Lyon");
  g_signal_emit_by_name (find (dialog, "save_button"), "clicked");
  ui_test_wait_until (get_dialog (fixture) == NULL);

  instances = ui_store_load_instances (&fixture->store);
  organization = signet_instance_get_organization (g_ptr_array_index (instances, 0));
  g_assert_cmpstr (signet_organization_get_city (organization), ==, "Lyon");
  g_assert_cmpstr (signet_organization_get_name (organization), ==, "Example Corp.");
}

static void
test_adds_one (Fixture       *fixture,
               gconstpointer  user_data)
{
  GtkWidget *dialog;

  activate (fixture, "organizations.add");
  dialog = get_dialog (fixture);
  g_assert_false (gtk_widget_get_sensitive (find (dialog, "save_button")));
  gtk_editable_set_text (GTK_EDITABLE (find (dialog, "organization_row")), "  株式会社 ");
  g_signal_emit_by_name (find (dialog, "save_button"), "clicked");
  ui_test_wait_until (get_dialog (fixture) == NULL);
  ui_test_wait_until (get_n_rows (fixture) == 3);
}

/* Two that say the same in all fields would be one. */
static void
test_stays_open_where_it_is_there_already (Fixture       *fixture,
                                           gconstpointer  user_data)
{
  GtkWidget *dialog;

  add_organization (fixture, "Yak");
  ui_test_wait_until (get_n_rows (fixture) == 3);
  select_row (fixture, 1);
  activate (fixture, "organizations.edit");
  dialog = get_dialog (fixture);
  gtk_editable_set_text (GTK_EDITABLE (find (dialog, "organization_row")), "Zebra");
  g_signal_emit_by_name (find (dialog, "save_button"), "clicked");
  ui_test_wait_until (gtk_widget_get_visible (find (dialog, "error_notice")));

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (dialog, "organization_row"))), ==, "Zebra");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_refuses_to_remove_one_that_is_used (Fixture       *fixture,
                                         gconstpointer  user_data)
{
  GtkWidget *notice = find (fixture->window, "notice");

  select_row (fixture, 0);
  activate (fixture, "organizations.remove");
  ui_test_wait_until (gtk_widget_get_visible (notice));
  g_assert_cmpuint (get_n_rows (fixture), ==, 2);
}

static void
test_removes_and_restores (Fixture       *fixture,
                           gconstpointer  user_data)
{
  select_row (fixture, 1);
  activate (fixture, "organizations.remove");
  ui_test_wait_until (get_n_rows (fixture) == 1);
  ui_test_wait_until (ui_test_find (fixture->window, GTK_TYPE_BUTTON, "Undo") != NULL);

  activate (fixture, "organizations.undo");
  ui_test_wait_until (get_n_rows (fixture) == 2);
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, set_up, test) g_test_add ("/organizations-window/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("offers-to-add-the-first", set_up_empty, test_offers_to_add_the_first);
  ADD ("searches", set_up, test_searches);
  ADD ("nothing-can-be-done-without-a-row", set_up, test_nothing_can_be_done_without_a_row);
  ADD ("edits-for-all-instances", set_up, test_edits_for_all_instances);
  ADD ("adds-one", set_up, test_adds_one);
  ADD ("stays-open-where-it-is-there-already", set_up, test_stays_open_where_it_is_there_already);
  ADD ("refuses-to-remove-one-that-is-used", set_up, test_refuses_to_remove_one_that_is_used);
  ADD ("removes-and-restores", set_up, test_removes_and_restores);

  return ui_test_run ();
}
