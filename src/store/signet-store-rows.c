/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From rows of the database to objects of the inventory. */

#include "signet-config.h"

#include "store/signet-store-private.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>

#define INSTANCE_COLUMNS                                                                                 \
  "SELECT i.id, i.name, i.url, o.id, o.org_id, o.name, o.unit, o.country, o.state, o.city, "             \
  "(SELECT count (*) FROM subdomain s WHERE s.instance_id = i.id AND s.removed_at IS NULL), "            \
  SIGNET_STORE_SQL_INSTANCE_SUMMARY ", i.notes, i.version, o.version "                                   \
  "FROM instance i LEFT JOIN organization o ON o.id = i.organization_id "

#define SUBDOMAIN_COLUMNS                                                                                \
  "SELECT s.id, s.instance_id, s.name, s.delegation_type, s.use_case, s.verified_at, s.version, i.name " \
  "FROM subdomain s "                                                                                    \
  "JOIN instance i ON i.id = s.instance_id WHERE s.removed_at IS NULL AND i.removed_at IS NULL "

#define SUBDOMAIN_SUMMARY_COLUMNS                                                                        \
  "SELECT h.subdomain_id, " SIGNET_STORE_SQL_SUMMARY "FROM host h WHERE h.removed_at IS NULL "

#define HOST_COLUMNS                                                                                     \
  "SELECT h.subdomain_id, h.id, h.name, h.expires, " SIGNET_STORE_SQL_WAITING " "                        \
  "FROM host h WHERE h.removed_at IS NULL "

/* Rows in the order of @ids; those that were not found are left out. */
static GPtrArray *
in_order_of (GHashTable *by_id,
             GArray     *ids)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      GObject *row = g_hash_table_lookup (by_id, &g_array_index (ids, gint64, i));

      if (row != NULL)
        g_ptr_array_add (rows, g_object_ref (row));
    }
  return rows;
}

static GHashTable *
rows_by_id_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
remember (GHashTable *by_id,
          gint64      id,
          gpointer    row)
{
  g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), row);
}

/* Prepares with @ids as the first parameter, where there are any. */
static SignetStatement *
prepare (SignetDatabase *database,
         const char     *sql_of_all,
         const char     *sql_of_ids,
         GArray         *ids,
         GError        **error)
{
  SignetStatement *statement = signet_database_prepare (database, ids != NULL ? sql_of_ids : sql_of_all, error);

  if (statement != NULL && ids != NULL)
    {
      g_autofree char *json = signet_store_ids_to_json (ids);

      signet_statement_bind_text (statement, 1, json);
    }
  return statement;
}

static SignetInstance *
instance_of_row (SignetStatement *statement,
                 GHashTable      *organizations,
                 gint64           now)
{
  const gint64 expires = signet_statement_get_int (statement, 11);
  const gint64 organization_id = signet_statement_get_int (statement, 3);
  SignetOrganization *organization = NULL;
  SignetInstance *instance;

  if (organization_id != 0)
    {
      organization = g_hash_table_lookup (organizations, &organization_id);
      if (organization == NULL)
        {
          organization = signet_organization_new (signet_statement_get_text (statement, 4), signet_statement_get_text (statement, 5),
                                                  signet_statement_get_text (statement, 6), signet_statement_get_text (statement, 7),
                                                  signet_statement_get_text (statement, 8), signet_statement_get_text (statement, 9));
          signet_organization_set_id (organization, organization_id);
          signet_organization_set_row (organization, (guint) signet_statement_get_int (statement, 16), 0);
          g_hash_table_insert (organizations, g_memdup2 (&organization_id, sizeof organization_id), organization);
        }
    }
  instance = signet_instance_new (signet_statement_get_text (statement, 1), signet_statement_get_text (statement, 2),
                                  organization);
  signet_instance_set_id (instance, signet_statement_get_int (statement, 0));
  signet_instance_set_notes (instance, signet_statement_get_text (statement, 14));
  signet_instance_set_version (instance, (guint) signet_statement_get_int (statement, 15));
  signet_instance_set_summary (instance, (guint) signet_statement_get_int (statement, 10),
                               signet_certificate_state_of_group (expires, (guint) signet_statement_get_int (statement, 12),
                                                                  (guint) signet_statement_get_int (statement, 13), now),
                               expires);
  return instance;
}

