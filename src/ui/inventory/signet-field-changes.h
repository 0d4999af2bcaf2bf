/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-organization.h"

/* What somebody else changed, field by field, for the question about a conflict. */

G_BEGIN_DECLS

/* Adds a line where the two differ: "Name: “acme” is “acme 2” now". @field: translated. */
void signet_field_changes_add              (GString *text, const char *field, const char *before, const char *now);
void signet_field_changes_add_organization (GString *text, SignetOrganization *before, SignetOrganization *now);

G_END_DECLS
