/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-layout.h"

/* What was chosen for a table with the same header row before. Nothing is remembered where the settings' schema is not
 * installed. */

G_BEGIN_DECLS

gboolean signet_import_memory_recall (SignetImportLayout *layout);
void     signet_import_memory_keep   (SignetImportLayout *layout);

G_END_DECLS
