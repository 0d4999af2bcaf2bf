/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-csv-reader.h"
#include "inventory/signet-instance.h"
#include "inventory/signet-subdomain.h"
#include "store/signet-hit.h"
#include "store/signet-import-entry.h"
#include "store/signet-job.h"
#include "store/signet-row-filter.h"
#include "store/signet-row-model.h"

/* Where inventory and job log are kept. The one place that knows SQL, behind an interface that names
 * no SQL type. Every call is asynchronous and runs off the main thread; each that writes is one durable
 * transaction, which writes its job too. Errors: SIGNET_ERROR_STORE_*, _IO, _NOT_FOUND, _EXISTS,
 * _AMBIGUOUS; G_IO_ERROR_CANCELLED. */

G_BEGIN_DECLS

#define SIGNET_TYPE_STORE (signet_store_get_type ())
G_DECLARE_FINAL_TYPE (SignetStore, signet_store, SIGNET, STORE, GObject)

/* Signal "changed": something was written, here or by another program (seen within a second).
 * @path: of the database file, made where it is missing (0600). An older schema is migrated in one transaction
 * after a backup beside it; a newer or a damaged one is refused and left as it is. */
void         signet_store_open_async  (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SignetStore *signet_store_open_finish (GAsyncResult *result, GError **error);
/* Waits for what is under way, then closes; later calls fail. Call before dropping the last reference. */
void         signet_store_close       (SignetStore *self);
/* As given to signet_store_open_async. (transfer none) */
const char  *signet_store_get_path    (SignetStore *self);

/* --- lists (transfer full). Sort keys and filters in the .c file's comment. --- */
/* SignetInstance; sort keys: name, state, subdomains. Search: name, URL, organization. */
SignetRowModel *signet_store_list_instances  (SignetStore *self);
/* SignetSubdomain; sort keys: name, delegation-type, state, use-case, verified, instance. Search: name, host names.
 * @instance_id 0: of all instances. This and the list of instances take a SignetRowFilter as filter. */
SignetRowModel *signet_store_list_subdomains (SignetStore *self, gint64 instance_id);
/* SignetJob, newest first; filter: the nick of a kind. Search: title, instance, alternative names. */
SignetRowModel *signet_store_list_jobs       (SignetStore *self, SignetJobState state);
/* SignetJob of the requests whose certificate has not come; @instance_id 0: of all instances. */
SignetRowModel *signet_store_list_waiting_requests (SignetStore *self, gint64 instance_id);

/* --- search everywhere --- */
/* SignetHit of all kinds that have the search in them, in the order of their kinds, what is called just so first; no more
 * than SIGNET_STORE_N_FIRST_HITS of each. Filter: the nick of a kind, then up to SIGNET_STORE_MAX_HITS of it. */
#define SIGNET_STORE_N_FIRST_HITS 20
#define SIGNET_STORE_MAX_HITS     1000
SignetRowModel *signet_store_list_hits (SignetStore *self);
/* How many there are of each kind (guint [SIGNET_HIT_KIND_N]), counted up to SIGNET_STORE_MAX_COUNT. */
#define SIGNET_STORE_MAX_COUNT 10000
void     signet_store_count_hits_async  (SignetStore *self, const char *search, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_store_count_hits_finish (SignetStore *self, GAsyncResult *result, guint *counts, GError **error);
/* "Where is this name used?": GPtrArray of SignetHit, in the order of their kinds: instances whose URL has it, subdomains and
 * hosts of that name, requests that ask for it; or for the wildcard that covers it. SIGNET_ERROR_INVALID: no DNS name. */
void       signet_store_find_uses_async  (SignetStore *self, const char *name, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *signet_store_find_uses_finish (SignetStore *self, GAsyncResult *result, GError **error);
/* The row ids of the subdomains that a filter lets through, by instance and name. @instance_id 0: of all instances. */
void     signet_store_filter_subdomains_async  (SignetStore *self, gint64 instance_id, const SignetRowFilter *filter, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GArray  *signet_store_filter_subdomains_finish (SignetStore *self, GAsyncResult *result, GError **error);
/* What there is to filter by: GPtrArray of SignetOrganization that have instances; @use_cases (GStrv, transfer full). */
void       signet_store_load_filter_choices_async  (SignetStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *signet_store_load_filter_choices_finish (SignetStore *self, GAsyncResult *result, GStrv *use_cases, GError **error);

/* --- inventory --- */
/* By name, or by URL; SIGNET_ERROR_AMBIGUOUS names the URLs to take instead. */
void            signet_store_find_instance_async   (SignetStore *self, const char *name_or_url, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SignetInstance *signet_store_find_instance_finish  (SignetStore *self, GAsyncResult *result, GError **error);
void            signet_store_load_instance_async   (SignetStore *self, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SignetInstance *signet_store_load_instance_finish  (SignetStore *self, GAsyncResult *result, GError **error);
/* Whole lists, for signetctl: GPtrArray of SignetInstance / SignetSubdomain with hosts / SignetJob. (transfer full) */
void            signet_store_load_instances_async  (SignetStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray      *signet_store_load_instances_finish (SignetStore *self, GAsyncResult *result, GError **error);
/* With their hosts. @instance_id 0: of all instances. @ids: only these rows (GArray of gint64), or NULL. */
void            signet_store_load_subdomains_async  (SignetStore *self, gint64 instance_id, GArray *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray      *signet_store_load_subdomains_finish (SignetStore *self, GAsyncResult *result, GError **error);
/* The subdomains (with hosts) of the instance that have any of these host or subdomain names; @missing (GStrv, transfer full) gets
 * the names that the instance does not have. */
void            signet_store_find_names_async  (SignetStore *self, gint64 instance_id, const char * const *names, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray      *signet_store_find_names_finish (SignetStore *self, GAsyncResult *result, GStrv *missing, GError **error);
/* All host names of an instance, in the order of its subdomains; the first is the default common name. */
void            signet_store_load_host_names_async  (SignetStore *self, gint64 instance_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GStrv           signet_store_load_host_names_finish (SignetStore *self, GAsyncResult *result, GError **error);

/* @row id of what was added. SIGNET_ERROR_EXISTS for an instance of the same name and URL, a subdomain
 * or host that the instance has already. */
void     signet_store_add_instance_async      (SignetStore *self, SignetInstance *instance, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gint64   signet_store_add_instance_finish     (SignetStore *self, GAsyncResult *result, GError **error);
void     signet_store_add_subdomain_async     (SignetStore *self, SignetSubdomain *subdomain, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gint64   signet_store_add_subdomain_finish    (SignetStore *self, GAsyncResult *result, GError **error);
/* Removed is put aside: the job log keeps what it needs, and it can be restored (SIGNET_ERROR_EXISTS where
 * the name was taken meanwhile). Never touches a key. */
void     signet_store_set_instance_removed_async   (SignetStore *self, gint64 id, gboolean removed, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_store_set_instance_removed_finish  (SignetStore *self, GAsyncResult *result, GError **error);
void     signet_store_set_subdomains_removed_async (SignetStore *self, GArray *ids, gboolean removed, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_store_set_subdomains_removed_finish (SignetStore *self, GAsyncResult *result, GError **error);

/* --- editing: each is one transaction with its job, whose message says what changed. ---
 * @base, @version: as read. Where somebody else changed or removed it meanwhile, SIGNET_ERROR_STORE_CONFLICT says what, and
 * nothing is written: reload, and try again. Where nothing differs, nothing is written and it is done. To take a change back,
 * reload and edit it to what it was; what was moved is moved back, what was removed is restored. */
/* SignetOrganization; sort keys: name, instances. Search: all fields. (transfer full) */
SignetRowModel *signet_store_list_organizations (SignetStore *self);
/* All, by name: for choosers. GPtrArray of SignetOrganization. (transfer full) */
void signet_store_load_organizations_async (SignetStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *signet_store_load_organizations_finish (SignetStore *self, GAsyncResult *result, GError **error);
/* An organization may have several instances: to change it changes all of them. EXISTS where another says the same in all fields. */
void signet_store_add_organization_async (SignetStore *self, SignetOrganization *organization, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gint64 signet_store_add_organization_finish (SignetStore *self, GAsyncResult *result, GError **error);
void signet_store_edit_organization_async (SignetStore *self, gint64 id, guint version, SignetOrganization *to, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_store_edit_organization_finish (SignetStore *self, GAsyncResult *result, GError **error);
/* Not while an instance has it: INVALID tells how many do. */
void signet_store_set_organization_removed_async (SignetStore *self, gint64 id, gboolean removed, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_store_set_organization_removed_finish (SignetStore *self, GAsyncResult *result, GError **error);
/* @to: name, URL, notes; an organization with a row id is that row, another one is found by its fields or added. */
void signet_store_edit_instance_async (SignetStore *self, SignetInstance *base, SignetInstance *to, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_store_edit_instance_finish (SignetStore *self, GAsyncResult *result, GError **error);
/* @to: name, delegation type, use case, and hosts: by name kept with their expiry, added, or put aside. With another name, hosts
 * that are all under the old one are renamed along, unless all are under the new one as well. */
void signet_store_edit_subdomain_async (SignetStore *self, SignetSubdomain *base, SignetSubdomain *to, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_store_edit_subdomain_finish (SignetStore *self, GAsyncResult *result, GError **error);
/* All or none. NULL: as it is. */
void signet_store_edit_subdomains_async (SignetStore *self, GArray *ids, const char *delegation_type, const char *use_case, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_store_edit_subdomains_finish (SignetStore *self, GAsyncResult *result, GError **error);
/* All or none; EXISTS names the first that is there already. */
void signet_store_move_subdomains_async (SignetStore *self, GArray *ids, gint64 instance_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_store_move_subdomains_finish (SignetStore *self, GAsyncResult *result, GError **error);
/* With hosts and version. (transfer full) */
void signet_store_load_subdomain_async (SignetStore *self, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SignetSubdomain *signet_store_load_subdomain_finish (SignetStore *self, GAsyncResult *result, GError **error);
/* SignetInstance that have a host or subdomain of this name, in any spelling. (transfer full) */
void signet_store_find_name_elsewhere_async (SignetStore *self, const char *name, gint64 except_instance_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *signet_store_find_name_elsewhere_finish (SignetStore *self, GAsyncResult *result, GError **error);
/* SignetJob, as list rows, newest first: the requests for any of the names, and what was done to them by hand. (transfer full) */
void signet_store_load_name_jobs_async (SignetStore *self, gint64 instance_id, const char * const *names, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *signet_store_load_name_jobs_finish (SignetStore *self, GAsyncResult *result, GError **error);
/* An export is a job. @title: the file's name; @message: what was written. */
void signet_store_record_export_async (SignetStore *self, const char *title, const char *message, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_store_record_export_finish (SignetStore *self, GAsyncResult *result, GError **error);

typedef struct {
  guint      n_rows;        /* accepted rows of the file */
  guint      n_instances;   /* new */
  guint      n_subdomains;  /* new */
  guint      n_hosts;       /* new */
  guint      n_changed;     /* rows that brought new hosts or other details to what was there */
  guint      n_same;        /* rows that brought nothing: it is just so */
  GPtrArray *refused;       /* SignetRefusedRow: the table's, and those the store refused */
  GPtrArray *entries;       /* SignetImportEntry: one for each accepted row, in the order of the file */
  GListModel *list;         /* see below */
  char      *job_uuid;      /* NULL for a dry run */
} SignetImportReport;
/* Of SignetImportEntry: accepted and refused rows in the order of the file. (transfer full) */
GListModel *signet_import_report_list_entries (SignetImportReport *self);
void signet_import_report_free (SignetImportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetImportReport, signet_import_report_free)

/* One transaction, one job that holds the report. @title: the file's name. @dry_run: says what would be done, and
 * writes nothing.
 * @progress: called in the main thread with rows done, rows in all. */
void                signet_store_import_async  (SignetStore *self, SignetInventoryTable *table, const char *title, gboolean dry_run, GFileProgressCallback progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SignetImportReport *signet_store_import_finish (SignetStore *self, GAsyncResult *result, GError **error);

/* --- requests and the job log --- */
/* The newest committed request of an instance, or NULL without an error where there is none. */
void           signet_store_load_last_request_async  (SignetStore *self, gint64 instance_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SignetRequest *signet_store_load_last_request_finish (SignetStore *self, GAsyncResult *result, GError **error);
/* With request, CSR and events. @uuid: whole, or a beginning of eight characters or more that only one has. */
void           signet_store_load_job_async     (SignetStore *self, const char *uuid, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SignetJob     *signet_store_load_job_finish    (SignetStore *self, GAsyncResult *result, GError **error);
/* @states: bit mask (1 << SignetJobState), newest first. */
void           signet_store_load_jobs_async    (SignetStore *self, guint states, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray     *signet_store_load_jobs_finish   (SignetStore *self, GAsyncResult *result, GError **error);
void           signet_store_count_pending_async  (SignetStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
guint          signet_store_count_pending_finish (SignetStore *self, GAsyncResult *result, GError **error);

/* Step 1 of a request: the pending row, durable, with @uuid. Gives its row id (for the job's lock), 0 on error. */
void     signet_store_begin_request_async   (SignetStore *self, SignetRequest *request, const char *uuid, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gint64   signet_store_begin_request_finish  (SignetStore *self, GAsyncResult *result, GError **error);
/* Beside the steps between: its names as rows, which are written at the end where they were not here. */
void     signet_store_index_request_async   (SignetStore *self, gint64 job_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_store_index_request_finish  (SignetStore *self, GAsyncResult *result, GError **error);
/* Last step: CSR, names, fingerprint and the end of the job in one transaction. */
void     signet_store_commit_request_async  (SignetStore *self, gint64 job_id, GBytes *csr_pem, const char *spki_sha256, const char *message, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_store_commit_request_finish (SignetStore *self, GAsyncResult *result, GError **error);
/* Ends a pending job without a result. Not for a finished one: that is never edited. */
void     signet_store_end_job_async         (SignetStore *self, gint64 job_id, SignetJobOutcome outcome, const char *message, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_store_end_job_finish        (SignetStore *self, GAsyncResult *result, GError **error);
/* Leaves it pending and says what it waits for; @undo: the next start undoes it instead of finishing it. */
void     signet_store_hold_job_async        (SignetStore *self, gint64 job_id, gboolean undo, const char *message, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_store_hold_job_finish       (SignetStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
