/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

/* What is wrong or odd about the field above it, or good to know, as a row of the same boxed list; hidden where there
 * is nothing to say. */

G_BEGIN_DECLS

#define SIGNET_TYPE_MESSAGE_ROW (signet_message_row_get_type ())
G_DECLARE_FINAL_TYPE (SignetMessageRow, signet_message_row, SIGNET, MESSAGE_ROW, AdwPreferencesRow)

/* @field: is marked as wrong, for the eye and for assistive technology. NULL or "": nothing is wrong. */
void signet_message_row_set_message (SignetMessageRow *self, GtkWidget *field, const char *message);
/* The same for what may be right all the same. */
void signet_message_row_set_warning (SignetMessageRow *self, GtkWidget *field, const char *message);
void signet_message_row_set_remark  (SignetMessageRow *self, const char *message);

G_END_DECLS
