/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What somebody wrote, safe to be repeated in a message: UTF-8, one line, nothing invisible, at most
 * @max_length characters and then "…". NULL gives "". (transfer full) */
char *signet_text_for_message (const char *text, guint max_length);

/* Where @needle is in @text for the first time, without regard to capitals and accents, in bytes of @text: to mark it. */
gboolean signet_text_find (const char *text, const char *needle, guint *begin, guint *end);

G_END_DECLS
