/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* What a keyring that does not do its work is told as: SIGNET_ERROR, with a remedy. Private to this folder. */

G_BEGIN_DECLS

GError *signet_keyring_error_new_no_bus     (const GError *cause);
GError *signet_keyring_error_new_silent     (void);
GError *signet_keyring_error_new_vanished   (void);
GError *signet_keyring_error_new_locked     (gboolean dismissed);
GError *signet_keyring_error_new_no_keyring (void);

/* What libsecret or D-Bus said (transfer full). @seen: the service was there before; @dismissed: a prompt was closed. One
 * of our own is given back as it is. */
GError *signet_keyring_error_translate      (GError *error, gboolean seen, gboolean dismissed);

G_END_DECLS
