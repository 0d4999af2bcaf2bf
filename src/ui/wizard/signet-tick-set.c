/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-tick-set.h"

struct _SignetTickSet
{
  GObject parent_instance;

  GHashTable *ids; /* owned; a set of gint64 */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetTickSet, signet_tick_set, G_TYPE_OBJECT)

static gboolean
add (SignetTickSet *self,
     gint64         id)
{
  return g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const gint64 first = *(const gint64 *) a;
  const gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
signet_tick_set_finalize (GObject *object)
{
  SignetTickSet *self = SIGNET_TICK_SET (object);

  g_hash_table_unref (self->ids);

  G_OBJECT_CLASS (signet_tick_set_parent_class)->finalize (object);
}

static void
signet_tick_set_class_init (SignetTickSetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_tick_set_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SIGNET_TYPE_TICK_SET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
signet_tick_set_init (SignetTickSet *self)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * signet_tick_set_new:
 *
 * Returns: (transfer full): a set in which nothing is ticked
 */
SignetTickSet *
signet_tick_set_new (void)
{
  return g_object_new (SIGNET_TYPE_TICK_SET, NULL);
}

/**
 * signet_tick_set_contains:
 * @self: a tick set
 * @id: a row id
 *
 * Returns: whether @id is ticked
 */
gboolean
signet_tick_set_contains (SignetTickSet *self,
                          gint64         id)
{
  g_return_val_if_fail (SIGNET_IS_TICK_SET (self), FALSE);

  return g_hash_table_contains (self->ids, &id);
}

/**
 * signet_tick_set_set:
 * @self: a tick set
 * @id: a row id
 * @ticked: whether it is to be ticked
 */
void
signet_tick_set_set (SignetTickSet *self,
                     gint64         id,
                     gboolean       ticked)
{
  gboolean changed = FALSE;

  g_return_if_fail (SIGNET_IS_TICK_SET (self));

  changed = ticked ? add (self, id) : g_hash_table_remove (self->ids, &id);
  if (changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * signet_tick_set_add_all:
 * @self: a tick set
 * @ids: (array length=n_ids): row ids
 * @n_ids: how many
 *
 * Ticks them all, and tells of it once.
 */
void
signet_tick_set_add_all (SignetTickSet *self,
                         const gint64  *ids,
                         gsize          n_ids)
{
  gboolean changed = FALSE;

  g_return_if_fail (SIGNET_IS_TICK_SET (self));

  for (gsize i = 0; i < n_ids; i++)
    changed |= add (self, ids[i]);
  if (changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * signet_tick_set_clear:
 * @self: a tick set
 *
 * Unticks everything.
 */
void
signet_tick_set_clear (SignetTickSet *self)
{
  g_return_if_fail (SIGNET_IS_TICK_SET (self));

  if (g_hash_table_size (self->ids) == 0)
    return;

  g_hash_table_remove_all (self->ids);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * signet_tick_set_get_n_ticked:
 * @self: a tick set
 *
 * Returns: how many are ticked
 */
guint
signet_tick_set_get_n_ticked (SignetTickSet *self)
{
  g_return_val_if_fail (SIGNET_IS_TICK_SET (self), 0);

  return g_hash_table_size (self->ids);
}

/**
 * signet_tick_set_dup_ids:
 * @self: a tick set
 *
 * Returns: (transfer full) (element-type gint64): the ticked row ids, ascending
 */
GArray *
signet_tick_set_dup_ids (SignetTickSet *self)
{
  GHashTableIter iter;
  gpointer id = NULL;
  GArray *ids = NULL;

  g_return_val_if_fail (SIGNET_IS_TICK_SET (self), NULL);

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), g_hash_table_size (self->ids));
  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  g_array_sort (ids, compare_ids);

  return ids;
}
