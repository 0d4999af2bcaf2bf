/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

/* Says that an export is under way, with Cancel; only where it takes longer than a moment. Closing it cancels. */

G_BEGIN_DECLS

#define SIGNET_TYPE_EXPORT_PROGRESS (signet_export_progress_get_type ())
G_DECLARE_FINAL_TYPE (SignetExportProgress, signet_export_progress, SIGNET, EXPORT_PROGRESS, GObject)

SignetExportProgress *signet_export_progress_new             (GtkWindow *parent);
GCancellable         *signet_export_progress_get_cancellable (SignetExportProgress *self);
/* The export is over. */
void                  signet_export_progress_end             (SignetExportProgress *self);

G_END_DECLS
