/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-selected-host-row.h"

#include "ui/widget/signet-state-label.h"
#include "ui/wizard/signet-check-action.h"

#include <glib/gi18n-lib.h>

struct _SignetSelectedHostRow
{
  AdwBin parent_instance;

  /* template children */
  GtkCheckButton *check;

  SignetSelectedHost *host;    /* owned; NULL: shows nothing */
  GBinding           *binding; /* weak; host's tick to the button's and back */
};

enum {
  PROP_0,
  PROP_HOST,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetSelectedHostRow, signet_selected_host_row, ADW_TYPE_BIN)

static void
common_name_cb (SignetSelectedHostRow *self)
{
  gboolean is_common_name = FALSE;

  g_object_get (self->host, "common-name", &is_common_name, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), !is_common_name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               is_common_name ? _("This is the common name, which is always in the request. Choose "
                                                  "another one in the form to leave it out.")
                                              : NULL);
}

static void
clear_host (SignetSelectedHostRow *self)
{
  if (self->host != NULL)
    g_signal_handlers_disconnect_by_func (self->host, common_name_cb, self);
  if (self->binding != NULL)
    g_binding_unbind (self->binding);
  g_clear_weak_pointer (&self->binding);
  g_clear_object (&self->host);
}

static void
signet_selected_host_row_dispose (GObject *object)
{
  clear_host (SIGNET_SELECTED_HOST_ROW (object));

  G_OBJECT_CLASS (signet_selected_host_row_parent_class)->dispose (object);
}

static void
signet_selected_host_row_get_property (GObject    *object,
                                       guint       property_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  SignetSelectedHostRow *self = SIGNET_SELECTED_HOST_ROW (object);

  switch (property_id)
    {
    case PROP_HOST:
      g_value_set_object (value, self->host);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_selected_host_row_class_init (SignetSelectedHostRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_selected_host_row_dispose;
  object_class->get_property = signet_selected_host_row_get_property;

  properties[PROP_HOST] = g_param_spec_object ("host", NULL, NULL, SIGNET_TYPE_SELECTED_HOST,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SIGNET_TYPE_HOST);
  g_type_ensure (SIGNET_TYPE_STATE_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/wizard/signet-selected-host-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSelectedHostRow, check);
}

static void
signet_selected_host_row_init (SignetSelectedHostRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_check_action_add (self->check);
}

/**
 * signet_selected_host_row_new:
 *
 * Returns: (transfer floating): a row that shows no host yet
 */
GtkWidget *
signet_selected_host_row_new (void)
{
  return g_object_new (SIGNET_TYPE_SELECTED_HOST_ROW, NULL);
}

/**
 * signet_selected_host_row_set_host:
 * @self: the row
 * @host: (nullable): a host of the selection, whose tick follows the row's and the other way round; %NULL: none
 */
void
signet_selected_host_row_set_host (SignetSelectedHostRow *self,
                                   SignetSelectedHost    *host)
{
  g_return_if_fail (SIGNET_IS_SELECTED_HOST_ROW (self));
  g_return_if_fail (host == NULL || SIGNET_IS_SELECTED_HOST (host));

  clear_host (self);
  if (host != NULL)
    {
      self->host = g_object_ref (host);
      g_set_weak_pointer (&self->binding,
                          g_object_bind_property (host, "included", self->check, "active",
                                                  G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE));
      g_signal_connect_swapped (host, "notify::common-name", G_CALLBACK (common_name_cb), self);
      common_name_cb (self);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      signet_host_get_name (signet_selected_host_get_host (host)), -1);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOST]);
}
