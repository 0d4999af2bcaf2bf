/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Times are gint64 seconds since the epoch, UTC; 0 means "not known". */

G_BEGIN_DECLS

char  *signet_time_describe_ago   (gint64 then, gint64 now); /* "2 hours ago", translated */
char  *signet_time_format_exact   (gint64 time);             /* local date and time, for people */
char  *signet_time_format_iso8601 (gint64 time);             /* UTC, for machines; NULL for 0 */
gint64 signet_time_parse_date     (const char *text, GError **error); /* ISO 8601 date or date-time */

G_END_DECLS
