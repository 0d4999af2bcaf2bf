/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/inventory/signet-subdomain-dialog.h"

#include "ui-store.h"
#include "ui-test.h"

#include <string.h>

typedef struct {
  UiStore         store;
  SignetInstance *instance;
  GtkWidget      *dialog; /* weak */
  gint64          added_id;
  gint64          edited_id;
  gint64          subdomain_id;
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
  g_autoptr (SignetSubdomain) subdomain = NULL;
  gint64 id;

  ui_store_open (&fixture->store);
  id = ui_store_add_instance (&fixture->store, "acme", "https://acme.example.net");
  fixture->instance = signet_instance_new_for_id (id);
  fixture->subdomain_id = ui_store_add_subdomain (&fixture->store, id, "mail.example.com");
  ui_store_add_subdomain (&fixture->store, id, "news.example.com");

  subdomain = ui_store_load_subdomain (&fixture->store, fixture->subdomain_id);
  g_set_weak_pointer (&fixture->dialog,
                      GTK_WIDGET (signet_subdomain_dialog_new_edit (NULL, fixture->store.store, subdomain)));
  g_signal_connect_swapped (fixture->dialog, "edited", G_CALLBACK (edited_cb), fixture);
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

static const char *
get_message (Fixture    *fixture,
             const char *row)
{
  GtkWidget *message = find (fixture, row);

  return gtk_widget_get_visible (message) ? gtk_label_get_label (GTK_LABEL (ui_test_find (message, GTK_TYPE_LABEL, NULL)))
                                          : "";
}

static void
press_save (Fixture *fixture)
{
  g_signal_emit_by_name (find (fixture, "save_button"), "clicked");
}

static void
test_refuses_what_the_instance_has (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  ui_store_add_subdomain (&fixture->store, signet_instance_get_id (fixture->instance), "mail.example.com");

  type_name (fixture, "mail.example.com");
  ui_test_wait_until (strstr (get_message (fixture, "name_message"), "already") != NULL);
  g_assert_nonnull (strstr (get_message (fixture, "hosts_message"), "t.mail.example.com"));
  g_assert_false (can_add (fixture));

  type_name (fixture, "post.example.com");
  ui_test_wait_until (can_add (fixture));
  g_assert_cmpstr (get_message (fixture, "name_message"), ==, "");
}

static void
test_tells_what_another_instance_has (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  gint64 other = ui_store_add_instance (&fixture->store, "beta", "https://beta.example.net");

  ui_store_add_subdomain (&fixture->store, other, "mail.example.com");
  type_name (fixture, "mail.example.com");
  ui_test_wait_until (strstr (get_message (fixture, "name_message"), "“beta”") != NULL);
  g_assert_true (gtk_widget_has_css_class (find (fixture, "name_row"), "warning"));
  g_assert_true (can_add (fixture));
}

static void
test_refuses_public_suffixes (Fixture       *fixture,
                              gconstpointer  user_data)
{
  type_name (fixture, "co.uk");
  g_assert_nonnull (strstr (get_message (fixture, "name_message"), "public suffix"));
  g_assert_false (can_add (fixture));
}

static void
test_warns_of_names_that_look_like_others (Fixture       *fixture,
                                           gconstpointer  user_data)
{
  type_name (fixture, "раypal.example.com");
  g_assert_nonnull (strstr (get_message (fixture, "name_message"), "Cyrillic"));
  g_assert_true (can_add (fixture));

  type_name (fixture, "mail.example.com");
  type_hosts (fixture, "ѕсоре.mail.example.com");
  g_assert_nonnull (strstr (get_message (fixture, "hosts_message"), "“scope”"));
  g_assert_true (can_add (fixture));
}

/* Typed either way it is readable, and its A-label is at hand. */
static void
test_shows_both_spellings (Fixture       *fixture,
                           gconstpointer  user_data)
{
  static const char * const spellings[] = { "bücher.example.com", "xn--bcher-kva.example.com" };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autofree char *hosts = NULL;

      type_name (fixture, spellings[i]);
      hosts = dup_hosts (fixture);
      g_assert_nonnull (strstr (get_message (fixture, "name_remark"), "“bücher.example.com”"));
      g_assert_nonnull (strstr (get_message (fixture, "name_remark"), "“xn--bcher-kva.example.com”"));
      g_assert_nonnull (strstr (hosts, "t.bücher.example.com"));
      g_assert_nonnull (strstr (get_message (fixture, "hosts_remark"), "t.xn--bcher-kva.example.com"));
    }
  type_name (fixture, "mail.example.com");
  g_assert_cmpstr (get_message (fixture, "name_remark"), ==, "");
}

