/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Organizations, changed by hand: each change is one transaction with its job. */

#include "signet-config.h"

#include "store/signet-store-changes.h"
#include "store/signet-store-private.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>

/* What is changed, and what comes of it. */
typedef struct {
  SignetOrganization *to; /* owned, of one that is added or edited */
  gint64 id;
  guint version;
  gboolean removed;
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  g_clear_object (&self->to);
  g_free (self);
}

static Change *
change_new (gint64              id,
            SignetOrganization *to)
{
  Change *op = g_new0 (Change, 1);

  op->id = id;
  if (to != NULL)
    op->to = signet_organization_new (signet_organization_get_org_id (to), signet_organization_get_name (to),
                                      signet_organization_get_unit (to), signet_organization_get_country (to),
                                      signet_organization_get_state (to), signet_organization_get_city (to));
  return op;
}

/* Removed or not. */
static SignetOrganization *
read_any (SignetDatabase *database,
          gint64          id,
          gboolean       *removed,
          GError        **error)
{
  SignetStatement *statement =
    signet_database_prepare (database, "SELECT org_id, name, unit, country, state, city, version, removed_at IS NOT NULL "
                                       "FROM organization WHERE id = ?1", error);
  SignetOrganization *organization;
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  signet_statement_bind_int (statement, 1, id);
  if (!signet_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                           _("There is no such organization in the inventory. Reload the list."));
      return NULL;
    }
  organization = signet_organization_new (signet_statement_get_text (statement, 0), signet_statement_get_text (statement, 1),
                                          signet_statement_get_text (statement, 2), signet_statement_get_text (statement, 3),
                                          signet_statement_get_text (statement, 4), signet_statement_get_text (statement, 5));
  signet_organization_set_id (organization, id);
  signet_organization_set_row (organization, (guint) signet_statement_get_int (statement, 6), 0);
  *removed = signet_statement_get_int (statement, 7) != 0;
  signet_statement_reset (statement);
  return organization;
}

static void
bind_fields (SignetStatement    *statement,
             SignetOrganization *organization)
{
  signet_statement_bind_text (statement, 2, signet_organization_get_org_id (organization));
  signet_statement_bind_text (statement, 3, signet_organization_get_name (organization));
  signet_statement_bind_text (statement, 4, signet_organization_get_unit (organization));
  signet_statement_bind_text (statement, 5, signet_organization_get_country (organization));
  signet_statement_bind_text (statement, 6, signet_organization_get_state (organization));
  signet_statement_bind_text (statement, 7, signet_organization_get_city (organization));
}

static gboolean
check_is_new (SignetDatabase     *database,
              SignetOrganization *organization,
              gint64              id,
              GError            **error)
{
  SignetStatement *statement =
    signet_database_prepare (database, "SELECT id FROM organization WHERE id <> ?1 AND org_id = ?2 AND name = ?3 AND unit = ?4 "
                                       "AND country = ?5 AND state = ?6 AND city = ?7 AND removed_at IS NULL", error);
  g_autofree char *shown = NULL;
  g_autoptr (GArray) others = NULL;

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, id);
  bind_fields (statement, organization);
  others = signet_store_read_ids (statement, error);
  if (others == NULL)
    return FALSE;
  if (others->len == 0)
    return TRUE;
  shown = signet_store_describe_organization (organization);
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS,
               _("There is an organization that says the same in all fields already: %s. Take that one, or change a field."),
               shown);
  return FALSE;
}

static const char *
title_of (SignetOrganization *organization)
{
  const char *name = signet_organization_get_name (organization);

  return *name != '\0' ? name : signet_organization_get_org_id (organization);
}

static gboolean
record (SignetDatabase     *database,
        SignetOrganization *organization,
        const char         *message,
        const char         *report,
        GError            **error)
{
  return signet_store_record_job (database, SIGNET_JOB_KIND_ORGANIZATION, NULL, title_of (organization), message, report, NULL,
                                  error);
}

