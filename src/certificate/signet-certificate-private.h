/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "certificate/signet-certificate-contents.h"
#include "certificate/signet-certificate.h"

#include <gnutls/abstract.h>
#include <gnutls/x509.h>

G_BEGIN_DECLS

struct _SignetCertificate
{
  GObject parent_instance;

  gint64 not_before;
  gint64 not_after;
  gnutls_sign_algorithm_t signature_algorithm;
  gboolean key_spec_known;
  SignetKeySpec key_spec;

  /* owned */
  GBytes *der;
  GBytes *subject_der;
  GBytes *issuer_der;
  SignetCertificateContents *contents;
  SignetSubject *subject;
  char *common_name;
  char *title;
  char *issuer_title;
  char *subject_text;
  char *issuer_text;
  char *sha256;
  char *spki_sha256;
  char *key_text;
  char *signature_text;
};

typedef struct gnutls_x509_crt_int CrtHandle;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrtHandle, gnutls_x509_crt_deinit)
typedef struct gnutls_pubkey_st PubkeyHandle;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PubkeyHandle, gnutls_pubkey_deinit)

/* NULL where GnuTLS does not read them. (transfer full) */
CrtHandle    *signet_certificate_import_crt    (SignetCertificate *self);
PubkeyHandle *signet_certificate_import_pubkey (SignetCertificate *self);

G_END_DECLS
