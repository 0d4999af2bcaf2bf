/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-hit.h"

/* How the store makes what it found. */

G_BEGIN_DECLS

/* Texts are lent; NULL stands for "". */
typedef struct {
  gint64        id;
  SignetHitKind kind;
  const char   *name;
  const char   *where;      /* more on where it is, translated: URL, place */
  gint64        instance_id;
  const char   *instance_name;
  gint64        subdomain_id;
  const char   *subdomain_name;
  gint64        organization_id;
  const char   *job_uuid;
  gint64        time;
  SignetCertificateState state;
  const char   *state_text;
} SignetHitRow;

SignetHit    *signet_hit_new_from_row (const SignetHitRow *row);

/* An id for the list: the kind, the row, and for a request which of its names. */
#define SIGNET_HIT_MAX_POSITION ((1 << 20) - 1)
gint64        signet_hit_make_id      (SignetHitKind kind, gint64 row_id, guint position);
SignetHitKind signet_hit_id_get_kind  (gint64 id);
gint64        signet_hit_id_get_row   (gint64 id);
guint         signet_hit_id_get_position (gint64 id);

G_END_DECLS
