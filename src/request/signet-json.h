/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

/* Strict reading of JSON that somebody else may have written: bounded in size and depth, each member
 * known, of the right type, and there once. */

G_BEGIN_DECLS

/* @what: names the document in error messages ("The request"), translated. The root must be an object. */
JsonNode   *signet_json_parse          (const char *text, gsize length, gsize max_size, const char *what,
                                        GError **error);

/* FALSE with SIGNET_ERROR_INVALID where @object has a member that is not in @known (NULL-terminated). */
gboolean    signet_json_check_members  (JsonObject *object, const char * const *known, const char *what,
                                        GError **error);
/* NULL with SIGNET_ERROR_INVALID where the member is missing or of another type. (transfer none) */
const char *signet_json_get_string     (JsonObject *object, const char *member, const char *what, GError **error);
JsonObject *signet_json_get_object     (JsonObject *object, const char *member, const char *what, GError **error);
JsonArray  *signet_json_get_array      (JsonObject *object, const char *member, const char *what, GError **error);
gboolean    signet_json_get_int        (JsonObject *object, const char *member, gint64 min, gint64 max, gint64 *value,
                                        const char *what, GError **error);
/* An array of strings, NULL-terminated. (transfer full) */
GStrv       signet_json_dup_strings    (JsonObject *object, const char *member, const char *what, GError **error);

G_END_DECLS
