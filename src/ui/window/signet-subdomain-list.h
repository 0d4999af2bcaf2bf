/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/find/signet-narrow-bar.h"

/* The subdomains of one instance, or of all, in columns, with a search and filters above them. The rows that are selected
 * stay so by their row id when the rows change. Properties: instance (nullable), all (gboolean, read-only), n-selected (uint,
 * notifies), sort-key and descending (to be kept in settings). */

G_BEGIN_DECLS

#define SIGNET_TYPE_SUBDOMAIN_LIST (signet_subdomain_list_get_type ())
G_DECLARE_FINAL_TYPE (SignetSubdomainList, signet_subdomain_list, SIGNET, SUBDOMAIN_LIST, GtkWidget)

void            signet_subdomain_list_set_up           (SignetSubdomainList *self, SignetStore *store);
SignetInstance *signet_subdomain_list_get_instance     (SignetSubdomainList *self);
void            signet_subdomain_list_set_instance     (SignetSubdomainList *self, SignetInstance *instance);
void            signet_subdomain_list_show_all         (SignetSubdomainList *self);
gboolean        signet_subdomain_list_get_all          (SignetSubdomainList *self);
/* Clears search and filters. */
void            signet_subdomain_list_show_everything  (SignetSubdomainList *self);
/* Selects, scrolls to and focuses a row, as soon as it is there. */
void            signet_subdomain_list_go_to            (SignetSubdomainList *self, gint64 id);
guint           signet_subdomain_list_get_n_selected   (SignetSubdomainList *self);
/* Row ids (GArray of gint64) in the order of the list. (transfer full) */
GArray         *signet_subdomain_list_dup_selected_ids (SignetSubdomainList *self);
SignetNarrowBar *signet_subdomain_list_get_narrow_bar  (SignetSubdomainList *self);
void            signet_subdomain_list_focus_search     (SignetSubdomainList *self);

G_END_DECLS
