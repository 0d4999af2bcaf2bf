/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/signet-row-source.h"

/**
 * signet_row_query_copy:
 * @query: a query
 *
 * Returns: (transfer full): a copy, which can go to another thread
 */
SignetRowQuery *
signet_row_query_copy (const SignetRowQuery *query)
{
  SignetRowQuery *copy = g_new0 (SignetRowQuery, 1);

  copy->search = g_strdup (query->search);
  copy->filter = g_strdup (query->filter);
  copy->sort_key = g_strdup (query->sort_key);
  copy->descending = query->descending;
  copy->all = query->all;
  copy->present = query->present != NULL ? g_array_ref (query->present) : NULL;
  return copy;
}

/**
 * signet_row_query_free:
 * @query: a copy
 */
void
signet_row_query_free (SignetRowQuery *query)
{
  g_free (query->search);
  g_free (query->filter);
  g_free (query->sort_key);
  g_clear_pointer (&query->present, g_array_unref);
  g_free (query);
}

/**
 * signet_row_query_result_new:
 * @ids: (transfer full) (element-type gint64): row ids in order
 * @rows: (transfer full) (element-type GObject): the first rows
 *
 * Returns: (transfer full): a result
 */
SignetRowQueryResult *
signet_row_query_result_new (GArray    *ids,
                             GPtrArray *rows)
{
  SignetRowQueryResult *result = g_new0 (SignetRowQueryResult, 1);

  result->ids = ids;
  result->rows = rows;
  result->complete = TRUE;
  return result;
}

/**
 * signet_row_query_result_compare:
 * @result: a result
 * @present: (element-type gint64): the ids that a list has
 *
 * Counts how many ids at the beginning and at the end are the same in both.
 */
void
signet_row_query_result_compare (SignetRowQueryResult *result,
                                 GArray               *present)
{
  const gint64 *now = (const gint64 *) (gconstpointer) present->data;
  const gint64 *then = (const gint64 *) (gconstpointer) result->ids->data;
  const guint n_shorter = MIN (present->len, result->ids->len);
  guint n_begin = 0;
  guint n_end = 0;

  while (n_begin < n_shorter && now[n_begin] == then[n_begin])
    n_begin++;
  while (n_end < n_shorter - n_begin && now[present->len - 1 - n_end] == then[result->ids->len - 1 - n_end])
    n_end++;
  result->compared = TRUE;
  result->n_same_begin = n_begin;
  result->n_same_end = n_end;
}

/**
 * signet_row_query_result_free:
 * @result: a result
 */
void
signet_row_query_result_free (SignetRowQueryResult *result)
{
  g_clear_pointer (&result->ids, g_array_unref);
  g_clear_pointer (&result->rows, g_ptr_array_unref);
  g_free (result);
}
