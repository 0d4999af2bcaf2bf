/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-layout.h"

#include <gtk/gtk.h>

/* The first rows of a table, as a layout splits them: with the table's own columns, or with those of ours that it has. */

G_BEGIN_DECLS

#define SIGNET_TYPE_IMPORT_SAMPLE_GRID (signet_import_sample_grid_get_type ())
G_DECLARE_FINAL_TYPE (SignetImportSampleGrid, signet_import_sample_grid, SIGNET, IMPORT_SAMPLE_GRID, GtkWidget)

/* @mapped: with our columns. */
void signet_import_sample_grid_show (SignetImportSampleGrid *self, SignetImportLayout *layout, gboolean mapped);

G_END_DECLS
