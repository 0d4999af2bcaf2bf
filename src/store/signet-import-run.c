/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "store/signet-import-run.h"

#include "store/signet-import-index.h"
#include "store/signet-store-changes.h"
#include "store/signet-store-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SignetImportRun
{
  SignetDatabase *database;   /* borrowed */
  SignetImportReport *report; /* borrowed */
  SignetImportIndex *index;
  gboolean dry_run;
  gint64 now;

  /* what is found out of a row before anything of it is written */
  SignetImportInstance *instance;         /* NULL: new */
  SignetImportSubdomain *subdomain;       /* NULL: new */
  SignetImportOrganization *organization; /* that the instance gets; NULL: as it is */
  const char *notes;                      /* that the instance gets; NULL: as it is */
  gboolean other_details;
  GPtrArray *new_hosts;                   /* of SignetHost, owned */
  GPtrArray *other_expiry;                /* of SignetHost, owned */
};

/**
 * signet_import_run_new:
 * @database: a connection, in a transaction that outlives the run
 * @report: gets what is done with each row
 * @dry_run: whether nothing is written
 * @error: return location for a #GError
 *
 * Returns: (transfer full): an import that begins; %NULL with an error of the store
 */
SignetImportRun *
signet_import_run_new (SignetDatabase     *database,
                       SignetImportReport *report,
                       gboolean            dry_run,
                       GError            **error)
{
  g_autoptr (SignetImportRun) self = g_new0 (SignetImportRun, 1);

  self->database = database;
  self->report = report;
  self->dry_run = dry_run;
  self->now = signet_store_now ();
  self->new_hosts = g_ptr_array_new_with_free_func (g_object_unref);
  self->other_expiry = g_ptr_array_new_with_free_func (g_object_unref);
  self->index = signet_import_index_new (database, error);
  return self->index != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * signet_import_run_free:
 * @self: (nullable) (transfer full): a run
 */
void
signet_import_run_free (SignetImportRun *self)
{
  if (self == NULL)
    return;
  signet_import_index_free (self->index);
  g_ptr_array_unref (self->new_hosts);
  g_ptr_array_unref (self->other_expiry);
  g_free (self);
}

/* --- the plan: each function gives the reason why the row is refused, or NULL --- */

/* The same name and URL are one instance. Without a URL, the name alone is enough where only one bears it. */
static char *
plan_instance (SignetImportRun *self,
               SignetInstance  *instance)
{
  const char *name = signet_instance_get_name (instance);
  const char *url = signet_instance_get_url (instance);
  guint n;

  self->instance = signet_import_index_find_instance (self->index, name, url);
  if (self->instance != NULL || *url != '\0')
    return NULL;
  n = signet_import_index_count_name (self->index, name, &self->instance);
  if (n > 1)
    return g_strdup_printf (_("“%s” is the name of %d instances; fill in the URL of the one that is meant"), name, (int) n);
  return NULL;
}

static char *
plan_details_of_instance (SignetImportRun *self,
                          SignetInstance  *instance)
{
  SignetOrganization *organization = signet_instance_get_organization (instance);
  const char *notes = signet_instance_get_notes (instance);

  self->organization = organization != NULL ? signet_import_index_organization (self->index, organization) : NULL;
  self->notes = *notes != '\0' ? notes : NULL;
  if (self->instance == NULL)
    return NULL;
  if (self->organization == self->instance->organization)
    self->organization = NULL;
  if (self->notes != NULL && strcmp (self->notes, self->instance->notes) == 0)
    self->notes = NULL;
  if (self->organization != NULL && self->instance->organization_line != 0)
    return g_strdup_printf (_("the organization of “%s” is not the one that line %u gives"), self->instance->name,
                            self->instance->organization_line);
  if (self->notes != NULL && self->instance->notes_line != 0)
    return g_strdup_printf (_("the notes of “%s” are not those that line %u gives"), self->instance->name,
                            self->instance->notes_line);
  return NULL;
}

static gboolean
differs (const char *given,
         const char *present)
{
  return *given != '\0' && strcmp (given, present) != 0;
}

static char *
plan_subdomain (SignetImportRun *self,
                SignetSubdomain *subdomain)
{
  self->subdomain = g_hash_table_lookup (self->instance->subdomains, signet_subdomain_get_name (subdomain));
  if (self->subdomain == NULL)
    return NULL;
  self->other_details = differs (signet_subdomain_get_delegation_type (subdomain), self->subdomain->delegation_type) ||
                        differs (signet_subdomain_get_use_case (subdomain), self->subdomain->use_case);
  if (self->other_details && self->subdomain->line != 0)
    return g_strdup_printf (_("delegation type or use case of “%s” are not those that line %u gives"), self->subdomain->name,
                            self->subdomain->line);
  return NULL;
}

static char *
plan_host (SignetImportRun *self,
           SignetHost      *host)
{
  const gint64 expires = signet_host_get_expires (host);
  SignetImportHost *known =
    self->instance != NULL ? g_hash_table_lookup (self->instance->hosts, signet_host_get_name (host)) : NULL;

  if (known == NULL)
    g_ptr_array_add (self->new_hosts, g_object_ref (host));
  else if (known->subdomain == NULL || known->subdomain != self->subdomain)
    return g_strdup_printf (_("the host “%s” is there already, under the subdomain “%s”"), signet_host_get_name (host),
                            known->subdomain != NULL ? known->subdomain->name : "");
  else if (expires != 0 && expires != known->expires)
    g_ptr_array_add (self->other_expiry, g_object_ref (host));
  return NULL;
}

static char *
plan_row (SignetImportRun    *self,
          SignetInventoryRow *row)
{
  GListModel *hosts = row->subdomain != NULL ? signet_subdomain_get_hosts (row->subdomain) : NULL;
  const guint n_hosts = hosts != NULL ? g_list_model_get_n_items (hosts) : 0;
  char *reason = plan_details_of_instance (self, row->instance);

  if (reason == NULL && self->instance != NULL && row->subdomain != NULL)
    reason = plan_subdomain (self, row->subdomain);
  for (guint i = 0; reason == NULL && i < n_hosts; i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      reason = plan_host (self, host);
    }
  return reason;
}

/* --- the words --- */

static void
add_host_names (SignetStoreChanges *changes,
                const char         *label,
                GPtrArray          *hosts)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < hosts->len; i++)
    g_ptr_array_add (names, (gpointer) signet_host_get_name (g_ptr_array_index (hosts, i)));
  signet_store_changes_add_names (changes, label, names);
}

