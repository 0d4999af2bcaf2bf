/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* The countries of ISO 3166-1, named in the user's language by iso-codes. */

G_BEGIN_DECLS

#define SIGNET_TYPE_COUNTRY (signet_country_get_type ())
G_DECLARE_FINAL_TYPE (SignetCountry, signet_country, SIGNET, COUNTRY, GObject)

/* Properties: code ("FR"), name ("France"), label ("France (FR)"). */
const char *signet_country_get_code (SignetCountry *self);
const char *signet_country_get_name (SignetCountry *self);

/* All of them, sorted by name for the user's language; read once. Without the iso-codes package:
 * SIGNET_ERROR_IO that says which package to install. GListModel of SignetCountry. (transfer full) */
GListModel *signet_country_list     (GError **error);
GListModel *signet_country_list_read (const char *path, GError **error); /* the file, in iso-codes' format */
gboolean    signet_country_is_code  (const char *code);   /* two upper-case letters of ISO 3166-1 */

G_END_DECLS
