/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "request/signet-key-spec.h"
#include "request/signet-subject.h"

/* Everything that will be in the CSR, before there is a key, and for whom: subject, common name,
 * alternative names, key specification, CA profile, instance. Immutable. */

G_BEGIN_DECLS

/* ub-common-name of RFC 5280, A.1, in characters; canonical names are ASCII. */
#define SIGNET_REQUEST_MAX_COMMON_NAME_LENGTH 64

#define SIGNET_TYPE_REQUEST (signet_request_get_type ())
G_DECLARE_FINAL_TYPE (SignetRequest, signet_request, SIGNET, REQUEST, GObject)

/* @names: canonical A-labels; the common name is put first where it is missing, and each name is
 * kept once, in the order given. @profile: nick of a CA profile. @instance_name, @instance_url,
 * @org_id: as they are at this time; they go into the summary, not into the CSR. */
SignetRequest *signet_request_new (SignetSubject *subject, const char *common_name,
                                   const char * const *names, SignetKeySpec key_spec,
                                   const char *profile, gint64 instance_id, const char *instance_name,
                                   const char *instance_url, const char *org_id);

SignetSubject *signet_request_get_subject       (SignetRequest *self);
const char    *signet_request_get_common_name   (SignetRequest *self);
const char * const *signet_request_get_names    (SignetRequest *self); /* NULL-terminated */
guint          signet_request_get_n_names       (SignetRequest *self);
SignetKeySpec  signet_request_get_key_spec      (SignetRequest *self);
const char    *signet_request_get_profile       (SignetRequest *self);
gint64         signet_request_get_instance_id   (SignetRequest *self);
const char    *signet_request_get_instance_name (SignetRequest *self);
const char    *signet_request_get_instance_url  (SignetRequest *self);
const char    *signet_request_get_org_id        (SignetRequest *self);

/* FALSE where the common name has to stay out of the subject: over 64 characters (RFC 5280 A.1,
 * ub-common-name); it is among the alternative names all the same. */
gboolean       signet_request_get_common_name_in_subject (SignetRequest *self);

/* One line of JSON; what the store keeps and the signing process is told. Reading it refuses
 * whatever signet_request_new could not have made. */
char          *signet_request_to_json   (SignetRequest *self);
SignetRequest *signet_request_from_json (const char *json, GError **error);

/* What "Copy CSR content" copies: Org ID, instance, organization name, unit, country, state, city,
 * common name, subdomains; one "Label: value" a line, the names one a line. */
char          *signet_request_to_summary (SignetRequest *self);

G_END_DECLS
