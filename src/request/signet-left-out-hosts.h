/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-host.h"

/* Hosts of added subdomains that another one has brought into the selection already. They wait until that one
 * is taken out: a name goes when the last subdomain that has it goes, not before. */

G_BEGIN_DECLS

typedef struct _SignetLeftOutHosts SignetLeftOutHosts;

SignetLeftOutHosts *signet_left_out_hosts_new        (void);
void                signet_left_out_hosts_free       (SignetLeftOutHosts *self);
void                signet_left_out_hosts_add        (SignetLeftOutHosts *self, gpointer subdomain,
                                                      SignetHost *host);
/* @subdomain is taken out: its own hosts wait no longer. */
void                signet_left_out_hosts_forget     (SignetLeftOutHosts *self, gpointer subdomain);
/* The one of this name that has waited longest, or NULL. (transfer full) */
SignetHost         *signet_left_out_hosts_take_first (SignetLeftOutHosts *self, const char *name,
                                                      gpointer *subdomain);

G_END_DECLS
