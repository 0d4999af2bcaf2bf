/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "keyring/signet-keyring-value.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>

/**
 * signet_keyring_value_attributes:
 * @call: a call
 *
 * Returns: (transfer full): what finds its key, and no other; keys and values are borrowed
 */
GHashTable *
signet_keyring_value_attributes (SignetKeyringCall *call)
{
  GHashTable *attributes = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (attributes, (gpointer) SIGNET_KEYRING_ATTRIBUTE_KEY_ID,
                       (gpointer) signet_keyring_call_get_key_id (call));

  return attributes;
}

/**
 * signet_keyring_value_read:
 * @items: (element-type SecretItem): what a search found, one or more, with their secrets
 * @spki_sha256: (out) (optional): the public key that was written beside it, or "" (transfer full)
 * @error: return location for a #GError
 *
 * Reads the one key out of them.
 *
 * Returns: (transfer full): the key, or %NULL with %SIGNET_ERROR_KEY_MISMATCH, or %SIGNET_ERROR_KEYRING_VANISHED where it is
 *   there and was not given out
 */
SignetSecret *
signet_keyring_value_read (GList   *items,
                           char   **spki_sha256,
                           GError **error)
{
  g_autoptr (SecretValue) value = NULL;
  g_autoptr (SignetSecret) secret = NULL;
  g_autoptr (GError) local_error = NULL;
  const char *text;
  gsize length;

  if (items->next != NULL)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_KEY_MISMATCH,
                   _("The keyring has %u secrets under the id of one private key. None was used or changed; remove the "
                     "wrong ones with “Passwords and Keys”, then try again."), g_list_length (items));
      return NULL;
    }

  value = secret_item_get_secret (items->data);
  /* libsecret (0.20) says nothing of a service that refuses to give the secret out, as one does that was just locked */
  if (value == NULL)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_KEYRING_VANISHED,
                           _("The keyring has the private key, but did not give it out: it was probably locked in the middle. "
                             "Unlock it (for example in “Passwords and Keys”), then try again."));
      return NULL;
    }

  text = secret_value_get (value, &length);
  if (text != NULL)
    secret = signet_secret_from_base64 (text, length, &local_error);

  /* no memory that can be locked is no fault of the keyring's */
  if (local_error != NULL && !g_error_matches (local_error, SIGNET_ERROR, SIGNET_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (secret == NULL)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_KEY_MISMATCH,
                           _("What the keyring holds is not a private key as Signet stores it. It was left as it is; "
                             "restore the keyring from a backup, or request again with a new key."));
      return NULL;
    }

  if (spki_sha256 != NULL)
    {
      g_autoptr (GHashTable) attributes = secret_item_get_attributes (items->data);
      const char *digest = g_hash_table_lookup (attributes, SIGNET_KEYRING_ATTRIBUTE_SPKI_SHA256);

      *spki_sha256 = g_strdup (digest != NULL ? digest : "");
    }

  return g_steal_pointer (&secret);
}
