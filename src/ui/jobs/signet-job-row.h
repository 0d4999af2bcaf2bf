/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-job.h"

#include <adwaita.h>

/* One job in the list: what it was, on which instance, when, and how it ended. Property: job. Its action
 * "row.open" opens it, for assistive technology that presses instead of clicking. */

G_BEGIN_DECLS

#define SIGNET_TYPE_JOB_ROW (signet_job_row_get_type ())
G_DECLARE_FINAL_TYPE (SignetJobRow, signet_job_row, SIGNET, JOB_ROW, AdwBin)

SignetJob *signet_job_row_get_job (SignetJobRow *self);
void       signet_job_row_set_job (SignetJobRow *self, SignetJob *job);

G_END_DECLS
