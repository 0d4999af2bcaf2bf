/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-job-private.h"
#include "store/signet-store-organization-text.h"
#include "store/signet-store-worker.h"
#include "store/signet-store.h"

/* What the store's files, split by concern, know of each other. */

G_BEGIN_DECLS

/* Takes @op as the task's data; signet_store_finish() lends it to the callback, or gives NULL with @error. */
void     signet_store_run    (SignetStore *self, SignetStoreMode mode, SignetStoreFunc func, gpointer op,
                              GDestroyNotify op_free, gpointer source_tag, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
gpointer signet_store_finish (SignetStore *self, GAsyncResult *result, gpointer source_tag, GError **error);
/* For tests. */
void     signet_store_set_busy_timeout (SignetStore *self, guint milliseconds);

gint64   signet_store_now (void); /* seconds since the epoch */

/* --- signet-import-report.c --- */
SignetImportReport *signet_import_report_new     (void);
void                signet_import_report_refuse  (SignetImportReport *self, guint line, SignetInstance *instance,
                                                  SignetSubdomain *subdomain, const char *reason);
void                signet_import_report_finish  (SignetImportReport *self); /* when all rows are there */
char               *signet_import_report_to_text (SignetImportReport *self); /* (transfer full) */

/* --- reading rows, within a transaction; signet-store-rows.c --- */

/* "[1,2]" for json_each(). (transfer full) */
char      *signet_store_ids_to_json     (GArray *ids);
/* Of gint64: the first column of all rows. (transfer full) */
GArray    *signet_store_read_ids        (SignetStatement *statement, GError **error);
/* @ids: these rows in this order, those that are gone or removed left out; NULL: all, by name. (transfer full) */
GPtrArray *signet_store_read_instances  (SignetDatabase *database, GArray *ids, GError **error);
/* SIGNET_ERROR_NOT_FOUND where it is gone or removed. (transfer full) */
SignetInstance *signet_store_read_instance (SignetDatabase *database, gint64 id, GError **error);
/* @instance_id: 0 for all. @ids: as above. */
GPtrArray *signet_store_read_subdomains (SignetDatabase *database, gint64 instance_id, GArray *ids,
                                         gboolean with_hosts, GError **error);

/* signet-store-job-rows.c. Of list rows; @ids: as above, NULL: all, newest first. */
GPtrArray *signet_store_read_jobs       (SignetDatabase *database, GArray *ids, GError **error);
/* Request, CSR, report and history of a job that was read. */
gboolean   signet_store_read_job_details (SignetDatabase *database, SignetJob *job, GError **error);

/* signet-store-request-names.c: the names of a pending request, all or none, where they are not there yet. */
gboolean   signet_store_insert_request_names (SignetDatabase *database, gint64 job_id, GError **error);

/* SQL: whether a request that covers host "h" is out */
#define SIGNET_STORE_SQL_WAITING                                                                        \
  "EXISTS (SELECT 1 FROM request_name n CROSS JOIN request r ON r.job_id = n.job_id AND r.waiting = 1 " \
  "CROSS JOIN job j ON j.id = r.job_id WHERE n.name = h.name AND j.instance_id = h.instance_id)"
/* SQL: FROM and WHERE of the hosts "h" that have no certificate, but a request that is out, perhaps several times. By the
 * requests that are out, which are few, whatever the log holds. */
#define SIGNET_STORE_SQL_WAITING_HOSTS                                                                  \
  "FROM request r CROSS JOIN job j ON j.id = r.job_id CROSS JOIN request_name n ON n.job_id = r.job_id " \
  "CROSS JOIN host h ON h.instance_id = j.instance_id AND h.name = n.name "                             \
  "WHERE r.waiting = 1 AND h.expires = 0 AND h.removed_at IS NULL"
/* SQL: columns that sum up all hosts of instance "i": what runs out first, and whether any has no certificate. Each is found
 * by an index, however many hosts there are. */
#define SIGNET_STORE_SQL_INSTANCE_SUMMARY                                                               \
  "(SELECT min (h.expires) FROM host h WHERE h.instance_id = i.id AND h.expires > 0 "                   \
  "AND h.removed_at IS NULL) AS expires, "                                                              \
  "EXISTS (SELECT 1 FROM host h WHERE h.instance_id = i.id AND h.expires = 0 AND h.removed_at IS NULL " \
  "AND NOT " SIGNET_STORE_SQL_WAITING ") AS n_without, "                                                \
  "i.id IN (SELECT h.instance_id " SIGNET_STORE_SQL_WAITING_HOSTS ") AS n_waiting"
/* SQL: columns that sum up a group of hosts "h" */
#define SIGNET_STORE_SQL_SUMMARY                                                        \
  "count (*) AS n_hosts, min (nullif (h.expires, 0)) AS expires, "                      \
  "sum (h.expires = 0 AND NOT " SIGNET_STORE_SQL_WAITING ") AS n_without, "             \
  "sum (h.expires = 0 AND " SIGNET_STORE_SQL_WAITING ") AS n_waiting, "                 \
  "sum (h.expires <> 0 AND " SIGNET_STORE_SQL_WAITING ") AS n_renewing "

/* --- conditions of a row filter; signet-store-filter.c. (transfer full) --- */

/* For subdomain "s" of instance ?3, of any instance; for instance "i". The present time is ?2. */
char      *signet_store_filter_sql_of_subdomains     (const SignetRowFilter *filter);
char      *signet_store_filter_sql_of_all_subdomains (const SignetRowFilter *filter);
char      *signet_store_filter_sql_of_instances      (const SignetRowFilter *filter);
/* Their values: ?5 to ?7. */
void       signet_store_filter_bind                  (const SignetRowFilter *filter, SignetStatement *statement);

/* --- search everywhere, within a transaction; signet-store-hits.c --- */

/* Adds to @ids (gint64, of hits) up to @limit of a kind that have @search in them. @search: as typed. */
gboolean   signet_store_find_hits (SignetDatabase *database, SignetHitKind kind, const char *search, guint limit,
                                   GArray *ids, GError **error);
/* Those that are gone are left out. (transfer full) */
GPtrArray *signet_store_read_hits (SignetDatabase *database, GArray *ids, GError **error);

/* signet-store-organization-rows.c. @ids: as above, NULL: all, by name. */
GPtrArray *signet_store_read_organizations (SignetDatabase *database, GArray *ids, GError **error);

/* --- what is changed by hand, checked; signet-store-checks.c. SIGNET_ERROR_INVALID. --- */

SignetOrganization *signet_store_check_organization (SignetOrganization *organization, GError **error); /* (transfer full) */
SignetInstance     *signet_store_check_instance     (SignetInstance *instance, GError **error); /* (transfer full) */
gboolean            signet_store_check_subdomain    (SignetSubdomain *subdomain, GError **error);
/* Either may be NULL. */
gboolean            signet_store_check_details      (const char *delegation_type, const char *use_case, GError **error);
gboolean            signet_store_check_own_name     (const char *name, GError **error); /* no public suffix */
/* Whether the instance has no other of the name: SIGNET_ERROR_EXISTS. @id: of one that is changed, or 0. */
gboolean            signet_store_check_name_is_new  (SignetDatabase *database, gint64 instance_id, gint64 id,
                                                     const char *name, GError **error);
gboolean            signet_store_check_host_is_new  (SignetDatabase *database, gint64 instance_id, const char *name,
                                                     GError **error);

/* --- writing rows, within a transaction; signet-store-edit.c. Ids are 0 on error. --- */

gint64   signet_store_put_organization        (SignetDatabase *database, SignetOrganization *organization,
                                               GError **error);
gint64   signet_store_insert_instance         (SignetDatabase *database, SignetInstance *instance, gint64 now,
                                               GError **error);
/* Without its hosts, but to be found by them. */
gint64   signet_store_insert_subdomain        (SignetDatabase *database, gint64 instance_id,
                                               SignetSubdomain *subdomain, gint64 now, GError **error);
gint64   signet_store_insert_host             (SignetDatabase *database, gint64 instance_id, gint64 subdomain_id,
                                               SignetHost *host, gint64 now, GError **error);
char    *signet_store_subdomain_search        (SignetSubdomain *subdomain); /* what it is found by. (transfer full) */
/* The ids that a statement gives for a number and up to two texts (NULL: not a parameter of it). (transfer full) */
GArray  *signet_store_look_up                 (SignetDatabase *database, const char *sql, gint64 number,
                                               const char *text, const char *other_text, GError **error);
gboolean signet_store_update_row              (SignetDatabase *database, const char *sql, gint64 id, gint64 when,
                                               GError **error);
/* Removed or not. (transfer full) */
SignetInstance *signet_store_read_any_instance (SignetDatabase *database, gint64 id, gboolean *removed,
                                                GError **error);
/* What an instance is found by. (transfer full) */
char    *signet_store_instance_search         (const char *name, const char *url, SignetOrganization *organization);

/* --- jobs, within a transaction; signet-store-new-job.c --- */

/* A job that is to be written; its texts are lent. */
typedef struct {
  const char *uuid;
  SignetJobKind kind;
  SignetJobOutcome outcome; /* NONE: pending */
  gint64 instance_id;
  const char *instance_name;
  const char *instance_url;
  const char *title;
  const char *message;
  const char *report;
  const char * const *names; /* what it is found by; NULL where it is about none */
} SignetStoreNewJob;

gint64   signet_store_insert_job    (SignetDatabase *database, const SignetStoreNewJob *job, GError **error); /* 0 on error */
gboolean signet_store_add_job_event (SignetDatabase *database, gint64 job_id, const char *text, GError **error);

/* Writes a job that is done already, in the transaction of what it records. @instance, @report, @uuid may be NULL. */
gboolean signet_store_record_job (SignetDatabase *database, SignetJobKind kind, SignetInstance *instance,
                                  const char *title, const char *message, const char *report, char **uuid,
                                  GError **error);
/* The same for one that is about some names of @instance. @names: of char *. Gives its row id. */
gint64   signet_store_record_names_job (SignetDatabase *database, SignetJobKind kind, SignetInstance *instance,
                                        const char *title, const char *message, const char *report, GPtrArray *names,
                                        GError **error);
/* More of them, of another instance. */
gboolean signet_store_add_job_names (SignetDatabase *database, gint64 job_id, gint64 instance_id, GPtrArray *names,
                                     GError **error);

G_END_DECLS
