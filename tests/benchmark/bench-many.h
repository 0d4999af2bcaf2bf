/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes a store at @path that holds as much as no file could bring in while a benchmark waits: @n_subdomains over @n_instances,
 * three hosts each, and @n_jobs. The names look like those of campaign and mail platforms, and are the same each time. */
void bench_make_many (const char *path, guint n_instances, guint n_subdomains, guint n_jobs);

G_END_DECLS
