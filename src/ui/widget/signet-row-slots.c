/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/widget/signet-row-slots.h"

/* As long as it is not known how many rows fit into the view. */
#define N_FIRST      14
/* So many more rows a frame, when nothing else happens, until the view has all of the widgets that it will have. */
#define N_MORE       6
#define N_WIDGETS    200
/* Rows above and below those in view that are filled with them. */
#define N_MARGIN     2
#define N_IN_VIEW    80
/* When nothing has been searched or scrolled for so long, the others are made, and filled, so many at a time. */
#define REST_MS      120
#define N_PER_IDLE   6

struct _SignetRowSlots
{
  GObject parent_instance;

  SignetRowModel *model;      /* owned */
  GtkWidget      *view;       /* weak */
  GtkAdjustment  *adjustment; /* owned, the view's */
  GHashTable     *slots;      /* position → Place, of those that somebody holds */

  guint  n_rows;   /* in the model */
  guint  n_shown;  /* in this list */
  double row_height; /* 0: not known yet */
  guint  begin;    /* of the rows in view */
  guint  end;
  guint  tick_id;
  guint  rest_source;
};

typedef struct {
  SignetRowSlots *owner;
  SignetRowSlot  *slot; /* weak */
  guint           position;
  gboolean        filled; /* with the row that the model has there */
} Place;

enum {
  PROP_0,
  PROP_MODEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void signet_row_slots_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetRowSlots, signet_row_slots, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, signet_row_slots_list_model_init))

/* ---- places ---- */

static void
slot_gone_cb (gpointer  user_data,
              GObject  *slot)
{
  Place *place = user_data;

  place->slot = NULL;
  g_hash_table_remove (place->owner->slots, GUINT_TO_POINTER (place->position));
}

static void
place_free (gpointer data)
{
  Place *place = data;

  if (place->slot != NULL)
    g_object_weak_unref (G_OBJECT (place->slot), slot_gone_cb, place);
  g_free (place);
}

static void
fill (SignetRowSlots *self,
      Place          *place)
{
  g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (self->model), place->position);

  place->filled = TRUE;
  signet_row_slot_set_row (place->slot, row);
}

static void
fill_in_view (SignetRowSlots *self)
{
  for (guint position = self->begin; position < self->end; position++)
    {
      Place *place = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));

      if (place != NULL && !place->filled)
        fill (self, place);
    }
}

static void fill_rest_later (SignetRowSlots *self);
static void grow            (SignetRowSlots *self);

/* ---- what is in view ---- */

static guint
count_in_view (SignetRowSlots *self)
{
  double page = self->adjustment != NULL ? gtk_adjustment_get_page_size (self->adjustment) : 0;

  return self->row_height > 0 && page > 0 ? MIN ((guint) (page / self->row_height) + 2, N_IN_VIEW) : N_FIRST;
}

/* Rows need not be of one height; the margin is for that, and what is missed is filled when the view rests. */
static void
look_at_view (SignetRowSlots *self)
{
  double value = self->adjustment != NULL ? gtk_adjustment_get_value (self->adjustment) : 0;
  guint first = self->row_height > 0 ? (guint) (value / self->row_height) : 0;

  self->begin = first > N_MARGIN ? first - N_MARGIN : 0;
  self->end = first + count_in_view (self) + N_MARGIN;
  fill_in_view (self);
  fill_rest_later (self);
}

static void
view_changed_cb (SignetRowSlots *self)
{
  double upper = gtk_adjustment_get_upper (self->adjustment);

  if (self->n_shown > 0 && upper > gtk_adjustment_get_page_size (self->adjustment))
    self->row_height = upper / self->n_shown;
  look_at_view (self);
}

static void
value_changed_cb (SignetRowSlots *self)
{
  look_at_view (self);
  grow (self);
}

/* A view gets its adjustment from the scrolled window around it. */
static void
adjustment_cb (SignetRowSlots *self)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  if (self->view == NULL)
    return;

  g_set_object (&self->adjustment, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)));
  if (self->adjustment != NULL)
    {
      g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
    }
}

/* ---- how many there are ---- */