/* What differs from what is there. */
static SignetStoreChanges *
describe_plan (SignetImportRun *self,
               SignetSubdomain *subdomain)
{
  SignetStoreChanges *changes = signet_store_changes_new ();

  if (self->instance != NULL && self->organization != NULL)
    {
      g_autofree char *from = signet_store_describe_organization (
        self->instance->organization != NULL ? self->instance->organization->organization : NULL);
      g_autofree char *to = signet_store_describe_organization (self->organization->organization);

      signet_store_changes_add (changes, _("Organization"), from, to);
    }
  if (self->instance != NULL && self->notes != NULL)
    signet_store_changes_add (changes, _("Notes"), self->instance->notes, self->notes);
  if (self->other_details)
    {
      const char *delegation_type = signet_subdomain_get_delegation_type (subdomain);
      const char *use_case = signet_subdomain_get_use_case (subdomain);

      signet_store_changes_add (changes, _("Delegation type"),
                                signet_delegation_type_describe (self->subdomain->delegation_type),
                                signet_delegation_type_describe (*delegation_type != '\0' ? delegation_type
                                                                                          : self->subdomain->delegation_type));
      signet_store_changes_add (changes, _("Use case"), signet_use_case_describe (self->subdomain->use_case),
                                signet_use_case_describe (*use_case != '\0' ? use_case : self->subdomain->use_case));
    }
  add_host_names (changes, _("Hosts added"), self->new_hosts);
  add_host_names (changes, _("Expiry changed"), self->other_expiry);
  return changes;
}

