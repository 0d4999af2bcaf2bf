/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

/* How far the signing process is, and how long it may stay there. */

G_BEGIN_DECLS

/* Seconds that it may take to end. */
#define SIGNET_SIGNER_EXIT_DEADLINE 5

typedef enum {
  SIGNET_SIGNER_PHASE_GENERATING,
  SIGNET_SIGNER_PHASE_READY,     /* there is a key; waiting for the request */
  SIGNET_SIGNER_PHASE_STORING,   /* the keyring may be asking the user to unlock it */
  SIGNET_SIGNER_PHASE_LOADING,   /* (resume) reading the key from the keyring */
  SIGNET_SIGNER_PHASE_SIGNING,
  SIGNET_SIGNER_PHASE_DONE,
  SIGNET_SIGNER_PHASE_FAILED,
} SignetSignerPhase;

#define SIGNET_TYPE_SIGNER_PHASE (signet_signer_phase_get_type ())
GType    signet_signer_phase_get_type     (void);
gboolean signet_signer_phase_from_nick    (const char *nick, SignetSignerPhase *phase);
guint    signet_signer_phase_get_deadline (SignetSignerPhase phase, gboolean asked, gboolean ended);

G_END_DECLS
