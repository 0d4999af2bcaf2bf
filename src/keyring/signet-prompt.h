/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* A question that the Secret Service asks the user (org.freedesktop.Secret.Prompt). libsecret 0.20 has its
 * own, which hangs where the service dies meanwhile, and returns an error that it has not got where it is
 * cancelled then. */

G_BEGIN_DECLS

void      signet_prompt_perform_async  (GDBusConnection *connection, const char *path, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
GVariant *signet_prompt_perform_finish (GAsyncResult *result, GError **error);

G_END_DECLS
