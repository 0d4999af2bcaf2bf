/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-finding.h"
#include "request/signet-json.h"

/* Which rules of a CA profile are in force on a day, and how grave it is to break them. What X.509 itself
 * demands is no rule of this kind: it holds for every CA and always. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_RULE_ORGANIZATION_MISSING,
  SIGNET_RULE_ORGANIZATION_WITHOUT_COUNTRY,
  SIGNET_RULE_ORGANIZATION_WITHOUT_PLACE,
  SIGNET_RULE_PLACEHOLDER,            /* "-", "n/a" in a field of the subject */
  SIGNET_RULE_UNIT,                   /* there is a unit at all */
  SIGNET_RULE_COUNTRY_UNKNOWN,        /* two letters that ISO 3166-1 does not have */
  SIGNET_RULE_NAME_INTERNAL,
  SIGNET_RULE_NAME_UNLISTED,          /* top-level domain not in the Public Suffix List */
  SIGNET_RULE_NAME_IS_SUFFIX,
  SIGNET_RULE_NAME_REDUNDANT,         /* a wildcard of the same request covers it */
  SIGNET_RULE_WILDCARD_ABOVE_SUFFIX,
  SIGNET_RULE_LABEL_RESERVED,         /* "ab--..." that is no A-label */
  SIGNET_RULE_LABEL_UNDECODABLE,      /* "xn--..." that is no A-label */
  SIGNET_RULE_TOO_MANY_NAMES,
  SIGNET_RULE_KEY_SPEC,
} SignetRule;

#define SIGNET_RULE_N 15

typedef struct _SignetRuleSet SignetRuleSet;

/* @object: rule -> {"severity": "block" | "warn" | "off", "from": date}, or an array of them. */
SignetRuleSet *signet_rule_set_new_from_json (JsonObject *object, const char *what, GError **error);
void           signet_rule_set_free          (SignetRuleSet *self);
/* FALSE where the rule is not in force. */
gboolean       signet_rule_set_lookup        (SignetRuleSet *self, SignetRule rule, gint64 now,
                                              SignetSeverity *severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetRuleSet, signet_rule_set_free)

G_END_DECLS
