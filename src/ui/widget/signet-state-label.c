/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/widget/signet-state-label.h"

struct _SignetStateLabel
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *dot;
  GtkWidget *label;

  SignetCertificateState state;
};

enum {
  PROP_0,
  PROP_COMPACT,
  PROP_STATE,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetStateLabel, signet_state_label, GTK_TYPE_WIDGET)

static gboolean
get_compact (SignetStateLabel *self)
{
  return !gtk_widget_get_visible (self->label);
}

/* Words that are not shown are at hand all the same. Asked for when it is to be shown: to set a tooltip's text makes GTK (4.8)
 * look what is under the pointer, which is too much for each row that comes into view. */
static gboolean
signet_state_label_query_tooltip (GtkWidget  *widget,
                                  int         x,
                                  int         y,
                                  gboolean    keyboard_tooltip,
                                  GtkTooltip *tooltip)
{
  const char *text = gtk_label_get_label (GTK_LABEL (SIGNET_STATE_LABEL (widget)->label));

  if (*text == '\0')
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
set_compact (SignetStateLabel *self,
             gboolean          compact)
{
  if (get_compact (self) == compact)
    return;

  gtk_widget_set_visible (self->label, !compact);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), compact);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

static void
set_state (SignetStateLabel       *self,
           SignetCertificateState  state)
{
  if (self->state == state)
    return;

  gtk_widget_remove_css_class (GTK_WIDGET (self), signet_certificate_state_to_nick (self->state));
  self->state = state;
  gtk_widget_add_css_class (GTK_WIDGET (self), signet_certificate_state_to_nick (self->state));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_text (SignetStateLabel *self,
          const char       *text)
{
  if (text == NULL)
    text = "";
  if (g_str_equal (gtk_label_get_label (GTK_LABEL (self->label)), text))
    return;

  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
signet_state_label_dispose (GObject *object)
{
  SignetStateLabel *self = (SignetStateLabel *) object;

  g_clear_pointer (&self->dot, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (signet_state_label_parent_class)->dispose (object);
}

static void
signet_state_label_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SignetStateLabel *self = SIGNET_STATE_LABEL (object);

  switch (property_id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, get_compact (self));
      break;

    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_state_label_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  SignetStateLabel *self = SIGNET_STATE_LABEL (object);

  switch (property_id)
    {
    case PROP_COMPACT:
      set_compact (self, g_value_get_boolean (value));
      break;

    case PROP_STATE:
      set_state (self, (SignetCertificateState) g_value_get_enum (value));
      break;

    case PROP_TEXT:
      set_text (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_state_label_class_init (SignetStateLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_state_label_dispose;
  object_class->get_property = signet_state_label_get_property;
  object_class->set_property = signet_state_label_set_property;
  widget_class->query_tooltip = signet_state_label_query_tooltip;

  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, SIGNET_TYPE_CERTIFICATE_STATE, SIGNET_CERTIFICATE_STATE_UNKNOWN,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statelabel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
signet_state_label_init (SignetStateLabel *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);

  /* Only colour: the words beside it say the same, so that assistive technology need not see it. */
  self->dot = g_object_new (GTK_TYPE_BOX,
                            "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                            "css-name", "dot",
                            "valign", GTK_ALIGN_CENTER,
                            NULL);
  gtk_widget_set_parent (self->dot, GTK_WIDGET (self));

  self->label = g_object_new (GTK_TYPE_LABEL,
                              "ellipsize", PANGO_ELLIPSIZE_END,
                              "xalign", 0.0,
                              NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  self->state = SIGNET_CERTIFICATE_STATE_UNKNOWN;
  gtk_widget_add_css_class (GTK_WIDGET (self), signet_certificate_state_to_nick (self->state));
}

/**
 * signet_state_label_new:
 *
 * Returns: (transfer floating): a label that shows nothing yet
 */
GtkWidget *
signet_state_label_new (void)
{
  return g_object_new (SIGNET_TYPE_STATE_LABEL, NULL);
}
