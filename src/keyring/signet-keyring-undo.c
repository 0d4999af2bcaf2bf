/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "base/signet-error.h"
#include "keyring/signet-keyring-call.h"

#include <glib/gi18n-lib.h>

/* Removing the key of an interrupted job, which was never shown to anybody. Asks the user nothing. */

static void
presence_cb (SignetKeyringCall *call,
             SignetKeyPresence  presence)
{
  switch (presence)
    {
    case SIGNET_KEY_PRESENCE_MISSING:
      signet_keyring_call_return_boolean (call, TRUE);
      break;
    case SIGNET_KEY_PRESENCE_UNKNOWN_LOCKED:
    case SIGNET_KEY_PRESENCE_PRESENT_LOCKED:
      signet_keyring_call_fail_locked (call);
      break;
    case SIGNET_KEY_PRESENCE_ABSENT:
      signet_keyring_call_fail_no_keyring (call);
      break;
    case SIGNET_KEY_PRESENCE_PRESENT:
      signet_keyring_call_take_error (call,
        g_error_new (SIGNET_ERROR, SIGNET_ERROR_FAILED,
                     _("The private key of the unfinished job %s is still in the keyring, although the service was told "
                       "to remove it. Remove it with “Passwords and Keys”."),
                     signet_keyring_call_get_key_id (call)));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
searched_again_cb (SignetKeyringCall *call)
{
  signet_keyring_call_find_presence (call, presence_cb);
}

static void
deleted_reply (SignetKeyringCall *call,
               GVariant          *reply)
{
  const char *prompt;

  /* "/": done. Else the service would have to ask first, which this never does. */
  g_variant_get (reply, "(&o)", &prompt);
  if (g_str_equal (prompt, "/"))
    signet_keyring_call_search (call, searched_again_cb);
  else
    signet_keyring_call_fail_locked (call);
}

static void
searched_cb (SignetKeyringCall *call)
{
  const SignetKeyringFound *found = signet_keyring_call_get_found (call);
  guint n_found = g_strv_length (found->unlocked) + g_strv_length (found->locked);

  if (n_found > 1)
    {
      signet_keyring_call_take_error (call,
        g_error_new (SIGNET_ERROR, SIGNET_ERROR_KEY_MISMATCH,
                     _("The keyring has %u secrets under the id of one private key (job %s). None was removed; remove the "
                       "wrong ones with “Passwords and Keys”."),
                     n_found, signet_keyring_call_get_key_id (call)));
      return;
    }

  if (found->unlocked[0] == NULL)
    signet_keyring_call_find_presence (call, presence_cb);
  else
    signet_keyring_call_invoke (call, found->unlocked[0], "org.freedesktop.Secret.Item", "Delete", NULL, "(o)",
                                deleted_reply);
}

static void
connected_cb (SignetKeyringCall *call)
{
  signet_keyring_call_search (call, searched_cb);
}

/**
 * signet_keyring_undo_async:
 * @self: a keyring
 * @key_id: the key's id
 * @cancellable: (nullable): ends the call at once; whether the key was removed is then not known
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Removes the one item with this key id, and looks whether it is gone. For a job that was interrupted, and
 * whose request nobody has seen; nothing else may call this. Never asks the user.
 */
void
signet_keyring_undo_async (SignetKeyring       *self,
                           const char          *key_id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (SignetKeyringCall) call = NULL;

  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (key_id != NULL);

  call = signet_keyring_call_new (self, key_id, cancellable, callback, user_data, signet_keyring_undo_async);
  signet_keyring_call_connect (call, connected_cb);
}

/**
 * signet_keyring_undo_finish:
 * @self: a keyring
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: %TRUE if the key is positively not in the keyring; else %FALSE with one of
 *   %SIGNET_ERROR_KEYRING_*, %SIGNET_ERROR_KEY_MISMATCH, %SIGNET_ERROR_FAILED or %G_IO_ERROR_CANCELLED
 */
gboolean
signet_keyring_undo_finish (SignetKeyring  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_keyring_undo_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
