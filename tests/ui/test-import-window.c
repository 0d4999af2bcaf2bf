/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/import/signet-import-window.h"

#include "inventory/signet-sample.h"
#include "ui-store.h"
#include "ui-test.h"

#include <glib/gstdio.h>

#define OWN "instance,url,subdomain,hosts\n"
#define ONE_ROW OWN "a,https://a.example.net,mail.example.com,t.mail.example.com\n"
#define FOREIGN "Customer;FQDN;Server address\n" \
                "Acme;mail.example.com;https://a.example.net\n" \
                "Acme;news.example.com;https://a.example.net\n"

typedef struct {
  UiStore    store;
  char      *path;
  GtkWidget *window; /* weak */
  char      *text;   /* what "imported" said */
} Fixture;

static void
imported_cb (Fixture    *fixture,
             const char *text)
{
  g_free (fixture->text);
  fixture->text = g_strdup (text);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  ui_store_open (&fixture->store);
  fixture->path = g_build_filename (fixture->store.directory, "list.csv", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->window != NULL)
    ui_test_close (GTK_WINDOW (fixture->window));
  g_free (fixture->path);
  g_free (fixture->text);
  ui_store_close (&fixture->store);
}

static void
show (Fixture            *fixture,
      SignetImportWindow *window)
{
  g_set_weak_pointer (&fixture->window, GTK_WIDGET (window));
  g_signal_connect_swapped (window, "imported", G_CALLBACK (imported_cb), fixture);
  gtk_window_present (GTK_WINDOW (window));
}

static void
write_file (Fixture    *fixture,
            const char *contents)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, contents, -1, &error);
  g_assert_no_error (error);
}

/* @contents: NULL: there is no such file. */
static void
open_file (Fixture    *fixture,
           const char *contents)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (SignetImportSource) source = signet_import_source_new_for_file (file);

  if (contents != NULL)
    write_file (fixture, contents);
  show (fixture, signet_import_window_new (NULL, fixture->store.store, source, NULL));
}

static void
open_text (Fixture        *fixture,
           const char     *text,
           SignetInstance *proposed)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (SignetImportSource) source = signet_import_source_new_for_bytes ("Pasted text", bytes);

  show (fixture, signet_import_window_new (NULL, fixture->store.store, source, proposed));
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (ui_test_find (fixture->window, GTK_TYPE_STACK, "stack")));
}

#define wait_for_page(fixture, page) ui_test_wait_until (g_strcmp0 (get_page (fixture), (page)) == 0)

static GtkWidget *
find (Fixture    *fixture,
      GType       type,
      const char *name)
{
  GtkWidget *widget = ui_test_find (fixture->window, type, name);

  if (widget == NULL)
    g_error ("there is no %s %s", g_type_name (type), name);
  return widget;
}

static gboolean
is_next_sensitive (Fixture *fixture)
{
  return gtk_widget_get_sensitive (find (fixture, GTK_TYPE_BUTTON, "next_button"));
}

static void
press_next (Fixture *fixture)
{
  ui_test_wait_until (is_next_sensitive (fixture));
  g_signal_emit_by_name (find (fixture, GTK_TYPE_BUTTON, "next_button"), "clicked");
}

static const char *
get_label (Fixture    *fixture,
           const char *name)
{
  return gtk_label_get_label (GTK_LABEL (find (fixture, GTK_TYPE_LABEL, name)));
}

/* The drop down of the column that is called that in the file. */
static GtkDropDown *
find_column (Fixture    *fixture,
             const char *title)
{
  return GTK_DROP_DOWN (ui_test_find (find (fixture, ADW_TYPE_ACTION_ROW, title), GTK_TYPE_DROP_DOWN, NULL));
}

static const char *
get_choice (GtkDropDown *drop_down)
{
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (drop_down));
}

