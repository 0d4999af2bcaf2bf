/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Several subdomains at once, changed or moved by hand: one transaction, all or none. */

#include "signet-config.h"

#include "store/signet-store-changes.h"
#include "store/signet-store-private.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is changed. */
typedef struct {
  GArray *ids;           /* owned */
  char *delegation_type; /* NULL: as it is */
  char *use_case;        /* NULL: as it is */
  gint64 instance_id;    /* where they go */
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->delegation_type);
  g_free (self->use_case);
  g_free (self);
}

/* What was done to the subdomains of one instance. */
typedef struct {
  GPtrArray *names; /* owned, of char * */
  GString *report;
  char *from[2];    /* delegation type and use case that all of them had; NULL: several */
  gboolean changed[2];
} Done;

static Done *
done_new (void)
{
  Done *self = g_new0 (Done, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->report = g_string_new (NULL);
  return self;
}

static void
done_free (gpointer data)
{
  Done *self = data;

  g_ptr_array_unref (self->names);
  g_string_free (self->report, TRUE);
  g_free (self->from[0]);
  g_free (self->from[1]);
  g_free (self);
}

static Done *
done_of_instance (GHashTable *by_instance,
                  gint64      instance_id)
{
  Done *done = g_hash_table_lookup (by_instance, &instance_id);

  if (done == NULL)
    {
      done = done_new ();
      g_hash_table_insert (by_instance, g_memdup2 (&instance_id, sizeof instance_id), done);
    }
  return done;
}

static GHashTable *
done_by_instance_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, done_free);
}

/* All of them, without hosts; a subdomain that somebody else removed is a conflict. NULL with @error. */
static GPtrArray *
read_present (SignetDatabase *database,
              GArray         *ids,
              GError        **error)
{
  g_autoptr (GPtrArray) rows = signet_store_read_subdomains (database, 0, ids, FALSE, error);
  g_autoptr (GHashTable) present = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) row_ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (rows == NULL)
    return NULL;
  if (rows->len == ids->len)
    return g_steal_pointer (&rows);
  g_array_set_size (row_ids, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      g_array_index (row_ids, gint64, i) = signet_subdomain_get_id (g_ptr_array_index (rows, i));
      g_hash_table_add (present, &g_array_index (row_ids, gint64, i));
    }
  for (guint i = 0; i < ids->len; i++)
    if (!g_hash_table_contains (present, &g_array_index (ids, gint64, i)))
      {
        SignetStatement *statement = signet_database_prepare (database, "SELECT name FROM subdomain WHERE id = ?1", error);
        g_autofree char *name = NULL;
        gboolean has_row;

        if (statement == NULL)
          return NULL;
        signet_statement_bind_int (statement, 1, g_array_index (ids, gint64, i));
        if (!signet_statement_step (statement, &has_row, error))
          return NULL;
        name = g_strdup (has_row ? signet_statement_get_text (statement, 0) : _("Unnamed"));
        signet_statement_reset (statement);
        signet_store_set_gone (name, error);
        return NULL;
      }
  return g_steal_pointer (&rows);
}

static void
note_former (Done       *done,
             guint       field,
             const char *from)
{
  if (!done->changed[field])
    done->from[field] = g_strdup (from);
  else if (g_strcmp0 (done->from[field], from) != 0)
    g_clear_pointer (&done->from[field], g_free);
  done->changed[field] = TRUE;
}

