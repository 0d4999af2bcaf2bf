/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "keyring/signet-keyring-call.h"

#include "keyring/signet-keyring-error.h"
#include "keyring/signet-secret-service.h"

#define SERVICE_NAME      "org.freedesktop.secrets"
#define SERVICE_PATH      "/org/freedesktop/secrets"
#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"

struct _SignetKeyringCall
{
  /* until it is over */
  GTask *task;
  GSource *cancelled_source;
  guint deadline_id;
  guint watch_id;

  guint deadline;            /* milliseconds */
  char *key_id;
  GCancellable *cancellable; /* of what is under way: cancelled when the call is over */
  GDBusConnection *connection;
  SignetSecretService *service;
  SignetKeyringFound found;

  gboolean seen;             /* the service has been there */
  gboolean dismissed;        /* a prompt was closed, or could not be shown */

  gpointer data;
  GDestroyNotify destroy_data;
};

/* A step that is under way: holds the call. */
typedef struct {
  SignetKeyringCall *call;
  SignetKeyringNext next;
  SignetKeyringReply reply;
} Step;

static const SecretSchema schema = {
  SIGNET_KEYRING_SCHEMA_NAME,
  SECRET_SCHEMA_NONE,
  {
    { SIGNET_KEYRING_ATTRIBUTE_KEY_ID, SECRET_SCHEMA_ATTRIBUTE_STRING },
    { SIGNET_KEYRING_ATTRIBUTE_SPKI_SHA256, SECRET_SCHEMA_ATTRIBUTE_STRING },
    { SIGNET_KEYRING_ATTRIBUTE_KIND, SECRET_SCHEMA_ATTRIBUTE_STRING },
    { SIGNET_KEYRING_ATTRIBUTE_FORMAT, SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  }
};

static Step *
step_new (SignetKeyringCall  *call,
          SignetKeyringNext   next,
          SignetKeyringReply  reply)
{
  Step *step = g_new0 (Step, 1);

  step->call = signet_keyring_call_ref (call);
  step->next = next;
  step->reply = reply;

  return step;
}

static void
step_free (Step *step)
{
  signet_keyring_call_unref (step->call);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static void
call_clear (gpointer data)
{
  SignetKeyringCall *call = data;

  g_assert (call->task == NULL);

  g_free (call->key_id);
  g_object_unref (call->cancellable);
  g_clear_object (&call->connection);
  g_clear_object (&call->service);
  g_strfreev (call->found.unlocked);
  g_strfreev (call->found.locked);
  if (call->destroy_data != NULL)
    call->destroy_data (call->data);
}

/* Ends the call: from here on nothing that is still under way can change its answer. */
static GTask *
steal_task (SignetKeyringCall *call)
{
  GTask *task = g_steal_pointer (&call->task);

  g_clear_handle_id (&call->deadline_id, g_source_remove);
  g_clear_handle_id (&call->watch_id, g_bus_unwatch_name);
  if (call->cancelled_source != NULL)
    g_source_destroy (call->cancelled_source);
  g_clear_pointer (&call->cancelled_source, g_source_unref);
  if (call->service != NULL)
    signet_secret_service_set_prompt_func (call->service, NULL, NULL, NULL);
  g_cancellable_cancel (call->cancellable);

  return task;
}

static void
fail_vanished (SignetKeyringCall *call)
{
  signet_keyring_call_take_error (call, signet_keyring_error_new_vanished ());
}

static gboolean
deadline_cb (gpointer user_data)
{
  g_autoptr (SignetKeyringCall) call = signet_keyring_call_ref (user_data);

  call->deadline_id = 0;
  signet_keyring_call_take_error (call, signet_keyring_error_new_silent ());

  return G_SOURCE_REMOVE;
}

static void
start_deadline (SignetKeyringCall *call)
{
  g_clear_handle_id (&call->deadline_id, g_source_remove);
  call->deadline_id = g_timeout_add (call->deadline, deadline_cb, call);
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  g_autoptr (SignetKeyringCall) call = signet_keyring_call_ref (user_data);
  g_autoptr (GTask) task = steal_task (call);

  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static void
prompt_cb (SignetPromptEvent event,
           gpointer          user_data)
{
  signet_keyring_call_prompted (user_data, event);
}

static void
name_appeared_cb (GDBusConnection *connection,
                  const char      *name,
                  const char      *owner,
                  gpointer         user_data)
{
  SignetKeyringCall *call = user_data;

  call->seen = TRUE;
}

static void
name_vanished_cb (GDBusConnection *connection,
                  const char      *name,
                  gpointer         user_data)
{
  g_autoptr (SignetKeyringCall) call = signet_keyring_call_ref (user_data);

  /* the first time it only says that the service was not running yet */
  if (call->task != NULL && (call->seen || connection == NULL))
    fail_vanished (call);
}

static void
begin (SignetKeyringCall *call,
       GDBusConnection   *connection,
       SignetKeyringNext  next)
{
  call->connection = g_object_ref (connection);
  call->watch_id = g_bus_watch_name_on_connection (connection, SERVICE_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                   name_appeared_cb, name_vanished_cb,
                                                   signet_keyring_call_ref (call),
                                                   (GDestroyNotify) signet_keyring_call_unref);
  next (call);
}

static void
bus_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = g_bus_get_finish (result, &error);
  SignetKeyringCall *call = step->call;

  if (signet_keyring_call_is_over (call))
    return;

  if (connection == NULL)
    {
      signet_keyring_call_take_error (call, signet_keyring_error_new_no_bus (error));
      return;
    }

  /* a bus that goes away is a keyring that went away, and not the end of the program */
  g_dbus_connection_set_exit_on_close (connection, FALSE);

  signet_keyring_set_connection (g_task_get_source_object (call->task), connection);
  begin (call, connection, step->next);
}

/* (@service: transfer full) */
static void
use_service (SignetKeyringCall   *call,
             SignetSecretService *service,
             SignetKeyringNext    next)
{
  call->service = service;
  signet_secret_service_set_prompt_func (service, prompt_cb, signet_keyring_call_ref (call),
                                         (GDestroyNotify) signet_keyring_call_unref);
  next (call);
}

static void
service_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service = secret_service_open_finish (result, &error);
  SignetKeyringCall *call = step->call;

  if (signet_keyring_call_is_over (call))
    return;

  if (service == NULL)
    {
      signet_keyring_call_take_error (call, g_steal_pointer (&error));
      return;
    }

  use_service (call, SIGNET_SECRET_SERVICE (g_steal_pointer (&service)), step->next);
}

static void
invoke_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (signet_keyring_call_is_over (step->call))
    return;

  if (reply == NULL)
    {
      signet_keyring_call_take_error (step->call, g_steal_pointer (&error));
      return;
    }

  step->call->seen = TRUE;
  step->reply (step->call, reply);
}

