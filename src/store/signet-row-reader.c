/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/signet-row-reader.h"

#include "base/signet-error.h"
#include "store/signet-row-cache.h"

/* Rows around the one asked for are read with it. */
#define PAGE_SIZE 50

/* So many pages are read in one go: those asked for last, which are in view. */
#define N_PAGES 3

/* A row that somebody asked for, and the ids around it. */
typedef struct {
  gint64  id;
  GArray *ids;      /* owned; NULL: the row alone */
  guint   position;
} Wanted;

struct _SignetRowReader
{
  SignetStore           *store;  /* owned, NULL once it is closed */
  const SignetRowSource *source; /* static */
  gpointer               scope;  /* borrowed */
  SignetRowCache        *cache;  /* of all rows alive, whoever keeps them so */
  GArray                *wanted; /* Wanted, the latest at the end */
  GCancellable          *cancellable;
  guint                  idle_source;
  gboolean               reading;
};

static void read_later (SignetRowReader *self);

static void
wanted_clear (gpointer data)
{
  g_clear_pointer (&((Wanted *) data)->ids, g_array_unref);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  SignetRowReader *self = user_data;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  rows = self->source->read_finish ((SignetStore *) source, result, &error);
  self->reading = FALSE;
  if (rows != NULL && self->store != NULL)
    signet_row_cache_fill (self->cache, rows);
  else if (rows == NULL && !signet_error_is_cancelled (error))
    g_info ("Rows not read: %s", error->message);
  read_later (self);
  signet_row_reader_unref (self);
}

static void
add_id (GArray     *ids,
        GHashTable *seen,
        gint64      id)
{
  if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
    g_array_append_val (ids, id);
}

/* The row that is wanted, if anybody still holds it, and those around it that nobody has yet. */
static void
add_page_of (SignetRowReader *self,
             const Wanted    *wanted,
             GArray          *ids,
             GHashTable      *seen)
{
  guint begin = wanted->position - wanted->position % PAGE_SIZE;

  if (!signet_row_cache_contains (self->cache, wanted->id))
    return;

  add_id (ids, seen, wanted->id);
  for (guint i = begin; wanted->ids != NULL && i < MIN (begin + PAGE_SIZE, wanted->ids->len); i++)
    {
      gint64 id = g_array_index (wanted->ids, gint64, i);

      if (!signet_row_cache_contains (self->cache, id))
        add_id (ids, seen, id);
    }
}

/* One read at a time, and the latest wishes first: who scrolls fast does not wait for what has gone by. */
static gboolean
idle_cb (gpointer user_data)
{
  SignetRowReader *self = user_data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  self->idle_source = 0;
  while (self->wanted->len > 0 && ids->len < N_PAGES * PAGE_SIZE)
    {
      add_page_of (self, &g_array_index (self->wanted, Wanted, self->wanted->len - 1), ids, seen);
      g_array_set_size (self->wanted, self->wanted->len - 1);
    }
  if (ids->len == 0)
    return G_SOURCE_REMOVE;

  self->reading = TRUE;
  self->source->read (self->store, self->scope, ids, self->cancellable, read_cb, g_rc_box_acquire (self));
  return G_SOURCE_REMOVE;
}

/* All that is asked for until the main loop is idle is read in one go. */
static void
read_later (SignetRowReader *self)
{
  if (self->wanted->len > 0 && self->idle_source == 0 && !self->reading && self->store != NULL)
    self->idle_source = g_idle_add_full (G_PRIORITY_DEFAULT, idle_cb, self, NULL);
}

static void
want (SignetRowReader *self,
      gint64           id,
      GArray          *ids,
      guint            position)
{
  const Wanted wanted = { id, ids != NULL ? g_array_ref (ids) : NULL, position };

  g_array_append_val (self->wanted, wanted);
  read_later (self);
}

static void
reader_clear (gpointer data)
{
  SignetRowReader *self = data;

  signet_row_reader_close (self);
  signet_row_cache_free (self->cache);
  g_array_unref (self->wanted);
  g_object_unref (self->cancellable);
}

SignetRowReader *
signet_row_reader_new (SignetStore           *store,
                       const SignetRowSource *source,
                       gpointer               scope)
{
  SignetRowReader *self = g_rc_box_new0 (SignetRowReader);

  self->store = g_object_ref (store);
  self->source = source;
  self->scope = scope;
  self->cache = signet_row_cache_new (source);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  g_array_set_clear_func (self->wanted, wanted_clear);
  self->cancellable = g_cancellable_new ();
  return self;
}

void
signet_row_reader_unref (SignetRowReader *self)
{
  g_rc_box_release_full (self, reader_clear);
}

void
signet_row_reader_close (SignetRowReader *self)
{
  g_clear_handle_id (&self->idle_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
}

GObject *
signet_row_reader_ref_row (SignetRowReader *self,
                           GArray          *ids,
                           guint            position)
{
  gint64 id = g_array_index (ids, gint64, position);

  if (!signet_row_cache_contains (self->cache, id))
    want (self, id, ids, position);
  return signet_row_cache_ref_row (self->cache, id);
}

void
signet_row_reader_take (SignetRowReader *self,
                        GPtrArray       *rows)
{
  signet_row_cache_fill (self->cache, rows);
}

void
signet_row_reader_refresh (SignetRowReader *self,
                           GPtrArray       *but)
{
  g_autoptr (GArray) alive = NULL;
  g_autoptr (GHashTable) just_read = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < but->len; i++)
    {
      gint64 id = self->source->get_id (g_ptr_array_index (but, i));

      g_hash_table_add (just_read, g_memdup2 (&id, sizeof id));
    }

  signet_row_cache_let_go (self->cache);
  alive = signet_row_cache_dup_ids (self->cache);
  for (guint i = 0; i < alive->len; i++)
    if (!g_hash_table_contains (just_read, &g_array_index (alive, gint64, i)))
      want (self, g_array_index (alive, gint64, i), NULL, 0);
}
