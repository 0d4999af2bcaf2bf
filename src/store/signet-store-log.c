/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The job log, read. */

#include "signet-config.h"

#include "store/signet-store-private.h"

#include "base/signet-error.h"
#include "base/signet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIN_UUID_LENGTH 8
#define ALL_STATES      (1u << SIGNET_JOB_STATE_PENDING | 1u << SIGNET_JOB_STATE_FINISHED)

/* What is asked for, and what comes of it. */
typedef struct {
  gint64 instance_id;
  char *uuid;
  guint states;
  SignetRequest *request; /* owned until it is handed over */
  SignetJob *job;         /* owned until it is handed over */
  GPtrArray *jobs;        /* owned until it is handed over */
  guint n_pending;
} Look;

static void
look_free (gpointer data)
{
  Look *self = data;

  g_free (self->uuid);
  g_clear_object (&self->request);
  g_clear_object (&self->job);
  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_free (self);
}

static gboolean
last_request_func (SignetDatabase *database,
                   GTask          *task,
                   gpointer        op,
                   GCancellable   *cancellable,
                   GError        **error)
{
  Look *self = op;
  g_autoptr (GError) local_error = NULL;
  gboolean has_row;
  SignetStatement *statement =
    signet_database_prepare (database, "SELECT r.json FROM job j JOIN request r ON r.job_id = j.id "
                                       "WHERE j.instance_id = ?1 AND j.kind = 'request' AND j.outcome = 'done' "
                                       "ORDER BY j.created_at DESC, j.id DESC LIMIT 1", error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, self->instance_id);
  if (!signet_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      self->request = signet_request_from_json (signet_statement_get_text (statement, 0), &local_error);
      if (self->request == NULL) /* it is for filling in a form; nobody is helped by an error */
        g_info ("The last request of an instance is not readable: %s", local_error->message);
    }
  signet_statement_reset (statement);
  return TRUE;
}

static gboolean
find_job (SignetDatabase *database,
          const char     *uuid,
          GArray        **ids,
          GError        **error)
{
  g_autofree char *shown = signet_text_for_message (uuid, 40);
  SignetStatement *statement;

  *ids = NULL;
  if (strlen (uuid) < MIN_UUID_LENGTH)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   _("“%s” is too short for a Job ID. Give at least its first %d characters."), shown, MIN_UUID_LENGTH);
      return FALSE;
    }
  statement = signet_database_prepare (database, "SELECT id FROM job WHERE uuid >= ?1 AND uuid < ?1 || 'g' LIMIT 2", error);
  if (statement == NULL)
    return FALSE;
  signet_statement_bind_text (statement, 1, uuid);
  *ids = signet_store_read_ids (statement, error);
  if (*ids == NULL)
    return FALSE;
  if ((*ids)->len == 0)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND, _("There is no job “%s” in the job log."), shown);
  else if ((*ids)->len > 1)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_AMBIGUOUS,
                 _("Several Job IDs begin with “%s”. Give more of it."), shown);
  return (*ids)->len == 1;
}

static gboolean
job_func (SignetDatabase *database,
          GTask          *task,
          gpointer        op,
          GCancellable   *cancellable,
          GError        **error)
{
  Look *self = op;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) jobs = NULL;

  if (!find_job (database, self->uuid, &ids, error))
    return FALSE;
  jobs = signet_store_read_jobs (database, ids, error);
  if (jobs == NULL || !signet_store_read_job_details (database, g_ptr_array_index (jobs, 0), error))
    return FALSE;
  self->job = g_object_ref (g_ptr_array_index (jobs, 0));
  return TRUE;
}

/* By the index on states, so that a few pending jobs are found among any number of finished ones. */
static GArray *
find_jobs_in_state (SignetDatabase *database,
                    SignetJobState  state,
                    GError        **error)
{
  SignetStatement *statement =
    signet_database_prepare (database, "SELECT id FROM job WHERE state = ?1 ORDER BY created_at DESC, id DESC", error);

  if (statement == NULL)
    return NULL;
  signet_statement_bind_text (statement, 1, signet_job_state_to_nick (state));
  return signet_store_read_ids (statement, error);
}

static gboolean
jobs_func (SignetDatabase *database,
           GTask          *task,
           gpointer        op,
           GCancellable   *cancellable,
           GError        **error)
{
  Look *self = op;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) jobs = NULL;

  if (self->states != ALL_STATES)
    {
      ids = find_jobs_in_state (database, self->states == 1u << SIGNET_JOB_STATE_PENDING ? SIGNET_JOB_STATE_PENDING
                                                                                        : SIGNET_JOB_STATE_FINISHED,
                                error);
      if (ids == NULL)
        return FALSE;
    }
  jobs = signet_store_read_jobs (database, ids, error);
  if (jobs == NULL)
    return FALSE;
  for (guint i = 0; i < jobs->len; i++)
    if (!signet_store_read_job_details (database, g_ptr_array_index (jobs, i), error))
      return FALSE;
  self->jobs = g_steal_pointer (&jobs);
  return TRUE;
}

