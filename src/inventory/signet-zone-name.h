/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* The names and numbers of a zone file (RFC 1035, section 5.1; RFC 2308; RFC 3597). Private to this folder. */

G_BEGIN_DECLS

/* @origin: as this function gave it, or NULL for none. Absolute, lower case, without the dot at the end ("" is the
 * root); escapes only where they are needed, so that equal names are equal texts. (transfer full); NULL with
 * @problem, translated (transfer none). */
char    *signet_zone_name_parse (const char *word, const char *origin, const char **problem);
/* Whether @name lies below @zone, or is it; both as above. */
gboolean signet_zone_name_is_in (const char *name, const char *zone);

gboolean signet_zone_word_is_ttl   (const char *word);                  /* "3600", "1h30m" */
gboolean signet_zone_word_is_class (const char *word, gboolean *is_internet); /* "IN", "CH", "CLASS1" */

/* The types that matter here, and one for all others that exist. */
typedef enum {
  SIGNET_ZONE_TYPE_UNKNOWN, /* no type at all */
  SIGNET_ZONE_TYPE_OTHER,
  SIGNET_ZONE_TYPE_SOA,
  SIGNET_ZONE_TYPE_NS,
  SIGNET_ZONE_TYPE_A,
  SIGNET_ZONE_TYPE_AAAA,
  SIGNET_ZONE_TYPE_CNAME,
} SignetZoneType;

SignetZoneType signet_zone_type_parse (const char *word);

G_END_DECLS
