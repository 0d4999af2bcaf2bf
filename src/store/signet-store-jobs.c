/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The life of a job: begun, held, committed or ended. The schema's triggers keep what is finished. */

#include "signet-config.h"

#include "store/signet-store-private.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>

typedef struct {
  SignetRequest *request; /* owned */
  char *uuid;
  gint64 job_id;          /* what comes of it */
} Begin;

/* What moves a pending job on. */
typedef struct {
  gint64 job_id;
  SignetJobOutcome outcome;
  gboolean undo;
  char *message;
  GBytes *csr_pem; /* owned, of a commit */
  char *spki_sha256;
} Move;

static void
begin_free (gpointer data)
{
  Begin *self = data;

  g_object_unref (self->request);
  g_free (self->uuid);
  g_free (self);
}

static Move *
move_new (gint64      job_id,
          const char *message)
{
  Move *self = g_new0 (Move, 1);

  self->job_id = job_id;
  self->message = g_strdup (message != NULL ? message : "");
  return self;
}

static void
move_free (gpointer data)
{
  Move *self = data;

  g_free (self->message);
  g_clear_pointer (&self->csr_pem, g_bytes_unref);
  g_free (self->spki_sha256);
  g_free (self);
}

static gboolean
insert_request (SignetDatabase *database,
                gint64          job_id,
                SignetRequest  *request,
                GError        **error)
{
  g_autofree char *json = signet_request_to_json (request);
  SignetStatement *statement = signet_database_prepare (database, "INSERT INTO request (job_id, json) VALUES (?1, ?2)",
                                                        error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, job_id);
  signet_statement_bind_text (statement, 2, json);
  return signet_statement_run (statement, error);
}

/* Whether a statement with one parameter gives a row; its first column. */
static gboolean
look_up (SignetDatabase *database,
         const char     *sql,
         gint64          id,
         const char     *text,
         gboolean       *found,
         gint64         *value,
         GError        **error)
{
  SignetStatement *statement = signet_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  if (text != NULL)
    signet_statement_bind_text (statement, 1, text);
  else
    signet_statement_bind_int (statement, 1, id);
  if (!signet_statement_step (statement, found, error))
    return FALSE;
  *value = *found ? signet_statement_get_int (statement, 0) : 0;
  signet_statement_reset (statement);
  return TRUE;
}

static gboolean
check_begin (SignetDatabase *database,
             Begin          *self,
             GError        **error)
{
  const gint64 instance_id = signet_request_get_instance_id (self->request);
  gboolean found;
  gint64 value;

  if (!g_uuid_string_is_valid (self->uuid))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("“%s” is not a Job ID."), self->uuid);
      return FALSE;
    }
  if (!look_up (database, "SELECT id FROM job WHERE uuid = ?1", 0, self->uuid, &found, &value, error))
    return FALSE;
  if (found)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS, _("There is a job %s already."), self->uuid);
      return FALSE;
    }
  if (instance_id == 0)
    return TRUE;
  if (!look_up (database, "SELECT id FROM instance WHERE id = ?1", instance_id, NULL, &found, &value, error))
    return FALSE;
  if (!found)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND,
                 _("The instance “%s” is not in the inventory."), signet_request_get_instance_name (self->request));
  return found;
}

static gboolean
begin_func (SignetDatabase *database,
            GTask          *task,
            gpointer        op,
            GCancellable   *cancellable,
            GError        **error)
{
  Begin *self = op;
  const SignetStoreNewJob job = {
    .uuid = self->uuid,
    .kind = SIGNET_JOB_KIND_REQUEST,
    .outcome = SIGNET_JOB_OUTCOME_NONE,
    .instance_id = signet_request_get_instance_id (self->request),
    .instance_name = signet_request_get_instance_name (self->request),
    .instance_url = signet_request_get_instance_url (self->request),
    .title = signet_request_get_common_name (self->request),
    .message = "",
    .report = "",
    .names = signet_request_get_names (self->request),
  };
  gint64 id;

  if (!check_begin (database, self, error))
    return FALSE;
  id = signet_store_insert_job (database, &job, error);
  if (id == 0 || !insert_request (database, id, self->request, error) ||
      !signet_store_add_job_event (database, id, _("The request was approved"), error))
    return FALSE;
  self->job_id = id;
  return TRUE;
}

