/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* DNS names as they go into certificates: lower-case A-labels without a trailing dot. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_DNS_NAME_DEFAULT  = 0,
  SIGNET_DNS_NAME_WILDCARD = 1 << 0, /* "*." as the whole leftmost label is allowed */
} SignetDnsNameFlags;

#define SIGNET_DNS_NAME_MAX_LENGTH  253
#define SIGNET_DNS_LABEL_MAX_LENGTH 63

/* Any spelling a user types (blanks around it, capitals, U-labels) to the canonical one; refuses,
 * with SIGNET_ERROR_INVALID that says what is wrong, whatever is not a host name of two or more
 * labels: underscore, empty label, blank, URL, IP address, over-long, bad IDN. */
char     *signet_dns_name_canonicalize     (const char *text, SignetDnsNameFlags flags, GError **error);
/* TRUE for what canonicalizes to itself; much quicker than to try it. */
gboolean  signet_dns_name_is_canonical     (const char *name, SignetDnsNameFlags flags);
/* For display: U-labels where they map back to the same A-labels, else the A-labels. */
char     *signet_dns_name_to_unicode       (const char *name);
gboolean  signet_dns_name_is_wildcard      (const char *name);
gboolean  signet_dns_name_is_public_suffix (const char *name);
/* FALSE under a top-level domain that this computer's Public Suffix List has never heard of. */
gboolean  signet_dns_name_has_known_suffix (const char *name);
/* TRUE for name == parent as well. Whole labels: "ample.com" is not a parent of "example.com". */
gboolean  signet_dns_name_is_under         (const char *name, const char *parent);
/* localhost, .local, .internal, .test, .arpa and others no public CA may certify (RFC 6761, BR). */
gboolean  signet_dns_name_is_internal      (const char *name);

G_END_DECLS
