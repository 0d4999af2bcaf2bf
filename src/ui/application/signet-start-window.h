/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

/* What is to be seen before there is a store to show: that it is being opened, or why it cannot be.
 * Signal "retry". */

G_BEGIN_DECLS

#define SIGNET_TYPE_START_WINDOW (signet_start_window_get_type ())
G_DECLARE_FINAL_TYPE (SignetStartWindow, signet_start_window, SIGNET, START_WINDOW, AdwApplicationWindow)

SignetStartWindow *signet_start_window_new          (AdwApplication *application);
void               signet_start_window_show_opening (SignetStartWindow *self);
void               signet_start_window_show_error   (SignetStartWindow *self, const char *message);

G_END_DECLS
