/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui-test.h"
#include "ui/wizard/signet-field-message.h"
#include "ui/wizard/signet-wizard-form-page.h"

typedef struct {
  GtkWindow            *window;
  SignetWizardFormPage *page;
  SignetDraft          *draft;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  const char *names[] = { "t.mail.example.com", "m.mail.example.com", NULL };
  g_autoptr (SignetOrganization) organization =
    signet_organization_new ("org-1", "Acme", "", "FR", "Île-de-France", "Paris");
  g_autoptr (SignetInstance) instance = signet_instance_new ("acme", "https://acme.example.net", organization);

  fixture->draft = signet_draft_new (instance);
  fixture->page = g_object_new (SIGNET_TYPE_WIZARD_FORM_PAGE, NULL);
  fixture->window = g_object_ref_sink (GTK_WINDOW (gtk_window_new ()));
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  signet_wizard_form_page_set_up (fixture->page, fixture->draft);
  g_assert_false (signet_wizard_form_page_get_complete (fixture->page));

  signet_draft_fill_from_organization (fixture->draft, organization);
  signet_draft_set_text (fixture->draft, SIGNET_FIELD_COMMON_NAME, names[0]);
  signet_wizard_form_page_fill (fixture->page, names);
  gtk_window_present (fixture->window);
  ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  gpointer page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (page), &page);
  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->window);
  ui_test_wait_until (page == NULL);
  g_assert_finalize_object (fixture->draft);
}

static gpointer
get (Fixture    *fixture,
     GType       type,
     const char *id)
{
  GtkWidget *widget = ui_test_find (GTK_WIDGET (fixture->page), type, id);

  g_assert_nonnull (widget);

  return widget;
}

static void
type_text (Fixture    *fixture,
           const char *title,
           const char *text)
{
  gtk_editable_set_text (get (fixture, ADW_TYPE_ENTRY_ROW, title), text);
}

static const char *
get_message (Fixture    *fixture,
             const char *id)
{
  return signet_field_message_get_text (get (fixture, SIGNET_TYPE_FIELD_MESSAGE, id));
}

static void
test_filled_in_is_complete (Fixture       *fixture,
                            gconstpointer  user_data)
{
  GtkDropDown *country = get (fixture, GTK_TYPE_DROP_DOWN, "country_drop_down");
  GtkDropDown *common_name = get (fixture, GTK_TYPE_DROP_DOWN, "common_name_drop_down");
  AdwEntryRow *instance = get (fixture, ADW_TYPE_ENTRY_ROW, "Instance");

  g_assert_true (signet_wizard_form_page_get_complete (fixture->page));
  g_assert_cmpstr (gtk_editable_get_text (get (fixture, ADW_TYPE_ENTRY_ROW, "Organization")), ==, "Acme");
  g_assert_cmpstr (gtk_editable_get_text (get (fixture, ADW_TYPE_ENTRY_ROW, "City")), ==, "Paris");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (instance)), ==, "https://acme.example.net");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (instance)));
  g_assert_nonnull (gtk_drop_down_get_selected_item (country));
  g_assert_cmpuint (gtk_drop_down_get_selected (common_name), ==, 0);
}

static void
test_tab_goes_past_a_message (Fixture       *fixture,
                              gconstpointer  user_data)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (fixture->page)));
  GtkWidget *country = get (fixture, GTK_TYPE_DROP_DOWN, "country_drop_down");
  GtkWidget *unit = get (fixture, ADW_TYPE_ENTRY_ROW, "Organization Unit");
  gboolean reached = FALSE;

  type_text (fixture, "Organization Unit", "Marketing");
  g_assert_cmpstr (get_message (fixture, "unit_message"), !=, "");
  gtk_widget_grab_focus (unit);
  for (guint i = 0; i < 4 && !reached; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
      focus = gtk_root_get_focus (GTK_ROOT (window));
      reached = focus != NULL && (focus == country || gtk_widget_is_ancestor (focus, country));
    }
  g_assert_true (reached);
}

