/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyring/signet-secret-service.h"

struct _SignetSecretService
{
  SecretService parent_instance;

  /* owned */
  SignetPromptFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (SignetSecretService, signet_secret_service, SECRET_TYPE_SERVICE)

static void
notify (SignetSecretService *self,
        SignetPromptEvent    event)
{
  if (self->func != NULL)
    self->func (event, self->user_data);
}

static void
signet_secret_service_prompt_async (SecretService       *service,
                                    SecretPrompt        *prompt,
                                    const GVariantType  *return_type,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  notify (SIGNET_SECRET_SERVICE (service), SIGNET_PROMPT_OPENED);

  SECRET_SERVICE_CLASS (signet_secret_service_parent_class)->prompt_async (service, prompt, return_type,
                                                                           cancellable, callback, user_data);
}

static GVariant *
signet_secret_service_prompt_finish (SecretService  *service,
                                     GAsyncResult   *result,
                                     GError        **error)
{
  GVariant *value = SECRET_SERVICE_CLASS (signet_secret_service_parent_class)->prompt_finish (service, result, error);

  /* NULL without an error is how libsecret says that the prompt was closed, or could not be shown */
  notify (SIGNET_SECRET_SERVICE (service), value != NULL ? SIGNET_PROMPT_ANSWERED : SIGNET_PROMPT_DISMISSED);

  return value;
}

static void
signet_secret_service_dispose (GObject *object)
{
  signet_secret_service_set_prompt_func (SIGNET_SECRET_SERVICE (object), NULL, NULL, NULL);

  G_OBJECT_CLASS (signet_secret_service_parent_class)->dispose (object);
}

static void
signet_secret_service_class_init (SignetSecretServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  SecretServiceClass *service_class = SECRET_SERVICE_CLASS (klass);

  object_class->dispose = signet_secret_service_dispose;

  service_class->prompt_async = signet_secret_service_prompt_async;
  service_class->prompt_finish = signet_secret_service_prompt_finish;
}

static void
signet_secret_service_init (SignetSecretService *self)
{
}

/**
 * signet_secret_service_set_prompt_func:
 * @self: a connection
 * @func: (nullable): what is told of each prompt
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data
 *
 * Sets who is told of prompts; there is one at a time.
 */
void
signet_secret_service_set_prompt_func (SignetSecretService *self,
                                       SignetPromptFunc     func,
                                       gpointer             user_data,
                                       GDestroyNotify       destroy)
{
  GDestroyNotify old_destroy;
  gpointer old_data;

  g_return_if_fail (SIGNET_IS_SECRET_SERVICE (self));

  old_destroy = self->destroy;
  old_data = self->user_data;

  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;

  if (old_destroy != NULL)
    old_destroy (old_data);
}
