/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Instances, changed by hand: each change is one transaction with its job. */

#include "signet-config.h"

#include "store/signet-store-changes.h"
#include "store/signet-store-private.h"
#include "store/signet-store-text.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>

/* What is changed, and what comes of it. */
typedef struct {
  SignetInstance *base;     /* owned, of one that is edited */
  SignetInstance *instance; /* owned, of one that is added or edited */
  gint64 id;
  gboolean removed;
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  g_clear_object (&self->base);
  g_clear_object (&self->instance);
  g_free (self);
}

/* The caller's may be a row of a list, which another thread must not look at. */
static SignetInstance *
copy_instance (SignetInstance *instance)
{
  SignetOrganization *organization = signet_instance_get_organization (instance);
  g_autoptr (SignetOrganization) own = NULL;
  SignetInstance *copy;

  if (organization != NULL)
    {
      own = signet_organization_new (NULL, NULL, NULL, NULL, NULL, NULL);
      signet_organization_update (own, organization);
    }
  copy = signet_instance_new (signet_instance_get_name (instance), signet_instance_get_url (instance), own);
  signet_instance_set_notes (copy, signet_instance_get_notes (instance));
  signet_instance_set_id (copy, signet_instance_get_id (instance));
  signet_instance_set_version (copy, signet_instance_get_version (instance));
  return copy;
}

static gboolean
check_instance_is_new (SignetDatabase *database,
                       SignetInstance *instance,
                       GError        **error)
{
  g_autoptr (GArray) others =
    signet_store_look_up (database, "SELECT id FROM instance WHERE id <> ?1 AND name = ?2 AND url = ?3 AND removed_at IS NULL",
             signet_instance_get_id (instance), signet_instance_get_name (instance), signet_instance_get_url (instance),
             error);

  if (others == NULL)
    return FALSE;
  if (others->len > 0)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS,
                 _("There is an instance “%s” with the URL “%s” already. Give it another name or URL."),
                 signet_instance_get_name (instance), signet_instance_get_url (instance));
  return others->len == 0;
}

/* One that has a row id is that row, whatever else is said of it: nobody changes an organization by the way. Another one
 * is found by its fields, or added. Takes @instance. */
static SignetInstance *
with_stored_organization (SignetDatabase *database,
                          SignetInstance *instance,
                          GError        **error)
{
  g_autoptr (SignetInstance) owned = instance;
  SignetOrganization *organization = signet_instance_get_organization (instance);
  g_autoptr (SignetOrganization) checked = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;
  SignetInstance *stored;
  gint64 id = organization != NULL ? signet_organization_get_id (organization) : 0;

  if (organization == NULL || (id == 0 && signet_organization_is_empty (organization)))
    {
      stored = signet_instance_new (signet_instance_get_name (instance), signet_instance_get_url (instance), NULL);
      signet_instance_set_notes (stored, signet_instance_get_notes (instance));
      return stored;
    }
  if (id == 0)
    {
      checked = signet_store_check_organization (organization, error);
      id = checked != NULL ? signet_store_put_organization (database, checked, error) : 0;
      if (id == 0)
        return NULL;
    }
  g_array_append_val (ids, id);
  rows = signet_store_read_organizations (database, ids, error);
  if (rows == NULL)
    return NULL;
  if (rows->len == 0)
    {
      g_autofree char *name = signet_store_describe_organization (organization);

      signet_store_set_gone (name, error);
      return NULL;
    }
  stored = signet_instance_new (signet_instance_get_name (instance), signet_instance_get_url (instance),
                                g_ptr_array_index (rows, 0));
  signet_instance_set_notes (stored, signet_instance_get_notes (instance));
  return stored;
}

static gboolean
add_instance_func (SignetDatabase *database,
                   GTask          *task,
                   gpointer        op,
                   GCancellable   *cancellable,
                   GError        **error)
{
  Change *self = op;
  g_autoptr (SignetInstance) instance = signet_store_check_instance (self->instance, error);
  gint64 id;

  if (instance == NULL || !check_instance_is_new (database, instance, error))
    return FALSE;
  instance = with_stored_organization (database, g_steal_pointer (&instance), error);
  if (instance == NULL)
    return FALSE;
  id = signet_store_insert_instance (database, instance, signet_store_now (), error);
  if (id == 0)
    return FALSE;
  signet_instance_set_id (instance, id);
  self->id = id;
  return signet_store_record_job (database, SIGNET_JOB_KIND_INSTANCE, instance, signet_instance_get_name (instance),
                                  _("The instance was added"), NULL, NULL, error);
}

