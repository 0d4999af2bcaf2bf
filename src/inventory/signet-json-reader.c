/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-json-reader.h"

#include "base/signet-error.h"
#include "base/signet-text.h"
#include "base/signet-time.h"
#include "inventory/signet-json-grammar.h"
#include "inventory/signet-json-scanner.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* An instance of the document, by the number that its subdomains know it by. */
typedef struct {
  SignetInstance *instance; /* owned */
  guint line;
  gboolean used;
} Numbered;

typedef struct {
  SignetInventoryTable *table; /* borrowed */
  SignetInventoryPool *pool;
  GHashTable *instances;       /* gint64 number; Numbered */
  JsonParser *parser;
  gboolean has_format;
  gboolean has_version;
} Reading;

typedef struct {
  const char *name;
  SignetInventoryColumn column;
} Member;

static const Member instance_members[] = {
  { "name", SIGNET_INVENTORY_COLUMN_INSTANCE },
  { "url", SIGNET_INVENTORY_COLUMN_URL },
  { "notes", SIGNET_INVENTORY_COLUMN_NOTES },
};
static const Member organization_members[] = {
  { "org_id", SIGNET_INVENTORY_COLUMN_ORG_ID },
  { "name", SIGNET_INVENTORY_COLUMN_ORGANIZATION },
  { "unit", SIGNET_INVENTORY_COLUMN_UNIT },
  { "country", SIGNET_INVENTORY_COLUMN_COUNTRY },
  { "state", SIGNET_INVENTORY_COLUMN_STATE },
  { "city", SIGNET_INVENTORY_COLUMN_CITY },
};
static const Member subdomain_members[] = {
  { "name", SIGNET_INVENTORY_COLUMN_SUBDOMAIN },
  { "delegation_type", SIGNET_INVENTORY_COLUMN_DELEGATION_TYPE },
  { "use_case", SIGNET_INVENTORY_COLUMN_USE_CASE },
};

static void
numbered_free (gpointer data)
{
  Numbered *self = data;

  g_object_unref (self->instance);
  g_free (self);
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->pool, signet_inventory_pool_free);
  g_clear_pointer (&self->instances, g_hash_table_unref);
  g_clear_object (&self->parser);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* Translated. */
static char *
say_wrong_kind (const char *member)
{
  g_autofree char *shown = signet_text_for_message (member, 40);

  return g_strdup_printf (_("“%s” has a value of the wrong kind"), shown);
}

/* Takes the texts of an object; what is left over is for the caller, in the order of the document. */
static gboolean
take_texts (JsonObject   *object,
            const Member *members,
            guint         n_members,
            const char  **values,
            GPtrArray    *others, /* of const char * */
            char        **reason)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      guint i = 0;

      while (i < n_members && strcmp (members[i].name, name) != 0)
        i++;
      if (i == n_members)
        g_ptr_array_add (others, (gpointer) name);
      else if (json_node_get_value_type (node) == G_TYPE_STRING)
        values[members[i].column] = json_node_get_string (node);
      else
        {
          *reason = say_wrong_kind (name);
          return FALSE;
        }
    }
  return TRUE;
}

static char *
say_unknown (const char *member)
{
  g_autofree char *shown = signet_text_for_message (member, 40);

  return g_strdup_printf (_("“%s” is not known here; is the file of a newer version of the program?"), shown);
}

/* FALSE with @reason for any but one of @known. */
static gboolean
check_others (GPtrArray          *others,
              const char * const *known,
              char              **reason)
{
  for (guint i = 0; i < others->len; i++)
    if (!g_strv_contains (known, g_ptr_array_index (others, i)))
      {
        *reason = say_unknown (g_ptr_array_index (others, i));
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_number (JsonObject *object,
             const char *name,
             gint64     *number,
             char      **reason)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && json_node_get_value_type (node) == G_TYPE_INT64)
    {
      *number = json_node_get_int (node);
      return TRUE;
    }
  *reason = g_strdup_printf (_("“%s” should be there, with a whole number"), name);
  return FALSE;
}

static gboolean
read_organization (JsonObject  *object,
                   const char **values,
                   char       **reason)
{
  static const char * const known[] = { NULL };
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  JsonNode *node = json_object_get_member (object, "organization");

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      *reason = say_wrong_kind ("organization");
      return FALSE;
    }
  return take_texts (json_node_get_object (node), organization_members, G_N_ELEMENTS (organization_members), values, others,
                     reason) &&
         check_others (others, known, reason);
}

