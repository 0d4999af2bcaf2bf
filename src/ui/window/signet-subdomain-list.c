/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-subdomain-list.h"

#include "ui/find/signet-narrow-bar.h"
#include "ui/widget/signet-fit-bin.h"
#include "ui/widget/signet-list-keys.h"
#include "ui/widget/signet-name-label.h"
#include "ui/widget/signet-row-slot.h"
#include "ui/widget/signet-state-label.h"
#include "ui/window/signet-instance-heading.h"
#include "ui/window/signet-kept-selection.h"
#include "ui/window/signet-key-sorter.h"
#include "ui/window/signet-more-button.h"
#include "ui/window/signet-subdomain-cells.h"

#include <glib/gi18n-lib.h>

/* All columns side by side, in average characters of the font. */
#define ALL_COLUMNS_CHARS 125
/* The instance beside them. */
#define INSTANCE_CHARS    30

struct _SignetSubdomainList
{
  GtkWidget parent_instance;

  /* template children */
  SignetFitBin        *fit_bin;
  SignetNarrowBar     *narrow_bar;
  GtkStack            *stack;
  GtkColumnView       *column_view;
  GtkColumnViewColumn *name_column;
  SignetRowSelection  *selection;
  GtkWidget           *selected_button;

  /* owned */
  SignetStore         *store;
  SignetInstance      *instance;
  SignetRowModel      *model;
  SignetKeptSelection *kept;

  gint64 wanted_id; /* the row to go to as soon as it is there, or 0 */
  guint all : 1;
};

enum {
  PROP_0,
  PROP_ALL,
  PROP_DESCENDING,
  PROP_INSTANCE,
  PROP_N_SELECTED,
  PROP_SORT_KEY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetSubdomainList, signet_subdomain_list, GTK_TYPE_WIDGET)

static gboolean
is_searching (SignetSubdomainList *self)
{
  return signet_narrow_bar_is_searching (self->narrow_bar);
}

static gboolean
is_filtering (SignetSubdomainList *self)
{
  return signet_narrow_bar_is_filtering (self->narrow_bar);
}

