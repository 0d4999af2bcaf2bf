/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/signet-secret.h"

#include <gio/gio.h>

/* Finds out what bytes are, whatever their file is called, and takes certificates, requests and notes of keys out of
 * them, at any depth. */

G_BEGIN_DECLS

typedef struct {
  GPtrArray *certificates; /* SignetCertificate, each once, in the order of the file */
  GPtrArray *requests;     /* SignetCsr */
  GPtrArray *keys;         /* SignetBundleKey */
  GPtrArray *remarks;      /* SignetBundleRemark */
} SignetBundleContents;

void                  signet_bundle_contents_free (SignetBundleContents *self);
SignetBundleContents *signet_bundle_contents_read (GBytes *bytes, const char *title, SignetSecret *password,
                                                   GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetBundleContents, signet_bundle_contents_free)

G_END_DECLS
