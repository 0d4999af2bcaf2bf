/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "certificate/signet-certificate.h"

/* Which roots are trusted: the system's, and those that the user named for private authorities. Immutable: threads may share
 * it. */

G_BEGIN_DECLS

typedef enum {
  SIGNET_TRUST_NONE,
  SIGNET_TRUST_SYSTEM,
  SIGNET_TRUST_NAMED,  /* by the user */
} SignetTrustKind;

#define SIGNET_TYPE_TRUST (signet_trust_get_type ())
G_DECLARE_FINAL_TYPE (SignetTrust, signet_trust, SIGNET, TRUST, GObject)

/* What @base trusts, and @named (SignetCertificate); either may be NULL. */
SignetTrust    *signet_trust_new                (SignetTrust *base, GPtrArray *named);
/* The system's roots; blocks for some 50 ms. SIGNET_ERROR_FAILED where it has none. */
SignetTrust    *signet_trust_load_system        (GError **error);
void            signet_trust_load_system_async  (GCancellable *cancellable, GAsyncReadyCallback callback,
                                                 gpointer user_data);
SignetTrust    *signet_trust_load_system_finish (GAsyncResult *result, GError **error);

SignetTrustKind signet_trust_find         (SignetTrust *self, SignetCertificate *certificate);
/* Those whose subject is @subject_der. (transfer container) (element-type SignetCertificate) */
GPtrArray      *signet_trust_list_subject (SignetTrust *self, GBytes *subject_der);
guint           signet_trust_get_n_roots  (SignetTrust *self);

G_END_DECLS
