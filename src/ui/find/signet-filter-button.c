/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/find/signet-filter-button.h"

#include "base/signet-error.h"
#include "ui/find/signet-filter-organization.h"
#include "ui/wizard/signet-check-action.h"

#include <glib/gi18n-lib.h>

/* More use cases than fit into a popover are no use cases. */
#define MAX_USE_CASES 12
/* As many organizations as are seen without searching. */
#define MAX_ORGANIZATIONS_SEEN 6

struct _SignetFilterButton
{
  AdwBin parent_instance;

  /* template children */
  GtkMenuButton  *button;
  GtkLabel       *label;
  GtkPopover     *popover;
  GtkBox         *states_box;
  GtkBox         *details_box;
  GtkBox         *delegation_box;
  GtkBox         *use_case_box;
  GtkSearchEntry *organization_entry;
  GtkListView    *organization_view;
  GtkButton      *clear_button;

  /* owned */
  SignetStore     *store;
  SignetRowFilter *filter;
  char            *text;          /* the same in words, NULL for none */
  GListStore      *organizations; /* those there are to filter by */
  GtkFilter       *organization_filter;
  GHashTable      *names;         /* row id as text → organization's name */
  GStrv            use_cases;
  GCancellable    *cancellable;

  char            *title;         /* what the button is called */

  guint filling : 1; /* the checks are set by us, not by the user */
  guint loading : 1;
  guint compact : 1;
  guint show_details : 1;
  guint show_organizations : 1;
};

enum {
  PROP_0,
  PROP_COMPACT,
  PROP_FILTER,
  PROP_SHOW_DETAILS,
  PROP_SHOW_ORGANIZATIONS,
  PROP_TITLE,
  N_PROPS
};

enum {
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetFilterButton, signet_filter_button, ADW_TYPE_BIN)

static void
update_label (SignetFilterButton *self)
{
  const guint n = signet_row_filter_get_n_values (self->filter);
  g_autofree char *text = NULL;

  if (n > 0)
    /* Translators: the button for filters, and how many are on */
    text = g_strdup_printf (_("Filter (%u)"), n);
  gtk_label_set_label (self->label, text != NULL ? text : _("Filter"));
  gtk_widget_set_visible (GTK_WIDGET (self->label), !self->compact);
  gtk_widget_set_sensitive (GTK_WIDGET (self->clear_button), n > 0);
  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "filtering");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "filtering");
}

/* There are two in a window: each says what it filters. The toggle inside is what has the focus and is pressed. */
static void
set_title (SignetFilterButton *self,
           const char         *title)
{
  GtkWidget *toggle = gtk_widget_get_first_child (GTK_WIDGET (self->button));

  g_free (self->title);
  self->title = g_strdup (title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (GTK_IS_TOGGLE_BUTTON (toggle))
    gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
take_filter (SignetFilterButton *self,
             SignetRowFilter    *filter)
{
  char *text = signet_row_filter_to_text (filter);

  g_clear_pointer (&self->filter, signet_row_filter_free);
  self->filter = filter;
  if (g_strcmp0 (self->text, text) == 0)
    {
      g_free (text);
      return;
    }

  g_free (self->text);
  self->text = text;
  update_label (self);
  g_signal_emit (self, signals[CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

/* ---- check items ---- */

static void
toggled_cb (SignetFilterButton *self,
            GtkCheckButton     *check)
{
  if (!self->filling)
    signet_filter_button_set_value (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "key")),
                                    g_object_get_data (G_OBJECT (check), "value"), gtk_check_button_get_active (check));
}

static void
set_value_of_check (SignetFilterButton *self,
                    GtkCheckButton     *check,
                    SignetRowFilterKey  key,
                    const char         *value)
{
  g_object_set_data (G_OBJECT (check), "key", GINT_TO_POINTER (key));
  g_object_set_data_full (G_OBJECT (check), "value", g_strdup (value), g_free);
  self->filling = TRUE;
  gtk_check_button_set_active (check, signet_row_filter_contains (self->filter, key, value));
  self->filling = FALSE;
}

static GtkCheckButton *
check_new (SignetFilterButton *self)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_check_button_new ());

  signet_check_action_add (check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return check;
}

static void
fill_box (SignetFilterButton *self,
          GtkBox             *box,
          SignetRowFilterKey  key,
          const char * const *values)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; values[i] != NULL; i++)
    {
      GtkCheckButton *check = check_new (self);

      gtk_check_button_set_label (check, signet_row_filter_describe (key, values[i]));
      set_value_of_check (self, check, key, values[i]);
      gtk_box_append (box, GTK_WIDGET (check));
    }
}

