/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From the first octets of a file to text: what kind of file it is not, and which encoding it is in. */

#include "signet-config.h"

#include "inventory/signet-import-sample.h"

#include "base/signet-error.h"
#include "inventory/signet-import-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SPREADSHEET N_("This is a spreadsheet of an office program. Save the table as CSV, and import that.")
#define COMPRESSED  N_("This is a compressed file. Unpack it first, and import the file that is in it.")
#define PICTURE     N_("This is a picture or a document, not a table. Export the table as CSV.")
#define DATABASE    N_("This is a database. Export the table that you mean as CSV.")
#define PROGRAM     N_("This is a program, not a table. Choose another file.")

static const struct {
  const char *magic;
  gsize length;
  const char *message;
} known_kinds[] = {
  { "PK\003\004", 4, N_("This is a ZIP archive, or a spreadsheet (XLSX, ODS). Unpack it, or save the table as CSV.") },
  { "PK\005\006", 4, N_("This is an empty ZIP archive. Choose another file.") },
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, SPREADSHEET },
  { "\x1f\x8b", 2, COMPRESSED },
  { "BZh", 3, COMPRESSED },
  { "\xfd" "7zXZ", 5, COMPRESSED },
  { "\x28\xb5\x2f\xfd", 4, COMPRESSED },
  { "7z\xbc\xaf\x27\x1c", 6, COMPRESSED },
  { "Rar!\x1a", 5, COMPRESSED },
  { "%PDF-", 5, PICTURE },
  { "\x89PNG", 4, PICTURE },
  { "\xff\xd8\xff", 3, PICTURE },
  { "GIF8", 4, PICTURE },
  { "{\\rtf", 5, PICTURE },
  { "SQLite format 3", 15, DATABASE },
  { "\x7f" "ELF", 4, PROGRAM },
  { "-----BEGIN ", 11, N_("This is a certificate, a request or a key, not an inventory. Choose another file.") },
  { "<!DOCTYPE", 9, N_("This is a web page, not a table. Export the table as CSV.") },
  { "<html", 5, N_("This is a web page, not a table. Export the table as CSV.") },
  { "<?xml", 5, N_("This is XML, which can't be read. Export the table as CSV.") },
};

