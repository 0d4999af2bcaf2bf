/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-wizard-summary-page.h"

#include "request/signet-country.h"
#include "ui/widget/signet-copy-button.h"
#include "ui/widget/signet-list-keys.h"
#include "ui/widget/signet-value-row.h"
#include "ui/wizard/signet-field-message.h"

#include <glib/gi18n-lib.h>

/* Of many findings, as many have a row each. */
#define MAX_FINDINGS_SHOWN 20

/* In pixels; further names are scrolled to. */
#define NAME_ROW_HEIGHT   30
#define NAME_LIST_MARGINS 12
#define MAX_NAMES_SHOWN   8

struct _SignetWizardSummaryPage
{
  AdwBin parent_instance;

  /* template children */
  SignetNotice        *notice;
  GtkLabel            *count_label;
  SignetCopyButton    *copy_button;
  AdwPreferencesGroup *findings_group;
  SignetValueRow      *organization_row;
  SignetValueRow      *unit_row;
  SignetValueRow      *country_row;
  SignetValueRow      *state_row;
  SignetValueRow      *city_row;
  SignetValueRow      *instance_row;
  SignetValueRow      *org_id_row;
  SignetValueRow      *common_name_row;
  SignetValueRow      *key_row;
  SignetValueRow      *profile_row;
  GtkScrolledWindow   *names_window;
  GtkListView         *names_view;

  SignetRequest *request;  /* owned; NULL until the user comes here */
  GPtrArray     *messages; /* owned; GtkWidget, the rows of findings_group */
  gboolean       complete;
};

G_DEFINE_FINAL_TYPE (SignetWizardSummaryPage, signet_wizard_summary_page, ADW_TYPE_BIN)

/* "France (FR)"; the code alone where the countries' names are not installed. */
static char *
describe_country (const char *code)
{
  g_autoptr (GListModel) countries = signet_country_list (NULL);
  guint n_countries = countries != NULL ? g_list_model_get_n_items (countries) : 0;

  for (guint i = 0; i < n_countries; i++)
    {
      g_autoptr (SignetCountry) country = g_list_model_get_item (countries, i);
      char *label = NULL;

      if (!g_str_equal (signet_country_get_code (country), code))
        continue;

      g_object_get (country, "label", &label, NULL);
      return label;
    }

  return g_strdup (code);
}

static void
add_message (SignetWizardSummaryPage *self,
             SignetFinding           *finding)
{
  GtkWidget *message = signet_field_message_new ();

  signet_field_message_set_finding (SIGNET_FIELD_MESSAGE (message), finding);
  adw_preferences_group_add (self->findings_group, message);
  g_ptr_array_add (self->messages, message);
}

static void
show_findings (SignetWizardSummaryPage *self,
               GPtrArray               *findings)
{
  for (guint i = 0; i < self->messages->len; i++)
    adw_preferences_group_remove (self->findings_group, g_ptr_array_index (self->messages, i));
  g_ptr_array_set_size (self->messages, 0);

  for (guint i = 0; i < MIN (findings->len, MAX_FINDINGS_SHOWN); i++)
    add_message (self, g_ptr_array_index (findings, i));
  if (findings->len > MAX_FINDINGS_SHOWN)
    {
      guint n_more = findings->len - MAX_FINDINGS_SHOWN;
      g_autoptr (SignetFinding) more =
        signet_finding_new (SIGNET_FIELD_NAMES, SIGNET_SEVERITY_WARN, NULL,
                            ngettext ("And %u more of this kind.", "And %u more of this kind.", n_more), n_more);

      add_message (self, more);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings_group), findings->len > 0);
}

static void
show_request (SignetWizardSummaryPage *self,
              SignetProfile           *profile)
{
  SignetSubject *subject = signet_request_get_subject (self->request);
  guint n_names = signet_request_get_n_names (self->request);
  g_autofree char *country = describe_country (signet_subject_get_country (subject));
  /* Translators: name and URL of an instance. */
  g_autofree char *instance = g_strdup_printf (_("%s (%s)"), signet_request_get_instance_name (self->request),
                                               signet_request_get_instance_url (self->request));
  g_autofree char *count = NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (signet_request_get_names (self->request));
  g_autoptr (GtkNoSelection) rows = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (names)));

  count = g_strdup_printf (ngettext ("You are about to include %u subdomain in your CSR.",
                                     "You are about to include %u subdomains in your CSR.", n_names),
                           n_names);
  gtk_label_set_label (self->count_label, count);
  signet_value_row_set_value (self->organization_row, signet_subject_get_organization (subject));
  signet_value_row_set_value (self->unit_row, signet_subject_get_unit (subject));
  signet_value_row_set_value (self->country_row, country);
  signet_value_row_set_value (self->state_row, signet_subject_get_state (subject));
  signet_value_row_set_value (self->city_row, signet_subject_get_city (subject));
  signet_value_row_set_value (self->instance_row, instance);
  signet_value_row_set_value (self->org_id_row, signet_request_get_org_id (self->request));
  signet_value_row_set_value (self->common_name_row, signet_request_get_common_name (self->request));
  signet_value_row_set_value (self->key_row, signet_key_spec_describe (signet_request_get_key_spec (self->request)));
  signet_value_row_set_value (self->profile_row, profile != NULL ? signet_profile_get_title (profile) : "");
  gtk_list_view_set_model (self->names_view, GTK_SELECTION_MODEL (rows));
  /* Inside a page that scrolls itself a list gets no more than the height that it insists on. */
  gtk_scrolled_window_set_min_content_height (self->names_window,
                                              (int) MIN (n_names, MAX_NAMES_SHOWN) * NAME_ROW_HEIGHT +
                                                NAME_LIST_MARGINS);
}

