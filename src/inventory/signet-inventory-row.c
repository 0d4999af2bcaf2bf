/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-inventory-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Far more than any certificate takes, and little enough to show. */
#define MAX_TEXT_LENGTH 1024
#define MAX_URL_LENGTH  2048
#define MAX_NOTES_LENGTH (64 * 1024)

static const char *
value_of (const char * const   *values,
          SignetInventoryColumn column)
{
  return values[column] != NULL ? values[column] : "";
}

/* Those of ASCII. The ones from U+0080 to U+009F stand in many real tables where a quotation mark of Windows-1252
 * was taken for Latin-1: such a row is taken in as it is, and the check of the request names the character. */
static gboolean
has_control_character (const char *text,
                       const char *except)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) && strchr (except, *p) == NULL)
      return TRUE;
  return FALSE;
}

static gsize
limit_of (SignetInventoryColumn column)
{
  if (column == SIGNET_INVENTORY_COLUMN_NOTES)
    return MAX_NOTES_LENGTH;
  return column == SIGNET_INVENTORY_COLUMN_URL ? MAX_URL_LENGTH : MAX_TEXT_LENGTH;
}

/**
 * signet_inventory_check_texts:
 * @values: (array fixed-size=14): the text of each column; %NULL where there is no such column
 * @reason: (out) (transfer full): what is wrong, translated
 *
 * Returns: whether all are UTF-8, of a bearable length and, but for notes, of one line
 */
gboolean
signet_inventory_check_texts (const char * const *values,
                              char              **reason)
{
  for (guint i = 0; i < SIGNET_INVENTORY_N_COLUMNS; i++)
    {
      const char *name = signet_inventory_column_get_name (i);
      const gsize limit = limit_of (i);

      if (values[i] == NULL)
        continue;
      if (!g_utf8_validate (values[i], -1, NULL))
        {
          *reason = g_strdup_printf (_("%s is not in UTF-8; save the table as CSV in UTF-8"), name);
          return FALSE;
        }
      if (i == SIGNET_INVENTORY_COLUMN_HOSTS) /* its names are checked one by one */
        continue;
      if (strlen (values[i]) > limit)
        {
          *reason = g_strdup_printf (_("%s is longer than %u bytes"), name, (guint) limit);
          return FALSE;
        }
      if (has_control_character (values[i], i == SIGNET_INVENTORY_COLUMN_NOTES ? "\t\r\n" : ""))
        {
          *reason = g_strdup_printf (_("%s contains a control character or a line break"), name);
          return FALSE;
        }
    }
  return TRUE;
}

/* Nothing is said of a subdomain: the row is there for its instance. */
static gboolean
is_instance_alone (const char * const *values)
{
  static const SignetInventoryColumn columns[] = {
    SIGNET_INVENTORY_COLUMN_SUBDOMAIN, SIGNET_INVENTORY_COLUMN_HOSTS, SIGNET_INVENTORY_COLUMN_DELEGATION_TYPE,
    SIGNET_INVENTORY_COLUMN_USE_CASE, SIGNET_INVENTORY_COLUMN_EXPIRES,
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (*value_of (values, columns[i]) != '\0')
      return FALSE;
  return TRUE;
}

/**
 * signet_inventory_row_new:
 * @line: where the row begins, from 1
 * @values: (array fixed-size=14): the text of each column, without blanks around it; %NULL where there is no
 *   such column
 * @pool: what the rows of the file share, which grows
 * @reason: (out) (transfer full): why the row is refused, translated
 *
 * Checks a row and makes objects of it.
 *
 * Returns: (transfer full) (nullable): the row, or %NULL where it is refused
 */
SignetInventoryRow *
signet_inventory_row_new (guint                line,
                          const char * const  *values,
                          SignetInventoryPool *pool,
                          char               **reason)
{
  g_autoptr (SignetSubdomain) subdomain = NULL;
  SignetInstance *instance;

  if (!signet_inventory_check_texts (values, reason))
    return NULL;
  if (!is_instance_alone (values))
    {
      subdomain = signet_inventory_subdomain_new (values, reason);
      if (subdomain == NULL || !signet_inventory_add_hosts (subdomain, values, reason))
        return NULL;
    }
  instance = signet_inventory_pool_dup_instance (pool, values, reason);
  if (instance == NULL)
    return NULL;
  return signet_inventory_row_take (line, instance, g_steal_pointer (&subdomain));
}

/**
 * signet_inventory_row_take:
 * @line: where it begins, from 1
 * @instance: (transfer full): an instance
 * @subdomain: (transfer full) (nullable): a subdomain of it, with its hosts; %NULL for an instance without any
 *
 * Returns: (transfer full): a row of what was checked before
 */
SignetInventoryRow *
signet_inventory_row_take (guint            line,
                           SignetInstance  *instance,
                           SignetSubdomain *subdomain)
{
  SignetInventoryRow *self = g_new0 (SignetInventoryRow, 1);

  self->line = line;
  self->instance = instance;
  self->subdomain = subdomain;
  return self;
}

/**
 * signet_inventory_row_free:
 * @self: (nullable) (transfer full): a row
 */
void
signet_inventory_row_free (SignetInventoryRow *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->instance);
  g_clear_object (&self->subdomain);
  g_free (self);
}