static void
set_n_shown (SignetRowSlots *self,
             guint           n_shown)
{
  guint n_before = self->n_shown;
  guint n_same = MIN (n_before, n_shown);

  if (n_before == n_shown)
    return;

  self->n_shown = n_shown;
  g_list_model_items_changed (G_LIST_MODEL (self), n_same, n_before - n_same, n_shown - n_same);
}

static gboolean
grow_cb (GtkWidget     *widget,
         GdkFrameClock *frame_clock,
         gpointer       user_data)
{
  SignetRowSlots *self = user_data;

  if (self->n_shown + N_MORE < MIN (N_WIDGETS, self->n_rows))
    {
      set_n_shown (self, self->n_shown + N_MORE);
      return G_SOURCE_CONTINUE;
    }

  self->tick_id = 0;
  set_n_shown (self, self->n_rows);
  return G_SOURCE_REMOVE;
}

static void
grow (SignetRowSlots *self)
{
  if (self->n_shown < self->n_rows && self->tick_id == 0 && self->view != NULL)
    self->tick_id = gtk_widget_add_tick_callback (self->view, grow_cb, self, NULL);
}

static void
stop_growing (SignetRowSlots *self)
{
  if (self->tick_id != 0 && self->view != NULL)
    gtk_widget_remove_tick_callback (self->view, self->tick_id);
  self->tick_id = 0;
}

static void
follow_n_rows (SignetRowSlots *self)
{
  guint n_first = count_in_view (self);

  /* More are on their way: places are not taken away to be made anew. */
  if (self->n_rows < self->n_shown && !signet_row_model_get_complete (self->model))
    return;

  if (self->n_rows <= MAX (n_first, self->n_shown) || self->n_shown >= N_WIDGETS)
    {
      stop_growing (self);
      set_n_shown (self, self->n_rows);
      return;
    }

  stop_growing (self);
  set_n_shown (self, MAX (n_first, self->n_shown));
  fill_rest_later (self);
}

/* ---- what can wait ---- */

/* The next ones that wait. Nothing of it is in view, so it can take its time. */
static gboolean
rest_idle_cb (gpointer user_data)
{
  SignetRowSlots *self = user_data;
  Place *waiting[N_PER_IDLE];
  guint n_waiting = 0;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->slots);
  while (n_waiting < N_PER_IDLE && g_hash_table_iter_next (&iter, NULL, &value))
    if (!((Place *) value)->filled)
      waiting[n_waiting++] = value;
  for (guint i = 0; i < n_waiting; i++)
    fill (self, waiting[i]);

  if (n_waiting == N_PER_IDLE)
    return G_SOURCE_CONTINUE;
  self->rest_source = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
rest_timeout_cb (gpointer user_data)
{
  SignetRowSlots *self = user_data;

  self->rest_source = g_idle_add_full (G_PRIORITY_LOW, rest_idle_cb, self, NULL);
  grow (self);
  return G_SOURCE_REMOVE;
}

static void
fill_rest_later (SignetRowSlots *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_MS, rest_timeout_cb, self);
}

/* ---- changes ---- */

/* Other rows from @position on: the places stay. A list that is another one altogether begins at its beginning. */
static void
replace_rows (SignetRowSlots *self,
              guint           position,
              guint           n_removed)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Place *) value)->position >= position)
      ((Place *) value)->filled = FALSE;
  if (self->adjustment != NULL && position < self->begin && n_removed > self->n_rows / 2)
    gtk_adjustment_set_value (self->adjustment, 0);
  follow_n_rows (self);
  fill_in_view (self);
  fill_rest_later (self);
}

/* Rows came or went in the middle: the places of those behind go with them, and so do focus and selection. */
static void
move_rows (SignetRowSlots *self,
           guint           position,
           guint           n_removed,
           guint           n_added)
{
  g_autoptr (GPtrArray) behind = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;
  guint n_gone = MIN (n_removed, self->n_shown - position);

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Place *) value)->position >= position)
      {
        g_hash_table_iter_steal (&iter);
        g_ptr_array_add (behind, value);
      }
  for (guint i = 0; i < behind->len; i++)
    {
      Place *place = g_ptr_array_index (behind, i);

      if (place->position < position + n_removed)
        {
          place_free (place);
          continue;
        }
      place->position += n_added - n_removed;
      g_hash_table_insert (self->slots, GUINT_TO_POINTER (place->position), place);
    }

  self->n_shown += n_added - n_gone;
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_gone, n_added);
  follow_n_rows (self);
  look_at_view (self);
}

