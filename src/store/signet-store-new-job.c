/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A job, written down for the first time. */

#include "store/signet-store-private.h"
#include "store/signet-store-text.h"

/* What the search of the job log reads; all of them are in its report. */
#define MAX_SEARCHED_NAMES 1000

/* Who did it: somebody who reads the log of a shared database wants to know whom to ask. */
static char *
dup_creator (void)
{
  g_autofree char *user = g_utf8_make_valid (g_get_user_name (), -1);
  g_autofree char *machine = g_utf8_make_valid (g_get_host_name (), -1);

  return g_strdup_printf ("%s@%s", user, machine);
}

static char *
search_of_job (const SignetStoreNewJob *job)
{
  GString *search = g_string_new (NULL);

  signet_store_search_add (search, job->title);
  signet_store_search_add (search, job->instance_name);
  signet_store_search_add (search, job->instance_url);
  for (guint i = 0; job->names != NULL && job->names[i] != NULL; i++)
    signet_store_search_add_name (search, job->names[i]);
  return g_string_free (search, FALSE);
}

/**
 * signet_store_insert_job:
 * @database: a connection that writes
 * @job: a job with a Job ID that no other has
 * @error: return location for a #GError
 *
 * Returns: its row id; 0 with an error of the store
 */
gint64
signet_store_insert_job (SignetDatabase          *database,
                         const SignetStoreNewJob *job,
                         GError                 **error)
{
  const gboolean finished = job->outcome != SIGNET_JOB_OUTCOME_NONE;
  const gint64 now = signet_store_now ();
  g_autofree char *creator = dup_creator ();
  g_autofree char *search = search_of_job (job);
  SignetStatement *statement =
    signet_database_prepare (database,
                             "INSERT INTO job (uuid, kind, state, outcome, created_at, finished_at, created_by, "
                             "instance_id, instance_name, instance_url, title, message, report, search) VALUES "
                             "(?1, ?2, ?3, ?4, ?5, ?6, ?7, nullif (?8, 0), ?9, ?10, ?11, ?12, ?13, ?14)", error);

  if (statement == NULL)
    return 0;
  signet_statement_bind_text (statement, 1, job->uuid);
  signet_statement_bind_text (statement, 2, signet_job_kind_to_nick (job->kind));
  signet_statement_bind_text (statement, 3, signet_job_state_to_nick (finished ? SIGNET_JOB_STATE_FINISHED
                                                                               : SIGNET_JOB_STATE_PENDING));
  signet_statement_bind_text (statement, 4, signet_job_outcome_to_nick (job->outcome));
  signet_statement_bind_int (statement, 5, now);
  signet_statement_bind_int (statement, 6, finished ? now : 0);
  signet_statement_bind_text (statement, 7, creator);
  signet_statement_bind_int (statement, 8, job->instance_id);
  signet_statement_bind_text (statement, 9, job->instance_name);
  signet_statement_bind_text (statement, 10, job->instance_url);
  signet_statement_bind_text (statement, 11, job->title);
  signet_statement_bind_text (statement, 12, job->message);
  signet_statement_bind_text (statement, 13, job->report);
  signet_statement_bind_text (statement, 14, search);
  return signet_statement_run (statement, error) ? signet_database_last_insert_id (database) : 0;
}

