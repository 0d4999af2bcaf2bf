/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate/signet-bundle-parts.h"

/**
 * signet_bundle_key_new: (skip)
 * @entry: where it was
 * @spki_sha256: (nullable): SHA-256 of its public half
 * @is_encrypted: whether it was encrypted by a password of its own
 *
 * Returns: (transfer full): a note of a private key
 */
SignetBundleKey *
signet_bundle_key_new (const char *entry,
                       const char *spki_sha256,
                       gboolean    is_encrypted)
{
  SignetBundleKey *self = g_new0 (SignetBundleKey, 1);

  self->entry = g_strdup (entry);
  self->spki_sha256 = g_strdup (spki_sha256 != NULL ? spki_sha256 : "");
  self->is_encrypted = is_encrypted;

  return self;
}

/**
 * signet_bundle_key_free:
 * @self: (nullable) (transfer full): a note of a private key
 */
void
signet_bundle_key_free (SignetBundleKey *self)
{
  if (self == NULL)
    return;

  g_free (self->entry);
  g_free (self->spki_sha256);
  g_free (self);
}

/**
 * signet_bundle_remark_new: (skip)
 * @entry: what it is about
 * @text: a clause, translated
 *
 * Returns: (transfer full): a remark
 */
SignetBundleRemark *
signet_bundle_remark_new (const char *entry,
                          const char *text)
{
  SignetBundleRemark *self = g_new0 (SignetBundleRemark, 1);

  self->entry = g_strdup (entry);
  self->text = g_strdup (text);

  return self;
}

/**
 * signet_bundle_remark_free:
 * @self: (nullable) (transfer full): a remark
 */
void
signet_bundle_remark_free (SignetBundleRemark *self)
{
  if (self == NULL)
    return;

  g_free (self->entry);
  g_free (self->text);
  g_free (self);
}
