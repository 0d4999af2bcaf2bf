/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One subdomain, and what there is to know of its names: who else has them, and what was done with them. */

#include "signet-config.h"

#include "store/signet-store-private.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"

#include <glib/gi18n-lib.h>

/* What is asked for, and what comes of it. */
typedef struct {
  gint64 id;
  GStrv names;
  SignetSubdomain *subdomain; /* owned until it is handed over, as below */
  GPtrArray *rows;
  char *title;
  char *message;
} Look;

static void
look_free (gpointer data)
{
  Look *self = data;

  g_strfreev (self->names);
  g_clear_object (&self->subdomain);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->title);
  g_free (self->message);
  g_free (self);
}

static gboolean
subdomain_func (SignetDatabase *database,
                GTask          *task,
                gpointer        op,
                GCancellable   *cancellable,
                GError        **error)
{
  Look *self = op;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;

  g_array_append_val (ids, self->id);
  rows = signet_store_read_subdomains (database, 0, ids, TRUE, error);
  if (rows == NULL)
    return FALSE;
  if (rows->len == 0)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                           _("The subdomain is not in the inventory any more. It was removed meanwhile."));
      return FALSE;
    }
  self->subdomain = g_object_ref (g_ptr_array_index (rows, 0));
  return TRUE;
}

static gboolean
elsewhere_func (SignetDatabase *database,
                GTask          *task,
                gpointer        op,
                GCancellable   *cancellable,
                GError        **error)
{
  Look *self = op;
  g_autofree char *name = signet_dns_name_canonicalize (self->names[0], SIGNET_DNS_NAME_WILDCARD, NULL);
  g_autoptr (GArray) ids = NULL;

  if (name == NULL) /* nobody has what is no name */
    {
      self->rows = g_ptr_array_new_with_free_func (g_object_unref);
      return TRUE;
    }
  /* The names of an instance are found by its index; there are far fewer instances than names. */
  ids = signet_store_look_up (database,
                              "SELECT i.id FROM instance i WHERE i.id <> ?1 AND i.removed_at IS NULL AND ("
                              "EXISTS (SELECT 1 FROM host h WHERE h.instance_id = i.id AND h.name = ?2 AND h.removed_at IS NULL) "
                              "OR EXISTS (SELECT 1 FROM subdomain s WHERE s.instance_id = i.id AND s.name = ?2 AND "
                              "s.removed_at IS NULL)) ORDER BY i.sort_key, i.id", self->id, name, NULL, error);
  if (ids == NULL)
    return FALSE;
  self->rows = signet_store_read_instances (database, ids, error);
  return self->rows != NULL;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const gint64 one = *(const gint64 *) a;
  const gint64 other = *(const gint64 *) b;

  return (one < other) - (one > other);
}

static gboolean
jobs_func (SignetDatabase *database,
           GTask          *task,
           gpointer        op,
           GCancellable   *cancellable,
           GError        **error)
{
  Look *self = op;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; self->names[i] != NULL; i++)
    {
      g_autoptr (GArray) more =
        signet_store_look_up (database,
                              "SELECT job_id FROM job_name WHERE instance_id = ?1 AND name = ?2 UNION "
                              "SELECT n.job_id FROM request_name n CROSS JOIN job j ON j.id = n.job_id "
                              "WHERE n.name = ?2 AND j.instance_id = ?1", self->id, self->names[i], NULL, error);

      if (more == NULL)
        return FALSE;
      for (guint j = 0; j < more->len; j++)
        if (g_hash_table_add (seen, g_memdup2 (&g_array_index (more, gint64, j), sizeof (gint64))))
          g_array_append_val (ids, g_array_index (more, gint64, j));
    }
  g_array_sort (ids, compare_newest_first);
  self->rows = signet_store_read_jobs (database, ids, error);
  return self->rows != NULL;
}

static gboolean
export_func (SignetDatabase *database,
             GTask          *task,
             gpointer        op,
             GCancellable   *cancellable,
             GError        **error)
{
  Look *self = op;

  return signet_store_record_job (database, SIGNET_JOB_KIND_EXPORT, NULL, self->title, self->message, NULL, NULL, error);
}