/**
 * signet_store_add_job_event:
 * @database: a connection that writes
 * @job_id: row id of a job
 * @text: what happened, translated
 * @error: return location for a #GError
 *
 * Adds a line to the history of a job.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_store_add_job_event (SignetDatabase *database,
                            gint64          job_id,
                            const char     *text,
                            GError        **error)
{
  SignetStatement *statement =
    signet_database_prepare (database, "INSERT INTO job_event (job_id, at, text) VALUES (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, job_id);
  signet_statement_bind_int (statement, 2, signet_store_now ());
  signet_statement_bind_text (statement, 3, text);
  return signet_statement_run (statement, error);
}

static gint64
record (SignetDatabase     *database,
        SignetJobKind       kind,
        SignetInstance     *instance,
        const char         *title,
        const char         *message,
        const char         *report,
        const char * const *names,
        const char         *uuid,
        GError            **error)
{
  const SignetStoreNewJob job = {
    .uuid = uuid,
    .kind = kind,
    .outcome = SIGNET_JOB_OUTCOME_DONE,
    .instance_id = instance != NULL ? signet_instance_get_id (instance) : 0,
    .instance_name = instance != NULL ? signet_instance_get_name (instance) : "",
    .instance_url = instance != NULL ? signet_instance_get_url (instance) : "",
    .title = title,
    .message = message,
    .report = report != NULL ? report : "",
    .names = names,
  };
  const gint64 id = signet_store_insert_job (database, &job, error);

  return id != 0 && signet_store_add_job_event (database, id, message, error) ? id : 0;
}

/**
 * signet_store_record_job:
 * @database: a connection that writes what the job records
 * @kind: what it is about
 * @instance: (nullable): on which instance
 * @title: what it is called in the list, UTF-8
 * @message: how it ended, translated
 * @report: (nullable): the whole report
 * @uuid: (out) (optional) (transfer full): its Job ID
 * @error: return location for a #GError
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_store_record_job (SignetDatabase *database,
                         SignetJobKind   kind,
                         SignetInstance *instance,
                         const char     *title,
                         const char     *message,
                         const char     *report,
                         char          **uuid,
                         GError        **error)
{
  g_autofree char *new_uuid = g_uuid_string_random ();

  if (record (database, kind, instance, title, message, report, NULL, new_uuid, error) == 0)
    return FALSE;
  if (uuid != NULL)
    *uuid = g_steal_pointer (&new_uuid);
  return TRUE;
}

/**
 * signet_store_add_job_names:
 * @database: a connection that writes what the job records
 * @job_id: row id of a job
 * @instance_id: of which instance they are
 * @names: (element-type utf8): names of subdomains and hosts
 * @error: return location for a #GError
 *
 * Lets a job be found by the names that it is about.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_store_add_job_names (SignetDatabase *database,
                            gint64          job_id,
                            gint64          instance_id,
                            GPtrArray      *names,
                            GError        **error)
{
  SignetStatement *statement =
    signet_database_prepare (database, "INSERT OR IGNORE INTO job_name (job_id, instance_id, name) VALUES (?1, ?2, ?3)",
                             error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      signet_statement_bind_int (statement, 1, job_id);
      signet_statement_bind_int (statement, 2, instance_id);
      signet_statement_bind_text (statement, 3, g_ptr_array_index (names, i));
      if (!signet_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * signet_store_record_names_job:
 * @database: a connection that writes what the job records
 * @kind: what it is about
 * @instance: on which instance
 * @title: what it is called in the list, UTF-8
 * @message: what was done, translated
 * @report: (nullable): the whole report
 * @names: (element-type utf8): the names that it is about
 * @error: return location for a #GError
 *
 * As signet_store_record_job(); the job belongs to the history of @names.
 *
 * Returns: its row id; 0 with an error of the store
 */
gint64
signet_store_record_names_job (SignetDatabase *database,
                               SignetJobKind   kind,
                               SignetInstance *instance,
                               const char     *title,
                               const char     *message,
                               const char     *report,
                               GPtrArray      *names,
                               GError        **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (GPtrArray) searched = g_ptr_array_new ();
  gint64 id;

  for (guint i = 0; i < names->len && i < MAX_SEARCHED_NAMES; i++)
    g_ptr_array_add (searched, g_ptr_array_index (names, i));
  g_ptr_array_add (searched, NULL);
  id = record (database, kind, instance, title, message, report, (const char * const *) searched->pdata, uuid, error);
  return id != 0 && signet_store_add_job_names (database, id, signet_instance_get_id (instance), names, error) ? id : 0;
}