static void
report_row (SignetImportRun    *self,
            SignetInventoryRow *row)
{
  const gboolean changes_instance = self->instance != NULL && (self->organization != NULL || self->notes != NULL);
  const gboolean changes_names = self->new_hosts->len > 0 || self->other_expiry->len > 0 || self->other_details;
  g_autoptr (SignetStoreChanges) changes = NULL;
  /* A row may be there for its instance alone. */
  const gboolean is_new = row->subdomain != NULL ? self->subdomain == NULL : self->instance == NULL;
  SignetImportStatus status = SIGNET_IMPORT_SAME;

  if (is_new || (self->subdomain != NULL && self->subdomain->is_new && changes_names))
    status = SIGNET_IMPORT_NEW;
  else if (changes_instance || changes_names)
    status = SIGNET_IMPORT_CHANGED;
  /* What is wholly new says its hosts when it is asked. */
  if (status == SIGNET_IMPORT_CHANGED || (status == SIGNET_IMPORT_NEW && (self->subdomain != NULL || changes_instance)))
    changes = describe_plan (self, row->subdomain);
  g_ptr_array_add (self->report->entries,
                   signet_import_entry_new (row->line, status, row->instance, row->subdomain,
                                            changes != NULL ? signet_store_changes_get_message (changes) : NULL));
  self->report->n_rows++;
  self->report->n_instances += self->instance == NULL;
  self->report->n_subdomains += row->subdomain != NULL && self->subdomain == NULL;
  self->report->n_hosts += self->new_hosts->len;
  self->report->n_changed += status == SIGNET_IMPORT_CHANGED;
  self->report->n_same += status == SIGNET_IMPORT_SAME;
}

/* --- the database --- */

static gboolean
write_organization (SignetImportRun *self,
                    GError         **error)
{
  SignetImportOrganization *organization = self->organization;

  if (organization != NULL && organization->id == 0)
    organization->id = signet_store_put_organization (self->database, organization->organization, error);
  return organization == NULL || organization->id != 0;
}

