/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-rule-set.h"
#include "request/signet-subject.h"

/* The part of a CA profile's check that concerns the fields of the subject. */

G_BEGIN_DECLS

/* Appends to @findings (of SignetFinding). */
void signet_subject_check (SignetSubject *subject, SignetRuleSet *rules, gint64 now, GPtrArray *findings);

G_END_DECLS
