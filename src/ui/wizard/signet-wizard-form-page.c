/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-wizard-form-page.h"

#include "request/signet-country.h"
#include "ui/widget/signet-notice.h"
#include "ui/wizard/signet-drop-down.h"
#include "ui/wizard/signet-field-message.h"

#include <glib/gi18n-lib.h>

/* As many fields have a message of their own. */
#define N_FIELDS (SIGNET_FIELD_KEY_SPEC + 1)

struct _SignetWizardFormPage
{
  AdwBin parent_instance;

  /* template children */
  SignetNotice *notice;
  AdwEntryRow  *organization_row;
  AdwEntryRow  *unit_row;
  AdwEntryRow  *state_row;
  AdwEntryRow  *city_row;
  AdwEntryRow  *instance_row;
  GtkDropDown  *country_drop_down;
  GtkButton    *clear_country_button;
  GtkDropDown  *common_name_drop_down;
  AdwExpanderRow *advanced_row;
  AdwComboRow  *key_row;
  AdwComboRow  *profile_row;
  GtkLabel     *reason_label;
  SignetFieldMessage *organization_message;
  SignetFieldMessage *unit_message;
  SignetFieldMessage *country_message;
  SignetFieldMessage *state_message;
  SignetFieldMessage *city_message;
  SignetFieldMessage *common_name_message;
  SignetFieldMessage *key_message;

  SignetDraft *draft;    /* owned */
  GPtrArray   *profiles; /* owned; SignetProfile, in the order of profile_row */
  char        *failure;  /* why there is nothing to fill in; NULL: there is */
  gboolean     filled;   /* the draft is complete enough to be shown and changed */
  gboolean     filling;  /* changes of the widgets are not the user's */
  gboolean     complete;
};

enum {
  PROP_0,
  PROP_COMPLETE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetWizardFormPage, signet_wizard_form_page, ADW_TYPE_BIN)

static void
set_complete (SignetWizardFormPage *self,
              gboolean              complete)
{
  if (self->complete == complete)
    return;

  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static SignetFieldMessage *
get_message (SignetWizardFormPage *self,
             SignetField           field)
{
  switch (field)
    {
    case SIGNET_FIELD_ORGANIZATION:
      return self->organization_message;
    case SIGNET_FIELD_UNIT:
      return self->unit_message;
    case SIGNET_FIELD_COUNTRY:
      return self->country_message;
    case SIGNET_FIELD_STATE:
      return self->state_message;
    case SIGNET_FIELD_CITY:
      return self->city_message;
    case SIGNET_FIELD_COMMON_NAME:
      return self->common_name_message;
    case SIGNET_FIELD_KEY_SPEC:
      return self->key_message;
    case SIGNET_FIELD_NAMES:
    default:
      return NULL;
    }
}

static char *
describe_reason (SignetWizardFormPage *self,
                 SignetFinding        *block)
{
  if (self->failure != NULL)
    return g_strdup (_("Next is not possible before the form could be filled in."));
  if (!self->filled)
    return g_strdup (_("Reading the inventory…"));
  if (signet_draft_get_text (self->draft, SIGNET_FIELD_COMMON_NAME)[0] == '\0')
    return g_strdup (_("Next is not possible: this instance has no hosts that could be the common name. Set up a "
                       "subdomain first."));
  if (block != NULL)
    return g_strdup_printf (_("Next is not possible yet. %s: %s"), signet_field_describe (block->field),
                            block->message);

  return NULL;
}

static void
update (SignetWizardFormPage *self)
{
  g_autoptr (GPtrArray) findings = signet_draft_check_form (self->draft, g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *reason = describe_reason (self, signet_findings_get_block (findings));

  for (SignetField field = SIGNET_FIELD_ORGANIZATION; field < N_FIELDS; field++)
    {
      SignetFieldMessage *message = get_message (self, field);

      if (message != NULL)
        signet_field_message_set_finding (message,
                                          self->filled ? signet_findings_get_for_field (findings, field) : NULL);
    }
  if (signet_field_message_get_text (self->key_message)[0] != '\0')
    adw_expander_row_set_expanded (self->advanced_row, TRUE);

  gtk_label_set_label (self->reason_label, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), reason != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->clear_country_button),
                          gtk_drop_down_get_selected (self->country_drop_down) != GTK_INVALID_LIST_POSITION);
  set_complete (self, reason == NULL);
}

