/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Reads the files in a ZIP, in memory, one after the other: nothing is ever written to a disk, and a budget bounds
 * what somebody else's ZIP may cost. */

G_BEGIN_DECLS

/* What is left; shared by a ZIP and those in it. */
typedef struct {
  guint n_entries;
  gsize n_bytes;   /* unpacked */
} SignetZipBudget;

#define SIGNET_ZIP_MAX_ENTRY_SIZE (4 * 1024 * 1024)

/* @bytes: NULL where the entry is left out; @reason then says why, translated, or is NULL where there is nothing to say.
 * The bytes are wiped after the call. FALSE ends the reading, with @error set. */
typedef gboolean (*SignetZipFunc) (const char *name, const guint8 *bytes, gsize size, const char *reason,
                                   gpointer user_data, GError **error);

gboolean signet_zip_is_one  (const guint8 *bytes, gsize size);
/* SIGNET_ERROR_INVALID (damaged, truncated), SIGNET_ERROR_TOO_LARGE (over the budget), or what @func said. */
gboolean signet_zip_foreach (const guint8 *bytes, gsize size, SignetZipBudget *budget, SignetZipFunc func,
                             gpointer user_data, GError **error);

G_END_DECLS
