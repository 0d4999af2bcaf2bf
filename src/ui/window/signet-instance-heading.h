/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-instance.h"

#include <adwaita.h>

/* Above the subdomains: the instance's name, its URL, whose it is, and a menu of what can be done with it.
 * Property: instance (nullable). */

G_BEGIN_DECLS

#define SIGNET_TYPE_INSTANCE_HEADING (signet_instance_heading_get_type ())
G_DECLARE_FINAL_TYPE (SignetInstanceHeading, signet_instance_heading, SIGNET, INSTANCE_HEADING, GtkWidget)

G_END_DECLS
