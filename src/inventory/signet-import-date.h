/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Days as they stand in other people's tables. Private to this folder. */

G_BEGIN_DECLS

/* Seconds since the epoch; 0 with SIGNET_ERROR_INVALID. ISO 8601; 2027/03/01; 01.03.2027, day first; 1 Mar 2027;
 * 03/31/2027 and 31/03/2027 where only one reading is a date; "Mar  1 12:00:00 2027 GMT" of OpenSSL. */
gint64 signet_import_date_parse (const char *text, GError **error);

G_END_DECLS
