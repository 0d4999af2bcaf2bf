/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From rows of the job log to jobs. */

#include "store/signet-store-private.h"

#define JOB_COLUMNS                                                                                           \
  "SELECT j.id, j.uuid, j.kind, j.state, j.outcome, j.undo, j.created_at, j.finished_at, j.created_by, "      \
  "j.instance_id, j.instance_name, j.instance_url, j.title, j.message, r.waiting "                            \
  "FROM job j LEFT JOIN request r ON r.job_id = j.id "

/* The nick that a column holds. A CHECK keeps others out, but for kinds: one that this program does not know is shown by
 * its title and message alone. */
static int
enum_of_column (SignetStatement *statement,
                int              column,
                GType            type)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  GEnumValue *value = g_enum_get_value_by_nick (klass, signet_statement_get_text (statement, column));

  if (value == NULL)
    return type == SIGNET_TYPE_JOB_KIND ? SIGNET_JOB_KIND_INSTANCE : 0;
  return value->value;
}

static SignetJob *
job_of_row (SignetStatement *statement)
{
  const SignetJobRow row = {
    .id = signet_statement_get_int (statement, 0),
    .uuid = signet_statement_get_text (statement, 1),
    .kind = (SignetJobKind) enum_of_column (statement, 2, SIGNET_TYPE_JOB_KIND),
    .state = (SignetJobState) enum_of_column (statement, 3, SIGNET_TYPE_JOB_STATE),
    .outcome = (SignetJobOutcome) enum_of_column (statement, 4, SIGNET_TYPE_JOB_OUTCOME),
    .undo = signet_statement_get_int (statement, 5) != 0,
    .created_at = signet_statement_get_int (statement, 6),
    .finished_at = signet_statement_get_int (statement, 7),
    .created_by = signet_statement_get_text (statement, 8),
    .instance_id = signet_statement_get_int (statement, 9),
    .instance_name = signet_statement_get_text (statement, 10),
    .instance_url = signet_statement_get_text (statement, 11),
    .title = signet_statement_get_text (statement, 12),
    .message = signet_statement_get_text (statement, 13),
    .waiting = signet_statement_get_int (statement, 14) != 0,
  };

  return signet_job_new_from_row (&row);
}

static gboolean
read_request (SignetDatabase *database,
              SignetJob      *job,
              GError        **error)
{
  SignetStatement *statement =
    signet_database_prepare (database, "SELECT json, csr, spki_sha256 FROM request WHERE job_id = ?1", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, signet_job_get_id (job));
  if (!signet_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      g_autoptr (GBytes) csr = signet_statement_dup_bytes (statement, 1);

      signet_job_set_request_details (job, NULL, csr, signet_statement_get_text (statement, 2));
      signet_job_take_request_json (job, g_strdup (signet_statement_get_text (statement, 0)));
    }
  signet_statement_reset (statement);
  return TRUE;
}

static gboolean
read_report (SignetDatabase *database,
             SignetJob      *job,
             GError        **error)
{
  SignetStatement *statement = signet_database_prepare (database, "SELECT report FROM job WHERE id = ?1", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, signet_job_get_id (job));
  if (!signet_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    signet_job_set_report (job, signet_statement_get_text (statement, 0));
  signet_statement_reset (statement);
  return TRUE;
}

static void
event_free (gpointer data)
{
  signet_job_event_free (data);
}

static gboolean
read_events (SignetDatabase *database,
             SignetJob      *job,
             GError        **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (event_free);
  SignetStatement *statement =
    signet_database_prepare (database, "SELECT at, text FROM job_event WHERE job_id = ?1 ORDER BY id", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, signet_job_get_id (job));
  while (has_row)
    {
      if (!signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        g_ptr_array_add (events, signet_job_event_new (signet_statement_get_int (statement, 0),
                                                       signet_statement_get_text (statement, 1)));
    }
  signet_job_take_events (job, g_steal_pointer (&events));
  return TRUE;
}

/**
 * signet_store_read_jobs:
 * @database: a connection, in a transaction
 * @ids: (nullable) (element-type gint64): which, or %NULL for all
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type SignetJob): jobs without details, in the order of @ids or newest first; %NULL with
 *   an error of the store
 */
GPtrArray *
signet_store_read_jobs (SignetDatabase *database,
                        GArray         *ids,
                        GError        **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  SignetStatement *statement =
    signet_database_prepare (database, ids == NULL ? JOB_COLUMNS "ORDER BY j.created_at DESC, j.id DESC"
                                                   : "WITH wanted AS (SELECT value, key FROM json_each (?1)) " JOB_COLUMNS
                                                     "JOIN wanted ON wanted.value = j.id ORDER BY wanted.key", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  if (ids != NULL)
    {
      g_autofree char *json = signet_store_ids_to_json (ids);

      signet_statement_bind_text (statement, 1, json);
    }
  while (has_row)
    {
      if (!signet_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (rows, job_of_row (statement));
    }
  return g_steal_pointer (&rows);
}

/**
 * signet_store_read_job_details:
 * @database: a connection, in a transaction
 * @job: a job that was read
 * @error: return location for a #GError
 *
 * Adds what a list row does not have: request, CSR, report, history.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_store_read_job_details (SignetDatabase *database,
                               SignetJob      *job,
                               GError        **error)
{
  return read_request (database, job, error) && read_report (database, job, error) &&
         read_events (database, job, error);
}
