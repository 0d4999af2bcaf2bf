/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-organization.h"
#include "store/signet-database.h"

/* What an organization is sorted and found by. Knows nothing of the store: the migration fills it in, too. Private to
 * this folder. */

G_BEGIN_DECLS

char    *signet_store_organization_sort_key (SignetOrganization *organization); /* (transfer full) */
char    *signet_store_organization_search   (SignetOrganization *organization); /* (transfer full) */
/* For rows that were written without. */
gboolean signet_store_fill_organizations    (SignetDatabase *database, GError **error);

G_END_DECLS