static gsize
length_of_byte_order_mark (const guchar *data,
                           gsize         size)
{
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return 3;
  if (size >= 4 && (memcmp (data, "\xff\xfe\0\0", 4) == 0 || memcmp (data, "\0\0\xfe\xff", 4) == 0))
    return 4;
  if (size >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    return 2;
  return 0;
}

/* ASCII in UTF-16 has a NUL in every other octet. */
static const char *
guess_utf16 (const guchar *data,
             gsize         size)
{
  gsize n_pairs = size / 2, n_even = 0, n_odd = 0;

  for (gsize i = 0; i < n_pairs; i++)
    {
      n_even += data[2 * i] == 0;
      n_odd += data[2 * i + 1] == 0;
    }
  if (n_pairs > 0 && n_odd * 10 >= n_pairs * 4 && n_even * 10 < n_pairs)
    return "UTF-16LE";
  if (n_pairs > 0 && n_even * 10 >= n_pairs * 4 && n_odd * 10 < n_pairs)
    return "UTF-16BE";
  return NULL;
}

/* A few bad octets in a text full of good sequences are bad rows, not another encoding. */
static gboolean
is_utf8 (const char *text,
         gsize       size)
{
  gsize n_sequences = 0, n_bad = 0;

  for (gsize i = 0; i < size;)
    {
      gunichar c = g_utf8_get_char_validated (text + i, (gssize) (size - i));

      if (c == (gunichar) -2)
        break; /* the sample ends in the middle of it */
      if (c == (gunichar) -1)
        {
          n_bad++;
          i++;
          continue;
        }
      n_sequences += c >= 0x80;
      i += (gsize) g_unichar_to_utf8 (c, NULL);
    }
  return n_bad * 4 <= n_sequences;
}

/* Accented letters stand alone among plain ones; letters of Cyrillic follow each other. */
static const char *
guess_single_byte (const guchar *data,
                   gsize         size)
{
  gsize n_high = 0, n_runs = 0, n_upper_block = 0, n_controls = 0, n_undefined = 0;

  for (gsize i = 0; i < size; i++)
    {
      if (data[i] < 0x80)
        continue;
      n_high++;
      n_runs += i == 0 || data[i - 1] < 0x80;
      n_upper_block += data[i] >= 0xe0;
      n_controls += data[i] < 0xa0;
      n_undefined += strchr ("\x81\x8d\x8f\x90\x9d", data[i]) != NULL;
    }
  if (n_runs > 0 && n_high > n_runs * 3)
    return n_upper_block * 2 > n_high ? "WINDOWS-1251" : "KOI8-R"; /* where their small letters are */
  if (n_undefined > 0)
    return "ISO-8859-1";
  /* The same but for the controls, of which Latin-9 has none that anybody writes; its euro sign is Latin-1's ¤. */
  return n_controls == 0 && memchr (data, 0xa4, size) != NULL ? "ISO-8859-15" : "WINDOWS-1252";
}

/**
 * signet_import_sample_check:
 * @sample: the first octets of a file
 * @error: return location for a #GError
 *
 * Returns: whether it can be the beginning of a text; else %SIGNET_ERROR_INVALID says what it is
 */
gboolean
signet_import_sample_check (GBytes  *sample,
                            GError **error)
{
  gsize size, n_controls = 0;
  const guchar *data = g_bytes_get_data (sample, &size);
  const gsize mark = length_of_byte_order_mark (data, size);

  if (size == mark)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           mark == 0 ? _("The file is empty. Choose another file.") :
                                       _("The file is empty but for a byte order mark. Choose another file."));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (known_kinds); i++)
    if (size >= known_kinds[i].length && memcmp (data, known_kinds[i].magic, known_kinds[i].length) == 0)
      {
        g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _(known_kinds[i].message));
        return FALSE;
      }
  if (mark != 0 || guess_utf16 (data, size) != NULL)
    return TRUE;
  for (gsize i = 0; i < size; i++)
    n_controls += data[i] < 0x20 && (data[i] == '\0' || strchr ("\t\n\v\f\r\x1a", data[i]) == NULL);
  if (n_controls == 0 || (memchr (data, 0, size) == NULL && n_controls * 20 < size))
    return TRUE;
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       _("This is no text file: it contains NUL bytes or control characters. "
                         "Save the table as CSV in UTF-8."));
  return FALSE;
}

/**
 * signet_import_sample_guess_encoding:
 * @sample: the first octets of a file
 *
 * By byte order mark, by the NULs of UTF-16, by what is right UTF-8, else by how octets from 0x80 on stand.
 *
 * Returns: (transfer none): the name of the encoding, as g_convert() takes it
 */
const char *
signet_import_sample_guess_encoding (GBytes *sample)
{
  gsize size;
  const guchar *data = g_bytes_get_data (sample, &size);
  const char *utf16;

  switch (length_of_byte_order_mark (data, size))
    {
    case 2:
      return data[0] == 0xff ? "UTF-16LE" : "UTF-16BE";
    case 3:
      return "UTF-8";
    case 4:
      return data[0] == 0xff ? "UTF-32LE" : "UTF-32BE";
    default:
      break;
    }
  utf16 = guess_utf16 (data, size);
  if (utf16 != NULL)
    return utf16;
  return is_utf8 ((const char *) data, size) ? "UTF-8" : guess_single_byte (data, size);
}

/**
 * signet_import_sample_decode:
 * @sample: the first octets of a file
 * @encoding: as g_convert() takes it
 * @whole: (out): whether all of @sample could be read
 *
 * Returns: (transfer full): its text in UTF-8 up to what can't be read, to a NUL, or to a character that is cut off
 */
char *
signet_import_sample_decode (GBytes     *sample,
                             const char *encoding,
                             gboolean   *whole)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (sample);
  g_autoptr (SignetImportText) text = signet_import_text_new (stream, encoding, NULL);
  GString *decoded = g_string_new (NULL);
  const char *bytes;
  gsize size;

  *whole = FALSE;
  while (text != NULL)
    {
      if (!signet_import_text_read (text, &bytes, &size, NULL, NULL))
        break;
      if (size == 0)
        {
          *whole = TRUE;
          break;
        }
      g_string_append_len (decoded, bytes, (gssize) size);
    }
  if (strlen (decoded->str) < decoded->len)
    *whole = FALSE;
  return g_string_free (decoded, FALSE);
}
