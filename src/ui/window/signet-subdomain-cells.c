/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-subdomain-cells.h"

#include "base/signet-time.h"
#include "inventory/signet-subdomain.h"
#include "ui/widget/signet-row-slots.h"

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
 * signet_subdomain_cells_bind:
 * @list_class: the class whose template has the columns
 */
void
signet_subdomain_cells_bind (GtkWidgetClass *list_class)
{
  gtk_widget_class_bind_template_callback (list_class, dup_delegation_type_cb);
  gtk_widget_class_bind_template_callback (list_class, dup_use_case_cb);
  gtk_widget_class_bind_template_callback (list_class, dup_verified_cb);
  gtk_widget_class_bind_template_callback (list_class, query_verified_tooltip_cb);
}
