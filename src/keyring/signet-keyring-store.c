/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "base/signet-error.h"
#include "keyring/signet-keyring-call.h"
#include "keyring/signet-keyring-value.h"

#include <glib/gi18n-lib.h>

/* Storing a key: not there yet -> a default keyring -> stored -> found again -> read back -> the same. */

typedef struct {
  char *spki_sha256;
  char *label;
  SignetSecret *pkcs8;
} Store;

static void
store_free (gpointer data)
{
  Store *store = data;

  g_free (store->spki_sha256);
  g_free (store->label);
  signet_secret_unref (store->pkcs8);
  g_free (store);
}

static void
compare (SignetKeyringCall *call,
         GList             *items)
{
  Store *store = signet_keyring_call_get_data (call);
  g_autoptr (SignetSecret) secret = NULL;
  g_autoptr (GError) error = NULL;

  if (items == NULL)
    {
      signet_keyring_call_take_error (call,
        g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_KEY_MISSING,
                             _("The keyring service took the private key, and then did not have it. No request was "
                               "made. Check the keyring with “Passwords and Keys”, then try again.")));
      return;
    }

  secret = signet_keyring_value_read (items, NULL, &error);
  if (secret == NULL)
    {
      signet_keyring_call_take_error (call, g_steal_pointer (&error));
      return;
    }

  if (!signet_secret_equal (secret, store->pkcs8))
    {
      signet_keyring_call_take_error (call,
        g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_KEY_MISMATCH,
                             _("The keyring service gave back another secret than the private key that was stored. No "
                               "request was made. Check the keyring with “Passwords and Keys”, then try again.")));
      return;
    }

  signet_keyring_call_return_boolean (call, TRUE);
}

static void
read_back_cb (GObject      *source,
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
    compare (call, items);
}

/* A search of its own, by the key id alone: what was just stored is not taken from any cache. */
static void
read_back (SignetKeyringCall *call)
{
  g_autoptr (GHashTable) attributes = signet_keyring_value_attributes (call);

  secret_service_search (signet_keyring_call_get_service (call), signet_keyring_get_schema (), attributes,
                         SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS,
                         signet_keyring_call_get_cancellable (call), read_back_cb, signet_keyring_call_ref (call));
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SignetKeyringCall) call = user_data;
  g_autoptr (GError) error = NULL;

  secret_service_store_finish (SECRET_SERVICE (source), result, &error);
  if (signet_keyring_call_is_over (call))
    return;

  if (error == NULL)
    read_back (call);
  else if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT) ||
           g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD) ||
           g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT))
    signet_keyring_call_fail_no_keyring (call);
  else
    signet_keyring_call_take_error (call, g_steal_pointer (&error));
}

static void
opened_cb (SignetKeyringCall *call)
{
  Store *store = signet_keyring_call_get_data (call);
  g_autoptr (GHashTable) attributes = signet_keyring_value_attributes (call);
  g_autoptr (SignetSecret) base64 = NULL;
  g_autoptr (SecretValue) value = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text;

  base64 = signet_secret_to_base64 (store->pkcs8, &error);
  if (base64 == NULL)
    {
      signet_keyring_call_take_error (call, g_steal_pointer (&error));
      return;
    }

  g_hash_table_insert (attributes, (gpointer) SIGNET_KEYRING_ATTRIBUTE_SPKI_SHA256, store->spki_sha256);
  g_hash_table_insert (attributes, (gpointer) SIGNET_KEYRING_ATTRIBUTE_KIND, (gpointer) SIGNET_KEYRING_KIND);
  g_hash_table_insert (attributes, (gpointer) SIGNET_KEYRING_ATTRIBUTE_FORMAT, (gpointer) SIGNET_KEYRING_FORMAT);

  text = signet_secret_get_bytes (base64, &length);
  value = secret_value_new (text, (gssize) length, "text/plain");

  secret_service_store (signet_keyring_call_get_service (call), signet_keyring_get_schema (), attributes,
                        SECRET_COLLECTION_DEFAULT, store->label, value,
                        signet_keyring_call_get_cancellable (call), stored_cb, signet_keyring_call_ref (call));
}

