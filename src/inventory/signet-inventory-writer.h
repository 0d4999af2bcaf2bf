/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-instance.h"
#include "inventory/signet-subdomain.h"

/* Writes an inventory in the formats that are read back without loss, with the states of the certificates as they are
 * now. docs/inventory.md describes both. */

G_BEGIN_DECLS

/* @instances: of SignetInstance, with their row ids; @subdomains: of SignetSubdomain, with the ids of their
 * instances and with their hosts. A subdomain of an instance that is not given is left out. (transfer full) */
GBytes *signet_inventory_write_csv  (GPtrArray *instances, GPtrArray *subdomains);
GBytes *signet_inventory_write_json (GPtrArray *instances, GPtrArray *subdomains);

G_END_DECLS
