/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/inventory/signet-instance-dialog.h"

#include "request/signet-country.h"
#include "ui-store.h"
#include "ui-test.h"

#include <string.h>

typedef struct {
  UiStore    store;
  GtkWidget *dialog; /* weak */
  gint64     id;     /* of the instance that is edited */
  gint64     added_id;
  char      *added_name;
  gint64     edited_id;
} Fixture;

static void
added_cb (Fixture    *fixture,
          gint64      id,
          const char *name)
{
  fixture->added_id = id;
  fixture->added_name = g_strdup (name);
}

static void
open_dialog (Fixture *fixture)
{
  g_set_weak_pointer (&fixture->dialog, GTK_WIDGET (signet_instance_dialog_new (NULL, fixture->store.store)));
  g_signal_connect_swapped (fixture->dialog, "added", G_CALLBACK (added_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
edited_cb (Fixture    *fixture,
           gint64      id,
           const char *name)
{
  fixture->edited_id = id;
}

static void
set_up_edit (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr (SignetInstance) instance = NULL;

  ui_store_open (&fixture->store);
  fixture->id = ui_store_add_instance (&fixture->store, "acme", "https://acme.example.net");
  instance = ui_store_load_instance (&fixture->store, fixture->id);
  g_set_weak_pointer (&fixture->dialog,
                      GTK_WIDGET (signet_instance_dialog_new_edit (NULL, fixture->store.store, instance)));
  g_signal_connect_swapped (fixture->dialog, "edited", G_CALLBACK (edited_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  ui_store_open (&fixture->store);
  open_dialog (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->dialog != NULL)
    ui_test_close (GTK_WINDOW (fixture->dialog));
  g_clear_pointer (&fixture->added_name, g_free);
  ui_store_close (&fixture->store);
}

static GtkWidget *
find (Fixture    *fixture,
      const char *name)
{
  GtkWidget *widget = ui_test_find (fixture->dialog, GTK_TYPE_WIDGET, name);

  g_assert_nonnull (widget);

  return widget;
}

static void
type (Fixture    *fixture,
      const char *row,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, row)), text);
}

static void
press_add (Fixture *fixture)
{
  g_signal_emit_by_name (find (fixture, "save_button"), "clicked");
}

static gboolean
can_add (Fixture *fixture)
{
  return gtk_widget_get_sensitive (find (fixture, "save_button"));
}

static void
test_needs_name_and_url (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_assert_false (can_add (fixture));
  type (fixture, "name_row", "acme-mkt-prod3");
  g_assert_false (can_add (fixture));
  type (fixture, "url_row", "https://acme-mkt-prod3.example.net");
  g_assert_true (can_add (fixture));
  type (fixture, "name_row", "   ");
  g_assert_false (can_add (fixture));
}

/* Nobody is told that a field is wrong before having come to it. */
static void
test_begins_without_complaints (Fixture       *fixture,
                                gconstpointer  user_data)
{
  g_assert_false (gtk_widget_get_visible (find (fixture, "name_message")));
  g_assert_false (gtk_widget_get_visible (find (fixture, "url_message")));
  g_assert_false (gtk_widget_get_visible (find (fixture, "error_notice")));
}

static void
test_says_what_is_wrong_with_the_url (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  GtkWidget *row = find (fixture, "url_row");

  type (fixture, "name_row", "acme");
  type (fixture, "url_row", "ftp://acme.example.net");
  g_assert_true (gtk_widget_get_visible (find (fixture, "url_message")));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_false (can_add (fixture));

  type (fixture, "url_row", "https://acme.example.net");
  g_assert_false (gtk_widget_get_visible (find (fixture, "url_message")));
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_true (can_add (fixture));
}

static void
test_adds_what_was_typed (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr (GPtrArray) instances = NULL;
  SignetInstance *instance;
  SignetOrganization *organization;
  GtkDropDown *country = GTK_DROP_DOWN (find (fixture, "country_drop_down"));
  g_autofree char *code = NULL;

  type (fixture, "name_row", "  Straße & Söhne ");
  type (fixture, "url_row", "https://shop.example.net/");
  type (fixture, "organization_row", "Société Générale");
  type (fixture, "unit_row", "Marketing");
  type (fixture, "org_id_row", "ORG-7");
  type (fixture, "state_row", "Île-de-France");
  type (fixture, "city_row", "Paris");
  gtk_drop_down_set_selected (country, 3);
  code = g_strdup (signet_country_get_code (gtk_drop_down_get_selected_item (country)));
  press_add (fixture);
  ui_test_wait_until (fixture->dialog == NULL);

  g_assert_cmpstr (fixture->added_name, ==, "Straße & Söhne");
  instances = ui_store_load_instances (&fixture->store);
  g_assert_cmpuint (instances->len, ==, 1);
  instance = g_ptr_array_index (instances, 0);
  organization = signet_instance_get_organization (instance);
  g_assert_cmpint (signet_instance_get_id (instance), ==, fixture->added_id);
  g_assert_cmpstr (signet_instance_get_name (instance), ==, "Straße & Söhne");
  g_assert_cmpstr (signet_instance_get_url (instance), ==, "https://shop.example.net/");
  g_assert_cmpstr (signet_organization_get_name (organization), ==, "Société Générale");
  g_assert_cmpstr (signet_organization_get_unit (organization), ==, "Marketing");
  g_assert_cmpstr (signet_organization_get_org_id (organization), ==, "ORG-7");
  g_assert_cmpstr (signet_organization_get_state (organization), ==, "Île-de-France");
  g_assert_cmpstr (signet_organization_get_city (organization), ==, "Paris");
  g_assert_cmpstr (signet_organization_get_country (organization), ==, code);
}

static void
test_stays_open_where_it_is_there_already (Fixture       *fixture,
                                           gconstpointer  user_data)
{
  ui_store_add_instance (&fixture->store, "acme", "https://acme.example.net");

  type (fixture, "name_row", "acme");
  type (fixture, "url_row", "https://acme.example.net");
  press_add (fixture);
  ui_test_wait_until (gtk_widget_get_visible (find (fixture, "error_notice")));

  g_assert_cmpint (fixture->added_id, ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "name_row"))), ==, "acme");
  g_assert_true (can_add (fixture));

  type (fixture, "name_row", "acme 2");
  g_assert_false (gtk_widget_get_visible (find (fixture, "error_notice")));
}

