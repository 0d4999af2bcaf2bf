/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "certificate/signet-chain.h"

#include "certificate/signet-path-search.h"

#include <glib/gi18n-lib.h>
#include <gnutls/x509.h>

struct _SignetChain
{
  GObject parent_instance;

  SignetTrustKind trust;
  gboolean complete;
  gboolean in_order;

  /* owned */
  GPtrArray *certificates;
  GPtrArray *unused;
  char *fault;
};

G_DEFINE_FINAL_TYPE (SignetChain, signet_chain, G_TYPE_OBJECT)

typedef struct
{
  SignetCertificate *leaf;
  GPtrArray         *candidates;
  GPtrArray         *known;
  SignetTrust       *trust;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_clear_object (&task->leaf);
  g_clear_pointer (&task->candidates, g_ptr_array_unref);
  g_clear_pointer (&task->known, g_ptr_array_unref);
  g_clear_object (&task->trust);
  g_free (task);
}

static void
signet_chain_finalize (GObject *object)
{
  SignetChain *self = SIGNET_CHAIN (object);

  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_pointer (&self->unused, g_ptr_array_unref);
  g_clear_pointer (&self->fault, g_free);

  G_OBJECT_CLASS (signet_chain_parent_class)->finalize (object);
}

static void
signet_chain_class_init (SignetChainClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_chain_finalize;
}

static void
signet_chain_init (SignetChain *self)
{
}

static gboolean
find (GPtrArray         *certificates,
      SignetCertificate *certificate,
      guint             *position)
{
  for (guint i = 0; i < certificates->len; i++)
    if (g_str_equal (signet_certificate_get_sha256 (g_ptr_array_index (certificates, i)),
                     signet_certificate_get_sha256 (certificate)))
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/* Of what both have. */
static gboolean
are_in_order (GPtrArray *chain,
              GPtrArray *candidates)
{
  guint next = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      guint position;

      if (!find (chain, g_ptr_array_index (candidates, i), &position))
        continue;
      if (position < next)
        return FALSE;
      next = position;
    }

  return TRUE;
}

static void
add_der (gnutls_x509_crt_t *crts,
         guint             *n,
         SignetCertificate *certificate)
{
  GBytes *der = signet_certificate_get_der (certificate);
  gnutls_datum_t datum = { (unsigned char *) g_bytes_get_data (der, NULL), (unsigned int) g_bytes_get_size (der) };

  if (gnutls_x509_crt_init (&crts[*n]) < 0)
    return;
  if (gnutls_x509_crt_import (crts[*n], &datum, GNUTLS_X509_FMT_DER) < 0)
    gnutls_x509_crt_deinit (crts[*n]);
  else
    (*n)++;
}

/* What is asked here is whether the path holds; whether it is in time, and whether anybody should sign like that, is shown
 * in other words by others. */
static guint
validate (SignetChain *self)
{
  const guint flags = GNUTLS_VERIFY_DISABLE_TIME_CHECKS | GNUTLS_VERIFY_DISABLE_TRUSTED_TIME_CHECKS |
                      GNUTLS_VERIFY_ALLOW_BROKEN | GNUTLS_VERIFY_ALLOW_ANY_X509_V1_CA_CRT;
  g_autofree gnutls_x509_crt_t *crts = g_new0 (gnutls_x509_crt_t, self->certificates->len);
  gnutls_x509_trust_list_t list = NULL;
  gnutls_x509_crt_t anchor = NULL;
  guint status = 0;
  guint n = 0;

  for (guint i = 0; i < self->certificates->len; i++)
    add_der (crts, &n, g_ptr_array_index (self->certificates, i));

  if (n == self->certificates->len && gnutls_x509_trust_list_init (&list, 0) >= 0)
    {
      anchor = crts[n - 1];
      if (gnutls_x509_trust_list_add_cas (list, &anchor, 1, 0) < 0 ||
          gnutls_x509_trust_list_verify_crt2 (list, crts, n, NULL, 0, flags, &status, NULL) < 0)
        status = GNUTLS_CERT_INVALID;
      gnutls_x509_trust_list_deinit (list, 0);
    }

  for (guint i = 0; i < n; i++)
    gnutls_x509_crt_deinit (crts[i]);

  return status & ~(guint) (GNUTLS_CERT_INSECURE_ALGORITHM);
}

