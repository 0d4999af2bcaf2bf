/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-organization-fields.h"

#include "request/signet-country.h"
#include "ui/wizard/signet-drop-down.h"

#include <glib/gi18n-lib.h>

struct _SignetOrganizationFields
{
  AdwPreferencesGroup parent_instance;

  /* template children */
  AdwEntryRow  *organization_row;
  AdwEntryRow  *unit_row;
  AdwEntryRow  *org_id_row;
  AdwActionRow *country_row;
  GtkDropDown  *country_drop_down;
  GtkButton    *clear_country_button;
  AdwEntryRow  *state_row;
  AdwEntryRow  *city_row;

  char *unlisted_country; /* of the organization, where iso-codes does not know it: kept until another is picked */

  guint filling : 1; /* changes of the widgets are not the user's */
};

enum {
  CHANGED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetOrganizationFields, signet_organization_fields, ADW_TYPE_PREFERENCES_GROUP)

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static const char *
get_country (SignetOrganizationFields *self)
{
  SignetCountry *country = gtk_drop_down_get_selected_item (self->country_drop_down);

  if (country != NULL)
    return signet_country_get_code (country);

  return self->unlisted_country;
}

static void
update_country (SignetOrganizationFields *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->clear_country_button), get_country (self) != NULL);
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->country_drop_down)))
    adw_action_row_set_subtitle (self->country_row, self->unlisted_country != NULL ? self->unlisted_country : "");
}

static void
set_country (SignetOrganizationFields *self,
             const char               *code)
{
  GListModel *countries = gtk_drop_down_get_model (self->country_drop_down);
  guint n_countries = countries != NULL ? g_list_model_get_n_items (countries) : 0;
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n_countries && position == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr (SignetCountry) country = g_list_model_get_item (countries, i);

      if (g_ascii_strcasecmp (signet_country_get_code (country), code) == 0)
        position = i;
    }

  g_clear_pointer (&self->unlisted_country, g_free);
  if (position == GTK_INVALID_LIST_POSITION && *code != '\0')
    self->unlisted_country = g_strdup (code);
  gtk_drop_down_set_selected (self->country_drop_down, position);
  update_country (self);
}

static void
changed_cb (SignetOrganizationFields *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
country_changed_cb (SignetOrganizationFields *self)
{
  if (!self->filling)
    g_clear_pointer (&self->unlisted_country, g_free);
  update_country (self);
  changed_cb (self);
}

static void
clear_country_cb (SignetOrganizationFields *self)
{
  g_clear_pointer (&self->unlisted_country, g_free);
  gtk_widget_grab_focus (GTK_WIDGET (self->country_drop_down));
  gtk_drop_down_set_selected (self->country_drop_down, GTK_INVALID_LIST_POSITION);
  update_country (self);
  changed_cb (self);
}

static void
activated_cb (SignetOrganizationFields *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
set_up_countries (SignetOrganizationFields *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) countries = signet_country_list (&error);

  signet_drop_down_set_up (self->country_drop_down, _("Country / Region"));
  if (countries == NULL)
    {
      adw_action_row_set_subtitle (self->country_row, error->message);
      gtk_widget_set_sensitive (GTK_WIDGET (self->country_drop_down), FALSE);
      return;
    }

  gtk_drop_down_set_model (self->country_drop_down, countries);
  gtk_drop_down_set_selected (self->country_drop_down, GTK_INVALID_LIST_POSITION);
}

static void
signet_organization_fields_dispose (GObject *object)
{
  /* The drop down lets go of its model while it is disposed of; that is not the user's doing. */
  SIGNET_ORGANIZATION_FIELDS (object)->filling = TRUE;

  G_OBJECT_CLASS (signet_organization_fields_parent_class)->dispose (object);
}

static void
signet_organization_fields_finalize (GObject *object)
{
  g_free (SIGNET_ORGANIZATION_FIELDS (object)->unlisted_country);

  G_OBJECT_CLASS (signet_organization_fields_parent_class)->finalize (object);
}

static void
signet_organization_fields_class_init (SignetOrganizationFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_organization_fields_dispose;
  G_OBJECT_CLASS (klass)->finalize = signet_organization_fields_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  g_type_ensure (SIGNET_TYPE_COUNTRY);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/inventory/signet-organization-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationFields, organization_row);
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationFields, unit_row);
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationFields, org_id_row);
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationFields, country_row);
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationFields, country_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationFields, clear_country_button);
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationFields, state_row);
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationFields, city_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, country_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_country_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
signet_organization_fields_init (SignetOrganizationFields *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_countries (self);
  self->filling = FALSE;
}

