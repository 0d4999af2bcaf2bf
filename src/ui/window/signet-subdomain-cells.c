/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-subdomain-cells.h"

#include "base/signet-time.h"
#include "inventory/signet-subdomain.h"
#include "ui/widget/signet-row-slot.h"

#include <glib/gi18n-lib.h>

static char *
dup_delegation_type_cb (GtkListItem *item,
                        const char  *nick)
{
  return nick != NULL ? g_strdup (signet_delegation_type_describe (nick)) : NULL;
}

static char *
dup_use_case_cb (GtkListItem *item,
                 const char  *nick)
{
  return nick != NULL ? g_strdup (signet_use_case_describe (nick)) : NULL;
}

static char *
dup_verified_cb (GtkListItem *item,
                 gboolean     loaded,
                 gint64       verified_at)
{
  if (!loaded)
    return NULL;
  if (verified_at == 0)
    return g_strdup (C_("verification", "Never"));

  return signet_time_describe_ago (verified_at, g_get_real_time () / G_USEC_PER_SEC);
}

static SignetSubdomain *
get_subdomain (GtkListItem *item)
{
  SignetRowSlot *slot = gtk_list_item_get_item (item);

  return slot != NULL ? signet_row_slot_get_row (slot) : NULL;
}

/* What is cut off in the column. */
static gboolean
query_instance_tooltip_cb (GtkWidget  *widget,
                           int         x,
                           int         y,
                           gboolean    keyboard_tooltip,
                           GtkTooltip *tooltip,
                           gpointer    user_data)
{
  SignetSubdomain *subdomain = get_subdomain (GTK_LIST_ITEM (user_data));

  if (subdomain == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, signet_subdomain_get_instance_name (subdomain));
  return TRUE;
}

static gboolean
query_verified_tooltip_cb (GtkWidget  *widget,
                           int         x,
                           int         y,
                           gboolean    keyboard_tooltip,
                           GtkTooltip *tooltip,
                           gpointer    user_data)
{
  SignetSubdomain *subdomain = get_subdomain (GTK_LIST_ITEM (user_data));
  g_autofree char *exact = NULL;

  if (subdomain == NULL || signet_subdomain_get_verified_at (subdomain) == 0)
    return FALSE;

  exact = signet_time_format_exact (signet_subdomain_get_verified_at (subdomain));
  gtk_tooltip_set_text (tooltip, exact);
  return TRUE;
}

/**
 * signet_subdomain_cells_bind_callbacks:
 * @widget_class: the class of the list whose template has the cells
 */
void
signet_subdomain_cells_bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, dup_delegation_type_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_use_case_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_verified_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_instance_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_verified_tooltip_cb);
}
