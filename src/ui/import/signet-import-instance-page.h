/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-layout.h"
#include "store/signet-store.h"

#include <adwaita.h>

/* To which instance the names of a file belong that does not say so: one that is there, or a new one. */

G_BEGIN_DECLS

#define SIGNET_TYPE_IMPORT_INSTANCE_PAGE (signet_import_instance_page_get_type ())
G_DECLARE_FINAL_TYPE (SignetImportInstancePage, signet_import_instance_page, SIGNET, IMPORT_INSTANCE_PAGE, AdwBin)

/* Property: complete (boolean). @proposed: (nullable): chosen at first. */
void     signet_import_instance_page_set_up       (SignetImportInstancePage *self, SignetStore *store, SignetInstance *proposed);
/* For a new one. */
void     signet_import_instance_page_propose_name (SignetImportInstancePage *self, const char *name);
gboolean signet_import_instance_page_get_complete (SignetImportInstancePage *self);
/* Hands the choice to @layout. */
void     signet_import_instance_page_apply        (SignetImportInstancePage *self, SignetImportLayout *layout);

G_END_DECLS
