/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* What the .ui file of the instance list's rows calls to get their words. */

G_BEGIN_DECLS

void signet_instance_cells_bind_callbacks (GtkWidgetClass *widget_class);

G_END_DECLS
