/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of the inventory, written: what importing and editing by hand have in common. */

#include "signet-config.h"

#include "store/signet-store-private.h"
#include "store/signet-store-text.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
run_insert (SignetDatabase  *database,
            SignetStatement *statement,
            gint64          *id,
            GError         **error)
{
  if (!signet_statement_run (statement, error))
    return FALSE;
  *id = signet_database_last_insert_id (database);
  return TRUE;
}

static void
bind_organization (SignetStatement    *statement,
                   SignetOrganization *organization)
{
  signet_statement_bind_text (statement, 1, signet_organization_get_org_id (organization));
  signet_statement_bind_text (statement, 2, signet_organization_get_name (organization));
  signet_statement_bind_text (statement, 3, signet_organization_get_unit (organization));
  signet_statement_bind_text (statement, 4, signet_organization_get_country (organization));
  signet_statement_bind_text (statement, 5, signet_organization_get_state (organization));
  signet_statement_bind_text (statement, 6, signet_organization_get_city (organization));
}

/**
 * signet_store_subdomain_search:
 * @subdomain: a subdomain with its hosts
 *
 * Returns: (transfer full): the text that it is searched in
 */
char *
signet_store_subdomain_search (SignetSubdomain *subdomain)
{
  GListModel *hosts = signet_subdomain_get_hosts (subdomain);
  GString *search = g_string_new (NULL);

  signet_store_search_add_name (search, signet_subdomain_get_name (subdomain));
  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      if (strcmp (signet_host_get_name (host), signet_subdomain_get_name (subdomain)) != 0)
        signet_store_search_add_name (search, signet_host_get_name (host));
    }
  return g_string_free (search, FALSE);
}

/**
 * signet_store_put_organization:
 * @database: a connection that writes
 * @organization: an organization
 * @error: return location for a #GError
 *
 * Returns: the row id of the organization that says the same in all fields, new or not; 0 with an error of the store
 */