static void
test_each_entry_says_what_is_wrong (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  const struct {
    const char *title;
    const char *message;
    guint       length;
  } entries[] = {
    { "Organization", "organization_message", 65 },
    { "Organization Unit", "unit_message", 65 },
    { "State / Province", "state_message", 129 },
    { "City", "city_message", 129 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      AdwEntryRow *row = get (fixture, ADW_TYPE_ENTRY_ROW, entries[i].title);
      g_autofree char *before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
      g_autofree char *text = g_strnfill (entries[i].length, 'x');

      type_text (fixture, entries[i].title, text);
      g_assert_false (signet_wizard_form_page_get_complete (fixture->page));
      g_assert_cmpstr (get_message (fixture, entries[i].message), !=, "");
      g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
      g_assert_true (gtk_widget_get_visible (get (fixture, GTK_TYPE_LABEL, "reason_label")));

      type_text (fixture, entries[i].title, before);
      g_assert_true (signet_wizard_form_page_get_complete (fixture->page));
      g_assert_cmpstr (get_message (fixture, entries[i].message), ==, "");
      g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
      g_assert_false (gtk_widget_get_visible (get (fixture, GTK_TYPE_LABEL, "reason_label")));
    }
}

static void
test_unit_warns_and_lets_go_on (Fixture       *fixture,
                                gconstpointer  user_data)
{
  AdwEntryRow *row = get (fixture, ADW_TYPE_ENTRY_ROW, "Organization Unit");

  g_assert_cmpstr (get_message (fixture, "unit_message"), ==, "");
  type_text (fixture, "Organization Unit", "Marketing");
  g_assert_cmpstr (get_message (fixture, "unit_message"), !=, "");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "warning"));
  g_assert_true (signet_wizard_form_page_get_complete (fixture->page));

  /* no public CA, no note */
  adw_combo_row_set_selected (get (fixture, ADW_TYPE_COMBO_ROW, "profile_row"), 1);
  g_assert_cmpstr (get_message (fixture, "unit_message"), ==, "");
}

static void
test_typed_text_goes_into_the_draft (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  type_text (fixture, "Organization", "株式会社");
  type_text (fixture, "City", "");
  gtk_drop_down_set_selected (get (fixture, GTK_TYPE_DROP_DOWN, "common_name_drop_down"), 1);
  adw_combo_row_set_selected (get (fixture, ADW_TYPE_COMBO_ROW, "key_row"), SIGNET_KEY_SPEC_ECDSA_P384);

  g_assert_cmpstr (signet_draft_get_text (fixture->draft, SIGNET_FIELD_ORGANIZATION), ==, "株式会社");
  g_assert_cmpstr (signet_draft_get_text (fixture->draft, SIGNET_FIELD_CITY), ==, "");
  g_assert_cmpstr (signet_draft_get_text (fixture->draft, SIGNET_FIELD_COMMON_NAME), ==, "m.mail.example.com");
  g_assert_cmpint (signet_draft_get_key_spec (fixture->draft), ==, SIGNET_KEY_SPEC_ECDSA_P384);
}

static void
test_country_can_be_left_out (Fixture       *fixture,
                              gconstpointer  user_data)
{
  GtkWidget *clear = get (fixture, GTK_TYPE_BUTTON, "clear_country_button");

  g_assert_true (gtk_widget_get_visible (clear));
  g_signal_emit_by_name (clear, "clicked");
  g_assert_cmpstr (signet_draft_get_text (fixture->draft, SIGNET_FIELD_COUNTRY), ==, "");
  g_assert_false (gtk_widget_get_visible (clear));
  g_assert_cmpstr (get_message (fixture, "country_message"), !=, "");
}

static void
test_without_hosts_there_is_no_next (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  const char *none[] = { NULL };

  signet_draft_set_text (fixture->draft, SIGNET_FIELD_COMMON_NAME, "");
  signet_wizard_form_page_fill (fixture->page, none);
  g_assert_false (signet_wizard_form_page_get_complete (fixture->page));
  g_assert_true (gtk_widget_get_visible (get (fixture, GTK_TYPE_LABEL, "reason_label")));
}

static void
test_failure_to_read_is_told (Fixture       *fixture,
                              gconstpointer  user_data)
{
  signet_wizard_form_page_show_failure (fixture->page, "The database is locked");
  g_assert_false (signet_wizard_form_page_get_complete (fixture->page));
  signet_wizard_form_page_show_failure (fixture->page, NULL);
  g_assert_true (signet_wizard_form_page_get_complete (fixture->page));
}

#define ADD(name, function) g_test_add ("/wizard/form-page/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("filled-in-is-complete", test_filled_in_is_complete);
  ADD ("tab-goes-past-a-message", test_tab_goes_past_a_message);
  ADD ("each-entry-says-what-is-wrong", test_each_entry_says_what_is_wrong);
  ADD ("unit-warns-and-lets-go-on", test_unit_warns_and_lets_go_on);
  ADD ("typed-text-goes-into-the-draft", test_typed_text_goes_into_the_draft);
  ADD ("country-can-be-left-out", test_country_can_be_left_out);
  ADD ("without-hosts-there-is-no-next", test_without_hosts_there_is_no_next);
  ADD ("failure-to-read-is-told", test_failure_to_read_is_told);

  return ui_test_run ();
}
