/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/inventory/signet-subdomain-dialog.h"

#include "ui-store.h"
#include "ui-test.h"

typedef struct {
  UiStore         store;
  SignetInstance *instance;
  GtkWidget      *dialog; /* weak */
  gint64          added_id;
} Fixture;

static void
added_cb (Fixture    *fixture,
          gint64      id,
          const char *name)
{
  fixture->added_id = id;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  gint64 id;

  ui_store_open (&fixture->store);
  id = ui_store_add_instance (&fixture->store, "acme", "https://acme.example.net");
  fixture->instance = signet_instance_new_for_id (id);

  g_set_weak_pointer (&fixture->dialog,
                      GTK_WIDGET (signet_subdomain_dialog_new (NULL, fixture->store.store, fixture->instance)));
  g_signal_connect_swapped (fixture->dialog, "added", G_CALLBACK (added_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->dialog != NULL)
    ui_test_close (GTK_WINDOW (fixture->dialog));
  g_assert_finalize_object (fixture->instance);
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
type_name (Fixture    *fixture,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "name_row")), text);
}

static GtkTextBuffer *
get_hosts_buffer (Fixture *fixture)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (fixture, "hosts_view")));
}

static void
type_hosts (Fixture    *fixture,
            const char *text)
{
  gtk_text_buffer_set_text (get_hosts_buffer (fixture), text, -1);
}

static char *
dup_hosts (Fixture *fixture)
{
  char *text = NULL;

  g_object_get (get_hosts_buffer (fixture), "text", &text, NULL);

  return text;
}

static gboolean
can_add (Fixture *fixture)
{
  return gtk_widget_get_sensitive (find (fixture, "save_button"));
}

static void
test_proposes_hosts_from_the_prefixes (Fixture       *fixture,
                                       gconstpointer  user_data)
{
  g_autofree char *hosts = NULL;

  type_name (fixture, "Mail.Example.com ");

  hosts = dup_hosts (fixture);
  g_assert_cmpstr (hosts, ==, "t.mail.example.com\nm.mail.example.com\nres.mail.example.com");
  g_assert_true (can_add (fixture));
}

static void
test_leaves_edited_hosts_alone (Fixture       *fixture,
                                gconstpointer  user_data)
{
  g_autofree char *hosts = NULL;

  type_name (fixture, "mail.example.com");
  type_hosts (fixture, "www.mail.example.com");
  type_name (fixture, "news.example.com");

  hosts = dup_hosts (fixture);
  g_assert_cmpstr (hosts, ==, "www.mail.example.com");
  g_assert_false (can_add (fixture));
  g_assert_true (gtk_widget_get_visible (find (fixture, "hosts_message")));
}

static void
test_says_what_is_wrong_with_the_name (Fixture       *fixture,
                                       gconstpointer  user_data)
{
  static const char * const wrong[] = { "mail", "a b.example.com", "https://example.com", "a_b.example.com",
                                        "*.example.com", "192.0.2.1" };

  g_assert_false (gtk_widget_get_visible (find (fixture, "name_message")));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      type_name (fixture, wrong[i]);
      g_assert_true (gtk_widget_get_visible (find (fixture, "name_message")));
      g_assert_false (can_add (fixture));
    }
}

static void
test_refuses_hosts_that_are_not_below (Fixture       *fixture,
                                       gconstpointer  user_data)
{
  type_name (fixture, "mail.example.com");

  type_hosts (fixture, "t.mail.example.com\nt.news.example.com");
  g_assert_false (can_add (fixture));
  type_hosts (fixture, "t.mail.example.com\nmail.example.com");
  g_assert_true (can_add (fixture));
  type_hosts (fixture, "*.mail.example.com");
  g_assert_true (can_add (fixture));
  type_hosts (fixture, "  \n ");
  g_assert_false (can_add (fixture));
}

static void
test_adds_each_host_once (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr (GPtrArray) subdomains = NULL;
  SignetSubdomain *subdomain;

  type_name (fixture, "bücher.example.com");
  type_hosts (fixture, "t.bücher.example.com, T.xn--bcher-kva.example.com\nbücher.example.com");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (fixture, "delegation_row")), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (fixture, "use_case_row")), 2);
  g_assert_true (gtk_widget_get_visible (find (fixture, "other_row")));
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "other_row")), "Loyalty");
  g_signal_emit_by_name (find (fixture, "save_button"), "clicked");
  ui_test_wait_until (fixture->dialog == NULL);

  subdomains = ui_store_load_subdomains (&fixture->store, signet_instance_get_id (fixture->instance));
  g_assert_cmpuint (subdomains->len, ==, 1);
  subdomain = g_ptr_array_index (subdomains, 0);
  g_assert_cmpint (signet_subdomain_get_id (subdomain), ==, fixture->added_id);
  g_assert_cmpstr (signet_subdomain_get_name (subdomain), ==, "xn--bcher-kva.example.com");
  g_assert_cmpstr (signet_subdomain_get_delegation_type (subdomain), ==, "cname");
  g_assert_cmpstr (signet_subdomain_get_use_case (subdomain), ==, "Loyalty");
  g_assert_cmpuint (g_list_model_get_n_items (signet_subdomain_get_hosts (subdomain)), ==, 2);
}

static void
test_stays_open_where_it_is_there_already (Fixture       *fixture,
                                           gconstpointer  user_data)
{
  ui_store_add_subdomain (&fixture->store, signet_instance_get_id (fixture->instance), "mail.example.com");

  type_name (fixture, "mail.example.com");
  g_signal_emit_by_name (find (fixture, "save_button"), "clicked");
  ui_test_wait_until (gtk_widget_get_visible (find (fixture, "error_notice")));

  g_assert_nonnull (fixture->dialog);
  g_assert_cmpint (fixture->added_id, ==, 0);
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, test) g_test_add ("/subdomain-dialog/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("proposes-hosts-from-the-prefixes", test_proposes_hosts_from_the_prefixes);
  ADD ("leaves-edited-hosts-alone", test_leaves_edited_hosts_alone);
  ADD ("says-what-is-wrong-with-the-name", test_says_what_is_wrong_with_the_name);
  ADD ("refuses-hosts-that-are-not-below", test_refuses_hosts_that_are_not_below);
  ADD ("adds-each-host-once", test_adds_each_host_once);
  ADD ("stays-open-where-it-is-there-already", test_stays_open_where_it_is_there_already);

  return ui_test_run ();
}