static gboolean
has_value (GPtrArray  *values,
           const char *value)
{
  return g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL);
}

/* Ours, then those that there are, then those that are on though there are none any more. */
static void
fill_use_cases (SignetFilterButton *self)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  const char * const *on = signet_row_filter_get_values (self->filter, SIGNET_ROW_FILTER_USE_CASE);

  g_ptr_array_add (values, (gpointer) "marketing");
  g_ptr_array_add (values, (gpointer) "transactional");
  for (guint i = 0; self->use_cases != NULL && self->use_cases[i] != NULL && values->len < MAX_USE_CASES; i++)
    if (!has_value (values, self->use_cases[i]))
      g_ptr_array_add (values, self->use_cases[i]);
  for (guint i = 0; on[i] != NULL; i++)
    if (!has_value (values, on[i]))
      g_ptr_array_add (values, (gpointer) on[i]);
  g_ptr_array_add (values, NULL);
  fill_box (self, self->use_case_box, SIGNET_ROW_FILTER_USE_CASE, (const char * const *) values->pdata);
}

static void
fill (SignetFilterButton *self)
{
  static const char * const states[] = { "due", "expired", "none", "waiting", NULL };
  static const char * const delegation_types[] = { "full", "cname", NULL };

  fill_box (self, self->states_box, SIGNET_ROW_FILTER_STATE, states);
  fill_box (self, self->delegation_box, SIGNET_ROW_FILTER_DELEGATION, delegation_types);
  fill_use_cases (self);
  gtk_filter_changed (self->organization_filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* ---- organizations ---- */

static gboolean
match_organization (gpointer item,
                    gpointer user_data)
{
  SignetFilterButton *self = SIGNET_FILTER_BUTTON (user_data);

  return signet_filter_organization_matches (item, gtk_editable_get_text (GTK_EDITABLE (self->organization_entry)));
}

static void
organization_search_cb (SignetFilterButton *self)
{
  gtk_filter_changed (self->organization_filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
organization_setup_cb (GtkSignalListItemFactory *factory,
                       GtkListItem              *item,
                       gpointer                  user_data)
{
  gtk_list_item_set_child (item, GTK_WIDGET (check_new (user_data)));
}

static void
organization_bind_cb (GtkSignalListItemFactory *factory,
                      GtkListItem              *item,
                      gpointer                  user_data)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_item_get_child (item));
  g_autofree char *id = signet_filter_organization_dup_id (gtk_list_item_get_item (item));
  g_autofree char *label = signet_filter_organization_dup_label (gtk_list_item_get_item (item));

  gtk_check_button_set_label (check, label);
  set_value_of_check (user_data, check, SIGNET_ROW_FILTER_ORGANIZATION, id);
}

static void
organization_activate_cb (GtkListView *view,
                          guint        position,
                          gpointer     user_data)
{
  SignetFilterButton *self = SIGNET_FILTER_BUTTON (user_data);
  g_autoptr (SignetOrganization) organization =
    g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);
  g_autofree char *id = signet_filter_organization_dup_id (organization);

  signet_filter_button_set_value (self, SIGNET_ROW_FILTER_ORGANIZATION, id,
                                  !signet_row_filter_contains (self->filter, SIGNET_ROW_FILTER_ORGANIZATION, id));
  /* The row that shows it is bound anew. */
  gtk_filter_changed (self->organization_filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
take_organizations (SignetFilterButton *self,
                    GPtrArray          *organizations)
{
  g_hash_table_remove_all (self->names);
  for (guint i = 0; i < organizations->len; i++)
    g_hash_table_insert (self->names, signet_filter_organization_dup_id (g_ptr_array_index (organizations, i)),
                         g_strdup (signet_organization_get_name (g_ptr_array_index (organizations, i))));
  g_list_store_splice (self->organizations, 0, g_list_model_get_n_items (G_LIST_MODEL (self->organizations)),
                       organizations->pdata, organizations->len);
  gtk_widget_set_visible (GTK_WIDGET (self->organization_entry), organizations->len > MAX_ORGANIZATIONS_SEEN);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SignetFilterButton) self = SIGNET_FILTER_BUTTON (user_data);
  g_autoptr (GPtrArray) organizations = NULL;
  g_autoptr (GError) error = NULL;
  GStrv use_cases = NULL;

  organizations = signet_store_load_filter_choices_finish (SIGNET_STORE (source), result, &use_cases, &error);
  self->loading = FALSE;
  if (organizations == NULL)
    {
      if (!signet_error_is_cancelled (error))
        g_info ("What there is to filter by was not read: %s", error->message);
      return;
    }
  if (self->store == NULL)
    {
      g_strfreev (use_cases);
      return;
    }

  g_clear_pointer (&self->use_cases, g_strfreev);
  self->use_cases = use_cases;
  take_organizations (self, organizations);
  fill_use_cases (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
load (SignetFilterButton *self)
{
  if (self->store == NULL || self->loading)
    return;

  self->loading = TRUE;
  signet_store_load_filter_choices_async (self->store, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
show_cb (SignetFilterButton *self)
{
  fill (self);
  load (self);
}

static void
clear_cb (SignetFilterButton *self)
{
  signet_filter_button_set_filter (self, NULL);
  gtk_popover_popdown (self->popover);
}

static void
signet_filter_button_dispose (GObject *object)
{
  SignetFilterButton *self = SIGNET_FILTER_BUTTON (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->organizations);
  g_clear_object (&self->organization_filter);

  G_OBJECT_CLASS (signet_filter_button_parent_class)->dispose (object);
}

static void
signet_filter_button_finalize (GObject *object)
{
  SignetFilterButton *self = SIGNET_FILTER_BUTTON (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->names);
  g_strfreev (self->use_cases);
  signet_row_filter_free (self->filter);
  g_free (self->text);
  g_free (self->title);

  G_OBJECT_CLASS (signet_filter_button_parent_class)->finalize (object);
}

static void
signet_filter_button_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SignetFilterButton *self = SIGNET_FILTER_BUTTON (object);

  switch (property_id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;

    case PROP_FILTER:
      g_value_set_string (value, self->text);
      break;

    case PROP_SHOW_DETAILS:
      g_value_set_boolean (value, self->show_details);
      break;

    case PROP_SHOW_ORGANIZATIONS:
      g_value_set_boolean (value, self->show_organizations);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_filter_button_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  SignetFilterButton *self = SIGNET_FILTER_BUTTON (object);

  switch (property_id)
    {
    case PROP_COMPACT:
      self->compact = g_value_get_boolean (value);
      update_label (self);
      break;

    case PROP_FILTER:
      signet_filter_button_set_filter (self, g_value_get_string (value));
      break;

    case PROP_SHOW_DETAILS:
      self->show_details = g_value_get_boolean (value);
      break;

    case PROP_SHOW_ORGANIZATIONS:
      self->show_organizations = g_value_get_boolean (value);
      break;

    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_filter_button_class_init (SignetFilterButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = signet_filter_button_dispose;
  object_class->finalize = signet_filter_button_finalize;
  object_class->get_property = signet_filter_button_get_property;
  object_class->set_property = signet_filter_button_set_property;

  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, NULL, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SHOW_DETAILS] = g_param_spec_boolean ("show-details", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_ORGANIZATIONS] = g_param_spec_boolean ("show-organizations", NULL, NULL, FALSE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/signetapp/Signet/find/signet-filter-button.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetFilterButton, button);
  gtk_widget_class_bind_template_child (widget_class, SignetFilterButton, label);
  gtk_widget_class_bind_template_child (widget_class, SignetFilterButton, popover);
  gtk_widget_class_bind_template_child (widget_class, SignetFilterButton, states_box);
  gtk_widget_class_bind_template_child (widget_class, SignetFilterButton, details_box);
  gtk_widget_class_bind_template_child (widget_class, SignetFilterButton, delegation_box);
  gtk_widget_class_bind_template_child (widget_class, SignetFilterButton, use_case_box);
  gtk_widget_class_bind_template_child (widget_class, SignetFilterButton, organization_entry);
  gtk_widget_class_bind_template_child (widget_class, SignetFilterButton, organization_view);
  gtk_widget_class_bind_template_child (widget_class, SignetFilterButton, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, organization_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, organization_activate_cb);
}

static void
signet_filter_button_init (SignetFilterButton *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;
  GtkFilterListModel *filtered;

  self->cancellable = g_cancellable_new ();
  self->filter = signet_row_filter_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->organizations = g_list_store_new (SIGNET_TYPE_ORGANIZATION);
  self->organization_filter = GTK_FILTER (gtk_custom_filter_new (match_organization, self, NULL));
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (factory, "setup", G_CALLBACK (organization_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (organization_bind_cb), self, 0);
  gtk_list_view_set_factory (self->organization_view, factory);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->organizations)),
                                        g_object_ref (self->organization_filter));
  selection = gtk_no_selection_new (G_LIST_MODEL (filtered));
  gtk_list_view_set_model (self->organization_view, GTK_SELECTION_MODEL (selection));
  update_label (self);
}

/**
 * signet_filter_button_set_up:
 * @self: a button that has not been set up yet
 * @store: where the organizations and the use cases are
 */
void
signet_filter_button_set_up (SignetFilterButton *self,
                             SignetStore        *store)
{
  g_return_if_fail (SIGNET_IS_FILTER_BUTTON (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  /* Their names have to be shown before anybody opens the popover. */
  if (*signet_row_filter_get_values (self->filter, SIGNET_ROW_FILTER_ORGANIZATION) != NULL)
    load (self);
}

/**
 * signet_filter_button_get_filter:
 * @self: the button
 *
 * Returns: (nullable): what is on, in a line of words; %NULL for nothing
 */
const char *
signet_filter_button_get_filter (SignetFilterButton *self)
{
  g_return_val_if_fail (SIGNET_IS_FILTER_BUTTON (self), NULL);

  return self->text;
}

/**
 * signet_filter_button_set_filter:
 * @self: the button
 * @filter: (nullable): what is to be on, in a line of words; what is not understood is left out
 */
void
signet_filter_button_set_filter (SignetFilterButton *self,
                                 const char         *filter)
{
  g_return_if_fail (SIGNET_IS_FILTER_BUTTON (self));

  take_filter (self, signet_row_filter_parse_known (filter));
  if (*signet_row_filter_get_values (self->filter, SIGNET_ROW_FILTER_ORGANIZATION) != NULL)
    load (self);
}

/**
 * signet_filter_button_set_value:
 * @self: the button
 * @key: a key
 * @value: a value of it
 * @on: whether it is to be on
 */
void
signet_filter_button_set_value (SignetFilterButton *self,
                                SignetRowFilterKey  key,
                                const char         *value,
                                gboolean            on)
{
  SignetRowFilter *filter;

  g_return_if_fail (SIGNET_IS_FILTER_BUTTON (self));

  filter = signet_row_filter_parse_known (self->text);
  signet_row_filter_set (filter, key, value, on);
  take_filter (self, filter);
}

/**
 * signet_filter_button_dup_label:
 * @self: the button
 * @key: a key
 * @value: a value of it
 *
 * Returns: (transfer full): what it is called, translated; of an organization whose name is not known yet "…"
 */
char *
signet_filter_button_dup_label (SignetFilterButton *self,
                                SignetRowFilterKey  key,
                                const char         *value)
{
  const char *name;

  g_return_val_if_fail (SIGNET_IS_FILTER_BUTTON (self), NULL);

  if (key != SIGNET_ROW_FILTER_ORGANIZATION)
    return g_strdup (signet_row_filter_describe (key, value));
  name = g_hash_table_lookup (self->names, value);
  return g_strdup (name != NULL ? name : "…");
}
