/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "certificate/signet-pkcs.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>
#include <gnutls/pkcs12.h>
#include <string.h>

#define MAX_BAGS     64
#define MAX_PASSWORD 1024

typedef struct
{
  GBytes *id;   /* localKeyId */
  gboolean is_encrypted;
} FoundKey;

typedef struct
{
  gnutls_pkcs12_t  handle;
  const char      *password;     /* that fits, or NULL */
  guint           *iterations_left;
  guint            max_certificates;
  GPtrArray       *certificates;
  GPtrArray       *ids;          /* GBytes or NULL for each certificate */
  GArray          *keys;         /* FoundKey */
} Reading;

/**
 * signet_pkcs12_key_free:
 * @self: (nullable) (transfer full): a note of a private key
 */
void
signet_pkcs12_key_free (SignetPkcs12Key *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->certificate, g_bytes_unref);
  g_free (self);
}

static void
found_key_clear (gpointer data)
{
  FoundKey *key = data;

  g_clear_pointer (&key->id, g_bytes_unref);
}

static void
bytes_clear (gpointer data)
{
  if (data != NULL)
    g_bytes_unref (data);
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       _("The PKCS #12 file is damaged, only part of it is here, or it is of an unusual kind. "
                         "Download or export it again."));
  return FALSE;
}

static gboolean
set_password (GError   **error,
              gboolean   was_given)
{
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_PASSWORD,
                       was_given ? _("This is not the password of the PKCS #12 file.")
                                 : _("The PKCS #12 file needs its password."));
  return FALSE;
}

/* Before a password is tried: a file can ask for hours. */
static gboolean
spend (Reading  *self,
       guint     iterations,
       GError  **error)
{
  if (iterations > *self->iterations_left)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                           _("Trying a password on the PKCS #12 file would take very long: it is made to. "
                             "Export it again with fewer iterations."));
      return FALSE;
    }

  *self->iterations_left -= iterations;

  return TRUE;
}

static GBytes *
dup_key_id (gnutls_pkcs12_bag_t bag,
            int                 i)
{
  gnutls_datum_t id = { NULL, 0 };

  /* lent, in spite of the documentation of some versions */
  if (gnutls_pkcs12_bag_get_key_id (bag, (unsigned int) i, &id) < 0 || id.size == 0)
    return NULL;

  return g_bytes_new (id.data, id.size);
}

static gboolean
take_element (Reading             *self,
              gnutls_pkcs12_bag_t  bag,
              int                  i,
              GError             **error)
{
  int type = gnutls_pkcs12_bag_get_type (bag, (unsigned int) i);
  gnutls_datum_t content = { NULL, 0 };

  if (type == GNUTLS_BAG_PKCS8_KEY || type == GNUTLS_BAG_PKCS8_ENCRYPTED_KEY)
    {
      FoundKey key = { dup_key_id (bag, i), type == GNUTLS_BAG_PKCS8_ENCRYPTED_KEY };

      g_array_append_val (self->keys, key);

      /* Lent: the only handle on what GnuTLS keeps of it until the bag is given back. */
      if (gnutls_pkcs12_bag_get_data (bag, (unsigned int) i, &content) >= 0)
        signet_secret_wipe (content.data, content.size);
      return TRUE;
    }

  if (type != GNUTLS_BAG_CERTIFICATE)
    return TRUE;

  if (gnutls_pkcs12_bag_get_data (bag, (unsigned int) i, &content) < 0)
    return set_damaged (error);
  if (self->certificates->len >= self->max_certificates)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                           _("There are far more certificates in the PKCS #12 file than a chain has."));
      return FALSE;
    }

  g_ptr_array_add (self->certificates, g_bytes_new (content.data, content.size));
  g_ptr_array_add (self->ids, dup_key_id (bag, i));

  return TRUE;
}

static gboolean
open_bag (Reading              *self,
          gnutls_pkcs12_bag_t   bag,
          gboolean              was_given,
          GError              **error)
{
  guint iterations = 0;
  int ret;

  if (gnutls_pkcs12_bag_get_type (bag, 0) != GNUTLS_BAG_ENCRYPTED)
    return TRUE;

  if (gnutls_pkcs12_bag_enc_info (bag, NULL, NULL, NULL, NULL, &iterations, NULL) < 0)
    return set_damaged (error);
  if (!spend (self, iterations, error))
    return FALSE;

  ret = gnutls_pkcs12_bag_decrypt (bag, self->password);

  return ret >= 0 || set_password (error, was_given);
}

static gboolean
read_bags (Reading  *self,
           gboolean  was_given,
           GError  **error)
{
  for (int i = 0; i <= MAX_BAGS; i++)
    {
      gnutls_pkcs12_bag_t bag = NULL;
      gboolean ok = TRUE;
      int ret;

      if (gnutls_pkcs12_bag_init (&bag) < 0)
        return set_damaged (error);

      ret = gnutls_pkcs12_get_bag (self->handle, i, bag);
      if (ret == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE)
        {
          gnutls_pkcs12_bag_deinit (bag);
          return TRUE;
        }

      if (ret < 0)
        ok = set_damaged (error);
      ok = ok && open_bag (self, bag, was_given, error);
      for (int j = 0; ok && j < gnutls_pkcs12_bag_get_count (bag); j++)
        ok = take_element (self, bag, j, error);
      gnutls_pkcs12_bag_deinit (bag);

      if (!ok)
        return FALSE;
    }

  return set_damaged (error);
}

