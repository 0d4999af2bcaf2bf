/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-instance-cells.h"

#include "inventory/signet-instance.h"
#include "ui/widget/signet-row-slot.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
dup_subtitle_cb (GtkListItem        *item,
                 const char         *url,
                 SignetOrganization *organization)
{
  const char *host;
  g_autofree char *text = NULL;

  if (url == NULL || *url == '\0')
    return g_strdup (organization != NULL ? signet_organization_get_name (organization) : "");

  host = strstr (url, "://");
  text = g_strdup (host != NULL ? host + strlen ("://") : url);
  if (g_str_has_suffix (text, "/"))
    text[strlen (text) - 1] = '\0';

  return g_steal_pointer (&text);
}

static char *
dup_count_cb (GtkListItem *item,
              gboolean     loaded,
              guint        n_subdomains)
{
  return loaded ? g_strdup_printf ("%'u", n_subdomains) : NULL;
}

static SignetInstance *
get_instance_of (GtkListItem *item)
{
  SignetRowSlot *slot = gtk_list_item_get_item (item);

  return slot != NULL ? signet_row_slot_get_row (slot) : NULL;
}

static gboolean
query_name_tooltip_cb (GtkWidget  *widget,
                       int         x,
                       int         y,
                       gboolean    keyboard_tooltip,
                       GtkTooltip *tooltip,
                       gpointer    user_data)
{
  SignetInstance *instance = get_instance_of (GTK_LIST_ITEM (user_data));

  if (instance == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, signet_instance_get_name (instance));
  return TRUE;
}

static gboolean
query_count_tooltip_cb (GtkWidget  *widget,
                        int         x,
                        int         y,
                        gboolean    keyboard_tooltip,
                        GtkTooltip *tooltip,
                        gpointer    user_data)
{
  SignetInstance *instance = get_instance_of (GTK_LIST_ITEM (user_data));
  g_autofree char *text = NULL;
  guint n_subdomains;

  if (instance == NULL)
    return FALSE;

  n_subdomains = signet_instance_get_n_subdomains (instance);
  text = g_strdup_printf (ngettext ("%u subdomain", "%u subdomains", n_subdomains), n_subdomains);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static char *
dup_state_text_cb (GtkListItem            *item,
                   gboolean                loaded,
                   SignetCertificateState  state)
{
  if (!loaded)
    return NULL;

  switch (state)
    {
    case SIGNET_CERTIFICATE_STATE_EXPIRED:
      return g_strdup (_("A certificate has expired"));
    case SIGNET_CERTIFICATE_STATE_CRITICAL:
      return g_strdup (_("A certificate expires within 30 days"));
    case SIGNET_CERTIFICATE_STATE_SOON:
      return g_strdup (_("A certificate expires within 60 days"));
    case SIGNET_CERTIFICATE_STATE_NONE:
      return g_strdup (_("A host has no certificate"));
    case SIGNET_CERTIFICATE_STATE_WAITING:
      return g_strdup (_("Waiting for certificate"));
    case SIGNET_CERTIFICATE_STATE_VALID:
      return g_strdup (_("All certificates are valid"));
    case SIGNET_CERTIFICATE_STATE_UNKNOWN:
    default:
      return g_strdup (_("No subdomains"));
    }
}

/**
 * signet_instance_cells_bind_callbacks:
 * @widget_class: the class of the list whose template has the rows
 */
void
signet_instance_cells_bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, dup_subtitle_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_count_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_name_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_count_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_state_text_cb);
}
