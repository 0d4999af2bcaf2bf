/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One subdomain and its hosts, changed by hand: one transaction with its job. */

#include "signet-config.h"

#include "store/signet-store-changes.h"
#include "store/signet-store-private.h"
#include "store/signet-store-text.h"

#include "base/signet-dns-name.h"

#include <string.h>

/* What is changed. */
typedef struct {
  SignetSubdomain *base; /* owned */
  SignetSubdomain *to;   /* owned */
} Edit;

static void
edit_free (gpointer data)
{
  Edit *self = data;

  g_clear_object (&self->base);
  g_clear_object (&self->to);
  g_free (self);
}

/* The caller's may be a row of a list, which another thread must not look at. */
static SignetSubdomain *
copy_subdomain (SignetSubdomain *subdomain)
{
  SignetSubdomain *copy = signet_subdomain_new_for_id (signet_subdomain_get_id (subdomain));

  signet_subdomain_update (copy, subdomain);
  return copy;
}

static const char *
base_of_host (const char *name)
{
  return signet_dns_name_is_wildcard (name) ? name + 2 : name;
}

static gboolean
all_hosts_are_under (SignetSubdomain *subdomain,
                     const char      *name)
{
  GListModel *hosts = signet_subdomain_get_hosts (subdomain);

  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      if (!signet_dns_name_is_under (base_of_host (signet_host_get_name (host)), name))
        return FALSE;
    }
  return TRUE;
}

/* Hosts that are all under the old name, and not all under the new one, are called after the new one with the subdomain. */
static SignetSubdomain *
rename_along (SignetSubdomain *to,
              const char      *old_name)
{
  const char *name = signet_subdomain_get_name (to);
  GListModel *hosts = signet_subdomain_get_hosts (to);
  SignetSubdomain *renamed;

  if (strcmp (name, old_name) == 0 || all_hosts_are_under (to, name) || !all_hosts_are_under (to, old_name))
    return g_object_ref (to);
  renamed = signet_subdomain_new (signet_subdomain_get_instance_id (to), name, signet_subdomain_get_delegation_type (to),
                                  signet_subdomain_get_use_case (to));
  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);
      const char *host_name = signet_host_get_name (host);
      g_autofree char *prefix = g_strndup (host_name, strlen (host_name) - strlen (old_name));
      g_autofree char *new_name = g_strconcat (prefix, name, NULL);
      g_autoptr (SignetHost) new_host = signet_host_new (new_name, 0, FALSE);

      signet_subdomain_add_host (renamed, new_host);
    }
  return renamed;
}

/* One that is there and is as @base says, with its hosts; NULL with @error. */
static SignetSubdomain *
read_present (SignetDatabase  *database,
              SignetSubdomain *base,
              GError         **error)
{
  const gint64 id = signet_subdomain_get_id (base);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (SignetStoreChanges) changes = NULL;
  SignetSubdomain *present;

  g_array_append_val (ids, id);
  rows = signet_store_read_subdomains (database, 0, ids, TRUE, error);
  if (rows == NULL)
    return NULL;
  if (rows->len == 0)
    {
      signet_store_set_gone (signet_subdomain_get_name (base), error);
      return NULL;
    }
  present = g_ptr_array_index (rows, 0);
  if (signet_subdomain_get_version (present) == signet_subdomain_get_version (base))
    return g_object_ref (present);
  changes = signet_store_changes_of_subdomain (base, present);
  signet_store_set_conflict (signet_subdomain_get_name (base), changes, error);
  return NULL;
}

static GHashTable *
hosts_by_name (SignetSubdomain *subdomain)
{
  GListModel *hosts = signet_subdomain_get_hosts (subdomain);
  GHashTable *by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      SignetHost *host = g_list_model_get_item (hosts, i);

      g_hash_table_replace (by_name, (gpointer) signet_host_get_name (host), host);
    }
  return by_name;
}

