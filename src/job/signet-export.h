/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-format.h"
#include "store/signet-store.h"

/* The whole inventory, with the states of its certificates, as CSV or JSON; a job in the log. */

G_BEGIN_DECLS

/* What was exported. */
typedef struct {
  GBytes *contents;
  guint   n_instances;
  guint   n_subdomains;
} SignetExport;

void          signet_export_free   (SignetExport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetExport, signet_export_free)

/* Whether it can be written: CSV and JSON can. */
gboolean      signet_export_has_format (SignetImportFormat format);

/* @file: written whole or not at all, 0644; NULL: only handed back. Errors: of the store, SIGNET_ERROR_IO,
 * G_IO_ERROR_CANCELLED. */
void          signet_export_async  (SignetStore *store, GFile *file, SignetImportFormat format, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
SignetExport *signet_export_finish (SignetStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
