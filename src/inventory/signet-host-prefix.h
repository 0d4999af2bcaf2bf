/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* What is put before a new subdomain to propose its hosts: "t", "res", "a.b"; "*" for the wildcard, "@" for the
 * subdomain itself. */

G_BEGIN_DECLS

/* Any number of them between blanks or commas, as a user types them, each once and in small letters, or
 * SIGNET_ERROR_INVALID that says which is wrong. (transfer full) */
GStrv signet_host_prefixes_parse (const char *text, GError **error);
/* @subdomain: canonical. (transfer full) */
char *signet_host_prefix_apply   (const char *prefix, const char *subdomain);

G_END_DECLS
