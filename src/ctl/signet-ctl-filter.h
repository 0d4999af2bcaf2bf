/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/signet-ctl.h"

/* Which subdomains, as it is given on the command line. All fields are owned and may be NULL. */

G_BEGIN_DECLS

typedef struct {
  GStrv states;
  GStrv organizations;
  GStrv delegation_types;
  GStrv use_cases;
} SignetCtlFilter;

#define SIGNET_CTL_FILTER_N_ENTRIES 4

/* Copies entries for the options to @entries. */
void             signet_ctl_filter_add_entries (SignetCtlFilter *self, GOptionEntry *entries);
void             signet_ctl_filter_clear       (SignetCtlFilter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SignetCtlFilter, signet_ctl_filter_clear)

/* What can be told before the store is open; prints what is wrong. (transfer full) (nullable) */
SignetRowFilter *signet_ctl_filter_parse       (SignetCtl *ctl, const SignetCtlFilter *self);
/* Looks the organizations up; prints which there is not. */
gboolean         signet_ctl_filter_find_organizations (SignetCtl *ctl, const SignetCtlFilter *self, SignetRowFilter *filter);

G_END_DECLS