static SignetSubdomain *
subdomain_of_row (SignetStatement *statement)
{
  SignetSubdomain *subdomain =
    signet_subdomain_new (signet_statement_get_int (statement, 1), signet_statement_get_text (statement, 2),
                          signet_statement_get_text (statement, 3), signet_statement_get_text (statement, 4));

  signet_subdomain_set_id (subdomain, signet_statement_get_int (statement, 0));
  signet_subdomain_set_version (subdomain, (guint) signet_statement_get_int (statement, 6));
  signet_subdomain_set_instance_name (subdomain, signet_statement_get_text (statement, 7));
  signet_subdomain_set_summary (subdomain, 0, 0, 0, 0, 0, signet_statement_get_int (statement, 5));
  return subdomain;
}

/* Each an SQL text of its own: with "?2 = 0 OR ..." no index would be used. */
static SignetStatement *
prepare_hosts (SignetDatabase *database,
               gboolean        with_hosts,
               gint64          instance_id,
               GArray         *ids,
               GError        **error)
{
  SignetStatement *statement;

  if (with_hosts)
    statement = prepare (database,
                         instance_id != 0 ? HOST_COLUMNS "AND h.instance_id = ?2 ORDER BY h.id"
                                          : HOST_COLUMNS "ORDER BY h.id",
                         HOST_COLUMNS "AND h.subdomain_id IN (SELECT value FROM json_each (?1)) ORDER BY h.id",
                         ids, error);
  else
    statement = prepare (database,
                         instance_id != 0 ? SUBDOMAIN_SUMMARY_COLUMNS "AND h.instance_id = ?2 GROUP BY h.subdomain_id"
                                          : SUBDOMAIN_SUMMARY_COLUMNS "GROUP BY h.subdomain_id",
                         SUBDOMAIN_SUMMARY_COLUMNS
                         "AND h.subdomain_id IN (SELECT value FROM json_each (?1)) GROUP BY h.subdomain_id",
                         ids, error);
  if (statement != NULL && ids == NULL && instance_id != 0)
    signet_statement_bind_int (statement, 2, instance_id);
  return statement;
}

