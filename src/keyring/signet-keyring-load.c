/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "base/signet-error.h"
#include "keyring/signet-keyring-call.h"
#include "keyring/signet-keyring-value.h"

#include <glib/gi18n-lib.h>

/* Loading a key, unlocking where needed. */

typedef struct {
  SignetSecret *pkcs8;
  char *spki_sha256;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->pkcs8, signet_secret_unref);
  g_free (loaded->spki_sha256);
  g_free (loaded);
}

static void
fail_missing (SignetKeyringCall *call)
{
  signet_keyring_call_take_error (call,
    g_error_new (SIGNET_ERROR, SIGNET_ERROR_KEY_MISSING,
                 _("The private key of the job %s is not in the keyring. If the keyring was restored or replaced, "
                   "bring the old one back; else request again with a new key."),
                 signet_keyring_call_get_key_id (call)));
}

/* What was found a moment ago, and is not there now: a service that does not report what is in a locked keyring may
 * have been locked meanwhile. */
static void
gone_presence_cb (SignetKeyringCall *call,
                  SignetKeyPresence  presence)
{
  switch (presence)
    {
    case SIGNET_KEY_PRESENCE_MISSING:
      fail_missing (call);
      break;
    case SIGNET_KEY_PRESENCE_PRESENT_LOCKED:
    case SIGNET_KEY_PRESENCE_UNKNOWN_LOCKED:
      signet_keyring_call_fail_locked (call);
      break;
    case SIGNET_KEY_PRESENCE_ABSENT:
      signet_keyring_call_fail_no_keyring (call);
      break;
    case SIGNET_KEY_PRESENCE_PRESENT:
      signet_keyring_call_take_error (call,
        g_error_new (SIGNET_ERROR, SIGNET_ERROR_FAILED,
                     _("The keyring service has the private key of the job %s, and did not hand it over. Try again."),
                     signet_keyring_call_get_key_id (call)));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
gone_cb (SignetKeyringCall *call)
{
  signet_keyring_call_find_presence (call, gone_presence_cb);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (SignetKeyringCall) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autolist (SecretItem) items = secret_service_search_finish (SECRET_SERVICE (source), result, &error);
  g_autoptr (SignetSecret) secret = NULL;
  g_autofree char *spki_sha256 = NULL;
  Loaded *loaded;

  if (signet_keyring_call_is_over (call))
    return;

  if (error != NULL)
    {
      signet_keyring_call_take_error (call, g_steal_pointer (&error));
      return;
    }

  if (items == NULL)
    {
      signet_keyring_call_search (call, gone_cb);
      return;
    }

  /* a prompt that was closed gave no error: the item is there, and still locked */
  if (secret_item_get_locked (items->data))
    {
      signet_keyring_call_fail_locked (call);
      return;
    }

  secret = signet_keyring_value_read (items, &spki_sha256, &error);
  if (secret == NULL)
    {
      signet_keyring_call_take_error (call, g_steal_pointer (&error));
      return;
    }

  loaded = g_new0 (Loaded, 1);
  loaded->pkcs8 = g_steal_pointer (&secret);
  loaded->spki_sha256 = g_steal_pointer (&spki_sha256);
  signet_keyring_call_return_pointer (call, loaded, loaded_free);
}

static void
search (SignetKeyringCall   *call,
        SecretSearchFlags    flags,
        GAsyncReadyCallback  callback)
{
  g_autoptr (GHashTable) attributes = signet_keyring_value_attributes (call);

  secret_service_search (signet_keyring_call_get_service (call), signet_keyring_get_schema (), attributes,
                         SECRET_SEARCH_ALL | flags,
                         signet_keyring_call_get_cancellable (call), callback, signet_keyring_call_ref (call));
}

static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SignetKeyringCall) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autolist (SecretItem) items = secret_service_search_finish (SECRET_SERVICE (source), result, &error);

  if (signet_keyring_call_is_over (call))
    return;

  if (error != NULL)
    signet_keyring_call_take_error (call, g_steal_pointer (&error));
  else
    search (call, SECRET_SEARCH_LOAD_SECRETS, read_cb);
}

/* In two searches: in one, libsecret goes by what the items said before they were unlocked, and loads nothing
 * from a service that does not announce the change. */
static void
opened_cb (SignetKeyringCall *call)
{
  if (signet_keyring_call_get_found (call)->locked[0] != NULL)
    search (call, SECRET_SEARCH_UNLOCK, unlocked_cb);
  else
    search (call, SECRET_SEARCH_LOAD_SECRETS, read_cb);
}

static void
presence_cb (SignetKeyringCall *call,
             SignetKeyPresence  presence)
{
  switch (presence)
    {
    case SIGNET_KEY_PRESENCE_PRESENT:
    case SIGNET_KEY_PRESENCE_PRESENT_LOCKED:
      signet_keyring_call_open_service (call, opened_cb);
      break;
    case SIGNET_KEY_PRESENCE_MISSING:
      fail_missing (call);
      break;
    case SIGNET_KEY_PRESENCE_UNKNOWN_LOCKED:
      signet_keyring_call_fail_locked (call);
      break;
    case SIGNET_KEY_PRESENCE_ABSENT:
      signet_keyring_call_fail_no_keyring (call);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
searched_cb (SignetKeyringCall *call)
{
  signet_keyring_call_find_presence (call, presence_cb);
}

static void
connected_cb (SignetKeyringCall *call)
{
  signet_keyring_call_search (call, searched_cb);
}

/**
 * signet_keyring_load_async:
 * @self: a keyring
 * @key_id: the key's id
 * @cancellable: (nullable): ends the call at once
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Reads a key. The service may ask the user to unlock the keyring that it is in.
 */
void
signet_keyring_load_async (SignetKeyring       *self,
                           const char          *key_id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (SignetKeyringCall) call = NULL;

  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (key_id != NULL);

  call = signet_keyring_call_new (self, key_id, cancellable, callback, user_data, signet_keyring_load_async);
  signet_keyring_call_connect (call, connected_cb);
}

/**
 * signet_keyring_load_finish:
 * @self: a keyring
 * @result: what the callback was given
 * @spki_sha256: (out) (optional): the public key that was written beside it when it was stored, as 64
 *   hexadecimal digits, or "": hold it against the key (transfer full)
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the key, or %NULL with one of %SIGNET_ERROR_KEYRING_*,
 *   %SIGNET_ERROR_KEY_MISSING (every keyring is open, and it is in none), %SIGNET_ERROR_KEY_MISMATCH,
 *   %SIGNET_ERROR_FAILED or %G_IO_ERROR_CANCELLED
 */
SignetSecret *
signet_keyring_load_finish (SignetKeyring  *self,
                            GAsyncResult   *result,
                            char          **spki_sha256,
                            GError        **error)
{
  Loaded *loaded;
  SignetSecret *pkcs8;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_keyring_load_async), NULL);

  loaded = g_task_propagate_pointer (G_TASK (result), error);
  if (loaded == NULL)
    return NULL;

  pkcs8 = g_steal_pointer (&loaded->pkcs8);
  if (spki_sha256 != NULL)
    *spki_sha256 = g_steal_pointer (&loaded->spki_sha256);
  loaded_free (loaded);

  return pkcs8;
}
