/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-field-message.h"

#include "ui/widget/signet-tab.h"

struct _SignetFieldMessage
{
  AdwPreferencesRow parent_instance;

  /* template children */
  GtkImage *icon;
  GtkLabel *label;

  GtkWidget *row; /* weak; NULL: about no row above it */
};

enum {
  PROP_0,
  PROP_ROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetFieldMessage, signet_field_message, ADW_TYPE_PREFERENCES_ROW)

static void
set_style (GtkWidget     *widget,
           SignetFinding *finding)
{
  gtk_widget_remove_css_class (widget, "error");
  gtk_widget_remove_css_class (widget, "warning");
  if (finding != NULL)
    gtk_widget_add_css_class (widget, finding->severity == SIGNET_SEVERITY_BLOCK ? "error" : "warning");
}

static void
describe_row (SignetFieldMessage *self,
              SignetFinding      *finding)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self->row);

  set_style (self->row, finding);
  if (finding == NULL)
    {
      gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
      return;
    }

  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, finding->message, -1);
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                               finding->severity == SIGNET_SEVERITY_BLOCK ? GTK_ACCESSIBLE_INVALID_TRUE
                                                                          : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
signet_field_message_dispose (GObject *object)
{
  SignetFieldMessage *self = SIGNET_FIELD_MESSAGE (object);

  g_clear_weak_pointer (&self->row);

  G_OBJECT_CLASS (signet_field_message_parent_class)->dispose (object);
}

static void
signet_field_message_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SignetFieldMessage *self = SIGNET_FIELD_MESSAGE (object);

  switch (property_id)
    {
    case PROP_ROW:
      g_value_set_object (value, self->row);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_field_message_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  SignetFieldMessage *self = SIGNET_FIELD_MESSAGE (object);

  switch (property_id)
    {
    case PROP_ROW:
      g_set_weak_pointer (&self->row, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static gboolean
signet_field_message_focus (GtkWidget        *widget,
                            GtkDirectionType  direction)
{
  return signet_tab_past_row (widget, direction);
}

static void
signet_field_message_class_init (SignetFieldMessageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_field_message_dispose;
  object_class->get_property = signet_field_message_get_property;
  object_class->set_property = signet_field_message_set_property;
  widget_class->focus = signet_field_message_focus;

  properties[PROP_ROW] = g_param_spec_object ("row", NULL, NULL, GTK_TYPE_WIDGET,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/wizard/signet-field-message.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetFieldMessage, icon);
  gtk_widget_class_bind_template_child (widget_class, SignetFieldMessage, label);
}

static void
signet_field_message_init (SignetFieldMessage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_field_message_new:
 *
 * Returns: (transfer floating): a message that says nothing yet and is about no row
 */
GtkWidget *
signet_field_message_new (void)
{
  return g_object_new (SIGNET_TYPE_FIELD_MESSAGE, NULL);
}

/**
 * signet_field_message_set_finding:
 * @self: a message
 * @finding: (nullable): what to say; %NULL: nothing is wrong
 *
 * Shows @finding below its row, and marks the row as the finding is grave.
 */
void
signet_field_message_set_finding (SignetFieldMessage *self,
                                  SignetFinding      *finding)
{
  g_return_if_fail (SIGNET_IS_FIELD_MESSAGE (self));

  set_style (GTK_WIDGET (self->icon), finding);
  set_style (GTK_WIDGET (self->label), finding);
  gtk_label_set_label (self->label, finding != NULL ? finding->message : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), gtk_label_get_label (self->label));
  if (finding != NULL)
    gtk_image_set_from_icon_name (self->icon, finding->severity == SIGNET_SEVERITY_BLOCK
                                                ? "dialog-error-symbolic"
                                                : "dialog-warning-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self), finding != NULL);
  if (self->row != NULL)
    describe_row (self, finding);
}

/**
 * signet_field_message_get_text:
 * @self: a message
 *
 * Returns: (transfer none): what it says, "" while it is hidden
 */
const char *
signet_field_message_get_text (SignetFieldMessage *self)
{
  g_return_val_if_fail (SIGNET_IS_FIELD_MESSAGE (self), "");

  return gtk_label_get_label (self->label);
}