static gboolean
edit_one (SignetDatabase  *database,
          Change          *self,
          SignetSubdomain *present,
          GHashTable      *by_instance,
          GError         **error)
{
  const char *delegation_type = self->delegation_type != NULL ? self->delegation_type
                                                              : signet_subdomain_get_delegation_type (present);
  const char *use_case = self->use_case != NULL ? self->use_case : signet_subdomain_get_use_case (present);
  g_autoptr (SignetStoreChanges) changes = signet_store_changes_new ();
  SignetStatement *statement;
  Done *done;

  signet_store_changes_add (changes, _("Delegation type"),
                            signet_delegation_type_describe (signet_subdomain_get_delegation_type (present)),
                            signet_delegation_type_describe (delegation_type));
  signet_store_changes_add (changes, _("Use case"), signet_use_case_describe (signet_subdomain_get_use_case (present)),
                            signet_use_case_describe (use_case));
  if (signet_store_changes_is_empty (changes))
    return TRUE;
  done = done_of_instance (by_instance, signet_subdomain_get_instance_id (present));
  if (strcmp (delegation_type, signet_subdomain_get_delegation_type (present)) != 0)
    note_former (done, 0, signet_subdomain_get_delegation_type (present));
  if (strcmp (use_case, signet_subdomain_get_use_case (present)) != 0)
    note_former (done, 1, signet_subdomain_get_use_case (present));
  g_ptr_array_add (done->names, g_strdup (signet_subdomain_get_name (present)));
  g_string_append_printf (done->report, "%s: %s\n", signet_subdomain_get_name (present),
                          signet_store_changes_get_message (changes));
  statement = signet_database_prepare (database, "UPDATE subdomain SET delegation_type = ?2, use_case = ?3, "
                                                 "version = version + 1 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, signet_subdomain_get_id (present));
  signet_statement_bind_text (statement, 2, delegation_type);
  signet_statement_bind_text (statement, 3, use_case);
  return signet_statement_run (statement, error);
}

static char *
title_of (GPtrArray *names)
{
  if (names->len == 1)
    return g_strdup (g_ptr_array_index (names, 0));
  return g_strdup_printf (ngettext ("%u subdomain", "%u subdomains", names->len), names->len);
}

static gboolean
record_edit (SignetDatabase *database,
             Change         *self,
             gint64          instance_id,
             Done           *done,
             GError        **error)
{
  g_autoptr (SignetInstance) instance = signet_store_read_instance (database, instance_id, error);
  g_autoptr (SignetStoreChanges) changes = signet_store_changes_new ();
  g_autofree char *title = title_of (done->names);

  if (instance == NULL)
    return FALSE;
  if (done->changed[0])
    signet_store_changes_add (changes, _("Delegation type"),
                              done->from[0] != NULL ? signet_delegation_type_describe (done->from[0]) : _("several"),
                              signet_delegation_type_describe (self->delegation_type));
  if (done->changed[1])
    signet_store_changes_add (changes, _("Use case"),
                              done->from[1] != NULL ? signet_use_case_describe (done->from[1]) : _("several"),
                              signet_use_case_describe (self->use_case));
  return signet_store_record_names_job (database, SIGNET_JOB_KIND_SUBDOMAIN, instance, title,
                                        signet_store_changes_get_message (changes),
                                        done->names->len > 1 ? done->report->str : NULL, done->names, error) != 0;
}

static gboolean
edit_func (SignetDatabase *database,
           GTask          *task,
           gpointer        op,
           GCancellable   *cancellable,
           GError        **error)
{
  Change *self = op;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) by_instance = done_by_instance_new ();
  GHashTableIter iter;
  gpointer instance_id, done;

  if (!signet_store_check_details (self->delegation_type, self->use_case, error))
    return FALSE;
  rows = read_present (database, self->ids, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!edit_one (database, self, g_ptr_array_index (rows, i), by_instance, error))
      return FALSE;
  g_hash_table_iter_init (&iter, by_instance);
  while (g_hash_table_iter_next (&iter, &instance_id, &done))
    if (!record_edit (database, self, *(gint64 *) instance_id, done, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_can_move (SignetDatabase  *database,
                SignetSubdomain *subdomain,
                SignetInstance  *target,
                GError         **error)
{
  const gint64 target_id = signet_instance_get_id (target);
  const char *taken = NULL;
  gboolean has_row;
  SignetStatement *statement =
    signet_database_prepare (database,
                             "SELECT name FROM subdomain WHERE instance_id = ?2 AND name = ?3 AND removed_at IS NULL UNION ALL "
                             "SELECT o.name FROM host h CROSS JOIN host o ON o.instance_id = ?2 AND o.name = h.name AND "
                             "o.removed_at IS NULL WHERE h.subdomain_id = ?1 AND h.removed_at IS NULL LIMIT 1", error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, signet_subdomain_get_id (subdomain));
  signet_statement_bind_int (statement, 2, target_id);
  signet_statement_bind_text (statement, 3, signet_subdomain_get_name (subdomain));
  if (!signet_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      taken = signet_statement_get_text (statement, 0);
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS,
                   _("“%s” has “%s” already. Nothing was moved. Remove it there first, or leave “%s” where it is."),
                   signet_instance_get_name (target), taken, signet_subdomain_get_name (subdomain));
    }
  signet_statement_reset (statement);
  return taken == NULL;
}

/* Also the hosts that were put aside: they come back where their subdomain is. */
static gboolean
move_one (SignetDatabase  *database,
          SignetSubdomain *subdomain,
          SignetInstance  *target,
          GError         **error)
{
  return check_can_move (database, subdomain, target, error) &&
         signet_store_update_row (database, "UPDATE subdomain SET instance_id = ?2, version = version + 1 WHERE id = ?1",
                                  signet_subdomain_get_id (subdomain), signet_instance_get_id (target), error) &&
         signet_store_update_row (database, "UPDATE host SET instance_id = ?2 WHERE subdomain_id = ?1",
                                  signet_subdomain_get_id (subdomain), signet_instance_get_id (target), error);
}

/* One job on the instance that they went to; it belongs to the history of the names on the others as well. */
static gboolean
record_move (SignetDatabase *database,
             SignetInstance *target,
             GHashTable     *by_instance,
             GError        **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GString) report = g_string_new (NULL);
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;
  g_autoptr (SignetInstance) from = NULL;
  GHashTableIter iter;
  gpointer instance_id, value;
  gint64 job_id;

  g_hash_table_iter_init (&iter, by_instance);
  while (g_hash_table_iter_next (&iter, &instance_id, &value))
    {
      Done *done = value;

      g_clear_object (&from);
      from = signet_store_read_instance (database, *(gint64 *) instance_id, error);
      if (from == NULL)
        return FALSE;
      for (guint i = 0; i < done->names->len; i++)
        {
          g_ptr_array_add (all, g_ptr_array_index (done->names, i));
          g_string_append_printf (report, "%s: %s → %s\n", (const char *) g_ptr_array_index (done->names, i),
                                  signet_instance_get_name (from), signet_instance_get_name (target));
        }
    }
  title = title_of (all);
  if (g_hash_table_size (by_instance) == 1)
    message = g_strdup_printf (_("Moved from “%s” to “%s”"), signet_instance_get_name (from),
                               signet_instance_get_name (target));
  else
    message = g_strdup_printf (ngettext ("Moved from %u instance to “%s”", "Moved from %u instances to “%s”",
                                         g_hash_table_size (by_instance)),
                               g_hash_table_size (by_instance), signet_instance_get_name (target));
  job_id = signet_store_record_names_job (database, SIGNET_JOB_KIND_SUBDOMAIN, target, title, message,
                                          all->len > 1 ? report->str : NULL, all, error);
  if (job_id == 0)
    return FALSE;
  g_hash_table_iter_init (&iter, by_instance);
  while (g_hash_table_iter_next (&iter, &instance_id, &value))
    if (!signet_store_add_job_names (database, job_id, *(gint64 *) instance_id, ((Done *) value)->names, error))
      return FALSE;
  return TRUE;
}

static gboolean
move_func (SignetDatabase *database,
           GTask          *task,
           gpointer        op,
           GCancellable   *cancellable,
           GError        **error)
{
  Change *self = op;
  g_autoptr (SignetInstance) target = signet_store_read_instance (database, self->instance_id, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) by_instance = done_by_instance_new ();

  if (target == NULL)
    return FALSE;
  rows = read_present (database, self->ids, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      SignetSubdomain *subdomain = g_ptr_array_index (rows, i);
      const gint64 from = signet_subdomain_get_instance_id (subdomain);

      if (from == self->instance_id)
        continue;
      if (!move_one (database, subdomain, target, error))
        return FALSE;
      g_ptr_array_add (done_of_instance (by_instance, from)->names, g_strdup (signet_subdomain_get_name (subdomain)));
    }
  return g_hash_table_size (by_instance) == 0 || record_move (database, target, by_instance, error);
}

/* A row that is given twice is one. */
static GArray *
copy_ids (GArray *ids)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);

  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_add (seen, &g_array_index (ids, gint64, i)))
      g_array_append_val (copy, g_array_index (ids, gint64, i));
  return copy;
}