static void
search_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  SignetKeyringCall *call = step->call;

  if (signet_keyring_call_is_over (call))
    return;

  if (reply == NULL)
    {
      signet_keyring_call_take_error (call, g_steal_pointer (&error));
      return;
    }

  call->seen = TRUE;
  g_clear_pointer (&call->found.unlocked, g_strfreev);
  g_clear_pointer (&call->found.locked, g_strfreev);
  g_variant_get (reply, "(^ao^ao)", &call->found.unlocked, &call->found.locked);
  step->next (call);
}

/**
 * signet_keyring_call_new:
 * @keyring: whose call it is
 * @key_id: the key that it is about
 * @cancellable: (nullable): ends it at once
 * @callback: what is called when it is over, in the caller's main context
 * @user_data: for @callback
 * @source_tag: the public function
 *
 * Starts the frame of a call, and its deadline.
 *
 * Returns: (transfer full): the call
 */
SignetKeyringCall *
signet_keyring_call_new (SignetKeyring       *keyring,
                         const char          *key_id,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data,
                         gpointer             source_tag)
{
  SignetKeyringCall *call = g_rc_box_new0 (SignetKeyringCall);

  call->task = g_task_new (keyring, cancellable, callback, user_data);
  g_task_set_source_tag (call->task, source_tag);
  call->cancellable = g_cancellable_new ();
  call->key_id = g_strdup (key_id);
  call->deadline = signet_keyring_get_deadline (keyring);
  start_deadline (call);

  if (cancellable != NULL)
    {
      call->cancelled_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (call->cancelled_source, G_SOURCE_FUNC (cancelled_cb), call, NULL);
      g_source_attach (call->cancelled_source, g_main_context_get_thread_default ());
    }

  return call;
}

