/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* An action "row.toggle" for a check button: GtkCheckButton (4.8) offers assistive technology none of its own. */

G_BEGIN_DECLS

void signet_check_action_add (GtkCheckButton *check);

G_END_DECLS