static gboolean
add_func (SignetDatabase *database,
          GTask          *task,
          gpointer        op,
          GCancellable   *cancellable,
          GError        **error)
{
  Change *self = op;
  g_autoptr (SignetOrganization) organization = signet_store_check_organization (self->to, error);
  g_autofree char *report = NULL;

  if (organization == NULL || !check_is_new (database, organization, 0, error))
    return FALSE;
  self->id = signet_store_put_organization (database, organization, error);
  report = signet_store_describe_organization (organization);
  return self->id != 0 && record (database, organization, _("The organization was added"), report, error);
}

static gboolean
update_organization (SignetDatabase     *database,
                     gint64              id,
                     SignetOrganization *organization,
                     GError            **error)
{
  SignetStatement *statement =
    signet_database_prepare (database, "UPDATE organization SET org_id = ?2, name = ?3, unit = ?4, country = ?5, state = ?6, "
                                       "city = ?7, sort_key = ?8, search = ?9, version = version + 1 WHERE id = ?1", error);
  g_autofree char *sort_key = signet_store_organization_sort_key (organization);
  g_autofree char *search = signet_store_organization_search (organization);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, id);
  bind_fields (statement, organization);
  signet_statement_bind_text (statement, 8, sort_key);
  signet_statement_bind_text (statement, 9, search);
  return signet_statement_run (statement, error);
}

