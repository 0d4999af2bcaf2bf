/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-selection.h"

/* How the three types of a selection work together: a host tells its subdomain when it is ticked, the
 * subdomain tells the selection. The owner below never holds a reference to the one above. */

G_BEGIN_DECLS

typedef void (*SignetSelectedHostFunc)      (gpointer owner, SignetSelectedHost *host);
typedef void (*SignetSelectedSubdomainFunc) (gpointer owner, SignetSelectedSubdomain *subdomain, guint n_before);

/* --- SignetSelectedHost --- */
SignetSelectedHost *signet_selected_host_new             (SignetHost *host, gboolean included);
void                signet_selected_host_set_owner       (SignetSelectedHost *self, SignetSelectedHostFunc changed,
                                                          gpointer owner);
gboolean            signet_selected_host_get_common_name (SignetSelectedHost *self);
void                signet_selected_host_set_common_name (SignetSelectedHost *self, gboolean common_name);

/* --- SignetSelectedSubdomain --- */
SignetSelectedSubdomain *signet_selected_subdomain_new       (SignetSubdomain *subdomain, GPtrArray *hosts);
void                     signet_selected_subdomain_set_owner (SignetSelectedSubdomain *self,
                                                              SignetSelectedSubdomainFunc changed, gpointer owner);
void                     signet_selected_subdomain_take_host (SignetSelectedSubdomain *self, SignetSelectedHost *host);
/* Where it stands in the selection. */
void                     signet_selected_subdomain_set_iter  (SignetSelectedSubdomain *self, GSequenceIter *iter);
GSequenceIter           *signet_selected_subdomain_get_iter  (SignetSelectedSubdomain *self);

G_END_DECLS
