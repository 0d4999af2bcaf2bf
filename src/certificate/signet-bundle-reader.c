/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "certificate/signet-bundle-reader.h"

#include "base/signet-error.h"
#include "base/signet-text.h"
#include "certificate/signet-bundle-parts.h"
#include "certificate/signet-certificate.h"
#include "certificate/signet-file-kind.h"
#include "certificate/signet-key-outline.h"
#include "certificate/signet-pem.h"
#include "certificate/signet-pkcs.h"
#include "certificate/signet-zip.h"
#include "csr/signet-csr-contents.h"
#include "csr/signet-csr-pem.h"
#include "csr/signet-csr.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What one bundle may be, and cost. The largest that the program is shown in earnest is a file of all roots. */
#define MAX_SIZE         (16 * 1024 * 1024)
#define MAX_UNPACKED     (32 * 1024 * 1024)
#define MAX_ENTRIES      1000
#define MAX_DEPTH        3
#define MAX_CERTIFICATES 1000
#define MAX_REQUESTS     100
#define MAX_KEYS         100
#define MAX_VALUES       10000 /* blocks of PEM, or values of DER; each may be wrong in a way that costs time */
#define MAX_REMARKS      100
#define MAX_TITLE        100

typedef struct
{
  SignetBundleContents *contents;
  SignetSecret         *password;
  GCancellable         *cancellable;
  GHashTable           *seen;      /* SHA-256 of what was taken already */
  SignetZipBudget       zip;
  const char           *entry;     /* that is being read */
  guint                 iterations_left;
  guint                 values_left;
  guint                 depth;
  GError               *password_error;
} Reader;

/* The readers give FALSE only for what ends everything: a limit, or the user. All else is a remark, and goes on. */
static gboolean add_bytes (Reader *self, const char *entry, const guint8 *bytes, gsize size, GError **error);

static void
remark (Reader     *self,
        const char *text)
{
  GPtrArray *remarks = self->contents->remarks;

  if (remarks->len < MAX_REMARKS)
    g_ptr_array_add (remarks, signet_bundle_remark_new (self->entry, text));
  else if (remarks->len == MAX_REMARKS)
    g_ptr_array_add (remarks, signet_bundle_remark_new ("…", _("and more that was left out")));
}

/* TRUE where it was not there yet. */
static gboolean
note_new (Reader       *self,
          const guint8 *bytes,
          gsize         size)
{
  return g_hash_table_add (self->seen, g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, size));
}

static gboolean
has_room (GPtrArray  *array,
          guint       maximum,
          GError    **error)
{
  if (array->len < maximum)
    return TRUE;

  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
               _("There is far more in it than a certificate bundle has: over %u certificates, requests or keys of one "
                 "kind. Give only those that belong together."), maximum);
  return FALSE;
}

static gboolean
spend_value (Reader  *self,
             GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  if (self->values_left > 0)
    {
      self->values_left--;
      return TRUE;
    }

  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                       _("There is far more in it than a certificate bundle has. Give only the certificates that "
                         "belong together."));
  return FALSE;
}

static gboolean
add_certificate (Reader  *self,
                 GBytes  *der,
                 GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (SignetCertificate) certificate = NULL;
  gsize size;
  const guint8 *bytes = g_bytes_get_data (der, &size);

  if (!note_new (self, bytes, size))
    return TRUE;
  if (!has_room (self->contents->certificates, MAX_CERTIFICATES, error))
    return FALSE;

  certificate = signet_certificate_new_from_der (der, &problem);
  if (certificate != NULL)
    g_ptr_array_add (self->contents->certificates, g_steal_pointer (&certificate));
  else
    remark (self, problem->message);

  return TRUE;
}

static gboolean
add_request (Reader        *self,
             const guint8  *bytes,
             gsize          size,
             GError       **error)
{
  g_autoptr (GBytes) pem = NULL;
  g_autoptr (SignetCsr) csr = NULL;
  g_autoptr (GError) problem = NULL;

  if (!note_new (self, bytes, size))
    return TRUE;
  if (!has_room (self->contents->requests, MAX_REQUESTS, error))
    return FALSE;

  pem = signet_csr_pem_encode (bytes, size);
  csr = signet_csr_new_from_pem (pem, &problem);
  if (csr != NULL)
    g_ptr_array_add (self->contents->requests, g_steal_pointer (&csr));
  else
    remark (self, problem->message);

  return TRUE;
}

/* A certificate, or a request, or a revocation list: they are framed alike. */
static gboolean
add_signed (Reader        *self,
            const guint8  *bytes,
            gsize          size,
            GError       **error)
{
  g_autoptr (GBytes) der = g_bytes_new (bytes, size);
  g_autoptr (SignetCsrContents) request = signet_csr_contents_new (der);

  if (request != NULL)
    return add_request (self, bytes, size, error);

  return add_certificate (self, der, error);
}