static char *
find_fault (SignetChain *self)
{
  guint status = self->complete && self->certificates->len > 1 ? validate (self) : 0;

  if ((status & GNUTLS_CERT_SIGNER_CONSTRAINTS_FAILURE) != 0)
    return g_strdup (_("An authority in the chain may not issue this: its path length or the names that it may issue for "
                       "do not allow it."));
  if ((status & ~(guint) GNUTLS_CERT_INVALID) != 0)
    {
      gnutls_datum_t text = { NULL, 0 };
      char *fault;

      gnutls_certificate_verification_status_print (status, GNUTLS_CRT_X509, &text, 0);
      fault = g_strdup_printf (_("GnuTLS does not accept the chain: %s"),
                               text.data != NULL ? g_strstrip ((char *) text.data) : "");
      gnutls_free (text.data);
      return fault;
    }

  return NULL;
}

/**
 * signet_chain_build:
 * @leaf: the certificate that the chain is for
 * @candidates: (element-type SignetCertificate): the certificates of the bundle, in any order
 * @known: (nullable) (element-type SignetCertificate): others that we know
 * @trust: (nullable): which roots are trusted
 *
 * Returns: (transfer full): the chain, as far as it goes
 */
SignetChain *
signet_chain_build (SignetCertificate *leaf,
                    GPtrArray         *candidates,
                    GPtrArray         *known,
                    SignetTrust       *trust)
{
  SignetChain *self;
  SignetPathEnd end;
  guint position;

  g_return_val_if_fail (SIGNET_IS_CERTIFICATE (leaf), NULL);
  g_return_val_if_fail (candidates != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_CHAIN, NULL);
  self->certificates = signet_path_search (leaf, candidates, known, trust, &end);
  self->complete = end != SIGNET_PATH_INCOMPLETE;
  self->trust = end == SIGNET_PATH_TRUSTED
                  ? signet_trust_find (trust, g_ptr_array_index (self->certificates, self->certificates->len - 1))
                  : SIGNET_TRUST_NONE;
  self->in_order = are_in_order (self->certificates, candidates);
  self->unused = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < candidates->len; i++)
    if (!find (self->certificates, g_ptr_array_index (candidates, i), &position))
      g_ptr_array_add (self->unused, g_object_ref (g_ptr_array_index (candidates, i)));
  self->fault = find_fault (self);

  return self;
}

static void
build_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Task *work = task_data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, signet_chain_build (work->leaf, work->candidates, work->known, work->trust),
                           g_object_unref);
}

static GPtrArray *
copy (GPtrArray *certificates)
{
  GPtrArray *result = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < certificates->len; i++)
    g_ptr_array_add (result, g_object_ref (g_ptr_array_index (certificates, i)));

  return result;
}

/**
 * signet_chain_build_async:
 * @leaf: the certificate that the chain is for
 * @candidates: (element-type SignetCertificate): the certificates of the bundle, in any order
 * @known: (nullable) (element-type SignetCertificate): others that we know
 * @trust: (nullable): which roots are trusted
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * signet_chain_build() in a thread.
 */
void
signet_chain_build_async (SignetCertificate   *leaf,
                          GPtrArray           *candidates,
                          GPtrArray           *known,
                          SignetTrust         *trust,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Task *work;

  g_return_if_fail (SIGNET_IS_CERTIFICATE (leaf));
  g_return_if_fail (candidates != NULL);

  work = g_new0 (Task, 1);
  work->leaf = g_object_ref (leaf);
  work->candidates = copy (candidates);
  work->known = known != NULL ? copy (known) : NULL;
  work->trust = trust != NULL ? g_object_ref (trust) : NULL;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_chain_build_async);
  g_task_set_task_data (task, work, task_free);
  g_task_run_in_thread (task, build_thread);
}

