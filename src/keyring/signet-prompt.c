/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyring/signet-prompt.h"

#define SERVICE_NAME     "org.freedesktop.secrets"
#define PROMPT_INTERFACE "org.freedesktop.Secret.Prompt"

typedef struct {
  GDBusConnection *connection;
  char *path;
  guint subscription;
  GSource *cancelled_source;
  gboolean over;
} Prompt;

static void
prompt_free (gpointer data)
{
  Prompt *prompt = data;

  g_object_unref (prompt->connection);
  g_free (prompt->path);
  g_free (prompt);
}

/* TRUE the first time: what comes later is too late. */
static gboolean
end (Prompt *prompt)
{
  guint subscription = prompt->subscription;

  if (prompt->over)
    return FALSE;

  prompt->over = TRUE;
  prompt->subscription = 0;
  if (prompt->cancelled_source != NULL)
    g_source_destroy (prompt->cancelled_source);
  g_clear_pointer (&prompt->cancelled_source, g_source_unref);
  g_dbus_connection_signal_unsubscribe (prompt->connection, subscription);

  return TRUE;
}

static void
completed_cb (GDBusConnection *connection,
              const char      *sender,
              const char      *path,
              const char      *interface,
              const char      *signal,
              GVariant        *parameters,
              gpointer         user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  g_autoptr (GVariant) value = NULL;
  gboolean dismissed = TRUE;

  if (!end (g_task_get_task_data (task)))
    return;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(bv)")))
    g_variant_get (parameters, "(bv)", &dismissed, &value);

  if (dismissed)
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_pointer (task, g_steal_pointer (&value), (GDestroyNotify) g_variant_unref);
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Prompt *prompt = g_task_get_task_data (task);

  if (!end (prompt))
    return G_SOURCE_REMOVE;

  /* whether it can still be closed does not matter to whoever cancelled */
  g_dbus_connection_call (prompt->connection, SERVICE_NAME, prompt->path, PROMPT_INTERFACE, "Dismiss", NULL, NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL || !end (g_task_get_task_data (task)))
    return;

  /* The service is there, and cannot ask: gnome-keyring passes on that the desktop has no program for it. Whether
   * it went away is seen by whoever watches its name. */
  if (g_dbus_error_is_remote_error (error) && !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY))
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * signet_prompt_perform_async:
 * @connection: the bus of the service
 * @path: the object path of the prompt
 * @cancellable: (nullable): ends the waiting at once, and tells the service to close the prompt
 * @callback: called when the user has answered
 * @user_data: for @callback
 *
 * Has the service ask the user, who may take any time.
 */
void
signet_prompt_perform_async (GDBusConnection     *connection,
                             const char          *path,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Prompt *prompt = g_new0 (Prompt, 1);

  prompt->connection = g_object_ref (connection);
  prompt->path = g_strdup (path);
  g_task_set_source_tag (task, signet_prompt_perform_async);
  g_task_set_task_data (task, prompt, prompt_free);

  prompt->subscription =
    g_dbus_connection_signal_subscribe (connection, SERVICE_NAME, PROMPT_INTERFACE, "Completed", path, NULL,
                                        G_DBUS_SIGNAL_FLAGS_NONE, completed_cb,
                                        g_object_ref (task), g_object_unref);
  if (cancellable != NULL)
    {
      prompt->cancelled_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (prompt->cancelled_source, G_SOURCE_FUNC (cancelled_cb), task, NULL);
      g_source_attach (prompt->cancelled_source, g_main_context_get_thread_default ());
    }

  /* no window to put it above: the one who asks is a process without any */
  g_dbus_connection_call (connection, SERVICE_NAME, path, PROMPT_INTERFACE, "Prompt", g_variant_new ("(s)", ""), NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, G_MAXINT, cancellable,
                          opened_cb, g_object_ref (task));
}

/**
 * signet_prompt_perform_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what the prompt was for; %NULL without an error where it was closed, or
 *   could not be shown
 */
GVariant *
signet_prompt_perform_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_prompt_perform_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
