/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From ids of hits to what there is to say of them. */

#include "signet-config.h"

#include "store/signet-hit-private.h"
#include "store/signet-store-private.h"

#include "base/signet-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
take (GHashTable         *by_id,
      const SignetHitRow *row)
{
  SignetHit *hit = signet_hit_new_from_row (row);

  g_hash_table_insert (by_id, g_memdup2 (&row->id, sizeof row->id), hit);
}

/* "shop.example.com · Example Corp." */
static char *
dup_place_of_instance (SignetInstance *instance)
{
  SignetOrganization *organization = signet_instance_get_organization (instance);
  const char *url = signet_instance_get_url (instance);
  const char *host = strstr (url, "://");
  g_autofree char *address = g_strdup (host != NULL ? host + strlen ("://") : url);

  if (g_str_has_suffix (address, "/"))
    address[strlen (address) - 1] = '\0';
  if (organization == NULL || *signet_organization_get_name (organization) == '\0')
    return g_steal_pointer (&address);
  return g_strjoin (*address != '\0' ? _(" · ") : "", address, signet_organization_get_name (organization), NULL);
}

static gboolean
read_instances (SignetDatabase *database,
                GArray         *row_ids,
                GHashTable     *by_id,
                GError        **error)
{
  g_autoptr (GPtrArray) rows = signet_store_read_instances (database, row_ids, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      SignetInstance *instance = g_ptr_array_index (rows, i);
      g_autofree char *place = dup_place_of_instance (instance);
      g_autofree char *state_text = signet_instance_dup_state_text (instance);
      const SignetHitRow row = {
        .id = signet_hit_make_id (SIGNET_HIT_KIND_INSTANCE, signet_instance_get_id (instance), 0),
        .kind = SIGNET_HIT_KIND_INSTANCE,
        .name = signet_instance_get_name (instance),
        .where = place,
        .instance_id = signet_instance_get_id (instance),
        .instance_name = signet_instance_get_name (instance),
        .state = signet_instance_get_state (instance),
        .state_text = state_text,
      };

      take (by_id, &row);
    }
  return rows != NULL;
}

static gboolean
read_subdomains (SignetDatabase *database,
                 GArray         *row_ids,
                 GHashTable     *by_id,
                 GError        **error)
{
  g_autoptr (GPtrArray) rows = signet_store_read_subdomains (database, 0, row_ids, FALSE, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      SignetSubdomain *subdomain = g_ptr_array_index (rows, i);
      g_autofree char *state_text = signet_subdomain_dup_state_text (subdomain);
      const SignetHitRow row = {
        .id = signet_hit_make_id (SIGNET_HIT_KIND_SUBDOMAIN, signet_subdomain_get_id (subdomain), 0),
        .kind = SIGNET_HIT_KIND_SUBDOMAIN,
        .name = signet_subdomain_get_name (subdomain),
        .instance_id = signet_subdomain_get_instance_id (subdomain),
        .instance_name = signet_subdomain_get_instance_name (subdomain),
        .subdomain_id = signet_subdomain_get_id (subdomain),
        .subdomain_name = signet_subdomain_get_name (subdomain),
        .state = signet_subdomain_get_state (subdomain),
        .state_text = state_text,
      };

      take (by_id, &row);
    }
  return rows != NULL;
}

/* Prepares a statement of which @row_ids are the one parameter. */
static SignetStatement *
prepare (SignetDatabase *database,
         const char     *sql,
         GArray         *row_ids,
         GError        **error)
{
  g_autofree char *json = signet_store_ids_to_json (row_ids);
  SignetStatement *statement = signet_database_prepare (database, sql, error);

  if (statement != NULL)
    signet_statement_bind_text (statement, 1, json);
  return statement;
}

