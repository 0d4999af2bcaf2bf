/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inventory, read. */

#include "signet-config.h"

#include "store/signet-store-private.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"
#include "base/signet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LISTED 12

/* What is asked for, and what comes of it. */
typedef struct {
  gint64 id;
  char *text;
  GArray *ids;              /* owned, may be NULL */
  GStrv names;
  SignetInstance *instance; /* owned until it is handed over, as all below */
  GPtrArray *rows;
  GStrv missing;
  GStrv host_names;
} Look;

static void
look_free (gpointer data)
{
  Look *self = data;

  g_free (self->text);
  g_clear_pointer (&self->ids, g_array_unref);
  g_strfreev (self->names);
  g_clear_object (&self->instance);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_strfreev (self->missing);
  g_strfreev (self->host_names);
  g_free (self);
}

static gboolean
find_ids (SignetDatabase *database,
          const char     *name_or_url,
          GArray        **ids,
          GError        **error)
{
  /* A slash at the end says nothing, and the URL is the same (RFC 3986, 6.2.3). */
  SignetStatement *statement =
    signet_database_prepare (database, "SELECT id FROM instance WHERE removed_at IS NULL AND (name = ?1 OR url = ?1 "
                                       "OR url = ?1 || '/' OR url || '/' = ?1 OR name || ' <' || url || '>' = ?1) "
                                       "ORDER BY sort_key, id", error);

  *ids = NULL;
  if (statement == NULL)
    return FALSE;
  signet_statement_bind_text (statement, 1, name_or_url);
  *ids = signet_store_read_ids (statement, error);
  return *ids != NULL;
}

static void
set_ambiguous_error (GPtrArray  *instances,
                     const char *shown,
                     GError    **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < instances->len && i < MAX_LISTED; i++)
    {
      SignetInstance *instance = g_ptr_array_index (instances, i);

      g_string_append_printf (list, "\n%s <%s>", signet_instance_get_name (instance), signet_instance_get_url (instance));
    }
  if (instances->len > MAX_LISTED)
    g_string_append (list, "\n…");
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_AMBIGUOUS,
               ngettext ("“%s” is borne by %u instance. Give its URL, or a whole line of these:%s",
                         "“%s” is borne by %u instances. Give the URL of one, or a whole line of these:%s", instances->len),
               shown, instances->len, list->str);
}

static gboolean
find_func (SignetDatabase *database,
           GTask          *task,
           gpointer        op,
           GCancellable   *cancellable,
           GError        **error)
{
  Look *self = op;
  g_autofree char *shown = signet_text_for_message (self->text, 80);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) instances = NULL;

  if (!find_ids (database, self->text, &ids, error))
    return FALSE;
  instances = signet_store_read_instances (database, ids, error);
  if (instances == NULL)
    return FALSE;
  if (instances->len == 0)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                 _("There is no instance “%s” in the inventory. Give a name or a URL as it is listed."), shown);
  else if (instances->len > 1)
    set_ambiguous_error (instances, shown, error);
  else
    self->instance = g_object_ref (g_ptr_array_index (instances, 0));
  return instances->len == 1;
}

static gboolean
instance_func (SignetDatabase *database,
               GTask          *task,
               gpointer        op,
               GCancellable   *cancellable,
               GError        **error)
{
  Look *self = op;

  self->instance = signet_store_read_instance (database, self->id, error);
  return self->instance != NULL;
}

static gboolean
instances_func (SignetDatabase *database,
                GTask          *task,
                gpointer        op,
                GCancellable   *cancellable,
                GError        **error)
{
  Look *self = op;

  self->rows = signet_store_read_instances (database, NULL, error);
  return self->rows != NULL;
}

static gboolean
subdomains_func (SignetDatabase *database,
                 GTask          *task,
                 gpointer        op,
                 GCancellable   *cancellable,
                 GError        **error)
{
  Look *self = op;

  self->rows = signet_store_read_subdomains (database, self->id, self->ids, TRUE, error);
  return self->rows != NULL;
}

