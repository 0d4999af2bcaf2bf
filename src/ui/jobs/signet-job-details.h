/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyring/signet-keyring.h"
#include "store/signet-store.h"

#include <adwaita.h>

/* One job, opened: what is known about it, and what can be done with it (Download, copy, "Request again",
 * "Try again" for a pending one). Going back is the action "jobs.back" of whoever holds it.
 * Signal "request-again" (SignetRequest). */

G_BEGIN_DECLS

#define SIGNET_TYPE_JOB_DETAILS (signet_job_details_get_type ())
G_DECLARE_FINAL_TYPE (SignetJobDetails, signet_job_details, SIGNET, JOB_DETAILS, AdwBin)

void signet_job_details_set_up (SignetJobDetails *self, SignetStore *store, SignetKeyring *keyring);
void signet_job_details_open   (SignetJobDetails *self, const char *uuid);
void signet_job_details_close  (SignetJobDetails *self);

G_END_DECLS
