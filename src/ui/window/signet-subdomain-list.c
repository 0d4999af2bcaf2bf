/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-subdomain-list.h"

#include "ui/widget/signet-list-keys.h"
#include "ui/widget/signet-name-label.h"
#include "ui/widget/signet-row-selection.h"
#include "ui/widget/signet-row-slots.h"
#include "ui/widget/signet-state-label.h"
#include "ui/window/signet-instance-heading.h"
#include "ui/window/signet-key-sorter.h"
#include "ui/window/signet-more-button.h"
#include "ui/window/signet-subdomain-cells.h"

#include <glib/gi18n-lib.h>

/* All columns side by side, in average characters of the font. */
#define ALL_COLUMNS_CHARS 125

struct _SignetSubdomainList
{
  GtkWidget parent_instance;

  /* template children */
  GtkSearchEntry      *search_entry;
  GtkStack            *stack;
  GtkColumnView       *column_view;
  GtkColumnViewColumn *name_column;
  SignetRowSelection  *selection;
  GtkLabel            *count_label;
  GtkWidget           *selected_button;

  /* owned */
  SignetStore    *store;
  SignetInstance *instance;
  SignetRowModel *model;
  GHashTable     *selected; /* set of gint64 row ids */

  guint compact_source;
  guint restoring : 1; /* the selection is being put back, not changed by the user */
  guint compact : 1;
};

enum {
  PROP_0,
  PROP_COMPACT,
  PROP_INSTANCE,
  PROP_N_SELECTED,
  PROP_SORT_KEY,
  PROP_SORT_DESCENDING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetSubdomainList, signet_subdomain_list, GTK_TYPE_WIDGET)

static gboolean
is_searching (SignetSubdomainList *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
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
  guint n_selected = g_hash_table_size (self->selected);
  g_autofree char *text = NULL;

  if (n_selected > 0)
    /* Translators: how many rows are selected, of how many */
    text = g_strdup_printf (_("%'u of %'u selected"), n_selected, n_items);
  else if (is_searching (self))
    text = g_strdup_printf (ngettext ("%'u found", "%'u found", n_items), n_items);
  else
    text = g_strdup_printf (ngettext ("%'u subdomain", "%'u subdomains", n_items), n_items);

  gtk_label_set_label (self->count_label, text);
  gtk_widget_set_sensitive (self->selected_button, n_selected > 0);
}

/* Reads the selection of the rows into the set of ids. */
static void
note_selection (SignetSubdomainList *self)
{
  g_autoptr (GtkBitset) bitset = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  g_hash_table_remove_all (self->selected);
  for (gboolean valid = gtk_bitset_iter_init_first (&iter, bitset, &position);
       valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = signet_row_model_get_id (self->model, position);

      g_hash_table_add (self->selected, g_memdup2 (&id, sizeof id));
    }

  update_count (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

/* After the rows changed: selects what was selected, as far as it is still there to be seen. */
static void
restore_selection (SignetSubdomainList *self)
{
  g_autoptr (GtkBitset) bitset = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, G_MAXUINT); /* also past the last row there is now */
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (self->selected) == 0)
    return;

  g_hash_table_iter_init (&iter, self->selected);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint position = signet_row_model_find (self->model, *(gint64 *) key);

      if (position != G_MAXUINT)
        gtk_bitset_add (bitset, position);
    }

  self->restoring = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), bitset, mask);
  self->restoring = FALSE;
}

/* What is to be seen, once the rows are those of the search as it stands now. How many there are, and which of the selected
 * ones are among them, is known when all are there. */
