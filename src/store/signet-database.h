/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* One connection to the database, for one thread: statements that are prepared once, and the engine's result
 * codes as errors of ours. Private to this folder; signet-database.c and signet-statement.c alone see the engine. */

G_BEGIN_DECLS

typedef struct _SignetDatabase SignetDatabase;
typedef struct _SignetStatement SignetStatement;

#define SIGNET_DATABASE_BUSY_TIMEOUT_MS 5000

/* The file must be there. Nothing is written before somebody does. */
SignetDatabase *signet_database_open          (const char *path, GError **error);
void            signet_database_close         (SignetDatabase *self);
const char     *signet_database_get_path      (SignetDatabase *self);
/* The first @size bytes, or as many as there are, before anything trusts them. */
gboolean        signet_database_read_header   (SignetDatabase *self, guint8 *bytes, gsize *size, guint64 *file_size,
                                               GError **error);
/* On another machine: there the programs share no memory, and the write-ahead log would be torn. */
gboolean        signet_database_is_remote     (SignetDatabase *self);
/* From now on as the program uses it: write-ahead log, or, where it is @remote, a rollback journal; for reading alone or not. */
gboolean        signet_database_set_up        (SignetDatabase *self, gboolean read_only, gboolean remote, GError **error);
/* Whether commits wait for the disk, which they do from the beginning, and with a rollback journal always. */
gboolean        signet_database_set_durable   (SignetDatabase *self, gboolean durable, GError **error);
/* How long to wait for another program that holds the database. */
void            signet_database_set_busy_timeout (SignetDatabase *self, guint milliseconds);
/* What may stop statements from now on; NULL for nothing. */
void            signet_database_set_cancellable (SignetDatabase *self, GCancellable *cancellable);

/* @sql may be several statements, without parameters. */
gboolean signet_database_execute        (SignetDatabase *self, const char *sql, GError **error);
/* One number, of a statement without parameters. */
gboolean signet_database_read_int       (SignetDatabase *self, const char *sql, gint64 *value, GError **error);
gboolean signet_database_begin          (SignetDatabase *self, GError **error); /* to write */
gboolean signet_database_commit         (SignetDatabase *self, GError **error);
void     signet_database_rollback       (SignetDatabase *self);
gint64   signet_database_last_insert_id (SignetDatabase *self);
/* A copy of the whole database, durable, 0600; @path must not be there. */
gboolean signet_database_back_up        (SignetDatabase *self, const char *path, GError **error);

/* Prepared once per connection and kept: lent, reset and without values. NULL on error. */
SignetStatement *signet_database_prepare (SignetDatabase *self, const char *sql, GError **error);

/* Parameters and columns count from 1 and 0, as in the engine. Text is UTF-8 and copied; NULL binds NULL. */
void        signet_statement_bind_int   (SignetStatement *self, int parameter, gint64 value);
void        signet_statement_bind_text  (SignetStatement *self, int parameter, const char *text);
void        signet_statement_bind_bytes (SignetStatement *self, int parameter, GBytes *bytes);
void        signet_statement_bind_null  (SignetStatement *self, int parameter);
/* TRUE with @has_row set; after the last row or an error the statement is reset. */
gboolean    signet_statement_step       (SignetStatement *self, gboolean *has_row, GError **error);
/* For statements that give no rows. */
gboolean    signet_statement_run        (SignetStatement *self, GError **error);
void        signet_statement_reset      (SignetStatement *self);
gint64      signet_statement_get_int    (SignetStatement *self, int column);
const char *signet_statement_get_text   (SignetStatement *self, int column); /* never NULL */
GBytes     *signet_statement_dup_bytes  (SignetStatement *self, int column); /* (nullable) */

G_END_DECLS
