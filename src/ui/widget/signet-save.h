/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <gtk/gtk.h>

/* The native save dialog, and the writing behind it; for the CSR of a job with "<common name>_<date>.csr" as its
 * name. */

G_BEGIN_DECLS

/* The file that was written (transfer full); cancelled by the user: G_IO_ERROR_CANCELLED; a failed write:
 * SIGNET_ERROR_IO. */
void   signet_save_async  (GtkWindow *parent, const char *title, const char *name, GBytes *contents, GAsyncReadyCallback callback, gpointer user_data);
GFile *signet_save_finish (GtkWindow *parent, GAsyncResult *result, GError **error);

/* @job: details loaded, CSR committed; else SIGNET_ERROR_NOT_FOUND. */
void   signet_save_csr_async  (GtkWindow *parent, SignetJob *job, GAsyncReadyCallback callback, gpointer user_data);
GFile *signet_save_csr_finish (GtkWindow *parent, GAsyncResult *result, GError **error);

/* Shows the folder of @file in the file manager (org.freedesktop.FileManager1, else the folder's own
 * handler). */
void   signet_save_open_folder (GtkWindow *parent, GFile *file);

G_END_DECLS
