/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "job/signet-request-job.h"

#include "base/signet-error.h"
#include "job/signet-request-undo.h"

#include <glib/gi18n-lib.h>

struct _SignetRequestJob
{
  GObject parent_instance;

  /* owned */
  SignetStore   *store;
  SignetKeyring *keyring;
  char          *store_path;
  SignetJobLock *lock;    /* shared with the signing process */
  SignetSigner  *signer;  /* has the key, or is making it; NULL where it could not be started */

  /* of the run */
  SignetRequest *request;
  char          *uuid;
  gint64         job_id;
  GError        *failure; /* why the CSR could not be committed */

  SignetKeySpec  spec;
  const char    *progress_text; /* static */
  gboolean       ran;
  gboolean       kept;       /* the CSR is signed and its key is in the keyring: nothing of it is undone any more */
  gboolean       sign_asked; /* from here on the key may be in the keyring, whatever phase was last heard of */
};

enum
{
  PROP_0,
  PROP_PROGRESS_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetRequestJob, signet_request_job, G_TYPE_OBJECT)

static void
set_progress_text (SignetRequestJob *self,
                   const char       *text)
{
  if (self->progress_text == text)
    return;

  self->progress_text = text;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS_TEXT]);
}

static const char *
describe_phase (SignetSignerPhase phase)
{
  switch (phase)
    {
    case SIGNET_SIGNER_PHASE_GENERATING:
      return _("Making the key…");
    case SIGNET_SIGNER_PHASE_STORING:
    case SIGNET_SIGNER_PHASE_LOADING:
      return _("Putting the key into the keyring. If you are asked to, unlock the keyring, or choose a password for a "
               "new one…");
    case SIGNET_SIGNER_PHASE_READY:
    case SIGNET_SIGNER_PHASE_SIGNING:
    case SIGNET_SIGNER_PHASE_DONE:
    case SIGNET_SIGNER_PHASE_FAILED:
    default:
      return _("Signing the request…");
    }
}

static void
signer_phase_cb (SignetRequestJob *self)
{
  SignetSignerPhase phase = signet_signer_get_phase (self->signer);

  if (self->request == NULL)
    return;

  if (phase != SIGNET_SIGNER_PHASE_FAILED)
    set_progress_text (self, describe_phase (phase));
}

static void
drop_signer (SignetRequestJob *self)
{
  if (self->signer == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->signer, self);
  signet_signer_stop (self->signer);
  g_clear_object (&self->signer);
}

/* Starts a signing process that makes a key of self->spec. Its job lock is its own: an earlier process
 * that is still ending must not keep this one's job locked, nor the other way round. */
static gboolean
start_signer (SignetRequestJob  *self,
              GError           **error)
{
  drop_signer (self);
  g_clear_object (&self->lock);

  self->lock = signet_job_lock_new (self->store_path, error);
  if (self->lock == NULL)
    return FALSE;

  self->signer = signet_signer_new_for_spec (self->spec, signet_job_lock_get_fd (self->lock), error);
  if (self->signer == NULL)
    return FALSE;

  g_signal_connect_object (self->signer, "notify::phase", G_CALLBACK (signer_phase_cb), self, G_CONNECT_SWAPPED);
  return TRUE;
}

/* ---- the way down: something failed, or the user cancelled ---- */

/* Gives the error to the caller only now that the job says what became of it. */
static void
return_failure (GTask  *task,
                GError *failure)
{
  SignetRequestJob *self = g_task_get_source_object (task);

  g_clear_object (&self->lock);
  g_task_return_error (task, failure);
  g_object_unref (task);
}

static void
undo_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  return_failure (user_data, signet_request_undo_finish (result));
}

/* The signing process has ended: what the keyring says now will not change any more. */
static void
clean_up (GTask  *task,
          GError *failure)
{
  SignetRequestJob *self = g_task_get_source_object (task);
  /* A key that was there before is not this job's: it must not be looked for, found, and removed. */
  gboolean may_have_key = self->sign_asked && !g_error_matches (failure, SIGNET_ERROR, SIGNET_ERROR_EXISTS);

  drop_signer (self);
  signet_request_undo_async (self->store, self->keyring, self->job_id, self->uuid, may_have_key, failure, undo_cb, task);
}

/* ---- the way up ---- */

