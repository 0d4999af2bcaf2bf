/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/find/signet-find-pane.h"

#include "base/signet-error.h"
#include "ui/find/signet-hit-view.h"
#include "ui/widget/signet-list-keys.h"

#include <glib/gi18n-lib.h>

/* Of the toggles above the list, the first is for all kinds. */
#define N_TOGGLES (1 + SIGNET_HIT_KIND_N)

struct _SignetFindPane
{
  GtkWidget parent_instance;

  /* template children */
  GtkBox             *kinds_box;
  GtkStack           *stack;
  GtkListView        *list_view;
  GtkSingleSelection *selection;
  GtkLabel           *more_label;
  GtkToggleButton    *toggles[N_TOGGLES]; /* made here */

  /* owned */
  SignetStore    *store;
  SignetRowModel *model;       /* NULL while there is no search */
  char           *search;      /* never NULL */
  GCancellable   *cancellable; /* of the counting that is under way */

  guint counts[SIGNET_HIT_KIND_N];
  guint counted : 1;
  guint open_when_settled : 1;
};

enum {
  PROP_0,
  PROP_SEARCH,
  N_PROPS
};

enum {
  OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetFindPane, signet_find_pane, GTK_TYPE_WIDGET)

static guint
get_n_items (SignetFindPane *self)
{
  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

static void
emit_opened (SignetFindPane *self,
             SignetHit      *hit)
{
  if (hit != NULL && signet_hit_get_loaded (hit))
    g_signal_emit (self, signals[OPENED], 0, hit);
}

/* The toggle that is down, 0 for all kinds. */
static guint
get_toggle (SignetFindPane *self)
{
  for (guint i = 1; i < N_TOGGLES; i++)
    if (gtk_toggle_button_get_active (self->toggles[i]))
      return i;
  return 0;
}

static char *
dup_toggle_label (SignetFindPane *self,
                  guint           i)
{
  const char *title;
  guint n;

  if (i == 0)
    return g_strdup (C_("results", "All"));

  title = signet_hit_kind_describe_all ((SignetHitKind) (i - 1));
  n = self->counts[i - 1];
  if (!self->counted)
    return g_strdup (title);
  if (n >= SIGNET_STORE_MAX_COUNT)
    /* Translators: a kind of results, and how many there are of it at the least: "Hosts (10,000+)" */
    return g_strdup_printf (_("%s (%'u+)"), title, n);
  /* Translators: a kind of results, and how many there are of it: "Hosts (12)" */
  return g_strdup_printf (_("%s (%'u)"), title, n);
}

/* Whether a list that is cut off says so. */
static void
update_more (SignetFindPane *self)
{
  const guint toggle = get_toggle (self);
  g_autofree char *text = NULL;

  for (guint i = 0; self->counted && text == NULL && i < SIGNET_HIT_KIND_N; i++)
    {
      if (toggle == 0 && self->counts[i] > SIGNET_STORE_N_FIRST_HITS)
        text = g_strdup_printf (_("These are the first %u of each kind. Pick a kind to see more of it."),
                                SIGNET_STORE_N_FIRST_HITS);
      if (toggle == i + 1 && self->counts[i] > SIGNET_STORE_MAX_HITS)
        text = g_strdup_printf (_("These are the first %'u. Type more of the name to see fewer."), SIGNET_STORE_MAX_HITS);
    }
  gtk_label_set_label (self->more_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), text != NULL && get_n_items (self) > 0);
}

static void
update_toggles (SignetFindPane *self)
{
  for (guint i = 0; i < N_TOGGLES; i++)
    {
      g_autofree char *label = dup_toggle_label (self, i);

      gtk_button_set_label (GTK_BUTTON (self->toggles[i]), label);
      gtk_widget_set_sensitive (GTK_WIDGET (self->toggles[i]),
                                i == 0 || !self->counted || self->counts[i - 1] > 0 || get_toggle (self) == i);
    }
  update_more (self);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SignetFindPane) self = SIGNET_FIND_PANE (user_data);
  g_autoptr (GError) error = NULL;
  guint counts[SIGNET_HIT_KIND_N];
  const gboolean ok = signet_store_count_hits_finish (SIGNET_STORE (source), result, counts, &error);

  if (signet_error_is_cancelled (error))
    return;

  g_clear_object (&self->cancellable);
  self->counted = ok;
  if (ok)
    memcpy (self->counts, counts, sizeof counts);
  update_toggles (self);
}

