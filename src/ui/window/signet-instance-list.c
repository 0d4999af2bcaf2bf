/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-instance-list.h"

#include "ui/find/signet-narrow-bar.h"
#include "ui/widget/signet-list-keys.h"
#include "ui/widget/signet-row-slots.h"
#include "ui/widget/signet-state-label.h"
#include "ui/window/signet-instance-cells.h"

#include <glib/gi18n-lib.h>

struct _SignetInstanceList
{
  GtkWidget parent_instance;

  /* template children */
  SignetNarrowBar    *narrow_bar;
  GtkListBox         *all_box; /* of one row */
  GtkListBoxRow      *all_row;
  GtkStack           *stack;
  GtkListView        *list_view;
  GtkSingleSelection *selection;

  /* owned */
  SignetRowModel *model;
  SignetRowSlots *shown; /* the places of the rows */
  SignetInstance *instance;

  gint64 wanted_id;     /* the row to select, whether it is there yet or not */
  guint  last_position; /* where the selected row was: its neighbour follows it when it goes */
  guint  restoring : 1; /* the selection is being put back, not changed by the user */
  guint  empty : 1;
  guint  settled : 1;
  guint  single_click : 1;
  guint  all : 1;       /* all instances are selected, not one */
};

enum {
  PROP_0,
  PROP_ALL,
  PROP_EMPTY,
  PROP_INSTANCE,
  PROP_SETTLED,
  PROP_SINGLE_CLICK,
  N_PROPS
};

enum {
  OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetInstanceList, signet_instance_list, GTK_TYPE_WIDGET)

/* Whether a search or a filter hides some. */
static gboolean
is_narrowed (SignetInstanceList *self)
{
  return signet_narrow_bar_is_searching (self->narrow_bar) || signet_narrow_bar_is_filtering (self->narrow_bar);
}

static void
set_all (SignetInstanceList *self,
         gboolean            all)
{
  if (self->all == all)
    return;

  self->all = all;
  if (all)
    gtk_list_box_select_row (self->all_box, self->all_row);
  else
    gtk_list_box_unselect_all (self->all_box);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALL]);
}

static void
take_instance (SignetInstanceList *self,
               SignetInstance     *instance)
{
  if (g_set_object (&self->instance, instance))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSTANCE]);
}

static void
take_instance_at (SignetInstanceList *self,
                  guint               position)
{
  g_autoptr (SignetInstance) instance = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  take_instance (self, instance);
}

static void
select_position (SignetInstanceList *self,
                 guint               position)
{
  if (position != GTK_INVALID_LIST_POSITION && position >= g_list_model_get_n_items (G_LIST_MODEL (self->shown)))
    signet_row_slots_show_all (self->shown);

  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->restoring = FALSE;

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  self->last_position = position;
  set_all (self, FALSE);
  take_instance_at (self, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

/* After the rows changed: the wanted row where it is there. While a search hides it nothing is selected, and
 * the instance that is shown stays. Where it is gone for good, which is known once all rows are, its neighbour. */
static void
restore_selection (SignetInstanceList *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint position = G_MAXUINT;

  if (self->wanted_id != 0)
    position = signet_row_model_find (self->model, self->wanted_id);
  if (position == G_MAXUINT && self->wanted_id != 0 && !signet_row_model_get_settled (self->model))
    {
      select_position (self, GTK_INVALID_LIST_POSITION);
      return;
    }
  if (position == G_MAXUINT && n_items > 0 && !self->all && (!is_narrowed (self) || self->instance == NULL))
    position = MIN (self->last_position, n_items - 1);

  if (position == G_MAXUINT)
    {
      select_position (self, GTK_INVALID_LIST_POSITION);
      return;
    }

  self->wanted_id = signet_row_model_get_id (self->model, position);
  select_position (self, position);
}

static void
set_flags (SignetInstanceList *self,
           gboolean            empty,
           gboolean            settled)
{
  if (self->empty != empty)
    {
      self->empty = empty;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY]);
    }
  if (self->settled != settled)
    {
      self->settled = settled;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
    }
}

/* What is to be seen follows the rows, but only rows that answer the search as it stands now: in between there
 * is nothing to conclude from an empty list. */
static void
update (SignetInstanceList *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (!signet_row_model_get_current (self->model))
    return;

  if (n_items == 0 && !is_narrowed (self))
    {
      self->wanted_id = 0;
      self->last_position = 0;
      set_all (self, FALSE);
      take_instance (self, NULL);
    }
  gtk_stack_set_visible_child_name (self->stack, n_items == 0 && is_narrowed (self) ? "no-results" : "list");
  set_flags (self, n_items == 0 && !is_narrowed (self), TRUE);
}

