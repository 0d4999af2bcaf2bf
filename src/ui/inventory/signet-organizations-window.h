/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/signet-store.h"

#include <adwaita.h>

/* "Organizations": all of them, with how many instances have each; to add, edit and remove. */

G_BEGIN_DECLS

#define SIGNET_TYPE_ORGANIZATIONS_WINDOW (signet_organizations_window_get_type ())
G_DECLARE_FINAL_TYPE (SignetOrganizationsWindow, signet_organizations_window, SIGNET, ORGANIZATIONS_WINDOW, AdwWindow)

SignetOrganizationsWindow *signet_organizations_window_new (GtkWindow *parent, SignetStore *store);

G_END_DECLS