static gboolean
read_instance (Reading    *self,
               JsonObject *object,
               guint       line,
               char      **reason)
{
  static const char * const known[] = { "id", "organization", NULL };
  const char *values[SIGNET_INVENTORY_N_COLUMNS] = { NULL, };
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  SignetInstance *instance;
  Numbered *numbered;
  gint64 id;

  if (!take_texts (object, instance_members, G_N_ELEMENTS (instance_members), values, others, reason) ||
      !check_others (others, known, reason) || !read_number (object, "id", &id, reason) ||
      !read_organization (object, values, reason) || !signet_inventory_check_texts (values, reason))
    return FALSE;
  if (g_hash_table_contains (self->instances, &id))
    {
      *reason = g_strdup_printf (_("the id %" G_GINT64_FORMAT " is that of another instance"), id);
      return FALSE;
    }
  instance = signet_inventory_pool_dup_instance (self->pool, values, reason);
  if (instance == NULL)
    return FALSE;
  numbered = g_new0 (Numbered, 1);
  numbered->instance = instance;
  numbered->line = line;
  g_hash_table_insert (self->instances, g_memdup2 (&id, sizeof id), numbered);
  return TRUE;
}

static gboolean
read_host (SignetSubdomain          *subdomain,
           SignetInventoryHostNames *names,
           JsonNode                 *node,
           char                    **reason)
{
  static const Member members[] = {
    { "name", SIGNET_INVENTORY_COLUMN_HOSTS },
    { "expires", SIGNET_INVENTORY_COLUMN_EXPIRES },
  };
  static const char * const known[] = { "state", NULL }; /* what it follows from counts, and the day */
  const char *values[SIGNET_INVENTORY_N_COLUMNS] = { NULL, };
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  gint64 expires = 0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      *reason = say_wrong_kind ("hosts");
      return FALSE;
    }
  if (!take_texts (json_node_get_object (node), members, G_N_ELEMENTS (members), values, others, reason) ||
      !check_others (others, known, reason))
    return FALSE;
  if (values[SIGNET_INVENTORY_COLUMN_EXPIRES] != NULL)
    {
      expires = signet_time_parse_date (values[SIGNET_INVENTORY_COLUMN_EXPIRES], &error);
      if (error != NULL)
        {
          *reason = g_strdup (error->message);
          return FALSE;
        }
    }
  return signet_inventory_add_host (subdomain, names, values[SIGNET_INVENTORY_COLUMN_HOSTS], expires, reason);
}

static gboolean
read_hosts (SignetSubdomain *subdomain,
            JsonObject      *object,
            char           **reason)
{
  g_auto (SignetInventoryHostNames) names = { { NULL }, };
  JsonNode *node = json_object_get_member (object, "hosts");
  JsonArray *hosts;

  if (node == NULL)
    return signet_inventory_add_host (subdomain, &names, signet_subdomain_get_name (subdomain), 0, reason);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      *reason = say_wrong_kind ("hosts");
      return FALSE;
    }
  hosts = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (hosts); i++)
    if (!read_host (subdomain, &names, json_array_get_element (hosts, i), reason))
      return FALSE;
  return TRUE;
}

static gboolean
read_subdomain (Reading    *self,
                JsonObject *object,
                guint       line,
                char      **reason)
{
  static const char * const known[] = { "instance", "hosts", "state", NULL };
  const char *values[SIGNET_INVENTORY_N_COLUMNS] = { NULL, };
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (SignetSubdomain) subdomain = NULL;
  Numbered *numbered;
  gint64 id;

  if (!take_texts (object, subdomain_members, G_N_ELEMENTS (subdomain_members), values, others, reason) ||
      !check_others (others, known, reason) || !read_number (object, "instance", &id, reason) ||
      !signet_inventory_check_texts (values, reason))
    return FALSE;
  numbered = g_hash_table_lookup (self->instances, &id);
  if (numbered == NULL)
    {
      *reason = g_strdup_printf (_("there is no instance with the id %" G_GINT64_FORMAT " above, or it was refused"), id);
      return FALSE;
    }
  subdomain = signet_inventory_subdomain_new (values, reason);
  if (subdomain == NULL || !read_hosts (subdomain, object, reason))
    return FALSE;
  numbered->used = TRUE;
  signet_inventory_table_take_row (self->table, signet_inventory_row_take (line, g_object_ref (numbered->instance),
                                                                           g_steal_pointer (&subdomain)));
  return TRUE;
}

