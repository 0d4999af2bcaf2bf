/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "keyring/signet-keyring.h"
#include "store/signet-store.h"

#include <adwaita.h>

/* "Subdomains & Certificates": instances, their subdomains, and the job log beside them. */

G_BEGIN_DECLS

#define SIGNET_TYPE_WINDOW (signet_window_get_type ())
G_DECLARE_FINAL_TYPE (SignetWindow, signet_window, SIGNET, WINDOW, AdwApplicationWindow)

SignetWindow *signet_window_new (AdwApplication *application, SignetStore *store, SignetKeyring *keyring, const char *store_path);
/* Opens the import of a file, at any location. */
void          signet_window_import (SignetWindow *self, GFile *file);

G_END_DECLS
