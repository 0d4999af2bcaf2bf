/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Host names as people paste them: one a line, or apart by blanks, commas or semicolons. */

G_BEGIN_DECLS

#define SIGNET_PASTED_NAMES_MAX 10000

/* @names: canonical, each once, in order. @refused: the words that are no host names. Both GStrv, never NULL.
 * SIGNET_ERROR_TOO_LARGE for more than SIGNET_PASTED_NAMES_MAX words. */
gboolean signet_pasted_names_read     (const char *text, GStrv *names, GStrv *refused, GError **error);
/* "a.example, b.example and 3 more", for a sentence. (transfer full) */
char    *signet_pasted_names_describe (const char * const *names);

G_END_DECLS
