/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-organization.h"

#include <adwaita.h>

/* The fields of an organization, as a boxed list: name, unit, Org ID, country, state, city. Signals: "changed";
 * "activated", for Return in one of them. */

G_BEGIN_DECLS

#define SIGNET_TYPE_ORGANIZATION_FIELDS (signet_organization_fields_get_type ())
G_DECLARE_FINAL_TYPE (SignetOrganizationFields, signet_organization_fields, SIGNET, ORGANIZATION_FIELDS,
                      AdwPreferencesGroup)

/* What is typed, without blanks around it. (transfer full) */
SignetOrganization *signet_organization_fields_dup_organization (SignetOrganizationFields *self);
/* NULL: all empty. */
void                signet_organization_fields_set_organization (SignetOrganizationFields *self, SignetOrganization *organization);
/* What is not changed against @base takes the values of @present; what is, stays. */
void                signet_organization_fields_merge            (SignetOrganizationFields *self, SignetOrganization *base,
                                                                 SignetOrganization *present);
void                signet_organization_fields_focus            (SignetOrganizationFields *self);

G_END_DECLS
