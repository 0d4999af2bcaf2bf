/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* The subdomains of one instance, in columns, with a search above them. The rows that are selected stay so by
 * their row id when the rows change. Properties: instance (nullable), n-selected (uint, notifies),
 * compact (gboolean, read-only: there is room for some of the columns only). */

G_BEGIN_DECLS

#define SIGNET_TYPE_SUBDOMAIN_LIST (signet_subdomain_list_get_type ())
G_DECLARE_FINAL_TYPE (SignetSubdomainList, signet_subdomain_list, SIGNET, SUBDOMAIN_LIST, GtkWidget)

void            signet_subdomain_list_set_up           (SignetSubdomainList *self, SignetStore *store);
SignetInstance *signet_subdomain_list_get_instance     (SignetSubdomainList *self);
void            signet_subdomain_list_set_instance     (SignetSubdomainList *self, SignetInstance *instance);
guint           signet_subdomain_list_get_n_selected   (SignetSubdomainList *self);
/* Row ids (GArray of gint64) in the order of the list. (transfer full) */
GArray         *signet_subdomain_list_dup_selected_ids (SignetSubdomainList *self);
void            signet_subdomain_list_focus_search     (SignetSubdomainList *self);

G_END_DECLS
