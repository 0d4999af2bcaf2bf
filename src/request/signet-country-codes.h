/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @code is two upper-case letters of ISO 3166-1. Known without the iso-codes package, so that a check
 * does not depend on what is installed. */
gboolean signet_country_codes_contain (const char *code);

G_END_DECLS