static void
test_closed_while_adding_leaves_nothing_behind (Fixture       *fixture,
                                                gconstpointer  user_data)
{
  type (fixture, "name_row", "acme");
  type (fixture, "url_row", "https://acme.example.net");
  press_add (fixture);
  ui_test_close (GTK_WINDOW (fixture->dialog));
  ui_test_settle ();
}

static void
type_notes (Fixture    *fixture,
            const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (fixture, "notes_view"))), text, -1);
}

/* The window that asks something above the dialog, or NULL. */
static GtkWindow *
get_question (Fixture *fixture)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }

  return NULL;
}

static void
test_edits_what_was_changed (Fixture       *fixture,
                             gconstpointer  user_data)
{
  g_autoptr (SignetInstance) instance = NULL;

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "name_row"))), ==, "acme");
  g_assert_false (can_add (fixture));
  type (fixture, "name_row", "acme 2");
  type_notes (fixture, "Ask Jean.\nNot in December.\n\n");
  g_assert_true (can_add (fixture));
  press_add (fixture);
  ui_test_wait_until (fixture->dialog == NULL);

  g_assert_cmpint (fixture->edited_id, ==, fixture->id);
  instance = ui_store_load_instance (&fixture->store, fixture->id);
  g_assert_cmpstr (signet_instance_get_name (instance), ==, "acme 2");
  g_assert_cmpstr (signet_instance_get_url (instance), ==, "https://acme.example.net");
  g_assert_cmpstr (signet_instance_get_notes (instance), ==, "Ask Jean.\nNot in December.");
  g_assert_cmpstr (signet_organization_get_name (signet_instance_get_organization (instance)), ==, "Example Corp.");
}

static void
test_shows_the_organization_that_it_has (Fixture       *fixture,
                                         gconstpointer  user_data)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (find (fixture, "drop_down"));

  g_assert_cmpstr (signet_organization_get_name (gtk_drop_down_get_selected_item (drop_down)), ==, "Example Corp.");
  g_assert_false (gtk_widget_get_visible (find (fixture, "fields")));
}

