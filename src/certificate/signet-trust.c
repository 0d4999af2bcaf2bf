/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "certificate/signet-trust.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>
#include <gnutls/x509.h>

struct _SignetTrust
{
  GObject parent_instance;

  /* owned */
  GPtrArray *roots;
  GHashTable *kinds;    /* SHA-256 (of the root) -> SignetTrustKind */
  GHashTable *subjects; /* GBytes (of the root) -> GPtrArray */
};

G_DEFINE_FINAL_TYPE (SignetTrust, signet_trust, G_TYPE_OBJECT)

static void
add (SignetTrust       *self,
     SignetCertificate *root,
     SignetTrustKind    kind)
{
  GBytes *subject = signet_certificate_get_subject_der (root);
  GPtrArray *same;

  if (g_hash_table_contains (self->kinds, signet_certificate_get_sha256 (root)))
    return;

  g_ptr_array_add (self->roots, g_object_ref (root));
  g_hash_table_insert (self->kinds, (gpointer) signet_certificate_get_sha256 (root), GINT_TO_POINTER (kind));

  same = g_hash_table_lookup (self->subjects, subject);
  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (self->subjects, subject, same);
    }
  g_ptr_array_add (same, root);
}

static void
signet_trust_finalize (GObject *object)
{
  SignetTrust *self = SIGNET_TRUST (object);

  g_clear_pointer (&self->subjects, g_hash_table_unref);
  g_clear_pointer (&self->kinds, g_hash_table_unref);
  g_clear_pointer (&self->roots, g_ptr_array_unref);

  G_OBJECT_CLASS (signet_trust_parent_class)->finalize (object);
}

static void
signet_trust_class_init (SignetTrustClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_trust_finalize;
}

static void
signet_trust_init (SignetTrust *self)
{
  self->roots = g_ptr_array_new_with_free_func (g_object_unref);
  self->kinds = g_hash_table_new (g_str_hash, g_str_equal);
  self->subjects = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * signet_trust_new:
 * @base: (nullable): what is trusted as well
 * @named: (nullable) (element-type SignetCertificate): what the user trusts: roots, or any certificate that a chain may
 *   end at
 *
 * Returns: (transfer full): what is trusted
 */
SignetTrust *
signet_trust_new (SignetTrust *base,
                  GPtrArray   *named)
{
  SignetTrust *self = g_object_new (SIGNET_TYPE_TRUST, NULL);

  for (guint i = 0; base != NULL && i < base->roots->len; i++)
    add (self, g_ptr_array_index (base->roots, i), signet_trust_find (base, g_ptr_array_index (base->roots, i)));
  for (guint i = 0; named != NULL && i < named->len; i++)
    add (self, g_ptr_array_index (named, i), SIGNET_TRUST_NAMED);

  return self;
}

static void
add_crt (SignetTrust       *self,
         gnutls_x509_crt_t  crt)
{
  g_autoptr (SignetCertificate) root = NULL;
  g_autoptr (GBytes) der = NULL;
  gnutls_datum_t datum = { NULL, 0 };

  if (gnutls_x509_crt_export2 (crt, GNUTLS_X509_FMT_DER, &datum) < 0)
    return;

  der = g_bytes_new (datum.data, datum.size);
  gnutls_free (datum.data);

  root = signet_certificate_new_from_der (der, NULL);
  if (root != NULL)
    add (self, root, SIGNET_TRUST_SYSTEM);
}

/**
 * signet_trust_load_system:
 * @error: return location for a #GError
 *
 * Reads the roots of the system as GnuTLS is set up to find them.
 *
 * Returns: (transfer full): what the system trusts; or %NULL with %SIGNET_ERROR_FAILED
 */
SignetTrust *
signet_trust_load_system (GError **error)
{
  g_autoptr (SignetTrust) self = g_object_new (SIGNET_TYPE_TRUST, NULL);
  gnutls_x509_trust_list_t list = NULL;
  gnutls_x509_trust_list_iter_t iter = NULL;
  gnutls_x509_crt_t crt;

  if (gnutls_x509_trust_list_init (&list, 0) >= 0 && gnutls_x509_trust_list_add_system_trust (list, 0, 0) >= 0)
    while (gnutls_x509_trust_list_iter_get_ca (list, &iter, &crt) >= 0)
      {
        add_crt (self, crt);
        gnutls_x509_crt_deinit (crt);
      }
  if (iter != NULL)
    gnutls_x509_trust_list_iter_deinit (iter);
  if (list != NULL)
    gnutls_x509_trust_list_deinit (list, 1);

  if (self->roots->len == 0)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_FAILED,
                           _("This system has no root certificates. Install them (package “ca-certificates”), or name "
                             "the root of the authority yourself."));
      return NULL;
    }

  return g_steal_pointer (&self);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  SignetTrust *trust = signet_trust_load_system (&error);

  if (trust != NULL)
    g_task_return_pointer (task, trust, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * signet_trust_load_system_async:
 * @cancellable: (nullable): to stop waiting
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * signet_trust_load_system() in a thread.
 */
void
signet_trust_load_system_async (GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, signet_trust_load_system_async);
  g_task_run_in_thread (task, load_thread);
}

/**
 * signet_trust_load_system_finish:
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): as signet_trust_load_system() does
 */
SignetTrust *
signet_trust_load_system_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_trust_load_system_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * signet_trust_find:
 * @self: what is trusted
 * @certificate: a certificate
 *
 * Returns: who trusts this very certificate
 */
SignetTrustKind
signet_trust_find (SignetTrust       *self,
                   SignetCertificate *certificate)
{
  g_return_val_if_fail (SIGNET_IS_TRUST (self), SIGNET_TRUST_NONE);

  return (SignetTrustKind) GPOINTER_TO_INT (g_hash_table_lookup (self->kinds,
                                                                 signet_certificate_get_sha256 (certificate)));
}

/**
 * signet_trust_list_subject:
 * @self: what is trusted
 * @subject_der: a distinguished name
 *
 * Returns: (transfer container) (element-type SignetCertificate): the roots of that name
 */
GPtrArray *
signet_trust_list_subject (SignetTrust *self,
                           GBytes      *subject_der)
{
  GPtrArray *same;

  g_return_val_if_fail (SIGNET_IS_TRUST (self), NULL);

  same = g_hash_table_lookup (self->subjects, subject_der);

  return same != NULL ? g_ptr_array_copy (same, NULL, NULL) : g_ptr_array_new ();
}

/**
 * signet_trust_get_n_roots:
 * @self: what is trusted
 *
 * Returns: how many roots there are
 */
guint
signet_trust_get_n_roots (SignetTrust *self)
{
  g_return_val_if_fail (SIGNET_IS_TRUST (self), 0);

  return self->roots->len;
}
