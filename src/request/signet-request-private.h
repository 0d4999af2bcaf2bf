/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-request.h"

/* How a request is made of what was read. */

G_BEGIN_DECLS

/* @names: canonical, each once, the common name among them. (transfer full) */
SignetRequest *signet_request_new_take_names (SignetSubject *subject, const char *common_name, GStrv names,
                                              SignetKeySpec key_spec, const char *profile, gint64 instance_id,
                                              const char *instance_name, const char *instance_url,
                                              const char *org_id);

G_END_DECLS