/* The subdomains that have @name, or are it; FALSE on error. */
static gboolean
add_subdomains_of_name (SignetDatabase *database,
                        gint64          instance_id,
                        const char     *name,
                        GHashTable     *seen,
                        GArray         *ids,
                        gboolean       *found,
                        GError        **error)
{
  g_autoptr (GArray) more = NULL;
  SignetStatement *statement =
    signet_database_prepare (database,
                             "SELECT subdomain_id FROM host WHERE instance_id = ?1 AND name = ?2 AND removed_at IS NULL "
                             "UNION SELECT id FROM subdomain WHERE instance_id = ?1 AND name = ?2 AND removed_at IS NULL",
                             error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, instance_id);
  signet_statement_bind_text (statement, 2, name);
  more = signet_store_read_ids (statement, error);
  if (more == NULL)
    return FALSE;
  *found = more->len > 0;
  for (guint i = 0; i < more->len; i++)
    {
      gint64 *id = &g_array_index (more, gint64, i);

      if (g_hash_table_add (seen, g_memdup2 (id, sizeof *id)))
        g_array_append_val (ids, *id);
    }
  return TRUE;
}

static gboolean
names_func (SignetDatabase *database,
            GTask          *task,
            gpointer        op,
            GCancellable   *cancellable,
            GError        **error)
{
  Look *self = op;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  for (guint i = 0; self->names[i] != NULL; i++)
    {
      g_autofree char *name = signet_dns_name_canonicalize (self->names[i], SIGNET_DNS_NAME_WILDCARD, NULL);
      gboolean found = FALSE;

      if (name != NULL && !add_subdomains_of_name (database, self->id, name, seen, ids, &found, error))
        return FALSE;
      if (!found)
        g_strv_builder_add (missing, self->names[i]);
    }
  self->missing = g_strv_builder_end (missing);
  self->rows = signet_store_read_subdomains (database, self->id, ids, TRUE, error);
  return self->rows != NULL;
}

