/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"
#include "ui/wizard/signet-draft.h"

/* Sees to it that the common name is among the hosts of the draft's selection: adds its subdomain, with that
 * host alone, where the user did not pick it, and takes it out again when another common name is chosen.
 * Signals: "added" (guint position in the selection), "taken-back", "failed" (const char *message). Property
 * "busy" (gboolean, notifies): the subdomain is being read. */

G_BEGIN_DECLS

#define SIGNET_TYPE_COMMON_NAME_KEEPER (signet_common_name_keeper_get_type ())
G_DECLARE_FINAL_TYPE (SignetCommonNameKeeper, signet_common_name_keeper, SIGNET, COMMON_NAME_KEEPER, GObject)

SignetCommonNameKeeper *signet_common_name_keeper_new      (SignetStore *store, SignetDraft *draft);
void                    signet_common_name_keeper_ensure   (SignetCommonNameKeeper *self);
gboolean                signet_common_name_keeper_get_busy (SignetCommonNameKeeper *self);
/* @subdomain is to be taken out of the selection: FALSE where it may be; TRUE where the common name is in it,
 * which then stays alone. */
gboolean                signet_common_name_keeper_keep     (SignetCommonNameKeeper *self, SignetSelectedSubdomain *subdomain);

G_END_DECLS