static gboolean
add_key (Reader      *self,
         const char  *spki_sha256,
         gboolean     is_encrypted,
         GError     **error)
{
  if (!has_room (self->contents->keys, MAX_KEYS, error))
    return FALSE;

  g_ptr_array_add (self->contents->keys, signet_bundle_key_new (self->entry, spki_sha256, is_encrypted));

  return TRUE;
}

static gboolean
add_key_der (Reader        *self,
             const guint8  *bytes,
             gsize          size,
             GError       **error)
{
  const SignetDer der = { bytes, size };
  g_autofree char *spki_sha256 = NULL;
  gboolean is_encrypted;

  if (signet_key_outline_read (&der, &is_encrypted, &spki_sha256))
    return add_key (self, spki_sha256, is_encrypted, error);

  remark (self, _("a private key that is damaged, or of an unusual kind"));

  return TRUE;
}

static gboolean
add_all (Reader     *self,
         GPtrArray  *ders,
         GError    **error)
{
  for (guint i = 0; i < ders->len; i++)
    if (!spend_value (self, error) || !add_certificate (self, g_ptr_array_index (ders, i), error))
      return FALSE;

  return TRUE;
}

/* What is wrong with one part is a remark; that it costs too much ends everything. */
static gboolean
pass_on (Reader  *self,
         GError  *problem,
         GError **error)
{
  if (g_error_matches (problem, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE) || signet_error_is_cancelled (problem))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  remark (self, problem->message);
  if (g_error_matches (problem, SIGNET_ERROR, SIGNET_ERROR_PASSWORD) && self->password_error == NULL)
    self->password_error = g_error_copy (problem);
  g_error_free (problem);

  return TRUE;
}

static gboolean
add_pkcs7 (Reader        *self,
           const guint8  *bytes,
           gsize          size,
           GError       **error)
{
  g_autoptr (GPtrArray) ders = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GError *problem = NULL;

  if (!signet_pkcs7_read (bytes, size, MAX_CERTIFICATES, ders, &problem))
    return pass_on (self, problem, error);

  return add_all (self, ders, error);
}

static gboolean
add_pkcs12 (Reader        *self,
            const guint8  *bytes,
            gsize          size,
            GError       **error)
{
  g_autoptr (GPtrArray) ders = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_pkcs12_key_free);
  GError *problem = NULL;

  if (!signet_pkcs12_read (bytes, size, self->password, MAX_CERTIFICATES, &self->iterations_left, ders, keys, &problem))
    return pass_on (self, problem, error);

  for (guint i = 0; i < keys->len; i++)
    {
      const SignetPkcs12Key *key = g_ptr_array_index (keys, i);
      g_autoptr (SignetCertificate) certificate =
        key->certificate != NULL ? signet_certificate_new_from_der (key->certificate, NULL) : NULL;

      if (!add_key (self, certificate != NULL ? signet_certificate_get_spki_sha256 (certificate) : NULL,
                    key->is_encrypted, error))
        return FALSE;
    }

  return add_all (self, ders, error);
}

static gboolean
add_value (Reader        *self,
           const guint8  *bytes,
           gsize          size,
           GError       **error)
{
  if (!spend_value (self, error))
    return FALSE;

  switch (signet_der_kind_of (bytes, size))
    {
    case SIGNET_DER_KIND_SIGNED:
      return add_signed (self, bytes, size, error);
    case SIGNET_DER_KIND_KEY:
      return add_key_der (self, bytes, size, error);
    case SIGNET_DER_KIND_PKCS7:
      return add_pkcs7 (self, bytes, size, error);
    case SIGNET_DER_KIND_PKCS12:
      return add_pkcs12 (self, bytes, size, error);
    case SIGNET_DER_KIND_UNKNOWN:
    default:
      remark (self, _("no certificate in it"));
      return TRUE;
    }
}

/* One value of DER after another, as “cat” makes it of several files. */
static gboolean
add_der (Reader        *self,
         const guint8  *bytes,
         gsize          size,
         GError       **error)
{
  while (size > 0 && bytes[0] == SIGNET_DER_SEQUENCE)
    {
      gsize claimed = signet_der_claimed_size (bytes, size);

      if (claimed == 0)
        claimed = size;
      if (claimed > size)
        {
          remark (self, _("damaged, or only the beginning of it is here"));
          return TRUE;
        }

      if (!add_value (self, bytes, claimed, error))
        return FALSE;
      bytes += claimed;
      size -= claimed;
    }

  /* a line end that a program put behind it, or nothing */
  while (size > 0 && (g_ascii_isspace ((char) *bytes) || *bytes == '\0'))
    {
      bytes++;
      size--;
    }
  if (size > 0)
    remark (self, _("there is something else behind the last certificate"));

  return TRUE;
}

