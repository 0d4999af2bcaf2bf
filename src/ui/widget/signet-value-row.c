/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/widget/signet-value-row.h"

#include "ui/widget/signet-copy-button.h"

#include <glib/gi18n-lib.h>

struct _SignetValueRow
{
  AdwPreferencesRow parent_instance;

  /* template children */
  GtkLabel         *value_label;
  SignetCopyButton *copy_button;

  char *copy_text;
};

enum {
  PROP_0,
  PROP_VALUE,
  PROP_COPYABLE,
  PROP_COPY_TEXT,
  PROP_MONOSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetValueRow, signet_value_row, ADW_TYPE_PREFERENCES_ROW)

static void
update (SignetValueRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  const char *value = gtk_label_get_label (self->value_label);
  /* Translators: the name of a row for assistive technology: "Common name: t.example.com" */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), title, value);
  /* Translators: %s is the caption of a value: "Copy Job ID" */
  g_autofree char *copy = g_strdup_printf (_("Copy %s"), title);

  gtk_widget_set_visible (GTK_WIDGET (self), *value != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set (self->copy_button, "caption", copy, NULL);
  signet_copy_button_set_text (self->copy_button, self->copy_text != NULL ? self->copy_text : value);
}

static void
signet_value_row_finalize (GObject *object)
{
  SignetValueRow *self = SIGNET_VALUE_ROW (object);

  g_free (self->copy_text);

  G_OBJECT_CLASS (signet_value_row_parent_class)->finalize (object);
}

static void
signet_value_row_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SignetValueRow *self = SIGNET_VALUE_ROW (object);

  switch (property_id)
    {
    case PROP_VALUE:
      g_value_set_string (value, signet_value_row_get_value (self));
      break;

    case PROP_COPYABLE:
      g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (self->copy_button)));
      break;

    case PROP_COPY_TEXT:
      g_value_set_string (value, self->copy_text);
      break;

    case PROP_MONOSPACE:
      g_value_set_boolean (value, gtk_widget_has_css_class (GTK_WIDGET (self->value_label), "monospace"));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_value_row_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SignetValueRow *self = SIGNET_VALUE_ROW (object);

  switch (property_id)
    {
    case PROP_VALUE:
      signet_value_row_set_value (self, g_value_get_string (value));
      break;

    case PROP_COPYABLE:
      gtk_widget_set_visible (GTK_WIDGET (self->copy_button), g_value_get_boolean (value));
      break;

    case PROP_COPY_TEXT:
      signet_value_row_set_copy_text (self, g_value_get_string (value));
      break;

    case PROP_MONOSPACE:
      if (g_value_get_boolean (value))
        gtk_widget_add_css_class (GTK_WIDGET (self->value_label), "monospace");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->value_label), "monospace");
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_value_row_class_init (SignetValueRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = signet_value_row_finalize;
  object_class->get_property = signet_value_row_get_property;
  object_class->set_property = signet_value_row_set_property;

  properties[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COPYABLE] =
    g_param_spec_boolean ("copyable", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COPY_TEXT] =
    g_param_spec_string ("copy-text", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MONOSPACE] =
    g_param_spec_boolean ("monospace", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SIGNET_TYPE_COPY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/widget/signet-value-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetValueRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, SignetValueRow, copy_button);
}

static void
signet_value_row_init (SignetValueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (update), NULL);
}

/**
 * signet_value_row_get_value:
 * @self: a value row
 *
 * Returns: (transfer none): what it shows, "" for nothing
 */
const char *
signet_value_row_get_value (SignetValueRow *self)
{
  g_return_val_if_fail (SIGNET_IS_VALUE_ROW (self), "");

  return gtk_label_get_label (self->value_label);
}

/**
 * signet_value_row_set_value:
 * @self: a value row
 * @value: (nullable): UTF-8, no markup; %NULL or "" hides the row
 */
void
signet_value_row_set_value (SignetValueRow *self,
                            const char     *value)
{
  g_return_if_fail (SIGNET_IS_VALUE_ROW (self));

  if (value == NULL)
    value = "";
  if (g_str_equal (gtk_label_get_label (self->value_label), value))
    return;

  gtk_label_set_label (self->value_label, value);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

/**
 * signet_value_row_set_copy_text:
 * @self: a value row
 * @text: (nullable): what its copy button copies instead of the value, UTF-8
 */
void
signet_value_row_set_copy_text (SignetValueRow *self,
                                const char     *text)
{
  g_return_if_fail (SIGNET_IS_VALUE_ROW (self));

  if (g_strcmp0 (self->copy_text, text) == 0)
    return;

  g_free (self->copy_text);
  self->copy_text = g_strdup (text);
  update (self);
}
