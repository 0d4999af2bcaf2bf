/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

/* One row of what a certificate is held against: a question, what was asked for, and what came. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_CHECK_PASS,
  SIGNET_CHECK_WARN,
  SIGNET_CHECK_FAIL,
} SignetCheckResult;

typedef struct {
  const char       *id;    /* "key", "names", "common-name", "organization", "period", "life", "key-type", "purpose",
                            * "signature", "chain", "trust" */
  const char       *title; /* translated */
  char             *asked; /* "" where nothing was */
  char             *came;
  SignetCheckResult result;
  char             *text;  /* in words, translated; "" where there is nothing to add */
  gboolean          overridable; /* a failure may be installed "anyway", with a reason */
  char            **missing;     /* "names" only, else NULL: asked for, and not there */
  char            **added;       /* there, and not asked for */
} SignetCheck;

#define SIGNET_TYPE_CHECK (signet_check_get_type ())
GType        signet_check_get_type (void);
SignetCheck *signet_check_copy     (SignetCheck *self);
void         signet_check_free     (SignetCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetCheck, signet_check_free)

/* The worst of all rows. */
SignetCheckResult signet_checks_get_result    (GPtrArray *checks);
/* There is no failure, or none that may not be overridden and a reason is given. */
gboolean          signet_checks_may_install   (GPtrArray *checks, const char *override_reason);
/* The row of this id. (transfer none) */
SignetCheck      *signet_checks_find          (GPtrArray *checks, const char *id);
const char       *signet_check_result_to_nick (SignetCheckResult result); /* "pass", "warn", "fail" */

G_END_DECLS
