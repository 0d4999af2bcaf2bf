/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* How a DNS name looks to people: whether it may be taken for another one (UTS #39, "Unicode Security Mechanisms").
 * A warning, never a reason to refuse: there are good names among them. */

G_BEGIN_DECLS

/* @name: canonical (A-labels), a wildcard or not, NULL for none. One or more sentences, translated, that say which
 * characters are what; NULL where nothing is odd, and for every name in plain ASCII. (transfer full) (nullable) */
char *signet_dns_look_describe (const char *name);

G_END_DECLS
