/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/signet-store-search.h"

#include <string.h>

/* Up to so many rows are not worth a change of the index: to look through them takes a fraction of a millisecond. */
#define MANY_ROWS 1000

/* Of a needle's runs of three characters so many are looked up; that is enough to leave few rows to compare. */
#define MAX_RUNS 16

/* In the index each text has one more line end, so that each character begins a run of three. */
#define INDEXED(column) column " || char (10)"

#define INDEX_SQL(kind)                                                                                              \
  {                                                                                                                  \
    .count = "SELECT max ((SELECT coalesce (max (id), 0) FROM " kind ") - up_to, "                                   \
             "(SELECT count (*) FROM " kind "_reindex)) FROM search_index WHERE kind = '" kind "'",                  \
    .update = "INSERT INTO " kind "_index (" kind "_index, rowid, text) "                                            \
              "SELECT 'delete', id, " INDEXED ("text") " FROM " kind "_reindex; "                                    \
              "INSERT INTO " kind "_index (rowid, text) SELECT id, " INDEXED ("search") " FROM " kind " "            \
              "WHERE id IN (SELECT id FROM " kind "_reindex) "                                                       \
              "AND id <= (SELECT up_to FROM search_index WHERE kind = '" kind "') ORDER BY id; "                     \
              "DELETE FROM " kind "_reindex; "                                                                       \
              "INSERT INTO " kind "_index (rowid, text) SELECT id, " INDEXED ("search") " FROM " kind " "            \
              "WHERE id > (SELECT up_to FROM search_index WHERE kind = '" kind "') ORDER BY id; "                    \
              "UPDATE search_index SET up_to = max (up_to, (SELECT coalesce (max (id), 0) FROM " kind ")) "          \
              "WHERE kind = '" kind "'",                                                                             \
    .match = "SELECT rowid AS id FROM " kind "_index WHERE " kind "_index MATCH ?4 "                                 \
             "AND rowid NOT IN (SELECT id FROM " kind "_reindex) " NOT_INDEXED_SQL (kind),                           \
    .begin = "SELECT DISTINCT doc AS id FROM " kind "_terms WHERE term >= ?4 AND term < ?4 || char (1114111) "       \
             "AND doc NOT IN (SELECT id FROM " kind "_reindex) " NOT_INDEXED_SQL (kind),                             \
  }

#define NOT_INDEXED_SQL(kind)                                                                                        \
  "UNION ALL SELECT id FROM " kind "_reindex UNION ALL SELECT id FROM " kind " "                                     \
  "WHERE id > (SELECT up_to FROM search_index WHERE kind = '" kind "')"

static const struct {
  const char *count;  /* how many rows the index is behind */
  const char *update;
  const char *match;  /* ids by runs of three characters */
  const char *begin;  /* ids by the beginning of a run */
} indexes[] = {
  [SIGNET_STORE_INDEX_SUBDOMAINS] = INDEX_SQL ("subdomain"),
  [SIGNET_STORE_INDEX_JOBS] = INDEX_SQL ("job"),
};

static gboolean
is_short (const char *needle)
{
  return g_utf8_strlen (needle, -1) < 3;
}

/**
 * signet_store_index_texts:
 * @database: a connection that writes
 * @error: return location for a #GError
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
signet_store_index_texts (SignetDatabase *database,
                          GError        **error)
{
  for (guint i = SIGNET_STORE_INDEX_SUBDOMAINS; i < G_N_ELEMENTS (indexes); i++)
    {
      gint64 n_behind;

      if (!signet_database_read_int (database, indexes[i].count, &n_behind, error))
        return FALSE;
      if (n_behind > MANY_ROWS && !signet_database_execute (database, indexes[i].update, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * signet_store_index_is_quick:
 * @needle: folded text, or ""
 * @is_rare: whether few rows are likely to have it
 *
 * One or two characters begin many runs: to put their rows together takes longer than to read all texts, but
 * where they are rare.
 *
 * Returns: whether the index is to be asked
 */
gboolean
signet_store_index_is_quick (const char *needle,
                             gboolean    is_rare)
{
  return *needle != '\0' && (is_rare || !is_short (needle));
}

/**
 * signet_store_index_sql:
 * @index: of which rows
 * @needle: folded text, not empty
 *
 * Returns: the SELECT of the ids of the rows that can have @needle in their text
 */
const char *
signet_store_index_sql (SignetStoreIndex index,
                        const char      *needle)
{
  return is_short (needle) ? indexes[index].begin : indexes[index].match;
}

/**
 * signet_store_index_dup_question:
 * @needle: folded text, not empty
 *
 * Returns: (transfer full): what the index is asked: the runs of three characters, all of them to be there, or
 *   the one or two characters that a run begins with
 */
char *
signet_store_index_dup_question (const char *needle)
{
  g_autoptr (GString) question = g_string_new (NULL);
  const char *run = needle;
  const char *end;

  if (is_short (needle))
    return g_strdup (needle);

  end = g_utf8_offset_to_pointer (needle, 3);
  for (guint i = 0; i < MAX_RUNS; i++)
    {
      g_string_append (question, i == 0 ? "\"" : " AND \"");
      for (const char *p = run; p < end; p++)
        g_string_append (question, *p == '"' ? "\"\"" : (char[]) { *p, '\0' });
      g_string_append_c (question, '"');
      if (*end == '\0')
        break;
      run = g_utf8_next_char (run);
      end = g_utf8_next_char (end);
    }
  return g_string_free (g_steal_pointer (&question), FALSE);
}
