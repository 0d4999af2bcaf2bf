/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-database.h"

/* The versions of the schema, and the way from each to the next. Private to this folder. */

G_BEGIN_DECLS

#define SIGNET_STORE_VERSION        4
#define SIGNET_STORE_APPLICATION_ID 0x5369676e /* "Sign", in the file's header */

/* Makes the file where it is missing (0600). */
gboolean signet_store_schema_prepare_file (const char *path, GError **error);
/* Brings the schema to @version, at most SIGNET_STORE_VERSION: a new database at once, an older one after a
 * backup. Refuses what is no database of ours, or damaged, or newer, without writing. */
gboolean signet_store_schema_migrate      (SignetDatabase *database, int version, GError **error);

G_END_DECLS