static void
test_adds_the_subdomain_itself_and_a_wildcard (Fixture       *fixture,
                                               gconstpointer  user_data)
{
  GtkWidget *field = find (fixture, "hosts_field");
  g_autofree char *hosts = NULL;

  type_name (fixture, "mail.example.com");
  gtk_widget_activate_action (field, "hosts.add", "s", "@");
  gtk_widget_activate_action (field, "hosts.add", "s", "*");
  gtk_widget_activate_action (field, "hosts.add", "s", "*");

  hosts = dup_hosts (fixture);
  g_assert_true (g_str_has_suffix (hosts, "res.mail.example.com\nmail.example.com\n*.mail.example.com"));
  g_assert_true (can_add (fixture));
}

/* A rename takes the hosts along. */
static void
test_hosts_follow_the_name (Fixture       *fixture,
                            gconstpointer  user_data)
{
  g_autoptr (SignetSubdomain) subdomain = NULL;
  g_autoptr (SignetHost) host = NULL;

  g_assert_false (can_add (fixture));
  type_name (fixture, "post.example.com");
  ui_test_wait_until (can_add (fixture));
  press_save (fixture);
  ui_test_wait_until (fixture->dialog == NULL);

  g_assert_cmpint (fixture->edited_id, ==, fixture->subdomain_id);
  subdomain = ui_store_load_subdomain (&fixture->store, fixture->subdomain_id);
  host = g_list_model_get_item (signet_subdomain_get_hosts (subdomain), 0);
  g_assert_cmpstr (signet_subdomain_get_name (subdomain), ==, "post.example.com");
  g_assert_true (g_str_has_suffix (signet_host_get_name (host), ".post.example.com"));
  g_assert_cmpuint (g_list_model_get_n_items (signet_subdomain_get_hosts (subdomain)), ==, 3);
}

static void
test_may_keep_its_own_names (Fixture       *fixture,
                             gconstpointer  user_data)
{
  g_autoptr (SignetSubdomain) subdomain = NULL;

  type_hosts (fixture, "t.mail.example.com\nmail.example.com");
  ui_test_settle ();
  g_assert_true (can_add (fixture));
  press_save (fixture);
  ui_test_wait_until (fixture->dialog == NULL);

  subdomain = ui_store_load_subdomain (&fixture->store, fixture->subdomain_id);
  g_assert_cmpuint (g_list_model_get_n_items (signet_subdomain_get_hosts (subdomain)), ==, 2);
}

static void
test_refuses_the_name_of_its_neighbour (Fixture       *fixture,
                                        gconstpointer  user_data)
{
  type_name (fixture, "news.example.com");
  ui_test_wait_until (strstr (get_message (fixture, "name_message"), "already") != NULL);
  g_assert_false (can_add (fixture));
}

static void
test_merges_after_a_conflict (Fixture       *fixture,
                              gconstpointer  user_data)
{
  g_autoptr (SignetSubdomain) subdomain = NULL;

  adw_combo_row_set_selected (ADW_COMBO_ROW (find (fixture, "delegation_row")), 1);
  ui_store_set_use_case (&fixture->store, fixture->subdomain_id, "Loyalty");
  press_save (fixture);
  ui_test_wait_until (gtk_widget_get_visible (find (fixture, "conflict_box")));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (find (fixture, "conflict_label"))), "Loyalty"));

  g_signal_emit_by_name (find (fixture, "mine_button"), "clicked");
  ui_test_wait_until (can_add (fixture));
  press_save (fixture);
  ui_test_wait_until (fixture->dialog == NULL);

  subdomain = ui_store_load_subdomain (&fixture->store, fixture->subdomain_id);
  g_assert_cmpstr (signet_subdomain_get_use_case (subdomain), ==, "Loyalty");
  g_assert_cmpstr (signet_subdomain_get_delegation_type (subdomain), ==, "cname");
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
  ADD ("refuses-what-the-instance-has", test_refuses_what_the_instance_has);
  ADD ("tells-what-another-instance-has", test_tells_what_another_instance_has);
  ADD ("refuses-public-suffixes", test_refuses_public_suffixes);
  ADD ("warns-of-names-that-look-like-others", test_warns_of_names_that_look_like_others);
  ADD ("shows-both-spellings", test_shows_both_spellings);
  ADD ("adds-the-subdomain-itself-and-a-wildcard", test_adds_the_subdomain_itself_and_a_wildcard);
#undef ADD
#define ADD(path, test) g_test_add ("/subdomain-dialog/edit/" path, Fixture, NULL, set_up_edit, test, tear_down)
  ADD ("hosts-follow-the-name", test_hosts_follow_the_name);
  ADD ("may-keep-its-own-names", test_may_keep_its_own_names);
  ADD ("refuses-the-name-of-its-neighbour", test_refuses_the_name_of_its_neighbour);
  ADD ("merges-after-a-conflict", test_merges_after_a_conflict);

  return ui_test_run ();
}