static void
items_changed_cb (SignetInstanceList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    restore_selection (self);
  update (self);
}

static void
settled_cb (SignetInstanceList *self)
{
  if (signet_row_model_get_settled (self->model) && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0 &&
      gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    restore_selection (self);
  update (self);
}

static void
selected_cb (SignetInstanceList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  /* No row selected: it was filtered out or is being read again, which restore_selection looks after. */
  if (self->restoring || position == GTK_INVALID_LIST_POSITION)
    return;

  self->wanted_id = signet_row_model_get_id (self->model, position);
  self->last_position = position;
  set_all (self, FALSE);
  take_instance_at (self, position);
}

static void
all_selected_cb (SignetInstanceList *self)
{
  if (gtk_list_box_get_selected_row (self->all_box) != NULL)
    signet_instance_list_select_all (self);
}

static void
all_activated_cb (SignetInstanceList *self)
{
  signet_instance_list_select_all (self);
  g_signal_emit (self, signals[OPENED], 0);
}

/* Down from "All Instances" goes to the first of them. */
static gboolean
all_keynav_cb (SignetInstanceList *self,
               GtkDirectionType    direction)
{
  return direction == GTK_DIR_DOWN && gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

/* Asks the store once for both. */
static void
narrow_cb (SignetInstanceList *self)
{
  /* Who searches looks for one: Down from the search goes to what was found. */
  gtk_widget_set_visible (GTK_WIDGET (self->all_box), !signet_narrow_bar_is_searching (self->narrow_bar));
  if (self->model == NULL)
    return;

  signet_row_model_set_search (self->model, signet_narrow_bar_get_search (self->narrow_bar));
  signet_row_model_set_filter (self->model, signet_narrow_bar_get_filter (self->narrow_bar));
}

static void
show_everything_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  signet_narrow_bar_clear (SIGNET_INSTANCE_LIST (widget)->narrow_bar);
}

/* Return in the search: what was found first. */
static void
search_activate_cb (SignetInstanceList *self)
{
  if (self->model == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return;

  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  g_signal_emit (self, signals[OPENED], 0);
}

static void
stop_search_cb (SignetInstanceList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
activate_cb (SignetInstanceList *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static gboolean
signet_instance_list_grab_focus (GtkWidget *widget)
{
  SignetInstanceList *self = SIGNET_INSTANCE_LIST (widget);

  return gtk_widget_grab_focus (self->all ? GTK_WIDGET (self->all_row) : GTK_WIDGET (self->list_view));
}

static void
signet_instance_list_dispose (GObject *object)
{
  SignetInstanceList *self = SIGNET_INSTANCE_LIST (object);
  GtkWidget *child;

  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->model);
  g_clear_object (&self->instance);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (signet_instance_list_parent_class)->dispose (object);
}

static void
signet_instance_list_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SignetInstanceList *self = SIGNET_INSTANCE_LIST (object);

  switch (property_id)
    {
    case PROP_ALL:
      g_value_set_boolean (value, self->all);
      break;

    case PROP_EMPTY:
      g_value_set_boolean (value, self->empty);
      break;

    case PROP_INSTANCE:
      g_value_set_object (value, self->instance);
      break;

    case PROP_SETTLED:
      g_value_set_boolean (value, self->settled);
      break;

    case PROP_SINGLE_CLICK:
      g_value_set_boolean (value, self->single_click);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_instance_list_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  SignetInstanceList *self = SIGNET_INSTANCE_LIST (object);

  switch (property_id)
    {
    case PROP_SINGLE_CLICK:
      self->single_click = g_value_get_boolean (value);
      gtk_list_view_set_single_click_activate (self->list_view, self->single_click);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_instance_list_class_init (SignetInstanceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_instance_list_dispose;
  object_class->get_property = signet_instance_list_get_property;
  object_class->set_property = signet_instance_list_set_property;
  widget_class->grab_focus = signet_instance_list_grab_focus;

  properties[PROP_ALL] =
    g_param_spec_boolean ("all", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EMPTY] =
    g_param_spec_boolean ("empty", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_INSTANCE] =
    g_param_spec_object ("instance", NULL, NULL, SIGNET_TYPE_INSTANCE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SETTLED] =
    g_param_spec_boolean ("settled", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SINGLE_CLICK] =
    g_param_spec_boolean ("single-click", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "instances.show-everything", NULL, show_everything_action);

  g_type_ensure (SIGNET_TYPE_INSTANCE);
  g_type_ensure (SIGNET_TYPE_NARROW_BAR);
  g_type_ensure (SIGNET_TYPE_ORGANIZATION);
  g_type_ensure (SIGNET_TYPE_ROW_SLOT);
  g_type_ensure (SIGNET_TYPE_STATE_LABEL);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/window/signet-instance-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceList, narrow_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceList, all_box);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceList, all_row);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceList, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceList, list_view);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceList, selection);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_keynav_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  signet_instance_cells_bind_callbacks (widget_class);
}

static void
signet_instance_list_init (SignetInstanceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_list_keys_leave_with_tab (GTK_WIDGET (self->list_view));
}

/**
 * signet_instance_list_set_up:
 * @self: a list that has not been set up yet
 * @store: where the instances are
 * @selected_id: row id of the instance to select first, 0 for the first of the list, %SIGNET_INSTANCE_LIST_ALL for all
 */
void
signet_instance_list_set_up (SignetInstanceList *self,
                             SignetStore        *store,
                             gint64              selected_id)
{
  g_return_if_fail (SIGNET_IS_INSTANCE_LIST (self));
  g_return_if_fail (self->model == NULL);

  self->model = signet_store_list_instances (store);
  signet_narrow_bar_set_up (self->narrow_bar, store);
  narrow_cb (self);
  if (selected_id == SIGNET_INSTANCE_LIST_ALL)
    set_all (self, TRUE);
  else
    self->wanted_id = selected_id;

  /* After the handler of the places, which has to know the rows before one can be selected. */
  self->shown = signet_row_slots_new (self->model, GTK_WIDGET (self->list_view));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->shown));
  g_signal_connect_object (self->model, "ids-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->model, "notify::settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::current", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  items_changed_cb (self);
}