static gboolean
count_func (SignetDatabase *database,
            GTask          *task,
            gpointer        op,
            GCancellable   *cancellable,
            GError        **error)
{
  Look *self = op;
  gint64 value;

  if (!signet_database_read_int (database, "SELECT count (*) FROM job WHERE state = 'pending'", &value, error))
    return FALSE;
  self->n_pending = (guint) value;
  return TRUE;
}

static void
run (SignetStore        *self,
     SignetStoreFunc     func,
     Look               *op,
     gpointer            source_tag,
     GCancellable       *cancellable,
     GAsyncReadyCallback callback,
     gpointer            user_data)
{
  signet_store_run (self, SIGNET_STORE_READ, func, op, look_free, source_tag, cancellable, callback, user_data);
}

/**
 * signet_store_load_last_request_async:
 * @self: a store
 * @instance_id: row id of an instance
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads the newest committed request of an instance, to fill in a form with.
 */
void
signet_store_load_last_request_async (SignetStore        *self,
                                      gint64              instance_id,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  Look *op;

  g_return_if_fail (SIGNET_IS_STORE (self));

  op = g_new0 (Look, 1);
  op->instance_id = instance_id;
  run (self, last_request_func, op, signet_store_load_last_request_async, cancellable, callback, user_data);
}

/**
 * signet_store_load_last_request_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the request; %NULL without an error where there is none
 */
SignetRequest *
signet_store_load_last_request_finish (SignetStore  *self,
                                       GAsyncResult *result,
                                       GError      **error)
{
  Look *op = signet_store_finish (self, result, signet_store_load_last_request_async, error);

  return op != NULL ? g_steal_pointer (&op->request) : NULL;
}

/**
 * signet_store_load_job_async:
 * @self: a store
 * @uuid: a Job ID, or a beginning of it of eight characters or more, in any case
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads a job with request, CSR, report and history.
 */
void
signet_store_load_job_async (SignetStore        *self,
                             const char         *uuid,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  Look *op;

  g_return_if_fail (SIGNET_IS_STORE (self));

  op = g_new0 (Look, 1);
  op->uuid = g_ascii_strdown (uuid != NULL ? uuid : "", -1);
  run (self, job_func, op, signet_store_load_job_async, cancellable, callback, user_data);
}

/**
 * signet_store_load_job_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the job; %NULL with %SIGNET_ERROR_NOT_FOUND, %SIGNET_ERROR_AMBIGUOUS, %SIGNET_ERROR_INVALID (too
 *   short) or another error of the store
 */
SignetJob *
signet_store_load_job_finish (SignetStore  *self,
                              GAsyncResult *result,
                              GError      **error)
{
  Look *op = signet_store_finish (self, result, signet_store_load_job_async, error);

  return op != NULL ? g_steal_pointer (&op->job) : NULL;
}

/**
 * signet_store_load_jobs_async:
 * @self: a store
 * @states: bits of 1 << #SignetJobState, one or both
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads all jobs in these states with their details, newest first.
 */
void
signet_store_load_jobs_async (SignetStore        *self,
                              guint               states,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  Look *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (states != 0 && (states & ~ALL_STATES) == 0);

  op = g_new0 (Look, 1);
  op->states = states;
  run (self, jobs_func, op, signet_store_load_jobs_async, cancellable, callback, user_data);
}

/**
 * signet_store_load_jobs_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type SignetJob): the jobs, or %NULL with an error of the store
 */
GPtrArray *
signet_store_load_jobs_finish (SignetStore  *self,
                               GAsyncResult *result,
                               GError      **error)
{
  Look *op = signet_store_finish (self, result, signet_store_load_jobs_async, error);

  return op != NULL ? g_steal_pointer (&op->jobs) : NULL;
}

/**
 * signet_store_count_pending_async:
 * @self: a store
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Counts the pending jobs.
 */
void
signet_store_count_pending_async (SignetStore        *self,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (SIGNET_IS_STORE (self));

  run (self, count_func, g_new0 (Look, 1), signet_store_count_pending_async, cancellable, callback, user_data);
}

/**
 * signet_store_count_pending_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: how many jobs are pending; 0 with @error set on an error of the store
 */
guint
signet_store_count_pending_finish (SignetStore  *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  Look *op = signet_store_finish (self, result, signet_store_count_pending_async, error);

  return op != NULL ? op->n_pending : 0;
}
