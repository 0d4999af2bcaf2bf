/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/inventory/signet-subdomain-details.h"

#include "await.h"
#include "ui/widget/signet-value-row.h"
#include "ui-store.h"
#include "ui-test.h"

#include <string.h>

typedef struct {
  UiStore    store;
  GtkWidget *window; /* weak */
  gint64     instance_id;
  gint64     id;
  gint64     removed_id;
  char      *job_uuid;
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
get_rows (Fixture    *fixture,
          const char *view)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (find (fixture, view))));
}

static guint
get_n_rows (Fixture    *fixture,
            const char *view)
{
  GListModel *rows = get_rows (fixture, view);

  return rows != NULL ? g_list_model_get_n_items (rows) : 0;
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "stack")));
}

static const char *
get_value (Fixture    *fixture,
           const char *row)
{
  return signet_value_row_get_value (SIGNET_VALUE_ROW (find (fixture, row)));
}

static void
remove_cb (Fixture *fixture,
           gint64   id)
{
  fixture->removed_id = id;
}

static void
show_job_cb (Fixture    *fixture,
             const char *uuid)
{
  g_free (fixture->job_uuid);
  fixture->job_uuid = g_strdup (uuid);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  const char *name = user_data;

  ui_store_open (&fixture->store);
  fixture->instance_id = ui_store_add_instance (&fixture->store, "acme", "https://acme.example.net");
  fixture->id = ui_store_add_subdomain (&fixture->store, fixture->instance_id, name);

  g_set_weak_pointer (&fixture->window,
                      GTK_WIDGET (signet_subdomain_details_new (NULL, fixture->store.store, fixture->id)));
  g_signal_connect_swapped (fixture->window, "remove", G_CALLBACK (remove_cb), fixture);
  g_signal_connect_swapped (fixture->window, "show-job", G_CALLBACK (show_job_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_wait_until (g_strcmp0 (get_page (fixture), "details") == 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->window != NULL)
    ui_test_close (GTK_WINDOW (fixture->window));
  g_free (fixture->job_uuid);
  ui_store_close (&fixture->store);
}

static void
test_shows_what_it_is (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Subdomain Details");
  g_assert_cmpstr (get_value (fixture, "name_row"), ==, "mail.example.com");
  g_assert_cmpstr (get_value (fixture, "delegation_row"), ==, "Full");
  g_assert_cmpstr (get_value (fixture, "use_case_row"), ==, "Marketing");
  g_assert_cmpuint (get_n_rows (fixture, "hosts_view"), ==, 3);
  ui_test_wait_until (strstr (get_value (fixture, "instance_row"), "acme") != NULL);
  g_assert_false (gtk_widget_get_visible (find (fixture, "look_box")));
}

static void
test_warns_of_a_name_that_looks_like_another (Fixture       *fixture,
                                              gconstpointer  user_data)
{
  g_assert_true (gtk_widget_get_visible (find (fixture, "look_box")));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (find (fixture, "look_label"))), "Cyrillic"));
  g_assert_true (g_str_has_prefix (get_value (fixture, "name_row"), "xn--"));
}

static void
test_follows_the_store (Fixture       *fixture,
                        gconstpointer  user_data)
{
  ui_store_set_use_case (&fixture->store, fixture->id, "Loyalty");
  ui_test_wait_until (g_strcmp0 (get_value (fixture, "use_case_row"), "Loyalty") == 0);
}

/* What was done by hand is in the history, and opens in the job log. */
static void
test_shows_its_history (Fixture       *fixture,
                        gconstpointer  user_data)
{
  ui_store_set_use_case (&fixture->store, fixture->id, "Loyalty");
  ui_test_wait_until (get_n_rows (fixture, "jobs_view") >= 2);
  g_signal_emit_by_name (find (fixture, "jobs_view"), "activate", 0);
  g_assert_nonnull (fixture->job_uuid);
}

static void
test_remove_is_left_to_who_can_undo_it (Fixture       *fixture,
                                        gconstpointer  user_data)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, "details.remove", NULL));
  ui_test_wait_until (fixture->window == NULL);
  g_assert_cmpint (fixture->removed_id, ==, fixture->id);
}

static void
test_says_when_it_is_gone (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;

  g_array_append_val (ids, fixture->id);
  signet_store_set_subdomains_removed_async (fixture->store.store, ids, TRUE, NULL, await_cb, &result);
  g_assert_true (signet_store_set_subdomains_removed_finish (fixture->store.store, await_result (&result), NULL));

  ui_test_wait_until (g_strcmp0 (get_page (fixture), "gone") == 0);
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "edit_button")));
}

static void
test_edits (Fixture       *fixture,
            gconstpointer  user_data)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  gboolean found = FALSE;

  g_assert_true (gtk_widget_activate_action (fixture->window, "details.edit", NULL));
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (window) != GTK_WINDOW (fixture->window))
        continue;
      found = TRUE;
      g_assert_cmpstr (gtk_window_get_title (window), ==, "Edit Subdomain");
      gtk_window_destroy (window);
      break;
    }
  g_assert_true (found);
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, name, test) g_test_add ("/subdomain-details/" path, Fixture, name, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("shows-what-it-is", "mail.example.com", test_shows_what_it_is);
  ADD ("warns-of-a-name-that-looks-like-another", "xn--ypal-43d9g.example.com",
       test_warns_of_a_name_that_looks_like_another);
  ADD ("follows-the-store", "mail.example.com", test_follows_the_store);
  ADD ("shows-its-history", "mail.example.com", test_shows_its_history);
  ADD ("remove-is-left-to-who-can-undo-it", "mail.example.com", test_remove_is_left_to_who_can_undo_it);
  ADD ("says-when-it-is-gone", "mail.example.com", test_says_when_it_is_gone);
  ADD ("edits", "mail.example.com", test_edits);

  return ui_test_run ();
}
