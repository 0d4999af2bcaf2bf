/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "certificate/signet-bundle.h"

#include "base/signet-error.h"
#include "certificate/signet-bundle-reader.h"

#include <glib/gi18n-lib.h>

/* One more than the reader takes, so that it says what is wrong. */
#define MAX_LOAD (16 * 1024 * 1024 + 1)

struct _SignetBundle
{
  GObject parent_instance;

  /* owned */
  char *title;
  SignetBundleContents *contents;
};

G_DEFINE_FINAL_TYPE (SignetBundle, signet_bundle, G_TYPE_OBJECT)

/* What a thread is to do. */
typedef struct
{
  GBytes       *bytes; /* or */
  GFile        *file;
  char         *title;
  SignetSecret *password;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_clear_pointer (&task->bytes, g_bytes_unref);
  g_clear_object (&task->file);
  g_clear_pointer (&task->title, g_free);
  g_clear_pointer (&task->password, signet_secret_unref);
  g_free (task);
}

static void
signet_bundle_finalize (GObject *object)
{
  SignetBundle *self = SIGNET_BUNDLE (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->contents, signet_bundle_contents_free);

  G_OBJECT_CLASS (signet_bundle_parent_class)->finalize (object);
}

static void
signet_bundle_class_init (SignetBundleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_bundle_finalize;
}

static void
signet_bundle_init (SignetBundle *self)
{
}

static SignetBundle *
read_bytes (GBytes        *bytes,
            const char    *title,
            SignetSecret  *password,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (SignetBundleContents) contents = NULL;
  SignetBundle *self;

  contents = signet_bundle_contents_read (bytes, title, password, cancellable, error);
  if (contents == NULL)
    return NULL;

  self = g_object_new (SIGNET_TYPE_BUNDLE, NULL);
  self->title = g_strdup (title);
  self->contents = g_steal_pointer (&contents);

  return self;
}

/**
 * signet_bundle_read:
 * @bytes: any file
 * @title: what to call it in messages
 * @password: (nullable): of PKCS #12 files in it, UTF-8
 * @error: return location for a #GError
 *
 * What the bytes are is found out from themselves. Parts that are damaged or of no use are told by
 * signet_bundle_get_remarks(), and the rest is taken.
 *
 * Returns: (transfer full): the bundle, with at least one certificate, request or key in it; or %NULL with
 *   %SIGNET_ERROR_INVALID, %SIGNET_ERROR_TOO_LARGE or %SIGNET_ERROR_PASSWORD
 */
SignetBundle *
signet_bundle_read (GBytes        *bytes,
                    const char    *title,
                    SignetSecret  *password,
                    GError       **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  return read_bytes (bytes, title, password, NULL, error);
}

typedef struct
{
  gsize  size;
  guint8 bytes[];
} Buffer;

/* It may have had a key in it. */
static void
buffer_free (gpointer data)
{
  Buffer *buffer = data;

  signet_secret_wipe (buffer->bytes, buffer->size);
  g_free (buffer);
}

