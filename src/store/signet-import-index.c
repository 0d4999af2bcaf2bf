/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/signet-import-index.h"

#include "store/signet-store-organization-text.h"

#include <string.h>

#define BLOCK_SIZE (64 * 1024)

struct _SignetImportIndex
{
  SignetDatabase *database;    /* borrowed */
  GPtrArray *blocks;           /* memory of all that is small, let go of at once */
  gsize used;                  /* of the last block */
  GStringChunk *texts;         /* of what was read */
  GHashTable *instances;       /* set of SignetImportInstance, by name and URL */
  GHashTable *by_name;         /* name, GPtrArray of SignetImportInstance */
  GHashTable *organizations;   /* fields in one text, SignetImportOrganization */
  GHashTable *by_id;           /* row id, SignetImportOrganization */
  GHashTable *by_object;       /* SignetOrganization, SignetImportOrganization: rows share them */
};

static gpointer
take_memory (SignetImportIndex *self,
             gsize              size)
{
  if (self->blocks->len == 0 || self->used + size > BLOCK_SIZE)
    {
      g_ptr_array_add (self->blocks, g_malloc0 (BLOCK_SIZE));
      self->used = 0;
    }
  self->used += size; /* all sizes are multiples of eight */
  return (char *) g_ptr_array_index (self->blocks, self->blocks->len - 1) + self->used - size;
}

static guint
instance_hash (gconstpointer key)
{
  const SignetImportInstance *instance = key;

  return g_str_hash (instance->name) ^ g_str_hash (instance->url) * 31;
}

static gboolean
instance_equal (gconstpointer a,
                gconstpointer b)
{
  const SignetImportInstance *one = a;
  const SignetImportInstance *other = b;

  return strcmp (one->name, other->name) == 0 && strcmp (one->url, other->url) == 0;
}

static void
organization_free (gpointer data)
{
  SignetImportOrganization *self = data;

  g_object_unref (self->organization);
  g_free (self);
}

static char *
key_of_organization (SignetOrganization *organization)
{
  return g_strjoin ("\x1f", signet_organization_get_name (organization), signet_organization_get_org_id (organization),
                    signet_organization_get_unit (organization), signet_organization_get_country (organization),
                    signet_organization_get_state (organization), signet_organization_get_city (organization), NULL);
}