static void
copy_cb (SignetWizardSummaryPage *self)
{
  g_autofree char *summary = signet_request_to_summary (self->request);

  signet_copy_button_copy (self->copy_button, summary);
}

static void
signet_wizard_summary_page_finalize (GObject *object)
{
  SignetWizardSummaryPage *self = SIGNET_WIZARD_SUMMARY_PAGE (object);

  g_clear_object (&self->request);
  g_ptr_array_unref (self->messages);

  G_OBJECT_CLASS (signet_wizard_summary_page_parent_class)->finalize (object);
}

static void
signet_wizard_summary_page_class_init (SignetWizardSummaryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = signet_wizard_summary_page_finalize;

  g_type_ensure (SIGNET_TYPE_COPY_BUTTON);
  g_type_ensure (SIGNET_TYPE_NOTICE);
  g_type_ensure (SIGNET_TYPE_VALUE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/wizard/signet-wizard-summary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSummaryPage, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSummaryPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSummaryPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSummaryPage, findings_group);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSummaryPage, organization_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSummaryPage, unit_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSummaryPage, country_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSummaryPage, state_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSummaryPage, city_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSummaryPage, instance_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSummaryPage, org_id_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSummaryPage, common_name_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSummaryPage, key_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSummaryPage, profile_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSummaryPage, names_window);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSummaryPage, names_view);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
signet_wizard_summary_page_init (SignetWizardSummaryPage *self)
{
  self->messages = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_list_keys_leave_with_tab (GTK_WIDGET (self->names_view));
}

/**
 * signet_wizard_summary_page_set_request:
 * @self: the page
 * @request: what will be in the CSR
 * @profile: (nullable): what to hold it against
 *
 * Shows @request, and takes away what the last try left.
 */
void
signet_wizard_summary_page_set_request (SignetWizardSummaryPage *self,
                                        SignetRequest           *request,
                                        SignetProfile           *profile)
{
  g_autoptr (GPtrArray) findings = NULL;

  g_return_if_fail (SIGNET_IS_WIZARD_SUMMARY_PAGE (self));
  g_return_if_fail (SIGNET_IS_REQUEST (request));

  g_set_object (&self->request, request);
  signet_notice_clear (self->notice);
  show_request (self, profile);

  findings = profile != NULL
               ? signet_profile_check_request (profile, request, g_get_real_time () / G_USEC_PER_SEC)
               : g_ptr_array_new ();
  show_findings (self, findings);
  self->complete = signet_findings_get_block (findings) == NULL;
}

/**
 * signet_wizard_summary_page_get_request:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): what is shown
 */
SignetRequest *
signet_wizard_summary_page_get_request (SignetWizardSummaryPage *self)
{
  g_return_val_if_fail (SIGNET_IS_WIZARD_SUMMARY_PAGE (self), NULL);

  return self->request;
}

/**
 * signet_wizard_summary_page_get_complete:
 * @self: the page
 *
 * Returns: whether the request can be submitted: there is one, and no rule blocks it
 */
gboolean
signet_wizard_summary_page_get_complete (SignetWizardSummaryPage *self)
{
  g_return_val_if_fail (SIGNET_IS_WIZARD_SUMMARY_PAGE (self), FALSE);

  return self->request != NULL && self->complete;
}

/**
 * signet_wizard_summary_page_show_outcome:
 * @self: the page
 * @kind: how grave it is
 * @text: how the last try ended, and what to do, translated
 */
void
signet_wizard_summary_page_show_outcome (SignetWizardSummaryPage *self,
                                         SignetNoticeKind         kind,
                                         const char              *text)
{
  g_return_if_fail (SIGNET_IS_WIZARD_SUMMARY_PAGE (self));
  g_return_if_fail (text != NULL);

  signet_notice_show (self->notice, kind, text);
}