static GBytes *
load_bytes (GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  Buffer *buffer;
  gsize size = 0;

  if (stream == NULL)
    return NULL;

  /* one allocation, never moved; what is not written to takes no memory */
  buffer = g_malloc (sizeof (Buffer) + MAX_LOAD);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer->bytes, MAX_LOAD, &size, cancellable, error))
    {
      buffer->size = size;
      buffer_free (buffer);
      return NULL;
    }
  buffer->size = size;

  return g_bytes_new_with_free_func (buffer->bytes, size, buffer_free, buffer);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Task *work = task_data;
  SignetBundle *bundle;
  GError *error = NULL;

  if (work->file != NULL)
    work->bytes = load_bytes (work->file, cancellable, &error);
  if (work->bytes == NULL)
    {
      if (signet_error_is_cancelled (error))
        g_task_return_error (task, error);
      else
        {
          g_task_return_new_error (task, SIGNET_ERROR, SIGNET_ERROR_IO, _("“%s” could not be read: %s"), work->title,
                                   error->message);
          g_error_free (error);
        }
      return;
    }

  bundle = read_bytes (work->bytes, work->title, work->password, cancellable, &error);
  g_clear_pointer (&work->bytes, g_bytes_unref);
  if (bundle != NULL)
    g_task_return_pointer (task, bundle, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
run (Task                *work,
     SignetSecret        *password,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data,
     gpointer             tag)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  work->password = password != NULL ? signet_secret_ref (password) : NULL;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, work, task_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * signet_bundle_read_async:
 * @bytes: any file
 * @title: what to call it in messages
 * @password: (nullable): of PKCS #12 files in it, UTF-8
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * signet_bundle_read() in a thread.
 */
void
signet_bundle_read_async (GBytes              *bytes,
                          const char          *title,
                          SignetSecret        *password,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Task *work;

  g_return_if_fail (bytes != NULL);
  g_return_if_fail (title != NULL);

  work = g_new0 (Task, 1);
  work->bytes = g_bytes_ref (bytes);
  work->title = g_strdup (title);
  run (work, password, cancellable, callback, user_data, signet_bundle_read_async);
}

/**
 * signet_bundle_read_finish:
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): as signet_bundle_read() does; or %NULL with %G_IO_ERROR_CANCELLED
 */
SignetBundle *
signet_bundle_read_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_bundle_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * signet_bundle_load_async:
 * @file: any file
 * @password: (nullable): of PKCS #12 files in it, UTF-8
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads a file into memory that is wiped after use, and what is in it, in a thread.
 */
void
signet_bundle_load_async (GFile               *file,
                          SignetSecret        *password,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autofree char *name = NULL;
  Task *work;

  g_return_if_fail (G_IS_FILE (file));

  name = g_file_get_basename (file);
  work = g_new0 (Task, 1);
  work->file = g_object_ref (file);
  work->title = name != NULL ? g_filename_display_name (name) : g_file_get_uri (file);
  run (work, password, cancellable, callback, user_data, signet_bundle_load_async);
}

/**
 * signet_bundle_load_finish:
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): as signet_bundle_read() does; or %NULL, also with %SIGNET_ERROR_IO or
 *   %G_IO_ERROR_CANCELLED
 */
SignetBundle *
signet_bundle_load_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_bundle_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * signet_bundle_get_title:
 * @self: a bundle
 *
 * Returns: (transfer none): what it is called in messages
 */
const char *
signet_bundle_get_title (SignetBundle *self)
{
  g_return_val_if_fail (SIGNET_IS_BUNDLE (self), NULL);

  return self->title;
}

/**
 * signet_bundle_get_certificates:
 * @self: a bundle
 *
 * Returns: (transfer none) (element-type SignetCertificate): its certificates, each once, in the order of the file
 */
GPtrArray *
signet_bundle_get_certificates (SignetBundle *self)
{
  g_return_val_if_fail (SIGNET_IS_BUNDLE (self), NULL);

  return self->contents->certificates;
}

/**
 * signet_bundle_get_requests:
 * @self: a bundle
 *
 * Returns: (transfer none) (element-type SignetCsr): the certificate signing requests in it
 */
GPtrArray *
signet_bundle_get_requests (SignetBundle *self)
{
  g_return_val_if_fail (SIGNET_IS_BUNDLE (self), NULL);

  return self->contents->requests;
}

/**
 * signet_bundle_get_keys:
 * @self: a bundle
 *
 * Returns: (transfer none) (element-type SignetBundleKey): which private keys are in it
 */
GPtrArray *
signet_bundle_get_keys (SignetBundle *self)
{
  g_return_val_if_fail (SIGNET_IS_BUNDLE (self), NULL);

  return self->contents->keys;
}

/**
 * signet_bundle_get_remarks:
 * @self: a bundle
 *
 * Returns: (transfer none) (element-type SignetBundleRemark): what was left out, and why
 */
GPtrArray *
signet_bundle_get_remarks (SignetBundle *self)
{
  g_return_val_if_fail (SIGNET_IS_BUNDLE (self), NULL);

  return self->contents->remarks;
}

static gboolean
issued_another (SignetBundle      *self,
                SignetCertificate *certificate)
{
  GPtrArray *all = self->contents->certificates;

  for (guint i = 0; i < all->len; i++)
    {
      SignetCertificate *other = g_ptr_array_index (all, i);

      if (other != certificate && signet_certificate_names_as_issuer (other, certificate))
        return TRUE;
    }

  return FALSE;
}

/**
 * signet_bundle_find_leaf:
 * @self: a bundle
 * @spki_sha256: (nullable): of the key that the certificate is looked for
 *
 * Returns: (transfer none) (nullable): the certificate that the others are there for
 */
SignetCertificate *
signet_bundle_find_leaf (SignetBundle *self,
                         const char   *spki_sha256)
{
  SignetCertificate *leaf = NULL;
  GPtrArray *all;

  g_return_val_if_fail (SIGNET_IS_BUNDLE (self), NULL);

  all = self->contents->certificates;
  for (guint i = 0; i < all->len && spki_sha256 != NULL; i++)
    if (g_str_equal (signet_certificate_get_spki_sha256 (g_ptr_array_index (all, i)), spki_sha256))
      return g_ptr_array_index (all, i);

  for (guint i = 0; i < all->len; i++)
    if (!signet_certificate_is_ca (g_ptr_array_index (all, i)))
      return g_ptr_array_index (all, i);

  for (guint i = 0; i < all->len && leaf == NULL; i++)
    if (!issued_another (self, g_ptr_array_index (all, i)))
      leaf = g_ptr_array_index (all, i);

  return leaf != NULL || all->len == 0 ? leaf : g_ptr_array_index (all, 0);
}

/**
 * signet_bundle_list_leaves:
 * @self: a bundle
 *
 * Returns: (transfer container) (element-type SignetCertificate): its certificates that are no CA's, in order
 */
GPtrArray *
signet_bundle_list_leaves (SignetBundle *self)
{
  GPtrArray *leaves;

  g_return_val_if_fail (SIGNET_IS_BUNDLE (self), NULL);

  leaves = g_ptr_array_new ();
  for (guint i = 0; i < self->contents->certificates->len; i++)
    if (!signet_certificate_is_ca (g_ptr_array_index (self->contents->certificates, i)))
      g_ptr_array_add (leaves, g_ptr_array_index (self->contents->certificates, i));

  return leaves;
}
