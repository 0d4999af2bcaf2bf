/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "certificate/signet-bundle-contents.h"
#include "certificate/signet-zip.h"

/* Takes single values into the contents of a bundle, each once, and counts what that costs. FALSE only for what ends
 * everything: a limit, or the user. All else is a remark, and goes on. */

G_BEGIN_DECLS

typedef struct
{
  SignetBundleContents *contents;
  SignetSecret         *password;
  GCancellable         *cancellable;
  GHashTable           *seen;      /* SHA-256 of what was taken already */
  SignetZipBudget       zip;
  const char           *entry;     /* that is being read */
  guint                 iterations_left;
  guint                 values_left;
  guint                 depth;
  GError               *password_error;
} SignetCollector;

void     signet_collector_remark      (SignetCollector *self, const char *text);
/* One more block, or value; each may be wrong in a way that costs time. */
gboolean signet_collector_spend_value (SignetCollector *self, GError **error);
gboolean signet_collector_add_key     (SignetCollector *self, const char *spki_sha256, gboolean is_encrypted,
                                       GError **error);
/* One value of DER after another, as "cat" makes it of several files. */
gboolean signet_collector_add_der     (SignetCollector *self, const guint8 *bytes, gsize size, GError **error);
/* Takes @problem: a remark, or @error where it costs too much. */
gboolean signet_collector_pass_on     (SignetCollector *self, GError *problem, GError **error);

G_END_DECLS