/* In a buffer of its own that is wiped: it may be a key. */
static gboolean
add_base64 (Reader      *self,
            const char  *base64,
            gsize        base64_size,
            gboolean     cut,
            GError     **error)
{
  gsize room = base64_size / 4 * 3 + 3;
  guint8 *bytes = g_malloc (room);
  gsize size, claimed;
  gboolean ok = TRUE;

  if (!signet_pem_decode (base64, base64_size, bytes, &size))
    remark (self, _("a block that is damaged: between its BEGIN and END lines there has to be base64"));
  else
    {
      /* “TRUSTED CERTIFICATE” of OpenSSL has more behind the certificate */
      claimed = signet_der_claimed_size (bytes, size);
      if (cut && claimed > 0 && claimed < size)
        size = claimed;
      ok = add_der (self, bytes, size, error);
    }

  signet_secret_wipe (bytes, room);
  g_free (bytes);

  return ok;
}

static gboolean
add_block (Reader          *self,
           SignetPemBlock  *block,
           GError         **error)
{
  g_autofree char *label = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  if (!block->is_complete)
    {
      remark (self, _("a block without its END line: only part of it is here"));
      return TRUE;
    }

  if (signet_pem_is_key (block) && signet_pem_is_encrypted (block))
    return add_key (self, NULL, TRUE, error);

  if (signet_pem_is_key (block) ? !signet_pem_label_is (block, "OPENSSH PRIVATE KEY")
                                : memmem (block->label, block->label_size, "CERTIFICATE", 11) != NULL ||
                                  memmem (block->label, block->label_size, "PKCS", 4) != NULL ||
                                  signet_pem_label_is (block, "CMS"))
    {
      signet_pem_skip_headers (block);
      return add_base64 (self, block->body, block->body_size, signet_pem_label_is (block, "TRUSTED CERTIFICATE"), error);
    }

  label = g_strndup (block->label, block->label_size);
  shown = signet_text_for_message (label, 40);
  text = g_strdup_printf (_("a block “%s”, which is of no use here"), shown);
  remark (self, text);

  return TRUE;
}

/* TRUE where there was a block; else @text is something else. */
static gboolean
has_pem (const guint8 *bytes,
         gsize         size)
{
  SignetPemBlock block;
  gsize position = 0;

  return signet_pem_next ((const char *) bytes, size, &position, &block);
}

static gboolean
add_pem (Reader      *self,
         const char  *text,
         gsize        size,
         GError     **error)
{
  SignetPemBlock block;
  gsize position = 0;

  while (signet_pem_next (text, size, &position, &block))
    if (!spend_value (self, error) || !add_block (self, &block, error))
      return FALSE;

  return TRUE;
}

static gboolean
zip_entry_cb (const char    *name,
              const guint8  *bytes,
              gsize          size,
              const char    *reason,
              gpointer       user_data,
              GError       **error)
{
  Reader *self = user_data;
  const char *outer = self->entry;
  gboolean ok = TRUE;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  /* what macOS puts beside each file */
  if (strstr (name, "__MACOSX/") != NULL)
    return TRUE;

  self->entry = name;
  if (bytes == NULL)
    remark (self, reason);
  else
    ok = add_bytes (self, name, bytes, size, error);
  self->entry = outer;

  return ok;
}

static gboolean
add_zip (Reader        *self,
         const guint8  *bytes,
         gsize          size,
         GError       **error)
{
  GError *problem = NULL;
  gboolean ok;

  if (self->depth == MAX_DEPTH)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                           _("There is a ZIP file in a ZIP file in a ZIP file, and more in it. Unpack it, and give the "
                             "certificates themselves."));
      return FALSE;
    }

  self->depth++;
  ok = signet_zip_foreach (bytes, size, &self->zip, zip_entry_cb, self, &problem);
  self->depth--;

  return ok || pass_on (self, problem, error);
}

/* Notepad and PowerShell write UTF-16. */
static gboolean
add_utf16 (Reader        *self,
           const guint8  *bytes,
           gsize          size,
           GError       **error)
{
  gsize length;
  char *text = g_convert ((const char *) bytes, (gssize) size, "UTF-8", "UTF-16", NULL, &length, NULL);
  gboolean ok = TRUE;

  if (text != NULL && has_pem ((const guint8 *) text, length))
    ok = add_pem (self, text, length, error);
  else
    remark (self, _("no certificate in it"));

  if (text != NULL)
    signet_secret_wipe (text, length);
  g_free (text);

  return ok;
}

