/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-instance.h"
#include "inventory/signet-subdomain.h"

/* From the texts of one row to an instance and a subdomain. Private to this folder; whatever reads an
 * inventory in another format comes through here too. */

G_BEGIN_DECLS

/* One accepted row. */
typedef struct {
  guint               line;       /* of the row's first character, from 1 */
  SignetInstance     *instance;   /* owned; carries the organization; rows of one file share equal ones */
  SignetSubdomain    *subdomain;  /* owned; carries the hosts; instance id not set. NULL: an instance without any */
} SignetInventoryRow;

typedef enum {
  SIGNET_INVENTORY_COLUMN_INSTANCE,
  SIGNET_INVENTORY_COLUMN_URL,
  SIGNET_INVENTORY_COLUMN_ORGANIZATION,
  SIGNET_INVENTORY_COLUMN_ORG_ID,
  SIGNET_INVENTORY_COLUMN_UNIT,
  SIGNET_INVENTORY_COLUMN_COUNTRY,
  SIGNET_INVENTORY_COLUMN_STATE,
  SIGNET_INVENTORY_COLUMN_CITY,
  SIGNET_INVENTORY_COLUMN_SUBDOMAIN,
  SIGNET_INVENTORY_COLUMN_HOSTS,
  SIGNET_INVENTORY_COLUMN_DELEGATION_TYPE,
  SIGNET_INVENTORY_COLUMN_USE_CASE,
  SIGNET_INVENTORY_COLUMN_EXPIRES,
  SIGNET_INVENTORY_COLUMN_NOTES,
} SignetInventoryColumn;
#define SIGNET_INVENTORY_N_COLUMNS 14

/* Capitals and "-" or " " for "_" are taken; SIGNET_INVENTORY_N_COLUMNS where it is none of them. */
SignetInventoryColumn signet_inventory_column_from_name (const char *name);
const char           *signet_inventory_column_get_name  (SignetInventoryColumn column); /* "org_id" */
const char           *signet_inventory_column_get_title (SignetInventoryColumn column); /* "Org ID", translated */

/* What the rows of one file share: instances and organizations, each equal to no other. */
typedef struct _SignetInventoryPool SignetInventoryPool;

SignetInventoryPool *signet_inventory_pool_new  (void);
void                 signet_inventory_pool_free (SignetInventoryPool *self);

/* @values: one per column, without blanks around it, NULL where there is no such column. NULL with @reason,
 * translated, where the row is refused. */
SignetInventoryRow *signet_inventory_row_new  (guint line, const char * const *values,
                                               SignetInventoryPool *pool, char **reason);
SignetInventoryRow *signet_inventory_row_take (guint line, SignetInstance *instance, SignetSubdomain *subdomain);
void                signet_inventory_row_free (SignetInventoryRow *self);

/* For readers of formats that are no tables: what a row goes through, one by one. */
gboolean            signet_inventory_check_texts   (const char * const *values, char **reason);
SignetSubdomain    *signet_inventory_subdomain_new (const char * const *values, char **reason); /* without hosts */
gboolean            signet_inventory_add_hosts     (SignetSubdomain *subdomain, const char * const *values, char **reason);

/* The names of the hosts of one subdomain, to take each once. Up to so many, they are found quicker one by one
 * than in a hash table. */
typedef struct {
  const char *few[8]; /* borrowed from the hosts, as those of the table */
  guint       n_few;
  GHashTable *many;
} SignetInventoryHostNames;

gboolean            signet_inventory_add_host (SignetSubdomain *subdomain, SignetInventoryHostNames *names, const char *text,
                                               gint64 expires, char **reason);
void                signet_inventory_host_names_clear (SignetInventoryHostNames *self);

/* The instance of a row alone, from the same values. (transfer full); NULL with @reason. */
SignetInstance     *signet_inventory_pool_dup_instance (SignetInventoryPool *self, const char * const *values,
                                                        char **reason);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SignetInventoryHostNames, signet_inventory_host_names_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetInventoryPool, signet_inventory_pool_free)

G_END_DECLS