static void
stop_counting (SignetFindPane *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Only once the rows are there: they are what is waited for. */
static void
count (SignetFindPane *self)
{
  stop_counting (self);
  self->cancellable = g_cancellable_new ();
  signet_store_count_hits_async (self->store, self->search, self->cancellable, counted_cb, g_object_ref (self));
}

static void
update_page (SignetFindPane *self)
{
  if (self->model == NULL)
    gtk_stack_set_visible_child_name (self->stack, "hint");
  else if (get_n_items (self) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (signet_row_model_get_settled (self->model))
    gtk_stack_set_visible_child_name (self->stack, "no-results");
}

static void
settled_cb (SignetFindPane *self)
{
  update_page (self);
  if (!signet_row_model_get_settled (self->model))
    return;

  count (self);
  if (self->open_when_settled)
    {
      self->open_when_settled = FALSE;
      emit_opened (self, gtk_single_selection_get_selected_item (self->selection));
    }
}

/* What is found anew begins at its first row. */
static void
items_changed_cb (SignetFindPane *self)
{
  update_page (self);
  if (get_n_items (self) == 0)
    return;

  gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", 0);
}

static void
apply_kind (SignetFindPane *self)
{
  const guint toggle = get_toggle (self);

  if (self->model != NULL)
    signet_row_model_set_filter (self->model, toggle != 0 ? signet_hit_kind_to_nick ((SignetHitKind) (toggle - 1)) : NULL);
}

static void
toggled_cb (SignetFindPane  *self,
            GtkToggleButton *toggle)
{
  if (!gtk_toggle_button_get_active (toggle))
    return;

  apply_kind (self);
  update_more (self);
}

static void
set_model (SignetFindPane *self,
           SignetRowModel *model)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (model));
  if (model == NULL)
    return;

  /* After the selection model's own handler, which has to know the rows before one can be selected. */
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (model, "notify::settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
}

static void
activate_cb (GtkListView *list_view,
             guint        position,
             gpointer     user_data)
{
  SignetFindPane *self = SIGNET_FIND_PANE (user_data);
  g_autoptr (SignetHit) hit = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  emit_opened (self, hit);
}

static void
view_opened_cb (SignetHitView *view,
                gpointer       user_data)
{
  emit_opened (SIGNET_FIND_PANE (user_data), signet_hit_view_get_hit (view));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  GtkWidget *view = signet_hit_view_new ();

  g_object_bind_property (user_data, "search", view, "search", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (view, "opened", G_CALLBACK (view_opened_cb), user_data, 0);
  gtk_list_item_set_child (item, view);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  signet_hit_view_set_hit (SIGNET_HIT_VIEW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  user_data)
{
  signet_hit_view_set_hit (SIGNET_HIT_VIEW (gtk_list_item_get_child (item)), NULL);
}

static gboolean
signet_find_pane_grab_focus (GtkWidget *widget)
{
  SignetFindPane *self = SIGNET_FIND_PANE (widget);

  return get_n_items (self) > 0 && gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
signet_find_pane_dispose (GObject *object)
{
  SignetFindPane *self = SIGNET_FIND_PANE (object);
  GtkWidget *child;

  stop_counting (self);
  if (self->selection != NULL)
    set_model (self, NULL);
  g_clear_object (&self->store);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->selection = NULL;

  G_OBJECT_CLASS (signet_find_pane_parent_class)->dispose (object);
}

static void
signet_find_pane_finalize (GObject *object)
{
  g_free (SIGNET_FIND_PANE (object)->search);

  G_OBJECT_CLASS (signet_find_pane_parent_class)->finalize (object);
}

static void
signet_find_pane_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SEARCH:
      g_value_set_string (value, SIGNET_FIND_PANE (object)->search);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_find_pane_class_init (SignetFindPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_find_pane_dispose;
  object_class->finalize = signet_find_pane_finalize;
  object_class->get_property = signet_find_pane_get_property;
  widget_class->grab_focus = signet_find_pane_grab_focus;

  properties[PROP_SEARCH] =
    g_param_spec_string ("search", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, SIGNET_TYPE_HIT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/signetapp/Signet/find/signet-find-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetFindPane, kinds_box);
  gtk_widget_class_bind_template_child (widget_class, SignetFindPane, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetFindPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, SignetFindPane, selection);
  gtk_widget_class_bind_template_child (widget_class, SignetFindPane, more_label);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
signet_find_pane_init (SignetFindPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->search = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_list_keys_leave_with_tab (GTK_WIDGET (self->list_view));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list_view, factory);

  for (guint i = 0; i < N_TOGGLES; i++)
    {
      self->toggles[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      gtk_toggle_button_set_group (self->toggles[i], i > 0 ? self->toggles[0] : NULL);
      gtk_widget_add_css_class (GTK_WIDGET (self->toggles[i]), "flat");
      gtk_box_append (self->kinds_box, GTK_WIDGET (self->toggles[i]));
    }
  gtk_toggle_button_set_active (self->toggles[0], TRUE);
  for (guint i = 0; i < N_TOGGLES; i++)
    g_signal_connect_object (self->toggles[i], "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  update_toggles (self);
}

/**
 * signet_find_pane_set_up:
 * @self: a pane that has not been set up yet
 * @store: where to search
 */
void
signet_find_pane_set_up (SignetFindPane *self,
                         SignetStore    *store)
{
  g_return_if_fail (SIGNET_IS_FIND_PANE (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
}

/**
 * signet_find_pane_set_search:
 * @self: a pane that was set up
 * @text: what to find, as it is typed, UTF-8; "" ends the search
 */
void
signet_find_pane_set_search (SignetFindPane *self,
                             const char     *text)
{
  g_autoptr (SignetRowModel) model = NULL;

  g_return_if_fail (SIGNET_IS_FIND_PANE (self));
  g_return_if_fail (self->store != NULL);

  if (g_str_equal (self->search, text))
    return;

  g_free (self->search);
  self->search = g_strdup (text);
  self->open_when_settled = FALSE;
  stop_counting (self);
  self->counted = FALSE;
  if (*text == '\0')
    {
      set_model (self, NULL);
      gtk_toggle_button_set_active (self->toggles[0], TRUE);
    }
  else if (self->model == NULL)
    {
      model = signet_store_list_hits (self->store);
      set_model (self, model);
    }
  if (self->model != NULL)
    signet_row_model_set_search (self->model, text);
  apply_kind (self);
  update_page (self);
  update_toggles (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

/**
 * signet_find_pane_open_first:
 * @self: a pane with a search
 *
 * Opens the hit that is selected, or the first one; where the search is not done yet, as soon as it is.
 */
void
signet_find_pane_open_first (SignetFindPane *self)
{
  g_return_if_fail (SIGNET_IS_FIND_PANE (self));

  if (self->model == NULL)
    return;
  if (signet_row_model_get_settled (self->model))
    emit_opened (self, gtk_single_selection_get_selected_item (self->selection));
  else
    self->open_when_settled = TRUE;
}
