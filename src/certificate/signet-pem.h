/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* Finds the blocks of a textual encoding (RFC 7468, RFC 1421) in a text that has anything else around them. In one pass,
 * whatever is in it. */

G_BEGIN_DECLS

typedef struct {
  const char *label;       /* between "BEGIN " and the dashes; not terminated */
  gsize       label_size;
  const char *body;        /* between the two lines; not terminated */
  gsize       body_size;
  gboolean    is_complete; /* its END line is there, with the same label */
} SignetPemBlock;

/* Moves *@position behind the next block. FALSE where there is none. */
gboolean  signet_pem_next     (const char *text, gsize size, gsize *position, SignetPemBlock *block);
gboolean  signet_pem_label_is (const SignetPemBlock *block, const char *label);
gboolean  signet_pem_is_key   (const SignetPemBlock *block); /* "… PRIVATE KEY" */
/* Has the header "Proc-Type: 4,ENCRYPTED" (RFC 1421, clause 4.6.1.1). */
gboolean  signet_pem_is_encrypted (const SignetPemBlock *block);

/* Decodes base64 with white space in it into @bytes, which have room for @size / 4 * 3 + 3. Leaves no copy elsewhere.
 * FALSE where it is something else. */
gboolean  signet_pem_decode   (const char *base64, gsize size, guint8 *bytes, gsize *n_bytes);
/* Where the base64 of a block begins, behind its headers. */
void      signet_pem_skip_headers (SignetPemBlock *block);

G_END_DECLS