static gboolean
update_instance (SignetImportRun *self,
                 GError         **error)
{
  SignetImportInstance *instance = self->instance;
  g_autofree char *search =
    signet_store_instance_search (instance->name, instance->url,
                                  instance->organization != NULL ? instance->organization->organization : NULL);
  SignetStatement *statement =
    signet_database_prepare (self->database, "UPDATE instance SET organization_id = nullif (?2, 0), notes = ?3, search = ?4, "
                                             "version = version + 1 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, instance->id);
  signet_statement_bind_int (statement, 2, instance->organization != NULL ? instance->organization->id : 0);
  signet_statement_bind_text (statement, 3, instance->notes);
  signet_statement_bind_text (statement, 4, search);
  return signet_statement_run (statement, error);
}

/* Details, and being found by the hosts that it gets. */
static gboolean
update_subdomain (SignetImportRun *self,
                  GError         **error)
{
  g_autoptr (GString) search = g_string_new (NULL);
  SignetStatement *statement =
    signet_database_prepare (self->database, "UPDATE subdomain SET delegation_type = ?2, use_case = ?3, search = search || ?4, "
                                             "version = version + ?5 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < self->new_hosts->len; i++)
    if (strcmp (signet_host_get_name (g_ptr_array_index (self->new_hosts, i)), self->subdomain->name) != 0)
      signet_store_search_add_name (search, signet_host_get_name (g_ptr_array_index (self->new_hosts, i)));
  signet_statement_bind_int (statement, 1, self->subdomain->id);
  signet_statement_bind_text (statement, 2, self->subdomain->delegation_type);
  signet_statement_bind_text (statement, 3, self->subdomain->use_case);
  signet_statement_bind_text (statement, 4, search->str);
  signet_statement_bind_int (statement, 5, self->subdomain->is_new ? 0 : 1);
  return signet_statement_run (statement, error);
}

/* --- what was planned, done: in memory, and but for a preview in the database --- */

static gboolean
do_instance (SignetImportRun    *self,
             SignetInventoryRow *row,
             GError            **error)
{
  const gboolean is_new = self->instance == NULL;
  const gboolean changes = self->organization != NULL || self->notes != NULL;

  if (!self->dry_run && !write_organization (self, error))
    return FALSE;
  if (is_new)
    self->instance = signet_import_index_add_instance (self->index, signet_instance_get_name (row->instance),
                                                       signet_instance_get_url (row->instance));
  if (self->organization != NULL)
    self->instance->organization = self->organization;
  if (self->notes != NULL)
    self->instance->notes = self->notes;
  if (signet_instance_get_organization (row->instance) != NULL && self->instance->organization_line == 0)
    self->instance->organization_line = row->line;
  if (*signet_instance_get_notes (row->instance) != '\0' && self->instance->notes_line == 0)
    self->instance->notes_line = row->line;
  if (self->dry_run)
    return TRUE;
  if (is_new)
    {
      self->instance->id = signet_store_insert_instance (self->database, row->instance, self->now, error);
      return self->instance->id != 0;
    }
  return !changes || update_instance (self, error);
}

static gboolean
do_subdomain (SignetImportRun    *self,
              SignetInventoryRow *row,
              GError            **error)
{
  const gboolean is_new = self->subdomain == NULL;
  const char *delegation_type = signet_subdomain_get_delegation_type (row->subdomain);
  const char *use_case = signet_subdomain_get_use_case (row->subdomain);

  if (is_new)
    self->subdomain = signet_import_index_add_subdomain (self->index, self->instance,
                                                         signet_subdomain_get_name (row->subdomain));
  if (*delegation_type != '\0')
    self->subdomain->delegation_type = delegation_type;
  if (*use_case != '\0')
    self->subdomain->use_case = use_case;
  if (self->subdomain->line == 0)
    self->subdomain->line = row->line;
  if (self->dry_run)
    return TRUE;
  if (is_new)
    {
      self->subdomain->id = signet_store_insert_subdomain (self->database, self->instance->id, row->subdomain, self->now, error);
      return self->subdomain->id != 0;
    }
  return (!self->other_details && self->new_hosts->len == 0 && self->other_expiry->len == 0) ||
         update_subdomain (self, error);
}

static gboolean
do_hosts (SignetImportRun *self,
          GError         **error)
{
  for (guint i = 0; i < self->new_hosts->len; i++)
    {
      SignetHost *host = g_ptr_array_index (self->new_hosts, i);
      SignetImportHost *known = signet_import_index_add_host (self->index, self->instance, self->subdomain,
                                                              signet_host_get_name (host));

      known->expires = signet_host_get_expires (host);
      if (self->dry_run)
        continue;
      known->id = signet_store_insert_host (self->database, self->instance->id, self->subdomain->id, host, self->now, error);
      if (known->id == 0)
        return FALSE;
    }
  for (guint i = 0; i < self->other_expiry->len; i++)
    {
      SignetHost *host = g_ptr_array_index (self->other_expiry, i);
      SignetImportHost *known = g_hash_table_lookup (self->instance->hosts, signet_host_get_name (host));

      known->expires = signet_host_get_expires (host);
      if (!self->dry_run &&
          !signet_store_update_row (self->database, "UPDATE host SET expires = ?2 WHERE id = ?1", known->id, known->expires,
                                    error))
        return FALSE;
    }
  return TRUE;
}

/**
 * signet_import_run_row:
 * @self: a run
 * @row: what a file says; outlives the run
 * @error: return location for a #GError
 *
 * Takes a row whole, or refuses it with a reason; the report gets to know.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_import_run_row (SignetImportRun    *self,
                       SignetInventoryRow *row,
                       GError            **error)
{
  g_autofree char *reason = NULL;

  self->subdomain = NULL;
  self->other_details = FALSE;
  g_ptr_array_set_size (self->new_hosts, 0);
  g_ptr_array_set_size (self->other_expiry, 0);
  reason = plan_instance (self, row->instance);
  if (reason == NULL && self->instance != NULL && !signet_import_index_load (self->index, self->instance, error))
    return FALSE;
  if (reason == NULL)
    reason = plan_row (self, row);
  if (reason != NULL)
    {
      signet_import_report_refuse (self->report, row->line, row->instance, row->subdomain, reason);
      return TRUE;
    }
  report_row (self, row);
  return do_instance (self, row, error) &&
         (row->subdomain == NULL || (do_subdomain (self, row, error) && do_hosts (self, error)));
}
