/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-rule-set.h"

/* The part of a CA profile's check that concerns DNS names. It takes any string: nothing is assumed to
 * have been made canonical before. */

G_BEGIN_DECLS

/* One name by itself; appends to @findings (of SignetFinding), about @field. */
void signet_name_check     (const char *name, SignetField field, SignetRuleSet *rules, gint64 now,
                            GPtrArray *findings);
/* All names of a request, and how they go together. @max_names: 0 for no limit. */
void signet_name_check_all (const char * const *names, guint max_names, SignetRuleSet *rules, gint64 now,
                            GPtrArray *findings);

G_END_DECLS
