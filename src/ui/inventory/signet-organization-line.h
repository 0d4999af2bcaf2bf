/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-organization.h"

/* An organization in one line of text, for people. */

G_BEGIN_DECLS

/* "Example Corp., Marketing, Paris, FR"; "" where nothing is known of it, or NULL is given. (transfer full) */
char *signet_organization_line_dup         (SignetOrganization *organization);
/* The same without the name: "Marketing, Paris, FR". (transfer full) */
char *signet_organization_line_dup_details (SignetOrganization *organization);

G_END_DECLS
