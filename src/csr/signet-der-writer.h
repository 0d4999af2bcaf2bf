/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* Writing DER (X.690), where a library takes too long over it: the other end of signet-der.h, whose tags it
 * uses. Lengths are known before contents are written, so that nothing is ever moved. */

G_BEGIN_DECLS

gsize signet_der_size          (gsize content_size);
void  signet_der_append_header (GByteArray *out, guint8 tag, gsize content_size);
void  signet_der_append        (GByteArray *out, guint8 tag, gconstpointer content, gsize content_size);

G_END_DECLS
