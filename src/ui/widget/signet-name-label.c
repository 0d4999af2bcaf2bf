/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/widget/signet-name-label.h"

#include "base/signet-dns-look.h"
#include "base/signet-dns-name.h"

struct _SignetNameLabel
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *label;
  GtkWidget *sign;  /* made when it is needed first: hardly a row does */

  char *name;
  char *warning;
};

enum {
  PROP_0,
  PROP_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetNameLabel, signet_name_label, GTK_TYPE_WIDGET)

static void
show_sign (SignetNameLabel *self)
{
  if (self->sign == NULL && self->warning != NULL)
    {
      self->sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
      gtk_widget_add_css_class (self->sign, "warning");
      gtk_widget_set_parent (self->sign, GTK_WIDGET (self));
    }
  if (self->sign == NULL)
    return;

  gtk_widget_set_visible (self->sign, self->warning != NULL);
  if (self->warning != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->sign), GTK_ACCESSIBLE_PROPERTY_LABEL, self->warning, -1);
}

static void
describe (SignetNameLabel *self)
{
  GtkAccessible *label = GTK_ACCESSIBLE (self->label);

  if (self->warning != NULL)
    gtk_accessible_update_property (label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->warning, -1);
  else
    gtk_accessible_reset_property (label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* Not set with the name: in a list that is scrolled, hardly a tooltip of all is ever seen. */
static gboolean
signet_name_label_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    keyboard_tooltip,
                                 GtkTooltip *tooltip)
{
  SignetNameLabel *self = SIGNET_NAME_LABEL (widget);
  g_autofree char *text = NULL;

  if (self->name == NULL || *self->name == '\0')
    return FALSE;

  text = self->warning != NULL ? g_strconcat (self->name, "\n", self->warning, NULL) : g_strdup (self->name);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
signet_name_label_dispose (GObject *object)
{
  SignetNameLabel *self = SIGNET_NAME_LABEL (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->sign, gtk_widget_unparent);

  G_OBJECT_CLASS (signet_name_label_parent_class)->dispose (object);
}

static void
signet_name_label_finalize (GObject *object)
{
  SignetNameLabel *self = SIGNET_NAME_LABEL (object);

  g_free (self->name);
  g_free (self->warning);

  G_OBJECT_CLASS (signet_name_label_parent_class)->finalize (object);
}

static void
signet_name_label_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_NAME:
      g_value_set_string (value, signet_name_label_get_name (SIGNET_NAME_LABEL (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_name_label_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_NAME:
      signet_name_label_set_name (SIGNET_NAME_LABEL (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_name_label_class_init (SignetNameLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_name_label_dispose;
  object_class->finalize = signet_name_label_finalize;
  object_class->get_property = signet_name_label_get_property;
  object_class->set_property = signet_name_label_set_property;
  widget_class->query_tooltip = signet_name_label_query_tooltip;

  /* GtkWidget has a "name" of its own, which is for style sheets. */
  properties[PROP_NAME] =
    g_param_spec_string ("dns-name", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
signet_name_label_init (SignetNameLabel *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);

  self->label = g_object_new (GTK_TYPE_LABEL,
                              "ellipsize", PANGO_ELLIPSIZE_END,
                              "width-chars", 12,
                              "xalign", 0.0,
                              NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * signet_name_label_get_name:
 * @self: a label
 *
 * Returns: (transfer none) (nullable): the A-label of what it shows
 */
const char *
signet_name_label_get_name (SignetNameLabel *self)
{
  g_return_val_if_fail (SIGNET_IS_NAME_LABEL (self), NULL);

  return self->name;
}

/**
 * signet_name_label_set_name:
 * @self: a label
 * @name: (nullable): a canonical name, in A-labels; "" or %NULL for a row that is not read yet
 */
void
signet_name_label_set_name (SignetNameLabel *self,
                            const char      *name)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (SIGNET_IS_NAME_LABEL (self));

  if (g_strcmp0 (self->name, name) == 0)
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  shown = signet_dns_name_to_unicode (name);
  gtk_label_set_label (GTK_LABEL (self->label), shown);

  g_free (self->warning);
  self->warning = signet_dns_look_describe (name);
  show_sign (self);
  describe (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * signet_name_label_get_warning:
 * @self: a label
 *
 * Returns: (transfer none) (nullable): what is odd about the name, translated
 */
const char *
signet_name_label_get_warning (SignetNameLabel *self)
{
  g_return_val_if_fail (SIGNET_IS_NAME_LABEL (self), NULL);

  return self->warning;
}
