/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "signer/signet-signer.h"

#include "base/signet-error.h"
#include "signer/signet-line-reader.h"
#include "signer/signet-line-writer.h"
#include "signer/signet-signer-launch.h"
#include "signer/signet-signer-protocol.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SignetSigner
{
  GObject parent_instance;

  /* owned */
  GSubprocess *process;
  SignetLineReader *reader;
  SignetLineWriter *writer;
  char *note;

  /* what it was asked, once */
  GTask *task;
  SignetRequest *request;
  GSource *cancelled_source;
  gboolean asked;

  /* what it answered */
  SignetCsr *csr;
  GError *error;

  SignetSignerPhase phase;
  SignetKeySpec spec;
  guint deadline_id;
  gboolean ended; /* and was reaped */
};

G_DEFINE_FINAL_TYPE (SignetSigner, signet_signer, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_PHASE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void read_next (SignetSigner *self);
static void ended_cb  (GObject *source, GAsyncResult *result, gpointer user_data);

/* What is under way in the process must not keep the object alive: who drops it, ends the process. */
static GWeakRef *
weak_ref_new (SignetSigner *self)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, self);

  return ref;
}

static SignetSigner *
weak_ref_resolve (GWeakRef *ref)
{
  SignetSigner *self = g_weak_ref_get (ref);

  g_weak_ref_clear (ref);
  g_free (ref);

  return self;
}

static void
take_failure (SignetSigner *self,
              GError       *error)
{
  /* the first one is the cause of the others */
  if (self->error == NULL && self->csr == NULL)
    self->error = error;
  else
    g_error_free (error);

  g_subprocess_force_exit (self->process);
}

static gboolean
deadline_cb (gpointer user_data)
{
  SignetSigner *self = user_data;

  self->deadline_id = 0;
  take_failure (self, g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_SIGNER,
                                           _("The signing process did not answer in time, and was ended. Try again.")));

  return G_SOURCE_REMOVE;
}

static void
restart_deadline (SignetSigner *self)
{
  guint seconds = signet_signer_phase_get_deadline (self->phase, self->asked, self->ended);

  g_clear_handle_id (&self->deadline_id, g_source_remove);
  if (seconds > 0)
    self->deadline_id = g_timeout_add_seconds (seconds, deadline_cb, self);
}

static void
wait_for_end (SignetSigner *self)
{
  g_clear_handle_id (&self->deadline_id, g_source_remove);
  self->deadline_id = g_timeout_add_seconds (SIGNET_SIGNER_EXIT_DEADLINE, deadline_cb, self);
  g_subprocess_wait_async (self->process, NULL, ended_cb, weak_ref_new (self));
}

static void
set_phase (SignetSigner      *self,
           SignetSignerPhase  phase)
{
  if (self->phase == phase)
    return;

  self->phase = phase;
  restart_deadline (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PHASE]);
}

/* Only once the process was reaped: what it did to the keyring is then final, and can be looked at. */
static void
answer (SignetSigner *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (task == NULL)
    return;

  if (self->cancelled_source != NULL)
    g_source_destroy (self->cancelled_source);
  g_clear_pointer (&self->cancelled_source, g_source_unref);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (self->csr != NULL)
    g_task_return_pointer (task, g_object_ref (self->csr), g_object_unref);
  else if (self->error != NULL)
    g_task_return_error (task, g_error_copy (self->error));
  else
    g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_SIGNER,
                             _("The signing process ended before it was done. Try again."));
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SignetSigner) self = weak_ref_resolve (user_data);
  g_autoptr (GError) error = NULL;

  if (!g_subprocess_wait_finish (G_SUBPROCESS (source), result, &error))
    g_warning ("The signing process could not be waited for: %s", error->message);

  if (self == NULL)
    return;

  self->ended = TRUE;
  g_clear_handle_id (&self->deadline_id, g_source_remove);
  set_phase (self, self->csr != NULL ? SIGNET_SIGNER_PHASE_DONE : SIGNET_SIGNER_PHASE_FAILED);
  answer (self);
}

/* The CSR is read again here: what goes on is what this process, too, has held against the request. */
static void
take_csr (SignetSigner *self,
          const char   *pem,
          const char   *spki_sha256)
{
  g_autoptr (GBytes) bytes = g_bytes_new (pem, strlen (pem));
  g_autoptr (SignetCsr) csr = NULL;
  g_autofree char *own_digest = NULL;
  GError *error = NULL;

  csr = signet_csr_new_from_pem (bytes, &error);
  if (csr == NULL || !signet_csr_matches (csr, self->request, &error))
    {
      take_failure (self, error);
      return;
    }

  own_digest = signet_csr_dup_spki_sha256 (csr);
  if (g_strcmp0 (own_digest, spki_sha256) != 0)
    {
      take_failure (self,
        g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_CSR_MISMATCH,
                             _("The signing process answered with a request for another key than the one in the "
                               "keyring. It was not kept. Try again.")));
      return;
    }

  self->csr = g_steal_pointer (&csr);
  set_phase (self, SIGNET_SIGNER_PHASE_DONE);
}

