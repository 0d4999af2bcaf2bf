/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyring/signet-keyring.h"

#include "keyring/signet-secret-service.h"

struct _SignetKeyring
{
  GObject parent_instance;

  /* owned */
  GDBusConnection *connection; /* kept: the bus is slow to connect to, beside what is said on it */

  SecretService *service;      /* prepared, for one call */
  char *service_owner;         /* whose session it has */
  GPtrArray *waiting;          /* of GTask: for the preparing to be over; NULL while there is none */

  guint deadline; /* milliseconds */
};

G_DEFINE_FINAL_TYPE (SignetKeyring, signet_keyring, G_TYPE_OBJECT)

static void
prepare_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr (GDBusConnection) connection = NULL;
  SecretService *service = NULL;
  GError *error = NULL;

  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (connection != NULL)
    {
      g_dbus_connection_set_exit_on_close (connection, FALSE);
      service = secret_service_open_sync (SIGNET_TYPE_SECRET_SERVICE, NULL, SECRET_SERVICE_OPEN_SESSION, NULL, &error);
    }

  if (service != NULL)
    g_task_return_pointer (task, service, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  SignetKeyring *self = SIGNET_KEYRING (source);
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);
  g_autoptr (GError) error = NULL;
  SecretService *service = g_task_propagate_pointer (G_TASK (result), &error);

  if (service != NULL)
    {
      g_clear_object (&self->service);
      g_clear_pointer (&self->service_owner, g_free);
      self->service = service;
      self->service_owner = g_dbus_proxy_get_name_owner (G_DBUS_PROXY (service));
      signet_keyring_set_connection (self, g_dbus_proxy_get_connection (G_DBUS_PROXY (service)));
    }
  else
    {
      /* who waits tries it himself then, and says what is wrong */
      g_debug ("The keyring could not be prepared: %s", error->message);
    }

  for (guint i = 0; i < waiting->len; i++)
    g_task_return_boolean (g_ptr_array_index (waiting, i), service != NULL);
}

static void
signet_keyring_finalize (GObject *object)
{
  SignetKeyring *self = SIGNET_KEYRING (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->service);
  g_clear_pointer (&self->service_owner, g_free);

  G_OBJECT_CLASS (signet_keyring_parent_class)->finalize (object);
}

static void
signet_keyring_class_init (SignetKeyringClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_keyring_finalize;
}

static void
signet_keyring_init (SignetKeyring *self)
{
  self->deadline = SIGNET_KEYRING_DEADLINE;
}

/**
 * signet_keyring_new:
 *
 * Makes an object that speaks to the Secret Service of the session. It keeps the connection to the bus, but
 * none to the service: one that was restarted meanwhile is simply the new one.
 *
 * Returns: (transfer full): the keyring
 */
SignetKeyring *
signet_keyring_new (void)
{
  return g_object_new (SIGNET_TYPE_KEYRING, NULL);
}

/**
 * signet_keyring_set_deadline:
 * @self: a keyring
 * @deadline: how long the service may be silent while it is not asking the user, in milliseconds
 *
 * For calls to come; %SIGNET_KEYRING_DEADLINE by default. Tests need a shorter one.
 */
void
signet_keyring_set_deadline (SignetKeyring *self,
                             guint          deadline)
{
  g_return_if_fail (SIGNET_IS_KEYRING (self));

  self->deadline = deadline;
}

/**
 * signet_keyring_get_deadline:
 * @self: a keyring
 *
 * Returns: how long the service may be silent, in milliseconds
 */
guint
signet_keyring_get_deadline (SignetKeyring *self)
{
  g_return_val_if_fail (SIGNET_IS_KEYRING (self), 0);

  return self->deadline;
}

/**
 * signet_keyring_prepare:
 * @self: a keyring
 *
 * Connects, and opens a session for secrets, in a thread: meanwhile this one may be busy.
 */
void
signet_keyring_prepare (SignetKeyring *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_KEYRING (self));

  if (self->waiting != NULL)
    return;

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  task = g_task_new (self, NULL, prepared_cb, NULL);
  g_task_set_source_tag (task, signet_keyring_prepare);
  g_task_run_in_thread (task, prepare_thread);
}

/**
 * signet_keyring_wait_prepared_async:
 * @self: a keyring
 * @callback: called when nothing is being prepared any more
 * @user_data: for @callback
 *
 * Waits for signet_keyring_prepare(): a session takes 10 ms to open, and a second one beside it makes both late.
 * Whoever calls has a deadline of his own.
 */
void
signet_keyring_wait_prepared_async (SignetKeyring       *self,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SIGNET_IS_KEYRING (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, signet_keyring_wait_prepared_async);

  if (self->waiting != NULL)
    g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, self->service != NULL);
}

/**
 * signet_keyring_wait_prepared_finish:
 * @self: a keyring
 * @result: what the callback was given
 *
 * Returns: whether signet_keyring_take_service() has something to give
 */
gboolean
signet_keyring_wait_prepared_finish (SignetKeyring *self,
                                     GAsyncResult  *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * signet_keyring_get_preparing:
 * @self: a keyring
 *
 * Returns: whether a session is being opened that signet_keyring_wait_prepared_async() would wait for
 */
gboolean
signet_keyring_get_preparing (SignetKeyring *self)
{
  g_return_val_if_fail (SIGNET_IS_KEYRING (self), FALSE);

  return self->waiting != NULL;
}

/**
 * signet_keyring_take_service:
 * @self: a keyring
 *
 * Returns: (transfer full) (nullable): the #SecretService that was prepared, once; %NULL where none was, or where
 *   the service was restarted since, which has never heard of the session
 */
GDBusProxy *
signet_keyring_take_service (SignetKeyring *self)
{
  g_autoptr (SecretService) service = NULL;
  g_autofree char *owner = NULL;

  g_return_val_if_fail (SIGNET_IS_KEYRING (self), NULL);

  service = g_steal_pointer (&self->service);
  if (service == NULL)
    return NULL;

  owner = g_dbus_proxy_get_name_owner (G_DBUS_PROXY (service));
  if (owner == NULL || g_strcmp0 (owner, self->service_owner) != 0)
    return NULL;

  return G_DBUS_PROXY (g_steal_pointer (&service));
}

/**
 * signet_keyring_get_connection:
 * @self: a keyring
 *
 * Returns: (transfer none) (nullable): the session bus, where there was a call and it is not closed
 */
GDBusConnection *
signet_keyring_get_connection (SignetKeyring *self)
{
  g_return_val_if_fail (SIGNET_IS_KEYRING (self), NULL);

  if (self->connection != NULL && g_dbus_connection_is_closed (self->connection))
    g_clear_object (&self->connection);

  return self->connection;
}

/**
 * signet_keyring_set_connection:
 * @self: a keyring
 * @connection: the session bus
 *
 * Keeps it for the calls to come.
 */
void
signet_keyring_set_connection (SignetKeyring   *self,
                               GDBusConnection *connection)
{
  g_return_if_fail (SIGNET_IS_KEYRING (self));

  g_set_object (&self->connection, connection);
}