SignetKeyringCall *
signet_keyring_call_ref (SignetKeyringCall *call)
{
  return g_rc_box_acquire (call);
}

void
signet_keyring_call_unref (SignetKeyringCall *call)
{
  g_rc_box_release_full (call, call_clear);
}

void
signet_keyring_call_set_data (SignetKeyringCall *call,
                              gpointer           data,
                              GDestroyNotify     destroy)
{
  g_assert (call->data == NULL);

  call->data = data;
  call->destroy_data = destroy;
}

gpointer
signet_keyring_call_get_data (SignetKeyringCall *call)
{
  return call->data;
}

void
signet_keyring_call_prompted (SignetKeyringCall *call,
                              SignetPromptEvent  event)
{
  if (call->task == NULL)
    return;

  /* a person may take any time */
  if (event == SIGNET_PROMPT_OPENED)
    g_clear_handle_id (&call->deadline_id, g_source_remove);
  else
    start_deadline (call);

  call->dismissed = event == SIGNET_PROMPT_DISMISSED;
}

GDBusConnection *
signet_keyring_call_get_connection (SignetKeyringCall *call)
{
  return call->connection;
}

const char *
signet_keyring_call_get_key_id (SignetKeyringCall *call)
{
  return call->key_id;
}

/* Of what is under way, not the caller's: it is cancelled whenever the call is over. */
GCancellable *
signet_keyring_call_get_cancellable (SignetKeyringCall *call)
{
  return call->cancellable;
}

/* Only after signet_keyring_call_open_service(). */
SecretService *
signet_keyring_call_get_service (SignetKeyringCall *call)
{
  return SECRET_SERVICE (call->service);
}

/* Of the last signet_keyring_call_search(). */
const SignetKeyringFound *
signet_keyring_call_get_found (SignetKeyringCall *call)
{
  return &call->found;
}

const SecretSchema *
signet_keyring_get_schema (void)
{
  return &schema;
}

/* Gets the bus, and begins to watch whether the service stays. */
void
signet_keyring_call_connect (SignetKeyringCall *call,
                             SignetKeyringNext  next)
{
  GDBusConnection *connection = signet_keyring_get_connection (g_task_get_source_object (call->task));

  if (connection != NULL)
    begin (call, connection, next);
  else
    g_bus_get (G_BUS_TYPE_SESSION, call->cancellable, bus_cb, step_new (call, next, NULL));
}

/* Which items bear the key id, in all collections, locked or not: unlocks nothing, loads no secret.
 * Spoken to the service directly (Secret Service API 0.2), since libsecret's search leaves out which of
 * them are locked, and makes an object with a round trip of its own of each. */
