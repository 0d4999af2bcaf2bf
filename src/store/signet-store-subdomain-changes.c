/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Subdomains, changed by hand: each change is one transaction with its job. */

#include "signet-config.h"

#include "store/signet-store-private.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>

/* What is changed, and what comes of it. */
typedef struct {
  SignetSubdomain *subdomain; /* owned, of one that is added */
  gint64 id;
  GArray *ids;                /* owned */
  gboolean removed;
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  g_clear_object (&self->subdomain);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

static gboolean
add_subdomain_func (SignetDatabase *database,
                    GTask          *task,
                    gpointer        op,
                    GCancellable   *cancellable,
                    GError        **error)
{
  Change *self = op;
  const gint64 instance_id = signet_subdomain_get_instance_id (self->subdomain);
  const char *name = signet_subdomain_get_name (self->subdomain);
  GListModel *hosts = signet_subdomain_get_hosts (self->subdomain);
  const gint64 now = signet_store_now ();
  g_autoptr (SignetInstance) instance = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!signet_store_check_subdomain (self->subdomain, error) || !signet_store_check_own_name (name, error))
    return FALSE;
  instance = signet_store_read_instance (database, instance_id, error);
  if (instance == NULL || !signet_store_check_name_is_new (database, instance_id, 0, name, error))
    return FALSE;
  self->id = signet_store_insert_subdomain (database, instance_id, self->subdomain, now, error);
  if (self->id == 0)
    return FALSE;
  g_ptr_array_add (names, g_strdup (name));
  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      if (!signet_store_check_host_is_new (database, instance_id, signet_host_get_name (host), error) ||
          signet_store_insert_host (database, instance_id, self->id, host, now, error) == 0)
        return FALSE;
      g_ptr_array_add (names, g_strdup (signet_host_get_name (host)));
    }
  return signet_store_record_names_job (database, SIGNET_JOB_KIND_SUBDOMAIN, instance, name, _("The subdomain was set up"),
                                        NULL, names, error) != 0;
}

/* One that is removed, or one that is not, as @removed says; 0 in @instance_id where there is none. */
static gboolean
read_subdomain_name (SignetDatabase *database,
                     gint64          id,
                     gboolean        removed,
                     gint64         *instance_id,
                     char          **name,
                     GError        **error)
{
  SignetStatement *statement =
    signet_database_prepare (database, "SELECT instance_id, name FROM subdomain WHERE id = ?1 AND "
                                       "(removed_at IS NOT NULL) = ?2", error);
  gboolean has_row;

  *instance_id = 0;
  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, id);
  signet_statement_bind_int (statement, 2, removed ? 1 : 0);
  if (!signet_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      *instance_id = signet_statement_get_int (statement, 0);
      *name = g_strdup (signet_statement_get_text (statement, 1));
    }
  signet_statement_reset (statement);
  return TRUE;
}

/* The hosts that went with the subdomain bear the same time, and come back with it. */
static gboolean
restore_subdomain (SignetDatabase *database,
                   gint64          id,
                   gint64          instance_id,
                   const char     *name,
                   GError        **error)
{
  g_autoptr (GArray) taken = NULL;

  if (!signet_store_check_name_is_new (database, instance_id, 0, name, error))
    return FALSE;
  taken = signet_store_look_up (database,
                   "SELECT h.id FROM host h JOIN subdomain s ON s.id = h.subdomain_id AND s.removed_at = h.removed_at "
                   "JOIN host o ON o.instance_id = h.instance_id AND o.name = h.name AND o.removed_at IS NULL "
                   "WHERE s.id = ?1", id, NULL, NULL, error);
  if (taken == NULL)
    return FALSE;
  if (taken->len > 0)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS,
                   _("A host of “%s” is there again, under another subdomain. Remove that one first."), name);
      return FALSE;
    }
  return signet_store_update_row (database, "UPDATE host SET removed_at = NULL WHERE subdomain_id = ?1 AND removed_at = "
                                "(SELECT removed_at FROM subdomain WHERE id = ?1)", id, 0, error) &&
         signet_store_update_row (database, "UPDATE subdomain SET removed_at = NULL, version = version + 1 WHERE id = ?1",
                                  id, 0, error);
}

/* The time is that of its hosts, too, and of none that was put aside before, in the same second perhaps. */
static gboolean
remove_subdomain (SignetDatabase *database,
                  gint64          id,
                  GError        **error)
{
  return signet_store_update_row (database, "UPDATE subdomain SET version = version + 1, removed_at = "
                                            "(SELECT max (?2, coalesce (max (removed_at), 0) + 1) FROM host "
                                            "WHERE subdomain_id = ?1) WHERE id = ?1", id, signet_store_now (), error) &&
         signet_store_update_row (database, "UPDATE host SET removed_at = (SELECT removed_at FROM subdomain WHERE id = ?1) "
                                            "WHERE subdomain_id = ?1 AND removed_at IS NULL", id, 0, error);
}