static guint
get_n_items (SignetSubdomainList *self)
{
  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

static void
update_count (SignetSubdomainList *self)
{
  guint n_items = get_n_items (self);
  guint n_selected = signet_kept_selection_get_n_selected (self->kept);
  g_autofree char *text = NULL;

  if (n_selected > 0)
    /* Translators: how many rows are selected, of how many */
    text = g_strdup_printf (_("%'u of %'u selected"), n_selected, n_items);
  else if (is_searching (self) || is_filtering (self))
    text = g_strdup_printf (ngettext ("%'u found", "%'u found", n_items), n_items);
  else
    text = g_strdup_printf (ngettext ("%'u subdomain", "%'u subdomains", n_items), n_items);

  signet_narrow_bar_set_count (self->narrow_bar, text);
  gtk_widget_set_sensitive (self->selected_button, n_selected > 0);
}

static void
n_selected_cb (SignetSubdomainList *self)
{
  update_count (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static const char *
get_empty_page (SignetSubdomainList *self)
{
  if (is_searching (self) && is_filtering (self))
    return "no-match";
  if (is_searching (self))
    return "no-results";
  if (is_filtering (self))
    return "no-filtered";
  return self->all ? "all-empty" : "empty";
}

/* What is to be seen, once the rows are those of the search as it stands now. How many there are, and which of the selected
 * ones are among them, is known when all are there. */
static void
update (SignetSubdomainList *self)
{
  if (self->model == NULL || !signet_row_model_get_current (self->model))
    return;

  gtk_stack_set_visible_child_name (self->stack, get_n_items (self) > 0 ? "list" : get_empty_page (self));

  /* Rows that are not there any more are not selected any more. */
  if (signet_row_model_get_settled (self->model))
    signet_kept_selection_note (self->kept);
}

/* The rows of the column view are those of a list view in it, which has the action. */
static void
scroll_to (SignetSubdomainList *self,
           guint                position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->column_view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      {
        gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
        gtk_widget_grab_focus (child);
      }
}

/* Goes to the row that is wanted, once it is there. What hides it is taken away. */
static void
go_to_wanted (SignetSubdomainList *self)
{
  guint position;

  if (self->wanted_id == 0 || self->model == NULL || !signet_row_model_get_current (self->model) ||
      !signet_row_model_get_settled (self->model))
    return;

  position = signet_row_model_find (self->model, self->wanted_id);
  if (position != G_MAXUINT)
    {
      self->wanted_id = 0;
      signet_kept_selection_select (self->kept, position);
      scroll_to (self, position);
    }
  else if (is_searching (self) || is_filtering (self))
    signet_subdomain_list_show_everything (self);
  else
    self->wanted_id = 0; /* it is gone */
}

static void
items_changed_cb (SignetSubdomainList *self)
{
  signet_kept_selection_restore (self->kept);
  update (self);
}

static void
settled_cb (SignetSubdomainList *self)
{
  update (self);
  go_to_wanted (self);
}

/* Asks the store once for both. */
static void
apply_narrow (SignetSubdomainList *self)
{
  if (self->model == NULL)
    return;

  signet_row_model_set_search (self->model, signet_narrow_bar_get_search (self->narrow_bar));
  signet_row_model_set_filter (self->model, signet_narrow_bar_get_filter (self->narrow_bar));
}

static void
narrow_cb (SignetSubdomainList *self)
{
  apply_narrow (self);
}

static void
show_everything_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  signet_subdomain_list_show_everything (SIGNET_SUBDOMAIN_LIST (widget));
}

static void
focus_list_cb (SignetSubdomainList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

static void
activate_cb (SignetSubdomainList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.manage-certificate", NULL);
}

static void
apply_sort (SignetSubdomainList *self)
{
  gboolean descending;
  const char *key = signet_key_sorter_read (gtk_column_view_get_sorter (self->column_view), &descending);

  if (self->model != NULL && key != NULL)
    signet_row_model_set_sort (self->model, key, descending);
}

static void
sorter_changed_cb (SignetSubdomainList *self)
{
  apply_sort (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_KEY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
}

static void
set_model (SignetSubdomainList *self,
           SignetRowModel      *model)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);

  g_set_object (&self->model, model);
  signet_kept_selection_set_model (self->kept, model, GTK_WIDGET (self->column_view));

  if (model != NULL)
    {
      /* After the handler of the places, which has to know the rows before they can be selected. */
      g_signal_connect_object (model, "ids-changed", G_CALLBACK (items_changed_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (model, "notify::settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (model, "notify::current", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
      apply_sort (self);
      apply_narrow (self);
    }
  update_count (self);
}

/* Neither: nothing is shown. Where something was shown before, its search is not meant for this. */
static void
show (SignetSubdomainList *self,
      SignetInstance      *instance,
      gboolean             all)
{
  g_autoptr (SignetRowModel) model = NULL;
  const gboolean first = self->model == NULL;

  if (self->instance == instance && self->all == all)
    return;

  set_model (self, NULL);
  self->wanted_id = 0;
  if (!first)
    signet_narrow_bar_clear_search (self->narrow_bar);
  g_set_object (&self->instance, instance);
  self->all = all;
  signet_fit_bin_set_chars (self->fit_bin, ALL_COLUMNS_CHARS + (all ? INSTANCE_CHARS : 0));
  if (instance != NULL || all)
    {
      model = signet_store_list_subdomains (self->store, instance != NULL ? signet_instance_get_id (instance) : 0);
      set_model (self, model);
      update (self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSTANCE]);
}

static gboolean
signet_subdomain_list_grab_focus (GtkWidget *widget)
{
  SignetSubdomainList *self = SIGNET_SUBDOMAIN_LIST (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

static void
signet_subdomain_list_dispose (GObject *object)
{
  SignetSubdomainList *self = SIGNET_SUBDOMAIN_LIST (object);
  GtkWidget *child;

  if (self->kept != NULL)
    signet_kept_selection_set_model (self->kept, NULL, NULL);
  g_clear_object (&self->kept);
  g_clear_object (&self->model);
  g_clear_object (&self->instance);
  g_clear_object (&self->store);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (signet_subdomain_list_parent_class)->dispose (object);
}

static void
signet_subdomain_list_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  SignetSubdomainList *self = SIGNET_SUBDOMAIN_LIST (object);
  gboolean descending;
  const char *key;

  switch (property_id)
    {
    case PROP_ALL:
      g_value_set_boolean (value, self->all);
      break;

    case PROP_DESCENDING:
      signet_key_sorter_read (gtk_column_view_get_sorter (self->column_view), &descending);
      g_value_set_boolean (value, descending);
      break;

    case PROP_INSTANCE:
      g_value_set_object (value, self->instance);
      break;

    case PROP_N_SELECTED:
      g_value_set_uint (value, signet_kept_selection_get_n_selected (self->kept));
      break;

    case PROP_SORT_KEY:
      key = signet_key_sorter_read (gtk_column_view_get_sorter (self->column_view), &descending);
      g_value_set_string (value, key != NULL ? key : "");
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_subdomain_list_set_property (GObject      *object,
                                    guint         property_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  SignetSubdomainList *self = SIGNET_SUBDOMAIN_LIST (object);
  gboolean descending;
  const char *key;

  switch (property_id)
    {
    case PROP_DESCENDING:
      key = signet_key_sorter_read (gtk_column_view_get_sorter (self->column_view), &descending);
      signet_key_sorter_apply (self->column_view, key, g_value_get_boolean (value));
      break;

    case PROP_INSTANCE:
      signet_subdomain_list_set_instance (self, g_value_get_object (value));
      break;

    case PROP_SORT_KEY:
      signet_key_sorter_read (gtk_column_view_get_sorter (self->column_view), &descending);
      signet_key_sorter_apply (self->column_view, g_value_get_string (value), descending);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_subdomain_list_class_init (SignetSubdomainListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_subdomain_list_dispose;
  object_class->get_property = signet_subdomain_list_get_property;
  object_class->set_property = signet_subdomain_list_set_property;
  widget_class->grab_focus = signet_subdomain_list_grab_focus;

  properties[PROP_ALL] =
    g_param_spec_boolean ("all", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DESCENDING] =
    g_param_spec_boolean ("descending", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SORT_KEY] =
    g_param_spec_string ("sort-key", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_INSTANCE] =
    g_param_spec_object ("instance", NULL, NULL, SIGNET_TYPE_INSTANCE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_SELECTED] =
    g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "subdomains.show-everything", NULL, show_everything_action);
  /* The headers of the columns cannot be reached with the keyboard (GTK 4.8). */
  gtk_widget_class_install_property_action (widget_class, "subdomains.sort", "sort-key");
  gtk_widget_class_install_property_action (widget_class, "subdomains.sort-descending", "descending");

  g_type_ensure (SIGNET_TYPE_FIT_BIN);
  g_type_ensure (SIGNET_TYPE_INSTANCE_HEADING);
  g_type_ensure (SIGNET_TYPE_KEY_SORTER);
  g_type_ensure (SIGNET_TYPE_MORE_BUTTON);
  g_type_ensure (SIGNET_TYPE_NAME_LABEL);
  g_type_ensure (SIGNET_TYPE_NARROW_BAR);
  g_type_ensure (SIGNET_TYPE_ROW_SELECTION);
  g_type_ensure (SIGNET_TYPE_ROW_SLOT);
  g_type_ensure (SIGNET_TYPE_STATE_LABEL);
  g_type_ensure (SIGNET_TYPE_SUBDOMAIN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/window/signet-subdomain-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainList, fit_bin);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainList, narrow_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainList, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainList, column_view);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainList, name_column);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainList, selection);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainList, selected_button);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  signet_subdomain_cells_bind_callbacks (widget_class);
}

static void
signet_subdomain_list_init (SignetSubdomainList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_fit_bin_set_chars (self->fit_bin, ALL_COLUMNS_CHARS);
  self->kept = signet_kept_selection_new (self->selection);
  g_signal_connect_object (self->kept, "notify::n-selected", G_CALLBACK (n_selected_cb), self, G_CONNECT_SWAPPED);
  signet_list_keys_leave_with_tab (GTK_WIDGET (self->column_view));

  gtk_column_view_sort_by_column (self->column_view, self->name_column, GTK_SORT_ASCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * signet_subdomain_list_set_up:
 * @self: a list that has not been set up yet
 * @store: where the subdomains are
 */
void
signet_subdomain_list_set_up (SignetSubdomainList *self,
                              SignetStore         *store)
{
  g_return_if_fail (SIGNET_IS_SUBDOMAIN_LIST (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  signet_narrow_bar_set_up (self->narrow_bar, store);
}

/**
 * signet_subdomain_list_get_instance:
 * @self: the list
 *
 * Returns: (nullable) (transfer none): whose subdomains are shown
 */
SignetInstance *
signet_subdomain_list_get_instance (SignetSubdomainList *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN_LIST (self), NULL);

  return self->instance;
}

/**
 * signet_subdomain_list_set_instance:
 * @self: the list, set up
 * @instance: (nullable): whose subdomains to show
 *
 * Nothing is selected, and the search is cleared but for the first time; order and filters stay.
 */
void
signet_subdomain_list_set_instance (SignetSubdomainList *self,
                                    SignetInstance      *instance)
{
  g_return_if_fail (SIGNET_IS_SUBDOMAIN_LIST (self));
  g_return_if_fail (instance == NULL || self->store != NULL);

  show (self, instance, FALSE);
}

/**
 * signet_subdomain_list_show_all:
 * @self: the list, set up
 *
 * Shows the subdomains of all instances, each with its instance.
 */
void
signet_subdomain_list_show_all (SignetSubdomainList *self)
{
  g_return_if_fail (SIGNET_IS_SUBDOMAIN_LIST (self));
  g_return_if_fail (self->store != NULL);

  show (self, NULL, TRUE);
}

/**
 * signet_subdomain_list_get_all:
 * @self: the list
 *
 * Returns: whether the subdomains of all instances are shown
 */
gboolean
signet_subdomain_list_get_all (SignetSubdomainList *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN_LIST (self), FALSE);

  return self->all;
}

/**
 * signet_subdomain_list_show_everything:
 * @self: the list
 *
 * Clears search and filters.
 */
void
signet_subdomain_list_show_everything (SignetSubdomainList *self)
{
  g_return_if_fail (SIGNET_IS_SUBDOMAIN_LIST (self));

  signet_narrow_bar_clear (self->narrow_bar);
}

/**
 * signet_subdomain_list_go_to:
 * @self: the list, which shows the instance of the subdomain
 * @id: row id of a subdomain
 *
 * Selects the subdomain, scrolls to it and gives it the focus, as soon as it is there. A search or a filter that hides it is
 * cleared.
 */
void
signet_subdomain_list_go_to (SignetSubdomainList *self,
                             gint64               id)
{
  g_return_if_fail (SIGNET_IS_SUBDOMAIN_LIST (self));

  self->wanted_id = id;
  go_to_wanted (self);
}

/**
 * signet_subdomain_list_get_n_selected:
 * @self: the list
 *
 * Returns: how many rows are selected
 */
guint
signet_subdomain_list_get_n_selected (SignetSubdomainList *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN_LIST (self), 0);

  return signet_kept_selection_get_n_selected (self->kept);
}

/**
 * signet_subdomain_list_dup_selected_ids:
 * @self: the list
 *
 * Returns: (transfer full) (element-type gint64): the row ids that are selected, in the order of the list
 */
GArray *
signet_subdomain_list_dup_selected_ids (SignetSubdomainList *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN_LIST (self), NULL);

  return signet_kept_selection_dup_ids (self->kept);
}

/**
 * signet_subdomain_list_get_narrow_bar:
 * @self: the list
 *
 * Returns: (transfer none): search and filters
 */
SignetNarrowBar *
signet_subdomain_list_get_narrow_bar (SignetSubdomainList *self)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN_LIST (self), NULL);

  return self->narrow_bar;
}

/**
 * signet_subdomain_list_focus_search:
 * @self: the list
 */
void
signet_subdomain_list_focus_search (SignetSubdomainList *self)
{
  g_return_if_fail (SIGNET_IS_SUBDOMAIN_LIST (self));

  signet_narrow_bar_focus (self->narrow_bar);
}
