/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-subdomain-cells.h"

#include "base/signet-time.h"
#include "inventory/signet-subdomain.h"

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

static char *
dup_exact_time_cb (GtkListItem *item,
                   gint64       time)
{
  return time != 0 ? signet_time_format_exact (time) : NULL;
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
  gtk_widget_class_bind_template_callback (widget_class, dup_exact_time_cb);
}
