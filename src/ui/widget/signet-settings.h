/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* What the program remembers, and works without: in a build that is not installed there may be no schema. */

G_BEGIN_DECLS

#define SIGNET_SETTINGS_HOST_PREFIXES "host-prefixes"

GSettings *signet_settings_new               (void);
/* @settings: (nullable); the usual ones where there is none. (transfer full) */
GStrv      signet_settings_dup_host_prefixes (GSettings *settings);

G_END_DECLS
