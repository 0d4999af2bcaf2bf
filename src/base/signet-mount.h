/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* A file at a location that the desktop has to connect to first (sftp://, smb://, …): sees to it that it can be
 * opened. Nothing happens for a local file, and for a location that is mounted already. */

G_BEGIN_DECLS

/* @operation: asks the user for a name and a password; NULL where nobody can be asked.
 * Errors: SIGNET_ERROR_IO with the file's name, the cause and what to do; G_IO_ERROR_CANCELLED. */
void     signet_mount_async  (GFile *file, GMountOperation *operation, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_mount_finish (GFile *file, GAsyncResult *result, GError **error);

G_END_DECLS
