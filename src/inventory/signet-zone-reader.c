/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-zone-reader.h"

#include "base/signet-error.h"
#include "base/signet-text.h"
#include "inventory/signet-zone-generate.h"
#include "inventory/signet-zone-lexer.h"
#include "inventory/signet-zone-owners.h"

#include <arpa/inet.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Records made by $GENERATE in one file: a few lines could else make the reading last for hours. */
#define MAX_GENERATED 1000000

typedef struct {
  SignetInventoryTable *table; /* borrowed */
  SignetZoneOwners *owners;    /* owned */
  char *origin;                /* NULL: not known */
  char *owner;                 /* of the last record; NULL: none, or a wrong one */
  char *apex;                  /* NULL until there is a SOA record */
  guint n_generated;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->owners, signet_zone_owners_free);
  g_free (self->origin);
  g_free (self->owner);
  g_free (self->apex);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void G_GNUC_PRINTF (3, 4)
refuse (Reading    *self,
        guint       line,
        const char *format,
        ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  signet_inventory_table_refuse (self->table, line, reason);
}

static void
refuse_word (Reading    *self,
             guint       line,
             const char *word,
             const char *problem)
{
  g_autofree char *shown = signet_text_for_message (word, 60);

  refuse (self, line, "“%s”: %s", shown, problem);
}

static gboolean
is_address (const char    *word,
            SignetZoneType type)
{
  struct in6_addr address;

  return inet_pton (type == SIGNET_ZONE_TYPE_A ? AF_INET : AF_INET6, word, &address) == 1;
}

/* What is to the right of the type, where it matters here. FALSE where the record is refused, or with @error. */
static gboolean
read_rdata (Reading       *self,
            guint          line,
            SignetZoneType type,
            char         **words,
            guint          n_words,
            GError       **error)
{
  const char *problem = NULL;
  g_autofree char *target = NULL;

  if (type == SIGNET_ZONE_TYPE_OTHER || type == SIGNET_ZONE_TYPE_SOA)
    return TRUE;
  if (n_words >= 2 && strcmp (words[0], "\\#") == 0) /* RFC 3597, 5: in hexadecimal digits */
    return TRUE;
  if (n_words != 1)
    {
      refuse (self, line, _("the record has %u words where there should be one"), n_words);
      return FALSE;
    }
  if (type == SIGNET_ZONE_TYPE_A || type == SIGNET_ZONE_TYPE_AAAA)
    {
      if (is_address (words[0], type))
        return TRUE;
      refuse_word (self, line, words[0], _("this is not the address that such a record has"));
      return FALSE;
    }
  target = signet_zone_name_parse (words[0], self->origin, &problem);
  if (target == NULL)
    {
      refuse_word (self, line, words[0], problem);
      return FALSE;
    }
  return type != SIGNET_ZONE_TYPE_NS || signet_zone_owners_add_name_server (self->owners, target, error);
}

static gboolean
take_apex (Reading    *self,
           guint       line,
           const char *owner)
{
  if (self->apex == NULL)
    self->apex = g_strdup (owner);
  if (strcmp (self->apex, owner) == 0)
    return TRUE;
  refuse (self, line, _("a second SOA record: the file has one zone, “%s”"), self->apex);
  return FALSE;
}

/* [ttl] [class] type rdata, the first two in either order. FALSE with @error ends the reading. */
static gboolean
read_record (Reading    *self,
             guint       line,
             const char *owner,
             char      **words,
             guint       n_words,
             GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean is_internet = TRUE;
  SignetZoneType type;
  guint i = 0;

  for (guint n = 0; n < 2 && i < n_words; n++)
    if (signet_zone_word_is_ttl (words[i]) || signet_zone_word_is_class (words[i], &is_internet))
      {
        if (!is_internet)
          {
            refuse_word (self, line, words[i], _("only the class IN, of the Internet, can be read"));
            return TRUE;
          }
        i++;
      }
  if (i == n_words)
    {
      refuse (self, line, _("the record has no type"));
      return TRUE;
    }
  type = signet_zone_type_parse (words[i]);
  if (type == SIGNET_ZONE_TYPE_UNKNOWN)
    {
      refuse_word (self, line, words[i], _("this is no type of record"));
      return TRUE;
    }
  if (!read_rdata (self, line, type, words + i + 1, n_words - i - 1, &local_error) ||
      (type == SIGNET_ZONE_TYPE_SOA && !take_apex (self, line, owner)))
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return signet_zone_owners_add (self->owners, owner, type, line, error);
}

static gboolean
read_generated (Reading               *self,
                const SignetZoneEntry *entry,
                guint                  value,
                gboolean              *ok,
                GError               **error)
{
  g_auto (GStrv) words = g_new0 (char *, entry->n_words + 1);
  g_autofree char *owner = NULL;
  const char *problem = NULL;

  *ok = FALSE;
  for (guint i = 2; i < entry->n_words; i++)
    {
      words[i - 2] = signet_zone_generate_word (entry->words[i], value, &problem);
      if (words[i - 2] == NULL)
        break;
    }
  if (problem == NULL)
    owner = signet_zone_name_parse (words[0], self->origin, &problem);
  if (owner == NULL)
    {
      refuse (self, entry->line, "%s", problem);
      return TRUE;
    }
  *ok = TRUE;
  return read_record (self, entry->line, owner, words + 1, entry->n_words - 3, error);
}

