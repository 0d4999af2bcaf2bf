/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-request.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

/* What Signet and its signing process say to each other: one JSON object a line, never with a key in it.
 *
 *   to the process      {"op": "request", "request": {...}}   what it will be about; nothing is done yet
 *                       {"op": "sign", "key-id": UUID}        the job is written down: to work
 *   from the process    {"note": TEXT}                        something the user should know
 *                       {"phase": "ready" | "storing" | "loading" | "signing"}
 *                       {"csr": PEM, "spki-sha256": HEX}      the end
 *                       {"error": {"code": NICK, "message": TEXT}}   the end
 */

G_BEGIN_DECLS

#define SIGNET_SIGNER_PROGRAM         "signet-signer"
#define SIGNET_SIGNER_MAX_LINE_LENGTH (8 * 1024 * 1024)

GBytes     *signet_signer_protocol_write (JsonObject *message);
GBytes     *signet_signer_protocol_write_request (SignetRequest *request);
GBytes     *signet_signer_protocol_write_sign    (const char *key_id);
JsonObject *signet_signer_protocol_read  (const char *line, GError **error);
const char *signet_signer_protocol_get_string (JsonObject *message, const char *member);

/* A GError as a message, and back: domain SIGNET_ERROR, the same code, the same words. */
JsonObject *signet_signer_protocol_error_to_json   (const GError *error);
GError     *signet_signer_protocol_error_from_json (JsonObject *message);

G_END_DECLS
