/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-organization.h"

/* The subject of a request without its common name. Immutable; the getters never give NULL. */

G_BEGIN_DECLS

#define SIGNET_TYPE_SUBJECT (signet_subject_get_type ())
G_DECLARE_FINAL_TYPE (SignetSubject, signet_subject, SIGNET, SUBJECT, GObject)

SignetSubject *signet_subject_new (const char *organization, const char *unit, const char *country,
                                   const char *state, const char *city);
SignetSubject *signet_subject_new_for_organization (SignetOrganization *organization);

const char *signet_subject_get_organization (SignetSubject *self);
const char *signet_subject_get_unit         (SignetSubject *self);
const char *signet_subject_get_country      (SignetSubject *self);
const char *signet_subject_get_state        (SignetSubject *self);
const char *signet_subject_get_city         (SignetSubject *self);

G_END_DECLS
