/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* Which organization an instance has: one that there is, out of a list with a search, or a new one that is typed here.
 * Signals: "changed"; "activated", for Return in a field. */

G_BEGIN_DECLS

#define SIGNET_TYPE_ORGANIZATION_CHOICE (signet_organization_choice_get_type ())
G_DECLARE_FINAL_TYPE (SignetOrganizationChoice, signet_organization_choice, SIGNET, ORGANIZATION_CHOICE, AdwBin)

/* Reads the organizations. @picked: (nullable): what is chosen; NULL or an empty one: a new one. */
void                signet_organization_choice_set_up           (SignetOrganizationChoice *self, SignetStore *store,
                                                                 SignetOrganization *picked);
/* What is chosen or typed. (transfer full) */
SignetOrganization *signet_organization_choice_dup_organization (SignetOrganizationChoice *self);
void                signet_organization_choice_pick             (SignetOrganizationChoice *self, SignetOrganization *picked);

G_END_DECLS
