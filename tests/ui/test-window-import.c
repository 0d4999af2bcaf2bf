/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/import/signet-import-window.h"
#include "ui/window/signet-window.h"

#include "ui-store.h"
#include "ui-test.h"

typedef struct {
  UiStore        store;
  SignetKeyring *keyring;
  GtkWidget     *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  ui_store_open (&fixture->store);
  fixture->keyring = signet_keyring_new ();
  fixture->window = GTK_WIDGET (signet_window_new (ui_test_get_application (), fixture->store.store, fixture->keyring,
                                                   fixture->store.path));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

/* The import window above the main one, or NULL. */
static GtkWidget *
get_import (Fixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (SIGNET_IS_IMPORT_WINDOW (l->data) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  GtkWidget *import = get_import (fixture);

  if (import != NULL)
    ui_test_close (GTK_WINDOW (import));
  ui_test_close (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->keyring);
  ui_store_close (&fixture->store);
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  g_error ("the window takes no drops");
}

static gboolean
drop (Fixture      *fixture,
      const GValue *value)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (find_drop_target (fixture->window), "drop", value, 0.0, 0.0, &taken);
  return taken;
}

static gboolean
drop_text (Fixture    *fixture,
           const char *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  return drop (fixture, &value);
}

static gboolean
drop_files (Fixture    *fixture,
            const char *first,
            const char *second)
{
  g_auto (GValue) value = G_VALUE_INIT;
  GSList *files = NULL;

  if (second != NULL)
    files = g_slist_prepend (files, g_file_new_for_uri (second));
  files = g_slist_prepend (files, g_file_new_for_uri (first));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);
  return drop (fixture, &value);
}

static const char *
get_subtitle (Fixture *fixture)
{
  GtkWidget *title = ui_test_find (get_import (fixture), ADW_TYPE_WINDOW_TITLE, NULL);

  return adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title));
}

static void
wait_for_page (Fixture    *fixture,
               const char *page)
{
  ui_test_wait_until (get_import (fixture) != NULL);
  ui_test_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (
                                   GTK_STACK (ui_test_find (get_import (fixture), GTK_TYPE_STACK, "stack"))), page) == 0);
}

static void
test_dropped_text_is_imported (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_assert_true (drop_text (fixture, "instance,url,subdomain\na,https://a.example.net,mail.example.com\n"));
  wait_for_page (fixture, "preview");
  g_assert_cmpstr (get_subtitle (fixture), ==, "Dropped text");
}

static void
test_dropped_address_is_a_file (Fixture       *fixture,
                                gconstpointer  user_data)
{
  g_assert_true (drop_text (fixture, "https://no-such-server.example/list.csv\r\n"));
  wait_for_page (fixture, "error");
  g_assert_cmpstr (get_subtitle (fixture), ==, "list.csv");
}

static void
test_dropped_file_is_imported (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_autofree char *path = g_build_filename (fixture->store.directory, "list.csv", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "instance,url,subdomain\na,https://a.example.net,mail.example.com\n", -1, &error);
  g_assert_no_error (error);
  g_assert_true (drop_files (fixture, uri, NULL));
  wait_for_page (fixture, "preview");
  g_assert_cmpstr (get_subtitle (fixture), ==, "list.csv");
}

static void
test_two_files_and_blank_text_are_not (Fixture       *fixture,
                                       gconstpointer  user_data)
{
  g_assert_false (drop_files (fixture, "file:///one.csv", "file:///two.csv"));
  g_assert_false (drop_text (fixture, " \n\t"));
  ui_test_settle ();
  g_assert_null (get_import (fixture));
}

static void
test_pasted_text_is_imported (Fixture       *fixture,
                              gconstpointer  user_data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->window), "mail.example.com\nnews.example.com\n");
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.paste-import", NULL));
  wait_for_page (fixture, "instance");
  g_assert_cmpstr (get_subtitle (fixture), ==, "Pasted text");
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, test) g_test_add ("/window-import/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("dropped-text-is-imported", test_dropped_text_is_imported);
  ADD ("dropped-address-is-a-file", test_dropped_address_is_a_file);
  ADD ("dropped-file-is-imported", test_dropped_file_is_imported);
  ADD ("two-files-and-blank-text-are-not", test_two_files_and_blank_text_are_not);
  ADD ("pasted-text-is-imported", test_pasted_text_is_imported);

  return ui_test_run ();
}
