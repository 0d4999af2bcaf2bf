/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "certificate/signet-bundle-contents.h"

/* Finds out what bytes are, whatever their file is called, and takes certificates, requests and notes of keys out of
 * them, at any depth. */

G_BEGIN_DECLS

SignetBundleContents *signet_bundle_contents_read (GBytes *bytes, const char *title, SignetSecret *password,
                                                   GCancellable *cancellable, GError **error);

G_END_DECLS