/**
 * signet_instance_list_get_instance:
 * @self: the list
 *
 * Returns: (nullable) (transfer none): the selected instance, which need not be loaded yet
 */
SignetInstance *
signet_instance_list_get_instance (SignetInstanceList *self)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE_LIST (self), NULL);

  return self->instance;
}

/**
 * signet_instance_list_get_empty:
 * @self: the list
 *
 * Returns: %TRUE once it is known that the store has no instances
 */
gboolean
signet_instance_list_get_empty (SignetInstanceList *self)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE_LIST (self), FALSE);

  return self->empty;
}

/**
 * signet_instance_list_get_settled:
 * @self: the list
 *
 * Returns: %TRUE once the rows have been read for the first time
 */
gboolean
signet_instance_list_get_settled (SignetInstanceList *self)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE_LIST (self), FALSE);

  return self->settled;
}

/**
 * signet_instance_list_select:
 * @self: the list
 * @id: row id of an instance
 *
 * Selects an instance, at once or as soon as the store has told of its row. Search and filters are cleared.
 */
void
signet_instance_list_select (SignetInstanceList *self,
                             gint64              id)
{
  g_return_if_fail (SIGNET_IS_INSTANCE_LIST (self));
  g_return_if_fail (self->model != NULL);

  self->wanted_id = id;
  signet_narrow_bar_clear (self->narrow_bar);
  if (signet_row_model_find (self->model, id) != G_MAXUINT)
    restore_selection (self);
}

/**
 * signet_instance_list_select_all:
 * @self: the list
 *
 * Selects all instances, and none of them.
 */
void
signet_instance_list_select_all (SignetInstanceList *self)
{
  g_return_if_fail (SIGNET_IS_INSTANCE_LIST (self));

  if (self->all)
    return;

  self->wanted_id = 0;
  set_all (self, TRUE);
  select_position (self, GTK_INVALID_LIST_POSITION);
  take_instance (self, NULL);
}

/**
 * signet_instance_list_get_all:
 * @self: the list
 *
 * Returns: whether all instances are selected
 */
gboolean
signet_instance_list_get_all (SignetInstanceList *self)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE_LIST (self), FALSE);

  return self->all;
}

/**
 * signet_instance_list_get_narrow_bar:
 * @self: the list
 *
 * Returns: (transfer none): search and filters
 */
SignetNarrowBar *
signet_instance_list_get_narrow_bar (SignetInstanceList *self)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE_LIST (self), NULL);

  return self->narrow_bar;
}

/**
 * signet_instance_list_focus_search:
 * @self: the list
 */
void
signet_instance_list_focus_search (SignetInstanceList *self)
{
  g_return_if_fail (SIGNET_IS_INSTANCE_LIST (self));

  signet_narrow_bar_focus (self->narrow_bar);
}