gint64
signet_store_put_organization (SignetDatabase     *database,
                               SignetOrganization *organization,
                               GError            **error)
{
  SignetStatement *statement =
    signet_database_prepare (database, "SELECT id FROM organization WHERE org_id = ?1 AND name = ?2 AND unit = ?3 "
                                       "AND country = ?4 AND state = ?5 AND city = ?6 AND removed_at IS NULL", error);
  g_autofree char *sort_key = NULL;
  g_autofree char *search = NULL;
  gboolean has_row;
  gint64 id = 0;

  if (statement == NULL)
    return 0;
  bind_organization (statement, organization);
  if (!signet_statement_step (statement, &has_row, error))
    return 0;
  if (has_row)
    {
      id = signet_statement_get_int (statement, 0);
      signet_statement_reset (statement);
      return id;
    }
  statement = signet_database_prepare (database, "INSERT INTO organization (org_id, name, unit, country, state, city, "
                                                 "sort_key, search) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);
  if (statement == NULL)
    return 0;
  bind_organization (statement, organization);
  sort_key = signet_store_organization_sort_key (organization);
  signet_statement_bind_text (statement, 7, sort_key);
  search = signet_store_organization_search (organization);
  signet_statement_bind_text (statement, 8, search);
  return run_insert (database, statement, &id, error) ? id : 0;
}

/**
 * signet_store_instance_search:
 * @name: an instance's name
 * @url: its URL
 * @organization: (nullable): its organization
 *
 * Returns: (transfer full): the text that it is searched in
 */
char *
signet_store_instance_search (const char         *name,
                              const char         *url,
                              SignetOrganization *organization)
{
  GString *search = g_string_new (NULL);

  signet_store_search_add (search, name);
  signet_store_search_add (search, url);
  if (organization != NULL)
    {
      signet_store_search_add (search, signet_organization_get_name (organization));
      signet_store_search_add (search, signet_organization_get_org_id (organization));
    }
  return g_string_free (search, FALSE);
}

/**
 * signet_store_insert_instance:
 * @database: a connection that writes
 * @instance: an instance of whose name and URL there is no other
 * @now: seconds since the epoch
 * @error: return location for a #GError
 *
 * Returns: its row id; 0 with an error of the store
 */
gint64
signet_store_insert_instance (SignetDatabase *database,
                              SignetInstance *instance,
                              gint64          now,
                              GError        **error)
{
  SignetOrganization *organization = signet_instance_get_organization (instance);
  const char *name = signet_instance_get_name (instance);
  const char *url = signet_instance_get_url (instance);
  g_autofree char *sort_key = signet_store_fold (name);
  g_autofree char *search = signet_store_instance_search (name, url, organization);
  SignetStatement *statement;
  gint64 organization_id = 0, id;

  if (organization != NULL)
    {
      organization_id = signet_store_put_organization (database, organization, error);
      if (organization_id == 0)
        return 0;
    }
  statement = signet_database_prepare (database, "INSERT INTO instance (name, url, organization_id, sort_key, search, "
                                                 "created_at, notes) VALUES (?1, ?2, nullif (?3, 0), ?4, ?5, ?6, ?7)", error);
  if (statement == NULL)
    return 0;
  signet_statement_bind_text (statement, 1, name);
  signet_statement_bind_text (statement, 2, url);
  signet_statement_bind_int (statement, 3, organization_id);
  signet_statement_bind_text (statement, 4, sort_key);
  signet_statement_bind_text (statement, 5, search);
  signet_statement_bind_int (statement, 6, now);
  signet_statement_bind_text (statement, 7, signet_instance_get_notes (instance));
  return run_insert (database, statement, &id, error) ? id : 0;
}

/**
 * signet_store_insert_subdomain:
 * @database: a connection that writes
 * @instance_id: of which instance
 * @subdomain: a subdomain with its hosts, whose name the instance does not have
 * @now: seconds since the epoch
 * @error: return location for a #GError
 *
 * Writes the subdomain without its hosts; it can be found by them.
 *
 * Returns: its row id; 0 with an error of the store
 */
gint64
signet_store_insert_subdomain (SignetDatabase  *database,
                               gint64           instance_id,
                               SignetSubdomain *subdomain,
                               gint64           now,
                               GError         **error)
{
  g_autofree char *sort_key = signet_store_fold_name (signet_subdomain_get_name (subdomain));
  g_autofree char *search = signet_store_subdomain_search (subdomain);
  SignetStatement *statement =
    signet_database_prepare (database, "INSERT INTO subdomain (instance_id, name, delegation_type, use_case, "
                                       "verified_at, sort_key, search, created_at) "
                                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);
  gint64 id;

  if (statement == NULL)
    return 0;
  signet_statement_bind_int (statement, 1, instance_id);
  signet_statement_bind_text (statement, 2, signet_subdomain_get_name (subdomain));
  signet_statement_bind_text (statement, 3, signet_subdomain_get_delegation_type (subdomain));
  signet_statement_bind_text (statement, 4, signet_subdomain_get_use_case (subdomain));
  signet_statement_bind_int (statement, 5, signet_subdomain_get_verified_at (subdomain));
  signet_statement_bind_text (statement, 6, sort_key);
  signet_statement_bind_text (statement, 7, search);
  signet_statement_bind_int (statement, 8, now);
  return run_insert (database, statement, &id, error) ? id : 0;
}

/**
 * signet_store_insert_host:
 * @database: a connection that writes
 * @instance_id: of which instance
 * @subdomain_id: of which subdomain of it
 * @host: a host whose name the instance does not have
 * @now: seconds since the epoch
 * @error: return location for a #GError
 *
 * Returns: its row id; 0 with an error of the store
 */
gint64
signet_store_insert_host (SignetDatabase *database,
                          gint64          instance_id,
                          gint64          subdomain_id,
                          SignetHost     *host,
                          gint64          now,
                          GError        **error)
{
  SignetStatement *statement =
    signet_database_prepare (database, "INSERT INTO host (instance_id, subdomain_id, name, expires, created_at) "
                                       "VALUES (?1, ?2, ?3, ?4, ?5)", error);
  gint64 id;

  if (statement == NULL)
    return 0;
  signet_statement_bind_int (statement, 1, instance_id);
  signet_statement_bind_int (statement, 2, subdomain_id);
  signet_statement_bind_text (statement, 3, signet_host_get_name (host));
  signet_statement_bind_int (statement, 4, signet_host_get_expires (host));
  signet_statement_bind_int (statement, 5, now);
  return run_insert (database, statement, &id, error) ? id : 0;
}

/**
 * signet_store_look_up:
 * @database: a connection, in a transaction
 * @sql: a statement with up to three parameters, whose first column is an id
 * @number: the first
 * @text: (nullable): the second
 * @other_text: (nullable): the third
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type gint64): the ids, or %NULL with an error of the store
 */
GArray *
signet_store_look_up (SignetDatabase *database,
                      const char     *sql,
                      gint64          number,
                      const char     *text,
                      const char     *other_text,
                      GError        **error)
{
  SignetStatement *statement = signet_database_prepare (database, sql, error);

  if (statement == NULL)
    return NULL;
  signet_statement_bind_int (statement, 1, number);
  if (text != NULL)
    signet_statement_bind_text (statement, 2, text);
  if (other_text != NULL)
    signet_statement_bind_text (statement, 3, other_text);
  return signet_store_read_ids (statement, error);
}

/**
 * signet_store_update_row:
 * @database: a connection that writes
 * @sql: a statement with two parameters
 * @id: the first, a row id
 * @when: the second, seconds since the epoch
 * @error: return location for a #GError
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_store_update_row (SignetDatabase *database,
                         const char     *sql,
                         gint64          id,
                         gint64          when,
                         GError        **error)
{
  SignetStatement *statement = signet_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, id);
  signet_statement_bind_int (statement, 2, when);
  return signet_statement_run (statement, error);
}

/**
 * signet_store_read_any_instance:
 * @database: a connection, in a transaction
 * @id: a row id
 * @removed: (out): whether it is removed
 * @error: return location for a #GError
 *
 * Returns: (transfer full): name and URL of an instance, removed or not; %NULL with %SIGNET_ERROR_NOT_FOUND or another
 *   error of the store
 */
SignetInstance *
signet_store_read_any_instance (SignetDatabase *database,
                                gint64          id,
                                gboolean       *removed,
                                GError        **error)
{
  SignetStatement *statement =
    signet_database_prepare (database, "SELECT name, url, removed_at IS NOT NULL FROM instance WHERE id = ?1", error);
  SignetInstance *instance = NULL;
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  signet_statement_bind_int (statement, 1, id);
  if (!signet_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND, _("There is no such instance in the inventory."));
      return NULL;
    }
  instance = signet_instance_new (signet_statement_get_text (statement, 0), signet_statement_get_text (statement, 1), NULL);
  signet_instance_set_id (instance, id);
  *removed = signet_statement_get_int (statement, 2) != 0;
  signet_statement_reset (statement);
  return instance;
}
