/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "store/signet-store-private.h"
#include "store/signet-store-text.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROWS_PER_REPORT 250

typedef struct {
  SignetInventoryTable *table; /* owned */
  char *title;
  gboolean dry_run;
  GFileProgressCallback progress;
  gpointer progress_data;
  SignetImportReport *report; /* owned until it is handed over */

  /* within the transaction */
  SignetDatabase *database;
  gint64 now;
  GHashTable *organizations;   /* SignetOrganization, row id: of this transaction, so not kept in the object */
  GHashTable *instance_lines;  /* id, line that gave the organization in this file */
  GHashTable *subdomain_lines; /* id, line that gave the details in this file */
} Import;

typedef struct {
  GFileProgressCallback callback;
  gpointer callback_data;
  guint done;
  guint all;
} Progress;

/* Each row is taken whole or refused whole: this is what is found out before anything of it is written. */
typedef struct {
  gint64 instance_id;      /* 0: new */
  gint64 subdomain_id;     /* 0: new */
  gboolean other_organization;
  gboolean other_details;
  GPtrArray *new_hosts;    /* of SignetHost, borrowed */
  GPtrArray *other_expiry; /* of SignetHost, borrowed */
} Plan;

static void
plan_clear (Plan *self)
{
  g_clear_pointer (&self->new_hosts, g_ptr_array_unref);
  g_clear_pointer (&self->other_expiry, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static void
import_free (gpointer data)
{
  Import *self = data;

  g_object_unref (self->table);
  g_free (self->title);
  g_clear_pointer (&self->report, signet_import_report_free);
  g_hash_table_unref (self->organizations);
  g_hash_table_unref (self->instance_lines);
  g_hash_table_unref (self->subdomain_lines);
  g_free (self);
}

static guint
line_of (GHashTable *lines,
         gint64      id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (lines, &id));
}

static void
set_line (GHashTable *lines,
          gint64      id,
          guint       line)
{
  if (line_of (lines, id) == 0)
    g_hash_table_insert (lines, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (line));
}

/* The same name and URL are one instance. Without a URL, the name alone is enough where only one bears it. */
static gboolean
find_instance (Import         *self,
               SignetInstance *instance,
               gint64         *id,
               gint64         *organization_id,
               char          **reason,
               GError        **error)
{
  const char *name = signet_instance_get_name (instance);
  const char *url = signet_instance_get_url (instance);
  SignetStatement *statement;
  gboolean has_row;

  *id = 0;
  *organization_id = 0;
  statement = signet_database_prepare (self->database,
                                       "SELECT id, organization_id FROM instance "
                                       "WHERE name = ?1 AND url = ?2 AND removed_at IS NULL", error);
  if (statement == NULL)
    return FALSE;
  signet_statement_bind_text (statement, 1, name);
  signet_statement_bind_text (statement, 2, url);
  if (!signet_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row && *url == '\0')
    {
      statement = signet_database_prepare (self->database,
                                           "SELECT id, organization_id, count (*) FROM instance "
                                           "WHERE name = ?1 AND removed_at IS NULL HAVING count (*) > 0", error);
      if (statement == NULL)
        return FALSE;
      signet_statement_bind_text (statement, 1, name);
      if (!signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row && signet_statement_get_int (statement, 2) > 1)
        *reason = g_strdup_printf (_("“%s” is the name of %d instances; fill in the URL of the one that is meant"), name,
                                   (int) signet_statement_get_int (statement, 2));
    }
  if (has_row)
    {
      *id = signet_statement_get_int (statement, 0);
      *organization_id = signet_statement_get_int (statement, 1);
    }
  signet_statement_reset (statement);
  return TRUE;
}

/* 0 on error. */
static gint64
id_of_organization (Import             *self,
                    SignetOrganization *organization,
                    GError            **error)
{
  gint64 *known = g_hash_table_lookup (self->organizations, organization);
  gint64 id;

  if (known != NULL)
    return *known;
  id = signet_store_put_organization (self->database, organization, error);
  if (id != 0)
    g_hash_table_insert (self->organizations, organization, g_memdup2 (&id, sizeof id));
  return id;
}

static gboolean
plan_organization (Import             *self,
                   SignetInventoryRow *row,
                   gint64              present,
                   Plan               *plan,
                   char              **reason,
                   GError            **error)
{
  SignetOrganization *organization = signet_instance_get_organization (row->instance);
  gint64 wanted;

  if (organization == NULL || plan->instance_id == 0)
    return TRUE;
  wanted = id_of_organization (self, organization, error);
  if (wanted == 0)
    return FALSE;
  plan->other_organization = wanted != present;
  if (plan->other_organization && line_of (self->instance_lines, plan->instance_id) != 0)
    *reason = g_strdup_printf (_("the organization of “%s” is not the one that line %u gives"),
                               signet_instance_get_name (row->instance),
                               line_of (self->instance_lines, plan->instance_id));
  return TRUE;
}

static gboolean
plan_subdomain (Import          *self,
                SignetSubdomain *subdomain,
                Plan            *plan,
                char           **reason,
                GError         **error)
{
  SignetStatement *statement =
    signet_database_prepare (self->database,
                             "SELECT id, (?3 <> '' AND delegation_type <> ?3) OR (?4 <> '' AND use_case <> ?4) "
                             "FROM subdomain WHERE instance_id = ?1 AND name = ?2 AND removed_at IS NULL", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, plan->instance_id);
  signet_statement_bind_text (statement, 2, signet_subdomain_get_name (subdomain));
  signet_statement_bind_text (statement, 3, signet_subdomain_get_delegation_type (subdomain));
  signet_statement_bind_text (statement, 4, signet_subdomain_get_use_case (subdomain));
  if (!signet_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  plan->subdomain_id = signet_statement_get_int (statement, 0);
  plan->other_details = signet_statement_get_int (statement, 1) != 0;
  signet_statement_reset (statement);
  if (plan->other_details && line_of (self->subdomain_lines, plan->subdomain_id) != 0)
    *reason = g_strdup_printf (_("delegation type or use case of “%s” are not those that line %u gives"),
                               signet_subdomain_get_name (subdomain),
                               line_of (self->subdomain_lines, plan->subdomain_id));
  return TRUE;
}

static gboolean
plan_host (Import     *self,
           SignetHost *host,
           Plan       *plan,
           char      **reason,
           GError    **error)
{
  SignetStatement *statement =
    signet_database_prepare (self->database,
                             "SELECT h.subdomain_id, h.expires, s.name FROM host h JOIN subdomain s ON s.id = h.subdomain_id "
                             "WHERE h.instance_id = ?1 AND h.name = ?2 AND h.removed_at IS NULL", error);
  gint64 expires = signet_host_get_expires (host);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, plan->instance_id);
  signet_statement_bind_text (statement, 2, signet_host_get_name (host));
  if (!signet_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_ptr_array_add (plan->new_hosts, host);
      return TRUE;
    }
  if (signet_statement_get_int (statement, 0) != plan->subdomain_id)
    *reason = g_strdup_printf (_("the host “%s” is there already, under the subdomain “%s”"),
                               signet_host_get_name (host), signet_statement_get_text (statement, 2));
  else if (expires != 0 && expires != signet_statement_get_int (statement, 1))
    g_ptr_array_add (plan->other_expiry, host);
  signet_statement_reset (statement);
  return TRUE;
}

static gboolean
make_plan (Import             *self,
           SignetInventoryRow *row,
           Plan               *plan,
           char              **reason,
           GError            **error)
{
  GListModel *hosts = signet_subdomain_get_hosts (row->subdomain);
  gint64 organization_id;

  plan->new_hosts = g_ptr_array_new ();
  plan->other_expiry = g_ptr_array_new ();
  if (!find_instance (self, row->instance, &plan->instance_id, &organization_id, reason, error))
    return FALSE;
  if (*reason == NULL && !plan_organization (self, row, organization_id, plan, reason, error))
    return FALSE;
  if (*reason == NULL && plan->instance_id != 0 && !plan_subdomain (self, row->subdomain, plan, reason, error))
    return FALSE;
  for (guint i = 0; *reason == NULL && i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      if (plan->instance_id == 0)
        g_ptr_array_add (plan->new_hosts, host);
      else if (!plan_host (self, host, plan, reason, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
update_organization (Import         *self,
                     SignetInstance *instance,
                     gint64          instance_id,
                     GError        **error)
{
  SignetOrganization *organization = signet_instance_get_organization (instance);
  /* of the row's name, and the URL that is there: a row without one matches by its name */
  SignetStatement *statement = signet_database_prepare (self->database, "SELECT url FROM instance WHERE id = ?1", error);
  g_autofree char *search = NULL;
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, instance_id);
  if (!signet_statement_step (statement, &has_row, error))
    return FALSE;
  search = signet_store_instance_search (signet_instance_get_name (instance),
                                         has_row ? signet_statement_get_text (statement, 0) : "", organization);
  signet_statement_reset (statement);
  statement = signet_database_prepare (self->database,
                                       "UPDATE instance SET organization_id = ?2, search = ?3 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, instance_id);
  signet_statement_bind_int (statement, 2, id_of_organization (self, organization, NULL));
  signet_statement_bind_text (statement, 3, search);
  return signet_statement_run (statement, error);
}

static gboolean
update_details (Import          *self,
                SignetSubdomain *subdomain,
                gint64           subdomain_id,
                GError         **error)
{
  SignetStatement *statement =
    signet_database_prepare (self->database,
                             "UPDATE subdomain SET delegation_type = coalesce (nullif (?2, ''), delegation_type), "
                             "use_case = coalesce (nullif (?3, ''), use_case) WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, subdomain_id);
  signet_statement_bind_text (statement, 2, signet_subdomain_get_delegation_type (subdomain));
  signet_statement_bind_text (statement, 3, signet_subdomain_get_use_case (subdomain));
  return signet_statement_run (statement, error);
}

static gboolean
update_expiry (Import     *self,
               gint64      instance_id,
               SignetHost *host,
               GError    **error)
{
  SignetStatement *statement =
    signet_database_prepare (self->database, "UPDATE host SET expires = ?3 WHERE instance_id = ?1 AND name = ?2 "
                                             "AND removed_at IS NULL", error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, instance_id);
  signet_statement_bind_text (statement, 2, signet_host_get_name (host));
  signet_statement_bind_int (statement, 3, signet_host_get_expires (host));
  return signet_statement_run (statement, error);
}

static gboolean
write_instance (Import             *self,
                SignetInventoryRow *row,
                Plan               *plan,
                GError            **error)
{
  if (plan->instance_id == 0)
    {
      plan->instance_id = signet_store_insert_instance (self->database, row->instance, self->now, error);
      if (plan->instance_id == 0)
        return FALSE;
      self->report->n_instances++;
    }
  else if (plan->other_organization && !update_organization (self, row->instance, plan->instance_id, error))
    return FALSE;
  if (signet_instance_get_organization (row->instance) != NULL)
    set_line (self->instance_lines, plan->instance_id, row->line);
  return TRUE;
}

static gboolean
write_subdomain (Import             *self,
                 SignetInventoryRow *row,
                 Plan               *plan,
                 GError            **error)
{
  const gboolean changed = plan->other_details || plan->new_hosts->len > 0 || plan->other_expiry->len > 0;

  if (plan->subdomain_id == 0)
    {
      plan->subdomain_id = signet_store_insert_subdomain (self->database, plan->instance_id, row->subdomain, self->now,
                                                          error);
      if (plan->subdomain_id == 0)
        return FALSE;
      self->report->n_subdomains++;
    }
  else
    {
      if (plan->other_details && !update_details (self, row->subdomain, plan->subdomain_id, error))
        return FALSE;
      if (changed)
        self->report->n_changed++;
      else
        self->report->n_same++;
    }
  set_line (self->subdomain_lines, plan->subdomain_id, row->line);
  return TRUE;
}

static gboolean
write_row (Import             *self,
           SignetInventoryRow *row,
           Plan               *plan,
           GError            **error)
{
  const gboolean was_there = plan->subdomain_id != 0;

  if (!write_instance (self, row, plan, error) || !write_subdomain (self, row, plan, error))
    return FALSE;
  for (guint i = 0; i < plan->new_hosts->len; i++)
    if (signet_store_insert_host (self->database, plan->instance_id, plan->subdomain_id,
                                  g_ptr_array_index (plan->new_hosts, i), self->now, error) == 0)
      return FALSE;
  for (guint i = 0; i < plan->other_expiry->len; i++)
    if (!update_expiry (self, plan->instance_id, g_ptr_array_index (plan->other_expiry, i), error))
      return FALSE;
  self->report->n_hosts += plan->new_hosts->len;
  return !was_there || plan->new_hosts->len == 0 ||
         signet_store_update_subdomain_search (self->database, plan->subdomain_id, error);
}

static gboolean
import_row (Import             *self,
            SignetInventoryRow *row,
            GError            **error)
{
  g_auto (Plan) plan = { 0, };
  g_autofree char *reason = NULL;

  if (!make_plan (self, row, &plan, &reason, error))
    return FALSE;
  if (reason != NULL)
    {
      g_ptr_array_add (self->report->refused, signet_refused_row_new (row->line, reason));
      return TRUE;
    }
  self->report->n_rows++;
  return write_row (self, row, &plan, error);
}

static gboolean
progress_cb (gpointer data)
{
  Progress *progress = data;

  progress->callback (progress->done, progress->all, progress->callback_data);
  return G_SOURCE_REMOVE;
}

static void
tell_progress (Import *self,
               GTask  *task,
               guint   done,
               guint   all)
{
  Progress *progress;

  if (self->progress == NULL || (done % ROWS_PER_REPORT != 0 && done != all))
    return;
  progress = g_new0 (Progress, 1);
  progress->callback = self->progress;
  progress->callback_data = self->progress_data;
  progress->done = done;
  progress->all = all;
  g_main_context_invoke_full (g_task_get_context (task), g_task_get_priority (task), progress_cb, progress, g_free);
}

static gboolean
record_import (Import  *self,
               GError **error)
{
  g_autofree char *text = signet_import_report_to_text (self->report);
  g_autofree char *message = NULL;

  message = g_strdup_printf (_("%u new instances, %u new subdomains, %u refused rows"), self->report->n_instances,
                             self->report->n_subdomains, self->report->refused->len);
  return signet_store_record_job (self->database, SIGNET_JOB_KIND_IMPORT, NULL, self->title, message, text,
                                  &self->report->job_uuid, error);
}

static gboolean
import_func (SignetDatabase *database,
             GTask          *task,
             gpointer        op,
             GCancellable   *cancellable,
             GError        **error)
{
  Import *self = op;
  GPtrArray *rows = signet_inventory_table_get_rows (self->table);
  GPtrArray *refused = signet_inventory_table_get_refused (self->table);

  self->database = database;
  self->now = signet_store_now ();
  for (guint i = 0; i < refused->len; i++)
    {
      SignetRefusedRow *row = g_ptr_array_index (refused, i);

      g_ptr_array_add (self->report->refused, signet_refused_row_new (row->line, row->reason));
    }
  for (guint i = 0; i < rows->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !import_row (self, g_ptr_array_index (rows, i), error))
        return FALSE;
      tell_progress (self, task, i + 1, rows->len);
    }
  signet_import_report_sort (self->report);
  return self->dry_run || record_import (self, error);
}

/**
 * signet_store_import_async:
 * @self: a store
 * @table: what a file held; the call has it for itself until it is done
 * @title: the file's name, UTF-8
 * @dry_run: whether to do everything but the commit
 * @progress: (nullable) (scope notified): called with rows done and rows in all, in the caller's main context,
 *   never after @callback
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop it, with nothing changed
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Imports an inventory in one transaction. A row that contradicts an earlier one of the file, or what is there already,
 * is refused with its line and reason. Importing the same file again changes nothing. What was removed by hand comes
 * back as something new.
 */
void
signet_store_import_async (SignetStore          *self,
                           SignetInventoryTable *table,
                           const char           *title,
                           gboolean              dry_run,
                           GFileProgressCallback progress,
                           gpointer              progress_data,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data)
{
  Import *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (SIGNET_IS_INVENTORY_TABLE (table));

  op = g_new0 (Import, 1);
  op->table = g_object_ref (table);
  op->title = g_strdup (title != NULL ? title : "");
  op->dry_run = dry_run;
  op->progress = progress;
  op->progress_data = progress_data;
  op->report = signet_import_report_new ();
  op->organizations = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  op->instance_lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  op->subdomain_lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  signet_store_run (self, dry_run ? SIGNET_STORE_TRIAL : SIGNET_STORE_WRITE, import_func, op, import_free,
                    signet_store_import_async, cancellable, callback, user_data);
}

/**
 * signet_store_import_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): what was done with each row; %NULL with an error of the store or %G_IO_ERROR_CANCELLED, and
 *   nothing was changed
 */
SignetImportReport *
signet_store_import_finish (SignetStore  *self,
                            GAsyncResult *result,
                            GError      **error)
{
  Import *op = signet_store_finish (self, result, signet_store_import_async, error);

  return op != NULL ? g_steal_pointer (&op->report) : NULL;
}