static void
update (SignetSubdomainList *self)
{
  if (self->model == NULL || !signet_row_model_get_current (self->model))
    return;

  if (get_n_items (self) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    gtk_stack_set_visible_child_name (self->stack, is_searching (self) ? "no-results" : "empty");

  /* Rows that are not there any more are not selected any more. */
  if (signet_row_model_get_settled (self->model))
    note_selection (self);
}

static void
items_changed_cb (SignetSubdomainList *self)
{
  restore_selection (self);
  update (self);
}

static void
settled_cb (SignetSubdomainList *self)
{
  update (self);
}

static void
selection_changed_cb (SignetSubdomainList *self)
{
  /* While the rows are read again nothing is selected: only the user's own changes count. */
  if (self->restoring || get_n_items (self) == 0 || !signet_row_model_get_settled (self->model))
    return;

  note_selection (self);
}

static void
search_changed_cb (SignetSubdomainList *self)
{
  if (self->model != NULL)
    signet_row_model_set_search (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
focus_list_cb (SignetSubdomainList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

static void
stop_search_cb (SignetSubdomainList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  focus_list_cb (self);
}

static void
activate_cb (SignetSubdomainList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.manage-certificate", NULL);
}

static const char *
get_sort (SignetSubdomainList *self,
          gboolean            *descending)
{
  return signet_key_sorter_read (gtk_column_view_get_sorter (self->column_view), descending);
}

static void
apply_sort (SignetSubdomainList *self)
{
  gboolean descending;
  const char *key = get_sort (self, &descending);

  if (self->model != NULL && key != NULL)
    signet_row_model_set_sort (self->model, key, descending);
}

static void
sorter_changed_cb (SignetSubdomainList *self)
{
  apply_sort (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_KEY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_DESCENDING]);
}

static void
set_model (SignetSubdomainList *self,
           SignetRowModel      *model)
{
  g_autoptr (SignetRowSlots) shown = NULL;

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);

  g_hash_table_remove_all (self->selected);
  g_set_object (&self->model, model);
  if (model != NULL)
    shown = signet_row_slots_new (model, GTK_WIDGET (self->column_view));
  signet_row_selection_set_model (self->selection, shown);

  if (model != NULL)
    {
      /* After the handler of the places, which has to know the rows before they can be selected. */
      g_signal_connect_object (model, "ids-changed", G_CALLBACK (items_changed_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (model, "notify::settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (model, "notify::current", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
    }
  update_count (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static gboolean
is_narrow (SignetSubdomainList *self,
           int                  width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int char_width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);

  return width < PANGO_PIXELS (char_width * ALL_COLUMNS_CHARS);
}

static gboolean
apply_compact_cb (gpointer user_data)
{
  SignetSubdomainList *self = SIGNET_SUBDOMAIN_LIST (user_data);

  self->compact_source = 0;
  self->compact = is_narrow (self, gtk_widget_get_width (GTK_WIDGET (self)));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);

  return G_SOURCE_REMOVE;
}

static void
signet_subdomain_list_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

/* Columns come and go with the width, but not while they are being allocated. */
static void
signet_subdomain_list_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  SignetSubdomainList *self = SIGNET_SUBDOMAIN_LIST (widget);

  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
  if (is_narrow (self, width) != self->compact && self->compact_source == 0)
    self->compact_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, apply_compact_cb, self, NULL);
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

  g_clear_handle_id (&self->compact_source, g_source_remove);
  if (self->selection != NULL)
    signet_row_selection_set_model (self->selection, NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->instance);
  g_clear_object (&self->store);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (signet_subdomain_list_parent_class)->dispose (object);
}

static void
signet_subdomain_list_finalize (GObject *object)
{
  SignetSubdomainList *self = SIGNET_SUBDOMAIN_LIST (object);

  g_hash_table_unref (self->selected);

  G_OBJECT_CLASS (signet_subdomain_list_parent_class)->finalize (object);
}

static void
signet_subdomain_list_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  SignetSubdomainList *self = SIGNET_SUBDOMAIN_LIST (object);
  gboolean descending = FALSE;

  switch (property_id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;

    case PROP_INSTANCE:
      g_value_set_object (value, self->instance);
      break;

    case PROP_N_SELECTED:
      g_value_set_uint (value, g_hash_table_size (self->selected));
      break;

    case PROP_SORT_KEY:
      /* A state has to be a text. */
      g_value_set_string (value, get_sort (self, &descending) != NULL ? get_sort (self, &descending) : "");
      break;

    case PROP_SORT_DESCENDING:
      get_sort (self, &descending);
      g_value_set_boolean (value, descending);
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

  switch (property_id)
    {
    case PROP_INSTANCE:
      signet_subdomain_list_set_instance (self, g_value_get_object (value));
      break;

    case PROP_SORT_KEY:
      get_sort (self, &descending);
      signet_key_sorter_sort_by (self->column_view, g_value_get_string (value), descending);
      break;

    case PROP_SORT_DESCENDING:
      signet_key_sorter_sort_by (self->column_view, get_sort (self, &descending), g_value_get_boolean (value));
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
  object_class->finalize = signet_subdomain_list_finalize;
  object_class->get_property = signet_subdomain_list_get_property;
  object_class->set_property = signet_subdomain_list_set_property;
  widget_class->grab_focus = signet_subdomain_list_grab_focus;
  widget_class->measure = signet_subdomain_list_measure;
  widget_class->size_allocate = signet_subdomain_list_size_allocate;

  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_INSTANCE] =
    g_param_spec_object ("instance", NULL, NULL, SIGNET_TYPE_INSTANCE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_SELECTED] =
    g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SORT_KEY] =
    g_param_spec_string ("sort-key", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SORT_DESCENDING] =
    g_param_spec_boolean ("sort-descending", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* The headers of the columns cannot be reached with the keyboard (GTK 4.8). */
  gtk_widget_class_install_property_action (widget_class, "subdomains.sort", "sort-key");
  gtk_widget_class_install_property_action (widget_class, "subdomains.sort-descending", "sort-descending");

  g_type_ensure (SIGNET_TYPE_INSTANCE_HEADING);
  g_type_ensure (SIGNET_TYPE_KEY_SORTER);
  g_type_ensure (SIGNET_TYPE_MORE_BUTTON);
  g_type_ensure (SIGNET_TYPE_NAME_LABEL);
  g_type_ensure (SIGNET_TYPE_ROW_SELECTION);
  g_type_ensure (SIGNET_TYPE_ROW_SLOT);
  g_type_ensure (SIGNET_TYPE_STATE_LABEL);
  g_type_ensure (SIGNET_TYPE_SUBDOMAIN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/window/signet-subdomain-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainList, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainList, column_view);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainList, name_column);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainList, selection);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainList, count_label);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainList, selected_button);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  signet_subdomain_cells_bind (widget_class);
}

