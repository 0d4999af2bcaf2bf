/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/signet-row-cache.h"

/* Rows kept alive though nobody holds them: a few screens, so that scrolling back does not read again. */
#define N_KEPT    512

/* From an id to its row, without keeping it alive. */
typedef struct
{
  SignetRowCache *cache;
  GObject        *row; /* weak */
  gint64          id;
} RowLink;

struct _SignetRowCache
{
  const SignetRowSource *source; /* static */
  GHashTable            *links;  /* id → RowLink */
  GQueue                 kept;   /* rows that are owned, the newest first */
};

static void
row_gone_cb (gpointer  user_data,
             GObject  *row)
{
  RowLink *link = user_data;

  link->row = NULL;
  g_hash_table_remove (link->cache->links, &link->id);
}

static void
row_link_free (gpointer data)
{
  RowLink *link = data;

  if (link->row != NULL)
    g_object_weak_unref (link->row, row_gone_cb, link);
  g_free (link);
}

SignetRowCache *
signet_row_cache_new (const SignetRowSource *source)
{
  SignetRowCache *self = g_new0 (SignetRowCache, 1);

  self->source = source;
  self->links = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, row_link_free);
  g_queue_init (&self->kept);
  return self;
}

void
signet_row_cache_free (SignetRowCache *self)
{
  g_queue_clear_full (&self->kept, g_object_unref);
  g_hash_table_unref (self->links);
  g_free (self);
}

GObject *
signet_row_cache_ref_row (SignetRowCache *self,
                          gint64          id)
{
  RowLink *link = g_hash_table_lookup (self->links, &id);

  if (link != NULL)
    return g_object_ref (link->row);

  link = g_new0 (RowLink, 1);
  link->cache = self;
  link->id = id;
  link->row = self->source->new_for_id (id);
  g_object_weak_ref (link->row, row_gone_cb, link);
  g_hash_table_insert (self->links, &link->id, link);

  return link->row;
}

gboolean
signet_row_cache_contains (SignetRowCache *self,
                           gint64          id)
{
  return g_hash_table_contains (self->links, &id);
}

GArray *
signet_row_cache_dup_ids (SignetRowCache *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->links);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);

  return ids;
}

/* A row that is gone stays as it was until the list asks for its ids again. */
void
signet_row_cache_fill (SignetRowCache *self,
                       GPtrArray      *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GObject *from = g_ptr_array_index (rows, i);
      GObject *row;

      if (from == NULL)
        continue;

      row = signet_row_cache_ref_row (self, self->source->get_id (from));
      self->source->update (row, from);

      g_queue_push_head (&self->kept, row);
      if (g_queue_get_length (&self->kept) > N_KEPT)
        g_object_unref (g_queue_pop_tail (&self->kept));
    }
}

void
signet_row_cache_let_go (SignetRowCache *self)
{
  g_queue_clear_full (&self->kept, g_object_unref);
}
