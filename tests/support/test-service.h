/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* A Secret Service for one test, on the private bus that the test runs on: a real gnome-keyring with a folder
 * of its own, or mock-secrets.py in one of its modes. */

G_BEGIN_DECLS

typedef struct _TestService TestService;

TestService *test_service_start_mock    (const char *mode);
TestService *test_service_start_keyring (void);
/* One that has no keyring but the session's. */
TestService *test_service_start_fresh   (void);
/* Kills the gnome-keyring and starts another one on the same files, with the same password. */
void         test_service_restart       (TestService *self);
void         test_service_lock          (TestService *self);
void         test_service_stop          (TestService *self);
gboolean     test_service_is_there      (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestService, test_service_stop)

G_END_DECLS
