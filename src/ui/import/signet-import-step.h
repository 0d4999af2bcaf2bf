/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-layout.h"

/* The pages of an import that one goes through, in order; not each is needed for each file. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_IMPORT_STEP_NONE, /* before the first */
  SIGNET_IMPORT_STEP_FORMAT,
  SIGNET_IMPORT_STEP_COLUMNS,
  SIGNET_IMPORT_STEP_INSTANCE,
  SIGNET_IMPORT_STEP_PREVIEW,
  SIGNET_IMPORT_STEP_REPORT,
} SignetImportStep;

const char      *signet_import_step_get_page  (SignetImportStep step); /* name of the stack's page */
const char      *signet_import_step_get_title (SignetImportStep step); /* translated */

gboolean         signet_import_step_is_needed (SignetImportStep step, SignetImportLayout *layout);
SignetImportStep signet_import_step_before    (SignetImportStep step, SignetImportLayout *layout);
SignetImportStep signet_import_step_after     (SignetImportStep step, SignetImportLayout *layout);
/* The first page that has something to ask, for a layout as it was detected; SIGNET_IMPORT_STEP_PREVIEW where nothing has to be
 * asked. Puts what was chosen for such a table before into @layout. */
SignetImportStep signet_import_step_first     (SignetImportLayout *layout);

G_END_DECLS