static gboolean
read_organizations (SignetImportIndex *self,
                    GError           **error)
{
  SignetStatement *statement =
    signet_database_prepare (self->database, "SELECT id, org_id, name, unit, country, state, city FROM organization "
                                             "WHERE removed_at IS NULL", error);
  gboolean has_row = TRUE;

  while (has_row)
    {
      SignetImportOrganization *known;

      if (statement == NULL || !signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      known = g_new0 (SignetImportOrganization, 1);
      known->id = signet_statement_get_int (statement, 0);
      known->organization =
        signet_organization_new (signet_statement_get_text (statement, 1), signet_statement_get_text (statement, 2),
                                 signet_statement_get_text (statement, 3), signet_statement_get_text (statement, 4),
                                 signet_statement_get_text (statement, 5), signet_statement_get_text (statement, 6));
      g_hash_table_replace (self->organizations, key_of_organization (known->organization), known);
      g_hash_table_replace (self->by_id, &known->id, known);
    }
  return TRUE;
}

static gboolean
read_instances (SignetImportIndex *self,
                GError           **error)
{
  SignetStatement *statement =
    signet_database_prepare (self->database, "SELECT id, name, url, notes, organization_id FROM instance "
                                             "WHERE removed_at IS NULL", error);
  gboolean has_row = TRUE;

  while (has_row)
    {
      SignetImportInstance *instance;
      gint64 organization_id;

      if (statement == NULL || !signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      instance = signet_import_index_add_instance (
        self, g_string_chunk_insert (self->texts, signet_statement_get_text (statement, 1)),
        g_string_chunk_insert (self->texts, signet_statement_get_text (statement, 2)));
      instance->id = signet_statement_get_int (statement, 0);
      instance->is_loaded = FALSE;
      instance->notes = g_string_chunk_insert (self->texts, signet_statement_get_text (statement, 3));
      organization_id = signet_statement_get_int (statement, 4);
      instance->organization = g_hash_table_lookup (self->by_id, &organization_id);
    }
  return TRUE;
}

static gboolean
load_subdomains (SignetImportIndex    *self,
                 SignetImportInstance *instance,
                 GHashTable           *by_id,
                 GError              **error)
{
  SignetStatement *statement =
    signet_database_prepare (self->database, "SELECT id, name, delegation_type, use_case FROM subdomain "
                                             "WHERE instance_id = ?1 AND removed_at IS NULL", error);
  gboolean has_row = TRUE;

  if (statement != NULL)
    signet_statement_bind_int (statement, 1, instance->id);
  while (has_row)
    {
      SignetImportSubdomain *subdomain;

      if (statement == NULL || !signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      subdomain = signet_import_index_add_subdomain (
        self, instance, g_string_chunk_insert (self->texts, signet_statement_get_text (statement, 1)));
      subdomain->id = signet_statement_get_int (statement, 0);
      subdomain->is_new = FALSE;
      subdomain->delegation_type = g_string_chunk_insert_const (self->texts, signet_statement_get_text (statement, 2));
      subdomain->use_case = g_string_chunk_insert_const (self->texts, signet_statement_get_text (statement, 3));
      g_hash_table_insert (by_id, &subdomain->id, subdomain);
    }
  return TRUE;
}

static gboolean
load_hosts (SignetImportIndex    *self,
            SignetImportInstance *instance,
            GHashTable           *by_id,
            GError              **error)
{
  SignetStatement *statement =
    signet_database_prepare (self->database, "SELECT id, name, expires, subdomain_id FROM host "
                                             "WHERE instance_id = ?1 AND removed_at IS NULL", error);
  gboolean has_row = TRUE;

  if (statement != NULL)
    signet_statement_bind_int (statement, 1, instance->id);
  while (has_row)
    {
      SignetImportSubdomain *subdomain;
      SignetImportHost *host;
      gint64 subdomain_id;

      if (statement == NULL || !signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      subdomain_id = signet_statement_get_int (statement, 3);
      subdomain = g_hash_table_lookup (by_id, &subdomain_id);
      host = signet_import_index_add_host (
        self, instance, subdomain, g_string_chunk_insert (self->texts, signet_statement_get_text (statement, 1)));
      host->id = signet_statement_get_int (statement, 0);
      host->expires = signet_statement_get_int (statement, 2);
    }
  return TRUE;
}

/**
 * signet_import_index_new:
 * @database: a connection, in a transaction that outlives the index
 * @error: return location for a #GError
 *
 * Returns: (transfer full): all instances, without their names; %NULL with an error of the store
 */
SignetImportIndex *
signet_import_index_new (SignetDatabase *database,
                         GError        **error)
{
  g_autoptr (SignetImportIndex) self = g_new0 (SignetImportIndex, 1);

  self->database = database;
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_string_chunk_new (BLOCK_SIZE);
  self->instances = g_hash_table_new (instance_hash, instance_equal);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->organizations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, organization_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_object = g_hash_table_new (NULL, NULL);
  if (!read_organizations (self, error) || !read_instances (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * signet_import_index_free:
 * @self: (nullable) (transfer full): an index
 */
void
signet_import_index_free (SignetImportIndex *self)
{
  GHashTableIter iter;
  gpointer key;

  if (self == NULL)
    return;
  g_hash_table_iter_init (&iter, self->instances);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      SignetImportInstance *instance = key;

      g_clear_pointer (&instance->subdomains, g_hash_table_unref);
      g_clear_pointer (&instance->hosts, g_hash_table_unref);
    }
  g_hash_table_unref (self->by_object);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->organizations);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->instances);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * signet_import_index_organization:
 * @self: an index
 * @organization: what a row says
 *
 * Returns: (transfer none): the organization that says the same, which may not be written yet
 */
SignetImportOrganization *
signet_import_index_organization (SignetImportIndex  *self,
                                  SignetOrganization *organization)
{
  SignetImportOrganization *known = g_hash_table_lookup (self->by_object, organization);
  g_autofree char *key = NULL;

  if (known != NULL)
    return known;
  key = key_of_organization (organization);
  known = g_hash_table_lookup (self->organizations, key);
  if (known == NULL)
    {
      known = g_new0 (SignetImportOrganization, 1);
      known->organization = g_object_ref (organization);
      g_hash_table_insert (self->organizations, g_steal_pointer (&key), known);
    }
  g_hash_table_insert (self->by_object, organization, known);
  return known;
}

/**
 * signet_import_index_find_instance:
 * @self: an index
 * @name: its name
 * @url: its URL
 *
 * Returns: (nullable) (transfer none): the instance of this name and URL
 */
SignetImportInstance *
signet_import_index_find_instance (SignetImportIndex *self,
                                   const char        *name,
                                   const char        *url)
{
  const SignetImportInstance wanted = { .name = name, .url = url };

  return g_hash_table_lookup (self->instances, &wanted);
}

/**
 * signet_import_index_count_name:
 * @self: an index
 * @name: a name
 * @instance: (out) (transfer none) (nullable): one of those that bear it
 *
 * Returns: how many instances bear the name
 */
guint
signet_import_index_count_name (SignetImportIndex     *self,
                                const char            *name,
                                SignetImportInstance **instance)
{
  GPtrArray *same = g_hash_table_lookup (self->by_name, name);

  *instance = same != NULL ? g_ptr_array_index (same, 0) : NULL;
  return same != NULL ? same->len : 0;
}

/**
 * signet_import_index_load:
 * @self: an index
 * @instance: an instance of it
 * @error: return location for a #GError
 *
 * Reads the subdomains and hosts of an instance, unless they are there already.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_import_index_load (SignetImportIndex    *self,
                          SignetImportInstance *instance,
                          GError              **error)
{
  g_autoptr (GHashTable) by_id = NULL;

  if (instance->is_loaded)
    return TRUE;
  by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  instance->is_loaded = TRUE;
  return load_subdomains (self, instance, by_id, error) && load_hosts (self, instance, by_id, error);
}

/**
 * signet_import_index_add_instance:
 * @self: an index
 * @name: its name
 * @url: its URL; there is none of both
 *
 * Returns: (transfer none): a new instance without names, of which there is nothing to read
 */
SignetImportInstance *
signet_import_index_add_instance (SignetImportIndex *self,
                                  const char        *name,
                                  const char        *url)
{
  SignetImportInstance *instance = take_memory (self, sizeof *instance);
  GPtrArray *same = g_hash_table_lookup (self->by_name, name);

  instance->name = name;
  instance->url = url;
  instance->notes = "";
  instance->is_loaded = TRUE;
  instance->subdomains = g_hash_table_new (g_str_hash, g_str_equal);
  instance->hosts = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_add (self->instances, instance);
  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (self->by_name, (gpointer) name, same);
    }
  g_ptr_array_add (same, instance);
  return instance;
}

/**
 * signet_import_index_add_subdomain:
 * @self: an index
 * @instance: an instance of it
 * @name: a name that the instance does not have
 *
 * Returns: (transfer none): a new subdomain
 */
SignetImportSubdomain *
signet_import_index_add_subdomain (SignetImportIndex    *self,
                                   SignetImportInstance *instance,
                                   const char           *name)
{
  SignetImportSubdomain *subdomain = take_memory (self, sizeof *subdomain);

  subdomain->name = name;
  subdomain->delegation_type = "";
  subdomain->use_case = "";
  subdomain->is_new = TRUE;
  g_hash_table_insert (instance->subdomains, (gpointer) name, subdomain);
  return subdomain;
}

/**
 * signet_import_index_add_host:
 * @self: an index
 * @instance: an instance of it
 * @subdomain: a subdomain of the instance
 * @name: a name that the instance does not have
 *
 * Returns: (transfer none): a new host
 */
SignetImportHost *
signet_import_index_add_host (SignetImportIndex     *self,
                              SignetImportInstance  *instance,
                              SignetImportSubdomain *subdomain,
                              const char            *name)
{
  SignetImportHost *host = take_memory (self, sizeof *host);

  host->subdomain = subdomain;
  g_hash_table_insert (instance->hosts, (gpointer) name, host);
  return host;
}
