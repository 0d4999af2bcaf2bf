/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyring/signet-keyring.h"
#include "store/signet-store.h"

#include <gtk/gtk.h>

/* "Manage Certificate": the assistant for one instance. GtkAssistant cannot be derived from, so this
 * object owns one, keeps itself alive while its window is open, and lets go when it closes.
 * Signal "show-job" (const char *uuid): the user wants to see that job in the job log. */

G_BEGIN_DECLS

#define SIGNET_TYPE_WIZARD (signet_wizard_get_type ())
G_DECLARE_FINAL_TYPE (SignetWizard, signet_wizard, SIGNET, WIZARD, GObject)

/* @subdomain_ids: (nullable) GArray of gint64, picked beforehand in the list. @again: (nullable) a
 * request to fill everything in from ("Request again"). */
SignetWizard *signet_wizard_new        (GtkWindow *parent, SignetStore *store, SignetKeyring *keyring, const char *store_path,
                                        SignetInstance *instance, GArray *subdomain_ids, SignetRequest *again);
void          signet_wizard_present    (SignetWizard *self);
GtkWindow    *signet_wizard_get_window (SignetWizard *self);

G_END_DECLS
