/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "job/signet-recovery.h"

#include "base/signet-error.h"
#include "job/signet-job-lock.h"
#include "signer/signet-signer.h"

#include <glib/gi18n-lib.h>

/* One run over all pending jobs, one after the other. */
typedef struct
{
  SignetStore          *store;
  SignetKeyring        *keyring;
  char                 *store_path;
  gboolean              may_prompt;

  GPtrArray            *jobs;     /* of SignetJob, pending when the run began */
  guint                 next;

  /* of the job at hand */
  SignetJob            *job;
  SignetJobLock        *lock;
  SignetSigner         *signer;

  SignetRecoveryReport *report;
} Recovery;

static void next_job (GTask *task);

static void
recovery_free (Recovery *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->keyring);
  g_clear_pointer (&self->store_path, g_free);
  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_object (&self->job);
  g_clear_object (&self->lock);
  g_clear_object (&self->signer);
  g_clear_pointer (&self->report, signet_recovery_report_free);
  g_free (self);
}

static char *
describe_report (SignetRecoveryReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (report->n_finished > 0)
    g_string_append_printf (text, ngettext ("%u interrupted request was finished with its key from the keyring. ",
                                            "%u interrupted requests were finished with their keys from the keyring. ",
                                            report->n_finished), report->n_finished);
  if (report->n_undone > 0)
    g_string_append_printf (text, ngettext ("%u interrupted request was undone; nothing of it is left. ",
                                            "%u interrupted requests were undone; nothing of them is left. ",
                                            report->n_undone), report->n_undone);
  if (report->n_held > 0)
    g_string_append_printf (text, ngettext ("%u request waits for the keyring: see Pending in the job log. ",
                                            "%u requests wait for the keyring: see Pending in the job log. ",
                                            report->n_held), report->n_held);

  if (text->len == 0)
    return NULL;

  g_string_truncate (text, text->len - 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- the ends of one job ---- */

static void
hold_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!signet_store_hold_job_finish (SIGNET_STORE (source), result, &error))
    g_info ("Job not marked: %s", error->message);

  next_job (user_data);
}

/* @why: a sentence. Written once, not at every start. */
static void
hold_job (GTask      *task,
          const char *why)
{
  Recovery *self = g_task_get_task_data (task);

  self->report->n_held++;
  if (g_str_equal (signet_job_get_message (self->job), why))
    next_job (task);
  else
    signet_store_hold_job_async (self->store, signet_job_get_id (self->job), signet_job_get_undo (self->job),
                                 why, NULL, hold_cb, task);
}

/* That the user, or the end of the program, stopped the recovery is nothing that the job waits for. */
static void
leave_job (GTask        *task,
           const GError *error)
{
  if (signet_error_is_cancelled (error))
    next_job (task);
  else
    hold_job (task, error->message);
}

static void
end_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  GTask *task = user_data;
  Recovery *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (signet_store_end_job_finish (self->store, result, &error))
    self->report->n_undone++;
  else
    self->report->n_held++;

  next_job (task);
}

static void
end_job (GTask      *task,
         const char *why)
{
  Recovery *self = g_task_get_task_data (task);

  signet_store_end_job_async (self->store, signet_job_get_id (self->job),
                              signet_job_get_undo (self->job) ? SIGNET_JOB_OUTCOME_CANCELLED
                                                              : SIGNET_JOB_OUTCOME_FAILED,
                              why, NULL, end_cb, task);
}

static void
end_without_key (GTask *task)
{
  end_job (task, _("Interrupted before its key was in the keyring. No key was kept and no request was made: "
                   "request it again."));
}

/* ---- undo ---- */

static void
undo_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  Recovery *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (signet_keyring_undo_finish (self->keyring, result, &error))
    end_job (task, _("Undone: the key that had been put into the keyring was removed. No request was made of it."));
  else
    hold_job (task, error->message);
}

/* ---- finish ---- */

static void
commit_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  Recovery *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!signet_store_commit_request_finish (self->store, result, &error))
    {
      hold_job (task, error->message);
      return;
    }

  self->report->n_finished++;
  next_job (task);
}

static void
sign_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  Recovery *self = g_task_get_task_data (task);
  g_autoptr (SignetCsr) csr = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *spki_sha256 = NULL;
  g_autofree char *message = NULL;
  const char *note = signet_signer_get_note (self->signer);

  csr = signet_signer_sign_finish (self->signer, result, &error);
  if (csr == NULL)
    {
      if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_KEY_MISSING))
        end_without_key (task);
      else
        leave_job (task, error);
      return;
    }

  spki_sha256 = signet_csr_dup_spki_sha256 (csr);
  message = g_strjoin (" ", _("Finished after an interruption, with the key from the keyring."), note, NULL);
  signet_store_commit_request_async (self->store, signet_job_get_id (self->job), signet_csr_get_pem (csr),
                                     spki_sha256, message, NULL, commit_cb, task);
}

static void
finish_job (GTask *task)
{
  Recovery *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->signer = signet_signer_new_for_key (signet_job_get_uuid (self->job), signet_job_lock_get_fd (self->lock), &error);
  if (self->signer == NULL)
    {
      hold_job (task, error->message);
      return;
    }

  signet_signer_sign_async (self->signer, signet_job_get_request (self->job), signet_job_get_uuid (self->job),
                            g_task_get_cancellable (task), sign_cb, task);
}

