/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Instances, changed by hand: each change is one transaction with its job. */

#include "signet-config.h"

#include "store/signet-store-private.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME_LENGTH 1024

/* What is changed, and what comes of it. */
typedef struct {
  SignetInstance *instance; /* owned, of one that is added */
  gint64 id;
  gboolean removed;
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  g_clear_object (&self->instance);
  g_free (self);
}

static gboolean
check_instance_is_new (SignetDatabase *database,
                       SignetInstance *instance,
                       GError        **error)
{
  g_autoptr (GArray) others =
    signet_store_look_up (database, "SELECT id FROM instance WHERE id <> ?1 AND name = ?2 AND url = ?3 AND removed_at IS NULL",
             signet_instance_get_id (instance), signet_instance_get_name (instance), signet_instance_get_url (instance),
             error);

  if (others == NULL)
    return FALSE;
  if (others->len > 0)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_EXISTS,
                 _("There is an instance “%s” with the URL “%s” already. Give it another name or URL."),
                 signet_instance_get_name (instance), signet_instance_get_url (instance));
  return others->len == 0;
}

/* What the caller built may come from anywhere: it is checked as an import is. NULL with @error. */
static SignetInstance *
check_instance (SignetInstance *instance,
                GError        **error)
{
  g_autofree char *name = g_strdup (signet_instance_get_name (instance));
  const char *url = signet_instance_get_url (instance);
  g_autofree char *host = NULL;

  if (!g_utf8_validate (name, -1, NULL) || !g_utf8_validate (url, -1, NULL) || strlen (name) > MAX_NAME_LENGTH)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   _("The name of the instance is not in UTF-8 or longer than %d bytes. Give it a shorter one."),
                   MAX_NAME_LENGTH);
      return NULL;
    }
  g_strstrip (name);
  if (*url != '\0' || *name == '\0')
    {
      host = signet_instance_name_from_url (url, error);
      if (host == NULL)
        return NULL;
    }
  return signet_instance_new (*name != '\0' ? name : host, url, signet_instance_get_organization (instance));
}

static gboolean
add_instance_func (SignetDatabase *database,
                   GTask          *task,
                   gpointer        op,
                   GCancellable   *cancellable,
                   GError        **error)
{
  Change *self = op;
  g_autoptr (SignetInstance) instance = check_instance (self->instance, error);
  gint64 id;

  if (instance == NULL || !check_instance_is_new (database, instance, error))
    return FALSE;
  id = signet_store_insert_instance (database, instance, signet_store_now (), error);
  if (id == 0)
    return FALSE;
  signet_instance_set_id (instance, id);
  self->id = id;
  return signet_store_record_job (database, SIGNET_JOB_KIND_INSTANCE, instance, signet_instance_get_name (instance),
                                  _("The instance was added"), NULL, NULL, error);
}

static gboolean
remove_instance_func (SignetDatabase *database,
                      GTask          *task,
                      gpointer        op,
                      GCancellable   *cancellable,
                      GError        **error)
{
  Change *self = op;
  gboolean was_removed;
  g_autoptr (SignetInstance) instance = signet_store_read_any_instance (database, self->id, &was_removed, error);

  if (instance == NULL)
    return FALSE;
  if (was_removed == self->removed)
    return TRUE;
  if (!self->removed && !check_instance_is_new (database, instance, error))
    return FALSE;
  return signet_store_update_row (database, "UPDATE instance SET removed_at = nullif (?2, 0) WHERE id = ?1", self->id,
                      self->removed ? signet_store_now () : 0, error) &&
         signet_store_record_job (database, SIGNET_JOB_KIND_INSTANCE, instance, signet_instance_get_name (instance),
                                  self->removed ? _("The instance was removed") : _("The instance was restored"), NULL,
                                  NULL, error);
}

static void
run (SignetStore        *self,
     SignetStoreFunc     func,
     Change             *op,
     gpointer            source_tag,
     GCancellable       *cancellable,
     GAsyncReadyCallback callback,
     gpointer            user_data)
{
  signet_store_run (self, SIGNET_STORE_WRITE, func, op, change_free, source_tag, cancellable, callback, user_data);
}

/**
 * signet_store_add_instance_async:
 * @self: a store
 * @instance: name or URL, and organization, of an instance; without a name it is called by the host of its URL
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Adds an instance by hand.
 */
void
signet_store_add_instance_async (SignetStore        *self,
                                 SignetInstance     *instance,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  Change *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (SIGNET_IS_INSTANCE (instance));

  op = g_new0 (Change, 1);
  op->instance = signet_instance_new (signet_instance_get_name (instance), signet_instance_get_url (instance),
                                      signet_instance_get_organization (instance));
  run (self, add_instance_func, op, signet_store_add_instance_async, cancellable, callback, user_data);
}

/**
 * signet_store_add_instance_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: its row id; 0 with %SIGNET_ERROR_EXISTS (the same name and URL), %SIGNET_ERROR_INVALID or another error of the
 *   store
 */
gint64
signet_store_add_instance_finish (SignetStore  *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  Change *op = signet_store_finish (self, result, signet_store_add_instance_async, error);

  return op != NULL ? op->id : 0;
}

/**
 * signet_store_set_instance_removed_async:
 * @self: a store
 * @id: row id of an instance
 * @removed: whether to remove it, or to restore it
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Puts an instance aside with all its subdomains, or brings it back with them. Doing so twice changes nothing.
 */
void
signet_store_set_instance_removed_async (SignetStore        *self,
                                         gint64              id,
                                         gboolean            removed,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data)
{
  Change *op;

  g_return_if_fail (SIGNET_IS_STORE (self));

  op = g_new0 (Change, 1);
  op->id = id;
  op->removed = !!removed;
  run (self, remove_instance_func, op, signet_store_set_instance_removed_async, cancellable, callback, user_data);
}

/**
 * signet_store_set_instance_removed_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %SIGNET_ERROR_NOT_FOUND, %SIGNET_ERROR_EXISTS (name and URL were taken meanwhile) or another error of
 *   the store
 */
gboolean
signet_store_set_instance_removed_finish (SignetStore  *self,
                                          GAsyncResult *result,
                                          GError      **error)
{
  return signet_store_finish (self, result, signet_store_set_instance_removed_async, error) != NULL;
}
