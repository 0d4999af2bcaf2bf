/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-finding.h"
#include "request/signet-request.h"

/* What a certificate authority accepts, read from data (data/profiles/NICK.json, docs/ca-profiles.md): limits on
 * names and key types, which rules block and which warn, and from which day. Profiles that ship: "public" (default) and "private". */

G_BEGIN_DECLS

#define SIGNET_TYPE_PROFILE (signet_profile_get_type ())
G_DECLARE_FINAL_TYPE (SignetProfile, signet_profile, SIGNET, PROFILE, GObject)

/* SIGNET_ERROR_NOT_FOUND names the profiles there are. (transfer full) */
SignetProfile      *signet_profile_load          (const char *nick, GError **error);
SignetProfile      *signet_profile_new_from_json (const char *nick, GBytes *json, GError **error);
const char * const *signet_profile_list_nicks    (void);

const char *signet_profile_get_nick      (SignetProfile *self);
const char *signet_profile_get_title     (SignetProfile *self); /* "Public CA", translated */
guint       signet_profile_get_max_names (SignetProfile *self); /* 0: no limit */
/* The longest life of a certificate issued at @now, in days; 0: no limit. */
guint       signet_profile_get_max_validity_days (SignetProfile *self, gint64 now);

/* GPtrArray of SignetFinding, worst first, empty when all is right. (transfer full)
 * @now: seconds since the epoch, for rules with dates. The subject's check takes what the form holds while one
 * types. */
GPtrArray *signet_profile_check_subject     (SignetProfile *self, SignetSubject *subject, gint64 now);
GPtrArray *signet_profile_check_common_name (SignetProfile *self, const char *common_name, gint64 now);
GPtrArray *signet_profile_check_names       (SignetProfile *self, const char * const *names, gint64 now);
GPtrArray *signet_profile_check_key_spec    (SignetProfile *self, SignetKeySpec spec, gint64 now);
GPtrArray *signet_profile_check_request     (SignetProfile *self, SignetRequest *request, gint64 now);

G_END_DECLS
