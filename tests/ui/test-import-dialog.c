/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/inventory/signet-import-dialog.h"

#include "ui-store.h"
#include "ui-test.h"

typedef struct {
  UiStore    store;
  char      *path;
  GtkWidget *dialog; /* weak */
  char      *text;   /* what "imported" said */
} Fixture;

static void
imported_cb (Fixture    *fixture,
             const char *text)
{
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
  if (fixture->dialog != NULL)
    ui_test_close (GTK_WINDOW (fixture->dialog));
  g_free (fixture->path);
  g_free (fixture->text);
  ui_store_close (&fixture->store);
}

static void
import (Fixture    *fixture,
        const char *contents)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;

  if (contents != NULL)
    g_file_set_contents (fixture->path, contents, -1, &error);
  g_assert_no_error (error);

  g_set_weak_pointer (&fixture->dialog,
                      GTK_WIDGET (signet_import_dialog_new (NULL, fixture->store.store, file)));
  g_signal_connect_swapped (fixture->dialog, "imported", G_CALLBACK (imported_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static const char *
get_page (Fixture *fixture)
{
  GtkWidget *stack = ui_test_find (fixture->dialog, GTK_TYPE_STACK, "stack");

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static guint
get_n_instances (Fixture *fixture)
{
  g_autoptr (GPtrArray) instances = ui_store_load_instances (&fixture->store);

  return instances->len;
}

static void
test_good_file_closes_by_itself (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  import (fixture, "instance,url,subdomain,hosts\n"
                   "a,https://a.example.net,mail.example.com,t.mail.example.com\n"
                   "b,https://b.example.net,news.example.com,t.news.example.com\n");
  ui_test_wait_until (fixture->dialog == NULL);

  g_assert_cmpstr (fixture->text, ==, "“list.csv”: 2 instances and 2 subdomains added");
  g_assert_cmpuint (get_n_instances (fixture), ==, 2);
}

static void
test_second_time_says_that_nothing_is_new (Fixture       *fixture,
                                           gconstpointer  user_data)
{
  const char *contents = "instance,url,subdomain,hosts\n"
                         "a,https://a.example.net,mail.example.com,t.mail.example.com\n";

  import (fixture, contents);
  ui_test_wait_until (fixture->dialog == NULL);
  g_clear_pointer (&fixture->text, g_free);
  import (fixture, contents);
  ui_test_wait_until (fixture->dialog == NULL);

  g_assert_cmpstr (fixture->text, ==, "Nothing new in “list.csv”");
}

static void
test_refused_rows_are_listed (Fixture       *fixture,
                              gconstpointer  user_data)
{
  GtkWidget *list;
  GListModel *model;
  g_autoptr (GtkStringObject) first = NULL;

  import (fixture, "instance,url,subdomain,hosts\n"
                   "a,https://a.example.net,mail.example.com,t.mail.example.com\n"
                   "a,https://a.example.net,exa mple,t.mail.example.com\n"
                   "a,https://a.example.net,,t.mail.example.com\n");
  ui_test_wait_until (g_strcmp0 (get_page (fixture), "result") == 0);

  list = ui_test_find (fixture->dialog, GTK_TYPE_LIST_VIEW, NULL);
  model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2);
  first = g_list_model_get_item (model, 0);
  g_assert_true (g_str_has_prefix (gtk_string_object_get_string (first), "Line 3: "));
  g_assert_cmpuint (get_n_instances (fixture), ==, 1);
}

static void
test_no_table_imports_nothing (Fixture       *fixture,
                               gconstpointer  user_data)
{
  import (fixture, "\x89PNG\r\n\x1a\n\x01\x02");
  ui_test_wait_until (g_strcmp0 (get_page (fixture), "error") == 0);

  g_assert_null (fixture->text);
  g_assert_cmpuint (get_n_instances (fixture), ==, 0);
}

static void
test_missing_file_is_an_error (Fixture       *fixture,
                               gconstpointer  user_data)
{
  import (fixture, NULL);
  ui_test_wait_until (g_strcmp0 (get_page (fixture), "error") == 0);
}

static void
test_closing_cancels (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autoptr (GString) contents = g_string_new ("instance,url,subdomain,hosts\n");

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (contents, "a,https://a.example.net,m%u.example.com,t.m%u.example.com\n", i, i);

  import (fixture, contents->str);
  ui_test_close (GTK_WINDOW (fixture->dialog));
  ui_test_settle ();

  g_assert_null (fixture->text);
  g_assert_cmpuint (get_n_instances (fixture), ==, 0);
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, test) g_test_add ("/import-dialog/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("good-file-closes-by-itself", test_good_file_closes_by_itself);
  ADD ("second-time-says-that-nothing-is-new", test_second_time_says_that_nothing_is_new);
  ADD ("refused-rows-are-listed", test_refused_rows_are_listed);
  ADD ("no-table-imports-nothing", test_no_table_imports_nothing);
  ADD ("missing-file-is-an-error", test_missing_file_is_an_error);
  ADD ("closing-cancels", test_closing_cancels);

  return ui_test_run ();
}
