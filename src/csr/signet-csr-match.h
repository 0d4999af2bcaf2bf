/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "csr/signet-csr-contents.h"
#include "request/signet-request.h"

/* A finished request held against the approved one. */

G_BEGIN_DECLS

gboolean signet_csr_match (const SignetCsrContents *self, SignetRequest *request, GError **error);

G_END_DECLS
