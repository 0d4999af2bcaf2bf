/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "keyring/signet-keyring-call.h"
#include "keyring/signet-prompt.h"

#include <glib/gi18n-lib.h>

/* A default keyring where the service has none yet, as on a new account: the service asks for its password. */

typedef struct {
  SignetKeyringCall *call; /* owned */
  SignetKeyringNext  next;
} Create;

static void
create_free (Create *create)
{
  signet_keyring_call_unref (create->call);
  g_free (create);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Create, create_free)

static void
prompted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Create) create = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) path = signet_prompt_perform_finish (result, &error);
  SignetKeyringCall *call = create->call;

  if (signet_keyring_call_is_over (call))
    return;

  signet_keyring_call_prompted (call, path != NULL ? SIGNET_PROMPT_ANSWERED : SIGNET_PROMPT_DISMISSED);
  if (error != NULL)
    signet_keyring_call_take_error (call, g_steal_pointer (&error));
  else if (path == NULL || !g_variant_is_of_type (path, G_VARIANT_TYPE_OBJECT_PATH) ||
           g_str_equal (g_variant_get_string (path, NULL), "/"))
    signet_keyring_call_fail_no_keyring (call);
  else
    create->next (call);
}

/* The collection is there already, or will be when the prompt was answered. */
static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Create) create = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  SignetKeyringCall *call = create->call;
  const char *collection = NULL;
  const char *prompt = NULL;

  if (signet_keyring_call_is_over (call))
    return;

  /* Not every service can make keyrings; the user can, in its own program. */
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD))
    {
      signet_keyring_call_fail_no_keyring (call);
      return;
    }
  if (reply == NULL)
    {
      signet_keyring_call_take_error (call, g_steal_pointer (&error));
      return;
    }

  g_variant_get (reply, "(&o&o)", &collection, &prompt);
  if (!g_str_equal (collection, "/"))
    {
      create->next (call);
      return;
    }
  if (g_str_equal (prompt, "/"))
    {
      signet_keyring_call_fail_no_keyring (call);
      return;
    }

  signet_keyring_call_prompted (call, SIGNET_PROMPT_OPENED);
  signet_prompt_perform_async (G_DBUS_CONNECTION (source), prompt, signet_keyring_call_get_cancellable (call),
                               prompted_cb, g_steal_pointer (&create));
}

/**
 * signet_keyring_call_create_default:
 * @call: a call to a service that has no default keyring
 * @next: what comes when it has one
 *
 * Has the service make a keyring and call it "default" (Secret Service API, CreateCollection). The user is asked for a
 * password; where the question is closed, or cannot be shown, the call fails with %SIGNET_ERROR_KEYRING_ABSENT.
 */
void
signet_keyring_call_create_default (SignetKeyringCall *call,
                                    SignetKeyringNext  next)
{
  Create *create = g_new0 (Create, 1);
  GVariantBuilder properties;

  create->call = signet_keyring_call_ref (call);
  create->next = next;

  g_variant_builder_init (&properties, G_VARIANT_TYPE_VARDICT);
  /* Translators: the name of a keyring that is made because there is none yet; users see it in "Passwords and Keys". */
  g_variant_builder_add (&properties, "{sv}", "org.freedesktop.Secret.Collection.Label",
                         g_variant_new_string (_("Default keyring")));
  g_dbus_connection_call (signet_keyring_call_get_connection (call), "org.freedesktop.secrets",
                          "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "CreateCollection",
                          g_variant_new ("(a{sv}s)", &properties, "default"), G_VARIANT_TYPE ("(oo)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, signet_keyring_call_get_cancellable (call),
                          created_cb, create);
}
