/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyring/signet-keyring.h"
#include "store/signet-store.h"

#include <adwaita.h>

/* "Job Logs": Finished and Pending (n), search, filter, and the details of the job that is opened.
 * Properties: store, keyring (construct or settable later). Signal "request-again" (SignetRequest). */

G_BEGIN_DECLS

#define SIGNET_TYPE_JOB_PANE (signet_job_pane_get_type ())
G_DECLARE_FINAL_TYPE (SignetJobPane, signet_job_pane, SIGNET, JOB_PANE, AdwBin)

GtkWidget *signet_job_pane_new      (void);
void       signet_job_pane_set_up   (SignetJobPane *self, SignetStore *store, SignetKeyring *keyring);
void       signet_job_pane_open_job (SignetJobPane *self, const char *uuid);

G_END_DECLS
