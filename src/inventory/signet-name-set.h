/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-inventory-table.h"

/* Names without any order, and the rows that they make: which are subdomains, and which host belongs to which. For formats
 * that do not say so. Private to this folder. */

G_BEGIN_DECLS

typedef struct _SignetNameSet SignetNameSet;

SignetNameSet *signet_name_set_new  (void);
void           signet_name_set_free (SignetNameSet *self);

/* Canonical names, each with the line where it stands; the first line counts. */
void     signet_name_set_add_subdomain (SignetNameSet *self, const char *name, const char *delegation_type, guint line);
gboolean signet_name_set_has_subdomain (SignetNameSet *self, const char *name);
/* The subdomain that is @name or the nearest above it. (nullable) (transfer none) */
const char *signet_name_set_find_above (SignetNameSet *self, const char *name);
/* Under the nearest subdomain above it, which has to be there already: else FALSE. */
gboolean signet_name_set_add_host      (SignetNameSet *self, const char *name);

/* A row for each subdomain, in the order of lines. One without hosts is its own host. */
void     signet_name_set_give_rows     (SignetNameSet *self, SignetInstance *instance, SignetInventoryTable *table);

/* "mail.example.com" for "t.mail.example.com" and the other usual prefixes, with the number of the prefix; NULL for a
 * name without one, or above which there is nothing that could be a subdomain. (transfer none) */
const char *signet_name_set_behind_prefix (const char *name, guint *prefix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetNameSet, signet_name_set_free)

G_END_DECLS
