/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store-private.h"

/* An import under way: row after row is planned, reported, and, but for a preview, written. Private to this folder. */

G_BEGIN_DECLS

typedef struct _SignetImportRun SignetImportRun;

/* @report: lent; it gets an entry for each row. @dry_run: nothing is written. */
SignetImportRun *signet_import_run_new  (SignetDatabase *database, SignetImportReport *report, gboolean dry_run, GError **error);
void             signet_import_run_free (SignetImportRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetImportRun, signet_import_run_free)

/* Taken whole or refused whole. @row: has to outlive the run. */
gboolean         signet_import_run_row  (SignetImportRun *self, SignetInventoryRow *row, GError **error);

G_END_DECLS
