/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/signet-ctl.h"

/* What came of an import, for people and for scripts. */

G_BEGIN_DECLS

void signet_ctl_print_import_report (SignetCtl *ctl, SignetImportReport *report, const char *format, gboolean dry_run);

G_END_DECLS
