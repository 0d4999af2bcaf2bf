/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-request.h"

#include <json-glib/json-glib.h>

/* A request inside of another JSON document. */

G_BEGIN_DECLS

SignetRequest *signet_request_from_object (JsonObject *object, GError **error);

G_END_DECLS
