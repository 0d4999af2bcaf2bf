/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

/* The hosts of a subdomain, one a line, in any spelling. They are proposed from the subdomain until the user changes
 * them; a menu adds the subdomain itself, a wildcard, or a prefix. Signal "changed", for the user's changes alone. */

G_BEGIN_DECLS

#define SIGNET_TYPE_HOSTS_FIELD (signet_hosts_field_get_type ())
G_DECLARE_FINAL_TYPE (SignetHostsField, signet_hosts_field, SIGNET, HOSTS_FIELD, AdwPreferencesGroup)

/* @prefixes: what is proposed for a new subdomain, and can be added to any. */
void       signet_hosts_field_set_prefixes  (SignetHostsField *self, const char * const *prefixes);
/* The hosts that it has, canonical, and the name that they are below: proposed for another name with that name in its
 * place. */
void       signet_hosts_field_set_hosts     (SignetHostsField *self, const char *subdomain, GPtrArray *hosts);
/* @subdomain: (nullable): canonical; what the hosts have to be below. Proposes hosts. */
void       signet_hosts_field_set_subdomain (SignetHostsField *self, const char *subdomain);
/* Canonical names, each once; only while it is valid do they say all that is typed. (transfer none) */
GPtrArray *signet_hosts_field_get_hosts     (SignetHostsField *self);
gboolean   signet_hosts_field_get_valid     (SignetHostsField *self);
/* What the store knows against it, or what is odd; what is typed wrong goes before. */
void       signet_hosts_field_set_problem   (SignetHostsField *self, const char *problem);
void       signet_hosts_field_set_warning   (SignetHostsField *self, const char *warning);

G_END_DECLS
