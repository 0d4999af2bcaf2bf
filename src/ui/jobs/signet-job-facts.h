/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyring/signet-keyring.h"
#include "store/signet-job.h"

#include <adwaita.h>

/* All that the job log knows about one job, in groups: the job, the subject, the names, the key and
 * where it is now, the report of an import, the history. */

G_BEGIN_DECLS

#define SIGNET_TYPE_JOB_FACTS (signet_job_facts_get_type ())
G_DECLARE_FINAL_TYPE (SignetJobFacts, signet_job_facts, SIGNET, JOB_FACTS, AdwBin)

void signet_job_facts_set_job (SignetJobFacts *self, SignetJob *job, SignetKeyring *keyring);

G_END_DECLS
