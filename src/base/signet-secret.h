/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Bytes that must not leak: reference-counted, immutable after being filled, in memory that is
 * not paged out, not dumped, and wiped before it is given back. Where such memory can't be had,
 * making one fails: there is no silent fall-back to the heap. */

G_BEGIN_DECLS

typedef struct _SignetSecret SignetSecret;

#define SIGNET_TYPE_SECRET (signet_secret_get_type ())
GType signet_secret_get_type (void);

/* Copies; the caller still wipes its own copy. */
SignetSecret *signet_secret_new       (gconstpointer bytes, gsize size, GError **error);
SignetSecret *signet_secret_new_empty (gsize size, guint8 **bytes_to_fill, GError **error);
SignetSecret *signet_secret_ref       (SignetSecret *self);
void          signet_secret_unref     (SignetSecret *self);

gconstpointer signet_secret_get_bytes (SignetSecret *self, gsize *size);
gboolean      signet_secret_equal     (SignetSecret *a, SignetSecret *b); /* constant time */

/* One line of base64 in secret memory (NUL-terminated; the NUL is not counted in the size), and
 * back. Done without g_base64_*, which leaves pieces on the heap. */
SignetSecret *signet_secret_to_base64   (SignetSecret *self, GError **error);
SignetSecret *signet_secret_from_base64 (const char *text, gsize length, GError **error);

void signet_secret_wipe (gpointer bytes, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetSecret, signet_secret_unref)

G_END_DECLS
