/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* "2 - Purchase SSL Certificate": what to do with a CSR at the certificate authority, and the requests
 * that wait for their certificate. */

G_BEGIN_DECLS

#define SIGNET_TYPE_WIZARD_PURCHASE_PAGE (signet_wizard_purchase_page_get_type ())
G_DECLARE_FINAL_TYPE (SignetWizardPurchasePage, signet_wizard_purchase_page, SIGNET, WIZARD_PURCHASE_PAGE, AdwBin)

void signet_wizard_purchase_page_set_up (SignetWizardPurchasePage *self, SignetStore *store, SignetInstance *instance);

G_END_DECLS
