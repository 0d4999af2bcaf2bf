/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-certificate-state.h"
#include "inventory/signet-organization.h"

/* A server or service with a URL, owned by an organization. An instance can be made knowing no
 * more than its row id; a list fills it in when the row is read, and each property then notifies.
 * Properties: id, loaded, name, url, notes, organization, n-subdomains (uint), state (worst), state-text, expires. */

G_BEGIN_DECLS

#define SIGNET_TYPE_INSTANCE (signet_instance_get_type ())
G_DECLARE_FINAL_TYPE (SignetInstance, signet_instance, SIGNET, INSTANCE, GObject)

SignetInstance *signet_instance_new        (const char *name, const char *url, SignetOrganization *organization);
SignetInstance *signet_instance_new_for_id (gint64 id); /* not loaded yet */

gint64              signet_instance_get_id           (SignetInstance *self);
void                signet_instance_set_id           (SignetInstance *self, gint64 id);
gboolean            signet_instance_get_loaded       (SignetInstance *self);
const char         *signet_instance_get_name         (SignetInstance *self); /* never NULL */
const char         *signet_instance_get_url          (SignetInstance *self); /* never NULL */
const char         *signet_instance_get_notes        (SignetInstance *self); /* for whoever renews next; never NULL */
void                signet_instance_set_notes        (SignetInstance *self, const char *notes);
guint               signet_instance_get_version      (SignetInstance *self); /* of the row that was read, or 0 */
void                signet_instance_set_version      (SignetInstance *self, guint version);
SignetOrganization *signet_instance_get_organization (SignetInstance *self); /* (nullable) */
guint               signet_instance_get_n_subdomains (SignetInstance *self);
SignetCertificateState signet_instance_get_state     (SignetInstance *self);
gint64              signet_instance_get_expires      (SignetInstance *self); /* earliest, or 0 */
char               *signet_instance_dup_state_text   (SignetInstance *self); /* of the worst state */

/* For the store: takes over everything that another reading of the same row says; sets loaded. */
void signet_instance_update  (SignetInstance *self, SignetInstance *from);
void signet_instance_set_summary (SignetInstance *self, guint n_subdomains,
                                  SignetCertificateState state, gint64 expires);

/* Checks what a user typed. http(s) URL with a host; SIGNET_ERROR_INVALID says what is wrong. */
gboolean signet_instance_check_url (const char *url, GError **error);
/* The URL's host in canonical spelling: what an instance without a name is called. */
char    *signet_instance_name_from_url (const char *url, GError **error);

G_END_DECLS
