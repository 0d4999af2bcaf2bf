/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "await.h"
#include "job/signet-request-job.h"
#include "keyring/signet-keyring.h"
#include "store/signet-store.h"

/* A store in a folder of its own, and the keyring of the bus that the test runs on. */
typedef struct
{
  char          *folder;
  char          *path;
  SignetStore   *store;
  SignetKeyring *keyring;
} JobFixture;

void              job_fixture_set_up      (JobFixture *fixture, gconstpointer data);
void              job_fixture_tear_down   (JobFixture *fixture, gconstpointer data);

SignetRequestJob *job_fixture_new_run     (JobFixture *fixture, SignetKeySpec spec);
SignetRequest    *job_fixture_new_request (JobFixture *fixture, SignetKeySpec spec);
SignetJob        *job_fixture_run         (SignetRequestJob *run, SignetRequest *request, GCancellable *cancellable,
                                           GError **error);

GPtrArray        *job_fixture_load_jobs     (JobFixture *fixture, guint states);
guint             job_fixture_count_jobs    (JobFixture *fixture);
guint             job_fixture_count_pending (JobFixture *fixture);
/* That there is one job, finished, with this outcome and without a CSR. */
void              job_fixture_assert_ended  (JobFixture *fixture, SignetJobOutcome outcome);

/* Of the jobs in the store, those whose key the keyring has. */
guint             job_fixture_count_keys    (JobFixture *fixture);
SignetKeyPresence job_fixture_look          (JobFixture *fixture, const char *uuid);
char             *job_fixture_dup_spki_of_key (JobFixture *fixture, const char *uuid);

gint64            job_fixture_begin         (JobFixture *fixture, SignetRequest *request, const char *uuid);
/* As if the signing process had got as far as this. */
char             *job_fixture_store_key     (JobFixture *fixture, SignetKeySpec spec, const char *uuid);
