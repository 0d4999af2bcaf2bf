/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "signet-signer-session.h"

#include "base/signet-error.h"
#include "csr/signet-csr-builder.h"
#include "keyring/signet-keyring.h"
#include "request/signet-request-json.h"
#include "signer/signet-line-reader.h"
#include "signer/signet-signer-protocol.h"
#include "signet-hardening.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <unistd.h>

struct _SignetSignerSession
{
  GObject parent_instance;

  /* owned */
  GMainLoop *loop;
  SignetLineReader *reader;
  SignetKeyring *keyring;
  SignetPrivateKey *key;
  SignetRequest *request;
  char *key_id;

  SignetKeySpec spec;
  gboolean resume;
  gboolean asked; /* to sign the request */
  gboolean note_said;
  int status;
};

G_DEFINE_FINAL_TYPE (SignetSignerSession, signet_signer_session, G_TYPE_OBJECT)

static void read_next (SignetSignerSession *self);

/* Whole or not at all, as far as a pipe goes; where nobody listens any more there is nothing left to do. */
static void
say (SignetSignerSession *self,
     JsonObject          *message)
{
  g_autoptr (GBytes) line = signet_signer_protocol_write (message);
  gsize size;
  const char *bytes = g_bytes_get_data (line, &size);

  while (size > 0)
    {
      gssize written = write (STDOUT_FILENO, bytes, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        _exit (EXIT_FAILURE);

      bytes += written;
      size -= (gsize) written;
    }
}

static void
say_phase (SignetSignerSession *self,
           const char          *phase)
{
  g_autoptr (JsonObject) message = json_object_new ();

  json_object_set_string_member (message, "phase", phase);
  say (self, message);
}

static void
fail (SignetSignerSession *self,
      const GError        *error)
{
  g_autoptr (JsonObject) message = signet_signer_protocol_error_to_json (error);

  say (self, message);
  self->status = EXIT_FAILURE;
  g_main_loop_quit (self->loop);
}

static void
sign (SignetSignerSession *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetCsr) csr = NULL;
  g_autoptr (JsonObject) message = NULL;
  g_autofree char *pem = NULL;
  g_autofree char *spki_sha256 = NULL;
  const char *text;
  gsize size;

  say_phase (self, "signing");

  csr = signet_csr_build (self->request, self->key, &error);
  if (csr == NULL)
    {
      fail (self, error);
      return;
    }

  text = g_bytes_get_data (signet_csr_get_pem (csr), &size);
  pem = g_strndup (text, size);
  spki_sha256 = signet_csr_dup_spki_sha256 (csr);

  message = json_object_new ();
  json_object_set_string_member (message, "csr", pem);
  json_object_set_string_member (message, "spki-sha256", spki_sha256);
  say (self, message);

  self->status = EXIT_SUCCESS;
  g_main_loop_quit (self->loop);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  SignetSignerSession *self = user_data;
  g_autoptr (GError) error = NULL;

  if (signet_keyring_store_finish (SIGNET_KEYRING (source), result, &error))
    sign (self);
  else
    fail (self, error);
}

static void
store (SignetSignerSession *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetSecret) pkcs8 = NULL;
  g_autofree char *spki_sha256 = NULL;
  g_autofree char *label = NULL;

  pkcs8 = signet_private_key_seal (self->key, &error);
  if (pkcs8 != NULL)
    spki_sha256 = signet_private_key_dup_spki_sha256 (self->key, &error);
  if (spki_sha256 == NULL)
    {
      fail (self, error);
      return;
    }

  /* TRANSLATORS: what the keyring's own program shows; %s is a host name */
  label = g_strdup_printf (_("Private key for %s (Signet)"), signet_request_get_common_name (self->request));

  say_phase (self, "storing");
  signet_keyring_store_async (self->keyring, self->key_id, spki_sha256, label, pkcs8, NULL, stored_cb, self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  SignetSignerSession *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetSecret) pkcs8 = NULL;
  g_autofree char *stored_digest = NULL;
  g_autofree char *own_digest = NULL;

  pkcs8 = signet_keyring_load_finish (SIGNET_KEYRING (source), result, &stored_digest, &error);
  if (pkcs8 != NULL)
    self->key = signet_private_key_unseal (pkcs8, &error);
  if (self->key != NULL)
    own_digest = signet_private_key_dup_spki_sha256 (self->key, &error);
  if (own_digest != NULL && !g_str_equal (own_digest, stored_digest))
    g_set_error (&error, SIGNET_ERROR, SIGNET_ERROR_KEY_MISMATCH,
                 _("What the keyring holds for the job %s is another private key than the one that was stored. It was "
                   "left as it is; restore the keyring from a backup, or request again with a new key."),
                 self->key_id);

  if (error != NULL)
    fail (self, error);
  else
    sign (self);
}

static void
load (SignetSignerSession *self)
{
  say_phase (self, "loading");
  signet_keyring_load_async (self->keyring, self->key_id, NULL, loaded_cb, self);
}

