/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyring/signet-keyring.h"

struct _SignetKeyring
{
  GObject parent_instance;

  /* owned */
  GDBusConnection *connection; /* kept: the bus is slow to connect to, beside what is said on it */

  guint deadline; /* milliseconds */
};

G_DEFINE_FINAL_TYPE (SignetKeyring, signet_keyring, G_TYPE_OBJECT)

static void
signet_keyring_finalize (GObject *object)
{
  SignetKeyring *self = SIGNET_KEYRING (object);

  g_clear_object (&self->connection);

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
