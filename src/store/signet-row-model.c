/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/signet-row-model-private.h"

#include "base/signet-error.h"
#include "store/signet-row-reader.h"

/* More than fit into a window, and few enough to be found at once: they are shown before all ids are known. */
#define N_FIRST_ROWS 50

/* So many rows are searched for one by one before a table of all positions is worth its while. */
#define N_FINDS 16

struct _SignetRowModel
{
  GObject parent_instance;

  /* owned */
  SignetStore           *store;
  const SignetRowSource *source; /* static */
  gpointer               scope;
  GDestroyNotify         scope_free;
  SignetRowQuery         query;

  GArray                *ids;       /* gint64, in order */
  GHashTable            *positions; /* id → position + 1; NULL until somebody searches for many */
  guint                  n_finds;   /* since the ids are these */
  SignetRowReader       *reader;    /* of the rows, as they are asked for */

  GCancellable          *query_cancellable; /* while the store is asked for ids */
  guint                  query_source;
  gboolean               loading;
  gboolean               complete;  /* the ids are all there are */
  gboolean               current;   /* the ids are those of the present question, or the first of them */
  gboolean               stale;     /* something was committed since the rows were read */
};

enum
{
  PROP_0,
  PROP_SEARCH,
  PROP_FILTER,
  PROP_SORT_KEY,
  PROP_DESCENDING,
  PROP_CURRENT,
  PROP_LOADING,
  PROP_SETTLED,
  PROP_N_ITEMS,
  N_PROPS
};

enum
{
  SIGNAL_IDS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void signet_row_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetRowModel, signet_row_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, signet_row_model_list_model_init))

static void
set_loading (SignetRowModel *self,
             gboolean        loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}

static void
set_current (SignetRowModel *self,
             gboolean        current)
{
  if (self->current == current)
    return;

  self->current = current;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/* TRUE where it is another text than before. (GLib has g_set_str() from 2.76 on only.) */
static gboolean
set_text (char       **field,
          const char  *text)
{
  if (g_strcmp0 (*field, text) == 0)
    return FALSE;

  g_free (*field);
  *field = g_strdup (text);
  return TRUE;
}

/* ---- ids ---- */

static void
set_ids (SignetRowModel *self,
         GArray         *ids)
{
  if (self->ids != ids)
    {
      g_array_unref (self->ids);
      self->ids = g_array_ref (ids);
    }
  g_clear_pointer (&self->positions, g_hash_table_unref);
  self->n_finds = 0;
}

/* Says no more than what changed, where little did, or where rows were only added or only taken away in one place. Where
 * much did, it says it in two steps. */
static void
replace_ids (SignetRowModel             *self,
             const SignetRowQueryResult *answer)
{
  g_autoptr (GArray) old = g_array_ref (self->ids);
  GArray *ids = answer->ids;
  guint n_same = answer->n_same_begin + answer->n_same_end;

  if (n_same == old->len && n_same == ids->len)
    return;

  if (n_same >= MAX (old->len, ids->len) / 2 || (n_same > 0 && n_same == MIN (old->len, ids->len)))
    {
      set_ids (self, ids);
      g_list_model_items_changed (G_LIST_MODEL (self), answer->n_same_begin, old->len - n_same, ids->len - n_same);
    }
  else
    {
      g_autoptr (GArray) empty = g_array_new (FALSE, FALSE, sizeof (gint64));

      set_ids (self, empty);
      if (old->len > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, 0);
      set_ids (self, ids);
      if (ids->len > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, ids->len);
    }

  g_signal_emit (self, signals[SIGNAL_IDS_CHANGED], 0, answer->n_same_begin, old->len - n_same, ids->len - n_same);
  if (old->len != ids->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void ask_later (SignetRowModel *self, int priority);

static void
query_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SignetRowModel) self = user_data;
  SignetRowQueryResult *answer;
  gboolean was_current;
  g_autoptr (GError) error = NULL;

  answer = self->source->query_finish ((SignetStore *) source, result, &error);
  if (answer == NULL)
    {
      /* Cancelled: a newer question is on its way, and this one's end is not the loading's. */
      if (!signet_error_is_cancelled (error))
        {
          g_info ("List not read: %s", error->message);
          set_loading (self, FALSE);
        }
      return;
    }

  g_clear_object (&self->query_cancellable);
  if (!answer->compared)
    signet_row_query_result_compare (answer, self->ids);
  if (self->stale)
    signet_row_reader_refresh (self->reader, answer->rows);
  self->stale = FALSE;
  self->complete = answer->complete;
  signet_row_reader_take (self->reader, answer->rows);
  /* Nobody is to take the rows of before for those of the present question. */
  was_current = self->current;
  self->current = TRUE;
  replace_ids (self, answer);
  signet_row_query_result_free (answer);
  if (!was_current)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);

  /* Somebody who was told may have asked for something else. */
  if (self->query_source != 0)
    return;
  if (self->complete)
    set_loading (self, FALSE);
  else
    ask_later (self, G_PRIORITY_DEFAULT);
}

