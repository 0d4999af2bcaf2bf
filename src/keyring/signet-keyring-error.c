/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "keyring/signet-keyring-error.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

static gboolean
is_silent (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_DISCONNECTED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static gboolean
is_not_there (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER) ||
         (error->domain == G_DBUS_ERROR && error->code >= G_DBUS_ERROR_SPAWN_EXEC_FAILED &&
          error->code <= G_DBUS_ERROR_SPAWN_NO_MEMORY);
}

GError *
signet_keyring_error_new_no_bus (const GError *cause)
{
  return g_error_new (SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT,
                      _("There is no session bus, so no keyring can be reached (%s). "
                        "Run Signet inside a desktop session, or with “dbus-run-session”."), cause->message);
}

GError *
signet_keyring_error_new_silent (void)
{
  return g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_KEYRING_VANISHED,
                              _("The keyring service does not answer. Log out and in again, or start it again "
                                "(for example “systemctl --user restart gnome-keyring-daemon”), then try again."));
}

GError *
signet_keyring_error_new_vanished (void)
{
  return g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_KEYRING_VANISHED,
                              _("The keyring service went away in the middle. Log out and in again, or start it again "
                                "(for example “systemctl --user restart gnome-keyring-daemon”), then try again."));
}

/* It stayed locked: because the user, or a desktop that can't ask, closed the prompt, or without one. */
GError *
signet_keyring_error_new_locked (gboolean dismissed)
{
  if (dismissed)
    return g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_KEYRING_DISMISSED,
                                _("The keyring stayed locked: the question for its password was closed, or could not "
                                  "be shown. Unlock the keyring, then try again."));

  return g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_KEYRING_LOCKED,
                              _("The keyring is locked. Unlock it (for example in “Passwords and Keys”), then try "
                                "again."));
}

GError *
signet_keyring_error_new_no_keyring (void)
{
  return g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT,
                              _("The keyring service has no default keyring, and none was made. Try again and choose a "
                                "password for it when you are asked; or make one in “Passwords and Keys”: add a "
                                "password keyring, and set it as default."));
}

GError *
signet_keyring_error_translate (GError   *error,
                                gboolean  seen,
                                gboolean  dismissed)
{
  g_autoptr (GError) foreign = NULL;

  if (error->domain == SIGNET_ERROR)
    return error;

  foreign = error;
  if (is_silent (foreign) || (seen && is_not_there (foreign)))
    return signet_keyring_error_new_vanished ();
  if (is_not_there (foreign))
    return g_error_new_literal (SIGNET_ERROR, SIGNET_ERROR_KEYRING_ABSENT,
                                _("There is no keyring service (Secret Service) in this session. Install one, such as "
                                  "gnome-keyring, KeePassXC or KWallet, log in again, then try again."));
  if (g_error_matches (foreign, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return signet_keyring_error_new_locked (dismissed);

  g_dbus_error_strip_remote_error (foreign);
  return g_error_new (SIGNET_ERROR, SIGNET_ERROR_FAILED,
                      _("The keyring service failed: %s. Nothing was lost; try again."), foreign->message);
}
