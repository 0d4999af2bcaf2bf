/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-selected-subdomain-row.h"

#include <glib/gi18n-lib.h>

struct _SignetSelectedSubdomainRow
{
  AdwBin parent_instance;

  /* template children */
  GtkButton *remove_button;

  SignetSelectedSubdomain *subdomain; /* owned; NULL: shows nothing */
};

enum {
  PROP_0,
  PROP_SUBDOMAIN,
  N_PROPS
};

enum {
  SIGNAL_REMOVE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetSelectedSubdomainRow, signet_selected_subdomain_row, ADW_TYPE_BIN)

static void
remove_cb (SignetSelectedSubdomainRow *self)
{
  if (self->subdomain != NULL)
    g_signal_emit (self, signals[SIGNAL_REMOVE], 0, self->subdomain);
}

static void
signet_selected_subdomain_row_dispose (GObject *object)
{
  SignetSelectedSubdomainRow *self = SIGNET_SELECTED_SUBDOMAIN_ROW (object);

  g_clear_object (&self->subdomain);

  G_OBJECT_CLASS (signet_selected_subdomain_row_parent_class)->dispose (object);
}

static void
signet_selected_subdomain_row_get_property (GObject    *object,
                                            guint       property_id,
                                            GValue     *value,
                                            GParamSpec *pspec)
{
  SignetSelectedSubdomainRow *self = SIGNET_SELECTED_SUBDOMAIN_ROW (object);

  switch (property_id)
    {
    case PROP_SUBDOMAIN:
      g_value_set_object (value, self->subdomain);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_selected_subdomain_row_class_init (SignetSelectedSubdomainRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_selected_subdomain_row_dispose;
  object_class->get_property = signet_selected_subdomain_row_get_property;

  properties[PROP_SUBDOMAIN] = g_param_spec_object ("subdomain", NULL, NULL, SIGNET_TYPE_SELECTED_SUBDOMAIN,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_REMOVE] = g_signal_new ("remove", SIGNET_TYPE_SELECTED_SUBDOMAIN_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, SIGNET_TYPE_SELECTED_SUBDOMAIN);

  g_type_ensure (SIGNET_TYPE_SUBDOMAIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/wizard/signet-selected-subdomain-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSelectedSubdomainRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
signet_selected_subdomain_row_init (SignetSelectedSubdomainRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_selected_subdomain_row_new:
 *
 * Returns: (transfer floating): a row that shows no subdomain yet
 */
GtkWidget *
signet_selected_subdomain_row_new (void)
{
  return g_object_new (SIGNET_TYPE_SELECTED_SUBDOMAIN_ROW, NULL);
}

/**
 * signet_selected_subdomain_row_set_subdomain:
 * @self: the row
 * @subdomain: (nullable): a subdomain of the selection; %NULL: none
 */
void
signet_selected_subdomain_row_set_subdomain (SignetSelectedSubdomainRow *self,
                                             SignetSelectedSubdomain    *subdomain)
{
  g_return_if_fail (SIGNET_IS_SELECTED_SUBDOMAIN_ROW (self));
  g_return_if_fail (subdomain == NULL || SIGNET_IS_SELECTED_SUBDOMAIN (subdomain));

  if (!g_set_object (&self->subdomain, subdomain))
    return;

  if (subdomain != NULL)
    {
      const char *name = signet_subdomain_get_name (signet_selected_subdomain_get_subdomain (subdomain));
      /* Translators: %s is the name of a subdomain, to be taken out of the request. */
      g_autofree char *label = g_strdup_printf (_("Remove %s"), name);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBDOMAIN]);
}