/* A finished job is never edited; who wants to is told, before a trigger stops him. */
static gboolean
check_pending (SignetDatabase *database,
               gint64          job_id,
               GError        **error)
{
  gboolean found;
  gint64 pending;

  if (!look_up (database, "SELECT state = 'pending' FROM job WHERE id = ?1", job_id, NULL, &found, &pending, error))
    return FALSE;
  if (!found)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND, _("There is no such job in the job log."));
  else if (!pending)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT,
                 _("The job has finished already, and a finished job is never changed."));
  return found && pending;
}

static gboolean
finish_job (SignetDatabase  *database,
            gint64           job_id,
            SignetJobOutcome outcome,
            const char      *message,
            GError         **error)
{
  SignetStatement *statement;

  if (!signet_store_insert_request_names (database, job_id, error))
    return FALSE;
  statement =
    signet_database_prepare (database, "UPDATE job SET state = 'finished', outcome = ?2, finished_at = ?3, message = ?4, "
                                       "undo = 0 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, job_id);
  signet_statement_bind_text (statement, 2, signet_job_outcome_to_nick (outcome));
  signet_statement_bind_int (statement, 3, signet_store_now ());
  signet_statement_bind_text (statement, 4, message);
  return signet_statement_run (statement, error);
}

static gboolean
commit_func (SignetDatabase *database,
             GTask          *task,
             gpointer        op,
             GCancellable   *cancellable,
             GError        **error)
{
  Move *self = op;
  gboolean found;
  gint64 value;
  SignetStatement *statement;

  if (!check_pending (database, self->job_id, error) ||
      !look_up (database, "SELECT 1 FROM request WHERE job_id = ?1", self->job_id, NULL, &found, &value, error))
    return FALSE;
  if (!found)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_NOT_FOUND, _("The job is not about a request."));
      return FALSE;
    }
  statement = signet_database_prepare (database, "UPDATE request SET csr = ?2, spki_sha256 = ?3, waiting = 1 "
                                                 "WHERE job_id = ?1", error);
  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, self->job_id);
  signet_statement_bind_bytes (statement, 2, self->csr_pem);
  signet_statement_bind_text (statement, 3, self->spki_sha256);
  return signet_statement_run (statement, error) &&
         signet_store_add_job_event (database, self->job_id,
                                     self->message[0] != '\0' ? self->message : _("The CSR was generated"), error) &&
         finish_job (database, self->job_id, SIGNET_JOB_OUTCOME_DONE, self->message, error);
}

static gboolean
end_func (SignetDatabase *database,
          GTask          *task,
          gpointer        op,
          GCancellable   *cancellable,
          GError        **error)
{
  Move *self = op;

  return check_pending (database, self->job_id, error) &&
         signet_store_add_job_event (database, self->job_id, self->message, error) &&
         finish_job (database, self->job_id, self->outcome, self->message, error);
}

