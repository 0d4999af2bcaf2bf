/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

/* One thing that a check found: on which field, how grave, and in words why and what to do. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_FIELD_ORGANIZATION,
  SIGNET_FIELD_UNIT,
  SIGNET_FIELD_COUNTRY,
  SIGNET_FIELD_STATE,
  SIGNET_FIELD_CITY,
  SIGNET_FIELD_COMMON_NAME,
  SIGNET_FIELD_NAMES,
  SIGNET_FIELD_KEY_SPEC,
} SignetField;

typedef enum {
  SIGNET_SEVERITY_BLOCK, /* stops Next */
  SIGNET_SEVERITY_WARN,  /* is shown and lets go on */
} SignetSeverity;

typedef struct {
  SignetField    field;
  SignetSeverity severity;
  char          *message; /* translated, a whole sentence */
  char          *name;    /* which alternative name it is about, or NULL */
} SignetFinding;

SignetFinding *signet_finding_new  (SignetField field, SignetSeverity severity, const char *name,
                                    const char *format, ...) G_GNUC_PRINTF (4, 5);
void           signet_finding_free (SignetFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetFinding, signet_finding_free)

const char    *signet_field_describe (SignetField field); /* "Organization Unit", the word of the form */
/* The first blocking one of an array of findings, or NULL. (transfer none) */
SignetFinding *signet_findings_get_block (GPtrArray *findings);
/* The gravest about @field, or NULL. (transfer none) */
SignetFinding *signet_findings_get_for_field (GPtrArray *findings, SignetField field);

G_END_DECLS
