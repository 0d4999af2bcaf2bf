/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "await.h"
#include "ui-test.h"

#include "ui/widget/signet-notice.h"
#include "ui/wizard/signet-add-subdomain-dialog.h"
#include "ui/wizard/signet-wizard-form-page.h"
#include "ui/wizard/signet-wizard-purchase-page.h"
#include "ui/wizard/signet-wizard-subdomains-page.h"
#include "ui/wizard/signet-wizard-summary-page.h"
#include "ui/wizard/signet-wizard-task-page.h"
#include "ui/wizard/signet-wizard.h"

#include <glib/gstdio.h>

#define NARROW_WIDTH 360

/* There is no Secret Service where this runs: every try to make a CSR fails there, as on a machine without one. */

typedef struct {
  char           *folder;
  char           *path;
  SignetStore    *store;
  SignetKeyring  *keyring;
  SignetInstance *instance;
  GArray         *ids; /* of the subdomains */
  GtkWindow      *parent;
  GtkWidget      *window; /* the wizard's; NULL once closed */
} Fixture;

static gint64
add_subdomain (Fixture    *fixture,
               const char *name)
{
  static const char * const prefixes[] = { "t", "m", "res" };
  g_autoptr (SignetSubdomain) subdomain = signet_subdomain_new (signet_instance_get_id (fixture->instance), name,
                                                                "full", "marketing");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      g_autofree char *host_name = g_strdup_printf ("%s.%s", prefixes[i], name);
      g_autoptr (SignetHost) host = signet_host_new (host_name, 0, FALSE);

      signet_subdomain_add_host (subdomain, host);
    }
  signet_store_add_subdomain_async (fixture->store, subdomain, NULL, await_cb, &result);
  id = signet_store_add_subdomain_finish (fixture->store, await_result (&result), &error);
  g_assert_no_error (error);

  return id;
}

static void
add_instance (Fixture *fixture)
{
  g_autoptr (SignetOrganization) organization =
    signet_organization_new ("org-1", "Acme & Sons", "", "FR", "Île-de-France", "Paris");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->instance = signet_instance_new ("acme", "https://acme.example.net", organization);
  signet_store_add_instance_async (fixture->store, fixture->instance, NULL, await_cb, &result);
  signet_instance_set_id (fixture->instance,
                          signet_store_add_instance_finish (fixture->store, await_result (&result), &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  const char *names[] = { "mail.example.com", "news.example.com", "shop.example.com" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("signet-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "signet.db", NULL);
  signet_store_open_async (fixture->path, NULL, await_cb, &result);
  fixture->store = signet_store_open_finish (await_result (&result), &error);
  g_assert_no_error (error);
  fixture->keyring = signet_keyring_new ();

  add_instance (fixture);
  fixture->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 id = add_subdomain (fixture, names[i]);

      g_array_append_val (fixture->ids, id);
    }
  fixture->parent = GTK_WINDOW (gtk_application_window_new (GTK_APPLICATION (ui_test_get_application ())));
  gtk_window_present (fixture->parent);
}

static void
close_wizard (Fixture *fixture)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_test_wait_until (fixture->window == NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  close_wizard (fixture);
  ui_test_close (fixture->parent);
  signet_store_close (fixture->store);
  g_clear_object (&fixture->instance);
  g_clear_object (&fixture->keyring);
  g_clear_object (&fixture->store);
  g_array_unref (fixture->ids);

  {
    g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
    const char *name = NULL;

    while ((name = g_dir_read_name (dir)) != NULL)
      {
        g_autofree char *file = g_build_filename (fixture->folder, name, NULL);

        g_unlink (file);
      }
  }
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static SignetWizard *
open_wizard (Fixture       *fixture,
             GArray        *ids,
             SignetRequest *again)
{
  SignetWizard *wizard = signet_wizard_new (fixture->parent, fixture->store, fixture->keyring, fixture->path,
                                            fixture->instance, ids, again);

  signet_wizard_present (wizard);
  fixture->window = GTK_WIDGET (signet_wizard_get_window (wizard));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);

  return wizard;
}

static gpointer
get (Fixture    *fixture,
     GType       type,
     const char *name)
{
  GtkWidget *widget = ui_test_find (fixture->window, type, name);

  g_assert_nonnull (widget);

  return widget;
}

static gboolean
can_press (Fixture    *fixture,
           const char *label)
{
  GtkWidget *button = get (fixture, GTK_TYPE_BUTTON, label);

  return gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button);
}

static void
press (Fixture    *fixture,
       const char *label)
{
  ui_test_wait_until (can_press (fixture, label));
  g_signal_emit_by_name (get (fixture, GTK_TYPE_BUTTON, label), "clicked");
}

static gboolean
is_at (Fixture *fixture,
       GType    page_type)
{
  return gtk_widget_get_mapped (get (fixture, page_type, NULL));
}

static GtkWidget *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window))
        return window;
    }

  return NULL;
}