static gboolean
read_generate (Reading               *self,
               const SignetZoneEntry *entry,
               GError               **error)
{
  SignetZoneRange range;
  const char *problem = NULL;
  gboolean ok = TRUE;

  if (entry->n_words < 4)
    refuse (self, entry->line, _("$GENERATE needs a range, a name, a type and data"));
  else if (!signet_zone_range_parse (entry->words[1], &range, &problem))
    refuse (self, entry->line, "%s", problem);
  else
    for (guint value = range.start; ok && value <= range.stop; value += range.step)
      {
        if (++self->n_generated > MAX_GENERATED)
          {
            g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                         _("Line %u: $GENERATE makes more than %d records in this file. Split the zone."),
                         entry->line, MAX_GENERATED);
            return FALSE;
          }
        if (!read_generated (self, entry, value, &ok, error) || !signet_inventory_table_check_size (self->table, error))
          return FALSE;
      }
  return TRUE;
}

static void
read_origin (Reading               *self,
             const SignetZoneEntry *entry)
{
  const char *problem = _("$ORIGIN needs one name");
  char *origin = entry->n_words == 2 ? signet_zone_name_parse (entry->words[1], self->origin, &problem) : NULL;

  if (origin == NULL)
    refuse (self, entry->line, "%s", problem);
  g_free (self->origin);
  self->origin = origin; /* not known is better than a wrong one */
}

static gboolean
read_directive (Reading               *self,
                const SignetZoneEntry *entry,
                GError               **error)
{
  const char *name = entry->words[0];

  if (g_ascii_strcasecmp (name, "$ORIGIN") == 0)
    read_origin (self, entry);
  else if (g_ascii_strcasecmp (name, "$GENERATE") == 0)
    return read_generate (self, entry, error);
  else if (g_ascii_strcasecmp (name, "$INCLUDE") == 0)
    refuse (self, entry->line, _("$INCLUDE is not followed; import the other file by itself"));
  else if (g_ascii_strcasecmp (name, "$TTL") != 0)
    refuse_word (self, entry->line, name, _("this directive is not known"));
  else if (entry->n_words != 2 || !signet_zone_word_is_ttl (entry->words[1]))
    refuse (self, entry->line, _("$TTL needs one number of seconds, or one such as 1h30m"));
  return TRUE;
}

static gboolean
read_entry (Reading               *self,
            const SignetZoneEntry *entry,
            GError               **error)
{
  const char *problem = _("the record has no owner, and there is none above");

  if (entry->leading_blank)
    {
      if (self->owner != NULL)
        return read_record (self, entry->line, self->owner, entry->words, entry->n_words, error);
      refuse (self, entry->line, "%s", problem);
      return TRUE;
    }
  if (*entry->words[0] == '$')
    return read_directive (self, entry, error);
  g_free (self->owner);
  self->owner = signet_zone_name_parse (entry->words[0], self->origin, &problem);
  if (self->owner != NULL)
    return read_record (self, entry->line, self->owner, entry->words + 1, entry->n_words - 1, error);
  refuse_word (self, entry->line, entry->words[0], problem);
  return TRUE;
}

static gboolean
entry_cb (const SignetZoneEntry *entry,
          gpointer               user_data,
          GError               **error)
{
  Reading *self = user_data;

  if (entry->problem != NULL)
    {
      signet_inventory_table_refuse (self->table, entry->line, entry->problem);
      if (!entry->leading_blank)
        g_clear_pointer (&self->owner, g_free); /* what follows without an owner would be another's */
    }
  else if (!read_entry (self, entry, error))
    return FALSE;
  return signet_inventory_table_check_size (self->table, error);
}

static gboolean
take_origin (Reading            *self,
             SignetImportLayout *layout,
             GError            **error)
{
  const char *origin = signet_import_layout_get_origin (layout);
  const char *problem = NULL;

  if (*origin == '\0')
    return TRUE;
  self->origin = signet_zone_name_parse (origin, NULL, &problem);
  if (self->origin != NULL)
    return TRUE;
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("The origin is not right: %s."), problem);
  return FALSE;
}

/**
 * signet_zone_reader_read:
 * @text: a zone file
 * @layout: the origin of relative names, and which instance the names belong to
 * @table: where the rows go
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError
 *
 * Blocks. The zone is that of the SOA record, or else the layout's origin.
 *
 * Returns: whether it could be read; else %SIGNET_ERROR_INVALID, %SIGNET_ERROR_TOO_LARGE, an error of the text, or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
signet_zone_reader_read (SignetImportText     *text,
                         SignetImportLayout   *layout,
                         SignetInventoryTable *table,
                         GCancellable         *cancellable,
                         GError              **error)
{
  g_auto (Reading) reading = { 0, };
  g_autoptr (SignetZoneLexer) lexer = signet_zone_lexer_new (entry_cb, &reading);
  g_autoptr (SignetInstance) instance = signet_import_layout_dup_instance (layout, error);
  g_autofree char *first_origin = NULL;
  const char *bytes;
  gsize size;

  if (instance == NULL || !take_origin (&reading, layout, error))
    return FALSE;
  reading.table = table;
  reading.owners = signet_zone_owners_new ();
  first_origin = g_strdup (reading.origin != NULL ? reading.origin : "");
  do
    {
      if (!signet_import_text_read (text, &bytes, &size, cancellable, error) ||
          !signet_zone_lexer_feed (lexer, bytes, size, error))
        return FALSE;
    }
  while (size > 0);
  if (!signet_zone_lexer_end (lexer, error))
    return FALSE;
  signet_zone_owners_give_rows (reading.owners, reading.apex != NULL ? reading.apex : first_origin, instance, table);
  return TRUE;
}