/**
 * signet_organization_fields_dup_organization:
 * @self: the fields
 *
 * Returns: (transfer full): what is typed, without blanks around it
 */
SignetOrganization *
signet_organization_fields_dup_organization (SignetOrganizationFields *self)
{
  g_autofree char *org_id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *state = NULL;
  g_autofree char *city = NULL;

  g_return_val_if_fail (SIGNET_IS_ORGANIZATION_FIELDS (self), NULL);

  org_id = dup_text (self->org_id_row);
  name = dup_text (self->organization_row);
  unit = dup_text (self->unit_row);
  state = dup_text (self->state_row);
  city = dup_text (self->city_row);

  return signet_organization_new (org_id, name, unit, get_country (self), state, city);
}

/**
 * signet_organization_fields_set_organization:
 * @self: the fields
 * @organization: (nullable): what to fill in; %NULL: nothing
 *
 * Does not count as a change.
 */
void
signet_organization_fields_set_organization (SignetOrganizationFields *self,
                                             SignetOrganization       *organization)
{
  g_autoptr (SignetOrganization) none = signet_organization_new (NULL, NULL, NULL, NULL, NULL, NULL);

  g_return_if_fail (SIGNET_IS_ORGANIZATION_FIELDS (self));

  if (organization == NULL)
    organization = none;

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->org_id_row), signet_organization_get_org_id (organization));
  gtk_editable_set_text (GTK_EDITABLE (self->organization_row), signet_organization_get_name (organization));
  gtk_editable_set_text (GTK_EDITABLE (self->unit_row), signet_organization_get_unit (organization));
  gtk_editable_set_text (GTK_EDITABLE (self->state_row), signet_organization_get_state (organization));
  gtk_editable_set_text (GTK_EDITABLE (self->city_row), signet_organization_get_city (organization));
  set_country (self, signet_organization_get_country (organization));
  self->filling = FALSE;
}

static const char *
pick (const char *mine,
      const char *base,
      const char *present)
{
  return g_str_equal (mine, base) ? present : mine;
}

/**
 * signet_organization_fields_merge:
 * @self: the fields
 * @base: what they were filled in from
 * @present: what the organization says now
 *
 * Fields that are not changed against @base take the values of @present.
 */
void
signet_organization_fields_merge (SignetOrganizationFields *self,
                                  SignetOrganization       *base,
                                  SignetOrganization       *present)
{
  g_autoptr (SignetOrganization) mine = NULL;
  g_autoptr (SignetOrganization) merged = NULL;

  g_return_if_fail (SIGNET_IS_ORGANIZATION_FIELDS (self));

  mine = signet_organization_fields_dup_organization (self);
#define PICK(field) pick (signet_organization_get_##field (mine), signet_organization_get_##field (base), \
                          signet_organization_get_##field (present))
  merged = signet_organization_new (PICK (org_id), PICK (name), PICK (unit), PICK (country), PICK (state),
                                    PICK (city));
#undef PICK
  signet_organization_fields_set_organization (self, merged);
}

/**
 * signet_organization_fields_focus:
 * @self: the fields
 */
void
signet_organization_fields_focus (SignetOrganizationFields *self)
{
  g_return_if_fail (SIGNET_IS_ORGANIZATION_FIELDS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->organization_row));
}