/**
 * signet_chain_build_finish:
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the chain; or %NULL with %G_IO_ERROR_CANCELLED
 */
SignetChain *
signet_chain_build_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, signet_chain_build_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * signet_chain_get_certificates:
 * @self: a chain
 *
 * Returns: (transfer none) (element-type SignetCertificate): its certificates, leaf first, root last where there is one
 */
GPtrArray *
signet_chain_get_certificates (SignetChain *self)
{
  g_return_val_if_fail (SIGNET_IS_CHAIN (self), NULL);

  return self->certificates;
}

/**
 * signet_chain_is_complete:
 * @self: a chain
 *
 * Returns: %TRUE where it ends at a root, trusted or not
 */
gboolean
signet_chain_is_complete (SignetChain *self)
{
  g_return_val_if_fail (SIGNET_IS_CHAIN (self), FALSE);

  return self->complete;
}

/**
 * signet_chain_get_trust:
 * @self: a chain
 *
 * Returns: who trusts the certificate that it ends at
 */
SignetTrustKind
signet_chain_get_trust (SignetChain *self)
{
  g_return_val_if_fail (SIGNET_IS_CHAIN (self), SIGNET_TRUST_NONE);

  return self->trust;
}

/**
 * signet_chain_get_fault:
 * @self: a chain
 *
 * Returns: (transfer none) (nullable): why it does not hold although it is complete (RFC 5280, clause 6.1), translated
 */
const char *
signet_chain_get_fault (SignetChain *self)
{
  g_return_val_if_fail (SIGNET_IS_CHAIN (self), NULL);

  return self->fault;
}

/**
 * signet_chain_was_in_order:
 * @self: a chain
 *
 * Returns: %TRUE where the candidates came in its order
 */
gboolean
signet_chain_was_in_order (SignetChain *self)
{
  g_return_val_if_fail (SIGNET_IS_CHAIN (self), FALSE);

  return self->in_order;
}

/**
 * signet_chain_get_unused:
 * @self: a chain
 *
 * Returns: (transfer none) (element-type SignetCertificate): the candidates that are no part of it
 */
GPtrArray *
signet_chain_get_unused (SignetChain *self)
{
  g_return_val_if_fail (SIGNET_IS_CHAIN (self), NULL);

  return self->unused;
}

static SignetCertificate *
get_last (SignetChain *self)
{
  return g_ptr_array_index (self->certificates, self->certificates->len - 1);
}

/**
 * signet_chain_get_missing_issuer:
 * @self: a chain
 *
 * Returns: (transfer none) (nullable): the name (RFC 4514) of whose certificate is missing
 */
const char *
signet_chain_get_missing_issuer (SignetChain *self)
{
  g_return_val_if_fail (SIGNET_IS_CHAIN (self), NULL);

  return self->complete ? NULL : signet_certificate_get_issuer_text (get_last (self));
}

/**
 * signet_chain_get_missing_key_id:
 * @self: a chain
 *
 * Returns: (transfer none) (nullable): the identifier of the key that is missing, hexadecimal, or ""
 */
const char *
signet_chain_get_missing_key_id (SignetChain *self)
{
  g_return_val_if_fail (SIGNET_IS_CHAIN (self), NULL);

  return self->complete ? NULL : signet_certificate_get_authority_key_id (get_last (self));
}

/**
 * signet_chain_get_missing_urls:
 * @self: a chain
 *
 * Returns: (transfer none) (array zero-terminated=1) (nullable): where the missing certificate can be had
 */
const char * const *
signet_chain_get_missing_urls (SignetChain *self)
{
  g_return_val_if_fail (SIGNET_IS_CHAIN (self), NULL);

  return self->complete ? NULL : signet_certificate_get_issuer_urls (get_last (self));
}
