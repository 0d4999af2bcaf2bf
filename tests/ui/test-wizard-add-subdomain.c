/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui-store.h"
#include "ui-test.h"

#include "ui/widget/signet-notice.h"
#include "ui/wizard/signet-add-subdomain-dialog.h"

typedef struct {
  UiStore      store;
  SignetDraft *draft;
  GtkWindow   *parent;
  GtkWidget   *dialog; /* NULL once closed */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (SignetInstance) instance = signet_instance_new ("acme", "https://acme.example.net", NULL);

  ui_store_open (&fixture->store);
  signet_instance_set_id (instance, ui_store_add_instance (&fixture->store, "acme", "https://acme.example.net"));
  ui_store_add_subdomain (&fixture->store, signet_instance_get_id (instance), "mail.example.com");
  ui_store_add_subdomain (&fixture->store, signet_instance_get_id (instance), "news.example.com");
  ui_store_add_subdomain (&fixture->store, signet_instance_get_id (instance), "shop.example.com");

  fixture->draft = signet_draft_new (instance);
  fixture->parent = GTK_WINDOW (gtk_application_window_new (GTK_APPLICATION (ui_test_get_application ())));
  gtk_window_present (fixture->parent);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  ui_test_wait_until (fixture->dialog == NULL);
  ui_test_close (fixture->parent);
  g_assert_finalize_object (fixture->draft);
  ui_store_close (&fixture->store);
}

static gpointer
find (Fixture    *fixture,
      GType       type,
      const char *name)
{
  return ui_test_find (fixture->dialog, type, name);
}

static GtkWidget *
find_check (GtkWidget  *widget,
            const char *name)
{
  if (GTK_IS_CHECK_BUTTON (widget) && ui_test_find (widget, GTK_TYPE_LABEL, name) != NULL)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
open_dialog (Fixture *fixture)
{
  fixture->dialog = GTK_WIDGET (signet_add_subdomain_dialog_new (fixture->parent, fixture->store.store,
                                                                 fixture->draft));
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  ui_test_wait_until (find_check (fixture->dialog, "shop.example.com") != NULL);
}

static void
press (Fixture    *fixture,
       const char *label)
{
  g_signal_emit_by_name (find (fixture, GTK_TYPE_BUTTON, label), "clicked");
}

static void
press_ok (Fixture *fixture)
{
  ui_test_wait_until (gtk_widget_is_sensitive (find (fixture, GTK_TYPE_BUTTON, "OK")));
  press (fixture, "OK");
  ui_test_wait_until (fixture->dialog == NULL);
}

static guint
get_n_picked (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (signet_draft_get_selection (fixture->draft)));
}

static void
test_ok_adds_what_is_ticked (Fixture       *fixture,
                             gconstpointer  user_data)
{
  open_dialog (fixture);
  g_assert_false (gtk_widget_is_sensitive (find (fixture, GTK_TYPE_BUTTON, "OK")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (fixture->dialog, "news.example.com")), TRUE);
  press_ok (fixture);

  g_assert_cmpuint (get_n_picked (fixture), ==, 1);
  g_assert_cmpuint (signet_selection_get_n_included (signet_draft_get_selection (fixture->draft)), ==, 3);
}

static void
test_the_search_has_the_focus (Fixture       *fixture,
                               gconstpointer  user_data)
{
  GtkWidget *focus = NULL;

  open_dialog (fixture);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->dialog));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, find (fixture, GTK_TYPE_SEARCH_ENTRY, NULL)));
}

static void
test_cancel_adds_nothing (Fixture       *fixture,
                          gconstpointer  user_data)
{
  open_dialog (fixture);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (fixture->dialog, "news.example.com")), TRUE);
  press (fixture, "Cancel");
  ui_test_wait_until (fixture->dialog == NULL);
  g_assert_cmpuint (get_n_picked (fixture), ==, 0);
}

static void
test_a_tick_outlives_a_search (Fixture       *fixture,
                               gconstpointer  user_data)
{
  GtkEditable *entry = NULL;

  open_dialog (fixture);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (fixture->dialog, "news.example.com")), TRUE);
  entry = find (fixture, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (entry, "shop");
  ui_test_wait_until (find_check (fixture->dialog, "news.example.com") == NULL);
  press (fixture, "Select All Shown");
  press_ok (fixture);

  g_assert_cmpuint (get_n_picked (fixture), ==, 2);
}

static void
test_what_is_in_cannot_be_added_again (Fixture       *fixture,
                                       gconstpointer  user_data)
{
  GtkWidget *check = NULL;

  open_dialog (fixture);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (fixture->dialog, "news.example.com")), TRUE);
  press_ok (fixture);

  open_dialog (fixture);
  check = find_check (fixture->dialog, "news.example.com");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_false (gtk_widget_is_sensitive (check));
  press (fixture, "Select All Shown");
  press_ok (fixture);
  g_assert_cmpuint (get_n_picked (fixture), ==, 3);
}

static void
test_pasted_names_are_ticked_or_told (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  g_auto (GStrv) names = NULL;
  SignetNotice *notice = NULL;

  open_dialog (fixture);
  notice = find (fixture, SIGNET_TYPE_NOTICE, NULL);
  /* several lines in the search are names too */
  gtk_editable_set_text (find (fixture, GTK_TYPE_SEARCH_ENTRY, NULL),
                         "T.Shop.example.com\nmail.example.com\ngone.example.org\nno..name");
  ui_test_wait_until (signet_notice_get_text (notice)[0] != '\0');
  g_assert_nonnull (strstr (signet_notice_get_text (notice), "gone.example.org"));
  g_assert_nonnull (strstr (signet_notice_get_text (notice), "no..name"));
  g_assert_null (strstr (signet_notice_get_text (notice), "mail.example.com"));
  press_ok (fixture);

  /* of shop, the host that was named; of mail, named itself, all */
  names = signet_selection_dup_names (signet_draft_get_selection (fixture->draft));
  g_assert_cmpuint (get_n_picked (fixture), ==, 2);
  g_assert_cmpuint (g_strv_length (names), ==, 4);
  g_assert_true (g_strv_contains ((const char * const *) names, "t.shop.example.com"));
  g_assert_false (g_strv_contains ((const char * const *) names, "m.shop.example.com"));
}

#define ADD(name, function) g_test_add ("/wizard/add-subdomain/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("ok-adds-what-is-ticked", test_ok_adds_what_is_ticked);
  ADD ("the-search-has-the-focus", test_the_search_has_the_focus);
  ADD ("cancel-adds-nothing", test_cancel_adds_nothing);
  ADD ("a-tick-outlives-a-search", test_a_tick_outlives_a_search);
  ADD ("what-is-in-cannot-be-added-again", test_what_is_in_cannot_be_added_again);
  ADD ("pasted-names-are-ticked-or-told", test_pasted_names_are_ticked_or_told);

  return ui_test_run ();
}