/* One that is there and is as @base says; NULL with @error. */
static SignetInstance *
read_present (SignetDatabase *database,
              SignetInstance *base,
              GError        **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (SignetStoreChanges) changes = NULL;
  const gint64 id = signet_instance_get_id (base);
  SignetInstance *present;

  g_array_append_val (ids, id);
  rows = signet_store_read_instances (database, ids, error);
  if (rows == NULL)
    return NULL;
  if (rows->len == 0)
    {
      signet_store_set_gone (signet_instance_get_name (base), error);
      return NULL;
    }
  present = g_ptr_array_index (rows, 0);
  if (signet_instance_get_version (present) == signet_instance_get_version (base))
    return g_object_ref (present);
  changes = signet_store_changes_of_instance (base, present);
  signet_store_set_conflict (signet_instance_get_name (base), changes, error);
  return NULL;
}

static gboolean
update_instance (SignetDatabase *database,
                 SignetInstance *instance,
                 GError        **error)
{
  SignetOrganization *organization = signet_instance_get_organization (instance);
  const char *name = signet_instance_get_name (instance);
  const char *url = signet_instance_get_url (instance);
  g_autofree char *sort_key = signet_store_fold (name);
  g_autofree char *search = signet_store_instance_search (name, url, organization);
  SignetStatement *statement =
    signet_database_prepare (database, "UPDATE instance SET name = ?2, url = ?3, organization_id = nullif (?4, 0), "
                                       "notes = ?5, sort_key = ?6, search = ?7, version = version + 1 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, signet_instance_get_id (instance));
  signet_statement_bind_text (statement, 2, name);
  signet_statement_bind_text (statement, 3, url);
  signet_statement_bind_int (statement, 4, organization != NULL ? signet_organization_get_id (organization) : 0);
  signet_statement_bind_text (statement, 5, signet_instance_get_notes (instance));
  signet_statement_bind_text (statement, 6, sort_key);
  signet_statement_bind_text (statement, 7, search);
  return signet_statement_run (statement, error);
}

static gboolean
edit_instance_func (SignetDatabase *database,
                    GTask          *task,
                    gpointer        op,
                    GCancellable   *cancellable,
                    GError        **error)
{
  Change *self = op;
  g_autoptr (SignetInstance) present = NULL;
  g_autoptr (SignetInstance) to = signet_store_check_instance (self->instance, error);
  g_autoptr (SignetStoreChanges) changes = NULL;

  if (to == NULL)
    return FALSE;
  present = read_present (database, self->base, error);
  if (present == NULL)
    return FALSE;
  to = with_stored_organization (database, g_steal_pointer (&to), error);
  if (to == NULL)
    return FALSE;
  signet_instance_set_id (to, signet_instance_get_id (present));
  changes = signet_store_changes_of_instance (present, to);
  if (signet_store_changes_is_empty (changes))
    return TRUE;
  return check_instance_is_new (database, to, error) && update_instance (database, to, error) &&
         signet_store_record_job (database, SIGNET_JOB_KIND_INSTANCE, to, signet_instance_get_name (to),
                                  signet_store_changes_get_message (changes), signet_store_changes_get_report (changes),
                                  NULL, error);
}

/* An organization that was removed after its last instance comes back with it; or it is the one that says the same now. */
static gboolean
restore_organization (SignetDatabase *database,
                      gint64          instance_id,
                      GError        **error)
{
  return signet_store_update_row (database,
                                  "UPDATE instance SET organization_id = (SELECT other.id FROM organization o "
                                  "JOIN organization other USING (name, org_id, unit, country, state, city) "
                                  "WHERE o.id = instance.organization_id AND other.removed_at IS NULL) "
                                  "WHERE id = ?1 AND EXISTS (SELECT 1 FROM organization o "
                                  "JOIN organization other USING (name, org_id, unit, country, state, city) "
                                  "WHERE o.id = instance.organization_id AND other.removed_at IS NULL)",
                                  instance_id, 0, error) &&
         signet_store_update_row (database,
                                  "UPDATE organization SET removed_at = NULL, version = version + 1 "
                                  "WHERE removed_at IS NOT NULL AND id = (SELECT organization_id FROM instance WHERE id = ?1)",
                                  instance_id, 0, error);
}

static gboolean
remove_instance_func (SignetDatabase *database,
                      GTask          *task,
                      gpointer        op,
                      GCancellable   *cancellable,
                      GError        **error)
{
  Change *self = op;
  gboolean was_removed;
  g_autoptr (SignetInstance) instance = signet_store_read_any_instance (database, self->id, &was_removed, error);

  if (instance == NULL)
    return FALSE;
  if (was_removed == self->removed)
    return TRUE;
  if (!self->removed &&
      (!check_instance_is_new (database, instance, error) || !restore_organization (database, self->id, error)))
    return FALSE;
  return signet_store_update_row (database, "UPDATE instance SET removed_at = nullif (?2, 0), version = version + 1 "
                                            "WHERE id = ?1", self->id, self->removed ? signet_store_now () : 0, error) &&
         signet_store_record_job (database, SIGNET_JOB_KIND_INSTANCE, instance, signet_instance_get_name (instance),
                                  self->removed ? _("The instance was removed") : _("The instance was restored"), NULL,
                                  NULL, error);
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
 * signet_store_add_instance_async:
 * @self: a store
 * @instance: name or URL, organization and notes of an instance; without a name it is called by the host of its URL; an
 *   organization with a row id is that row, another one is found by its fields, or added
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Adds an instance by hand.
 */
void
signet_store_add_instance_async (SignetStore        *self,
                                 SignetInstance     *instance,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  Change *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (SIGNET_IS_INSTANCE (instance));

  op = g_new0 (Change, 1);
  op->instance = copy_instance (instance);
  run (self, add_instance_func, op, signet_store_add_instance_async, cancellable, callback, user_data);
}

/**
 * signet_store_add_instance_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: its row id; 0 with %SIGNET_ERROR_EXISTS (the same name and URL), %SIGNET_ERROR_INVALID or another error of the
 *   store
 */
gint64
signet_store_add_instance_finish (SignetStore  *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  Change *op = signet_store_finish (self, result, signet_store_add_instance_async, error);

  return op != NULL ? op->id : 0;
}

/**
 * signet_store_edit_instance_async:
 * @self: a store
 * @base: the instance as it was read, with its row id and version
 * @to: name, URL, organization and notes as they are to be; organizations as in signet_store_add_instance_async()
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Changes an instance. Where nothing differs, nothing is written.
 */
void
signet_store_edit_instance_async (SignetStore        *self,
                                  SignetInstance     *base,
                                  SignetInstance     *to,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  Change *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (SIGNET_IS_INSTANCE (base));
  g_return_if_fail (SIGNET_IS_INSTANCE (to));

  op = g_new0 (Change, 1);
  op->base = copy_instance (base);
  op->instance = copy_instance (to);
  run (self, edit_instance_func, op, signet_store_edit_instance_async, cancellable, callback, user_data);
}

/**
 * signet_store_edit_instance_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_STORE_CONFLICT (somebody else changed or removed it since @base was read),
 *   %SIGNET_ERROR_EXISTS (the same name and URL), %SIGNET_ERROR_INVALID or another error of the store
 */
gboolean
signet_store_edit_instance_finish (SignetStore  *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  return signet_store_finish (self, result, signet_store_edit_instance_async, error) != NULL;
}

/**
 * signet_store_set_instance_removed_async:
 * @self: a store
 * @id: row id of an instance
 * @removed: whether to remove it, or to restore it
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Puts an instance aside with all its subdomains, or brings it back with them. Doing so twice changes nothing.
 */
void
signet_store_set_instance_removed_async (SignetStore        *self,
                                         gint64              id,
                                         gboolean            removed,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data)
{
  Change *op;

  g_return_if_fail (SIGNET_IS_STORE (self));

  op = g_new0 (Change, 1);
  op->id = id;
  op->removed = !!removed;
  run (self, remove_instance_func, op, signet_store_set_instance_removed_async, cancellable, callback, user_data);
}

/**
 * signet_store_set_instance_removed_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_NOT_FOUND, %SIGNET_ERROR_EXISTS (name and URL were taken meanwhile) or another error of
 *   the store
 */
gboolean
signet_store_set_instance_removed_finish (SignetStore  *self,
                                          GAsyncResult *result,
                                          GError      **error)
{
  return signet_store_finish (self, result, signet_store_set_instance_removed_async, error) != NULL;
}