void
signet_keyring_call_search (SignetKeyringCall *call,
                            SignetKeyringNext  next)
{
  GVariantBuilder attributes;

  g_variant_builder_init (&attributes, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&attributes, "{ss}", "xdg:schema", SIGNET_KEYRING_SCHEMA_NAME);
  g_variant_builder_add (&attributes, "{ss}", SIGNET_KEYRING_ATTRIBUTE_KEY_ID, call->key_id);

  g_dbus_connection_call (call->connection, SERVICE_NAME, SERVICE_PATH, SERVICE_INTERFACE, "SearchItems",
                          g_variant_new ("(a{ss})", &attributes), G_VARIANT_TYPE ("(aoao)"),
                          G_DBUS_CALL_FLAGS_NONE, G_MAXINT, call->cancellable,
                          search_cb, step_new (call, next, NULL));
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Step) step = user_data;

  signet_keyring_wait_prepared_finish (SIGNET_KEYRING (source), result);
  if (!signet_keyring_call_is_over (step->call))
    signet_keyring_call_open_service (step->call, step->next);
}

/* Opens a session of our own, through which secrets travel encrypted. Never with LOAD_COLLECTIONS: with
 * them loaded, storing goes wrong (libsecret 0.20.5). */
void
signet_keyring_call_open_service (SignetKeyringCall *call,
                                  SignetKeyringNext  next)
{
  SignetKeyring *keyring = g_task_get_source_object (call->task);
  GDBusProxy *prepared = NULL;

  if (signet_keyring_get_preparing (keyring))
    {
      signet_keyring_wait_prepared_async (keyring, prepared_cb, step_new (call, next, NULL));
      return;
    }

  prepared = signet_keyring_take_service (keyring);
  if (prepared != NULL)
    use_service (call, SIGNET_SECRET_SERVICE (prepared), next);
  else
    secret_service_open (SIGNET_TYPE_SECRET_SERVICE, NULL, SECRET_SERVICE_OPEN_SESSION, call->cancellable,
                         service_cb, step_new (call, next, NULL));
}

/* Calls one method of the service. (@parameters: floating) */
void
signet_keyring_call_invoke (SignetKeyringCall  *call,
                            const char         *path,
                            const char         *interface,
                            const char         *method,
                            GVariant           *parameters,
                            const char         *reply_type,
                            SignetKeyringReply  reply)
{
  g_dbus_connection_call (call->connection, SERVICE_NAME, path, interface, method, parameters,
                          G_VARIANT_TYPE (reply_type), G_DBUS_CALL_FLAGS_NONE, G_MAXINT, call->cancellable,
                          invoke_cb, step_new (call, NULL, reply));
}

gboolean
signet_keyring_call_is_over (SignetKeyringCall *call)
{
  return call->task == NULL;
}

void
signet_keyring_call_return_boolean (SignetKeyringCall *call,
                                    gboolean           value)
{
  g_autoptr (GTask) task = steal_task (call);

  g_task_return_boolean (task, value);
}

void
signet_keyring_call_return_int (SignetKeyringCall *call,
                                gssize             value)
{
  g_autoptr (GTask) task = steal_task (call);

  g_task_return_int (task, value);
}

void
signet_keyring_call_return_pointer (SignetKeyringCall *call,
                                    gpointer           value,
                                    GDestroyNotify     destroy)
{
  g_autoptr (GTask) task = steal_task (call);

  g_task_return_pointer (task, value, destroy);
}

/* Says it in our words. (@error: transfer full) */
void
signet_keyring_call_take_error (SignetKeyringCall *call,
                                GError            *error)
{
  g_autoptr (GTask) task = NULL;

  error = signet_keyring_error_translate (error, call->seen, call->dismissed);
  task = steal_task (call);
  g_task_return_error (task, error);
}

/* It stayed locked: because the user, or a desktop that can't ask, closed the prompt, or without one. */
void
signet_keyring_call_fail_locked (SignetKeyringCall *call)
{
  signet_keyring_call_take_error (call, signet_keyring_error_new_locked (call->dismissed));
}

void
signet_keyring_call_fail_no_keyring (SignetKeyringCall *call)
{
  signet_keyring_call_take_error (call, signet_keyring_error_new_no_keyring ());
}
