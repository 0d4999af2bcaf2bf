/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-organization.h"

/* Organizations, as one filters by them. */

G_BEGIN_DECLS

char    *signet_filter_organization_dup_id    (SignetOrganization *organization); /* (transfer full) */
char    *signet_filter_organization_dup_label (SignetOrganization *organization); /* (transfer full) */
gboolean signet_filter_organization_matches   (SignetOrganization *organization, const char *search);

G_END_DECLS
