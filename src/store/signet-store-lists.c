/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the lists of rows ask the store for. */

#include "signet-config.h"

#include "store/signet-row-model-private.h"
#include "store/signet-store-private.h"
#include "store/signet-store-text.h"

#define STRINGIFY_(x) #x
#define STRINGIFY(x)  STRINGIFY_ (x)

/* Worst first, then what runs out first; ?2 is the present time. */
#define ORDER_BY_STATE                                                                                    \
  "CASE WHEN m.expires <= ?2 THEN 0 "                                                                     \
  "WHEN m.expires <= ?2 + 86400 * " STRINGIFY (SIGNET_CERTIFICATE_CRITICAL_DAYS) " THEN 1 "               \
  "WHEN m.expires <= ?2 + 86400 * " STRINGIFY (SIGNET_CERTIFICATE_SOON_DAYS) " THEN 2 "                   \
  "WHEN m.n_without > 0 THEN 3 WHEN m.n_waiting > 0 THEN 4 WHEN m.expires IS NOT NULL THEN 5 ELSE 6 END"

/* Where the condition of a row filter goes. */
#define FILTER "{filter}"

typedef enum {
  LIST_INSTANCES,
  LIST_SUBDOMAINS,
  LIST_JOBS,
  LIST_WAITING,
} List;

/* What a list is limited to. */
typedef struct {
  List list;
  gint64 instance_id;
  SignetJobState state;
} Scope;

typedef struct {
  Scope scope;
  SignetRowQuery *query;        /* owned */
  guint n_rows;
  SignetRowQueryResult *result; /* owned until it is handed over */
} Query;