/* The base64 of DER begins so, and people paste it without its BEGIN line. */
static gboolean
looks_like_base64 (const guint8 *bytes,
                   gsize         size)
{
  if (size < 64 || bytes[0] != 'M' || bytes[1] != 'I')
    return FALSE;

  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isalnum ((char) bytes[i]) && !g_ascii_isspace ((char) bytes[i]) && strchr ("+/=", bytes[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
add_bytes (Reader        *self,
           const char    *entry,
           const guint8  *bytes,
           gsize          size,
           GError       **error)
{
  const char *explanation;

  if (signet_zip_is_one (bytes, size))
    return add_zip (self, bytes, size, error);
  if (size > 1 && bytes[0] == SIGNET_DER_SEQUENCE && signet_der_kind_of (bytes, size) != SIGNET_DER_KIND_UNKNOWN)
    return add_der (self, bytes, size, error);
  if (size > 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    return add_utf16 (self, bytes, size, error);
  if (has_pem (bytes, size))
    return add_pem (self, (const char *) bytes, size, error);
  if (looks_like_base64 (bytes, size))
    return add_base64 (self, (const char *) bytes, size, FALSE, error);

  explanation = size == 0 ? _("it is empty") : signet_file_kind_explain (bytes, size);
  remark (self, explanation != NULL ? explanation : _("no certificate in it"));

  return TRUE;
}

/**
 * signet_bundle_contents_free:
 * @self: (transfer full): contents
 */
void
signet_bundle_contents_free (SignetBundleContents *self)
{
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_free (self);
}

static SignetBundleContents *
contents_new (void)
{
  SignetBundleContents *self = g_new0 (SignetBundleContents, 1);

  self->certificates = g_ptr_array_new_with_free_func (g_object_unref);
  self->requests = g_ptr_array_new_with_free_func (g_object_unref);
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_bundle_key_free);
  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) signet_bundle_remark_free);

  return self;
}

/* Nothing was found: why, in the words of the first remarks. */
static void
set_nothing (Reader      *self,
             const char  *title,
             GError     **error)
{
  g_autoptr (GString) why = g_string_new (NULL);

  if (self->password_error != NULL)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_PASSWORD, "“%s”: %s", title, self->password_error->message);
      return;
    }

  for (guint i = 0; i < self->contents->remarks->len && i < 3; i++)
    {
      const SignetBundleRemark *one = g_ptr_array_index (self->contents->remarks, i);
      gboolean is_about_all = g_str_equal (one->entry, title);

      if (is_about_all && g_str_equal (one->text, _("no certificate in it")))
        continue; /* so it says already */

      g_string_append_c (why, ' ');
      if (!is_about_all)
        g_string_append_printf (why, "%s: ", one->entry);
      g_string_append (why, one->text);
      if (!g_str_has_suffix (one->text, "."))
        g_string_append_c (why, '.');
    }

  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("There is no certificate in “%s”.%s"), title, why->str);
}

/**
 * signet_bundle_contents_read:
 * @bytes: any file
 * @title: what to call it in messages
 * @password: (nullable): of PKCS #12 files in it
 * @cancellable: (nullable): asked between one part and the next
 * @error: return location for a #GError
 *
 * Parts that are damaged or of no use are remarks, and the rest is taken.
 *
 * Returns: (transfer full): what is in it: at least one certificate, request or key; or %NULL with
 *   %SIGNET_ERROR_INVALID, %SIGNET_ERROR_TOO_LARGE, %SIGNET_ERROR_PASSWORD, %G_IO_ERROR_CANCELLED
 */
SignetBundleContents *
signet_bundle_contents_read (GBytes        *bytes,
                             const char    *title,
                             SignetSecret  *password,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (SignetBundleContents) contents = contents_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *shown = signet_text_for_message (title, MAX_TITLE);
  Reader reader = {
    .contents = contents, .password = password, .cancellable = cancellable, .seen = seen, .entry = shown,
    .zip = { MAX_ENTRIES, MAX_UNPACKED }, .iterations_left = SIGNET_PKCS12_MAX_ITERATIONS, .values_left = MAX_VALUES,
  };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gboolean ok;

  if (size > MAX_SIZE)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                   _("“%s” is too large for a certificate bundle (over %d MiB). Choose the file that the certificate "
                     "authority sent."), shown, MAX_SIZE / 1024 / 1024);
      return NULL;
    }

  /* of nothing, GBytes has NULL */
  ok = add_bytes (&reader, shown, data != NULL ? data : (const guint8 *) "", size, error);
  if (ok && contents->certificates->len == 0 && contents->requests->len == 0 && contents->keys->len == 0)
    {
      set_nothing (&reader, shown, error);
      ok = FALSE;
    }
  g_clear_error (&reader.password_error);

  return ok ? g_steal_pointer (&contents) : NULL;
}
