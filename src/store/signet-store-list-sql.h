/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-job.h"
#include "store/signet-row-filter.h"
#include "store/signet-row-source.h"
#include "store/signet-store-search.h"

/* The lists in SQL, in pieces, so that the ids can be asked for in the way that is quickest for a search, a filter and
 * an order. Private to this folder. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_LIST_INSTANCES,
  SIGNET_LIST_SUBDOMAINS,
  SIGNET_LIST_JOBS,
  SIGNET_LIST_WAITING,
} SignetList;

/* What a list is limited to. */
typedef struct {
  SignetList list;
  gint64 instance_id;
  SignetJobState state;
} SignetListScope;

/* In all of it ?1 is the text that is searched for, folded; ?2 the present time; ?3 the instance. */
typedef struct {
  const char *id;    /* column */
  const char *from;  /* the table of the rows */
  const char *join;  /* what the order needs besides; "" for nothing */
  char *scope;       /* owned; which rows the list has */
  char *filter;      /* owned, nullable; which of these are wanted */
  SignetRowFilter *row_filter; /* owned, nullable; whose values are parameters of @filter */
  const char *text;  /* column that is searched */
  char *order;       /* owned */
  gboolean walk;     /* whether an index has the rows of the scope in this order */
  SignetStoreIndex index;
} SignetListSql;

SignetListSql *signet_list_sql_new  (const SignetListScope *scope, const SignetRowQuery *query);
void           signet_list_sql_free (SignetListSql *self);

/* Of gint64: the ids in order. At least @n_wanted of them, where not %0, and whether these are @complete.
 * (transfer full) */
GArray        *signet_list_sql_run  (SignetListSql *self, SignetDatabase *database, gint64 instance_id,
                                     const char *needle, guint n_wanted, gboolean *complete, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetListSql, signet_list_sql_free)

G_END_DECLS