/* ---- what to do with one job ---- */

static void
take_up (GTask *task)
{
  Recovery *self = g_task_get_task_data (task);

  if (signet_job_get_undo (self->job))
    signet_keyring_undo_async (self->keyring, signet_job_get_uuid (self->job), NULL, undo_cb, task);
  else
    finish_job (task);
}

static void
look_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  Recovery *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  SignetKeyPresence presence;

  if (!signet_keyring_look_finish (self->keyring, result, &presence, &error))
    {
      leave_job (task, error);
      return;
    }

  switch (presence)
    {
    case SIGNET_KEY_PRESENCE_PRESENT:
      take_up (task);
      break;

    case SIGNET_KEY_PRESENCE_MISSING:
      end_without_key (task);
      break;

    case SIGNET_KEY_PRESENCE_PRESENT_LOCKED:
    case SIGNET_KEY_PRESENCE_UNKNOWN_LOCKED:
      if (self->may_prompt)
        {
          take_up (task);
          break;
        }
      G_GNUC_FALLTHROUGH;

    case SIGNET_KEY_PRESENCE_ABSENT:
    default:
      hold_job (task, signet_key_presence_describe (presence));
      break;
    }
}

static void
load_job_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask *task = user_data;
  Recovery *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* The list was read before the lock was held: only this reading counts. */
  g_set_object (&self->job, NULL);
  self->job = signet_store_load_job_finish (self->store, result, &error);
  if (self->job == NULL || signet_job_get_state (self->job) != SIGNET_JOB_STATE_PENDING)
    {
      if (error != NULL)
        g_info ("Pending job not read: %s", error->message);
      next_job (task);
      return;
    }

  if (signet_job_get_request (self->job) == NULL)
    hold_job (task, _("The request of this job cannot be read. It is left as it is."));
  else
    signet_keyring_look_async (self->keyring, signet_job_get_uuid (self->job), g_task_get_cancellable (task),
                               look_cb, task);
}

static void
next_job (GTask *task)
{
  Recovery *self = g_task_get_task_data (task);

  g_clear_object (&self->signer);
  g_clear_object (&self->lock);
  g_clear_object (&self->job);

  while (self->next < self->jobs->len && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      SignetJob *job = g_ptr_array_index (self->jobs, self->next++);
      g_autoptr (GError) error = NULL;

      if (signet_job_get_kind (job) != SIGNET_JOB_KIND_REQUEST)
        continue;

      self->lock = signet_job_lock_new (self->store_path, &error);
      if (self->lock != NULL && signet_job_lock_acquire (self->lock, signet_job_get_uuid (job), &error))
        {
          signet_store_load_job_async (self->store, signet_job_get_uuid (job), NULL, load_job_cb, task);
          return;
        }

      if (error != NULL)
        g_info ("Pending job not taken up: %s", error->message);
      g_clear_object (&self->lock);
    }

  self->report->text = describe_report (self->report);
  g_task_return_pointer (task, g_steal_pointer (&self->report), (GDestroyNotify) signet_recovery_report_free);
  g_object_unref (task);
}

static void
load_jobs_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask *task = user_data;
  Recovery *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->jobs = signet_store_load_jobs_finish (self->store, result, &error);
  if (self->jobs == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  next_job (task);
}

/**
 * signet_recovery_report_free:
 * @report: a report
 *
 * Frees @report and its text.
 */
void
signet_recovery_report_free (SignetRecoveryReport *report)
{
  g_free (report->text);
  g_free (report);
}

/**
 * signet_recovery_run_async:
 * @store: the store with the job log
 * @keyring: the keyring to look for keys in
 * @store_path: (type filename): path of the store's database, for the lock beside it
 * @may_prompt: whether the user may be asked to unlock the keyring: only where the user is there and
 *   asked for it
 * @cancellable: (nullable): stops between two jobs, or while one is being signed
 * @callback: called when every pending job was taken up or left
 * @user_data: for @callback
 *
 * Takes up each pending request that nobody works on, and finishes it, undoes it, or leaves it with a
 * word about what it waits for: docs/job-states.md.
 */
void
signet_recovery_run_async (SignetStore         *store,
                           SignetKeyring       *keyring,
                           const char          *store_path,
                           gboolean             may_prompt,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Recovery *self = g_new0 (Recovery, 1);

  self->store = g_object_ref (store);
  self->keyring = g_object_ref (keyring);
  self->store_path = g_strdup (store_path);
  self->may_prompt = may_prompt;
  self->report = g_new0 (SignetRecoveryReport, 1);

  g_task_set_source_tag (task, signet_recovery_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, (GDestroyNotify) recovery_free);

  signet_store_load_jobs_async (store, 1 << SIGNET_JOB_STATE_PENDING, cancellable, load_jobs_cb, task);
}

/**
 * signet_recovery_run_finish:
 * @result: what the callback was given
 * @error: return location for an error of the store
 *
 * Returns: (transfer full): what was done, or %NULL
 */
SignetRecoveryReport *
signet_recovery_run_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