static void
load_job_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SignetRequestJob *self = g_task_get_source_object (task);
  g_autoptr (SignetJob) job = NULL;
  GError *error = NULL;

  g_clear_object (&self->lock);

  job = signet_store_load_job_finish (self->store, result, &error);
  if (job == NULL)
    {
      g_prefix_error (&error, "%s ", _("The CSR was generated and is in the job log, but could not be read from there."));
      g_task_return_error (task, error);
    }
  else
    g_task_return_pointer (task, g_steal_pointer (&job), g_object_unref);
}

static void
held_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  SignetRequestJob *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (!signet_store_hold_job_finish (SIGNET_STORE (source), result, &error))
    g_info ("Job not marked: %s", error->message);

  return_failure (task, g_steal_pointer (&self->failure));
}

static void
commit_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  SignetRequestJob *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (signet_store_commit_request_finish (self->store, result, &error))
    {
      signet_store_load_job_async (self->store, self->uuid, NULL, load_job_cb, task);
      return;
    }

  /* The key is safe and the job names it: nothing to undo, and recovery can finish it. */
  self->failure = g_error_new (error->domain, error->code,
                               _("The key is in the keyring, but the request could not be written to the job "
                                 "log: %s The job stays pending, and is finished when Signet starts again, or by “Try again” in "
                                 "its details."),
                               error->message);
  signet_store_hold_job_async (self->store, self->job_id, FALSE, self->failure->message, NULL, held_cb, task);
}

static void
sign_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  SignetRequestJob *self = g_task_get_source_object (task);
  g_autoptr (SignetCsr) csr = NULL;
  g_autofree char *spki_sha256 = NULL;
  GError *error = NULL;

  csr = signet_signer_sign_finish (self->signer, result, &error);
  if (csr == NULL)
    {
      clean_up (task, error);
      return;
    }

  self->kept = TRUE;
  set_progress_text (self, _("Writing the job log…"));
  spki_sha256 = signet_csr_dup_spki_sha256 (csr);
  signet_store_commit_request_async (self->store, self->job_id, signet_csr_get_pem (csr), spki_sha256,
                                     signet_signer_get_note (self->signer), NULL, commit_cb, task);
}

static void
begin_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask *task = user_data;
  SignetRequestJob *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->job_id = signet_store_begin_request_finish (self->store, result, &error);
  if (self->job_id == 0)
    {
      drop_signer (self);
      g_clear_object (&self->lock);
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    {
      clean_up (task, error);
      return;
    }

  set_progress_text (self, describe_phase (signet_signer_get_phase (self->signer)));
  self->sign_asked = TRUE;
  signet_signer_sign_async (self->signer, self->request, self->uuid, g_task_get_cancellable (task), sign_cb, task);

  /* Meanwhile. Whether it is done is not asked: the end of the job does what is missing. */
  signet_store_index_request_async (self->store, self->job_id, NULL, NULL, NULL);
}

