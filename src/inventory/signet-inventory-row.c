/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-inventory-row.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"
#include "base/signet-text.h"
#include "inventory/signet-import-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Far more than any certificate takes, and little enough to show. */
#define MAX_TEXT_LENGTH 1024
#define MAX_URL_LENGTH  2048
#define MAX_NOTES_LENGTH (64 * 1024)

/* Ours are separated by blanks; other people's by what they like, of which nothing can be in a name. */
#define HOST_SEPARATORS " \t\r\n,;|"
/* Up to so many, names are found quicker one by one than in a hash table. */
#define FEW_HOSTS 8

/* The names of the hosts of one subdomain, to take each once. */
typedef struct {
  const char *few[FEW_HOSTS]; /* borrowed from the hosts, as those of the table */
  guint n_few;
  GHashTable *many;
} HostNames;

static void
host_names_clear (HostNames *self)
{
  g_clear_pointer (&self->many, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HostNames, host_names_clear)

/* FALSE where it was there already. */
static gboolean
host_names_add (HostNames  *self,
                const char *name)
{
  for (guint i = 0; i < self->n_few; i++)
    if (strcmp (self->few[i], name) == 0)
      return FALSE;
  if (self->n_few < FEW_HOSTS)
    {
      self->few[self->n_few++] = name;
      return TRUE;
    }
  if (self->many == NULL)
    self->many = g_hash_table_new (g_str_hash, g_str_equal);
  return g_hash_table_add (self->many, (gpointer) name);
}

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

static gboolean
check_texts (const char * const *values,
             char              **reason)
{
  for (guint i = 0; i < SIGNET_INVENTORY_N_COLUMNS; i++)
    {
      const gsize limit = limit_of (i);

      if (values[i] == NULL)
        continue;
      if (!g_utf8_validate (values[i], -1, NULL))
        {
          *reason = g_strdup_printf (_("%s is not in UTF-8; save the table as CSV in UTF-8"), signet_inventory_column_get_name (i));
          return FALSE;
        }
      if (i == SIGNET_INVENTORY_COLUMN_HOSTS) /* its names are checked one by one */
        continue;
      if (strlen (values[i]) > limit)
        {
          *reason = g_strdup_printf (_("%s is longer than %u bytes"), signet_inventory_column_get_name (i), (guint) limit);
          return FALSE;
        }
      if (has_control_character (values[i], i == SIGNET_INVENTORY_COLUMN_NOTES ? "\t\r\n" : ""))
        {
          *reason = g_strdup_printf (_("%s contains a control character or a line break"), signet_inventory_column_get_name (i));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_host (SignetSubdomain *subdomain,
           HostNames       *names,
           const char      *text,
           gint64           expires,
           char           **reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetHost) host = NULL;
  g_autofree char *name = signet_dns_name_canonicalize (text, SIGNET_DNS_NAME_WILDCARD, &error);
  const char *base;

  if (name == NULL)
    {
      *reason = g_strdup (error->message);
      return FALSE;
    }
  base = signet_dns_name_is_wildcard (name) ? name + 2 : name;
  if (!signet_dns_name_is_under (base, signet_subdomain_get_name (subdomain)))
    {
      *reason = g_strdup_printf (_("the host “%s” is not under the subdomain “%s”"), name,
                                 signet_subdomain_get_name (subdomain));
      return FALSE;
    }
  host = signet_host_new (name, expires, FALSE);
  if (host_names_add (names, signet_host_get_name (host)))
    signet_subdomain_add_host (subdomain, host);
  return TRUE;
}

static gboolean
read_hosts (SignetSubdomain *subdomain,
            const char      *text,
            gint64           expires,
            char           **reason)
{
  g_auto (HostNames) names = { 0, };

  while (*(text += strspn (text, HOST_SEPARATORS)) != '\0')
    {
      const gsize length = strcspn (text, HOST_SEPARATORS);
      g_autofree char *host = g_strndup (text, length);

      if (!read_host (subdomain, &names, host, expires, reason))
        return FALSE;
      text += length;
    }
  return signet_subdomain_get_n_hosts (subdomain) > 0 ||
         read_host (subdomain, &names, signet_subdomain_get_name (subdomain), expires, reason);
}

static SignetSubdomain *
read_subdomain (const char * const *values,
                char              **reason)
{
  g_autoptr (SignetSubdomain) subdomain = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  const char *text = value_of (values, SIGNET_INVENTORY_COLUMN_SUBDOMAIN);
  const char *delegation_type = value_of (values, SIGNET_INVENTORY_COLUMN_DELEGATION_TYPE);
  const char *date = value_of (values, SIGNET_INVENTORY_COLUMN_EXPIRES);
  gint64 expires = 0;

  if (*text == '\0')
    {
      *reason = g_strdup (_("subdomain is not filled in"));
      return NULL;
    }
  name = signet_dns_name_canonicalize (text, SIGNET_DNS_NAME_DEFAULT, &error);
  if (name == NULL)
    {
      *reason = g_strdup (error->message);
      return NULL;
    }
  subdomain = signet_subdomain_new (0, name, delegation_type, value_of (values, SIGNET_INVENTORY_COLUMN_USE_CASE));
  if (*delegation_type != '\0' &&
      !signet_delegation_type_is_known (signet_subdomain_get_delegation_type (subdomain)))
    {
      g_autofree char *shown = signet_text_for_message (delegation_type, 40);

      *reason = g_strdup_printf (_("the delegation type “%s” is neither “full” nor “cname”"), shown);
      return NULL;
    }
  if (*date != '\0')
    {
      expires = signet_import_date_parse (date, &error);
      if (error != NULL)
        {
          *reason = g_strdup (error->message);
          return NULL;
        }
    }
  if (!read_hosts (subdomain, value_of (values, SIGNET_INVENTORY_COLUMN_HOSTS), expires, reason))
    return NULL;
  return g_steal_pointer (&subdomain);
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

  if (!check_texts (values, reason))
    return NULL;
  if (!is_instance_alone (values))
    {
      subdomain = read_subdomain (values, reason);
      if (subdomain == NULL)
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
