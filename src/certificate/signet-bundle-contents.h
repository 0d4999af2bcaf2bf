/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/signet-secret.h"

/* What a bundle has in it, while it is read and afterwards. */

G_BEGIN_DECLS

typedef struct {
  GPtrArray *certificates; /* SignetCertificate, each once, in the order of the file */
  GPtrArray *requests;     /* SignetCsr */
  GPtrArray *keys;         /* SignetBundleKey */
  GPtrArray *remarks;      /* SignetBundleRemark */
} SignetBundleContents;

SignetBundleContents *signet_bundle_contents_new  (void);
void                  signet_bundle_contents_free (SignetBundleContents *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetBundleContents, signet_bundle_contents_free)

G_END_DECLS
