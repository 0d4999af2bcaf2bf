/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "request/signet-key-spec.h"

#include "base/signet-error.h"
#include "base/signet-text.h"

#include <glib/gi18n-lib.h>

/* What is written down and typed never changes; what is shown are the names of the field. */
static const struct {
  const char *nick;
  const char *description;
} key_specs[SIGNET_KEY_SPEC_N] = {
  [SIGNET_KEY_SPEC_RSA_2048] = { "rsa-2048", "RSA 2048" },
  [SIGNET_KEY_SPEC_RSA_3072] = { "rsa-3072", "RSA 3072" },
  [SIGNET_KEY_SPEC_RSA_4096] = { "rsa-4096", "RSA 4096" },
  [SIGNET_KEY_SPEC_ECDSA_P256] = { "ecdsa-p256", "ECDSA P-256" },
  [SIGNET_KEY_SPEC_ECDSA_P384] = { "ecdsa-p384", "ECDSA P-384" },
};

/**
 * signet_key_spec_to_nick:
 * @spec: a key specification
 *
 * Returns: (transfer none): how files, the store and the command line spell it
 */
const char *
signet_key_spec_to_nick (SignetKeySpec spec)
{
  g_return_val_if_fail ((guint) spec < SIGNET_KEY_SPEC_N, NULL);

  return key_specs[spec].nick;
}

/**
 * signet_key_spec_from_nick:
 * @nick: (nullable): what somebody wrote
 * @spec: (out): the key specification
 * @error: return location
 *
 * Returns: whether @nick is one; if not, %SIGNET_ERROR_INVALID lists those there are
 */
gboolean
signet_key_spec_from_nick (const char     *nick,
                           SignetKeySpec  *spec,
                           GError        **error)
{
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *shown = NULL;

  g_return_val_if_fail (spec != NULL, FALSE);

  for (guint i = 0; i < SIGNET_KEY_SPEC_N; i++)
    {
      if (g_strcmp0 (nick, key_specs[i].nick) == 0)
        {
          *spec = i;
          return TRUE;
        }
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", key_specs[i].nick);
    }

  shown = signet_text_for_message (nick, 64);
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
               _("“%s” is not a key type that Signet makes. Take one of: %s."), shown, known->str);
  return FALSE;
}

/**
 * signet_key_spec_describe:
 * @spec: a key specification
 *
 * Returns: (transfer none): its name for people, the same in every language
 */
const char *
signet_key_spec_describe (SignetKeySpec spec)
{
  g_return_val_if_fail ((guint) spec < SIGNET_KEY_SPEC_N, NULL);

  return key_specs[spec].description;
}
