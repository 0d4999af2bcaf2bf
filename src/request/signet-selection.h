/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-subdomain.h"

/* The hosts picked, per subdomain, for one request. A GListModel of SignetSelectedSubdomain, each
 * itself with a GListModel of SignetSelectedHost. Notifies n-included (hosts ticked in all),
 * n-subdomains-included (subdomains with one or more ticked) and common-name. The common name is
 * always ticked: a host that carries it cannot be unticked. */

G_BEGIN_DECLS

#define SIGNET_TYPE_SELECTED_HOST (signet_selected_host_get_type ())
G_DECLARE_FINAL_TYPE (SignetSelectedHost, signet_selected_host, SIGNET, SELECTED_HOST, GObject)

/* Properties: host (SignetHost), included (gboolean, read-write), common-name (gboolean: it is it). */
SignetHost *signet_selected_host_get_host       (SignetSelectedHost *self);
gboolean    signet_selected_host_get_included   (SignetSelectedHost *self);
void        signet_selected_host_set_included   (SignetSelectedHost *self, gboolean included);

#define SIGNET_TYPE_SELECTED_SUBDOMAIN (signet_selected_subdomain_get_type ())
G_DECLARE_FINAL_TYPE (SignetSelectedSubdomain, signet_selected_subdomain, SIGNET, SELECTED_SUBDOMAIN, GObject)

/* Properties: subdomain, n-included, n-hosts, count-text ("2/3 subdomains"). */
SignetSubdomain *signet_selected_subdomain_get_subdomain    (SignetSelectedSubdomain *self);
GListModel      *signet_selected_subdomain_get_hosts        (SignetSelectedSubdomain *self); /* none */
guint            signet_selected_subdomain_get_n_included   (SignetSelectedSubdomain *self);
char            *signet_selected_subdomain_dup_count_text   (SignetSelectedSubdomain *self);
void             signet_selected_subdomain_set_all_included (SignetSelectedSubdomain *self, gboolean included);

#define SIGNET_TYPE_SELECTION (signet_selection_get_type ())
G_DECLARE_FINAL_TYPE (SignetSelection, signet_selection, SIGNET, SELECTION, GObject)

SignetSelection *signet_selection_new (void);

/* Adding one that is there already changes nothing. All its hosts come ticked. Hosts that another
 * subdomain already brought in are left out: no name gets in twice. */
void        signet_selection_add            (SignetSelection *self, SignetSubdomain *subdomain);
/* Many at once, with one items-changed: GPtrArray of SignetSubdomain. */
void        signet_selection_add_all        (SignetSelection *self, GPtrArray *subdomains);
/* A host that this one shared with another comes in with the other, ticked as it was. */
void        signet_selection_remove         (SignetSelection *self, gint64 subdomain_id);
gboolean    signet_selection_contains       (SignetSelection *self, gint64 subdomain_id);
/* Ticks exactly these hosts (of what was added), unticks the rest: for "Request again". */
void        signet_selection_include_only   (SignetSelection *self, const char * const *names);
/* Ticks these; gives back, NULL-terminated, those that no added subdomain has. (transfer full) */
GStrv       signet_selection_include        (SignetSelection *self, const char * const *names);

/* @name need not be among the added hosts yet: it is ticked as soon as its subdomain is added. */
void        signet_selection_set_common_name (SignetSelection *self, const char *name);
const char *signet_selection_get_common_name (SignetSelection *self); /* (nullable) */

guint       signet_selection_get_n_included  (SignetSelection *self);
guint       signet_selection_get_n_subdomains_included (SignetSelection *self);
/* The names ticked, common name first, each once. (transfer full) */
GStrv       signet_selection_dup_names       (SignetSelection *self);

G_END_DECLS
