/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "certificate/signet-zip.h"

#include "base/signet-error.h"
#include "base/signet-secret.h"
#include "base/signet-text.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Certificates shrink to two thirds, texts to a third. What shrinks to less than a hundredth has nothing to say. */
#define MAX_RATIO        100
#define FREE_OF_RATIO    (256 * 1024)
#define MAX_NAME         100

typedef struct archive Archive;

static void
archive_close_and_free (Archive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_close_and_free)

typedef struct
{
  SignetZipBudget *budget;
  gsize            packed;   /* of the whole ZIP */
  gsize            unpacked; /* so far */
  guint8          *buffer;
  gsize            used;
} Reading;

static gboolean
set_too_large (GError **error)
{
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                       _("The ZIP file unpacks to far more than certificates need. Nothing of it was taken; take the "
                         "certificates out of it, and give them alone."));
  return FALSE;
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       _("The ZIP file is damaged, or only part of it is here. Download it again."));
  return FALSE;
}

/* In the C locale libarchive has no names that are not ASCII. */
static char *
dup_name (struct archive_entry *entry,
          guint                 number)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (name == NULL)
    name = archive_entry_pathname (entry);
  if (name == NULL || *name == '\0')
    return g_strdup_printf (_("entry %u"), number);

  return signet_text_for_message (name, MAX_NAME);
}

static gboolean
points_outside (const char *name)
{
  g_auto (GStrv) parts = NULL;

  if (*name == '/' || *name == '\\' || (g_ascii_isalpha (name[0]) && name[1] == ':'))
    return TRUE;

  parts = g_strsplit_set (name, "/\\", -1);

  return g_strv_contains ((const char * const *) parts, "..");
}

/* Other methods than these two can ask for gigabytes of memory to unpack. */
static gboolean
is_packed_usually (Archive *archive)
{
  const char *format = archive_format_name (archive);

  return format != NULL && (strstr (format, "(deflation)") != NULL || strstr (format, "(uncompressed)") != NULL);
}

/* Why an entry is left out, or NULL. */
static const char *
find_objection (Archive              *archive,
                struct archive_entry *entry,
                const char           *name)
{
  if (points_outside (name))
    return _("left out: its name points out of the ZIP file");
  if (archive_entry_filetype (entry) == AE_IFLNK || archive_entry_symlink (entry) != NULL ||
      archive_entry_hardlink (entry) != NULL)
    return _("left out: it is a link to another file");
  if (archive_entry_filetype (entry) != AE_IFREG)
    return _("left out: it is not a file");
  if (archive_entry_is_encrypted (entry))
    return _("left out: it is encrypted. Unpack it with its password, and give the certificates themselves");
  if (!is_packed_usually (archive))
    return _("left out: it is packed in an unusual way. Unpack it, and give the certificates themselves");

  return NULL;
}

static gboolean
read_content (Reading  *self,
              Archive  *archive,
              GError  **error)
{
  self->used = 0;

  for (;;)
    {
      la_ssize_t n = archive_read_data (archive, self->buffer + self->used, SIGNET_ZIP_MAX_ENTRY_SIZE + 1 - self->used);

      if (n == 0)
        return TRUE;
      if (n < 0)
        return set_damaged (error);

      self->used += (gsize) n;
      self->unpacked += (gsize) n;
      if (self->used > SIGNET_ZIP_MAX_ENTRY_SIZE || (gsize) n > self->budget->n_bytes ||
          (self->unpacked > FREE_OF_RATIO && self->unpacked / MAX_RATIO > self->packed))
        return set_too_large (error);
      self->budget->n_bytes -= (gsize) n;
    }
}

static gboolean
read_entries (Reading        *self,
              Archive        *archive,
              SignetZipFunc   func,
              gpointer        user_data,
              GError        **error)
{
  struct archive_entry *entry;
  int ret;

  for (guint number = 1; (ret = archive_read_next_header (archive, &entry)) != ARCHIVE_EOF; number++)
    {
      g_autofree char *name = NULL;
      const char *objection;

      if (ret != ARCHIVE_OK && ret != ARCHIVE_WARN)
        return set_damaged (error);
      if (self->budget->n_entries == 0)
        return set_too_large (error);
      self->budget->n_entries--;

      if (archive_entry_filetype (entry) == AE_IFDIR)
        continue;

      name = dup_name (entry, number);
      objection = find_objection (archive, entry, name);
      if (objection != NULL)
        {
          if (!func (name, NULL, 0, objection, user_data, error))
            return FALSE;
          continue;
        }

      if (!read_content (self, archive, error) || !func (name, self->buffer, self->used, NULL, user_data, error))
        return FALSE;
      signet_secret_wipe (self->buffer, self->used);
    }

  return TRUE;
}

/**
 * signet_zip_is_one:
 * @bytes: the beginning of a file
 * @size: how much of it there is
 *
 * Returns: %TRUE if it begins as ZIP files do
 */
gboolean
signet_zip_is_one (const guint8 *bytes,
                   gsize         size)
{
  return size >= 4 && (memcmp (bytes, "PK\3\4", 4) == 0 || memcmp (bytes, "PK\5\6", 4) == 0);
}

/**
 * signet_zip_foreach:
 * @bytes: a ZIP file
 * @size: its size
 * @budget: (inout): how many entries and unpacked bytes may still come
 * @func: called for each file in it
 * @user_data: for @func
 * @error: return location for a #GError
 *
 * Goes by the directory at the end of the file, so a part of a ZIP file is none. Folders are gone through; links, names
 * that point outside, and encrypted entries are told to @func and not read.
 *
 * Returns: %FALSE with %SIGNET_ERROR_INVALID, %SIGNET_ERROR_TOO_LARGE, or what @func set
 */
gboolean
signet_zip_foreach (const guint8     *bytes,
                    gsize             size,
                    SignetZipBudget  *budget,
                    SignetZipFunc     func,
                    gpointer          user_data,
                    GError          **error)
{
  g_autoptr (Archive) archive = archive_read_new ();
  Reading reading = { budget, size, 0, NULL, 0 };
  gboolean ok;

  if (archive == NULL || archive_read_support_format_zip_seekable (archive) != ARCHIVE_OK ||
      archive_read_open_memory (archive, bytes, size) != ARCHIVE_OK)
    return set_damaged (error);

  reading.buffer = g_malloc (SIGNET_ZIP_MAX_ENTRY_SIZE + 1);
  ok = read_entries (&reading, archive, func, user_data, error);
  signet_secret_wipe (reading.buffer, reading.used);
  g_free (reading.buffer);

  return ok;
}
