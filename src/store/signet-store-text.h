/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* How texts are compared: the same for what is stored and what is searched for. Private to this folder. */

G_BEGIN_DECLS

/* Without capitals, accents and compatibility forms. Doesn't depend on the locale: programs in several
 * languages share one database, and one order. (transfer full) */
char *signet_store_fold (const char *text);
/* A name in A-labels by what people read. (transfer full) */
char *signet_store_fold_name (const char *name);

/* One text that is found by any of the texts, or of the names, that were added. */
void  signet_store_search_add      (GString *search, const char *text);
void  signet_store_search_add_name (GString *search, const char *name);

G_END_DECLS
