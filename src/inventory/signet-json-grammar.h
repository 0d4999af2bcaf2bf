/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* Whether a piece of a document that SignetJsonScanner gave out is a JSON value (RFC 8259). json-glib (1.6) loses what it
 * has read of an object when it comes upon a fault inside of it: a file with a fault in each of its lines would cost
 * memory without a bound. So it is only given what has none. Private to this folder. */

G_BEGIN_DECLS

/* @piece: with right texts and at most SIGNET_JSON_MAX_DEPTH brackets open at a time, as the scanner sees to it. */
gboolean signet_json_grammar_holds (const char *piece);

G_END_DECLS
