/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Files written whole or not at all: durable, never through a symbolic link; the old file
 * survives any failure. */

G_BEGIN_DECLS

#define SIGNET_FILE_MODE_PUBLIC  0644
#define SIGNET_FILE_MODE_PRIVATE 0600

/* Errors: SIGNET_ERROR_IO with the file's name, the cause and what to do; G_IO_ERROR_CANCELLED. */
gboolean signet_file_write        (GFile *file, GBytes *contents, int mode,
                                   GCancellable *cancellable, GError **error);
void     signet_file_write_async  (GFile *file, GBytes *contents, int mode, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean signet_file_write_finish (GFile *file, GAsyncResult *result, GError **error);

/* $XDG_DATA_HOME/signet, made with mode 0700 where it is missing. (transfer full) */
char    *signet_file_dup_data_dir (GError **error);
/* "<common name>_<YYYY-MM-DD>.csr" with what file systems refuse replaced: "*." becomes "wildcard.". */
char    *signet_file_csr_name     (const char *common_name, GDateTime *when);

G_END_DECLS