/* Finds which of the spellings fits: no password may be NULL or "" (RFC 7292, B.1 leaves it open). */
static gboolean
check_password (Reading             *self,
                const char * const  *passwords,
                gboolean             was_given,
                GError             **error)
{
  guint iterations = 0;
  char *oid = NULL;
  int ret;

  /* GnuTLS 3.7.9 leaks the name of an algorithm that it does not know, unless it is asked for */
  ret = gnutls_pkcs12_mac_info (self->handle, NULL, NULL, NULL, &iterations, &oid);
  gnutls_free (oid);
  if (ret == GNUTLS_E_INVALID_REQUEST)
    return TRUE; /* there is no MAC: decrypting tells */
  if (ret < 0)
    return set_damaged (error);

  for (guint i = 0; i < 2; i++)
    {
      if (i == 1 && passwords[0] == passwords[1])
        break;
      if (!spend (self, iterations, error))
        return FALSE;

      ret = gnutls_pkcs12_verify_mac (self->handle, passwords[i]);
      if (ret >= 0)
        {
          self->password = passwords[i];
          return TRUE;
        }
      if (ret != GNUTLS_E_MAC_VERIFY_FAILED)
        return set_damaged (error);
    }

  return set_password (error, was_given);
}

static void
add_keys (Reading   *self,
          GPtrArray *keys)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      const FoundKey *found = &g_array_index (self->keys, FoundKey, i);
      SignetPkcs12Key *key = g_new0 (SignetPkcs12Key, 1);

      key->is_encrypted = found->is_encrypted;
      for (guint j = 0; j < self->ids->len && found->id != NULL && key->certificate == NULL; j++)
        {
          GBytes *id = g_ptr_array_index (self->ids, j);

          if (id != NULL && g_bytes_equal (id, found->id))
            key->certificate = g_bytes_ref (g_ptr_array_index (self->certificates, j));
        }
      g_ptr_array_add (keys, key);
    }
}

static gboolean
read_with (Reading             *self,
           const guint8        *bytes,
           gsize                size,
           const char * const  *passwords,
           gboolean             was_given,
           GError             **error)
{
  gnutls_datum_t datum = { (unsigned char *) bytes, (unsigned int) size };

  if (gnutls_pkcs12_init (&self->handle) < 0 ||
      gnutls_pkcs12_import (self->handle, &datum, GNUTLS_X509_FMT_DER, 0) < 0)
    return set_damaged (error);

  self->password = passwords[0];

  return check_password (self, passwords, was_given, error) && read_bags (self, was_given, error);
}

/* With a NUL behind it; NULL with an error where it can't be one. */
static SignetSecret *
terminate (SignetSecret  *password,
           GError       **error)
{
  gsize size;
  const char *bytes = signet_secret_get_bytes (password, &size);
  guint8 *copy;
  SignetSecret *terminated;

  if (size > MAX_PASSWORD || memchr (bytes, '\0', size) != NULL || !g_utf8_validate_len (bytes, size, NULL))
    {
      set_password (error, TRUE);
      return NULL;
    }

  terminated = signet_secret_new_empty (size + 1, &copy, error);
  if (terminated != NULL)
    {
      memcpy (copy, bytes, size);
      copy[size] = '\0';
    }

  return terminated;
}

/**
 * signet_pkcs12_read:
 * @bytes: a PFX, in DER or BER
 * @size: its size
 * @password: (nullable): its password, UTF-8, or %NULL to try without one
 * @max_certificates: how many to take at most
 * @iterations_left: (inout): how often a password may still be hashed
 * @certificates: (element-type GBytes): where to put the certificates
 * @keys: (element-type SignetPkcs12Key): where to put what is known of the keys
 * @error: return location for a #GError
 *
 * Opens the safe contents, for the certificates. A key that is encrypted by itself, as usual, stays so; which one it is
 * is told by the identifier that it shares with its certificate.
 *
 * Returns: %FALSE with %SIGNET_ERROR_PASSWORD (it needs one, or another one), %SIGNET_ERROR_INVALID, or
 *   %SIGNET_ERROR_TOO_LARGE (also for iteration counts that would take minutes)
 */
gboolean
signet_pkcs12_read (const guint8  *bytes,
                    gsize          size,
                    SignetSecret  *password,
                    guint          max_certificates,
                    guint         *iterations_left,
                    GPtrArray     *certificates,
                    GPtrArray     *keys,
                    GError       **error)
{
  g_autoptr (SignetSecret) terminated = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (bytes_clear);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (FoundKey));
  const char *passwords[2] = { NULL, "" };
  Reading reading = { NULL, NULL, iterations_left, max_certificates, certificates, ids, found };
  gboolean ok;

  g_array_set_clear_func (found, found_key_clear);

  if (password != NULL)
    {
      terminated = terminate (password, error);
      if (terminated == NULL)
        return FALSE;
      if (*(const char *) signet_secret_get_bytes (terminated, NULL) != '\0')
        passwords[0] = passwords[1] = signet_secret_get_bytes (terminated, NULL);
    }

  ok = read_with (&reading, bytes, size, passwords, password != NULL, error);
  g_clear_pointer (&reading.handle, gnutls_pkcs12_deinit);
  if (ok)
    add_keys (&reading, keys);

  return ok;
}