/* Those of @from that @to does not have, in their order. */
static GPtrArray *
hosts_only_in (SignetSubdomain *from,
               SignetSubdomain *to)
{
  GListModel *hosts = signet_subdomain_get_hosts (from);
  g_autoptr (GHashTable) others = hosts_by_name (to);
  GPtrArray *only = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      if (!g_hash_table_contains (others, signet_host_get_name (host)))
        g_ptr_array_add (only, g_steal_pointer (&host));
    }
  return only;
}

/* One that was put aside comes back as it was, with what is known of its certificate. */
static gboolean
bring_back_or_insert (SignetDatabase  *database,
                      SignetSubdomain *present,
                      const char      *name,
                      gint64           now,
                      GError         **error)
{
  g_autoptr (SignetHost) host = NULL;
  g_autoptr (GArray) aside =
    signet_store_look_up (database, "SELECT id FROM host WHERE subdomain_id = ?1 AND name = ?2 AND removed_at IS NOT NULL "
                                    "ORDER BY removed_at DESC, id DESC LIMIT 1", signet_subdomain_get_id (present), name,
                          NULL, error);

  if (aside == NULL)
    return FALSE;
  if (aside->len > 0)
    return signet_store_update_row (database, "UPDATE host SET removed_at = NULL WHERE id = ?1",
                                    g_array_index (aside, gint64, 0), 0, error);
  host = signet_host_new (name, 0, FALSE);
  return signet_store_insert_host (database, signet_subdomain_get_instance_id (present), signet_subdomain_get_id (present),
                                   host, now, error) != 0;
}

static gboolean
write_hosts (SignetDatabase  *database,
             SignetSubdomain *present,
             GPtrArray       *removed,
             GPtrArray       *added,
             GError         **error)
{
  const gint64 now = signet_store_now ();

  for (guint i = 0; i < removed->len; i++)
    if (!signet_store_update_row (database, "UPDATE host SET removed_at = ?2 WHERE id = ?1",
                                  signet_host_get_id (g_ptr_array_index (removed, i)), now, error))
      return FALSE;
  for (guint i = 0; i < added->len; i++)
    {
      const char *name = signet_host_get_name (g_ptr_array_index (added, i));

      if (!signet_store_check_host_is_new (database, signet_subdomain_get_instance_id (present), name, error) ||
          !bring_back_or_insert (database, present, name, now, error))
        return FALSE;
    }
  return TRUE;
}

/* A name that was not verified is not verified by being put in the place of another; one that comes back may say when. */
static gint64
verified_at (SignetSubdomain *present,
             SignetSubdomain *to)
{
  return strcmp (signet_subdomain_get_name (present), signet_subdomain_get_name (to)) == 0
           ? signet_subdomain_get_verified_at (present)
           : signet_subdomain_get_verified_at (to);
}

