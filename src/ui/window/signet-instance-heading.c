/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-instance-heading.h"

#include "ui/inventory/signet-organization-line.h"

#define MAX_NOTES_LINES 3

struct _SignetInstanceHeading
{
  GtkWidget parent_instance;

  /* owned */
  SignetInstance *instance;
};

enum {
  PROP_0,
  PROP_INSTANCE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetInstanceHeading, signet_instance_heading, GTK_TYPE_WIDGET)

/* Only what opens in a browser becomes a link: an inventory is a file from somewhere. */
static gboolean
is_link_cb (SignetInstanceHeading *self,
            const char            *url)
{
  return url != NULL && *url != '\0' && signet_instance_check_url (url, NULL);
}

static char *
dup_link_cb (SignetInstanceHeading *self,
             const char            *url)
{
  return g_strdup (is_link_cb (self, url) ? url : "about:blank");
}

static gboolean
is_text_cb (SignetInstanceHeading *self,
            const char            *url)
{
  return url != NULL && *url != '\0' && !is_link_cb (self, url);
}

/* "Example Corp., Marketing, Paris, FR" */
static char *
dup_organization_cb (SignetInstanceHeading *self,
                     SignetOrganization    *organization)
{
  return signet_organization_line_dup (organization);
}

/* A label counts the lines of each paragraph (Pango 1.50), and the list below needs its room: the rest is in the tooltip,
 * in Edit Instance, and in Manage Certificate. */
static char *
dup_first_lines_cb (SignetInstanceHeading *self,
                    const char            *notes)
{
  g_auto (GStrv) lines = g_strsplit (notes != NULL ? notes : "", "\n", MAX_NOTES_LINES + 1);

  if (g_strv_length (lines) > MAX_NOTES_LINES)
    {
      g_free (lines[MAX_NOTES_LINES]);
      lines[MAX_NOTES_LINES] = NULL;
      g_free (lines[MAX_NOTES_LINES - 1]);
      lines[MAX_NOTES_LINES - 1] = g_strdup ("…");
    }

  return g_strjoinv ("\n", lines);
}

static gboolean
has_text_cb (SignetInstanceHeading *self,
             const char            *text)
{
  return text != NULL && *text != '\0';
}

static void
signet_instance_heading_dispose (GObject *object)
{
  SignetInstanceHeading *self = SIGNET_INSTANCE_HEADING (object);
  GtkWidget *child;

  g_clear_object (&self->instance);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (signet_instance_heading_parent_class)->dispose (object);
}

static void
signet_instance_heading_get_property (GObject    *object,
                                      guint       property_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  SignetInstanceHeading *self = SIGNET_INSTANCE_HEADING (object);

  switch (property_id)
    {
    case PROP_INSTANCE:
      g_value_set_object (value, self->instance);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_instance_heading_set_property (GObject      *object,
                                      guint         property_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  SignetInstanceHeading *self = SIGNET_INSTANCE_HEADING (object);

  switch (property_id)
    {
    case PROP_INSTANCE:
      if (g_set_object (&self->instance, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_instance_heading_class_init (SignetInstanceHeadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_instance_heading_dispose;
  object_class->get_property = signet_instance_heading_get_property;
  object_class->set_property = signet_instance_heading_set_property;

  properties[PROP_INSTANCE] =
    g_param_spec_object ("instance", NULL, NULL, SIGNET_TYPE_INSTANCE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SIGNET_TYPE_INSTANCE);
  g_type_ensure (SIGNET_TYPE_ORGANIZATION);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/window/signet-instance-heading.ui");
  gtk_widget_class_bind_template_callback (widget_class, is_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_organization_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_first_lines_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_text_cb);
}

static void
signet_instance_heading_init (SignetInstanceHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