static guint
get_n_shown_entries (Fixture *fixture)
{
  GtkWidget *list = ui_test_find (find (fixture, GTK_TYPE_WIDGET, "preview_page"), GTK_TYPE_LIST_VIEW, NULL);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static guint
get_n_instances (Fixture *fixture)
{
  g_autoptr (GPtrArray) instances = ui_store_load_instances (&fixture->store);

  return instances->len;
}

static void
test_own_table_is_previewed_at_once (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  open_file (fixture, ONE_ROW);
  wait_for_page (fixture, "preview");

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find (fixture, GTK_TYPE_BUTTON, "next_button"))), ==, "Import");
  g_assert_cmpuint (get_n_shown_entries (fixture), ==, 1);
  g_assert_cmpuint (get_n_instances (fixture), ==, 0);
  g_assert_null (fixture->text);
}

static void
test_import_changes_and_reports (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  open_file (fixture, ONE_ROW);
  wait_for_page (fixture, "preview");
  press_next (fixture);
  wait_for_page (fixture, "report");

  g_assert_cmpstr (fixture->text, ==, "“list.csv”: 1 instance and 1 subdomain added");
  g_assert_cmpuint (get_n_instances (fixture), ==, 1);
  press_next (fixture);
  ui_test_wait_until (fixture->window == NULL);
}

static void
test_second_time_there_is_nothing_to_change (Fixture       *fixture,
                                             gconstpointer  user_data)
{
  open_file (fixture, ONE_ROW);
  wait_for_page (fixture, "preview");
  press_next (fixture);
  wait_for_page (fixture, "report");
  ui_test_close (GTK_WINDOW (fixture->window));

  open_file (fixture, NULL);
  wait_for_page (fixture, "preview");
  g_assert_true (g_str_has_prefix (get_label (fixture, "summary_label"), "Nothing to change"));
  g_assert_false (is_next_sensitive (fixture));
}

static void
test_foreign_table_is_asked_about (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  open_file (fixture, FOREIGN);
  wait_for_page (fixture, "format");
  g_assert_cmpstr (get_choice (GTK_DROP_DOWN (find (fixture, GTK_TYPE_DROP_DOWN, "separator_drop_down"))), ==,
                   "Semicolon");

  press_next (fixture);
  wait_for_page (fixture, "columns");
  g_assert_cmpstr (get_choice (find_column (fixture, "FQDN")), ==, "Subdomain");

  press_next (fixture);
  wait_for_page (fixture, "preview");
  g_assert_cmpuint (get_n_shown_entries (fixture), ==, 2);
}

static void
test_back_keeps_what_was_chosen (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  open_file (fixture, FOREIGN);
  wait_for_page (fixture, "format");
  press_next (fixture);
  wait_for_page (fixture, "columns");
  gtk_drop_down_set_selected (find_column (fixture, "Customer"), 0);
  press_next (fixture);
  wait_for_page (fixture, "preview");

  gtk_widget_activate_action (fixture->window, "import.back", NULL);
  g_assert_cmpstr (get_page (fixture), ==, "columns");
  g_assert_cmpstr (get_choice (find_column (fixture, "Customer")), ==, "Leave out");
  gtk_widget_activate_action (fixture->window, "import.back", NULL);
  g_assert_cmpstr (get_page (fixture), ==, "format");
  press_next (fixture);
  g_assert_cmpstr (get_choice (find_column (fixture, "Customer")), ==, "Leave out");
}

static void
test_subdomain_has_to_be_somewhere (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  open_file (fixture, FOREIGN);
  wait_for_page (fixture, "format");
  press_next (fixture);
  wait_for_page (fixture, "columns");

  gtk_drop_down_set_selected (find_column (fixture, "FQDN"), 0);
  g_assert_false (is_next_sensitive (fixture));
  g_assert_true (gtk_widget_get_visible (find (fixture, GTK_TYPE_LABEL, "error_label")));

  /* which takes it away from nothing, and gives it to another */
  gtk_drop_down_set_selected (find_column (fixture, "Customer"), SIGNET_INVENTORY_COLUMN_SUBDOMAIN + 1);
  g_assert_true (is_next_sensitive (fixture));
  gtk_drop_down_set_selected (find_column (fixture, "FQDN"), SIGNET_INVENTORY_COLUMN_SUBDOMAIN + 1);
  g_assert_cmpstr (get_choice (find_column (fixture, "Customer")), ==, "Leave out");
}

