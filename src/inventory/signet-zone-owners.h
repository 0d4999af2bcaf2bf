/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-inventory-table.h"
#include "inventory/signet-zone-name.h"

/* The names of a zone with the kinds of records that they have, and what becomes of them once all are known. Private to
 * this folder. */

G_BEGIN_DECLS

#define SIGNET_ZONE_MAX_NAMES 2000000

typedef struct _SignetZoneOwners SignetZoneOwners;

SignetZoneOwners *signet_zone_owners_new  (void);
void              signet_zone_owners_free (SignetZoneOwners *self);

/* Names as signet_zone_name_parse() gives them. FALSE with SIGNET_ERROR_TOO_LARGE. */
gboolean signet_zone_owners_add             (SignetZoneOwners *self, const char *name, SignetZoneType type, guint line,
                                             GError **error);
gboolean signet_zone_owners_add_name_server (SignetZoneOwners *self, const char *name, GError **error);

/* @apex: the name of the zone. */
void     signet_zone_owners_give_rows       (SignetZoneOwners *self, const char *apex, SignetInstance *instance,
                                             SignetInventoryTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignetZoneOwners, signet_zone_owners_free)

G_END_DECLS
