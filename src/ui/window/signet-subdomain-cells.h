/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* What the cells of the list of subdomains say: the callbacks of their .ui files. */

G_BEGIN_DECLS

void signet_subdomain_cells_bind (GtkWidgetClass *list_class);

G_END_DECLS