static gboolean
take_phase (SignetSigner *self,
            const char   *nick)
{
  SignetSignerPhase phase;

  if (!signet_signer_phase_from_nick (nick, &phase))
    return FALSE;

  set_phase (self, phase);
  return TRUE;
}

static void
take_message (SignetSigner *self,
              JsonObject   *message)
{
  const char *phase = signet_signer_protocol_get_string (message, "phase");
  const char *note = signet_signer_protocol_get_string (message, "note");
  const char *csr = signet_signer_protocol_get_string (message, "csr");
  GError *error = signet_signer_protocol_error_from_json (message);

  if (error != NULL)
    take_failure (self, error);
  else if (note != NULL && self->note == NULL)
    self->note = g_strdup (note);
  else if (csr != NULL && self->asked && self->csr == NULL)
    take_csr (self, csr, signet_signer_protocol_get_string (message, "spki-sha256"));
  else if (phase == NULL || self->csr != NULL || !take_phase (self, phase))
    take_failure (self, g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_SIGNER,
                                             _("The signing process said something unexpected, and was ended. "
                                               "Install Signet again, so that both are of one version.")));
}

static void
line_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (SignetSigner) self = weak_ref_resolve (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *line = signet_line_reader_read_finish (SIGNET_LINE_READER (source), result, &error);
  g_autoptr (JsonObject) message = NULL;

  if (self == NULL)
    return;

  if (line != NULL)
    message = signet_signer_protocol_read (line, &error);

  if (error != NULL)
    {
      take_failure (self, g_error_new (SIGNET_ERROR, SIGNET_ERROR_SIGNER,
                                       _("The answer of the signing process could not be read: %s"), error->message));
      message = NULL;
    }

  if (message != NULL)
    {
      take_message (self, message);
      read_next (self);
    }
  else
    {
      wait_for_end (self);
    }
}

static void
read_next (SignetSigner *self)
{
  signet_line_reader_read_async (self->reader, NULL, line_cb, weak_ref_new (self));
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  signet_signer_stop (user_data);

  return G_SOURCE_REMOVE;
}

static SignetSigner *
start (const char * const  *arguments,
       SignetKeySpec        spec,
       SignetSignerPhase    phase,
       int                  lock_fd,
       GError             **error)
{
  g_autoptr (GSubprocess) process = signet_signer_launch (arguments, lock_fd, error);
  SignetSigner *self;

  if (process == NULL)
    return NULL;

  self = g_object_new (SIGNET_TYPE_SIGNER, NULL);
  self->process = g_steal_pointer (&process);
  self->reader = signet_line_reader_new (g_subprocess_get_stdout_pipe (self->process),
                                         SIGNET_SIGNER_MAX_LINE_LENGTH);
  self->writer = signet_line_writer_new (g_subprocess_get_stdin_pipe (self->process));
  self->spec = spec;
  self->phase = phase;
  read_next (self);

  return self;
}

static void
signet_signer_dispose (GObject *object)
{
  SignetSigner *self = SIGNET_SIGNER (object);

  g_clear_handle_id (&self->deadline_id, g_source_remove);
  if (self->process != NULL && !self->ended)
    g_subprocess_force_exit (self->process);

  G_OBJECT_CLASS (signet_signer_parent_class)->dispose (object);
}

static void
signet_signer_finalize (GObject *object)
{
  SignetSigner *self = SIGNET_SIGNER (object);

  g_clear_object (&self->process);
  g_clear_object (&self->reader);
  g_clear_object (&self->writer);
  g_clear_object (&self->request);
  g_clear_object (&self->csr);
  g_clear_error (&self->error);
  g_clear_pointer (&self->note, g_free);

  G_OBJECT_CLASS (signet_signer_parent_class)->finalize (object);
}

