/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "certificate/signet-chain.h"
#include "certificate/signet-check.h"
#include "request/signet-profile.h"

/* What an issued certificate is held against before it is installed: one row for each question, with what was asked for and
 * what came. */

G_BEGIN_DECLS

/* @request: what was asked for, or NULL where this inventory has no such request; @request_spki: of its key, or NULL.
 * @now: seconds since the epoch. Rows in a fixed order. (transfer full) (element-type SignetCheck) */
GPtrArray *signet_certificate_check (SignetCertificate *leaf, SignetRequest *request, const char *request_spki,
                                     SignetChain *chain, gint64 now, SignetProfile *profile);

G_END_DECLS