/* Instances are found by their organization; also those that are removed, since they can come back. */
static gboolean
update_instances (SignetDatabase     *database,
                  gint64              id,
                  SignetOrganization *organization,
                  GError            **error)
{
  g_autoptr (GArray) ids =
    signet_store_look_up (database, "SELECT id FROM instance WHERE organization_id = ?1", id, NULL, NULL, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gboolean removed;
      g_autoptr (SignetInstance) instance =
        signet_store_read_any_instance (database, g_array_index (ids, gint64, i), &removed, error);
      g_autofree char *search = NULL;
      SignetStatement *statement;

      if (instance == NULL)
        return FALSE;
      search = signet_store_instance_search (signet_instance_get_name (instance), signet_instance_get_url (instance),
                                             organization);
      statement = signet_database_prepare (database, "UPDATE instance SET search = ?2 WHERE id = ?1", error);
      if (statement == NULL)
        return FALSE;
      signet_statement_bind_int (statement, 1, signet_instance_get_id (instance));
      signet_statement_bind_text (statement, 2, search);
      if (!signet_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
edit_func (SignetDatabase *database,
           GTask          *task,
           gpointer        op,
           GCancellable   *cancellable,
           GError        **error)
{
  Change *self = op;
  g_autoptr (SignetOrganization) to = signet_store_check_organization (self->to, error);
  g_autoptr (SignetOrganization) present = NULL;
  g_autoptr (SignetStoreChanges) changes = NULL;
  gboolean removed;

  if (to == NULL)
    return FALSE;
  present = read_any (database, self->id, &removed, error);
  if (present == NULL)
    return FALSE;
  if (removed)
    return signet_store_set_gone (title_of (present), error);
  changes = signet_store_changes_of_organization (present, to);
  if (signet_organization_get_version (present) != self->version)
    {
      g_autoptr (SignetStoreChanges) theirs = signet_store_changes_of_organization (to, present);

      return signet_store_set_conflict (title_of (present), theirs, error);
    }
  if (signet_store_changes_is_empty (changes))
    return TRUE;
  return check_is_new (database, to, self->id, error) && update_organization (database, self->id, to, error) &&
         update_instances (database, self->id, to, error) &&
         record (database, to, signet_store_changes_get_message (changes), signet_store_changes_get_report (changes), error);
}

static gboolean
check_unused (SignetDatabase     *database,
              SignetOrganization *organization,
              GError            **error)
{
  g_autoptr (GArray) instances =
    signet_store_look_up (database, "SELECT id FROM instance WHERE organization_id = ?1 AND removed_at IS NULL",
                          signet_organization_get_id (organization), NULL, NULL, error);

  if (instances == NULL)
    return FALSE;
  if (instances->len > 0)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                 ngettext ("%u instance belongs to “%s”. Give it another organization first.",
                           "%u instances belong to “%s”. Give them another organization first.", instances->len),
                 instances->len, title_of (organization));
  return instances->len == 0;
}

static gboolean
remove_func (SignetDatabase *database,
             GTask          *task,
             gpointer        op,
             GCancellable   *cancellable,
             GError        **error)
{
  Change *self = op;
  gboolean was_removed;
  g_autoptr (SignetOrganization) organization = read_any (database, self->id, &was_removed, error);

  if (organization == NULL)
    return FALSE;
  if (was_removed == self->removed)
    return TRUE;
  if (self->removed ? !check_unused (database, organization, error)
                    : !check_is_new (database, organization, self->id, error))
    return FALSE;
  return signet_store_update_row (database, "UPDATE organization SET removed_at = nullif (?2, 0), version = version + 1 "
                                            "WHERE id = ?1", self->id, self->removed ? signet_store_now () : 0, error) &&
         record (database, organization,
                 self->removed ? _("The organization was removed") : _("The organization was restored"), NULL, error);
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
 * signet_store_add_organization_async:
 * @self: a store
 * @organization: what it is to say
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Adds an organization by hand.
 */
void
signet_store_add_organization_async (SignetStore        *self,
                                     SignetOrganization *organization,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (SIGNET_IS_ORGANIZATION (organization));

  run (self, add_func, change_new (0, organization), signet_store_add_organization_async, cancellable, callback, user_data);
}

/**
 * signet_store_add_organization_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: its row id; 0 with %SIGNET_ERROR_EXISTS (another one says the same in all fields), %SIGNET_ERROR_INVALID or another
 *   error of the store
 */
gint64
signet_store_add_organization_finish (SignetStore  *self,
                                      GAsyncResult *result,
                                      GError      **error)
{
  Change *op = signet_store_finish (self, result, signet_store_add_organization_async, error);

  return op != NULL ? op->id : 0;
}

/**
 * signet_store_edit_organization_async:
 * @self: a store
 * @id: row id of an organization
 * @version: of the row that was read
 * @to: what it is to say
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Changes an organization, and so all instances that belong to it. Where nothing differs, nothing is written.
 */
void
signet_store_edit_organization_async (SignetStore        *self,
                                      gint64              id,
                                      guint               version,
                                      SignetOrganization *to,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  Change *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (SIGNET_IS_ORGANIZATION (to));

  op = change_new (id, to);
  op->version = version;
  run (self, edit_func, op, signet_store_edit_organization_async, cancellable, callback, user_data);
}

/**
 * signet_store_edit_organization_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_STORE_CONFLICT (somebody else changed or removed it since it was read),
 *   %SIGNET_ERROR_EXISTS (another one says the same in all fields), %SIGNET_ERROR_INVALID or another error of the store
 */
gboolean
signet_store_edit_organization_finish (SignetStore  *self,
                                       GAsyncResult *result,
                                       GError      **error)
{
  return signet_store_finish (self, result, signet_store_edit_organization_async, error) != NULL;
}

/**
 * signet_store_set_organization_removed_async:
 * @self: a store
 * @id: row id of an organization
 * @removed: whether to remove it, or to restore it
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Puts an organization that no instance belongs to aside, or brings it back. Doing so twice changes nothing.
 */
void
signet_store_set_organization_removed_async (SignetStore        *self,
                                             gint64              id,
                                             gboolean            removed,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data)
{
  Change *op;

  g_return_if_fail (SIGNET_IS_STORE (self));

  op = change_new (id, NULL);
  op->removed = !!removed;
  run (self, remove_func, op, signet_store_set_organization_removed_async, cancellable, callback, user_data);
}

/**
 * signet_store_set_organization_removed_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_INVALID, which tells how many instances belong to it, %SIGNET_ERROR_EXISTS (another one
 *   says the same meanwhile), %SIGNET_ERROR_NOT_FOUND or another error of the store
 */
gboolean
signet_store_set_organization_removed_finish (SignetStore  *self,
                                              GAsyncResult *result,
                                              GError      **error)
{
  return signet_store_finish (self, result, signet_store_set_organization_removed_async, error) != NULL;
}
