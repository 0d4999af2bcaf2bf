/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsecret/secret.h>

/* libsecret's connection to the Secret Service, which says when the service is asking the user
 * something: a deadline must not run meanwhile, and a prompt that was closed is no "not found". */

G_BEGIN_DECLS

typedef enum {
  SIGNET_PROMPT_OPENED,
  SIGNET_PROMPT_ANSWERED,
  SIGNET_PROMPT_DISMISSED,
} SignetPromptEvent;

typedef void (*SignetPromptFunc) (SignetPromptEvent event, gpointer user_data);

#define SIGNET_TYPE_SECRET_SERVICE (signet_secret_service_get_type ())
G_DECLARE_FINAL_TYPE (SignetSecretService, signet_secret_service, SIGNET, SECRET_SERVICE, SecretService)

void signet_secret_service_set_prompt_func (SignetSecretService *self, SignetPromptFunc func, gpointer user_data,
                                            GDestroyNotify destroy);

G_END_DECLS