static void
signet_request_job_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SignetRequestJob *self = SIGNET_REQUEST_JOB (object);

  switch (prop_id)
    {
    case PROP_PROGRESS_TEXT:
      g_value_set_static_string (value, self->progress_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_request_job_dispose (GObject *object)
{
  SignetRequestJob *self = SIGNET_REQUEST_JOB (object);

  drop_signer (self);
  g_clear_object (&self->lock);
  g_clear_object (&self->store);
  g_clear_object (&self->keyring);
  g_clear_object (&self->request);

  G_OBJECT_CLASS (signet_request_job_parent_class)->dispose (object);
}

static void
signet_request_job_finalize (GObject *object)
{
  SignetRequestJob *self = SIGNET_REQUEST_JOB (object);

  g_clear_pointer (&self->store_path, g_free);
  g_clear_pointer (&self->uuid, g_free);
  g_clear_error (&self->failure);

  G_OBJECT_CLASS (signet_request_job_parent_class)->finalize (object);
}

static void
signet_request_job_class_init (SignetRequestJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_request_job_get_property;
  object_class->dispose = signet_request_job_dispose;
  object_class->finalize = signet_request_job_finalize;

  /**
   * SignetRequestJob:progress-text:
   *
   * What is being done just now, in words for the user.
   */
  properties[PROP_PROGRESS_TEXT] =
    g_param_spec_string ("progress-text", NULL, NULL, "",
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_request_job_init (SignetRequestJob *self)
{
  self->progress_text = "";
}

/**
 * signet_request_job_new:
 * @store: the store that keeps the job
 * @keyring: the keyring that keeps the key
 * @store_path: (type filename): path of the store's database, for the lock beside it
 * @spec: the key that will most likely be asked for
 *
 * Makes a job that can run one request, and starts making a key of @spec at once. The key stays in the
 * memory of its own process until a request is approved, and goes with it if none is. If the
 * process cannot be started, signet_request_job_run_async() tries again and reports it.
 *
 * Returns: (transfer full): a new job
 */
SignetRequestJob *
signet_request_job_new (SignetStore   *store,
                        SignetKeyring *keyring,
                        const char    *store_path,
                        SignetKeySpec  spec)
{
  SignetRequestJob *self = g_object_new (SIGNET_TYPE_REQUEST_JOB, NULL);
  g_autoptr (GError) error = NULL;

  self->store = g_object_ref (store);
  self->keyring = g_object_ref (keyring);
  self->store_path = g_strdup (store_path);
  self->spec = spec;

  if (!start_signer (self, &error))
    g_info ("No key made beforehand: %s", error->message);

  return self;
}

/**
 * signet_request_job_set_key_spec:
 * @self: a job that does not run yet
 * @spec: another key type
 *
 * Throws away the key that was made beforehand and starts on one of @spec. Does nothing if @spec is the
 * one that is being made, or if the job runs.
 */
void
signet_request_job_set_key_spec (SignetRequestJob *self,
                                 SignetKeySpec     spec)
{
  g_autoptr (GError) error = NULL;

  if (self->ran || (spec == self->spec && self->signer != NULL))
    return;

  self->spec = spec;
  if (!start_signer (self, &error))
    g_info ("No key made beforehand: %s", error->message);
}

/**
 * signet_request_job_get_key_ready:
 * @self: a job
 *
 * Returns: %TRUE once a key waits for the request, so that the CSR will come at once
 */
gboolean
signet_request_job_get_key_ready (SignetRequestJob *self)
{
  return self->signer != NULL && signet_signer_get_phase (self->signer) == SIGNET_SIGNER_PHASE_READY;
}

/**
 * signet_request_job_get_kept:
 * @self: a job that ran
 *
 * Returns: %TRUE where the request must not be made again, although the run gave an error: it is in the job log,
 *   either finished, or pending until the next start finishes it
 */
gboolean
signet_request_job_get_kept (SignetRequestJob *self)
{
  return self->kept;
}

/**
 * signet_request_job_run_async:
 * @self: a job that has not run
 * @request: the approved request; its profile's checks are the caller's
 * @cancellable: (nullable): ends the signing process, and undoes what it did
 * @callback: called when the CSR is committed, or the job has ended or been held
 * @user_data: for @callback
 *
 * Runs the steps of docs/job-states.md for @request. A job runs once; a second run gives
 * %SIGNET_ERROR_FAILED.
 */
void
signet_request_job_run_async (SignetRequestJob    *self,
                              SignetRequest       *request,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  /* What is written down decides, not when the cancel came: a committed job is a success. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, signet_request_job_run_async);

  if (self->ran)
    {
      g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_FAILED, _("This request was submitted already."));
      return;
    }
  self->ran = TRUE;

  if (self->signer == NULL || self->spec != signet_request_get_key_spec (request) ||
      signet_signer_get_phase (self->signer) == SIGNET_SIGNER_PHASE_FAILED)
    {
      self->spec = signet_request_get_key_spec (request);
      if (!start_signer (self, &error))
        {
          g_task_return_error (task, error);
          return;
        }
    }

  self->request = g_object_ref (request);
  self->uuid = g_uuid_string_random ();

  if (!signet_job_lock_acquire (self->lock, self->uuid, &error))
    {
      if (error == NULL)
        g_set_error (&error, SIGNET_ERROR, SIGNET_ERROR_FAILED, _("The new job is locked by another program. Try again."));
      drop_signer (self);
      g_task_return_error (task, error);
      return;
    }

  set_progress_text (self, _("Writing the job log…"));
  signet_signer_prepare (self->signer, request);
  signet_store_begin_request_async (self->store, request, self->uuid, NULL, begin_cb, g_steal_pointer (&task));
}

/**
 * signet_request_job_run_finish:
 * @self: a job
 * @result: what the callback was given
 * @error: return location for an error: of the keyring, the store or the signing process;
 *   %G_IO_ERROR_CANCELLED; %SIGNET_ERROR_CSR_MISMATCH
 *
 * Returns: (transfer full): the finished job with its CSR, or %NULL
 */
SignetJob *
signet_request_job_run_finish (SignetRequestJob  *self,
                               GAsyncResult      *result,
                               GError           **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