static void
ids_changed_cb (SignetRowSlots *self,
                guint           position,
                guint           n_removed,
                guint           n_added)
{
  guint n_before = self->n_rows;

  self->n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  if (position + n_removed == n_before || n_removed > n_before / 2 || position >= self->n_shown)
    replace_rows (self, position, n_removed);
  else
    move_rows (self, position, n_removed, n_added);
}

/* ---- the list ---- */

static GType
signet_row_slots_get_item_type (GListModel *model)
{
  return SIGNET_TYPE_ROW_SLOT;
}

static guint
signet_row_slots_get_n_items (GListModel *model)
{
  return SIGNET_ROW_SLOTS (model)->n_shown;
}

static gpointer
signet_row_slots_get_item (GListModel *model,
                           guint       position)
{
  SignetRowSlots *self = SIGNET_ROW_SLOTS (model);
  Place *place = NULL;

  if (position >= self->n_shown)
    return NULL;

  place = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
  if (place != NULL)
    return g_object_ref (place->slot);

  place = g_new0 (Place, 1);
  place->owner = self;
  place->position = position;
  place->slot = signet_row_slot_new ();
  g_object_weak_ref (G_OBJECT (place->slot), slot_gone_cb, place);
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), place);
  if (position >= self->begin && position < self->end)
    fill (self, place);

  return place->slot;
}

static void
signet_row_slots_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = signet_row_slots_get_item_type;
  iface->get_n_items = signet_row_slots_get_n_items;
  iface->get_item = signet_row_slots_get_item;
}

static void
signet_row_slots_dispose (GObject *object)
{
  SignetRowSlots *self = SIGNET_ROW_SLOTS (object);

  stop_growing (self);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (signet_row_slots_parent_class)->dispose (object);
}

static void
signet_row_slots_finalize (GObject *object)
{
  g_hash_table_unref (SIGNET_ROW_SLOTS (object)->slots);

  G_OBJECT_CLASS (signet_row_slots_parent_class)->finalize (object);
}

static void
signet_row_slots_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SignetRowSlots *self = SIGNET_ROW_SLOTS (object);

  switch (property_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_row_slots_class_init (SignetRowSlotsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_row_slots_dispose;
  object_class->finalize = signet_row_slots_finalize;
  object_class->get_property = signet_row_slots_get_property;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, SIGNET_TYPE_ROW_MODEL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_row_slots_init (SignetRowSlots *self)
{
  self->slots = g_hash_table_new_full (NULL, NULL, NULL, place_free);
  self->end = N_FIRST + N_MARGIN;
}

/**
 * signet_row_slots_new:
 * @model: the rows
 * @view: (transfer none): the #GtkListView or #GtkColumnView that will show them
 *
 * Returns: (transfer full): a list of #SignetRowSlot
 */
SignetRowSlots *
signet_row_slots_new (SignetRowModel *model,
                      GtkWidget      *view)
{
  SignetRowSlots *self = g_object_new (SIGNET_TYPE_ROW_SLOTS, NULL);

  self->model = g_object_ref (model);
  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (model, "ids-changed", G_CALLBACK (ids_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (adjustment_cb), self, G_CONNECT_SWAPPED);
  adjustment_cb (self);
  self->n_rows = g_list_model_get_n_items (G_LIST_MODEL (model));
  follow_n_rows (self);

  return self;
}

/**
 * signet_row_slots_show_all:
 * @self: a list
 */
void
signet_row_slots_show_all (SignetRowSlots *self)
{
  g_return_if_fail (SIGNET_IS_ROW_SLOTS (self));

  stop_growing (self);
  set_n_shown (self, self->n_rows);
}