static guint
find_country (SignetWizardFormPage *self,
              const char           *code)
{
  GListModel *countries = gtk_drop_down_get_model (self->country_drop_down);
  guint n_countries = countries != NULL ? g_list_model_get_n_items (countries) : 0;

  for (guint i = 0; i < n_countries; i++)
    {
      g_autoptr (SignetCountry) country = g_list_model_get_item (countries, i);

      if (g_ascii_strcasecmp (signet_country_get_code (country), code) == 0)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static guint
find_profile (SignetWizardFormPage *self,
              SignetProfile        *profile)
{
  for (guint i = 0; profile != NULL && i < self->profiles->len; i++)
    if (g_str_equal (signet_profile_get_nick (g_ptr_array_index (self->profiles, i)),
                     signet_profile_get_nick (profile)))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static guint
find_name (const char * const *names,
           const char          *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static void
set_countries (SignetWizardFormPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) countries = signet_country_list (&error);

  if (countries == NULL)
    signet_notice_show (self->notice, SIGNET_NOTICE_WARNING, error->message);
  gtk_drop_down_set_model (self->country_drop_down, countries);
  gtk_drop_down_set_selected (self->country_drop_down, GTK_INVALID_LIST_POSITION);
}

static void
set_key_types (SignetWizardFormPage *self)
{
  g_autoptr (GtkStringList) types = gtk_string_list_new (NULL);

  for (guint spec = 0; spec < SIGNET_KEY_SPEC_N; spec++)
    gtk_string_list_append (types, signet_key_spec_describe ((SignetKeySpec) spec));
  adw_combo_row_set_model (self->key_row, G_LIST_MODEL (types));
}

static void
set_profiles (SignetWizardFormPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const char * const *nicks = signet_profile_list_nicks ();

  for (guint i = 0; nicks[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      SignetProfile *profile = signet_profile_load (nicks[i], &error);

      if (profile != NULL)
        {
          gtk_string_list_append (titles, signet_profile_get_title (profile));
          g_ptr_array_add (self->profiles, profile);
        }
      else
        signet_notice_show (self->notice, SIGNET_NOTICE_WARNING, error->message);
    }
  adw_combo_row_set_model (self->profile_row, G_LIST_MODEL (titles));
}

static void
text_changed_cb (GtkEditable *editable,
                 gpointer     user_data)
{
  SignetWizardFormPage *self = SIGNET_WIZARD_FORM_PAGE (user_data);
  const struct {
    AdwEntryRow *row;
    SignetField  field;
  } fields[] = {
    { self->organization_row, SIGNET_FIELD_ORGANIZATION },
    { self->unit_row, SIGNET_FIELD_UNIT },
    { self->state_row, SIGNET_FIELD_STATE },
    { self->city_row, SIGNET_FIELD_CITY },
  };

  for (guint i = 0; !self->filling && i < G_N_ELEMENTS (fields); i++)
    if (GTK_EDITABLE (fields[i].row) == editable)
      signet_draft_set_text (self->draft, fields[i].field, gtk_editable_get_text (editable));
}

static void
country_changed_cb (SignetWizardFormPage *self)
{
  SignetCountry *country = gtk_drop_down_get_selected_item (self->country_drop_down);

  if (!self->filling)
    signet_draft_set_text (self->draft, SIGNET_FIELD_COUNTRY,
                           country != NULL ? signet_country_get_code (country) : "");
}

static void
clear_country_cb (SignetWizardFormPage *self)
{
  gtk_drop_down_set_selected (self->country_drop_down, GTK_INVALID_LIST_POSITION);
  gtk_widget_grab_focus (GTK_WIDGET (self->country_drop_down));
}

static void
common_name_changed_cb (SignetWizardFormPage *self)
{
  GtkStringObject *name = gtk_drop_down_get_selected_item (self->common_name_drop_down);

  if (!self->filling)
    signet_draft_set_text (self->draft, SIGNET_FIELD_COMMON_NAME,
                           name != NULL ? gtk_string_object_get_string (name) : "");
}

static void
key_changed_cb (SignetWizardFormPage *self)
{
  guint selected = adw_combo_row_get_selected (self->key_row);

  if (!self->filling && selected < SIGNET_KEY_SPEC_N)
    signet_draft_set_key_spec (self->draft, (SignetKeySpec) selected);
}

static void
profile_changed_cb (SignetWizardFormPage *self)
{
  guint selected = adw_combo_row_get_selected (self->profile_row);

  if (!self->filling && selected < self->profiles->len)
    signet_draft_set_profile (self->draft, g_ptr_array_index (self->profiles, selected));
}

static void
signet_wizard_form_page_dispose (GObject *object)
{
  SignetWizardFormPage *self = SIGNET_WIZARD_FORM_PAGE (object);

  /* The drop downs let go of their models while they are disposed of; that is not the user's doing. */
  self->filling = TRUE;

  G_OBJECT_CLASS (signet_wizard_form_page_parent_class)->dispose (object);
}

static void
signet_wizard_form_page_finalize (GObject *object)
{
  SignetWizardFormPage *self = SIGNET_WIZARD_FORM_PAGE (object);

  g_clear_object (&self->draft);
  g_ptr_array_unref (self->profiles);
  g_free (self->failure);

  G_OBJECT_CLASS (signet_wizard_form_page_parent_class)->finalize (object);
}

static void
signet_wizard_form_page_get_property (GObject    *object,
                                      guint       property_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  SignetWizardFormPage *self = SIGNET_WIZARD_FORM_PAGE (object);

  switch (property_id)
    {
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_wizard_form_page_class_init (SignetWizardFormPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_wizard_form_page_dispose;
  object_class->finalize = signet_wizard_form_page_finalize;
  object_class->get_property = signet_wizard_form_page_get_property;

  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SIGNET_TYPE_COUNTRY);
  g_type_ensure (SIGNET_TYPE_FIELD_MESSAGE);
  g_type_ensure (SIGNET_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/wizard/signet-wizard-form-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, organization_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, unit_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, state_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, city_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, instance_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, country_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, clear_country_button);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, common_name_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, advanced_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, key_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, profile_row);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, reason_label);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, organization_message);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, unit_message);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, country_message);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, state_message);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, city_message);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, common_name_message);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardFormPage, key_message);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, country_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_country_cb);
  gtk_widget_class_bind_template_callback (widget_class, common_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, profile_changed_cb);
}

