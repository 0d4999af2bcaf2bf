/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

/* What the benchmarks share. They print ratios of two things measured in the same run, turn by turn, so that a
 * slow or busy machine slows both; no wall-clock time makes one fail. */

G_BEGIN_DECLS

/* Of doubles; the array gets sorted. */
double       bench_median       (GArray *values);
void         bench_add          (GArray *values, gint64 from_us, gint64 to_us); /* milliseconds */

/* Waits for what is asynchronous; what fails ends the program with its message. */
SignetStore *bench_open_store   (const char *path);
void         bench_import       (SignetStore *store, const char *csv_path);

/* An inventory of one instance, @name, with subdomains s00000…, three hosts each. */
void         bench_write_csv    (const char *path, const char *name, guint n_subdomains);
/* 10,000 instances with one subdomain each, where there is no real inventory. */
void         bench_write_many_csv (const char *path);
char        *bench_dup_csv_path (const char *folder);
/* A folder that bench_remove_folder() takes away with all that is in it. */
char        *bench_make_folder  (void);
void         bench_remove_folder (const char *folder);

G_END_DECLS
