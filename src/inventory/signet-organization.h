/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Whom certificates are issued to; several instances may belong to one. Like the other rows it can be known by its
 * row id alone until a list reads it. Properties: id, loaded, name, org-id, unit, country, state, city, n-instances. */

G_BEGIN_DECLS

#define SIGNET_TYPE_ORGANIZATION (signet_organization_get_type ())
G_DECLARE_FINAL_TYPE (SignetOrganization, signet_organization, SIGNET, ORGANIZATION, GObject)

/* NULL and "" are the same: not known. UTF-8; country as ISO 3166-1 alpha-2. */
SignetOrganization *signet_organization_new (const char *org_id, const char *name, const char *unit,
                                             const char *country, const char *state, const char *city);
SignetOrganization *signet_organization_new_for_id (gint64 id); /* not loaded yet */

gint64      signet_organization_get_id      (SignetOrganization *self); /* 0 before it is stored */
void        signet_organization_set_id      (SignetOrganization *self, gint64 id);
gboolean    signet_organization_get_loaded  (SignetOrganization *self);
const char *signet_organization_get_org_id  (SignetOrganization *self); /* never NULL, as all below */
const char *signet_organization_get_name    (SignetOrganization *self);
const char *signet_organization_get_unit    (SignetOrganization *self);
const char *signet_organization_get_country (SignetOrganization *self);
const char *signet_organization_get_state   (SignetOrganization *self);
const char *signet_organization_get_city    (SignetOrganization *self);
guint       signet_organization_get_version     (SignetOrganization *self); /* of the row that was read, or 0 */
guint       signet_organization_get_n_instances (SignetOrganization *self);
/* Whether all fields are the same; the row id is not one of them. */
gboolean    signet_organization_equal       (SignetOrganization *a, SignetOrganization *b);
gboolean    signet_organization_is_empty    (SignetOrganization *self); /* nothing is known of it */

/* For the store: takes over everything that another reading of the same row says; sets loaded. */
void        signet_organization_update      (SignetOrganization *self, SignetOrganization *from);
void        signet_organization_set_row     (SignetOrganization *self, guint version, guint n_instances);

G_END_DECLS