static void
signet_subdomain_list_init (SignetSubdomainList *self)
{
  self->selected = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
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
 * The search is cleared and nothing is selected; the order stays.
 */
void
signet_subdomain_list_set_instance (SignetSubdomainList *self,
                                    SignetInstance      *instance)
{
  g_autoptr (SignetRowModel) model = NULL;

  g_return_if_fail (SIGNET_IS_SUBDOMAIN_LIST (self));
  g_return_if_fail (instance == NULL || self->store != NULL);

  if (!g_set_object (&self->instance, instance))
    return;

  set_model (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  if (instance != NULL)
    {
      model = signet_store_list_subdomains (self->store, signet_instance_get_id (instance));
      set_model (self, model);
      apply_sort (self);
      update (self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSTANCE]);
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

  return g_hash_table_size (self->selected);
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
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) bitset = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN_LIST (self), ids);

  bitset = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean valid = gtk_bitset_iter_init_first (&iter, bitset, &position);
       valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = signet_row_model_get_id (self->model, position);

      g_array_append_val (ids, id);
    }

  return ids;
}

/**
 * signet_subdomain_list_focus_search:
 * @self: the list
 */
void
signet_subdomain_list_focus_search (SignetSubdomainList *self)
{
  g_return_if_fail (SIGNET_IS_SUBDOMAIN_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