/* First the first rows, so that they can be shown, then all ids. */
static gboolean
query_source_cb (gpointer user_data)
{
  SignetRowModel *self = user_data;
  SignetRowQuery query = self->query;

  self->query_source = 0;
  self->query_cancellable = g_cancellable_new ();
  query.all = self->current;
  query.present = self->ids;
  self->source->query (self->store, self->scope, &query, query.all ? 0 : N_FIRST_ROWS, self->query_cancellable, query_cb,
                       g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
ask_later (SignetRowModel *self,
           int             priority)
{
  if (self->query_source == 0)
    self->query_source = g_idle_add_full (priority, query_source_cb, self, NULL);
}

/* Once for all properties that are set in one go; what was asked before does not matter any more. */
static void
ask_store (SignetRowModel *self)
{
  g_cancellable_cancel (self->query_cancellable);
  g_clear_object (&self->query_cancellable);

  ask_later (self, G_PRIORITY_HIGH);
  set_loading (self, TRUE);
}

static void
ask_anew (SignetRowModel *self)
{
  set_current (self, FALSE);
  ask_store (self);
}

static void
changed_cb (SignetRowModel *self)
{
  self->stale = TRUE;
  ask_store (self);
}

static GType
signet_row_model_get_item_type (GListModel *model)
{
  return SIGNET_ROW_MODEL (model)->source->item_type;
}

static guint
signet_row_model_get_n_items (GListModel *model)
{
  return SIGNET_ROW_MODEL (model)->ids->len;
}

static gpointer
signet_row_model_get_item (GListModel *model,
                           guint       position)
{
  SignetRowModel *self = SIGNET_ROW_MODEL (model);

  return position < self->ids->len ? signet_row_reader_ref_row (self->reader, self->ids, position) : NULL;
}

static void
signet_row_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = signet_row_model_get_item_type;
  iface->get_n_items = signet_row_model_get_n_items;
  iface->get_item = signet_row_model_get_item;
}

static void
signet_row_model_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SignetRowModel *self = SIGNET_ROW_MODEL (object);

  switch (prop_id)
    {
    case PROP_SEARCH:
      g_value_set_string (value, self->query.search);
      break;
    case PROP_FILTER:
      g_value_set_string (value, self->query.filter);
      break;
    case PROP_SORT_KEY:
      g_value_set_string (value, self->query.sort_key);
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->query.descending);
      break;
    case PROP_CURRENT:
      g_value_set_boolean (value, self->current);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_SETTLED:
      g_value_set_boolean (value, !self->loading);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_row_model_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SignetRowModel *self = SIGNET_ROW_MODEL (object);

  switch (prop_id)
    {
    case PROP_SEARCH:
      signet_row_model_set_search (self, g_value_get_string (value));
      break;
    case PROP_FILTER:
      signet_row_model_set_filter (self, g_value_get_string (value));
      break;
    case PROP_SORT_KEY:
      signet_row_model_set_sort (self, g_value_get_string (value), self->query.descending);
      break;
    case PROP_DESCENDING:
      signet_row_model_set_sort (self, self->query.sort_key, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_row_model_dispose (GObject *object)
{
  SignetRowModel *self = SIGNET_ROW_MODEL (object);

  g_clear_handle_id (&self->query_source, g_source_remove);
  g_cancellable_cancel (self->query_cancellable);
  g_clear_object (&self->query_cancellable);
  if (self->reader != NULL)
    signet_row_reader_close (self->reader);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (signet_row_model_parent_class)->dispose (object);
}

static void
signet_row_model_finalize (GObject *object)
{
  SignetRowModel *self = SIGNET_ROW_MODEL (object);

  g_array_unref (self->ids);
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_clear_pointer (&self->reader, signet_row_reader_unref);
  g_free (self->query.search);
  g_free (self->query.filter);
  g_free (self->query.sort_key);
  if (self->scope_free != NULL)
    self->scope_free (self->scope);

  G_OBJECT_CLASS (signet_row_model_parent_class)->finalize (object);
}

static void
signet_row_model_class_init (SignetRowModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags writable = readable | G_PARAM_WRITABLE;

  object_class->get_property = signet_row_model_get_property;
  object_class->set_property = signet_row_model_set_property;
  object_class->dispose = signet_row_model_dispose;
  object_class->finalize = signet_row_model_finalize;

  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, writable);
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, NULL, writable);
  properties[PROP_SORT_KEY] = g_param_spec_string ("sort-key", NULL, NULL, NULL, writable);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, writable);
  properties[PROP_CURRENT] = g_param_spec_boolean ("current", NULL, NULL, FALSE, readable);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);
  properties[PROP_SETTLED] = g_param_spec_boolean ("settled", NULL, NULL, TRUE, readable);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SignetRowModel::ids-changed:
   * @self: a list
   * @position: where the first other row is
   * @n_removed: how many rows were there
   * @n_added: how many are there now
   *
   * As items-changed, but always in one step, and after it: for what can tell which rows are others by their ids.
   */
  signals[SIGNAL_IDS_CHANGED] = g_signal_new ("ids-changed", SIGNET_TYPE_ROW_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
}