static gboolean
update_subdomain (SignetDatabase  *database,
                  SignetSubdomain *present,
                  SignetSubdomain *to,
                  GError         **error)
{
  g_autofree char *sort_key = signet_store_fold_name (signet_subdomain_get_name (to));
  g_autofree char *search = signet_store_subdomain_search (to);
  SignetStatement *statement =
    signet_database_prepare (database, "UPDATE subdomain SET name = ?2, delegation_type = ?3, use_case = ?4, verified_at = ?5, "
                                       "sort_key = ?6, search = ?7, version = version + 1 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, signet_subdomain_get_id (present));
  signet_statement_bind_text (statement, 2, signet_subdomain_get_name (to));
  signet_statement_bind_text (statement, 3, signet_subdomain_get_delegation_type (to));
  signet_statement_bind_text (statement, 4, signet_subdomain_get_use_case (to));
  signet_statement_bind_int (statement, 5, verified_at (present, to));
  signet_statement_bind_text (statement, 6, sort_key);
  signet_statement_bind_text (statement, 7, search);
  return signet_statement_run (statement, error);
}

static gboolean
record (SignetDatabase     *database,
        SignetSubdomain    *present,
        SignetSubdomain    *to,
        GPtrArray          *removed,
        GPtrArray          *added,
        SignetStoreChanges *changes,
        GError            **error)
{
  g_autoptr (SignetInstance) instance =
    signet_store_read_instance (database, signet_subdomain_get_instance_id (present), error);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (instance == NULL)
    return FALSE;
  g_ptr_array_add (names, (gpointer) signet_subdomain_get_name (to));
  g_ptr_array_add (names, (gpointer) signet_subdomain_get_name (present));
  for (guint i = 0; i < added->len; i++)
    g_ptr_array_add (names, (gpointer) signet_host_get_name (g_ptr_array_index (added, i)));
  for (guint i = 0; i < removed->len; i++)
    g_ptr_array_add (names, (gpointer) signet_host_get_name (g_ptr_array_index (removed, i)));
  return signet_store_record_names_job (database, SIGNET_JOB_KIND_SUBDOMAIN, instance, signet_subdomain_get_name (to),
                                        signet_store_changes_get_message (changes),
                                        signet_store_changes_get_report (changes), names, error) != 0;
}

static gboolean
edit_func (SignetDatabase *database,
           GTask          *task,
           gpointer        op,
           GCancellable   *cancellable,
           GError        **error)
{
  Edit *self = op;
  g_autoptr (SignetSubdomain) present = read_present (database, self->base, error);
  g_autoptr (SignetSubdomain) to = NULL;
  g_autoptr (SignetStoreChanges) changes = NULL;
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) added = NULL;
  const char *name;

  if (present == NULL)
    return FALSE;
  to = rename_along (self->to, signet_subdomain_get_name (present));
  name = signet_subdomain_get_name (to);
  if (!signet_store_check_subdomain (to, error))
    return FALSE;
  changes = signet_store_changes_of_subdomain (present, to);
  if (signet_store_changes_is_empty (changes))
    return TRUE;
  if (strcmp (name, signet_subdomain_get_name (present)) != 0 &&
      (!signet_store_check_own_name (name, error) ||
       !signet_store_check_name_is_new (database, signet_subdomain_get_instance_id (present),
                                        signet_subdomain_get_id (present), name, error)))
    return FALSE;
  removed = hosts_only_in (present, to);
  added = hosts_only_in (to, present);
  return write_hosts (database, present, removed, added, error) && update_subdomain (database, present, to, error) &&
         record (database, present, to, removed, added, changes, error);
}

/**
 * signet_store_edit_subdomain_async:
 * @self: a store
 * @base: the subdomain as it was read, with its row id and version
 * @to: name, delegation type, use case and hosts as they are to be
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Changes a subdomain. Hosts that keep their names keep what is known of their certificates; those that @to does not have
 * are put aside, and come back as they were when a later change has them again: so the change with @base and @to exchanged
 * takes a change back. With another name, hosts that are all under it stay; hosts that are all under the old name are
 * renamed with the subdomain; others are refused. Where nothing differs, nothing is written.
 */
void
signet_store_edit_subdomain_async (SignetStore        *self,
                                   SignetSubdomain    *base,
                                   SignetSubdomain    *to,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  Edit *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (SIGNET_IS_SUBDOMAIN (base));
  g_return_if_fail (SIGNET_IS_SUBDOMAIN (to));

  op = g_new0 (Edit, 1);
  op->base = copy_subdomain (base);
  op->to = copy_subdomain (to);
  signet_store_run (self, SIGNET_STORE_WRITE, edit_func, op, edit_free, signet_store_edit_subdomain_async, cancellable,
                    callback, user_data);
}

/**
 * signet_store_edit_subdomain_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_STORE_CONFLICT (somebody else changed or removed it since @base was read),
 *   %SIGNET_ERROR_EXISTS (its name, or a host, is there already), %SIGNET_ERROR_INVALID or another error of the store
 */
gboolean
signet_store_edit_subdomain_finish (SignetStore  *self,
                                    GAsyncResult *result,
                                    GError      **error)
{
  return signet_store_finish (self, result, signet_store_edit_subdomain_async, error) != NULL;
}
