/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

/* Asks the store, while a name is typed, who has it already: this instance, which refuses it, or another one, which is
 * worth knowing. Signal "changed": there is an answer. */

G_BEGIN_DECLS

#define SIGNET_TYPE_NAME_LOOKUP (signet_name_lookup_get_type ())
G_DECLARE_FINAL_TYPE (SignetNameLookup, signet_name_lookup, SIGNET, NAME_LOOKUP, GObject)

/* @subdomain_id: the subdomain that is edited and may have its own names, or 0. */
SignetNameLookup *signet_name_lookup_new               (SignetStore *store, gint64 instance_id, gint64 subdomain_id);
/* Canonical names; @subdomain may be NULL. Takes back the former answers and asks anew, if they are others. */
void              signet_name_lookup_set_names         (SignetNameLookup *self, const char *subdomain, GPtrArray *hosts);
/* Each NULL for nothing, else translated. */
const char       *signet_name_lookup_get_name_problem  (SignetNameLookup *self);
const char       *signet_name_lookup_get_hosts_problem (SignetNameLookup *self);
const char       *signet_name_lookup_get_elsewhere     (SignetNameLookup *self);
/* Stops for good. */
void              signet_name_lookup_stop              (SignetNameLookup *self);

G_END_DECLS
