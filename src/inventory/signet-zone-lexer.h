/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Splits a DNS zone file (RFC 1035, section 5.1) into entries and their words as it comes in, in bounded memory: comments,
 * quotation, escapes and parentheses are dealt with here. Private to this folder. */

G_BEGIN_DECLS

#define SIGNET_ZONE_MAX_ENTRY_SIZE ((gsize) 1024 * 1024)

/* One entry: a directive or a record. */
typedef struct {
  guint       line;          /* of its first character, from 1 */
  gboolean    leading_blank; /* its owner is that of the record before */
  char      **words;         /* escapes as they stand; NULL-terminated; of a quoted one what is inside */
  guint       n_words;
  const char *problem;       /* what is wrong, translated; then there are no words. Or NULL */
} SignetZoneEntry;

/* FALSE with @error ends the reading. */
typedef gboolean (*SignetZoneEntryFunc) (const SignetZoneEntry *entry, gpointer user_data, GError **error);

typedef struct _SignetZoneLexer SignetZoneLexer;

SignetZoneLexer *signet_zone_lexer_new  (SignetZoneEntryFunc func, gpointer user_data);
void             signet_zone_lexer_free (SignetZoneLexer *self);

/* FALSE with SIGNET_ERROR_INVALID at a NUL, SIGNET_ERROR_TOO_LARGE, or the error of the function. */
gboolean         signet_zone_lexer_feed (SignetZoneLexer *self, const char *bytes, gsize size, GError **error);
gboolean         signet_zone_lexer_end  (SignetZoneLexer *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetZoneLexer, signet_zone_lexer_free)

G_END_DECLS
