/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-inventory-row.h"

/* Which of a foreign table's columns is which of ours, by titles in several languages and by what is in
 * the columns. Private to this folder. */

G_BEGIN_DECLS

/* Lower case, without accents, blanks and punctuation: "Nom d’hôte" is "nomdhote". (transfer full) */
char    *signet_import_guess_fold (const char *title);

/* How well a title fits each of our columns: 0 not at all, 100 nothing fits better. */
void     signet_import_guess_title (const char *title, guint *weights);

/* @rows: of GStrv. Whether the first of them has titles. */
gboolean signet_import_guess_has_header (GPtrArray *rows);

/* @mapping: (out caller-allocates) one of @n_columns each, SIGNET_INVENTORY_N_COLUMNS for none of ours. */
void     signet_import_guess_mapping (GPtrArray *rows, gboolean has_header, SignetInventoryColumn *mapping,
                                      guint n_columns);

G_END_DECLS
