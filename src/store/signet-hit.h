/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-certificate-state.h"

#include <gio/gio.h>

/* Something that was found, whatever it is: what it is called, where it is, and what to open for it. Like other
 * rows it can be known by its id alone until a list reads it. Properties: id, loaded, kind, title, subtitle, state,
 * state-text. */

G_BEGIN_DECLS

/* In the order in which they are listed. */
typedef enum {
  SIGNET_HIT_KIND_INSTANCE,
  SIGNET_HIT_KIND_SUBDOMAIN,
  SIGNET_HIT_KIND_HOST,
  SIGNET_HIT_KIND_REQUEST,      /* a request that asks for the name */
  SIGNET_HIT_KIND_ORGANIZATION,
} SignetHitKind;
#define SIGNET_HIT_KIND_N 5

#define SIGNET_TYPE_HIT_KIND (signet_hit_kind_get_type ())
GType signet_hit_kind_get_type (void);

#define SIGNET_TYPE_HIT (signet_hit_get_type ())
G_DECLARE_FINAL_TYPE (SignetHit, signet_hit, SIGNET, HIT, GObject)

SignetHit    *signet_hit_new_for_id (gint64 id);

gint64        signet_hit_get_id              (SignetHit *self); /* of the hit, not of a row */
gboolean      signet_hit_get_loaded          (SignetHit *self);
SignetHitKind signet_hit_get_kind            (SignetHit *self);
const char   *signet_hit_get_name            (SignetHit *self); /* as it is stored: names in A-labels */
const char   *signet_hit_get_title           (SignetHit *self); /* for people: names in U-labels */
/* Where it is, translated: "shop · mail.example.com". (transfer full) */
char         *signet_hit_dup_subtitle        (SignetHit *self);
/* What to open: 0, "" where it has none. */
gint64        signet_hit_get_instance_id     (SignetHit *self);
const char   *signet_hit_get_instance_name   (SignetHit *self);
gint64        signet_hit_get_subdomain_id    (SignetHit *self);
const char   *signet_hit_get_subdomain_name  (SignetHit *self);
gint64        signet_hit_get_organization_id (SignetHit *self);
const char   *signet_hit_get_job_uuid        (SignetHit *self);
gint64        signet_hit_get_time            (SignetHit *self); /* of a request: when it was made */
/* UNKNOWN and "" where it has no certificates: of a request, an organization. */
SignetCertificateState signet_hit_get_state  (SignetHit *self);
const char   *signet_hit_get_state_text      (SignetHit *self);

void          signet_hit_update (SignetHit *self, SignetHit *from);

const char   *signet_hit_kind_to_nick   (SignetHitKind kind); /* "instance", for machines */
gboolean      signet_hit_kind_from_nick (const char *nick, SignetHitKind *kind);
const char   *signet_hit_kind_describe  (SignetHitKind kind); /* "Instance", translated */
const char   *signet_hit_kind_describe_all (SignetHitKind kind); /* "Instances", translated */

G_END_DECLS
