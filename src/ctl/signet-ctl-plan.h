/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/signet-ctl.h"

/* From the options of `signetctl request` and the inventory to a checked request. */

G_BEGIN_DECLS

/* As given on the command line; NULL where an option was not. */
typedef struct {
  GStrv     instances;
  GStrv     hosts;
  GStrv     subdomains;
  gboolean  all;
  char     *common_name;
  char     *organization;
  char     *unit;
  char     *country;
  char     *state;
  char     *city;
  char     *key;
  char     *profile;
  char     *output;
} SignetCtlPlanOptions;

void           signet_ctl_plan_options_clear (SignetCtlPlanOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SignetCtlPlanOptions, signet_ctl_plan_options_clear)

SignetRequest *signet_ctl_plan_request (SignetCtl *ctl, const SignetCtlPlanOptions *options,
                                        const char *instance_name, GError **error);

G_END_DECLS