static void
answer (const char *label)
{
  ui_test_wait_until (find_dialog (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_signal_emit_by_name (ui_test_find (find_dialog (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_BUTTON, label), "clicked");
  ui_test_wait_until (find_dialog (ADW_TYPE_MESSAGE_DIALOG) == NULL);
}

/* "Add Subdomain" opens by itself where nothing is picked yet. */
static void
dismiss_add_dialog (void)
{
  ui_test_wait_until (find_dialog (SIGNET_TYPE_ADD_SUBDOMAIN_DIALOG) != NULL);
  gtk_window_close (GTK_WINDOW (find_dialog (SIGNET_TYPE_ADD_SUBDOMAIN_DIALOG)));
  ui_test_wait_until (find_dialog (SIGNET_TYPE_ADD_SUBDOMAIN_DIALOG) == NULL);
}

static void
go_to_summary (Fixture *fixture)
{
  press (fixture, "Next");
  press (fixture, "Next");
  if (find_dialog (SIGNET_TYPE_ADD_SUBDOMAIN_DIALOG) != NULL)
    dismiss_add_dialog ();
  press (fixture, "Next");
  ui_test_wait_until (is_at (fixture, SIGNET_TYPE_WIZARD_SUMMARY_PAGE));
}

static SignetRequest *
get_request (Fixture *fixture)
{
  return signet_wizard_summary_page_get_request (get (fixture, SIGNET_TYPE_WIZARD_SUMMARY_PAGE, NULL));
}

static const char *
get_notice (Fixture *fixture,
            GType    page_type)
{
  GtkWidget *page = get (fixture, page_type, NULL);

  return signet_notice_get_text (SIGNET_NOTICE (ui_test_find (page, SIGNET_TYPE_NOTICE, NULL)));
}

static void
test_is_freed_when_it_closes (Fixture       *fixture,
                              gconstpointer  user_data)
{
  g_autoptr (SignetWizard) wizard = open_wizard (fixture, NULL, NULL);
  gpointer weak = wizard;

  go_to_summary (fixture);
  close_wizard (fixture);
  g_assert_null (signet_wizard_get_window (wizard));

  g_object_add_weak_pointer (G_OBJECT (wizard), &weak);
  g_clear_object (&wizard);
  ui_test_wait_until (weak == NULL);
}

static void
test_is_freed_when_it_was_never_shown (Fixture       *fixture,
                                       gconstpointer  user_data)
{
  SignetWizard *wizard = signet_wizard_new (fixture->parent, fixture->store, fixture->keyring, fixture->path,
                                            fixture->instance, NULL, NULL);
  gpointer weak = wizard;

  g_object_add_weak_pointer (G_OBJECT (wizard), &weak);
  gtk_window_destroy (signet_wizard_get_window (wizard));
  g_object_unref (wizard);
  ui_test_wait_until (weak == NULL);
}

static void
test_common_name_is_in_without_being_picked (Fixture       *fixture,
                                             gconstpointer  user_data)
{
  g_autoptr (SignetWizard) wizard = open_wizard (fixture, NULL, NULL);

  go_to_summary (fixture);
  g_assert_cmpstr (signet_request_get_common_name (get_request (fixture)), ==, "t.mail.example.com");
  g_assert_cmpuint (signet_request_get_n_names (get_request (fixture)), ==, 1);
  g_assert_cmpstr (get_notice (fixture, SIGNET_TYPE_WIZARD_SUBDOMAINS_PAGE), !=, "");
}

static void
test_picked_beforehand_arrives_ticked (Fixture       *fixture,
                                       gconstpointer  user_data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SignetWizard) wizard = NULL;

  g_array_append_vals (ids, &g_array_index (fixture->ids, gint64, 1), 2);
  wizard = open_wizard (fixture, ids, NULL);
  go_to_summary (fixture);

  /* two subdomains with three hosts each, and the common name, which is the first host of the other one */
  g_assert_cmpuint (signet_request_get_n_names (get_request (fixture)), ==, 7);
  g_assert_true (g_strv_contains (signet_request_get_names (get_request (fixture)), "res.shop.example.com"));
  g_assert_false (g_strv_contains (signet_request_get_names (get_request (fixture)), "m.mail.example.com"));
}

static void
test_another_common_name_takes_the_place_of_the_first (Fixture       *fixture,
                                                       gconstpointer  user_data)
{
  g_autoptr (SignetWizard) wizard = open_wizard (fixture, NULL, NULL);

  go_to_summary (fixture);
  press (fixture, "Back");
  press (fixture, "Back");
  gtk_drop_down_set_selected (get (fixture, GTK_TYPE_DROP_DOWN, "common_name_drop_down"), 4);
  press (fixture, "Next");
  press (fixture, "Next");
  ui_test_wait_until (is_at (fixture, SIGNET_TYPE_WIZARD_SUMMARY_PAGE));

  g_assert_cmpstr (signet_request_get_common_name (get_request (fixture)), ==, "m.news.example.com");
  g_assert_cmpuint (signet_request_get_n_names (get_request (fixture)), ==, 1);
}

static void
test_back_and_forth_keeps_what_was_filled_in (Fixture       *fixture,
                                              gconstpointer  user_data)
{
  g_autoptr (SignetWizard) wizard = open_wizard (fixture, fixture->ids, NULL);

  press (fixture, "Next");
  ui_test_wait_until (can_press (fixture, "Next"));
  gtk_editable_set_text (get (fixture, ADW_TYPE_ENTRY_ROW, "Organization"), "Société Générale");
  press (fixture, "Next");
  press (fixture, "Next");
  ui_test_wait_until (is_at (fixture, SIGNET_TYPE_WIZARD_SUMMARY_PAGE));
  press (fixture, "Back");
  press (fixture, "Back");
  press (fixture, "Back");
  press (fixture, "Next");
  g_assert_cmpstr (gtk_editable_get_text (get (fixture, ADW_TYPE_ENTRY_ROW, "Organization")), ==, "Société Générale");
  press (fixture, "Next");
  press (fixture, "Next");
  ui_test_wait_until (is_at (fixture, SIGNET_TYPE_WIZARD_SUMMARY_PAGE));

  g_assert_cmpstr (signet_subject_get_organization (signet_request_get_subject (get_request (fixture))), ==,
                   "Société Générale");
  g_assert_cmpuint (signet_request_get_n_names (get_request (fixture)), ==, 9);
}

static void
test_again_is_filled_in_and_tells_what_is_gone (Fixture       *fixture,
                                                gconstpointer  user_data)
{
  const char *names[] = { "m.news.example.com", "gone.example.com", "t.mail.example.com", NULL };
  g_autoptr (SignetSubject) subject = signet_subject_new ("Earlier", "", "DE", "Bayern", "München");
  g_autoptr (SignetRequest) again =
    signet_request_new (subject, names[0], names, SIGNET_KEY_SPEC_ECDSA_P256, "private",
                        signet_instance_get_id (fixture->instance), "acme", "https://acme.example.net", "org-1");
  g_autoptr (SignetWizard) wizard = open_wizard (fixture, NULL, again);
  SignetRequest *request = NULL;

  ui_test_wait_until (is_at (fixture, SIGNET_TYPE_WIZARD_FORM_PAGE));
  press (fixture, "Next");
  press (fixture, "Next");
  ui_test_wait_until (is_at (fixture, SIGNET_TYPE_WIZARD_SUMMARY_PAGE));
  request = get_request (fixture);
  g_assert_cmpstr (signet_request_get_common_name (request), ==, "m.news.example.com");
  g_assert_cmpstr (signet_subject_get_city (signet_request_get_subject (request)), ==, "München");
  g_assert_cmpint (signet_request_get_key_spec (request), ==, SIGNET_KEY_SPEC_ECDSA_P256);
  g_assert_cmpstr (signet_request_get_profile (request), ==, "private");
  g_assert_cmpuint (signet_request_get_n_names (request), ==, 2);
  g_assert_nonnull (strstr (get_notice (fixture, SIGNET_TYPE_WIZARD_SUBDOMAINS_PAGE), "gone.example.com"));
}

static void
test_again_begins_at_the_form (Fixture       *fixture,
                               gconstpointer  user_data)
{
  const char *names[] = { "m.news.example.com", NULL };
  g_autoptr (SignetSubject) subject = signet_subject_new ("Earlier", "", "DE", "Bayern", "München");
  g_autoptr (SignetRequest) again =
    signet_request_new (subject, names[0], names, SIGNET_KEY_SPEC_ECDSA_P256, "private",
                        signet_instance_get_id (fixture->instance), "acme", "https://acme.example.net", "org-1");
  g_autoptr (SignetWizard) wizard = open_wizard (fixture, NULL, again);

  ui_test_wait_until (is_at (fixture, SIGNET_TYPE_WIZARD_FORM_PAGE));
  press (fixture, "Back");
  ui_test_wait_until (is_at (fixture, SIGNET_TYPE_WIZARD_TASK_PAGE));
  press (fixture, "Next");
  ui_test_wait_until (is_at (fixture, SIGNET_TYPE_WIZARD_FORM_PAGE));
}

static void
test_failure_leaves_it_filled_in (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  g_autoptr (SignetWizard) wizard = open_wizard (fixture, fixture->ids, NULL);

  go_to_summary (fixture);
  for (guint try = 0; try < 2; try++)
    {
      press (fixture, "Submit");
      ui_test_wait_until (is_at (fixture, SIGNET_TYPE_WIZARD_SUMMARY_PAGE) &&
                          get_notice (fixture, SIGNET_TYPE_WIZARD_SUMMARY_PAGE)[0] != '\0');
      g_assert_nonnull (strstr (get_notice (fixture, SIGNET_TYPE_WIZARD_SUMMARY_PAGE), "eyring"));
      g_assert_cmpuint (signet_request_get_n_names (get_request (fixture)), ==, 9);
      signet_notice_clear (SIGNET_NOTICE (ui_test_find (get (fixture, SIGNET_TYPE_WIZARD_SUMMARY_PAGE, NULL),
                                                        SIGNET_TYPE_NOTICE, NULL)));
    }
}

static void
test_wrong_form_holds_next_back (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  g_autoptr (SignetWizard) wizard = open_wizard (fixture, NULL, NULL);
  g_autofree char *text = g_strnfill (65, 'x');

  press (fixture, "Next");
  ui_test_wait_until (can_press (fixture, "Next"));
  gtk_editable_set_text (get (fixture, ADW_TYPE_ENTRY_ROW, "Organization"), text);
  g_assert_false (can_press (fixture, "Next"));
  gtk_editable_set_text (get (fixture, ADW_TYPE_ENTRY_ROW, "Organization"), "Acme");
  g_assert_true (can_press (fixture, "Next"));
}

static void
test_cancel_asks_where_something_would_be_lost (Fixture       *fixture,
                                                gconstpointer  user_data)
{
  g_autoptr (SignetWizard) wizard = open_wizard (fixture, NULL, NULL);

  press (fixture, "Next");
  ui_test_wait_until (can_press (fixture, "Next"));
  gtk_editable_set_text (get (fixture, ADW_TYPE_ENTRY_ROW, "City"), "Lyon");
  press (fixture, "Cancel");
  answer ("Keep Editing");
  ui_test_settle ();
  g_assert_nonnull (fixture->window);

  press (fixture, "Cancel");
  answer ("Discard");
  ui_test_wait_until (fixture->window == NULL);
}

static void
test_cancel_closes_at_once_where_nothing_is (Fixture       *fixture,
                                             gconstpointer  user_data)
{
  g_autoptr (SignetWizard) wizard = open_wizard (fixture, NULL, NULL);

  press (fixture, "Next");
  ui_test_wait_until (can_press (fixture, "Next"));
  press (fixture, "Cancel");
  ui_test_wait_until (fixture->window == NULL);
}

static void
test_purchase_has_its_own_page (Fixture       *fixture,
                                gconstpointer  user_data)
{
  g_autoptr (SignetWizard) wizard = open_wizard (fixture, NULL, NULL);

  gtk_check_button_set_active (get (fixture, GTK_TYPE_CHECK_BUTTON, "purchase_check"), TRUE);
  press (fixture, "Next");
  ui_test_wait_until (is_at (fixture, SIGNET_TYPE_WIZARD_PURCHASE_PAGE));
  press (fixture, "Back");
  gtk_check_button_set_active (get (fixture, GTK_TYPE_CHECK_BUTTON, "generate_check"), TRUE);
  press (fixture, "Next");
  ui_test_wait_until (is_at (fixture, SIGNET_TYPE_WIZARD_FORM_PAGE));
}

static void
assert_fits (Fixture    *fixture,
             GtkWidget  *widget,
             const char *what)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_test_message ("%s: %d", what, minimum);
  g_assert_cmpint (minimum, <=, NARROW_WIDTH);
}

/* A phone, or a window beside another: the promise is 360 px. */
static void
test_fits_into_a_narrow_window (Fixture       *fixture,
                                gconstpointer  user_data)
{
  static const char * const pages[] = { "task_page", "purchase_page", "form_page", "subdomains_page", "summary_page",
                                        "progress_page", "done_page" };
  g_autoptr (SignetWizard) wizard = open_wizard (fixture, fixture->ids, NULL);
  GtkWidget *bar = NULL;

  go_to_summary (fixture);
  bar = gtk_window_get_titlebar (GTK_WINDOW (fixture->window));
  assert_fits (fixture, bar, "header bar of the summary");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    assert_fits (fixture, get (fixture, GTK_TYPE_WIDGET, pages[i]), pages[i]);
}

#define ADD(name, function) g_test_add ("/wizard/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("is-freed-when-it-closes", test_is_freed_when_it_closes);
  ADD ("is-freed-when-it-was-never-shown", test_is_freed_when_it_was_never_shown);
  ADD ("common-name-is-in-without-being-picked", test_common_name_is_in_without_being_picked);
  ADD ("picked-beforehand-arrives-ticked", test_picked_beforehand_arrives_ticked);
  ADD ("another-common-name-takes-the-place-of-the-first", test_another_common_name_takes_the_place_of_the_first);
  ADD ("back-and-forth-keeps-what-was-filled-in", test_back_and_forth_keeps_what_was_filled_in);
  ADD ("again-is-filled-in-and-tells-what-is-gone", test_again_is_filled_in_and_tells_what_is_gone);
  ADD ("again-begins-at-the-form", test_again_begins_at_the_form);
  ADD ("failure-leaves-it-filled-in", test_failure_leaves_it_filled_in);
  ADD ("wrong-form-holds-next-back", test_wrong_form_holds_next_back);
  ADD ("cancel-asks-where-something-would-be-lost", test_cancel_asks_where_something_would_be_lost);
  ADD ("cancel-closes-at-once-where-nothing-is", test_cancel_closes_at_once_where_nothing_is);
  ADD ("fits-into-a-narrow-window", test_fits_into_a_narrow_window);
  ADD ("purchase-has-its-own-page", test_purchase_has_its_own_page);

  return ui_test_run ();
}