static void
signet_signer_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SignetSigner *self = SIGNET_SIGNER (object);

  switch (prop_id)
    {
    case PROP_PHASE:
      g_value_set_enum (value, (int) self->phase);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_signer_class_init (SignetSignerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_signer_dispose;
  object_class->finalize = signet_signer_finalize;
  object_class->get_property = signet_signer_get_property;

  properties[PROP_PHASE] = g_param_spec_enum ("phase", NULL, NULL, SIGNET_TYPE_SIGNER_PHASE,
                                              SIGNET_SIGNER_PHASE_GENERATING,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_signer_init (SignetSigner *self)
{
}

/**
 * signet_signer_new_for_spec:
 * @spec: the kind of key
 * @lock_fd: -1, or a file descriptor whose open file description holds, or will hold, the lock of the job;
 *   the process gets a duplicate, the caller keeps its own
 * @error: return location for a #GError
 *
 * Starts a signing process, which begins to make a key at once. To be called from a thread that lives as
 * long as the object, in the main context that is to have its signals.
 *
 * Returns: (transfer full): the signer, or %NULL with %SIGNET_ERROR_SIGNER
 */
SignetSigner *
signet_signer_new_for_spec (SignetKeySpec   spec,
                            int             lock_fd,
                            GError        **error)
{
  const char *arguments[] = { "generate", "--spec", signet_key_spec_to_nick (spec), NULL };

  return start (arguments, spec, SIGNET_SIGNER_PHASE_GENERATING, lock_fd, error);
}

/**
 * signet_signer_new_for_key:
 * @key_id: the id of a key in the keyring
 * @lock_fd: as for signet_signer_new_for_spec()
 * @error: return location for a #GError
 *
 * Starts a signing process that takes its key from the keyring, once it is given the request: to finish a
 * job that was interrupted behind the storing.
 *
 * Returns: (transfer full): the signer, or %NULL with %SIGNET_ERROR_SIGNER
 */
SignetSigner *
signet_signer_new_for_key (const char  *key_id,
                           int          lock_fd,
                           GError     **error)
{
  const char *arguments[] = { "resume", "--key-id", key_id, NULL };

  g_return_val_if_fail (key_id != NULL, NULL);

  return start (arguments, SIGNET_KEY_SPEC_DEFAULT, SIGNET_SIGNER_PHASE_READY, lock_fd, error);
}

/**
 * signet_signer_get_phase:
 * @self: a signer
 *
 * Returns: how far it is
 */
SignetSignerPhase
signet_signer_get_phase (SignetSigner *self)
{
  g_return_val_if_fail (SIGNET_IS_SIGNER (self), SIGNET_SIGNER_PHASE_FAILED);

  return self->phase;
}

/**
 * signet_signer_get_spec:
 * @self: a signer
 *
 * Returns: the kind of its key; of one for a key in the keyring, only after signet_signer_sign_async()
 */
SignetKeySpec
signet_signer_get_spec (SignetSigner *self)
{
  g_return_val_if_fail (SIGNET_IS_SIGNER (self), SIGNET_KEY_SPEC_DEFAULT);

  return self->spec;
}

/**
 * signet_signer_get_note:
 * @self: a signer
 *
 * Returns: (transfer none) (nullable): a sentence, translated, that the user should know and the job log
 *   should keep, such as that the process could not lock its memory; known from the phase "ready" on
 */
const char *
signet_signer_get_note (SignetSigner *self)
{
  g_return_val_if_fail (SIGNET_IS_SIGNER (self), NULL);

  return self->note;
}

/**
 * signet_signer_prepare:
 * @self: a signer, in any phase
 * @request: what was approved
 *
 * Tells the process what it is going to be asked to sign, so that it can read a thousand names meanwhile. It does
 * nothing with it before signet_signer_sign_async(), which is given the same. Once per object.
 */
void
signet_signer_prepare (SignetSigner  *self,
                       SignetRequest *request)
{
  g_return_if_fail (SIGNET_IS_SIGNER (self));
  g_return_if_fail (SIGNET_IS_REQUEST (request));

  if (self->request != NULL)
    return;

  self->request = g_object_ref (request);
  self->spec = signet_request_get_key_spec (request);
  if (!self->ended)
    signet_line_writer_write (self->writer, signet_signer_protocol_write_request (request));
}

/**
 * signet_signer_sign_async:
 * @self: a signer, in any phase
 * @request: what was approved
 * @key_id: the UUID of the job: under it the key goes into the keyring, or is there already
 * @cancellable: (nullable): ends the process
 * @callback: called when the process has ended and was reaped
 * @user_data: for @callback
 *
 * Sends the process to work, and the request first where signet_signer_prepare() did not. Once per object.
 */
void
signet_signer_sign_async (SignetSigner        *self,
                          SignetRequest       *request,
                          const char          *key_id,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (SIGNET_IS_SIGNER (self));
  g_return_if_fail (SIGNET_IS_REQUEST (request));
  g_return_if_fail (key_id != NULL);
  g_return_if_fail (!self->asked);
  g_return_if_fail (self->request == NULL || self->request == request);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, signet_signer_sign_async);
  signet_signer_prepare (self, request);
  self->asked = TRUE;

  /* it failed before it was asked */
  if (self->ended)
    {
      answer (self);
      return;
    }

  if (cancellable != NULL)
    {
      self->cancelled_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (self->cancelled_source, G_SOURCE_FUNC (cancelled_cb), self, NULL);
      g_source_attach (self->cancelled_source, g_main_context_get_thread_default ());
    }

  signet_line_writer_write (self->writer, signet_signer_protocol_write_sign (key_id));
  restart_deadline (self);
}

/**
 * signet_signer_sign_finish:
 * @self: a signer
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the finished request, whose key is in the keyring; or %NULL with an error of
 *   the keyring's or the builder's, %SIGNET_ERROR_SIGNER, or %G_IO_ERROR_CANCELLED. The process has ended
 *   then, so that signet_keyring_look_async() says whether the key is there.
 */
SignetCsr *
signet_signer_sign_finish (SignetSigner  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_signer_sign_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * signet_signer_stop:
 * @self: a signer
 *
 * Ends the process at once, and with it a key that is not in the keyring. A request that is under way
 * fails with %SIGNET_ERROR_SIGNER, or as cancelled where it was.
 */
void
signet_signer_stop (SignetSigner *self)
{
  g_return_if_fail (SIGNET_IS_SIGNER (self));

  if (!self->ended)
    g_subprocess_force_exit (self->process);
}
