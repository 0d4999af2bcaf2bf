/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "job/signet-request-undo.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>

typedef struct {
  SignetStore   *store;   /* owned */
  SignetKeyring *keyring; /* owned */
  gint64         job_id;
  char          *uuid;    /* owned */
  GError        *failure; /* owned; why, and in the end what the caller is told */
} Undo;

static void
undo_free (Undo *undo)
{
  g_object_unref (undo->store);
  g_object_unref (undo->keyring);
  g_free (undo->uuid);
  g_clear_error (&undo->failure);
  g_free (undo);
}

static void
return_failure (GTask *task)
{
  Undo *undo = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&undo->failure), (GDestroyNotify) g_error_free);
  g_object_unref (task);
}

/* The job stays pending, without a word of what happened, and the next start takes it up by what the keyring says. Of
 * what the user cancelled that may be to finish it: "cancelled" would not be the truth. */
static void
tell_unwritten (Undo         *undo,
                const GError *error)
{
  g_info ("Job not ended or marked: %s", error->message);
  if (!signet_error_is_cancelled (undo->failure))
    return;

  g_clear_error (&undo->failure);
  undo->failure = g_error_new (error->domain, error->code,
                               _("It was cancelled, but that could not be written to the job log: %s The job stays "
                                 "pending; look into the Job Logs when Signet has started again."), error->message);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;

  if (!signet_store_end_job_finish (SIGNET_STORE (source), result, &error))
    tell_unwritten (g_task_get_task_data (task), error);

  return_failure (task);
}

static void
held_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;

  if (!signet_store_hold_job_finish (SIGNET_STORE (source), result, &error))
    tell_unwritten (g_task_get_task_data (task), error);

  return_failure (task);
}

static void
end_without_key (GTask *task)
{
  Undo *undo = g_task_get_task_data (task);
  gboolean cancelled = signet_error_is_cancelled (undo->failure);

  signet_store_end_job_async (undo->store, undo->job_id,
                              cancelled ? SIGNET_JOB_OUTCOME_CANCELLED : SIGNET_JOB_OUTCOME_FAILED,
                              cancelled ? _("Cancelled. No key was kept and no request was made.")
                                        : undo->failure->message,
                              NULL, ended_cb, task);
}

static void
hold_for_undo (GTask      *task,
               const char *why)
{
  Undo *undo = g_task_get_task_data (task);
  g_autofree char *message = NULL;

  message = g_strdup_printf (_("Not finished: %s Whether its key is in the keyring could not be seen (%s). "
                               "It is removed as soon as the keyring can be asked."),
                             undo->failure->message, why);
  signet_store_hold_job_async (undo->store, undo->job_id, TRUE, message, NULL, held_cb, task);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;

  if (signet_keyring_undo_finish (SIGNET_KEYRING (source), result, &error))
    end_without_key (task);
  else
    hold_for_undo (task, error->message);
}

/* TRUE where the error itself says that the keyring took nothing. */
static gboolean
keyring_refused (const GError *error)
{
  return g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED) ||
         g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_DISMISSED) ||
         g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT);
}

static void
look_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  Undo *undo = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  SignetKeyPresence presence;

  if (!signet_keyring_look_finish (undo->keyring, result, &presence, &error))
    {
      hold_for_undo (task, error->message);
      return;
    }

  switch (presence)
    {
    case SIGNET_KEY_PRESENCE_MISSING:
      end_without_key (task);
      break;

    case SIGNET_KEY_PRESENCE_PRESENT:
      signet_keyring_undo_async (undo->keyring, undo->uuid, NULL, removed_cb, task);
      break;

    case SIGNET_KEY_PRESENCE_UNKNOWN_LOCKED:
    case SIGNET_KEY_PRESENCE_ABSENT:
      if (keyring_refused (undo->failure))
        {
          end_without_key (task);
          break;
        }
      G_GNUC_FALLTHROUGH;

    case SIGNET_KEY_PRESENCE_PRESENT_LOCKED:
    default:
      hold_for_undo (task, signet_key_presence_describe (presence));
      break;
    }
}

/**
 * signet_request_undo_async:
 * @store: the store that keeps the job
 * @keyring: the keyring that may have the key
 * @job_id: the job's row
 * @uuid: the Job ID, under which the key is kept
 * @may_have_key: whether the keyring was asked to take a key for this job
 * @failure: (transfer full): why the request was not made
 * @callback: called when the job says what became of it
 * @user_data: for @callback
 *
 * The signing process has to have ended, so that what the keyring says will not change any more. Cannot be cancelled.
 */
void
signet_request_undo_async (SignetStore         *store,
                           SignetKeyring       *keyring,
                           gint64               job_id,
                           const char          *uuid,
                           gboolean             may_have_key,
                           GError              *failure,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Undo *undo = g_new0 (Undo, 1);

  undo->store = g_object_ref (store);
  undo->keyring = g_object_ref (keyring);
  undo->job_id = job_id;
  undo->uuid = g_strdup (uuid);
  undo->failure = failure;
  g_task_set_source_tag (task, signet_request_undo_async);
  g_task_set_task_data (task, undo, (GDestroyNotify) undo_free);

  if (may_have_key)
    signet_keyring_look_async (keyring, uuid, NULL, look_cb, task);
  else
    end_without_key (task);
}

/**
 * signet_request_undo_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full): the failure, or a graver one: that a cancel could not be written down
 */
GError *
signet_request_undo_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
