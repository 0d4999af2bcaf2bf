/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "certificate/signet-bundle-reader.h"

#include "base/signet-error.h"
#include "base/signet-text.h"
#include "certificate/signet-bundle-collector.h"
#include "certificate/signet-bundle-parts.h"
#include "certificate/signet-file-kind.h"
#include "certificate/signet-pem.h"
#include "certificate/signet-pkcs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What one bundle may be, and cost. The largest that the program is shown in earnest is a file of all roots. */
#define MAX_SIZE         (16 * 1024 * 1024)
#define MAX_UNPACKED     (32 * 1024 * 1024)
#define MAX_ENTRIES      1000
#define MAX_DEPTH        3
#define MAX_VALUES       10000 /* blocks of PEM, or values of DER; each may be wrong in a way that costs time */
#define MAX_TITLE        100

static gboolean add_bytes (SignetCollector *self, const guint8 *bytes, gsize size, GError **error);

/* In a buffer of its own that is wiped: it may be a key. */
static gboolean
add_base64 (SignetCollector  *self,
            const char       *base64,
            gsize             base64_size,
            gboolean          cut,
            GError          **error)
{
  gsize room = base64_size / 4 * 3 + 3;
  guint8 *bytes = g_malloc (room);
  gsize size, claimed;
  gboolean ok = TRUE;

  if (!signet_pem_decode (base64, base64_size, bytes, &size))
    signet_collector_remark (self, _("a block that is damaged: between its BEGIN and END lines there has to be base64"));
  else
    {
      /* “TRUSTED CERTIFICATE” of OpenSSL has more behind the certificate */
      claimed = signet_der_claimed_size (bytes, size);
      if (cut && claimed > 0 && claimed < size)
        size = claimed;
      ok = signet_collector_add_der (self, bytes, size, error);
    }

  signet_secret_wipe (bytes, room);
  g_free (bytes);

  return ok;
}

static gboolean
add_block (SignetCollector  *self,
           SignetPemBlock   *block,
           GError          **error)
{
  g_autofree char *label = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  if (!block->is_complete)
    {
      signet_collector_remark (self, _("a block without its END line: only part of it is here"));
      return TRUE;
    }

  if (signet_pem_is_key (block) && signet_pem_is_encrypted (block))
    return signet_collector_add_key (self, NULL, TRUE, error);

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
  signet_collector_remark (self, text);

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
add_pem (SignetCollector  *self,
         const char       *text,
         gsize             size,
         GError          **error)
{
  SignetPemBlock block;
  gsize position = 0;

  while (signet_pem_next (text, size, &position, &block))
    if (!signet_collector_spend_value (self, error) || !add_block (self, &block, error))
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
  SignetCollector *self = user_data;
  const char *outer = self->entry;
  gboolean ok = TRUE;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  /* what macOS puts beside each file */
  if (strstr (name, "__MACOSX/") != NULL)
    return TRUE;

  self->entry = name;
  if (bytes == NULL)
    signet_collector_remark (self, reason);
  else
    ok = add_bytes (self, bytes, size, error);
  self->entry = outer;

  return ok;
}

static gboolean
add_zip (SignetCollector  *self,
         const guint8     *bytes,
         gsize             size,
         GError          **error)
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

  return ok || signet_collector_pass_on (self, problem, error);
}

/* Notepad and PowerShell write UTF-16. */
static gboolean
add_utf16 (SignetCollector  *self,
           const guint8     *bytes,
           gsize             size,
           GError          **error)
{
  gsize length;
  char *text = g_convert ((const char *) bytes, (gssize) size, "UTF-8", "UTF-16", NULL, &length, NULL);
  gboolean ok = TRUE;

  if (text != NULL && has_pem ((const guint8 *) text, length))
    ok = add_pem (self, text, length, error);
  else
    signet_collector_remark (self, _("no certificate in it"));

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
add_bytes (SignetCollector  *self,
           const guint8     *bytes,
           gsize             size,
           GError          **error)
{
  const char *explanation;

  if (signet_zip_is_one (bytes, size))
    return add_zip (self, bytes, size, error);
  if (size > 1 && bytes[0] == SIGNET_DER_SEQUENCE && signet_der_kind_of (bytes, size) != SIGNET_DER_KIND_UNKNOWN)
    return signet_collector_add_der (self, bytes, size, error);
  if (size > 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    return add_utf16 (self, bytes, size, error);
  if (has_pem (bytes, size))
    return add_pem (self, (const char *) bytes, size, error);
  if (looks_like_base64 (bytes, size))
    return add_base64 (self, (const char *) bytes, size, FALSE, error);

  explanation = size == 0 ? _("it is empty") : signet_file_kind_explain (bytes, size);
  signet_collector_remark (self, explanation != NULL ? explanation : _("no certificate in it"));

  return TRUE;
}

/* Nothing was found: why, in the words of the first remarks. */
static void
set_nothing (SignetCollector  *self,
             const char       *title,
             GError          **error)
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
  g_autoptr (SignetBundleContents) contents = signet_bundle_contents_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *shown = signet_text_for_message (title, MAX_TITLE);
  SignetCollector reader = {
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
  ok = add_bytes (&reader, data != NULL ? data : (const guint8 *) "", size, error);
  if (ok && contents->certificates->len == 0 && contents->requests->len == 0 && contents->keys->len == 0)
    {
      set_nothing (&reader, shown, error);
      ok = FALSE;
    }
  g_clear_error (&reader.password_error);

  return ok ? g_steal_pointer (&contents) : NULL;
}
