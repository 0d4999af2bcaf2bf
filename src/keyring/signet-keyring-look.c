/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"
#include "keyring/signet-keyring-call.h"

/* Looking for a key without asking the user for anything. */

typedef struct {
  void (*next) (SignetKeyringCall *call, SignetKeyPresence presence);
  GStrv collections;
  guint position;
} Look;

static void look_at_collection (SignetKeyringCall *call);

static void
look_free (gpointer data)
{
  Look *look = data;

  g_strfreev (look->collections);
  g_free (look);
}

static void
locked_reply (SignetKeyringCall *call,
              GVariant          *reply)
{
  Look *look = signet_keyring_call_get_data (call);
  g_autoptr (GVariant) value = NULL;

  g_variant_get (reply, "(v)", &value);

  /* what does not say that it is open is not searched */
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) || g_variant_get_boolean (value))
    {
      look->next (call, SIGNET_KEY_PRESENCE_UNKNOWN_LOCKED);
      return;
    }

  look->position++;
  look_at_collection (call);
}

/* The first search may have been before something was unlocked, or before a call of a process that has just been
 * ended arrived: only one that every collection was open for can say that the key is missing. */
static void
confirmed_cb (SignetKeyringCall *call)
{
  Look *look = signet_keyring_call_get_data (call);
  const SignetKeyringFound *found = signet_keyring_call_get_found (call);

  if (found->unlocked[0] != NULL)
    look->next (call, SIGNET_KEY_PRESENCE_PRESENT);
  else if (found->locked[0] != NULL)
    look->next (call, SIGNET_KEY_PRESENCE_PRESENT_LOCKED);
  else
    look->next (call, SIGNET_KEY_PRESENCE_MISSING);
}

/* The session's collection is skipped: nothing of ours is ever stored there. */
static void
look_at_collection (SignetKeyringCall *call)
{
  Look *look = signet_keyring_call_get_data (call);

  while (look->collections[look->position] != NULL &&
         g_str_has_suffix (look->collections[look->position], "/session"))
    look->position++;

  if (look->collections[look->position] == NULL)
    {
      signet_keyring_call_search (call, confirmed_cb);
      return;
    }

  signet_keyring_call_invoke (call, look->collections[look->position], "org.freedesktop.DBus.Properties", "Get",
                              g_variant_new ("(ss)", "org.freedesktop.Secret.Collection", "Locked"), "(v)",
                              locked_reply);
}

static void
collections_reply (SignetKeyringCall *call,
                   GVariant          *reply)
{
  Look *look = signet_keyring_call_get_data (call);
  g_autoptr (GVariant) value = NULL;
  gboolean any = FALSE;

  g_variant_get (reply, "(v)", &value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_OBJECT_PATH_ARRAY))
    look->collections = g_variant_dup_objv (value, NULL);
  else
    look->collections = g_new0 (char *, 1);

  for (guint i = 0; look->collections[i] != NULL; i++)
    any = any || !g_str_has_suffix (look->collections[i], "/session");

  /* A service that shows no keyring at all may show one later (KeePassXC before a database is opened): that
   * is no proof that the key is gone. */
  if (!any)
    look->next (call, SIGNET_KEY_PRESENCE_ABSENT);
  else
    look_at_collection (call);
}

static void
return_presence (SignetKeyringCall *call,
                 SignetKeyPresence  presence)
{
  signet_keyring_call_return_int (call, (gssize) presence);
}

static void
searched_cb (SignetKeyringCall *call)
{
  signet_keyring_call_find_presence (call, return_presence);
}

static void
connected_cb (SignetKeyringCall *call)
{
  signet_keyring_call_search (call, searched_cb);
}

/* After signet_keyring_call_search(): goes on with where the key is. Nothing found means that it is missing
 * only where every collection that could hold it is open: not every service reports what is in a locked one.
 * Once in a call, which must have no data of its own. */
void
signet_keyring_call_find_presence (SignetKeyringCall  *call,
                                   void              (*next) (SignetKeyringCall *call,
                                                              SignetKeyPresence  presence))
{
  const SignetKeyringFound *found = signet_keyring_call_get_found (call);
  Look *look;

  if (found->unlocked[0] != NULL)
    {
      next (call, SIGNET_KEY_PRESENCE_PRESENT);
      return;
    }
  if (found->locked[0] != NULL)
    {
      next (call, SIGNET_KEY_PRESENCE_PRESENT_LOCKED);
      return;
    }

  look = g_new0 (Look, 1);
  look->next = next;
  signet_keyring_call_set_data (call, look, look_free);

  signet_keyring_call_invoke (call, "/org/freedesktop/secrets", "org.freedesktop.DBus.Properties", "Get",
                              g_variant_new ("(ss)", "org.freedesktop.Secret.Service", "Collections"), "(v)",
                              collections_reply);
}

/**
 * signet_keyring_look_async:
 * @self: a keyring
 * @key_id: the key's id
 * @cancellable: (nullable): ends the call at once
 * @callback: called when the answer is there
 * @user_data: for @callback
 *
 * Looks where a key is without unlocking anything, without loading a secret, and without asking the user.
 */
void
signet_keyring_look_async (SignetKeyring       *self,
                           const char          *key_id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (SignetKeyringCall) call = NULL;

  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (key_id != NULL);

  call = signet_keyring_call_new (self, key_id, cancellable, callback, user_data, signet_keyring_look_async);
  signet_keyring_call_connect (call, connected_cb);
}

/**
 * signet_keyring_look_finish:
 * @self: a keyring
 * @result: what the callback was given
 * @presence: (out): where the key is
 * @error: return location for a #GError
 *
 * That there is no Secret Service, or one without a keyring, is an answer here: %SIGNET_KEY_PRESENCE_ABSENT.
 *
 * Returns: %TRUE if @presence is known; else %FALSE with %SIGNET_ERROR_KEYRING_VANISHED,
 *   %SIGNET_ERROR_FAILED or %G_IO_ERROR_CANCELLED, which say nothing about the key
 */
gboolean
signet_keyring_look_finish (SignetKeyring      *self,
                            GAsyncResult       *result,
                            SignetKeyPresence  *presence,
                            GError            **error)
{
  g_autoptr (GError) local_error = NULL;
  gssize value;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_keyring_look_async), FALSE);

  value = g_task_propagate_int (G_TASK (result), &local_error);
  if (g_error_matches (local_error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT))
    {
      g_clear_error (&local_error);
      value = SIGNET_KEY_PRESENCE_ABSENT;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *presence = (SignetKeyPresence) value;

  return TRUE;
}