static void
take_host (SignetStatement *statement,
           GHashTable      *by_id)
{
  const gint64 now = signet_store_now ();
  const gint64 expires = signet_statement_get_int (statement, 2);
  const gboolean waiting = signet_statement_get_int (statement, 3) != 0;
  g_autofree char *state_text = signet_certificate_state_describe (expires, waiting, now);
  const SignetHitRow row = {
    .id = signet_hit_make_id (SIGNET_HIT_KIND_HOST, signet_statement_get_int (statement, 0), 0),
    .kind = SIGNET_HIT_KIND_HOST,
    .name = signet_statement_get_text (statement, 1),
    .subdomain_id = signet_statement_get_int (statement, 4),
    .subdomain_name = signet_statement_get_text (statement, 5),
    .instance_id = signet_statement_get_int (statement, 6),
    .instance_name = signet_statement_get_text (statement, 7),
    .state = signet_certificate_state_of (expires, waiting, now),
    .state_text = state_text,
  };

  take (by_id, &row);
}

static gboolean
read_hosts (SignetDatabase *database,
            GArray         *row_ids,
            GHashTable     *by_id,
            GError        **error)
{
  gboolean has_row = TRUE;
  SignetStatement *statement =
    prepare (database, "SELECT h.id, h.name, h.expires, " SIGNET_STORE_SQL_WAITING ", s.id, s.name, i.id, i.name "
                       "FROM host h JOIN subdomain s ON s.id = h.subdomain_id JOIN instance i ON i.id = s.instance_id "
                       "WHERE h.removed_at IS NULL AND s.removed_at IS NULL AND i.removed_at IS NULL "
                       "AND h.id IN (SELECT value FROM json_each (?1))", row_ids, error);

  while (statement != NULL && has_row)
    {
      if (!signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        take_host (statement, by_id);
    }
  return statement != NULL;
}

/* The names of requests by the ids of their hits. */
static gboolean
read_request_names (SignetDatabase *database,
                    GArray         *hit_ids,
                    GHashTable     *names,
                    GError        **error)
{
  SignetStatement *statement =
    signet_database_prepare (database, "SELECT name FROM request_name WHERE job_id = ?1 ORDER BY position LIMIT 1 OFFSET ?2",
                             error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < hit_ids->len; i++)
    {
      const gint64 id = g_array_index (hit_ids, gint64, i);
      const gint64 job_id = signet_hit_id_get_row (id);
      gboolean has_row;

      signet_statement_bind_int (statement, 1, job_id);
      signet_statement_bind_int (statement, 2, signet_hit_id_get_position (id));
      if (!signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        g_hash_table_insert (names, g_memdup2 (&job_id, sizeof job_id),
                             g_strdup (signet_statement_get_text (statement, 0)));
      signet_statement_reset (statement);
    }
  return TRUE;
}

static gboolean
read_requests (SignetDatabase *database,
               GArray         *hit_ids,
               GArray         *row_ids,
               GHashTable     *by_id,
               GError        **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) rows = signet_store_read_jobs (database, row_ids, error);

  if (rows == NULL || !read_request_names (database, hit_ids, names, error))
    return FALSE;
  for (guint i = 0; i < row_ids->len; i++)
    g_hash_table_insert (ids, &g_array_index (row_ids, gint64, i), &g_array_index (hit_ids, gint64, i));
  for (guint i = 0; i < rows->len; i++)
    {
      SignetJob *job = g_ptr_array_index (rows, i);
      const gint64 job_id = signet_job_get_id (job);
      const char *name = g_hash_table_lookup (names, &job_id);
      g_autofree char *time = signet_time_format_exact (signet_job_get_created_at (job));
      /* Translators: how a request ended, and when it was made: "Done, 3 March 2026, 14:05" */
      g_autofree char *place = g_strdup_printf (_("%s, %s"), signet_job_outcome_describe (signet_job_get_state (job),
                                                                                         signet_job_get_outcome (job)), time);
      const SignetHitRow row = {
        .id = *(gint64 *) g_hash_table_lookup (ids, &job_id),
        .kind = SIGNET_HIT_KIND_REQUEST,
        .name = name != NULL ? name : signet_job_get_title (job),
        .where = place,
        .instance_id = signet_job_get_instance_id (job),
        .instance_name = signet_job_get_instance_name (job),
        .job_uuid = signet_job_get_uuid (job),
        .time = signet_job_get_created_at (job),
        .state = SIGNET_CERTIFICATE_STATE_UNKNOWN,
      };

      take (by_id, &row);
    }
  return TRUE;
}

/* "Marketing · Paris, FR · 12 instances" */
static char *
dup_place_of_organization (SignetStatement *statement)
{
  g_autoptr (GString) place = g_string_new (signet_statement_get_text (statement, 2));
  const char *city = signet_statement_get_text (statement, 3);
  const char *country = signet_statement_get_text (statement, 4);
  const guint n = (guint) signet_statement_get_int (statement, 5);

  if (*city != '\0' || *country != '\0')
    g_string_append_printf (place, "%s%s%s%s", place->len > 0 ? _(" · ") : "", city,
                            *city != '\0' && *country != '\0' ? _(", ") : "", country);
  if (place->len > 0)
    g_string_append (place, _(" · "));
  g_string_append_printf (place, ngettext ("%u instance", "%u instances", n), n);
  return g_string_free (g_steal_pointer (&place), FALSE);
}

static gboolean
read_organizations (SignetDatabase *database,
                    GArray         *row_ids,
                    GHashTable     *by_id,
                    GError        **error)
{
  gboolean has_row = TRUE;
  SignetStatement *statement =
    prepare (database, "SELECT o.id, o.name, o.unit, o.city, o.country, "
                       "(SELECT count (*) FROM instance i WHERE i.organization_id = o.id AND i.removed_at IS NULL) "
                       "FROM organization o WHERE o.removed_at IS NULL AND o.id IN (SELECT value FROM json_each (?1))",
             row_ids, error);

  while (statement != NULL && has_row)
    {
      if (!signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        {
          g_autofree char *place = dup_place_of_organization (statement);
          const SignetHitRow row = {
            .id = signet_hit_make_id (SIGNET_HIT_KIND_ORGANIZATION, signet_statement_get_int (statement, 0), 0),
            .kind = SIGNET_HIT_KIND_ORGANIZATION,
            .name = signet_statement_get_text (statement, 1),
            .where = place,
            .organization_id = signet_statement_get_int (statement, 0),
            .state = SIGNET_CERTIFICATE_STATE_UNKNOWN,
          };

          take (by_id, &row);
        }
    }
  return statement != NULL;
}

static gboolean
read_kind (SignetDatabase *database,
           SignetHitKind   kind,
           GArray         *hit_ids,
           GHashTable     *by_id,
           GError        **error)
{
  g_autoptr (GArray) row_ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < hit_ids->len; i++)
    {
      const gint64 row_id = signet_hit_id_get_row (g_array_index (hit_ids, gint64, i));

      g_array_append_val (row_ids, row_id);
    }
  switch (kind)
    {
    case SIGNET_HIT_KIND_INSTANCE:
      return read_instances (database, row_ids, by_id, error);
    case SIGNET_HIT_KIND_SUBDOMAIN:
      return read_subdomains (database, row_ids, by_id, error);
    case SIGNET_HIT_KIND_HOST:
      return read_hosts (database, row_ids, by_id, error);
    case SIGNET_HIT_KIND_REQUEST:
      return read_requests (database, hit_ids, row_ids, by_id, error);
    case SIGNET_HIT_KIND_ORGANIZATION:
    default:
      return read_organizations (database, row_ids, by_id, error);
    }
}

/**
 * signet_store_read_hits:
 * @database: a connection, in a transaction
 * @ids: (element-type gint64): ids of hits
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type SignetHit): the hits in the order of @ids, without those that are gone; %NULL with
 *   an error of the store
 */
GPtrArray *
signet_store_read_hits (SignetDatabase *database,
                        GArray         *ids,
                        GError        **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  for (guint kind = 0; kind < SIGNET_HIT_KIND_N; kind++)
    {
      g_autoptr (GArray) of_kind = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (guint i = 0; i < ids->len; i++)
        if (signet_hit_id_get_kind (g_array_index (ids, gint64, i)) == kind)
          g_array_append_vals (of_kind, &g_array_index (ids, gint64, i), 1);
      if (of_kind->len > 0 && !read_kind (database, (SignetHitKind) kind, of_kind, by_id, error))
        return NULL;
    }
  for (guint i = 0; i < ids->len; i++)
    {
      SignetHit *hit = g_hash_table_lookup (by_id, &g_array_index (ids, gint64, i));

      if (hit != NULL)
        g_ptr_array_add (rows, g_object_ref (hit));
    }
  return g_steal_pointer (&rows);
}
