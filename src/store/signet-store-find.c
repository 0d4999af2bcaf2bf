/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One search over everything, and where a name is used. */

#include "signet-config.h"

#include "store/signet-hit-private.h"
#include "store/signet-row-model-private.h"
#include "store/signet-store-private.h"

#include "base/signet-dns-name.h"

#include <string.h>

/* More requests of one name than anybody will look at. */
#define MAX_REQUESTS 500

/* What is asked for, and what comes of it; each operation uses some of it. */
typedef struct {
  char *text;
  char *filter;
  guint n_rows;
  GArray *ids;
  guint counts[SIGNET_HIT_KIND_N];
  SignetRowQueryResult *result; /* owned until it is handed over, as below */
  GPtrArray *rows;
} Find;

static void
find_free (gpointer data)
{
  Find *self = data;

  g_free (self->text);
  g_free (self->filter);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->result, signet_row_query_result_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static GArray *
ids_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* ---- the list ---- */

static gboolean
query_func (SignetDatabase *database,
            GTask          *task,
            gpointer        op,
            GCancellable   *cancellable,
            GError        **error)
{
  Find *self = op;
  g_autoptr (GArray) ids = ids_new ();
  g_autoptr (GArray) first = ids_new ();
  GPtrArray *rows;
  SignetHitKind only;
  const gboolean of_one = signet_hit_kind_from_nick (self->filter, &only);

  /* A filter that is none lets nothing through. */
  for (guint kind = 0; kind < SIGNET_HIT_KIND_N; kind++)
    if ((self->filter == NULL || (of_one && only == kind)) &&
        !signet_store_find_hits (database, (SignetHitKind) kind, self->text,
                                 of_one ? SIGNET_STORE_MAX_HITS : SIGNET_STORE_N_FIRST_HITS, ids, error))
      return FALSE;
  if (ids->len > 0)
    g_array_append_vals (first, ids->data, MIN (self->n_rows, ids->len));
  rows = signet_store_read_hits (database, first, error);
  if (rows == NULL)
    return FALSE;
  self->result = signet_row_query_result_new (g_steal_pointer (&ids), rows);
  return TRUE;
}

static gboolean
read_func (SignetDatabase *database,
           GTask          *task,
           gpointer        op,
           GCancellable   *cancellable,
           GError        **error)
{
  Find *self = op;

  self->rows = signet_store_read_hits (database, self->ids, error);
  return self->rows != NULL;
}

static void
query_async (SignetStore          *store,
             gpointer              scope,
             const SignetRowQuery *query,
             guint                 n_rows,
             GCancellable         *cancellable,
             GAsyncReadyCallback   callback,
             gpointer              user_data)
{
  Find *op = g_new0 (Find, 1);

  op->text = g_strdup (query->search != NULL ? query->search : "");
  op->filter = g_strdup (query->filter);
  op->n_rows = n_rows;
  signet_store_run (store, SIGNET_STORE_READ, query_func, op, find_free, query_async, cancellable, callback, user_data);
}

static SignetRowQueryResult *
query_finish (SignetStore  *store,
              GAsyncResult *result,
              GError      **error)
{
  Find *op = signet_store_finish (store, result, query_async, error);

  return op != NULL ? g_steal_pointer (&op->result) : NULL;
}

static void
read_async (SignetStore        *store,
            gpointer            scope,
            GArray             *ids,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  Find *op = g_new0 (Find, 1);

  op->ids = g_array_ref (ids);
  signet_store_run (store, SIGNET_STORE_READ, read_func, op, find_free, read_async, cancellable, callback, user_data);
}

static GPtrArray *
read_finish (SignetStore  *store,
             GAsyncResult *result,
             GError      **error)
{
  Find *op = signet_store_finish (store, result, read_async, error);

  return op != NULL ? g_steal_pointer (&op->rows) : NULL;
}

static GObject *
hit_row_new (gint64 id)
{
  return G_OBJECT (signet_hit_new_for_id (id));
}

static gint64
hit_row_get_id (GObject *row)
{
  return signet_hit_get_id (SIGNET_HIT (row));
}

static void
hit_row_update (GObject *row,
                GObject *from)
{
  signet_hit_update (SIGNET_HIT (row), SIGNET_HIT (from));
}

/* The type of the items is a call and not a constant: filled in when a list is made. */
static SignetRowSource source = {
  .new_for_id = hit_row_new, .get_id = hit_row_get_id, .update = hit_row_update,
  .query = query_async, .query_finish = query_finish, .read = read_async, .read_finish = read_finish,
};

/* ---- how many ---- */

static gboolean
count_func (SignetDatabase *database,
            GTask          *task,
            gpointer        op,
            GCancellable   *cancellable,
            GError        **error)
{
  Find *self = op;

  for (guint kind = 0; kind < SIGNET_HIT_KIND_N; kind++)
    {
      g_autoptr (GArray) ids = ids_new ();

      if (!signet_store_find_hits (database, (SignetHitKind) kind, self->text, SIGNET_STORE_MAX_COUNT, ids, error))
        return FALSE;
      self->counts[kind] = ids->len;
    }
  return TRUE;
}

/* ---- where a name is used ---- */

/* "*.example.com" for "t.example.com": the one wildcard that covers it (RFC 6125, 6.4.3). NULL for one that is a
 * wildcard itself. */
static char *
dup_covering_wildcard (const char *name)
{
  const char *dot = strchr (name, '.');

  return dot != NULL && !g_str_has_prefix (name, "*.") ? g_strconcat ("*", dot, NULL) : NULL;
}

/* The two names are the first two parameters. */
static gboolean
add_uses (SignetDatabase *database,
          SignetHitKind   kind,
          const char     *sql,
          const char     *name,
          const char     *wildcard,
          GArray         *ids,
          GError        **error)
{
  SignetStatement *statement = signet_database_prepare (database, sql, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_text (statement, 1, name);
  signet_statement_bind_text (statement, 2, wildcard);
  signet_statement_bind_int (statement, 3, MAX_REQUESTS);
  while (has_row)
    {
      if (!signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        {
          const gint64 id = signet_hit_make_id (kind, signet_statement_get_int (statement, 0),
                                                (guint) signet_statement_get_int (statement, 1));

          g_array_append_val (ids, id);
        }
    }
  return TRUE;
}

/* Those that are at this address, or are called so. */
static gboolean
add_instances (SignetDatabase *database,
               const char     *name,
               GArray         *ids,
               GError        **error)
{
  SignetStatement *statement =
    signet_database_prepare (database, "SELECT id, name, url FROM instance WHERE removed_at IS NULL AND (name = ?1 OR url <> '') "
                                       "ORDER BY sort_key, id", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  signet_statement_bind_text (statement, 1, name);
  while (has_row)
    {
      g_autofree char *host = NULL;

      if (!signet_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      host = signet_instance_name_from_url (signet_statement_get_text (statement, 2), NULL);
      if (g_strcmp0 (host, name) == 0 || g_str_equal (signet_statement_get_text (statement, 1), name))
        {
          const gint64 id = signet_hit_make_id (SIGNET_HIT_KIND_INSTANCE, signet_statement_get_int (statement, 0), 0);

          g_array_append_val (ids, id);
        }
    }
  return TRUE;
}

static gboolean
uses_func (SignetDatabase *database,
           GTask          *task,
           gpointer        op,
           GCancellable   *cancellable,
           GError        **error)
{
  Find *self = op;
  g_autofree char *name = signet_dns_name_canonicalize (self->text, SIGNET_DNS_NAME_WILDCARD, error);
  g_autofree char *wildcard = NULL;
  g_autoptr (GArray) ids = ids_new ();

  if (name == NULL)
    return FALSE;
  wildcard = dup_covering_wildcard (name);
  if (!add_instances (database, name, ids, error) ||
      !add_uses (database, SIGNET_HIT_KIND_SUBDOMAIN,
                 "SELECT s.id, 0 FROM instance i CROSS JOIN subdomain s ON s.instance_id = i.id AND s.name IN (?1, ?2) "
                 "WHERE i.removed_at IS NULL AND s.removed_at IS NULL ORDER BY s.name <> ?1, i.sort_key, i.id, s.id",
                 name, wildcard, ids, error) ||
      !add_uses (database, SIGNET_HIT_KIND_HOST,
                 "SELECT h.id, 0 FROM instance i CROSS JOIN host h ON h.instance_id = i.id AND h.name IN (?1, ?2) "
                 "WHERE i.removed_at IS NULL AND h.removed_at IS NULL ORDER BY h.name <> ?1, i.sort_key, i.id, h.id",
                 name, wildcard, ids, error) ||
      /* min () also picks the row that the name is of: the very name where a request asks for both */
      !add_uses (database, SIGNET_HIT_KIND_REQUEST,
                 "SELECT job_id, position, min (name <> ?1) FROM request_name WHERE name IN (?1, ?2) GROUP BY job_id "
                 "ORDER BY job_id DESC LIMIT ?3", name, wildcard, ids, error))
    return FALSE;
  self->rows = signet_store_read_hits (database, ids, error);
  return self->rows != NULL;
}

/* ---- */

/**
 * signet_store_list_hits:
 * @self: a store
 *
 * Finds nothing until there is a search. Searched, without regard to capitals and accents: name, URL and organization of an
 * instance; the name of a subdomain, of a host, in A-labels and in U-labels; common name, instance and names of a request;
 * all fields of an organization. Filter: the nick of a kind, see signet_hit_kind_to_nick(); another word lets nothing through.
 * The order is that of the kinds; what is called just so is first, then what begins so; requests by time, the newest first.
 *
 * Returns: (transfer full): a list of #SignetHit
 */
SignetRowModel *
signet_store_list_hits (SignetStore *self)
{
  g_return_val_if_fail (SIGNET_IS_STORE (self), NULL);

  source.item_type = SIGNET_TYPE_HIT;
  return signet_row_model_new (self, &source, NULL, NULL, "kind", FALSE);
}

/**
 * signet_store_count_hits_async:
 * @self: a store
 * @search: (nullable): what is searched for, as it is typed, UTF-8
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Counts what signet_store_list_hits() has only the first of.
 */
void
signet_store_count_hits_async (SignetStore        *self,
                               const char         *search,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  Find *op;

  g_return_if_fail (SIGNET_IS_STORE (self));

  op = g_new0 (Find, 1);
  op->text = g_strdup (search != NULL ? search : "");
  signet_store_run (self, SIGNET_STORE_READ, count_func, op, find_free, signet_store_count_hits_async, cancellable,
                    callback, user_data);
}

/**
 * signet_store_count_hits_finish:
 * @self: a store
 * @result: what the callback got
 * @counts: (out) (array fixed-size=5): how many of each kind; %SIGNET_STORE_MAX_COUNT stands for that many or more
 * @error: return location for a #GError
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_store_count_hits_finish (SignetStore  *self,
                                GAsyncResult *result,
                                guint        *counts,
                                GError      **error)
{
  Find *op = signet_store_finish (self, result, signet_store_count_hits_async, error);

  if (op == NULL)
    return FALSE;
  memcpy (counts, op->counts, sizeof op->counts);
  return TRUE;
}

/**
 * signet_store_find_uses_async:
 * @self: a store
 * @name: a DNS name, in either spelling, UTF-8
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Finds everything that has this very name, or the wildcard that covers it.
 */
void
signet_store_find_uses_async (SignetStore        *self,
                              const char         *name,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  Find *op;

  g_return_if_fail (SIGNET_IS_STORE (self));
  g_return_if_fail (name != NULL);

  op = g_new0 (Find, 1);
  op->text = g_strdup (name);
  signet_store_run (self, SIGNET_STORE_READ, uses_func, op, find_free, signet_store_find_uses_async, cancellable,
                    callback, user_data);
}

/**
 * signet_store_find_uses_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type SignetHit): instances at that address, subdomains, hosts, then requests, the newest
 *   first; %NULL with %SIGNET_ERROR_INVALID where it is no DNS name, or with another error of the store
 */
GPtrArray *
signet_store_find_uses_finish (SignetStore  *self,
                               GAsyncResult *result,
                               GError      **error)
{
  Find *op = signet_store_finish (self, result, signet_store_find_uses_async, error);

  return op != NULL ? g_steal_pointer (&op->rows) : NULL;
}
