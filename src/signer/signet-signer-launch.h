/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Finding and starting the signing process. */

G_BEGIN_DECLS

/* In the process: the duplicate of the job lock, where there is one. */
#define SIGNET_SIGNER_LOCK_FD 3

GSubprocess *signet_signer_launch (const char * const *arguments, int lock_fd, GError **error);

G_END_DECLS