static void
test_table_without_instances_asks_for_one (Fixture       *fixture,
                                           gconstpointer  user_data)
{
  open_file (fixture, "FQDN;Use case\nmail.example.com;Marketing\n");
  wait_for_page (fixture, "format");
  press_next (fixture);
  wait_for_page (fixture, "columns");
  press_next (fixture);
  wait_for_page (fixture, "instance");

  /* there is none that could be chosen */
  ui_test_wait_until (gtk_check_button_get_active (GTK_CHECK_BUTTON (find (fixture, GTK_TYPE_CHECK_BUTTON, "new_check"))));
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, ADW_TYPE_ENTRY_ROW, "name_row")), "shop");
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, ADW_TYPE_ENTRY_ROW, "url_row")), "no url");
  g_assert_false (is_next_sensitive (fixture));
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, ADW_TYPE_ENTRY_ROW, "url_row")), "https://shop.example.net");
  press_next (fixture);
  wait_for_page (fixture, "preview");
  press_next (fixture);
  wait_for_page (fixture, "report");
  g_assert_cmpuint (get_n_instances (fixture), ==, 1);
}

static void
test_proposed_instance_is_chosen (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  const gint64 id = ui_store_add_instance (&fixture->store, "second", "https://second.example.net");
  g_autoptr (SignetInstance) proposed = signet_instance_new_for_id (id);
  GtkDropDown *drop_down;

  ui_store_add_instance (&fixture->store, "first", "https://first.example.net");
  open_text (fixture, "FQDN;Use case\nmail.example.com;Marketing\n", proposed);
  wait_for_page (fixture, "format");
  press_next (fixture);
  press_next (fixture);
  wait_for_page (fixture, "instance");
  drop_down = GTK_DROP_DOWN (find (fixture, GTK_TYPE_DROP_DOWN, "drop_down"));
  ui_test_wait_until (gtk_drop_down_get_selected_item (drop_down) != NULL);

  g_assert_cmpstr (signet_instance_get_name (gtk_drop_down_get_selected_item (drop_down)), ==, "second");
  press_next (fixture);
  wait_for_page (fixture, "preview");
}

static void
test_refused_rows_can_be_seen_alone (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  GtkWidget *toggle;

  open_file (fixture, ONE_ROW
                      "a,https://a.example.net,exa mple,t.mail.example.com\n"
                      "a,https://a.example.net,,t.mail.example.com\n");
  wait_for_page (fixture, "preview");
  g_assert_cmpuint (get_n_shown_entries (fixture), ==, 3);

  toggle = find (fixture, GTK_TYPE_TOGGLE_BUTTON, "refused_toggle");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (toggle)), ==, "Refused (2)");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_assert_cmpuint (get_n_shown_entries (fixture), ==, 2);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  g_assert_cmpuint (get_n_shown_entries (fixture), ==, 3);
}

static void
test_nothing_but_refused_rows_cannot_be_imported (Fixture       *fixture,
                                                  gconstpointer  user_data)
{
  open_file (fixture, OWN "a,https://a.example.net,exa mple,t.mail.example.com\n");
  wait_for_page (fixture, "preview");

  g_assert_false (is_next_sensitive (fixture));
  g_assert_true (g_str_has_prefix (get_label (fixture, "summary_label"), "Nothing can be imported"));
}

static void
test_no_table_imports_nothing (Fixture       *fixture,
                               gconstpointer  user_data)
{
  open_file (fixture, "\x89PNG\r\n\x1a\n\x01\x02");
  wait_for_page (fixture, "error");

  g_assert_null (fixture->text);
  g_assert_cmpuint (get_n_instances (fixture), ==, 0);
}

static void
test_missing_file_can_be_tried_again (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  open_file (fixture, NULL);
  wait_for_page (fixture, "error");
  write_file (fixture, ONE_ROW);
  press_next (fixture);
  wait_for_page (fixture, "preview");
}

