/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyring/signet-secret-service.h"

#include "keyring/signet-prompt.h"

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

/* What libsecret 0.20 has to get where a prompt was closed: it takes a NULL apart without looking. */
static GVariant *
create_nothing (const GVariantType *return_type)
{
  if (return_type != NULL && g_variant_type_equal (return_type, G_VARIANT_TYPE_OBJECT_PATH))
    return g_variant_ref_sink (g_variant_new_object_path ("/"));

  if (return_type != NULL && g_variant_type_is_array (return_type))
    return g_variant_ref_sink (g_variant_new_array (g_variant_type_element (return_type), NULL, 0));

  return NULL;
}

static GTask *
prompted_new (SecretService       *service,
              const GVariantType  *return_type,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  GTask *task = g_task_new (service, NULL, callback, user_data);

  if (return_type != NULL)
    g_task_set_task_data (task, g_variant_type_copy (return_type), (GDestroyNotify) g_variant_type_free);

  return task;
}

static void
prompted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = signet_prompt_perform_finish (result, &error);
  const GVariantType *return_type = g_task_get_task_data (task);

  notify (g_task_get_source_object (task), value != NULL ? SIGNET_PROMPT_ANSWERED : SIGNET_PROMPT_DISMISSED);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (value == NULL)
    g_task_return_pointer (task, create_nothing (return_type), (GDestroyNotify) g_variant_unref);
  else if (return_type != NULL && !g_variant_is_of_type (value, return_type))
    g_task_return_new_error (task, SECRET_ERROR, SECRET_ERROR_PROTOCOL, "The prompt gave back a %s",
                             g_variant_get_type_string (value));
  else
    g_task_return_pointer (task, g_steal_pointer (&value), (GDestroyNotify) g_variant_unref);
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

  signet_prompt_perform_async (g_dbus_proxy_get_connection (G_DBUS_PROXY (prompt)),
                               g_dbus_proxy_get_object_path (G_DBUS_PROXY (prompt)),
                               cancellable, prompted_cb, prompted_new (service, return_type, callback, user_data));
}

static GVariant *
signet_secret_service_prompt_finish (SecretService  *service,
                                     GAsyncResult   *result,
                                     GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
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