static void
create_cb (SignetKeyringCall *call)
{
  signet_keyring_call_open_service (call, opened_cb);
}

/* Where the default is the session's own collection, the key would be gone at logout. Where there is none ("/"), the
 * service is asked to make one; libsecret 0.20 would do so too, and never come back from a prompt that is closed. */
static void
alias_reply (SignetKeyringCall *call,
             GVariant          *reply)
{
  const char *path;

  g_variant_get (reply, "(&o)", &path);
  if (g_str_has_suffix (path, "/session"))
    signet_keyring_call_fail_no_keyring (call);
  else if (g_str_equal (path, "/"))
    signet_keyring_call_create_default (call, create_cb);
  else
    signet_keyring_call_open_service (call, opened_cb);
}

static void
searched_cb (SignetKeyringCall *call)
{
  const SignetKeyringFound *found = signet_keyring_call_get_found (call);

  if (found->unlocked[0] != NULL || found->locked[0] != NULL)
    {
      signet_keyring_call_take_error (call,
        g_error_new (SIGNET_ERROR, SIGNET_ERROR_EXISTS,
                     _("The keyring has a private key for the job %s already. It was left as it is; request again "
                       "under a new job."), signet_keyring_call_get_key_id (call)));
      return;
    }

  signet_keyring_call_invoke (call, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "ReadAlias",
                              g_variant_new ("(s)", "default"), "(o)", alias_reply);
}

static void
connected_cb (SignetKeyringCall *call)
{
  signet_keyring_call_search (call, searched_cb);
}

/**
 * signet_keyring_store_async:
 * @self: a keyring
 * @key_id: the key's id: the UUID of its job
 * @spki_sha256: the SHA-256 of its SubjectPublicKeyInfo in hexadecimal, kept beside it
 * @label: what people see in the keyring's own program
 * @pkcs8: the key
 * @cancellable: (nullable): ends the call at once; whether the key was stored is then not known
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Puts a key into the default keyring, which the service may ask the user to unlock. Replaces
 * nothing. Then searches for it anew, reads it back, and compares.
 */
void
signet_keyring_store_async (SignetKeyring       *self,
                            const char          *key_id,
                            const char          *spki_sha256,
                            const char          *label,
                            SignetSecret        *pkcs8,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (SignetKeyringCall) call = NULL;
  Store *store;

  g_return_if_fail (SIGNET_IS_KEYRING (self));
  g_return_if_fail (key_id != NULL && spki_sha256 != NULL && label != NULL && pkcs8 != NULL);

  store = g_new0 (Store, 1);
  store->spki_sha256 = g_strdup (spki_sha256);
  store->label = g_strdup (label);
  store->pkcs8 = signet_secret_ref (pkcs8);

  call = signet_keyring_call_new (self, key_id, cancellable, callback, user_data, signet_keyring_store_async);
  signet_keyring_call_set_data (call, store, store_free);
  signet_keyring_call_connect (call, connected_cb);
}

/**
 * signet_keyring_store_finish:
 * @self: a keyring
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: %TRUE if the key is in the keyring and was read back the same; else %FALSE with
 *   %SIGNET_ERROR_EXISTS, one of %SIGNET_ERROR_KEYRING_*, %SIGNET_ERROR_KEY_MISSING (taken, then not there),
 *   %SIGNET_ERROR_KEY_MISMATCH (something else was given back), %SIGNET_ERROR_FAILED or
 *   %G_IO_ERROR_CANCELLED. After %SIGNET_ERROR_KEYRING_VANISHED and the ones behind it the key may be there:
 *   look, and undo.
 */
gboolean
signet_keyring_store_finish (SignetKeyring  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_keyring_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