static void
test_failed_reading_leads_back (Fixture       *fixture,
                                gconstpointer  user_data)
{
  open_file (fixture, FOREIGN);
  wait_for_page (fixture, "format");
  press_next (fixture);
  wait_for_page (fixture, "columns");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  press_next (fixture);
  wait_for_page (fixture, "error");

  gtk_widget_activate_action (fixture->window, "import.back", NULL);
  g_assert_cmpstr (get_page (fixture), ==, "columns");
  write_file (fixture, FOREIGN);
  press_next (fixture);
  wait_for_page (fixture, "preview");
}

static void
test_closing_cancels (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autoptr (GString) contents = g_string_new (OWN);

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (contents, "a,https://a.example.net,m%u.example.com,t.m%u.example.com\n", i, i);

  open_file (fixture, contents->str);
  wait_for_page (fixture, "preview");
  press_next (fixture);
  g_assert_cmpstr (get_page (fixture), ==, "progress");
  ui_test_close (GTK_WINDOW (fixture->window));
  ui_test_settle ();

  g_assert_null (fixture->text);
  g_assert_cmpuint (get_n_instances (fixture), ==, 0);
}

static void
test_back_cancels_the_import (Fixture       *fixture,
                              gconstpointer  user_data)
{
  g_autoptr (GString) contents = g_string_new (OWN);

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (contents, "a,https://a.example.net,m%u.example.com,t.m%u.example.com\n", i, i);

  open_file (fixture, contents->str);
  wait_for_page (fixture, "preview");
  press_next (fixture);
  gtk_widget_activate_action (fixture->window, "import.back", NULL);
  g_assert_cmpstr (get_page (fixture), ==, "preview");
  ui_test_settle ();
  g_assert_cmpuint (get_n_instances (fixture), ==, 0);

  /* and can be begun again */
  press_next (fixture);
  wait_for_page (fixture, "report");
  g_assert_cmpuint (get_n_instances (fixture), ==, 1);
}

static void
test_sample_is_imported_at_once (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInventoryTable) table = signet_sample_inventory_read (&error);

  g_assert_no_error (error);
  show (fixture, signet_import_window_new_for_table (NULL, fixture->store.store, table, "Sample inventory"));
  ui_test_wait_until (fixture->window == NULL);

  g_assert_cmpuint (get_n_instances (fixture), >, 1);
  g_assert_nonnull (fixture->text);
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, test) g_test_add ("/import-window/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("own-table-is-previewed-at-once", test_own_table_is_previewed_at_once);
  ADD ("import-changes-and-reports", test_import_changes_and_reports);
  ADD ("second-time-there-is-nothing-to-change", test_second_time_there_is_nothing_to_change);
  ADD ("foreign-table-is-asked-about", test_foreign_table_is_asked_about);
  ADD ("back-keeps-what-was-chosen", test_back_keeps_what_was_chosen);
  ADD ("subdomain-has-to-be-somewhere", test_subdomain_has_to_be_somewhere);
  ADD ("table-without-instances-asks-for-one", test_table_without_instances_asks_for_one);
  ADD ("proposed-instance-is-chosen", test_proposed_instance_is_chosen);
  ADD ("refused-rows-can-be-seen-alone", test_refused_rows_can_be_seen_alone);
  ADD ("nothing-but-refused-rows-cannot-be-imported", test_nothing_but_refused_rows_cannot_be_imported);
  ADD ("no-table-imports-nothing", test_no_table_imports_nothing);
  ADD ("missing-file-can-be-tried-again", test_missing_file_can_be_tried_again);
  ADD ("failed-reading-leads-back", test_failed_reading_leads_back);
  ADD ("closing-cancels", test_closing_cancels);
  ADD ("back-cancels-the-import", test_back_cancels_the_import);
  ADD ("sample-is-imported-at-once", test_sample_is_imported_at_once);

  return ui_test_run ();
}