static void
test_takes_a_new_organization (Fixture       *fixture,
                               gconstpointer  user_data)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (find (fixture, "drop_down"));
  g_autoptr (SignetInstance) instance = NULL;

  gtk_drop_down_set_selected (drop_down, 0);
  g_assert_true (gtk_widget_get_visible (find (fixture, "fields")));
  type (fixture, "organization_row", "Other Corp.");
  press_add (fixture);
  ui_test_wait_until (fixture->dialog == NULL);

  instance = ui_store_load_instance (&fixture->store, fixture->id);
  g_assert_cmpstr (signet_organization_get_name (signet_instance_get_organization (instance)), ==, "Other Corp.");
}

/* Nothing is written, what was typed stays, and what the other one changed is said. */
static void
test_tells_of_a_conflict (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr (SignetInstance) instance = NULL;

  type_notes (fixture, "Mine.");
  ui_store_rename_instance (&fixture->store, fixture->id, "theirs");
  press_add (fixture);
  ui_test_wait_until (gtk_widget_get_visible (find (fixture, "conflict_box")));

  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (find (fixture, "conflict_label"))), "theirs"));
  g_assert_false (can_add (fixture));
  instance = ui_store_load_instance (&fixture->store, fixture->id);
  g_assert_cmpstr (signet_instance_get_notes (instance), ==, "");
}

static void
test_keeps_mine_after_a_conflict (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  g_autoptr (SignetInstance) instance = NULL;

  test_tells_of_a_conflict (fixture, user_data);
  g_signal_emit_by_name (find (fixture, "mine_button"), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "name_row"))), ==, "theirs");
  press_add (fixture);
  ui_test_wait_until (fixture->dialog == NULL);

  instance = ui_store_load_instance (&fixture->store, fixture->id);
  g_assert_cmpstr (signet_instance_get_name (instance), ==, "theirs");
  g_assert_cmpstr (signet_instance_get_notes (instance), ==, "Mine.");
}

static void
test_loads_the_present_values_after_a_conflict (Fixture       *fixture,
                                                gconstpointer  user_data)
{
  test_tells_of_a_conflict (fixture, user_data);
  g_signal_emit_by_name (find (fixture, "present_button"), "clicked");

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "name_row"))), ==, "theirs");
  g_assert_false (gtk_widget_get_visible (find (fixture, "conflict_box")));
  g_assert_false (can_add (fixture));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  ui_test_wait_until (fixture->dialog == NULL);
}

static void
test_asks_before_changes_are_lost (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  type (fixture, "name_row", "acme 2");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  ui_test_wait_until (get_question (fixture) != NULL);
  g_assert_true (gtk_widget_get_visible (fixture->dialog));

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (get_question (fixture)), "discard");
  ui_test_wait_until (fixture->dialog == NULL);
}

static void
test_closes_without_a_question_where_nothing_is_changed (Fixture       *fixture,
                                                         gconstpointer  user_data)
{
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  ui_test_wait_until (fixture->dialog == NULL);
  g_assert_null (get_question (fixture));
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, test) g_test_add ("/instance-dialog/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("needs-name-and-url", test_needs_name_and_url);
  ADD ("begins-without-complaints", test_begins_without_complaints);
  ADD ("says-what-is-wrong-with-the-url", test_says_what_is_wrong_with_the_url);
  ADD ("adds-what-was-typed", test_adds_what_was_typed);
  ADD ("stays-open-where-it-is-there-already", test_stays_open_where_it_is_there_already);
  ADD ("closed-while-adding-leaves-nothing-behind", test_closed_while_adding_leaves_nothing_behind);
#undef ADD
#define ADD(path, test) g_test_add ("/instance-dialog/edit/" path, Fixture, NULL, set_up_edit, test, tear_down)
  ADD ("edits-what-was-changed", test_edits_what_was_changed);
  ADD ("shows-the-organization-that-it-has", test_shows_the_organization_that_it_has);
  ADD ("takes-a-new-organization", test_takes_a_new_organization);
  ADD ("tells-of-a-conflict", test_tells_of_a_conflict);
  ADD ("keeps-mine-after-a-conflict", test_keeps_mine_after_a_conflict);
  ADD ("loads-the-present-values-after-a-conflict", test_loads_the_present_values_after_a_conflict);
  ADD ("asks-before-changes-are-lost", test_asks_before_changes_are_lost);
  ADD ("closes-without-a-question-where-nothing-is-changed", test_closes_without_a_question_where_nothing_is_changed);

  return ui_test_run ();
}
