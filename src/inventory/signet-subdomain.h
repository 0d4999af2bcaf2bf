/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-host.h"

/* A DNS name set up on an instance, with its hosts. Like an instance it can be known by its row id
 * alone until a list reads the row. Properties: id, loaded, instance-id, instance-name, name,
 * display-name, delegation-type, use-case, state, state-text, expires, waiting, verified-at, n-hosts. */

G_BEGIN_DECLS

#define SIGNET_TYPE_SUBDOMAIN (signet_subdomain_get_type ())
G_DECLARE_FINAL_TYPE (SignetSubdomain, signet_subdomain, SIGNET, SUBDOMAIN, GObject)

/* @name: canonical. @delegation_type: "full" or "cname"; @use_case: "marketing", "transactional" or
 * any other text. */
SignetSubdomain *signet_subdomain_new        (gint64 instance_id, const char *name,
                                              const char *delegation_type, const char *use_case);
SignetSubdomain *signet_subdomain_new_for_id (gint64 id);

gint64      signet_subdomain_get_id              (SignetSubdomain *self);
void        signet_subdomain_set_id              (SignetSubdomain *self, gint64 id);
gint64      signet_subdomain_get_instance_id     (SignetSubdomain *self);
const char *signet_subdomain_get_instance_name   (SignetSubdomain *self); /* "" where it was not read with it */
void        signet_subdomain_set_instance_name   (SignetSubdomain *self, const char *name);
gboolean    signet_subdomain_get_loaded          (SignetSubdomain *self);
guint       signet_subdomain_get_version         (SignetSubdomain *self); /* of the row that was read, or 0 */
void        signet_subdomain_set_version         (SignetSubdomain *self, guint version);
const char *signet_subdomain_get_name            (SignetSubdomain *self);
const char *signet_subdomain_get_display_name    (SignetSubdomain *self);
const char *signet_subdomain_get_delegation_type (SignetSubdomain *self); /* the nick */
const char *signet_subdomain_get_use_case        (SignetSubdomain *self); /* the nick or text */
gint64      signet_subdomain_get_verified_at     (SignetSubdomain *self);
guint       signet_subdomain_get_n_hosts         (SignetSubdomain *self);
gint64      signet_subdomain_get_expires         (SignetSubdomain *self); /* the earliest, or 0 */
gboolean    signet_subdomain_get_waiting         (SignetSubdomain *self); /* a request is out for one or more */
SignetCertificateState signet_subdomain_get_state (SignetSubdomain *self);
char       *signet_subdomain_dup_state_text      (SignetSubdomain *self);

/* Its hosts, where they were read: empty for a list row. A GListModel of SignetHost. (transfer none) */
GListModel *signet_subdomain_get_hosts (SignetSubdomain *self);
void        signet_subdomain_add_host  (SignetSubdomain *self, SignetHost *host);

void signet_subdomain_update      (SignetSubdomain *self, SignetSubdomain *from);
/* How many hosts it has in all, have neither certificate nor request, have no certificate but a request that
 * is out, have both; @expires: of the certificate that runs out first, or 0. */
void signet_subdomain_set_summary (SignetSubdomain *self, guint n_hosts, gint64 expires, guint n_without,
                                   guint n_waiting, guint n_renewing, gint64 verified_at);

/* These words in any case become the nick; any other text is given back as it is. (transfer full) */
char       *signet_delegation_type_to_nick   (const char *text);
char       *signet_use_case_to_nick          (const char *text);
gboolean    signet_delegation_type_is_known  (const char *nick);
/* Words for people, translated: "Full", "CNAME"; "Marketing", "Transactional", or the text. */
const char *signet_delegation_type_describe  (const char *nick);
const char *signet_use_case_describe         (const char *nick);
/* "t", "m", "res": the host prefixes proposed for a new subdomain. */
const char * const *signet_subdomain_default_prefixes (void);

G_END_DECLS