static gboolean
take_request (SignetSignerSession  *self,
              JsonNode             *node,
              GError              **error)
{
  self->request = signet_request_from_object (json_node_get_object (node), error);
  if (self->request == NULL)
    return FALSE;

  if (self->key != NULL && signet_request_get_key_spec (self->request) != self->spec)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_SIGNER,
                   _("The request asks for a key of the kind %s, and the signing process made %s. Try again."),
                   signet_key_spec_describe (signet_request_get_key_spec (self->request)),
                   signet_key_spec_describe (self->spec));
      return FALSE;
    }

  return TRUE;
}

/* An order that is not understood changes nothing: first the request, once, then to sign it, once. */
static gboolean
take_order (SignetSignerSession  *self,
            const char           *line,
            GError              **error)
{
  g_autoptr (JsonObject) message = signet_signer_protocol_read (line, error);
  const char *op, *key_id;
  JsonNode *node;

  if (message == NULL)
    return FALSE;

  op = signet_signer_protocol_get_string (message, "op");
  key_id = signet_signer_protocol_get_string (message, "key-id");
  node = json_object_get_member (message, "request");

  if (self->request == NULL && g_strcmp0 (op, "request") == 0 && node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return take_request (self, node, error);

  if (self->request != NULL && !self->asked && g_strcmp0 (op, "sign") == 0 &&
      key_id != NULL && g_uuid_string_is_valid (key_id) &&
      (!self->resume || g_str_equal (key_id, self->key_id)))
    {
      self->asked = TRUE;
      if (!self->resume)
        self->key_id = g_strdup (key_id);
      return TRUE;
    }

  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_SIGNER,
                       _("The signing process was asked for something that it does not do. Install Signet again, "
                         "so that both are of one version."));
  return FALSE;
}

static void
line_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  SignetSignerSession *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = signet_line_reader_read_finish (SIGNET_LINE_READER (source), result, &error);

  /* the end of the input is the end of the wish, whatever is under way */
  if (line == NULL && error == NULL)
    {
      g_main_loop_quit (self->loop);
      return;
    }

  if (line == NULL || !take_order (self, line, &error))
    {
      fail (self, error);
      return;
    }

  /* the request may have made the heap grow */
  if (!signet_hardening_lock_memory () && !self->note_said)
    {
      g_autofree char *note = signet_hardening_dup_note ();

      signet_signer_session_say_note (self, note);
    }

  if (self->asked && self->resume)
    load (self);
  else if (self->asked)
    store (self);

  read_next (self);
}

static void
read_next (SignetSignerSession *self)
{
  signet_line_reader_read_async (self->reader, NULL, line_cb, self);
}

static void
signet_signer_session_finalize (GObject *object)
{
  SignetSignerSession *self = SIGNET_SIGNER_SESSION (object);

  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_object (&self->reader);
  g_clear_object (&self->keyring);
  g_clear_object (&self->key);
  g_clear_object (&self->request);
  g_clear_pointer (&self->key_id, g_free);

  G_OBJECT_CLASS (signet_signer_session_parent_class)->finalize (object);
}

static void
signet_signer_session_class_init (SignetSignerSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_signer_session_finalize;
}

static void
signet_signer_session_init (SignetSignerSession *self)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  self->loop = g_main_loop_new (NULL, FALSE);
  self->reader = signet_line_reader_new (input, SIGNET_SIGNER_MAX_LINE_LENGTH);
  self->keyring = signet_keyring_new ();
  self->status = EXIT_FAILURE;
}

/**
 * signet_signer_session_new_for_spec:
 * @spec: the kind of key to make
 *
 * Returns: (transfer full): a session that makes a key
 */
SignetSignerSession *
signet_signer_session_new_for_spec (SignetKeySpec spec)
{
  SignetSignerSession *self = g_object_new (SIGNET_TYPE_SIGNER_SESSION, NULL);

  self->spec = spec;

  return self;
}

/**
 * signet_signer_session_new_for_key:
 * @key_id: the id of a key in the keyring
 *
 * Returns: (transfer full): a session that takes its key from the keyring
 */
SignetSignerSession *
signet_signer_session_new_for_key (const char *key_id)
{
  SignetSignerSession *self = g_object_new (SIGNET_TYPE_SIGNER_SESSION, NULL);

  self->resume = TRUE;
  self->key_id = g_strdup (key_id);

  return self;
}

/**
 * signet_signer_session_say_note:
 * @self: a session
 * @note: something that the user should know, translated
 *
 * Tells the program that started the process.
 */
void
signet_signer_session_say_note (SignetSignerSession *self,
                                const char          *note)
{
  g_autoptr (JsonObject) message = json_object_new ();

  json_object_set_string_member (message, "note", note);
  say (self, message);
  self->note_said = TRUE;
}

/**
 * signet_signer_session_run:
 * @self: a session
 *
 * Makes the key, in this thread, whose stack is locked; then waits for the request, and works on it.
 *
 * Returns: the exit status of the process
 */
int
signet_signer_session_run (SignetSignerSession *self)
{
  g_autoptr (GError) error = NULL;

  signet_keyring_prepare (self->keyring);

  if (!self->resume)
    {
      self->key = signet_private_key_generate (self->spec, &error);
      if (self->key == NULL)
        {
          fail (self, error);
          return self->status;
        }
    }

  say_phase (self, "ready");
  read_next (self);
  g_main_loop_run (self->loop);

  /* GnuTLS wipes the numbers of a key that it frees */
  g_clear_object (&self->key);

  return self->status;
}
