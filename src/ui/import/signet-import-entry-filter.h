/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-import-entry.h"

#include <gio/gio.h>

/* Those entries of a report that have certain statuses: a GListModel. The statuses are looked at once, so that a
 * hundred thousand entries are filtered within a frame. */

G_BEGIN_DECLS

#define SIGNET_TYPE_IMPORT_ENTRY_FILTER (signet_import_entry_filter_get_type ())
G_DECLARE_FINAL_TYPE (SignetImportEntryFilter, signet_import_entry_filter, SIGNET, IMPORT_ENTRY_FILTER, GObject)

SignetImportEntryFilter *signet_import_entry_filter_new          (GListModel *entries);
guint                    signet_import_entry_filter_count        (SignetImportEntryFilter *self, SignetImportStatus status);
/* @statuses: bit mask (1 << SignetImportStatus); 0: all. */
void                     signet_import_entry_filter_set_statuses (SignetImportEntryFilter *self, guint statuses);

G_END_DECLS
