/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of a request as rows, by which hosts are known to wait for their certificate. The request itself has them
 * all in its text from the beginning; a thousand rows in two indexes take ten times as long to write as the rest of it. So
 * they are written beside the making of the CSR, and whoever ends the job sees to it that they are there. */

#include "signet-config.h"

#include "store/signet-store-private.h"

typedef struct {
  gint64 job_id;
} Names;

/**
 * signet_store_insert_request_names:
 * @database: a connection that writes
 * @job_id: row id of a pending job
 * @error: return location for a #GError
 *
 * Writes the names of the job's request, where it is about one and they are not there yet: all of them or none.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_store_insert_request_names (SignetDatabase *database,
                                   gint64          job_id,
                                   GError        **error)
{
  SignetStatement *statement =
    signet_database_prepare (database,
                             "INSERT INTO request_name (job_id, position, name) "
                             "SELECT r.job_id, e.key, e.value FROM request r CROSS JOIN json_each (r.json, '$.names') e "
                             "WHERE r.job_id = ?1 AND json_valid (r.json) AND e.type = 'text' "
                             "AND NOT EXISTS (SELECT 1 FROM request_name WHERE job_id = ?1)", error);

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, job_id);
  return signet_statement_run (statement, error);
}

static gboolean
index_func (SignetDatabase *database,
            GTask          *task,
            gpointer        op,
            GCancellable   *cancellable,
            GError        **error)
{
  const Names *self = op;

  return signet_store_insert_request_names (database, self->job_id, error);
}

/**
 * signet_store_index_request_async:
 * @self: a store
 * @job_id: row id of a pending job that signet_store_begin_request_async() began
 * @cancellable: (nullable): to stop it
 * @callback: (nullable) (scope async): called when it is done
 * @user_data: for @callback
 *
 * Makes the request's names findable, ahead of the end of the job, which does it where this was not done. So
 * nobody has to wait for it, and nothing is lost where it fails.
 */
void
signet_store_index_request_async (SignetStore        *self,
                                  gint64              job_id,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  Names *op;

  g_return_if_fail (SIGNET_IS_STORE (self));

  op = g_new0 (Names, 1);
  op->job_id = job_id;
  signet_store_run (self, SIGNET_STORE_LATER, index_func, op, g_free, signet_store_index_request_async, cancellable,
                    callback, user_data);
}

/**
 * signet_store_index_request_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_store_index_request_finish (SignetStore  *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  return signet_store_finish (self, result, signet_store_index_request_async, error) != NULL;
}
