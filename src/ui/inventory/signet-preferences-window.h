/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

/* "Preferences": what is proposed for new subdomains. What is right when it is applied, or the window is closed, is kept. */

G_BEGIN_DECLS

#define SIGNET_TYPE_PREFERENCES_WINDOW (signet_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (SignetPreferencesWindow, signet_preferences_window, SIGNET, PREFERENCES_WINDOW, AdwWindow)

/* @parent: (nullable) */
void signet_preferences_window_present (GtkWindow *parent);

G_END_DECLS
