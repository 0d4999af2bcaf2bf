/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Organizations, read: one by one, all of them, or as they come into view in a list. */

#include "store/signet-row-model-private.h"
#include "store/signet-store-private.h"
#include "store/signet-store-text.h"

#define COLUMNS                                                                                           \
  "SELECT o.id, o.org_id, o.name, o.unit, o.country, o.state, o.city, o.version, "                        \
  "(SELECT count (*) FROM instance i WHERE i.organization_id = o.id AND i.removed_at IS NULL) FROM organization o "

/* What is asked for, and what comes of it. */
typedef struct {
  SignetRowQuery *query;        /* owned, may be NULL */
  guint n_rows;
  GArray *ids;                  /* owned, may be NULL */
  GPtrArray *rows;              /* owned until it is handed over, as below */
  SignetRowQueryResult *result;
} Look;

static void
look_free (gpointer data)
{
  Look *self = data;

  g_clear_pointer (&self->query, signet_row_query_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->result, signet_row_query_result_free);
  g_free (self);
}

static SignetOrganization *
organization_of_row (SignetStatement *statement)
{
  SignetOrganization *organization =
    signet_organization_new (signet_statement_get_text (statement, 1), signet_statement_get_text (statement, 2),
                             signet_statement_get_text (statement, 3), signet_statement_get_text (statement, 4),
                             signet_statement_get_text (statement, 5), signet_statement_get_text (statement, 6));

  signet_organization_set_id (organization, signet_statement_get_int (statement, 0));
  signet_organization_set_row (organization, (guint) signet_statement_get_int (statement, 7),
                               (guint) signet_statement_get_int (statement, 8));
  return organization;
}

static GPtrArray *
read_rows (SignetStatement *statement,
           GError         **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row = TRUE;

  while (has_row)
    {
      if (!signet_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (rows, organization_of_row (statement));
    }
  return g_steal_pointer (&rows);
}

/**
 * signet_store_read_organizations:
 * @database: a connection, in a transaction
 * @ids: (nullable) (element-type gint64): which, or %NULL for all
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type SignetOrganization): organizations in the order of @ids or by name, without those
 *   that are gone or removed; %NULL with an error of the store
 */
GPtrArray *
signet_store_read_organizations (SignetDatabase *database,
                                 GArray         *ids,
                                 GError        **error)
{
  SignetStatement *statement =
    signet_database_prepare (database, ids == NULL ? COLUMNS "WHERE o.removed_at IS NULL ORDER BY o.sort_key, o.id"
                                                   : "WITH wanted AS (SELECT value, key FROM json_each (?1)) " COLUMNS
                                                     "JOIN wanted ON wanted.value = o.id WHERE o.removed_at IS NULL "
                                                     "ORDER BY wanted.key", error);

  if (statement == NULL)
    return NULL;
  if (ids != NULL)
    {
      g_autofree char *json = signet_store_ids_to_json (ids);

      signet_statement_bind_text (statement, 1, json);
    }
  return read_rows (statement, error);
}

static char *
sql_of_query (const SignetRowQuery *query)
{
  const char *order = query->descending ? " DESC" : "";

  if (g_strcmp0 (query->sort_key, "instances") == 0)
    return g_strdup_printf ("SELECT o.id FROM organization o WHERE o.removed_at IS NULL AND (?1 = '' OR "
                            "instr (o.search, ?1) > 0) ORDER BY (SELECT count (*) FROM instance i WHERE "
                            "i.organization_id = o.id AND i.removed_at IS NULL)%s, o.sort_key%s, o.id%s", order, order, order);
  return g_strdup_printf ("SELECT o.id FROM organization o WHERE o.removed_at IS NULL AND (?1 = '' OR "
                          "instr (o.search, ?1) > 0) ORDER BY o.sort_key%s, o.id%s", order, order);
}

static gboolean
query_func (SignetDatabase *database,
            GTask          *task,
            gpointer        op,
            GCancellable   *cancellable,
            GError        **error)
{
  Look *self = op;
  g_autofree char *sql = sql_of_query (self->query);
  g_autofree char *folded = signet_store_fold (self->query->search);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *rows;
  SignetStatement *statement = signet_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_text (statement, 1, g_strstrip (folded));
  ids = signet_store_read_ids (statement, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len > 0)
    g_array_append_vals (first, ids->data, MIN (self->n_rows, ids->len));
  rows = signet_store_read_organizations (database, first, error);
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
  Look *self = op;

  self->rows = signet_store_read_organizations (database, self->ids, error);
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
  Look *op = g_new0 (Look, 1);

  op->query = signet_row_query_copy (query);
  op->n_rows = n_rows;
  signet_store_run (store, SIGNET_STORE_READ, query_func, op, look_free, query_async, cancellable, callback, user_data);
}

static SignetRowQueryResult *
query_finish (SignetStore  *store,
              GAsyncResult *result,
              GError      **error)
{
  Look *op = signet_store_finish (store, result, query_async, error);

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
  Look *op = g_new0 (Look, 1);

  op->ids = g_array_ref (ids);
  signet_store_run (store, SIGNET_STORE_READ, read_func, op, look_free, read_async, cancellable, callback, user_data);
}

static GPtrArray *
read_finish (SignetStore  *store,
             GAsyncResult *result,
             GError      **error)
{
  Look *op = signet_store_finish (store, result, read_async, error);

  return op != NULL ? g_steal_pointer (&op->rows) : NULL;
}

static GObject *
row_new (gint64 id)
{
  return G_OBJECT (signet_organization_new_for_id (id));
}

static gint64
row_get_id (GObject *row)
{
  return signet_organization_get_id ((SignetOrganization *) row);
}

static void
row_update (GObject *row,
            GObject *from)
{
  signet_organization_update ((SignetOrganization *) row, (SignetOrganization *) from);
}

/* The type of the items is a call and not a constant: filled in when a list is made. */
static SignetRowSource source = {
  .new_for_id = row_new, .get_id = row_get_id, .update = row_update,
  .query = query_async, .query_finish = query_finish, .read = read_async, .read_finish = read_finish,
};

/**
 * signet_store_list_organizations:
 * @self: a store
 *
 * Sort keys: "name" (the default), "instances" (how many). Searched: all fields; without regard to capitals and accents.
 *
 * Returns: (transfer full): a list of #SignetOrganization
 */
SignetRowModel *
signet_store_list_organizations (SignetStore *self)
{
  g_return_val_if_fail (SIGNET_IS_STORE (self), NULL);

  source.item_type = SIGNET_TYPE_ORGANIZATION;
  return signet_row_model_new (self, &source, NULL, NULL, "name", FALSE);
}

/**
 * signet_store_load_organizations_async:
 * @self: a store
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads all organizations, by name.
 */
void
signet_store_load_organizations_async (SignetStore        *self,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  g_return_if_fail (SIGNET_IS_STORE (self));

  signet_store_run (self, SIGNET_STORE_READ, read_func, g_new0 (Look, 1), look_free, signet_store_load_organizations_async,
                    cancellable, callback, user_data);
}

/**
 * signet_store_load_organizations_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type SignetOrganization): the organizations, or %NULL with an error of the store
 */
GPtrArray *
signet_store_load_organizations_finish (SignetStore  *self,
                                        GAsyncResult *result,
                                        GError      **error)
{
  Look *op = signet_store_finish (self, result, signet_store_load_organizations_async, error);

  return op != NULL ? g_steal_pointer (&op->rows) : NULL;
}