/**
 * signet_store_load_subdomain_async:
 * @self: a store
 * @id: row id of a subdomain
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads a subdomain with its hosts.
 */
void
signet_store_load_subdomain_async (SignetStore        *self,
                                   gint64              id,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  Look *op;

  g_return_if_fail (SIGNET_IS_STORE (self));

  op = g_new0 (Look, 1);
  op->id = id;
  signet_store_run (self, SIGNET_STORE_READ, subdomain_func, op, look_free, signet_store_load_subdomain_async, cancellable,
                    callback, user_data);
}

/**
 * signet_store_load_subdomain_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the subdomain; %NULL with %SIGNET_ERROR_NOT_FOUND or another error of the store
 */
SignetSubdomain *
signet_store_load_subdomain_finish (SignetStore  *self,
                                    GAsyncResult *result,
                                    GError      **error)
{
  Look *op = signet_store_finish (self, result, signet_store_load_subdomain_async, error);

  return op != NULL ? g_steal_pointer (&op->subdomain) : NULL;
}

/**
 * signet_store_find_name_elsewhere_async:
 * @self: a store
 * @name: name of a host or subdomain, in any spelling
 * @except_instance_id: row id of an instance that is not meant; 0 for none
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Finds the other instances that have a name.
 */
void
signet_store_find_name_elsewhere_async (SignetStore        *self,
                                        const char         *name,
                                        gint64              except_instance_id,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data)
{
  const char * const names[] = { name, NULL };
  Look *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (name != NULL);

  op = g_new0 (Look, 1);
  op->id = except_instance_id;
  op->names = g_strdupv ((GStrv) names);
  signet_store_run (self, SIGNET_STORE_READ, elsewhere_func, op, look_free, signet_store_find_name_elsewhere_async,
                    cancellable, callback, user_data);
}

/**
 * signet_store_find_name_elsewhere_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type SignetInstance): the instances by name, none of them for what is no name; %NULL with an
 *   error of the store
 */
GPtrArray *
signet_store_find_name_elsewhere_finish (SignetStore  *self,
                                         GAsyncResult *result,
                                         GError      **error)
{
  Look *op = signet_store_finish (self, result, signet_store_find_name_elsewhere_async, error);

  return op != NULL ? g_steal_pointer (&op->rows) : NULL;
}

/**
 * signet_store_load_name_jobs_async:
 * @self: a store
 * @instance_id: row id of an instance
 * @names: (array zero-terminated=1): names of a subdomain and its hosts, canonical
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads the history of names: the requests that ask for any of them, and what was done to them by hand.
 */
void
signet_store_load_name_jobs_async (SignetStore        *self,
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
  op->names = g_strdupv ((GStrv) names);
  signet_store_run (self, SIGNET_STORE_READ, jobs_func, op, look_free, signet_store_load_name_jobs_async, cancellable,
                    callback, user_data);
}

/**
 * signet_store_load_name_jobs_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type SignetJob): the jobs without their details, newest first; %NULL with an error of the
 *   store
 */
GPtrArray *
signet_store_load_name_jobs_finish (SignetStore  *self,
                                    GAsyncResult *result,
                                    GError      **error)
{
  Look *op = signet_store_finish (self, result, signet_store_load_name_jobs_async, error);

  return op != NULL ? g_steal_pointer (&op->rows) : NULL;
}

/**
 * signet_store_record_export_async:
 * @self: a store
 * @title: the file's name, UTF-8
 * @message: what was written, translated
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Writes down that the inventory was exported.
 */
void
signet_store_record_export_async (SignetStore        *self,
                                  const char         *title,
                                  const char         *message,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  Look *op;

  g_return_if_fail (SIGNET_IS_STORE (self));

  op = g_new0 (Look, 1);
  op->title = g_utf8_make_valid (title != NULL ? title : "", -1);
  op->message = g_utf8_make_valid (message != NULL ? message : "", -1);
  signet_store_run (self, SIGNET_STORE_WRITE, export_func, op, look_free, signet_store_record_export_async, cancellable,
                    callback, user_data);
}

/**
 * signet_store_record_export_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_store_record_export_finish (SignetStore  *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  return signet_store_finish (self, result, signet_store_record_export_async, error) != NULL;
}