typedef struct {
  Scope scope;
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

#define INSTANCES_WHERE \
  "WHERE i.removed_at IS NULL AND (?1 = '' OR instr (i.search, ?1) > 0) " FILTER

static const char *
sql_of_instances (const char *sort_key)
{
  if (g_strcmp0 (sort_key, "state") == 0)
    return "SELECT i.id FROM instance i LEFT JOIN (SELECT h.instance_id, " SIGNET_STORE_SQL_SUMMARY
           "FROM host h WHERE h.removed_at IS NULL GROUP BY h.instance_id) m ON m.instance_id = i.id "
           INSTANCES_WHERE "ORDER BY " ORDER_BY_STATE "%s, m.expires%s, i.sort_key%s, i.id%s";
  if (g_strcmp0 (sort_key, "subdomains") == 0)
    return "SELECT i.id FROM instance i " INSTANCES_WHERE
           "ORDER BY (SELECT count (*) FROM subdomain s WHERE s.instance_id = i.id AND s.removed_at IS NULL)%s, "
           "i.sort_key%s, i.id%s";
  return "SELECT i.id FROM instance i " INSTANCES_WHERE "ORDER BY i.sort_key%s, i.id%s";
}

#define SUBDOMAINS_WHERE \
  "WHERE s.instance_id = ?3 AND s.removed_at IS NULL AND (?1 = '' OR instr (s.search, ?1) > 0) " FILTER

static const char *
sql_of_subdomains (const char *sort_key)
{
  if (g_strcmp0 (sort_key, "state") == 0)
    return "SELECT s.id FROM subdomain s LEFT JOIN (SELECT h.subdomain_id, " SIGNET_STORE_SQL_SUMMARY
           "FROM host h WHERE h.instance_id = ?3 AND h.removed_at IS NULL GROUP BY h.subdomain_id) m "
           "ON m.subdomain_id = s.id " SUBDOMAINS_WHERE
           "ORDER BY " ORDER_BY_STATE "%s, m.expires%s, s.sort_key%s, s.id%s";
  if (g_strcmp0 (sort_key, "delegation-type") == 0)
    return "SELECT s.id FROM subdomain s " SUBDOMAINS_WHERE "ORDER BY s.delegation_type%s, s.sort_key%s, s.id%s";
  if (g_strcmp0 (sort_key, "use-case") == 0)
    return "SELECT s.id FROM subdomain s " SUBDOMAINS_WHERE "ORDER BY lower (s.use_case)%s, s.sort_key%s, s.id%s";
  if (g_strcmp0 (sort_key, "verified") == 0)
    return "SELECT s.id FROM subdomain s " SUBDOMAINS_WHERE "ORDER BY s.verified_at%s, s.sort_key%s, s.id%s";
  return "SELECT s.id FROM subdomain s " SUBDOMAINS_WHERE "ORDER BY s.sort_key%s, s.id%s";
}

#define ALL_SUBDOMAINS                                                                                   \
  "SELECT s.id FROM subdomain s JOIN instance i ON i.id = s.instance_id "
#define ALL_SUBDOMAINS_WHERE                                                                             \
  "WHERE s.removed_at IS NULL AND i.removed_at IS NULL AND (?1 = '' OR instr (s.search, ?1) > 0) " FILTER

/* Of all instances: what is the same comes by instance. */
static const char *
sql_of_all_subdomains (const char *sort_key)
{
  if (g_strcmp0 (sort_key, "state") == 0)
    return ALL_SUBDOMAINS "LEFT JOIN (SELECT h.subdomain_id, " SIGNET_STORE_SQL_SUMMARY
           "FROM host h WHERE h.removed_at IS NULL GROUP BY h.subdomain_id) m ON m.subdomain_id = s.id "
           ALL_SUBDOMAINS_WHERE "ORDER BY " ORDER_BY_STATE "%s, m.expires%s, s.sort_key%s, i.sort_key%s, s.id%s";
  if (g_strcmp0 (sort_key, "instance") == 0)
    return ALL_SUBDOMAINS ALL_SUBDOMAINS_WHERE "ORDER BY i.sort_key%s, i.id%s, s.sort_key%s, s.id%s";
  if (g_strcmp0 (sort_key, "delegation-type") == 0)
    return ALL_SUBDOMAINS ALL_SUBDOMAINS_WHERE "ORDER BY s.delegation_type%s, s.sort_key%s, i.sort_key%s, s.id%s";
  if (g_strcmp0 (sort_key, "use-case") == 0)
    return ALL_SUBDOMAINS ALL_SUBDOMAINS_WHERE "ORDER BY lower (s.use_case)%s, s.sort_key%s, i.sort_key%s, s.id%s";
  if (g_strcmp0 (sort_key, "verified") == 0)
    return ALL_SUBDOMAINS ALL_SUBDOMAINS_WHERE "ORDER BY s.verified_at%s, s.sort_key%s, i.sort_key%s, s.id%s";
  return ALL_SUBDOMAINS ALL_SUBDOMAINS_WHERE "ORDER BY s.sort_key%s, i.sort_key%s, s.id%s";
}

/* Which kinds a filter lets through; a word that is none lets nothing through. */
static const char *
sql_of_kinds (const char *filter)
{
  static const struct {
    const char *nick;
    const char *kinds;
  } filters[] = {
    { "subdomains", "'request', 'subdomain'" },
    { "imports", "'import'" },
    { "instances", "'instance'" },
    { "organizations", "'organization'" },
    { "exports", "'export'" },
    { "request", "'request'" },
    { "import", "'import'" },
    { "subdomain", "'subdomain'" },
    { "instance", "'instance'" },
    { "organization", "'organization'" },
    { "export", "'export'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (g_strcmp0 (filter, filters[i].nick) == 0)
      return filters[i].kinds;
  return "''";
}

static char *
sql_of_jobs (const Scope *scope,
             const char  *filter,
             const char  *order)
{
  g_autoptr (GString) sql = g_string_new ("SELECT j.id FROM job j ");

  if (scope->list == LIST_WAITING)
    g_string_append (sql, "JOIN request r ON r.job_id = j.id AND r.waiting = 1 "
                          "WHERE (?3 = 0 OR j.instance_id = ?3) ");
  else
    g_string_append_printf (sql, "WHERE j.state = '%s' ", signet_job_state_to_nick (scope->state));
  if (filter != NULL)
    g_string_append_printf (sql, "AND j.kind IN (%s) ", sql_of_kinds (filter));
  g_string_append_printf (sql, "AND (?1 = '' OR instr (j.search, ?1) > 0) ORDER BY j.created_at%s, j.id%s", order, order);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static char *
replace (const char *text,
         const char *what,
         const char *with)
{
  g_auto (GStrv) parts = g_strsplit (text, what, -1);

  return g_strjoinv (with, parts);
}

/* Each "%s" of @format is a column's direction. */
static char *
with_order (const char *format,
            const char *order,
            const char *condition)
{
  g_autofree char *ordered = replace (format, "%s", order);

  return replace (ordered, FILTER, condition);
}

static char *
sql_of_query (const Query           *self,
              const SignetRowFilter *filter)
{
  const char *order = self->query->descending ? " DESC" : "";
  const gboolean all = self->scope.instance_id == 0;
  g_autofree char *condition = NULL;

  switch (self->scope.list)
    {
    case LIST_INSTANCES:
      condition = signet_store_filter_sql_of_instances (filter);
      return with_order (sql_of_instances (self->query->sort_key), order, condition);
    case LIST_SUBDOMAINS:
      condition = signet_store_filter_sql_of_subdomains (filter, all);
      return with_order (all ? sql_of_all_subdomains (self->query->sort_key) : sql_of_subdomains (self->query->sort_key),
                         order, condition);
    case LIST_JOBS:
    case LIST_WAITING:
    default:
      return sql_of_jobs (&self->scope, self->query->filter, order);
    }
}

static GPtrArray *
read_rows (SignetDatabase *database,
           const Scope    *scope,
           GArray         *ids,
           GError        **error)
{
  switch (scope->list)
    {
    case LIST_INSTANCES:
      return signet_store_read_instances (database, ids, error);
    case LIST_SUBDOMAINS:
      return signet_store_read_subdomains (database, scope->instance_id, ids, FALSE, error);
    case LIST_JOBS:
    case LIST_WAITING:
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
  g_autoptr (SignetRowFilter) filter = signet_row_filter_parse_known (self->query->filter);
  g_autofree char *sql = sql_of_query (self, filter);
  g_autofree char *search = dup_search (self->query->search);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) first = NULL;
  GPtrArray *rows;
  SignetStatement *statement = signet_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_text (statement, 1, search);
  signet_statement_bind_int (statement, 2, signet_store_now ());
  signet_statement_bind_int (statement, 3, self->scope.instance_id);
  signet_store_filter_bind (filter, statement);
  ids = signet_store_read_ids (statement, error);
  if (ids == NULL)
    return FALSE;
  first = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (ids->len > 0)
    g_array_append_vals (first, ids->data, MIN (self->n_rows, ids->len));
  rows = read_rows (database, &self->scope, first, error);
  if (rows == NULL)
    return FALSE;
  self->result = signet_row_query_result_new (g_steal_pointer (&ids), rows);
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

  op->scope = *(Scope *) scope;
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

  op->scope = *(Scope *) scope;
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
          Scope            scope,
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

  return list_new (self, &instance_source, SIGNET_TYPE_INSTANCE, (Scope) { .list = LIST_INSTANCES }, "name", FALSE);
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
                   (Scope) { .list = LIST_SUBDOMAINS, .instance_id = instance_id }, "name", FALSE);
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

  return list_new (self, &job_source, SIGNET_TYPE_JOB, (Scope) { .list = LIST_JOBS, .state = state }, "created", TRUE);
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

  return list_new (self, &job_source, SIGNET_TYPE_JOB, (Scope) { .list = LIST_WAITING, .instance_id = instance_id },
                   "created", TRUE);
}
