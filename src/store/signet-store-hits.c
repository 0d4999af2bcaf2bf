/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What has a text in it, of each kind. A kind's own index is walked until there is enough, so that a page costs the
 * same however much there is; what is called exactly so is asked for by its index, and comes first. */

#include "signet-config.h"

#include "store/signet-hit-private.h"
#include "store/signet-store-private.h"
#include "store/signet-store-search.h"
#include "store/signet-store-text.h"

#include "base/signet-dns-name.h"

#include <string.h>

/* So many rows are looked through before the index of texts is asked for what is not among them: what is common is found
 * there at once, and what is not is so rare that the index gives few rows. */
#define N_WALKED 2000
/* Where only a page is wanted, so many rows are looked at whose names are not what they were found by. All of them are where
 * a kind is picked. */
#define N_TRIED 20000

typedef struct {
  SignetDatabase *database;
  SignetHitKind kind;
  char *folded;       /* owned: what is looked for */
  char *name;         /* owned: the same as a DNS name; NULL where it is none */
  guint limit;
  GArray *ids;        /* borrowed: of hits */
  guint n;            /* found so far */
  GHashTable *seen;   /* owned: of gint64 row ids */
} Search;

/* A host that was found, to be sorted. */
typedef struct {
  gint64 id;
  char *key;
} Found;

static void
found_clear (gpointer data)
{
  g_free (((Found *) data)->key);
}

static gboolean
is_full (Search *self)
{
  return self->n >= self->limit;
}

static void
add (Search *self,
     gint64  row_id,
     guint   position)
{
  gint64 id = signet_hit_make_id (self->kind, row_id, position);

  if (is_full (self) || !g_hash_table_add (self->seen, g_memdup2 (&row_id, sizeof row_id)))
    return;
  g_array_append_val (self->ids, id);
  self->n++;
}

/* Prepares a statement whose parameters are a text and a number of rows, and where it asks the index, its question. */
static SignetStatement *
prepare (Search     *self,
         const char *sql,
         const char *text,
         GError    **error)
{
  g_autofree char *question = signet_store_index_dup_question (self->folded);
  SignetStatement *statement = signet_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return NULL;
  signet_statement_bind_text (statement, 1, text);
  signet_statement_bind_int (statement, 2, self->limit);
  signet_statement_bind_text (statement, 4, question);
  return statement;
}

/* Only how many there are is wanted. */
static gboolean
is_counting (Search *self)
{
  return self->limit > SIGNET_STORE_MAX_HITS;
}

static gboolean
is_short (Search *self)
{
  return !signet_store_index_is_quick (self->folded, FALSE);
}

