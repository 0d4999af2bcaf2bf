/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A row filter as a condition of SQL, and what there is to filter by. */

#include "signet-config.h"

#include "store/signet-store-private.h"

#include <json-glib/json-glib.h>

#define STRINGIFY_(x) #x
#define STRINGIFY(x)  STRINGIFY_ (x)
#define IN_CRITICAL_DAYS "?2 + 86400 * " STRINGIFY (SIGNET_CERTIFICATE_CRITICAL_DAYS)
#define IN_SOON_DAYS     "?2 + 86400 * " STRINGIFY (SIGNET_CERTIFICATE_SOON_DAYS)

/* ?2 is the present time; 5, 6 and 7 are JSON arrays. */
#define FIRST_PARAMETER 5

typedef struct {
  gint64 instance_id;
  SignetRowFilter *filter; /* owned */
  GArray *ids;             /* owned until it is handed over */
} Filter;

typedef struct {
  GPtrArray *organizations; /* owned until they are handed over */
  GStrv use_cases;
} Choices;

static void
filter_free (gpointer data)
{
  Filter *self = data;

  signet_row_filter_free (self->filter);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

static void
choices_free (gpointer data)
{
  Choices *self = data;

  g_clear_pointer (&self->organizations, g_ptr_array_unref);
  g_strfreev (self->use_cases);
  g_free (self);
}

/* Of host "h": one that is so is enough for its subdomain. A waiting one may have a certificate that still holds. */
static const char *
sql_of_state (const char *state)
{
  static const struct {
    const char *nick;
    const char *sql;
  } conditions[] = {
    { "due", "h.expires BETWEEN 1 AND " IN_SOON_DAYS },
    { "expired", "h.expires BETWEEN 1 AND ?2" },
    { "critical", "h.expires > ?2 AND h.expires <= " IN_CRITICAL_DAYS },
    { "soon", "h.expires > " IN_CRITICAL_DAYS " AND h.expires <= " IN_SOON_DAYS },
    { "none", "h.expires = 0 AND NOT " SIGNET_STORE_SQL_WAITING },
    { "waiting", SIGNET_STORE_SQL_WAITING },
    { "valid", "h.expires > " IN_SOON_DAYS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (g_str_equal (conditions[i].nick, state))
      return conditions[i].sql;
  return "0";
}

static void
append_states (GString            *sql,
               const char * const *states)
{
  g_string_append_c (sql, '(');
  for (guint i = 0; states[i] != NULL; i++)
    g_string_append_printf (sql, "%s(%s)", i > 0 ? " OR " : "", sql_of_state (states[i]));
  g_string_append_c (sql, ')');
}

static gboolean
has (const SignetRowFilter *filter,
     SignetRowFilterKey     key)
{
  return *signet_row_filter_get_values (filter, key) != NULL;
}

static void
append (GString    *sql,
        const char *condition)
{
  g_string_append_printf (sql, "%s%s", sql->len > 0 ? " AND " : "", condition);
}

static char *
dup_subdomain_condition (const SignetRowFilter *filter,
                         const char            *of_instance)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  if (has (filter, SIGNET_ROW_FILTER_STATE))
    {
      g_string_append_printf (sql, "s.id IN (SELECT h.subdomain_id FROM host h WHERE %sh.removed_at IS NULL AND ", of_instance);
      append_states (sql, signet_row_filter_get_values (filter, SIGNET_ROW_FILTER_STATE));
      g_string_append_c (sql, ')');
    }
  if (has (filter, SIGNET_ROW_FILTER_ORGANIZATION))
    append (sql, "s.instance_id IN (SELECT o.id FROM instance o WHERE o.organization_id IN "
                 "(SELECT value FROM json_each (?5)))");
  if (has (filter, SIGNET_ROW_FILTER_DELEGATION))
    append (sql, "s.delegation_type IN (SELECT value FROM json_each (?6))");
  if (has (filter, SIGNET_ROW_FILTER_USE_CASE))
    append (sql, "s.use_case IN (SELECT value FROM json_each (?7))");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/**
 * signet_store_filter_sql_of_subdomains:
 * @filter: a filter that is not empty
 *
 * Returns: (transfer full): the condition for subdomain "s" of instance ?3
 */
char *
signet_store_filter_sql_of_subdomains (const SignetRowFilter *filter)
{
  return dup_subdomain_condition (filter, "h.instance_id = ?3 AND ");
}

/**
 * signet_store_filter_sql_of_all_subdomains:
 * @filter: a filter that is not empty
 *
 * Returns: (transfer full): the condition for subdomain "s" of any instance
 */
char *
signet_store_filter_sql_of_all_subdomains (const SignetRowFilter *filter)
{
  return dup_subdomain_condition (filter, "");
}

/**
 * signet_store_filter_sql_of_instances:
 * @filter: a filter that is not empty
 *
 * Returns: (transfer full): the condition for instance "i"; it has a state, a delegation type or a use case where one of its
 *   subdomains has
 */
char *
signet_store_filter_sql_of_instances (const SignetRowFilter *filter)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  if (has (filter, SIGNET_ROW_FILTER_STATE))
    {
      g_string_append (sql, "i.id IN (SELECT h.instance_id FROM host h WHERE h.removed_at IS NULL AND ");
      append_states (sql, signet_row_filter_get_values (filter, SIGNET_ROW_FILTER_STATE));
      g_string_append_c (sql, ')');
    }
  if (has (filter, SIGNET_ROW_FILTER_ORGANIZATION))
    append (sql, "i.organization_id IN (SELECT value FROM json_each (?5))");
  if (has (filter, SIGNET_ROW_FILTER_DELEGATION))
    append (sql, "i.id IN (SELECT d.instance_id FROM subdomain d WHERE d.removed_at IS NULL "
                 "AND d.delegation_type IN (SELECT value FROM json_each (?6)))");
  if (has (filter, SIGNET_ROW_FILTER_USE_CASE))
    append (sql, "i.id IN (SELECT u.instance_id FROM subdomain u WHERE u.removed_at IS NULL "
                 "AND u.use_case IN (SELECT value FROM json_each (?7)))");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static char *
values_to_json (const char * const *values,
                gboolean            are_ids)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (; *values != NULL; values++)
    {
      if (are_ids)
        json_builder_add_int_value (builder, g_ascii_strtoll (*values, NULL, 10));
      else
        json_builder_add_string_value (builder, *values);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * signet_store_filter_bind:
 * @filter: a filter
 * @statement: a statement with its condition
 *
 * Binds the values of @filter, ?5 to ?7; the present time as ?2 is the caller's.
 */
void
signet_store_filter_bind (const SignetRowFilter *filter,
                          SignetStatement       *statement)
{
  for (int key = SIGNET_ROW_FILTER_ORGANIZATION; key < SIGNET_ROW_FILTER_N_KEYS; key++)
    {
      g_autofree char *json = values_to_json (signet_row_filter_get_values (filter, (SignetRowFilterKey) key),
                                              key == SIGNET_ROW_FILTER_ORGANIZATION);

      if (has (filter, (SignetRowFilterKey) key))
        signet_statement_bind_text (statement, FIRST_PARAMETER + key - SIGNET_ROW_FILTER_ORGANIZATION, json);
    }
}

static gboolean
filter_func (SignetDatabase *database,
             GTask          *task,
             gpointer        op,
             GCancellable   *cancellable,
             GError        **error)
{
  Filter *self = op;
  g_autofree char *condition = self->instance_id != 0 ? signet_store_filter_sql_of_subdomains (self->filter)
                                                      : signet_store_filter_sql_of_all_subdomains (self->filter);
  g_autofree char *sql =
    g_strdup_printf ("SELECT s.id FROM subdomain s JOIN instance i ON i.id = s.instance_id "
                     "WHERE s.removed_at IS NULL AND i.removed_at IS NULL %s AND %s "
                     "ORDER BY i.sort_key, i.id, s.sort_key, s.id",
                     self->instance_id != 0 ? "AND s.instance_id = ?3" : "", *condition != '\0' ? condition : "1");
  SignetStatement *statement = signet_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 2, signet_store_now ());
  signet_statement_bind_int (statement, 3, self->instance_id);
  signet_store_filter_bind (self->filter, statement);
  self->ids = signet_store_read_ids (statement, error);
  return self->ids != NULL;
}

static gboolean
read_organizations (SignetDatabase *database,
                    Choices        *self,
                    GError        **error)
{
  gboolean has_row = TRUE;
  SignetStatement *statement =
    signet_database_prepare (database, "SELECT o.id, o.org_id, o.name, o.unit, o.country, o.state, o.city "
                                       "FROM organization o WHERE o.removed_at IS NULL AND o.id IN "
                                       "(SELECT i.organization_id FROM instance i WHERE i.removed_at IS NULL) "
                                       "ORDER BY o.sort_key, o.id", error);

  self->organizations = g_ptr_array_new_with_free_func (g_object_unref);
  while (statement != NULL && has_row)
    {
      if (!signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        {
          SignetOrganization *organization =
            signet_organization_new (signet_statement_get_text (statement, 1), signet_statement_get_text (statement, 2),
                                     signet_statement_get_text (statement, 3), signet_statement_get_text (statement, 4),
                                     signet_statement_get_text (statement, 5), signet_statement_get_text (statement, 6));

          signet_organization_set_id (organization, signet_statement_get_int (statement, 0));
          g_ptr_array_add (self->organizations, organization);
        }
    }
  return statement != NULL;
}

static gboolean
choices_func (SignetDatabase *database,
              GTask          *task,
              gpointer        op,
              GCancellable   *cancellable,
              GError        **error)
{
  Choices *self = op;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean has_row = TRUE;
  SignetStatement *statement =
    signet_database_prepare (database, "SELECT use_case, count (*) AS n FROM subdomain WHERE removed_at IS NULL "
                                       "GROUP BY use_case ORDER BY n DESC, use_case", error);

  while (statement != NULL && has_row)
    {
      if (!signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        g_strv_builder_add (builder, signet_statement_get_text (statement, 0));
    }
  self->use_cases = g_strv_builder_end (builder);
  return statement != NULL && read_organizations (database, self, error);
}

/**
 * signet_store_filter_subdomains_async:
 * @self: a store
 * @instance_id: row id of an instance; 0 for all
 * @filter: which of its subdomains
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Finds the subdomains that a filter lets through, for signet_store_load_subdomains_async().
 */
void
signet_store_filter_subdomains_async (SignetStore           *self,
                                      gint64                 instance_id,
                                      const SignetRowFilter *filter,
                                      GCancellable          *cancellable,
                                      GAsyncReadyCallback    callback,
                                      gpointer               user_data)
{
  g_autofree char *text = signet_row_filter_to_text (filter);
  Filter *op;

  g_return_if_fail (SIGNET_IS_STORE (self));

  op = g_new0 (Filter, 1);
  op->instance_id = instance_id;
  op->filter = signet_row_filter_parse_known (text);
  signet_store_run (self, SIGNET_STORE_READ, filter_func, op, filter_free, signet_store_filter_subdomains_async,
                    cancellable, callback, user_data);
}

/**
 * signet_store_filter_subdomains_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type gint64): their row ids, by instance and name; %NULL with an error of the store
 */
GArray *
signet_store_filter_subdomains_finish (SignetStore  *self,
                                       GAsyncResult *result,
                                       GError      **error)
{
  Filter *op = signet_store_finish (self, result, signet_store_filter_subdomains_async, error);

  return op != NULL ? g_steal_pointer (&op->ids) : NULL;
}

/**
 * signet_store_load_filter_choices_async:
 * @self: a store
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads what there is to filter by.
 */
void
signet_store_load_filter_choices_async (SignetStore        *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data)
{
  g_return_if_fail (SIGNET_IS_STORE (self));

  signet_store_run (self, SIGNET_STORE_READ, choices_func, g_new0 (Choices, 1), choices_free,
                    signet_store_load_filter_choices_async, cancellable, callback, user_data);
}

/**
 * signet_store_load_filter_choices_finish:
 * @self: a store
 * @result: what the callback got
 * @use_cases: (out) (transfer full): the use cases of all subdomains, the most frequent first
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type SignetOrganization): the organizations that have instances, by name; %NULL with an
 *   error of the store
 */
GPtrArray *
signet_store_load_filter_choices_finish (SignetStore  *self,
                                         GAsyncResult *result,
                                         GStrv        *use_cases,
                                         GError      **error)
{
  Choices *op = signet_store_finish (self, result, signet_store_load_filter_choices_async, error);

  if (op == NULL)
    return NULL;
  *use_cases = g_steal_pointer (&op->use_cases);
  return g_steal_pointer (&op->organizations);
}