static void
signet_wizard_form_page_init (SignetWizardFormPage *self)
{
  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  set_countries (self);
  set_key_types (self);
  set_profiles (self);
  signet_drop_down_set_up (self->country_drop_down, _("Country / Region"));
  signet_drop_down_set_up (self->common_name_drop_down, _("Common name"));
}

/**
 * signet_wizard_form_page_set_up:
 * @self: the page
 * @draft: what it fills in
 *
 * Ties the page to @draft. Nothing can be typed until signet_wizard_form_page_fill(). Where the draft has
 * no CA profile it gets the first.
 */
void
signet_wizard_form_page_set_up (SignetWizardFormPage *self,
                                SignetDraft          *draft)
{
  g_return_if_fail (SIGNET_IS_WIZARD_FORM_PAGE (self));
  g_return_if_fail (SIGNET_IS_DRAFT (draft));

  g_set_object (&self->draft, draft);
  if (signet_draft_get_profile (draft) == NULL && self->profiles->len > 0)
    signet_draft_set_profile (draft, g_ptr_array_index (self->profiles, 0));
  gtk_editable_set_text (GTK_EDITABLE (self->instance_row),
                         signet_instance_get_url (signet_draft_get_instance (draft)));
  g_signal_connect_object (draft, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * signet_wizard_form_page_fill:
 * @self: the page
 * @host_names: all names that can be the common name, A-labels
 *
 * Shows what the draft holds now, and lets it be changed.
 */
void
signet_wizard_form_page_fill (SignetWizardFormPage *self,
                              const char * const   *host_names)
{
  g_autoptr (GtkStringList) names = NULL;

  g_return_if_fail (SIGNET_IS_WIZARD_FORM_PAGE (self));
  g_return_if_fail (host_names != NULL);

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->organization_row),
                         signet_draft_get_text (self->draft, SIGNET_FIELD_ORGANIZATION));
  gtk_editable_set_text (GTK_EDITABLE (self->unit_row), signet_draft_get_text (self->draft, SIGNET_FIELD_UNIT));
  gtk_editable_set_text (GTK_EDITABLE (self->state_row), signet_draft_get_text (self->draft, SIGNET_FIELD_STATE));
  gtk_editable_set_text (GTK_EDITABLE (self->city_row), signet_draft_get_text (self->draft, SIGNET_FIELD_CITY));
  gtk_drop_down_set_selected (self->country_drop_down,
                              find_country (self, signet_draft_get_text (self->draft, SIGNET_FIELD_COUNTRY)));
  adw_combo_row_set_selected (self->key_row, signet_draft_get_key_spec (self->draft));
  adw_combo_row_set_selected (self->profile_row, find_profile (self, signet_draft_get_profile (self->draft)));

  names = gtk_string_list_new (host_names);
  gtk_drop_down_set_model (self->common_name_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->common_name_drop_down,
                              find_name (host_names,
                                         signet_draft_get_text (self->draft, SIGNET_FIELD_COMMON_NAME)));
  self->filling = FALSE;
  self->filled = TRUE;
  update (self);
}

/**
 * signet_wizard_form_page_focus:
 * @self: the page
 *
 * Puts the focus on the first field.
 */
void
signet_wizard_form_page_focus (SignetWizardFormPage *self)
{
  g_return_if_fail (SIGNET_IS_WIZARD_FORM_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->organization_row));
}

/**
 * signet_wizard_form_page_show_failure:
 * @self: the page
 * @message: (nullable): why the form cannot be filled in, translated; %NULL: it can after all
 */
void
signet_wizard_form_page_show_failure (SignetWizardFormPage *self,
                                      const char           *message)
{
  g_return_if_fail (SIGNET_IS_WIZARD_FORM_PAGE (self));

  g_free (self->failure);
  self->failure = g_strdup (message);
  if (message != NULL)
    signet_notice_show (self->notice, SIGNET_NOTICE_ERROR, message);
  else
    signet_notice_clear (self->notice);
  update (self);
}

/**
 * signet_wizard_form_page_get_complete:
 * @self: the page
 *
 * Returns: whether the form is filled in and nothing in it blocks
 */
gboolean
signet_wizard_form_page_get_complete (SignetWizardFormPage *self)
{
  g_return_val_if_fail (SIGNET_IS_WIZARD_FORM_PAGE (self), FALSE);

  return self->complete;
}