static gboolean
add_rows (Search     *self,
          const char *sql,
          const char *text,
          GError    **error)
{
  SignetStatement *statement = prepare (self, sql, text, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (has_row)
    {
      if (!signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        add (self, signet_statement_get_int (statement, 0), (guint) signet_statement_get_int (statement, 1));
    }
  return TRUE;
}

static gboolean
find_instances (Search  *self,
                GError **error)
{
  return add_rows (self, "SELECT i.id, 0 FROM instance i WHERE i.removed_at IS NULL AND instr (i.search, ?1) > 0 "
                         "ORDER BY instr (i.sort_key, ?1) <> 1, i.sort_key, i.id LIMIT ?2", self->folded, error);
}

static gint
compare_found (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Found *first = a;
  const Found *second = b;
  const gboolean first_begins = g_str_has_prefix (first->key, user_data);
  const gboolean second_begins = g_str_has_prefix (second->key, user_data);

  if (first_begins != second_begins)
    return first_begins ? -1 : 1;
  return strcmp (first->key, second->key);
}

/* Adds those rows of a statement, of id and name, whose name has the text in it, sorted; the statement itself goes by the texts
 * of subdomains, which have the names of their hosts too, in both spellings. */
static gboolean
add_names (Search     *self,
           const char *sql,
           GError    **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  SignetStatement *statement = prepare (self, sql, self->folded, error);
  const guint n_wanted = self->limit - self->n;
  gboolean has_row = TRUE;
  guint n_tried = 0;

  g_array_set_clear_func (found, found_clear);
  if (statement == NULL)
    return FALSE;
  while (has_row && found->len < n_wanted && (n_tried++ < N_TRIED || self->limit > SIGNET_STORE_N_FIRST_HITS))
    {
      if (!signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        {
          const gint64 id = signet_statement_get_int (statement, 0);
          const char *name = signet_statement_get_text (statement, 1);
          Found one = { id, signet_store_fold_name (name) };

          if ((strstr (name, self->folded) != NULL || strstr (one.key, self->folded) != NULL) &&
              !g_hash_table_contains (self->seen, &id))
            g_array_append_val (found, one);
          else
            g_free (one.key);
        }
    }
  signet_statement_reset (statement);

  if (!is_counting (self))
    g_array_sort_with_data (found, compare_found, self->folded);
  for (guint i = 0; i < found->len; i++)
    add (self, g_array_index (found, Found, i).id, 0);
  return TRUE;
}

/* @columns and @join: what is wanted of subdomain "s". One or two letters are in so many that walking along finds them soon;
 * where they are rare, the index is asked. */
static gboolean
find_names (Search     *self,
            const char *columns,
            const char *join,
            GError    **error)
{
  static const char where[] = "CROSS JOIN instance i ON i.id = s.instance_id WHERE s.removed_at IS NULL "
                              "AND i.removed_at IS NULL AND instr (s.search, ?1) > 0 ";
  g_autofree char *all = g_strconcat ("SELECT ", columns, " FROM subdomain s ", join, where, NULL);
  g_autofree char *first = g_strconcat ("SELECT ", columns, " FROM (SELECT * FROM subdomain ORDER BY id LIMIT "
                                        G_STRINGIFY (N_WALKED) ") s ", join, where, NULL);
  g_autofree char *indexed =
    g_strconcat ("WITH found (found_id) AS (", signet_store_index_sql (SIGNET_STORE_INDEX_SUBDOMAINS, self->folded),
                 ") SELECT ", columns, " FROM found CROSS JOIN subdomain s ON s.id = found_id ", join, where, NULL);

  if (is_full (self))
    return TRUE;
  if (is_short (self) && is_counting (self))
    return add_names (self, all, error);
  if (is_short (self) && !add_names (self, first, error))
    return FALSE;
  return is_full (self) || add_names (self, indexed, error);
}

static gboolean
find_subdomains (Search  *self,
                 GError **error)
{
  if (self->name != NULL &&
      !add_rows (self, "SELECT s.id, 0 FROM instance i CROSS JOIN subdomain s ON s.instance_id = i.id AND s.name = ?1 "
                       "WHERE i.removed_at IS NULL AND s.removed_at IS NULL ORDER BY i.sort_key, i.id LIMIT ?2",
                 self->name, error))
    return FALSE;
  return find_names (self, "s.id, s.name", "", error);
}

static gboolean
find_hosts (Search  *self,
            GError **error)
{
  if (self->name != NULL &&
      !add_rows (self, "SELECT h.id, 0 FROM instance i CROSS JOIN host h ON h.instance_id = i.id AND h.name = ?1 "
                       "WHERE i.removed_at IS NULL AND h.removed_at IS NULL ORDER BY i.sort_key, i.id LIMIT ?2",
                 self->name, error))
    return FALSE;
  return find_names (self, "h.id, h.name", "CROSS JOIN host h ON h.subdomain_id = s.id AND h.removed_at IS NULL ", error);
}

/* Which of the names of a request it was; the first one where it was found by something else. */
static gboolean
find_position (Search  *self,
               gint64   job_id,
               guint   *position,
               GError **error)
{
  SignetStatement *statement =
    signet_database_prepare (self->database, "SELECT name FROM request_name WHERE job_id = ?1 ORDER BY position", error);
  gboolean has_row = TRUE;

  *position = 0;
  if (statement == NULL)
    return FALSE;
  signet_statement_bind_int (statement, 1, job_id);
  for (guint i = 0; has_row; i++)
    {
      g_autofree char *folded = NULL;
      const char *name;

      if (!signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      name = signet_statement_get_text (statement, 0);
      folded = signet_store_fold_name (name);
      if (strstr (name, self->folded) != NULL || strstr (folded, self->folded) != NULL)
        {
          *position = i;
          break;
        }
    }
  signet_statement_reset (statement);
  return TRUE;
}

/* The newest first, unless they are only counted. */
static GArray *
find_jobs (Search  *self,
           GError **error)
{
  g_autofree char *indexed =
    g_strconcat ("WITH found (found_id) AS (", signet_store_index_sql (SIGNET_STORE_INDEX_JOBS, self->folded),
                 ") SELECT j.id FROM found CROSS JOIN job j ON j.id = found_id WHERE j.kind = 'request' "
                 "AND instr (j.search, ?1) > 0 ", is_counting (self) ? "" : "ORDER BY j.id DESC ", "LIMIT ?2", NULL);
  SignetStatement *statement;

  if (!is_counting (self))
    {
      g_autoptr (GArray) newest = NULL;

      statement = prepare (self, "SELECT id FROM (SELECT j.id, j.search FROM job j WHERE j.kind = 'request' "
                                 "ORDER BY j.id DESC LIMIT " G_STRINGIFY (N_WALKED) ") WHERE instr (search, ?1) > 0 LIMIT ?2",
                           self->folded, error);
      newest = statement != NULL ? signet_store_read_ids (statement, error) : NULL;
      if (newest == NULL || newest->len >= self->limit)
        return g_steal_pointer (&newest);
    }
  statement = prepare (self, is_short (self) && is_counting (self)
                               ? "SELECT j.id FROM job j WHERE j.kind = 'request' AND instr (j.search, ?1) > 0 LIMIT ?2"
                               : indexed, self->folded, error);
  return statement != NULL ? signet_store_read_ids (statement, error) : NULL;
}

static gboolean
find_requests (Search  *self,
               GError **error)
{
  g_autoptr (GArray) job_ids = NULL;

  if (self->name != NULL &&
      !add_rows (self, "SELECT job_id, position FROM request_name WHERE name = ?1 ORDER BY job_id DESC LIMIT ?2",
                 self->name, error))
    return FALSE;
  if (is_full (self))
    return TRUE;

  job_ids = find_jobs (self, error);
  for (guint i = 0; job_ids != NULL && i < job_ids->len && !is_full (self); i++)
    {
      const gint64 job_id = g_array_index (job_ids, gint64, i);
      guint position = 0;

      /* Who only counts does not look at them. */
      if (!is_counting (self) && !find_position (self, job_id, &position, error))
        return FALSE;
      add (self, job_id, position);
    }
  return job_ids != NULL;
}

static gboolean
find_organizations (Search  *self,
                    GError **error)
{
  return add_rows (self, "SELECT o.id, 0 FROM organization o WHERE o.removed_at IS NULL AND instr (o.search, ?1) > 0 "
                         "ORDER BY instr (o.sort_key, ?1) <> 1, o.sort_key, o.id LIMIT ?2", self->folded, error);
}

/**
 * signet_store_find_hits:
 * @database: a connection, in a transaction
 * @kind: of which kind
 * @search: what has to be in them, as it is typed; "" finds nothing
 * @limit: how many at the most
 * @ids: (element-type gint64): gets the ids of the hits
 * @error: return location for a #GError
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_store_find_hits (SignetDatabase *database,
                        SignetHitKind   kind,
                        const char     *search,
                        guint           limit,
                        GArray         *ids,
                        GError        **error)
{
  g_autofree char *folded = signet_store_fold (search);
  g_autofree char *name = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Search self = { .database = database, .kind = kind, .folded = g_strstrip (folded), .limit = limit, .ids = ids,
                  .seen = seen };

  if (*folded == '\0')
    return TRUE;
  self.name = name = signet_dns_name_canonicalize (search, SIGNET_DNS_NAME_WILDCARD, NULL);
  switch (kind)
    {
    case SIGNET_HIT_KIND_INSTANCE:
      return find_instances (&self, error);
    case SIGNET_HIT_KIND_SUBDOMAIN:
      return find_subdomains (&self, error);
    case SIGNET_HIT_KIND_HOST:
      return find_hosts (&self, error);
    case SIGNET_HIT_KIND_REQUEST:
      return find_requests (&self, error);
    case SIGNET_HIT_KIND_ORGANIZATION:
    default:
      return find_organizations (&self, error);
    }
}
