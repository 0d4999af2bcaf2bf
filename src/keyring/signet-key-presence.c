/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "keyring/signet-keyring.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *nick;
  const char *sentence;
} presences[] = {
  [SIGNET_KEY_PRESENCE_PRESENT] = { "present", N_("The private key is in the keyring.") },
  [SIGNET_KEY_PRESENCE_PRESENT_LOCKED] = { "present-locked",
                                           N_("The private key is in the keyring, which is locked.") },
  [SIGNET_KEY_PRESENCE_MISSING] = { "missing", N_("The private key is not in the keyring.") },
  [SIGNET_KEY_PRESENCE_UNKNOWN_LOCKED] = { "unknown-locked",
                                           N_("The keyring is locked: unlock it to see whether the private key "
                                              "is there.") },
  [SIGNET_KEY_PRESENCE_ABSENT] = { "absent",
                                   N_("There is no keyring to ask for the private key.") },
};

/**
 * signet_key_presence_describe:
 * @presence: where a key is
 *
 * Returns: (transfer none): a sentence for people, translated
 */
const char *
signet_key_presence_describe (SignetKeyPresence presence)
{
  g_return_val_if_fail ((guint) presence < G_N_ELEMENTS (presences), "");

  return _(presences[presence].sentence);
}

/**
 * signet_key_presence_to_nick:
 * @presence: where a key is
 *
 * Returns: (transfer none): a word for machines
 */
const char *
signet_key_presence_to_nick (SignetKeyPresence presence)
{
  g_return_val_if_fail ((guint) presence < G_N_ELEMENTS (presences), "");

  return presences[presence].nick;
}
