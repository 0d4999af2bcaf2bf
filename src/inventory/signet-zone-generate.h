/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* BIND's $GENERATE: one line for a range of records. Private to this folder. */

G_BEGIN_DECLS

#define SIGNET_ZONE_MAX_GENERATED 65536 /* records of one line */

typedef struct {
  guint start;
  guint stop;
  guint step;
} SignetZoneRange;

/* "1-100", "0-255/5". FALSE with @problem, translated (transfer none). */
gboolean signet_zone_range_parse   (const char *word, SignetZoneRange *range, const char **problem);

/* @word with its $, ${offset}, ${offset,width} and ${offset,width,base} filled in. (transfer full); NULL with @problem. */
char    *signet_zone_generate_word (const char *word, guint value, const char **problem);

G_END_DECLS
