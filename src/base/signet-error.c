/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/signet-error.h"

G_DEFINE_QUARK (signet-error-quark, signet_error)

/**
 * signet_error_is_cancelled:
 * @error: (nullable): an error
 *
 * Returns: %TRUE if the user, not a failure, ended the operation
 */
gboolean
signet_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}
