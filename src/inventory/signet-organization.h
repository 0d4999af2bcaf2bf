/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Whom certificates are issued to. Immutable but for its row id. */

G_BEGIN_DECLS

#define SIGNET_TYPE_ORGANIZATION (signet_organization_get_type ())
G_DECLARE_FINAL_TYPE (SignetOrganization, signet_organization, SIGNET, ORGANIZATION, GObject)

/* NULL and "" are the same: not known. UTF-8; country as ISO 3166-1 alpha-2. */
SignetOrganization *signet_organization_new (const char *org_id, const char *name, const char *unit,
                                             const char *country, const char *state, const char *city);

gint64      signet_organization_get_id      (SignetOrganization *self); /* 0 before it is stored */
void        signet_organization_set_id      (SignetOrganization *self, gint64 id);
const char *signet_organization_get_org_id  (SignetOrganization *self); /* never NULL, as all below */
const char *signet_organization_get_name    (SignetOrganization *self);
const char *signet_organization_get_unit    (SignetOrganization *self);
const char *signet_organization_get_country (SignetOrganization *self);
const char *signet_organization_get_state   (SignetOrganization *self);
const char *signet_organization_get_city    (SignetOrganization *self);
/* Whether all fields are the same; the row id is not one of them. */
gboolean    signet_organization_equal       (SignetOrganization *a, SignetOrganization *b);
gboolean    signet_organization_is_empty    (SignetOrganization *self); /* nothing is known of it */

G_END_DECLS
