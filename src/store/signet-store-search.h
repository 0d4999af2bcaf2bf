/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-database.h"

/* The index of the search texts (4-search.sql): what keeps it up, and what asks it. Private to this folder. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_STORE_INDEX_NONE,
  SIGNET_STORE_INDEX_SUBDOMAINS,
  SIGNET_STORE_INDEX_JOBS,
} SignetStoreIndex;

/* Takes what was written into the index, where it is much. At the end of a transaction that writes. */
gboolean    signet_store_index_texts    (SignetDatabase *database, GError **error);

/* Whether to ask the index for @needle, "" for none, is quicker than to read all texts. @is_rare: few have it. */
gboolean    signet_store_index_is_quick (const char *needle, gboolean is_rare);
/* SQL: SELECT of the ids (not all distinct, and not all right) of the rows whose text can have @needle in it; ?4 is to be
 * signet_store_index_dup_question(). A row has it if instr() says so. */
const char *signet_store_index_sql          (SignetStoreIndex index, const char *needle);
/* @needle: folded, not empty. (transfer full) */
char       *signet_store_index_dup_question (const char *needle);

G_END_DECLS