static void
signet_row_model_init (SignetRowModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * signet_row_model_new:
 * @store: the store to read from, and to follow
 * @source: (transfer none): how to ask it; static
 * @scope: (nullable): what the list is limited to; given to @source as it is
 * @scope_free: (nullable): frees @scope
 * @sort_key: what to sort by at first
 * @descending: whether the other way round
 *
 * Returns: (transfer full): a list that is empty until the store has answered
 */
SignetRowModel *
signet_row_model_new (SignetStore           *store,
                      const SignetRowSource *source,
                      gpointer               scope,
                      GDestroyNotify         scope_free,
                      const char            *sort_key,
                      gboolean               descending)
{
  SignetRowModel *self = g_object_new (SIGNET_TYPE_ROW_MODEL, NULL);

  self->store = g_object_ref (store);
  self->source = source;
  self->reader = signet_row_reader_new (store, source, scope);
  self->scope = scope;
  self->scope_free = scope_free;
  self->query.sort_key = g_strdup (sort_key);
  self->query.descending = descending;

  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  ask_store (self);

  return self;
}

/**
 * signet_row_model_set_search:
 * @self: a list
 * @text: (nullable): text that a row must have in it, as the user types it; "" and %NULL for all rows
 */
void
signet_row_model_set_search (SignetRowModel *self,
                             const char     *text)
{
  if (text != NULL && *text == '\0')
    text = NULL;
  if (!set_text (&self->query.search, text))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
  ask_anew (self);
}

/**
 * signet_row_model_set_filter:
 * @self: a list
 * @nick: (nullable): which rows, in a word that the list knows; %NULL for all rows
 */
void
signet_row_model_set_filter (SignetRowModel *self,
                             const char     *nick)
{
  if (!set_text (&self->query.filter, nick))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
  ask_anew (self);
}

/**
 * signet_row_model_set_sort:
 * @self: a list
 * @key: what to sort by, in a word that the list knows
 * @descending: whether the other way round
 */
void
signet_row_model_set_sort (SignetRowModel *self,
                           const char     *key,
                           gboolean        descending)
{
  gboolean other_key = set_text (&self->query.sort_key, key);

  if (!other_key && self->query.descending == descending)
    return;

  self->query.descending = descending;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_KEY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
  ask_anew (self);
}

/**
 * signet_row_model_get_settled:
 * @self: a list
 *
 * Returns: whether the rows are those of the present search, filter and order, and all of them
 */
gboolean
signet_row_model_get_settled (SignetRowModel *self)
{
  return !self->loading;
}

/**
 * signet_row_model_get_current:
 * @self: a list
 *
 * Returns: whether the rows are those of the present search, filter and order, if only the first of them; none means that
 *   there are none
 */
gboolean
signet_row_model_get_current (SignetRowModel *self)
{
  return self->current;
}

/**
 * signet_row_model_get_complete:
 * @self: a list
 *
 * Returns: whether no more rows will come behind those that are there
 */
gboolean
signet_row_model_get_complete (SignetRowModel *self)
{
  return self->complete;
}

/**
 * signet_row_model_find:
 * @self: a list
 * @id: row id
 *
 * Returns: the position of the row, or %G_MAXUINT where it is not in the list
 */
guint
signet_row_model_find (SignetRowModel *self,
                       gint64          id)
{
  if (self->positions == NULL && self->n_finds < N_FINDS)
    {
      guint position = 0;

      self->n_finds++;
      while (position < self->ids->len && g_array_index (self->ids, gint64, position) != id)
        position++;
      return position < self->ids->len ? position : G_MAXUINT;
    }
  if (self->positions == NULL)
    {
      self->positions = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (guint i = 0; i < self->ids->len; i++)
        g_hash_table_insert (self->positions, &g_array_index (self->ids, gint64, i), GUINT_TO_POINTER (i + 1));
    }

  /* 0 - 1 is G_MAXUINT. */
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, &id)) - 1;
}

/**
 * signet_row_model_get_id:
 * @self: a list
 * @position: a position
 *
 * Returns: the row id there, or 0 past the end
 */
gint64
signet_row_model_get_id (SignetRowModel *self,
                         guint           position)
{
  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * signet_row_model_dup_ids:
 * @self: a list
 *
 * Returns: (transfer full) (element-type gint64): all row ids in order
 */
GArray *
signet_row_model_dup_ids (SignetRowModel *self)
{
  return g_array_copy (self->ids);
}
