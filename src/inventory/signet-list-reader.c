/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-list-reader.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"
#include "inventory/signet-name-set.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than any name or address has; the rest of a longer word is not kept. */
#define MAX_WORD_LENGTH 4096

typedef struct {
  char *name; /* canonical */
  guint line;
} Listed;

typedef struct {
  SignetInventoryTable *table; /* borrowed */
  GArray *listed;              /* of Listed, each name once */
  GHashTable *names;           /* set; borrowed */
  GString *word;
  guint line;
  gboolean in_comment;
} Reading;

static void
listed_clear (gpointer data)
{
  Listed *self = data;

  g_free (self->name);
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->listed, g_array_unref);
  if (self->word != NULL)
    g_string_free (self->word, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static char *
read_name (const char *word,
           GError    **error)
{
  g_autofree char *host = NULL;

  if (strstr (word, "://") != NULL)
    {
      host = signet_instance_name_from_url (word, error);
      if (host == NULL)
        return NULL;
    }
  return signet_dns_name_canonicalize (host != NULL ? host : word, SIGNET_DNS_NAME_WILDCARD, error);
}

static gboolean
end_word (Reading *self,
          GError **error)
{
  g_autoptr (GError) local_error = NULL;
  Listed listed = { NULL, self->line };

  if (self->word->len == 0)
    return TRUE;
  listed.name = read_name (self->word->str, &local_error);
  g_string_truncate (self->word, 0);
  if (listed.name == NULL)
    signet_inventory_table_refuse (self->table, self->line, local_error->message);
  else if (g_hash_table_contains (self->names, listed.name))
    g_free (listed.name);
  else
    {
      g_array_append_val (self->listed, listed);
      g_hash_table_add (self->names, listed.name);
      if (self->listed->len > SIGNET_INVENTORY_MAX_ROWS)
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE, _("There are more than %d names. Split the list."),
                       SIGNET_INVENTORY_MAX_ROWS);
          return FALSE;
        }
    }
  return signet_inventory_table_check_size (self->table, error);
}

static gboolean
take_char (Reading *self,
           char     c,
           GError **error)
{
  if (c == '\0')
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   _("Line %u contains a NUL byte: this is no text, or not in this encoding. Save the list in UTF-8."),
                   self->line);
      return FALSE;
    }
  if (c == '\n' || (!self->in_comment && strchr (" \t\r\f\v,;|", c) != NULL))
    {
      if (!end_word (self, error))
        return FALSE;
      self->line += c == '\n';
      self->in_comment = self->in_comment && c != '\n';
    }
  else if (self->in_comment)
    return TRUE;
  else if (c == '#' && self->word->len == 0)
    self->in_comment = TRUE;
  else if (self->word->len < MAX_WORD_LENGTH)
    g_string_append_c (self->word, c);
  return TRUE;
}

/* Behind which names stand several of the usual prefixes: these are the subdomains that the names were made for. */
static GHashTable *
count_prefixes (Reading *self)
{
  GHashTable *prefixes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->listed->len; i++)
    {
      guint prefix;
      const char *rest = signet_name_set_behind_prefix (g_array_index (self->listed, Listed, i).name, &prefix);

      if (rest != NULL)
        g_hash_table_insert (prefixes, (gpointer) rest,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (prefixes, rest)) | 1u << prefix));
    }
  return prefixes;
}

static gboolean
is_several (guint bits)
{
  return (bits & (bits - 1)) != 0;
}

/* Where a name is not the host of another one in the list, or of what several names have in common, it is a
 * subdomain of its own. */
static void
group_names (Reading       *self,
             SignetNameSet *set)
{
  g_autoptr (GHashTable) prefixes = count_prefixes (self);

  for (guint i = 0; i < self->listed->len; i++)
    {
      const Listed *listed = &g_array_index (self->listed, Listed, i);
      guint prefix;
      const char *rest = signet_name_set_behind_prefix (listed->name, &prefix);

      if (signet_dns_name_is_wildcard (listed->name))
        signet_name_set_add_subdomain (set, listed->name + 2, NULL, listed->line);
      else if (rest == NULL)
        signet_name_set_add_subdomain (set, listed->name, NULL, listed->line);
      else if (g_hash_table_contains (self->names, rest) || is_several (GPOINTER_TO_UINT (g_hash_table_lookup (prefixes, rest))))
        signet_name_set_add_subdomain (set, rest, NULL, listed->line);
      else
        signet_name_set_add_subdomain (set, listed->name, NULL, listed->line);
    }
  for (guint i = 0; i < self->listed->len; i++)
    signet_name_set_add_host (set, g_array_index (self->listed, Listed, i).name);
}

/**
 * signet_list_reader_read:
 * @text: a list
 * @layout: which instance the names belong to
 * @table: where the rows go
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError
 *
 * Blocks.
 *
 * Returns: whether it could be read; else %SIGNET_ERROR_INVALID, %SIGNET_ERROR_TOO_LARGE, an error of the text, or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
signet_list_reader_read (SignetImportText     *text,
                         SignetImportLayout   *layout,
                         SignetInventoryTable *table,
                         GCancellable         *cancellable,
                         GError              **error)
{
  g_autoptr (SignetInstance) instance = NULL;
  g_autoptr (SignetNameSet) set = signet_name_set_new ();
  g_auto (Reading) reading = { 0, };
  const char *bytes;
  gsize size;

  instance = signet_import_layout_dup_instance (layout, error);
  if (instance == NULL)
    return FALSE;
  reading.table = table;
  reading.listed = g_array_new (FALSE, FALSE, sizeof (Listed));
  g_array_set_clear_func (reading.listed, listed_clear);
  reading.names = g_hash_table_new (g_str_hash, g_str_equal);
  reading.word = g_string_new (NULL);
  reading.line = 1;
  do
    {
      if (!signet_import_text_read (text, &bytes, &size, cancellable, error))
        return FALSE;
      for (gsize i = 0; i < size; i++)
        if (!take_char (&reading, bytes[i], error))
          return FALSE;
    }
  while (size > 0);
  if (!end_word (&reading, error))
    return FALSE;
  group_names (&reading, set);
  signet_name_set_give_rows (set, instance, table);
  return TRUE;
}
