/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Where a row model gets its rows from: what the store's lists implement. */

G_BEGIN_DECLS

/* signet-store.h hands these lists out, and so cannot be included here. */
typedef struct _SignetStore SignetStore;

typedef struct {
  char     *search;     /* (nullable) text that must be in it, as typed */
  char     *filter;     /* (nullable) a nick, or a line of words: signet-row-filter.h */
  char     *sort_key;
  gboolean  descending;

  gboolean  all;        /* whether all ids are wanted now; else the first may do, and the others are asked for later */
  GArray   *present;    /* (nullable) gint64: the ids that the list has now; not changed by anybody any more */
} SignetRowQuery;

SignetRowQuery *signet_row_query_copy (const SignetRowQuery *query);
void            signet_row_query_free (SignetRowQuery *query);

typedef struct {
  GArray    *ids;          /* gint64, of all rows in order, or of the first ones */
  GPtrArray *rows;         /* the first of them, read already, so that the first frame can show them */
  gboolean   complete;     /* whether these are all ids */
  gboolean   compared;
  guint      n_same_begin; /* so many ids at the beginning, and at the end, are those that were present: */
  guint      n_same_end;   /* to compare 100,000 is nothing for the main thread */
} SignetRowQueryResult;

SignetRowQueryResult *signet_row_query_result_new  (GArray *ids, GPtrArray *rows); /* takes both; complete */
/* Counts the same ids. In the thread of the store. */
void                  signet_row_query_result_compare (SignetRowQueryResult *result, GArray *present);
void                  signet_row_query_result_free (SignetRowQueryResult *result);

typedef struct {
  GType    item_type;
  GObject *(*new_for_id) (gint64 id);
  gint64   (*get_id)     (GObject *row);
  void     (*update)     (GObject *row, GObject *from);

  void                  (*query)        (SignetStore *store, gpointer scope, const SignetRowQuery *query,
                                         guint n_rows, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
  SignetRowQueryResult *(*query_finish) (SignetStore *store, GAsyncResult *result, GError **error);

  /* GArray of gint64 → GPtrArray of rows in the same order, NULL where one is gone. */
  void                  (*read)         (SignetStore *store, gpointer scope, GArray *ids,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
  GPtrArray            *(*read_finish)  (SignetStore *store, GAsyncResult *result, GError **error);
} SignetRowSource;

G_END_DECLS
