/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate/signet-bundle-contents.h"

#include "certificate/signet-bundle-parts.h"

#include <gio/gio.h>

/**
 * signet_bundle_contents_free:
 * @self: (transfer full): contents
 */
void
signet_bundle_contents_free (SignetBundleContents *self)
{
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_free (self);
}

/**
 * signet_bundle_contents_new:
 *
 * Returns: (transfer full): contents with nothing in them
 */
SignetBundleContents *
signet_bundle_contents_new (void)
{
  SignetBundleContents *self = g_new0 (SignetBundleContents, 1);

  self->certificates = g_ptr_array_new_with_free_func (g_object_unref);
  self->requests = g_ptr_array_new_with_free_func (g_object_unref);
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_bundle_key_free);
  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_bundle_remark_free);

  return self;
}
