/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

/* A long list of SignetImportEntry on a card. */

G_BEGIN_DECLS

#define SIGNET_TYPE_IMPORT_ENTRY_LIST (signet_import_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (SignetImportEntryList, signet_import_entry_list, SIGNET, IMPORT_ENTRY_LIST, AdwBin)

/* @name: for assistive technology, translated. */
void signet_import_entry_list_set_name  (SignetImportEntryList *self, const char *name);
void signet_import_entry_list_set_model (SignetImportEntryList *self, GListModel *entries);

G_END_DECLS