/* One job for all that was done to an instance. */
static gboolean
record_subdomains (SignetDatabase *database,
                   gint64          instance_id,
                   GPtrArray      *names,
                   gboolean        removed,
                   GError        **error)
{
  gboolean was_removed;
  g_autoptr (SignetInstance) instance = signet_store_read_any_instance (database, instance_id, &was_removed, error);
  g_autoptr (GString) report = g_string_new (NULL);
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;

  if (instance == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (report, "%s\n", (const char *) g_ptr_array_index (names, i));
  if (names->len == 1)
    title = g_strdup (g_ptr_array_index (names, 0));
  else
    title = g_strdup_printf (ngettext ("%u subdomain", "%u subdomains", names->len), names->len);
  if (removed)
    message = g_strdup_printf (ngettext ("%u subdomain was removed", "%u subdomains were removed", names->len), names->len);
  else
    message = g_strdup_printf (ngettext ("%u subdomain was restored", "%u subdomains were restored", names->len), names->len);
  return signet_store_record_names_job (database, SIGNET_JOB_KIND_SUBDOMAIN, instance, title, message, report->str, names,
                                        error) != 0;
}

static gboolean
remove_subdomains_func (SignetDatabase *database,
                        GTask          *task,
                        gpointer        op,
                        GCancellable   *cancellable,
                        GError        **error)
{
  Change *self = op;
  g_autoptr (GHashTable) names_of_instances =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer instance_id_key, names;

  for (guint i = 0; i < self->ids->len; i++)
    {
      const gint64 id = g_array_index (self->ids, gint64, i);
      g_autofree char *name = NULL;
      gint64 instance_id;

      if (!read_subdomain_name (database, id, !self->removed, &instance_id, &name, error))
        return FALSE;
      if (instance_id == 0) /* so it is already */
        continue;
      if (self->removed ? !remove_subdomain (database, id, error)
                        : !restore_subdomain (database, id, instance_id, name, error))
        return FALSE;
      names = g_hash_table_lookup (names_of_instances, &instance_id);
      if (names == NULL)
        {
          names = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (names_of_instances, g_memdup2 (&instance_id, sizeof instance_id), names);
        }
      g_ptr_array_add (names, g_steal_pointer (&name));
    }
  g_hash_table_iter_init (&iter, names_of_instances);
  while (g_hash_table_iter_next (&iter, &instance_id_key, &names))
    if (!record_subdomains (database, *(gint64 *) instance_id_key, names, self->removed, error))
      return FALSE;
  return TRUE;
}

static void
run (SignetStore        *self,
     SignetStoreFunc     func,
     Change             *op,
     gpointer            source_tag,
     GCancellable       *cancellable,
     GAsyncReadyCallback callback,
     gpointer            user_data)
{
  signet_store_run (self, SIGNET_STORE_WRITE, func, op, change_free, source_tag, cancellable, callback, user_data);
}

/**
 * signet_store_add_subdomain_async:
 * @self: a store
 * @subdomain: a subdomain with its instance's row id and its hosts; the call has it for itself until it is done
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Sets up a subdomain by hand.
 */
void
signet_store_add_subdomain_async (SignetStore        *self,
                                  SignetSubdomain    *subdomain,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  Change *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (SIGNET_IS_SUBDOMAIN (subdomain));

  op = g_new0 (Change, 1);
  op->subdomain = g_object_ref (subdomain);
  run (self, add_subdomain_func, op, signet_store_add_subdomain_async, cancellable, callback, user_data);
}

/**
 * signet_store_add_subdomain_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: its row id; 0 with %SIGNET_ERROR_EXISTS (it, or a host of it, is there already), %SIGNET_ERROR_INVALID,
 *   %SIGNET_ERROR_NOT_FOUND (no such instance) or another error of the store
 */
gint64
signet_store_add_subdomain_finish (SignetStore  *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  Change *op = signet_store_finish (self, result, signet_store_add_subdomain_async, error);

  return op != NULL ? op->id : 0;
}

/**
 * signet_store_set_subdomains_removed_async:
 * @self: a store
 * @ids: (element-type gint64): row ids of subdomains
 * @removed: whether to remove them, or to restore them
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Puts subdomains aside with their hosts, or brings them back: all or none. Those that are so already are left alone.
 */
void
signet_store_set_subdomains_removed_async (SignetStore        *self,
                                           GArray             *ids,
                                           gboolean            removed,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data)
{
  Change *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (ids != NULL);

  op = g_new0 (Change, 1);
  op->ids = g_array_copy (ids);
  op->removed = !!removed;
  run (self, remove_subdomains_func, op, signet_store_set_subdomains_removed_async, cancellable, callback, user_data);
}

/**
 * signet_store_set_subdomains_removed_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_EXISTS (a name was taken meanwhile) or another error of the store
 */
gboolean
signet_store_set_subdomains_removed_finish (SignetStore  *self,
                                            GAsyncResult *result,
                                            GError      **error)
{
  return signet_store_finish (self, result, signet_store_set_subdomains_removed_async, error) != NULL;
}