static gboolean
read_hosts (SignetDatabase *database,
            gboolean        with_hosts,
            gint64          instance_id,
            GArray         *ids,
            GHashTable     *by_id,
            GError        **error)
{
  SignetStatement *statement = prepare_hosts (database, with_hosts, instance_id, ids, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (signet_statement_step (statement, &has_row, error))
    {
      gint64 id;
      SignetSubdomain *subdomain;

      if (!has_row)
        return TRUE;
      id = signet_statement_get_int (statement, 0);
      subdomain = g_hash_table_lookup (by_id, &id);
      if (subdomain == NULL)
        continue;
      if (with_hosts)
        {
          g_autoptr (SignetHost) host = signet_host_new (signet_statement_get_text (statement, 2),
                                                         signet_statement_get_int (statement, 3),
                                                         signet_statement_get_int (statement, 4) != 0);

          signet_host_set_id (host, signet_statement_get_int (statement, 1));
          signet_subdomain_add_host (subdomain, host);
        }
      else
        signet_subdomain_set_summary (subdomain, (guint) signet_statement_get_int (statement, 1),
                                      signet_statement_get_int (statement, 2),
                                      (guint) signet_statement_get_int (statement, 3),
                                      (guint) signet_statement_get_int (statement, 4),
                                      (guint) signet_statement_get_int (statement, 5),
                                      signet_subdomain_get_verified_at (subdomain));
    }
  return FALSE;
}

/**
 * signet_store_ids_to_json:
 * @ids: (element-type gint64): row ids
 *
 * Returns: (transfer full): a JSON array, for a parameter
 */
char *
signet_store_ids_to_json (GArray *ids)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/**
 * signet_store_read_ids:
 * @statement: a statement with its values, whose first column is an id
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type gint64): the ids in order, or %NULL with an error of the store
 */
GArray *
signet_store_read_ids (SignetStatement *statement,
                       GError         **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  while (signet_statement_step (statement, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        return g_steal_pointer (&ids);
      id = signet_statement_get_int (statement, 0);
      g_array_append_val (ids, id);
    }
  return NULL;
}

/**
 * signet_store_read_instances:
 * @database: a connection, in a transaction
 * @ids: (nullable) (element-type gint64): which, or %NULL for all
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type SignetInstance): instances with their summary, in the order of @ids or by name,
 *   without those that are gone or removed; %NULL with an error of the store
 */
GPtrArray *
signet_store_read_instances (SignetDatabase *database,
                             GArray         *ids,
                             GError        **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_id = rows_by_id_new ();
  g_autoptr (GHashTable) organizations = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  SignetStatement *statement =
    prepare (database, INSTANCE_COLUMNS "WHERE i.removed_at IS NULL ORDER BY i.sort_key, i.id",
             INSTANCE_COLUMNS "WHERE i.removed_at IS NULL AND i.id IN (SELECT value FROM json_each (?1))", ids, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      if (!signet_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        {
          SignetInstance *instance = instance_of_row (statement, organizations, signet_store_now ());

          g_ptr_array_add (rows, instance);
          remember (by_id, signet_instance_get_id (instance), instance);
        }
    }
  return ids != NULL ? in_order_of (by_id, ids) : g_steal_pointer (&rows);
}

/**
 * signet_store_read_instance:
 * @database: a connection, in a transaction
 * @id: which
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the instance; %NULL with %SIGNET_ERROR_NOT_FOUND where it is gone or removed
 */
SignetInstance *
signet_store_read_instance (SignetDatabase *database,
                            gint64          id,
                            GError        **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;

  g_array_append_val (ids, id);
  rows = signet_store_read_instances (database, ids, error);
  if (rows == NULL)
    return NULL;
  if (rows->len == 0)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                           _("The instance is not in the inventory any more. It was removed meanwhile."));
      return NULL;
    }
  return g_object_ref (g_ptr_array_index (rows, 0));
}

/**
 * signet_store_read_subdomains:
 * @database: a connection, in a transaction
 * @instance_id: of which instance; 0 for all
 * @ids: (nullable) (element-type gint64): which, or %NULL for all
 * @with_hosts: whether to read the hosts; else they are counted
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type SignetSubdomain): subdomains in the order of @ids or by name, without those that
 *   are gone or removed; %NULL with an error of the store
 */
GPtrArray *
signet_store_read_subdomains (SignetDatabase *database,
                              gint64          instance_id,
                              GArray         *ids,
                              gboolean        with_hosts,
                              GError        **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_id = rows_by_id_new ();
  SignetStatement *statement =
    prepare (database, instance_id != 0 ? SUBDOMAIN_COLUMNS "AND s.instance_id = ?2 ORDER BY s.sort_key, s.id"
                                        : SUBDOMAIN_COLUMNS "ORDER BY i.sort_key, i.id, s.sort_key, s.id",
             SUBDOMAIN_COLUMNS "AND (?2 = 0 OR s.instance_id = ?2) AND s.id IN (SELECT value FROM json_each (?1))",
             ids, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  if (instance_id != 0 || ids != NULL)
    signet_statement_bind_int (statement, 2, instance_id);
  while (has_row)
    {
      if (!signet_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        {
          SignetSubdomain *subdomain = subdomain_of_row (statement);

          g_ptr_array_add (rows, subdomain);
          remember (by_id, signet_subdomain_get_id (subdomain), subdomain);
        }
    }
  if (!read_hosts (database, with_hosts, instance_id, ids, by_id, error))
    return NULL;
  return ids != NULL ? in_order_of (by_id, ids) : g_steal_pointer (&rows);
}
