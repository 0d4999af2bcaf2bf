/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-instance.h"
#include "inventory/signet-subdomain.h"

/* What differs between two readings of something, in words: for the job that records a change, and for the message
 * of a conflict. Private to this folder. */

G_BEGIN_DECLS

typedef struct _SignetStoreChanges SignetStoreChanges;

SignetStoreChanges *signet_store_changes_new  (void);
void                signet_store_changes_free (SignetStoreChanges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetStoreChanges, signet_store_changes_free)

/* "Use case: Marketing → Transactional"; nothing where both are the same. */
void signet_store_changes_add       (SignetStoreChanges *self, const char *label, const char *from, const char *to);
/* "Hosts added: a, b and 7 more"; nothing for no names. @names: of char *. */
void signet_store_changes_add_names (SignetStoreChanges *self, const char *label, GPtrArray *names);

gboolean    signet_store_changes_is_empty    (SignetStoreChanges *self);
/* One line of bounded length. (transfer none) */
const char *signet_store_changes_get_message (SignetStoreChanges *self);
/* All of it, a line for each; NULL where the message says it all. (transfer none) */
const char *signet_store_changes_get_report  (SignetStoreChanges *self);

/* All that differs. Hosts are compared where both have been read. (transfer full) */
SignetStoreChanges *signet_store_changes_of_organization (SignetOrganization *from, SignetOrganization *to);
SignetStoreChanges *signet_store_changes_of_instance     (SignetInstance *from, SignetInstance *to);
SignetStoreChanges *signet_store_changes_of_subdomain    (SignetSubdomain *from, SignetSubdomain *to);
/* An organization in a line: all that is known of it. (transfer full) */
char               *signet_store_describe_organization   (SignetOrganization *organization);

/* SIGNET_ERROR_STORE_CONFLICT: what somebody else changed, and what to do. Gives FALSE. */
gboolean signet_store_set_conflict (const char *name, SignetStoreChanges *changes, GError **error);
/* The same, for one that somebody else removed. */
gboolean signet_store_set_gone     (const char *name, GError **error);

G_END_DECLS
