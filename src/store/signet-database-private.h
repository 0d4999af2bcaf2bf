/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-database.h"

#include <sqlite3.h>

/* What a connection and its statements know of each other; for these two files alone. */

G_BEGIN_DECLS

struct _SignetDatabase
{
  sqlite3 *handle;
  char *path;
  GHashTable *statements;    /* SQL text, SignetStatement */
  GCancellable *cancellable; /* owned, may be NULL */
  int busy_timeout_ms;       /* atomic: set from another thread */
  gint64 busy_since;         /* monotonic, 0 while nothing is waited for */
  gboolean rollback;         /* journal mode: as on another machine */
  gboolean fleeting;         /* commits don't wait for the disk */
  gboolean damaged;          /* nothing is written after that was seen */
};

gboolean         signet_database_check (SignetDatabase *self, int code, GError **error);

SignetStatement *signet_statement_new   (SignetDatabase *database, sqlite3_stmt *handle); /* takes @handle */
void             signet_statement_free  (gpointer statement);
void             signet_statement_clear (SignetStatement *self); /* resets it and forgets its values */

G_END_DECLS
