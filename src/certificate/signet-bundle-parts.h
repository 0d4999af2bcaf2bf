/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* What a bundle tells besides its certificates. */

G_BEGIN_DECLS

/* A private key was there. It is not: only which one it is. */
typedef struct {
  char    *entry;        /* where: the file in the ZIP, or the bundle's title */
  char    *spki_sha256;  /* of its public half; "" where that can't be told without using the key */
  gboolean is_encrypted; /* by a password of its own */
} SignetBundleKey;

/* Something that was left out, or is of no use here, and why. */
typedef struct {
  char *entry;
  char *text;  /* translated */
} SignetBundleRemark;

SignetBundleKey    *signet_bundle_key_new     (const char *entry, const char *spki_sha256, gboolean is_encrypted);
void                signet_bundle_key_free    (SignetBundleKey *self);
SignetBundleRemark *signet_bundle_remark_new  (const char *entry, const char *text);
void                signet_bundle_remark_free (SignetBundleRemark *self);

G_END_DECLS