static gboolean
read_element (Reading    *self,
              const char *key,
              const char *piece,
              gsize       size,
              guint       line,
              GError    **error)
{
  g_autofree char *reason = NULL;
  JsonNode *root = NULL;

  if (signet_json_grammar_holds (piece) && json_parser_load_from_data (self->parser, piece, (gssize) size, NULL))
    root = json_parser_get_root (self->parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    reason = g_strdup (root == NULL ? _("this is not right in JSON") : _("this is no object"));
  else if (strcmp (key, "instances") == 0)
    read_instance (self, json_node_get_object (root), line, &reason);
  else
    read_subdomain (self, json_node_get_object (root), line, &reason);
  if (reason != NULL)
    signet_inventory_table_refuse (self->table, line, reason);
  return signet_inventory_table_check_size (self->table, error);
}

static gboolean
read_version (const char *piece,
              GError    **error)
{
  g_autofree char *shown = NULL;
  gint64 version;

  if (g_ascii_string_to_signed (piece, 10, 1, G_MAXINT, &version, NULL) && version == SIGNET_INVENTORY_JSON_VERSION)
    return TRUE;
  shown = signet_text_for_message (piece, 20);
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
               _("The inventory is of version %s; this program reads version %d. Use the program that wrote it, or a newer "
                 "one."), shown, SIGNET_INVENTORY_JSON_VERSION);
  return FALSE;
}

static gboolean
check_is_ours (Reading *self,
               GError **error)
{
  if (self->has_format && self->has_version)
    return TRUE;
  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
               _("This is no inventory of Signet: it does not begin with \"format\": \"%s\" and a \"version\". "
                 "Export the inventory as JSON, or save the table as CSV."), SIGNET_INVENTORY_JSON_FORMAT);
  return FALSE;
}

static gboolean
piece_cb (const char *key,
          const char *piece,
          gsize       size,
          gboolean    is_element,
          guint       line,
          gpointer    user_data,
          GError    **error)
{
  Reading *self = user_data;
  g_autofree char *reason = NULL;

  if (strcmp (key, "format") == 0 && !is_element)
    self->has_format = strcmp (piece, "\"" SIGNET_INVENTORY_JSON_FORMAT "\"") == 0;
  else if (strcmp (key, "version") == 0 && !is_element)
    {
      self->has_version = TRUE;
      return read_version (piece, error);
    }
  else if (!check_is_ours (self, error))
    return FALSE;
  else if (is_element && (strcmp (key, "instances") == 0 || strcmp (key, "subdomains") == 0))
    return read_element (self, key, piece, size, line, error);
  else
    {
      reason = say_unknown (key);
      signet_inventory_table_refuse (self->table, line, reason);
    }
  return signet_inventory_table_check_size (self->table, error);
}

/* They have rows of their own, so that nothing is lost. */
static void
add_instances_alone (Reading *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->instances);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Numbered *numbered = value;

      if (!numbered->used)
        signet_inventory_table_take_row (self->table, signet_inventory_row_take (numbered->line,
                                                                                 g_object_ref (numbered->instance), NULL));
    }
  signet_inventory_table_sort (self->table);
}

/**
 * signet_json_reader_read:
 * @text: a document
 * @layout: unused: the document says everything
 * @table: where the rows go
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError
 *
 * Blocks. Each subdomain is a row, and each instance that has none.
 *
 * Returns: whether it could be read; else %SIGNET_ERROR_INVALID, %SIGNET_ERROR_TOO_LARGE, an error of the text, or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
signet_json_reader_read (SignetImportText     *text,
                         SignetImportLayout   *layout,
                         SignetInventoryTable *table,
                         GCancellable         *cancellable,
                         GError              **error)
{
  g_auto (Reading) reading = { 0, };
  g_autoptr (SignetJsonScanner) scanner = signet_json_scanner_new (piece_cb, &reading);
  const char *bytes;
  gsize size;

  reading.table = table;
  reading.pool = signet_inventory_pool_new ();
  reading.instances = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, numbered_free);
  reading.parser = json_parser_new_immutable ();
  do
    {
      if (!signet_import_text_read (text, &bytes, &size, cancellable, error) ||
          !signet_json_scanner_feed (scanner, bytes, size, error))
        return FALSE;
    }
  while (size > 0);
  if (!signet_json_scanner_end (scanner, error) || !check_is_ours (&reading, error))
    return FALSE;
  add_instances_alone (&reading);
  return TRUE;
}
