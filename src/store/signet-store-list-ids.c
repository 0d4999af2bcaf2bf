/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a list in SQL to the ids of its rows. */

#include "signet-config.h"

#include "store/signet-store-list-sql.h"
#include "store/signet-store-private.h"

/* So many rows are looked through in their order before the index of texts is asked: what is common is found among them
 * at once, and what is not there is so rare that the index gives few rows. */
#define N_WALKED 2000

typedef struct {
  const SignetListSql *sql;
  SignetDatabase *database;
  gint64 instance_id;
  const char *needle; /* "" for none */
} Run;

static SignetStatement *
prepare (const Run  *self,
         GString    *text,
         GError    **error)
{
  SignetStatement *statement = signet_database_prepare (self->database, text->str, error);

  if (statement == NULL)
    return NULL;
  signet_statement_bind_text (statement, 1, self->needle);
  signet_statement_bind_int (statement, 2, signet_store_now ());
  signet_statement_bind_int (statement, 3, self->instance_id);
  if (self->sql->row_filter != NULL)
    signet_store_filter_bind (self->sql->row_filter, statement);
  if (*self->needle != '\0')
    {
      g_autofree char *question = signet_store_index_dup_question (self->needle);

      signet_statement_bind_text (statement, 4, question);
    }
  return statement;
}

/* What a row of the scope must be besides. */
static void
append_conditions (const Run  *self,
                   GString    *text,
                   const char *before)
{
  if (self->sql->filter != NULL)
    {
      g_string_append_printf (text, "%s(%s)", before, self->sql->filter);
      before = " AND ";
    }
  if (*self->needle != '\0')
    g_string_append_printf (text, "%sinstr (%s, ?1) > 0", before, self->sql->text);
}

static gboolean
has_conditions (const Run *self)
{
  return self->sql->filter != NULL || *self->needle != '\0';
}

/* The first @n_wanted rows by walking along the order, as far as it is worth it. @complete: nothing was left. @gave_up: what
 * was found is not enough. */
static GArray *
walk (const Run *self,
      guint      n_wanted,
      gboolean  *complete,
      gboolean  *gave_up,
      GError   **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) text = g_string_new (NULL);
  SignetStatement *statement;
  gboolean has_row = TRUE;
  guint n_walked = 0;

  g_string_printf (text, "SELECT %s, ", self->sql->id);
  if (has_conditions (self))
    append_conditions (self, text, "");
  else
    g_string_append (text, "1");
  g_string_append_printf (text, " FROM %s WHERE %s ORDER BY %s LIMIT " G_STRINGIFY (N_WALKED),
                          self->sql->from, self->sql->scope, self->sql->order);

  statement = prepare (self, text, error);
  if (statement == NULL)
    return NULL;
  *complete = *gave_up = FALSE;
  while (ids->len <= n_wanted)
    {
      if (!signet_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      n_walked++;
      if (signet_statement_get_int (statement, 1) != 0)
        {
          gint64 id = signet_statement_get_int (statement, 0);

          g_array_append_val (ids, id);
        }
    }
  signet_statement_reset (statement);

  *complete = !has_row && n_walked < N_WALKED;
  *gave_up = !has_row && n_walked == N_WALKED;
  /* One more was looked for, to know whether there is one. */
  if (ids->len > n_wanted)
    g_array_set_size (ids, n_wanted);
  return g_steal_pointer (&ids);
}

/* Whether the list has more rows than would be walked along. */
static gboolean
is_long (const Run *self,
         gboolean  *is_long,
         GError   **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  SignetStatement *statement;
  gboolean has_row;

  g_string_printf (text, "SELECT count (*) FROM (SELECT 1 FROM %s WHERE %s LIMIT " G_STRINGIFY (N_WALKED) ")",
                   self->sql->from, self->sql->scope);
  statement = prepare (self, text, error);
  if (statement == NULL || !signet_statement_step (statement, &has_row, error))
    return FALSE;
  *is_long = has_row && signet_statement_get_int (statement, 0) == N_WALKED;
  signet_statement_reset (statement);
  return TRUE;
}

/* All rows. @is_rare: few of the first rows had what is searched for. In a long list they are found by the index of texts, or by reading the table from its beginning to its
 * end: to read it in the list's order means to look up each row, which takes many times as long. */
static GArray *
read_all (const Run *self,
          gboolean   is_long,
          gboolean   is_rare,
          GError   **error)
{
  const SignetListSql *sql = self->sql;
  g_autoptr (GString) text = g_string_new (NULL);
  SignetStatement *statement;

  if (is_long && sql->index != SIGNET_STORE_INDEX_NONE && signet_store_index_is_quick (self->needle, is_rare))
    g_string_printf (text, "WITH found (found_id) AS (%s) SELECT %s FROM found CROSS JOIN %s ON %s = found_id %s",
                     signet_store_index_sql (sql->index, self->needle), sql->id, sql->from, sql->id, sql->join);
  else
    g_string_printf (text, "SELECT %s FROM %s %s%s", sql->id, sql->from,
                     is_long && (has_conditions (self) || !sql->walk) ? "NOT INDEXED " : "", sql->join);
  g_string_append_printf (text, "WHERE %s", sql->scope);
  append_conditions (self, text, " AND ");
  g_string_append_printf (text, " ORDER BY %s", sql->order);

  statement = prepare (self, text, error);
  return statement != NULL ? signet_store_read_ids (statement, error) : NULL;
}

/**
 * signet_list_sql_run:
 * @self: a list in SQL
 * @database: a connection, in a transaction
 * @instance_id: the instance, for a list that is limited to one
 * @needle: what is searched for, folded; "" for nothing
 * @n_wanted: how many rows are needed now; 0 for all
 * @complete: (out): whether there are no more than are returned
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type gint64): ids in order, @n_wanted or all; %NULL with an error of the store
 */
GArray *
signet_list_sql_run (SignetListSql  *self,
                     SignetDatabase *database,
                     gint64          instance_id,
                     const char     *needle,
                     guint           n_wanted,
                     gboolean       *complete,
                     GError        **error)
{
  const Run run = { self, database, instance_id, needle };
  gboolean long_list = TRUE;
  gboolean gave_up = FALSE;

  if (self->walk && n_wanted > 0)
    {
      g_autoptr (GArray) ids = walk (&run, n_wanted, complete, &gave_up, error);

      if (ids == NULL || !gave_up)
        return g_steal_pointer (&ids);
    }
  else if (!is_long (&run, &long_list, error))
    return NULL;

  *complete = TRUE;
  return read_all (&run, long_list, gave_up, error);
}
