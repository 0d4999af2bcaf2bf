/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sys/types.h>

/* What makes a process fit to hold a private key (docs/key-handling.md). */

G_BEGIN_DECLS

gboolean signet_hardening_apply       (pid_t parent);
gboolean signet_hardening_lock_memory (void);
char    *signet_hardening_dup_note    (void);

G_END_DECLS