static gboolean
host_names_func (SignetDatabase *database,
                 GTask          *task,
                 gpointer        op,
                 GCancellable   *cancellable,
                 GError        **error)
{
  Look *self = op;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean has_row = TRUE;
  SignetStatement *statement =
    signet_database_prepare (database, "SELECT h.name FROM subdomain s JOIN host h ON h.subdomain_id = s.id "
                                       "WHERE s.instance_id = ?1 AND s.removed_at IS NULL AND h.removed_at IS NULL "
                                       "ORDER BY s.sort_key, s.id, h.id", error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, self->id);
  while (has_row)
    {
      if (!signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        g_strv_builder_add (names, signet_statement_get_text (statement, 0));
    }
  self->host_names = g_strv_builder_end (names);
  return TRUE;
}

static void
run (SignetStore        *self,
     SignetStoreFunc     func,
     Look               *op,
     gpointer            source_tag,
     GCancellable       *cancellable,
     GAsyncReadyCallback callback,
     gpointer            user_data)
{
  signet_store_run (self, SIGNET_STORE_READ, func, op, look_free, source_tag, cancellable, callback, user_data);
}

/**
 * signet_store_find_instance_async:
 * @self: a store
 * @name_or_url: a name, a URL (with or without the slash at its end), or both as "name <URL>", UTF-8
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Finds the one instance that is meant.
 */
void
signet_store_find_instance_async (SignetStore        *self,
                                  const char         *name_or_url,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  Look *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (name_or_url != NULL);

  op = g_new0 (Look, 1);
  op->text = g_strdup (name_or_url);
  run (self, find_func, op, signet_store_find_instance_async, cancellable, callback, user_data);
}

/**
 * signet_store_find_instance_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the instance; %NULL with %SIGNET_ERROR_NOT_FOUND, with %SIGNET_ERROR_AMBIGUOUS, whose message lists
 *   what to give instead, or with another error of the store
 */
SignetInstance *
signet_store_find_instance_finish (SignetStore  *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  Look *op = signet_store_finish (self, result, signet_store_find_instance_async, error);

  return op != NULL ? g_steal_pointer (&op->instance) : NULL;
}

/**
 * signet_store_load_instance_async:
 * @self: a store
 * @id: a row id
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads one instance.
 */
void
signet_store_load_instance_async (SignetStore        *self,
                                  gint64              id,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  Look *op;

  g_return_if_fail (SIGNET_IS_STORE (self));

  op = g_new0 (Look, 1);
  op->id = id;
  run (self, instance_func, op, signet_store_load_instance_async, cancellable, callback, user_data);
}

/**
 * signet_store_load_instance_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the instance; %NULL with %SIGNET_ERROR_NOT_FOUND or another error of the store
 */
SignetInstance *
signet_store_load_instance_finish (SignetStore  *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  Look *op = signet_store_finish (self, result, signet_store_load_instance_async, error);

  return op != NULL ? g_steal_pointer (&op->instance) : NULL;
}

/**
 * signet_store_load_instances_async:
 * @self: a store
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads all instances, by name.
 */
void
signet_store_load_instances_async (SignetStore        *self,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_return_if_fail (SIGNET_IS_STORE (self));

  run (self, instances_func, g_new0 (Look, 1), signet_store_load_instances_async, cancellable, callback, user_data);
}

/**
 * signet_store_load_instances_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type SignetInstance): the instances, or %NULL with an error of the store
 */
GPtrArray *
signet_store_load_instances_finish (SignetStore  *self,
                                    GAsyncResult *result,
                                    GError      **error)
{
  Look *op = signet_store_finish (self, result, signet_store_load_instances_async, error);

  return op != NULL ? g_steal_pointer (&op->rows) : NULL;
}

/**
 * signet_store_load_subdomains_async:
 * @self: a store
 * @instance_id: row id of an instance; 0 for all
 * @ids: (nullable) (element-type gint64): only these
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads subdomains with their hosts, in the order of @ids or by name.
 */
void
signet_store_load_subdomains_async (SignetStore        *self,
                                    gint64              instance_id,
                                    GArray             *ids,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  Look *op;

  g_return_if_fail (SIGNET_IS_STORE (self));

  op = g_new0 (Look, 1);
  op->id = instance_id;
  op->ids = ids != NULL ? g_array_copy (ids) : NULL;
  run (self, subdomains_func, op, signet_store_load_subdomains_async, cancellable, callback, user_data);
}

/**
 * signet_store_load_subdomains_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type SignetSubdomain): the subdomains, without those that are gone; %NULL with an error of
 *   the store
 */
GPtrArray *
signet_store_load_subdomains_finish (SignetStore  *self,
                                     GAsyncResult *result,
                                     GError      **error)
{
  Look *op = signet_store_finish (self, result, signet_store_load_subdomains_async, error);

  return op != NULL ? g_steal_pointer (&op->rows) : NULL;
}

/**
 * signet_store_find_names_async:
 * @self: a store
 * @instance_id: row id of an instance
 * @names: (array zero-terminated=1): names of hosts or subdomains, in any spelling
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Finds which subdomains of an instance have these names.
 */
void
signet_store_find_names_async (SignetStore        *self,
                               gint64              instance_id,
                               const char * const *names,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  Look *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (names != NULL);

  op = g_new0 (Look, 1);
  op->id = instance_id;
  op->names = g_strdupv ((char **) names);
  run (self, names_func, op, signet_store_find_names_async, cancellable, callback, user_data);
}

/**
 * signet_store_find_names_finish:
 * @self: a store
 * @result: what the callback got
 * @missing: (out) (optional) (transfer full): the names that the instance does not have, as they were given
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type SignetSubdomain): the subdomains with all their hosts, each once, in the order of the
 *   names; %NULL with an error of the store
 */
GPtrArray *
signet_store_find_names_finish (SignetStore  *self,
                                GAsyncResult *result,
                                GStrv        *missing,
                                GError      **error)
{
  Look *op = signet_store_finish (self, result, signet_store_find_names_async, error);

  if (missing != NULL)
    *missing = op != NULL ? g_steal_pointer (&op->missing) : NULL;
  return op != NULL ? g_steal_pointer (&op->rows) : NULL;
}

/**
 * signet_store_load_host_names_async:
 * @self: a store
 * @instance_id: row id of an instance
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads the names of all hosts of an instance, by subdomain.
 */
void
signet_store_load_host_names_async (SignetStore        *self,
                                    gint64              instance_id,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  Look *op;

  g_return_if_fail (SIGNET_IS_STORE (self));

  op = g_new0 (Look, 1);
  op->id = instance_id;
  run (self, host_names_func, op, signet_store_load_host_names_async, cancellable, callback, user_data);
}

/**
 * signet_store_load_host_names_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the names, or %NULL with an error of the store
 */
GStrv
signet_store_load_host_names_finish (SignetStore  *self,
                                     GAsyncResult *result,
                                     GError      **error)
{
  Look *op = signet_store_finish (self, result, signet_store_load_host_names_async, error);

  return op != NULL ? g_steal_pointer (&op->host_names) : NULL;
}
