/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-certificate-state.h"

/* A name that serves HTTPS and goes into certificates. Immutable but for its row id.
 * Properties: id, name (A-label), display-name (U-label), expires, waiting, state, state-text. */

G_BEGIN_DECLS

#define SIGNET_TYPE_HOST (signet_host_get_type ())
G_DECLARE_FINAL_TYPE (SignetHost, signet_host, SIGNET, HOST, GObject)

SignetHost *signet_host_new (const char *name, gint64 expires, gboolean waiting);

gint64      signet_host_get_id           (SignetHost *self);
void        signet_host_set_id           (SignetHost *self, gint64 id);
const char *signet_host_get_name         (SignetHost *self);
const char *signet_host_get_display_name (SignetHost *self);
gint64      signet_host_get_expires      (SignetHost *self); /* 0: no certificate known */
gboolean    signet_host_get_waiting      (SignetHost *self); /* a request is out */
SignetCertificateState signet_host_get_state (SignetHost *self); /* as of now */
char       *signet_host_dup_state_text   (SignetHost *self);

G_END_DECLS
