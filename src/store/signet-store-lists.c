/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the lists of rows ask the store for. */

#include "signet-config.h"

#include "store/signet-row-model-private.h"
#include "store/signet-store-list-sql.h"
#include "store/signet-store-private.h"
#include "store/signet-store-text.h"

typedef struct {
  SignetListScope scope;
  SignetRowQuery *query;        /* owned */
  guint n_rows;
  SignetRowQueryResult *result; /* owned until it is handed over */
} Query;

typedef struct {
  SignetListScope scope;
  GArray *ids;     /* owned */
  GPtrArray *rows; /* owned until it is handed over */
} Read;

static void
query_free (gpointer data)
{
  Query *self = data;

  signet_row_query_free (self->query);
  g_clear_pointer (&self->result, signet_row_query_result_free);
  g_free (self);
}

static void
read_free (gpointer data)
{
  Read *self = data;

  g_array_unref (self->ids);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static GPtrArray *
read_rows (SignetDatabase        *database,
           const SignetListScope *scope,
           GArray                *ids,
           GError               **error)
{
  switch (scope->list)
    {
    case SIGNET_LIST_INSTANCES:
      return signet_store_read_instances (database, ids, error);
    case SIGNET_LIST_SUBDOMAINS:
      return signet_store_read_subdomains (database, scope->instance_id, ids, FALSE, error);
    case SIGNET_LIST_JOBS:
    case SIGNET_LIST_WAITING:
    default:
      return signet_store_read_jobs (database, ids, error);
    }
}

static char *
dup_search (const char *typed)
{
  g_autofree char *folded = signet_store_fold (typed);

  return g_strdup (g_strstrip (folded));
}

static gboolean
query_func (SignetDatabase *database,
            GTask          *task,
            gpointer        op,
            GCancellable   *cancellable,
            GError        **error)
{
  Query *self = op;
  g_autoptr (SignetListSql) sql = signet_list_sql_new (&self->scope, self->query);
  g_autofree char *search = dup_search (self->query->search);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *rows;
  gboolean complete;

  ids = signet_list_sql_run (sql, database, self->scope.instance_id, search, self->query->all ? 0 : self->n_rows,
                             &complete, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len > 0)
    g_array_append_vals (first, ids->data, MIN (self->n_rows, ids->len));
  rows = read_rows (database, &self->scope, first, error);
  if (rows == NULL)
    return FALSE;
  self->result = signet_row_query_result_new (g_steal_pointer (&ids), rows);
  self->result->complete = complete;
  if (self->query->present != NULL)
    signet_row_query_result_compare (self->result, self->query->present);
  return TRUE;
}

static gboolean
read_func (SignetDatabase *database,
           GTask          *task,
           gpointer        op,
           GCancellable   *cancellable,
           GError        **error)
{
  Read *self = op;

  self->rows = read_rows (database, &self->scope, self->ids, error);
  return self->rows != NULL;
}

static void
query_async (SignetStore          *store,
             gpointer              scope,
             const SignetRowQuery *query,
             guint                 n_rows,
             GCancellable         *cancellable,
             GAsyncReadyCallback   callback,
             gpointer              user_data)
{
  Query *op = g_new0 (Query, 1);

  op->scope = *(SignetListScope *) scope;
  op->query = signet_row_query_copy (query);
  op->n_rows = n_rows;
  signet_store_run (store, SIGNET_STORE_READ, query_func, op, query_free, query_async, cancellable, callback,
                    user_data);
}

static SignetRowQueryResult *
query_finish (SignetStore  *store,
              GAsyncResult *result,
              GError      **error)
{
  Query *op = signet_store_finish (store, result, query_async, error);

  return op != NULL ? g_steal_pointer (&op->result) : NULL;
}

static void
read_async (SignetStore        *store,
            gpointer            scope,
            GArray             *ids,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  Read *op = g_new0 (Read, 1);

  op->scope = *(SignetListScope *) scope;
  op->ids = g_array_ref (ids);
  signet_store_run (store, SIGNET_STORE_READ, read_func, op, read_free, read_async, cancellable, callback, user_data);
}

static GPtrArray *
read_finish (SignetStore  *store,
             GAsyncResult *result,
             GError      **error)
{
  Read *op = signet_store_finish (store, result, read_async, error);

  return op != NULL ? g_steal_pointer (&op->rows) : NULL;
}

/* Casts of the functions themselves would be calls through another type. */
#define ROW_FUNCTIONS(name, Type)                          \
  static GObject *                                         \
  name##_row_new (gint64 id)                               \
  {                                                        \
    return G_OBJECT (signet_##name##_new_for_id (id));     \
  }                                                        \
                                                           \
  static gint64                                            \
  name##_row_get_id (GObject *row)                         \
  {                                                        \
    return signet_##name##_get_id ((Type *) row);          \
  }                                                        \
                                                           \
  static void                                              \
  name##_row_update (GObject *row,                         \
                     GObject *from)                        \
  {                                                        \
    signet_##name##_update ((Type *) row, (Type *) from);  \
  }

ROW_FUNCTIONS (instance, SignetInstance)
ROW_FUNCTIONS (subdomain, SignetSubdomain)
ROW_FUNCTIONS (job, SignetJob)

/* The type of the items is a call and not a constant: filled in when a list is made. */
#define ROW_SOURCE(name)                                                                        \
  { .new_for_id = name##_row_new, .get_id = name##_row_get_id, .update = name##_row_update,     \
    .query = query_async, .query_finish = query_finish, .read = read_async, .read_finish = read_finish }

static SignetRowSource instance_source = ROW_SOURCE (instance);
static SignetRowSource subdomain_source = ROW_SOURCE (subdomain);
static SignetRowSource job_source = ROW_SOURCE (job);

static SignetRowModel *
list_new (SignetStore     *self,
          SignetRowSource *source,
          GType            item_type,
          SignetListScope  scope,
          const char      *sort_key,
          gboolean         descending)
{
  source->item_type = item_type;
  return signet_row_model_new (self, source, g_memdup2 (&scope, sizeof scope), g_free, sort_key, descending);
}

/**
 * signet_store_list_instances:
 * @self: a store
 *
 * Sort keys: "name" (the default), "state" (worst first), "subdomains" (how many). Searched: name, URL, name
 * and Org ID of the organization; without regard to capitals and accents. Filter: see signet-row-filter.h.
 *
 * Returns: (transfer full): a list of #SignetInstance
 */
SignetRowModel *
signet_store_list_instances (SignetStore *self)
{
  g_return_val_if_fail (SIGNET_IS_STORE (self), NULL);

  return list_new (self, &instance_source, SIGNET_TYPE_INSTANCE, (SignetListScope) { .list = SIGNET_LIST_INSTANCES }, "name", FALSE);
}

/**
 * signet_store_list_subdomains:
 * @self: a store
 * @instance_id: row id of an instance; 0 for all
 *
 * Sort keys: "name" (the default), "delegation-type", "state" (worst first), "use-case", "verified"; of all instances also
 * "instance". Searched: its name and those of its hosts, in A-labels and in U-labels. Filter: see signet-row-filter.h.
 *
 * Returns: (transfer full): a list of #SignetSubdomain, without their hosts
 */
SignetRowModel *
signet_store_list_subdomains (SignetStore *self,
                              gint64       instance_id)
{
  g_return_val_if_fail (SIGNET_IS_STORE (self), NULL);

  return list_new (self, &subdomain_source, SIGNET_TYPE_SUBDOMAIN,
                   (SignetListScope) { .list = SIGNET_LIST_SUBDOMAINS, .instance_id = instance_id }, "name", FALSE);
}

/**
 * signet_store_list_jobs:
 * @self: a store
 * @state: pending or finished ones
 *
 * Sort key: "created", newest first. Filters: what a job is about, "subdomains" (Subdomains management: requests
 * and subdomains set up or removed), "imports" (Inventory imports), "exports", "instances" (Instances), "organizations"; or the nick of one
 * kind, see signet_job_kind_to_nick(); another word lets nothing through. Searched: title, instance and its URL, and
 * the names that a request asks for.
 *
 * Returns: (transfer full): a list of #SignetJob, without their details
 */
SignetRowModel *
signet_store_list_jobs (SignetStore   *self,
                        SignetJobState state)
{
  g_return_val_if_fail (SIGNET_IS_STORE (self), NULL);

  return list_new (self, &job_source, SIGNET_TYPE_JOB, (SignetListScope) { .list = SIGNET_LIST_JOBS, .state = state }, "created", TRUE);
}

/**
 * signet_store_list_waiting_requests:
 * @self: a store
 * @instance_id: row id of an instance; 0 for all
 *
 * Requests whose certificate has not come; sorted, filtered and searched as signet_store_list_jobs().
 *
 * Returns: (transfer full): a list of #SignetJob, without their details
 */
SignetRowModel *
signet_store_list_waiting_requests (SignetStore *self,
                                    gint64       instance_id)
{
  g_return_val_if_fail (SIGNET_IS_STORE (self), NULL);

  return list_new (self, &job_source, SIGNET_TYPE_JOB, (SignetListScope) { .list = SIGNET_LIST_WAITING, .instance_id = instance_id },
                   "created", TRUE);
}
