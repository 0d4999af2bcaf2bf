/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-row-model.h"

#include <adwaita.h>

/* The jobs of one state, or words that say why there are none. Properties: empty-title and
 * empty-description (shown where there is not a single job), model. Opening a row activates the action
 * "jobs.open" with the job's UUID. */

G_BEGIN_DECLS

#define SIGNET_TYPE_JOB_LIST (signet_job_list_get_type ())
G_DECLARE_FINAL_TYPE (SignetJobList, signet_job_list, SIGNET, JOB_LIST, AdwBin)

void signet_job_list_set_model  (SignetJobList *self, SignetRowModel *model);
void signet_job_list_set_narrow (SignetJobList *self, const char *search, const char *filter);

G_END_DECLS