/**
 * signet_store_edit_subdomains_async:
 * @self: a store
 * @ids: (element-type gint64): row ids of subdomains
 * @delegation_type: (nullable): "full", "cname" or ""; %NULL: as it is
 * @use_case: (nullable): "marketing", "transactional" or any text; %NULL: as it is
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Gives subdomains the same details: all or none. There is one job for each instance. Those that have them already are left
 * alone.
 */
void
signet_store_edit_subdomains_async (SignetStore        *self,
                                    GArray             *ids,
                                    const char         *delegation_type,
                                    const char         *use_case,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  Change *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (ids != NULL);

  op = g_new0 (Change, 1);
  op->ids = copy_ids (ids);
  op->delegation_type = delegation_type != NULL ? signet_delegation_type_to_nick (delegation_type) : NULL;
  op->use_case = use_case != NULL ? signet_use_case_to_nick (use_case) : NULL;
  signet_store_run (self, SIGNET_STORE_WRITE, edit_func, op, change_free, signet_store_edit_subdomains_async, cancellable,
                    callback, user_data);
}

/**
 * signet_store_edit_subdomains_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_STORE_CONFLICT (somebody else removed one), %SIGNET_ERROR_INVALID or another error of
 *   the store, and nothing was changed
 */
gboolean
signet_store_edit_subdomains_finish (SignetStore  *self,
                                     GAsyncResult *result,
                                     GError      **error)
{
  return signet_store_finish (self, result, signet_store_edit_subdomains_async, error) != NULL;
}

/**
 * signet_store_move_subdomains_async:
 * @self: a store
 * @ids: (element-type gint64): row ids of subdomains
 * @instance_id: row id of the instance that they go to
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Moves subdomains with their hosts to another instance: all or none. Those that are there are left alone.
 */
void
signet_store_move_subdomains_async (SignetStore        *self,
                                    GArray             *ids,
                                    gint64              instance_id,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  Change *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (ids != NULL);

  op = g_new0 (Change, 1);
  op->ids = copy_ids (ids);
  op->instance_id = instance_id;
  signet_store_run (self, SIGNET_STORE_WRITE, move_func, op, change_free, signet_store_move_subdomains_async, cancellable,
                    callback, user_data);
}

/**
 * signet_store_move_subdomains_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_EXISTS, which names the first that is there already, %SIGNET_ERROR_NOT_FOUND (no such
 *   instance), %SIGNET_ERROR_STORE_CONFLICT (somebody else removed one) or another error of the store, and nothing was changed
 */
gboolean
signet_store_move_subdomains_finish (SignetStore  *self,
                                     GAsyncResult *result,
                                     GError      **error)
{
  return signet_store_finish (self, result, signet_store_move_subdomains_async, error) != NULL;
}