static gboolean
hold_func (SignetDatabase *database,
           GTask          *task,
           gpointer        op,
           GCancellable   *cancellable,
           GError        **error)
{
  Move *self = op;
  SignetStatement *statement;

  if (!check_pending (database, self->job_id, error))
    return FALSE;
  statement = signet_database_prepare (database, "UPDATE job SET undo = ?2, message = ?3 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, self->job_id);
  signet_statement_bind_int (statement, 2, self->undo ? 1 : 0);
  signet_statement_bind_text (statement, 3, self->message);
  return signet_statement_run (statement, error) && signet_store_add_job_event (database, self->job_id, self->message, error);
}

/**
 * signet_store_begin_request_async:
 * @self: a store
 * @request: an approved request
 * @uuid: its Job ID, which will be its key's, too (RFC 4122)
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Writes down, durably, that a key is going to be made for @request: a pending job. Its names can be searched for, but
 * are no rows of their own yet: signet_store_index_request_async().
 */
void
signet_store_begin_request_async (SignetStore        *self,
                                  SignetRequest      *request,
                                  const char         *uuid,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  Begin *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (SIGNET_IS_REQUEST (request));
  g_return_if_fail (uuid != NULL);

  op = g_new0 (Begin, 1);
  op->request = g_object_ref (request);
  op->uuid = g_ascii_strdown (uuid, -1);
  signet_store_run (self, SIGNET_STORE_WRITE, begin_func, op, begin_free, signet_store_begin_request_async, cancellable,
                    callback, user_data);
}

/**
 * signet_store_begin_request_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: the job's row id; 0 with %SIGNET_ERROR_INVALID (no UUID), %SIGNET_ERROR_EXISTS, %SIGNET_ERROR_NOT_FOUND (no such
 *   instance) or another error of the store
 */
gint64
signet_store_begin_request_finish (SignetStore  *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  Begin *op = signet_store_finish (self, result, signet_store_begin_request_async, error);

  return op != NULL ? op->job_id : 0;
}

/**
 * signet_store_commit_request_async:
 * @self: a store
 * @job_id: row id of a pending job
 * @csr_pem: the CSR, PEM, kept byte for byte
 * @spki_sha256: lower-case hexadecimal SHA-256 of its public key
 * @message: how it ended, translated
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Ends the job of a request with its CSR, in one transaction. From then on its hosts wait for their certificate.
 */
void
signet_store_commit_request_async (SignetStore        *self,
                                   gint64              job_id,
                                   GBytes             *csr_pem,
                                   const char         *spki_sha256,
                                   const char         *message,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  Move *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (csr_pem != NULL);
  g_return_if_fail (spki_sha256 != NULL);

  op = move_new (job_id, message);
  op->csr_pem = g_bytes_ref (csr_pem);
  op->spki_sha256 = g_strdup (spki_sha256);
  signet_store_run (self, SIGNET_STORE_WRITE, commit_func, op, move_free, signet_store_commit_request_async, cancellable,
                    callback, user_data);
}

/**
 * signet_store_commit_request_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_NOT_FOUND, %SIGNET_ERROR_STORE_CONFLICT (finished already) or another error of the
 *   store
 */
gboolean
signet_store_commit_request_finish (SignetStore  *self,
                                    GAsyncResult *result,
                                    GError      **error)
{
  return signet_store_finish (self, result, signet_store_commit_request_async, error) != NULL;
}

/**
 * signet_store_end_job_async:
 * @self: a store
 * @job_id: row id of a pending job
 * @outcome: how it ended; not %SIGNET_JOB_OUTCOME_NONE
 * @message: the same in words, translated
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Ends a pending job without a result.
 */
void
signet_store_end_job_async (SignetStore        *self,
                            gint64              job_id,
                            SignetJobOutcome    outcome,
                            const char         *message,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Move *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (outcome != SIGNET_JOB_OUTCOME_NONE);

  op = move_new (job_id, message);
  op->outcome = outcome;
  signet_store_run (self, SIGNET_STORE_WRITE, end_func, op, move_free, signet_store_end_job_async, cancellable, callback,
                    user_data);
}

/**
 * signet_store_end_job_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: %FALSE as signet_store_commit_request_finish()
 */
gboolean
signet_store_end_job_finish (SignetStore  *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return signet_store_finish (self, result, signet_store_end_job_async, error) != NULL;
}

/**
 * signet_store_hold_job_async:
 * @self: a store
 * @job_id: row id of a pending job
 * @undo: whether the next start is to undo it, not to finish it
 * @message: what it waits for, translated
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Leaves a job pending and says what it waits for.
 */
void
signet_store_hold_job_async (SignetStore        *self,
                             gint64              job_id,
                             gboolean            undo,
                             const char         *message,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  Move *op;

  g_return_if_fail (SIGNET_IS_STORE (self));

  op = move_new (job_id, message);
  op->undo = undo;
  signet_store_run (self, SIGNET_STORE_WRITE, hold_func, op, move_free, signet_store_hold_job_async, cancellable, callback,
                    user_data);
}

/**
 * signet_store_hold_job_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: %FALSE as signet_store_commit_request_finish()
 */
gboolean
signet_store_hold_job_finish (SignetStore  *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return signet_store_finish (self, result, signet_store_hold_job_async, error) != NULL;
}
