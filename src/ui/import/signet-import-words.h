/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

/* What an import does, or did, in a sentence. (transfer full, translated) */

G_BEGIN_DECLS

/* "2 instances, 5 subdomains and 15 hosts will be added. 3 rows change what is there." */
char *signet_import_describe_preview (SignetImportReport *report, gboolean has_changes);
/* "2 instances, 5 subdomains and 15 hosts were added. 3 rows changed what was there." */
char *signet_import_describe_result  (SignetImportReport *report);
/* "“list.csv”: 2 instances and 5 subdomains added", for a toast. */
char *signet_import_describe_toast   (SignetImportReport *report, const char *title);
/* Each refused row with its line and reason, one a line. */
char *signet_import_list_refused     (SignetImportReport *report);

G_END_DECLS
