/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/find/signet-narrow-bar.h"

#include "ui/find/signet-filter-bar.h"

struct _SignetNarrowBar
{
  AdwBin parent_instance;

  /* template children */
  GtkSearchEntry     *search_entry;
  SignetFilterButton *filter_button;
  GtkLabel           *count_label;

  /* owned */
  char *title;
  char *filter_title;

  guint compact : 1;
  guint show_details : 1;
  guint show_organizations : 1;
};

enum {
  PROP_0,
  PROP_COMPACT,
  PROP_COUNT,
  PROP_FILTER,
  PROP_FILTER_TITLE,
  PROP_SEARCH,
  PROP_SHOW_DETAILS,
  PROP_SHOW_ORGANIZATIONS,
  PROP_TITLE,
  N_PROPS
};

enum {
  ACTIVATE,
  CHANGED,
  STOP_SEARCH,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetNarrowBar, signet_narrow_bar, ADW_TYPE_BIN)

static void
search_changed_cb (SignetNarrowBar *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

static void
filter_cb (SignetNarrowBar *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

static void
activate_cb (SignetNarrowBar *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
stop_search_cb (SignetNarrowBar *self)
{
  signet_narrow_bar_clear_search (self);
  g_signal_emit (self, signals[STOP_SEARCH], 0);
}

static void
set_flag (SignetNarrowBar *self,
          GParamSpec      *pspec,
          gboolean         value)
{
  if (pspec == properties[PROP_COMPACT])
    self->compact = value;
  else if (pspec == properties[PROP_SHOW_DETAILS])
    self->show_details = value;
  else
    self->show_organizations = value;
}

static void
signet_narrow_bar_finalize (GObject *object)
{
  SignetNarrowBar *self = SIGNET_NARROW_BAR (object);

  g_free (self->title);
  g_free (self->filter_title);

  G_OBJECT_CLASS (signet_narrow_bar_parent_class)->finalize (object);
}

static void
signet_narrow_bar_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SignetNarrowBar *self = SIGNET_NARROW_BAR (object);

  switch (property_id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;

    case PROP_COUNT:
      g_value_set_string (value, gtk_label_get_label (self->count_label));
      break;

    case PROP_FILTER:
      /* GSettings has no text that is NULL. */
      g_value_set_string (value, signet_narrow_bar_is_filtering (self) ? signet_narrow_bar_get_filter (self) : "");
      break;

    case PROP_FILTER_TITLE:
      g_value_set_string (value, self->filter_title);
      break;

    case PROP_SEARCH:
      g_value_set_string (value, signet_narrow_bar_get_search (self));
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
signet_narrow_bar_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  SignetNarrowBar *self = SIGNET_NARROW_BAR (object);

  switch (property_id)
    {
    case PROP_COMPACT:
    case PROP_SHOW_DETAILS:
    case PROP_SHOW_ORGANIZATIONS:
      set_flag (self, pspec, g_value_get_boolean (value));
      break;

    case PROP_COUNT:
      signet_narrow_bar_set_count (self, g_value_get_string (value));
      break;

    case PROP_FILTER:
      signet_narrow_bar_set_filter (self, g_value_get_string (value));
      break;

    case PROP_FILTER_TITLE:
      g_free (self->filter_title);
      self->filter_title = g_value_dup_string (value);
      break;

    case PROP_SEARCH:
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), g_value_get_string (value));
      break;

    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_narrow_bar_class_init (SignetNarrowBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = signet_narrow_bar_finalize;
  object_class->get_property = signet_narrow_bar_get_property;
  object_class->set_property = signet_narrow_bar_set_property;

  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  properties[PROP_COUNT] = g_param_spec_string ("count", NULL, NULL, "", flags);
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, "", flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FILTER_TITLE] = g_param_spec_string ("filter-title", NULL, NULL, NULL, flags);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, "", flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SHOW_DETAILS] = g_param_spec_boolean ("show-details", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_ORGANIZATIONS] = g_param_spec_boolean ("show-organizations", NULL, NULL, FALSE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STOP_SEARCH] = g_signal_new ("stop-search", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SIGNET_TYPE_FILTER_BAR);
  g_type_ensure (SIGNET_TYPE_FILTER_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/signetapp/Signet/find/signet-narrow-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetNarrowBar, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SignetNarrowBar, filter_button);
  gtk_widget_class_bind_template_child (widget_class, SignetNarrowBar, count_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
signet_narrow_bar_init (SignetNarrowBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_narrow_bar_set_up:
 * @self: a bar that has not been set up yet
 * @store: where the rows are
 */
void
signet_narrow_bar_set_up (SignetNarrowBar *self,
                          SignetStore     *store)
{
  g_return_if_fail (SIGNET_IS_NARROW_BAR (self));

  signet_filter_button_set_up (self->filter_button, store);
}

/**
 * signet_narrow_bar_get_search:
 * @self: the bar
 *
 * Returns: (not nullable): what is searched for, as it was typed
 */
const char *
signet_narrow_bar_get_search (SignetNarrowBar *self)
{
  g_return_val_if_fail (SIGNET_IS_NARROW_BAR (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

/**
 * signet_narrow_bar_get_filter:
 * @self: the bar
 *
 * Returns: (nullable): the filters that are on, in a line of words
 */
const char *
signet_narrow_bar_get_filter (SignetNarrowBar *self)
{
  g_return_val_if_fail (SIGNET_IS_NARROW_BAR (self), NULL);

  return signet_filter_button_get_filter (self->filter_button);
}

/**
 * signet_narrow_bar_set_filter:
 * @self: the bar
 * @filter: (nullable): the filters that are to be on, in a line of words
 */
void
signet_narrow_bar_set_filter (SignetNarrowBar *self,
                              const char      *filter)
{
  g_return_if_fail (SIGNET_IS_NARROW_BAR (self));

  signet_filter_button_set_filter (self->filter_button, filter);
}

/**
 * signet_narrow_bar_is_searching:
 * @self: the bar
 *
 * Returns: whether anything is searched for
 */
gboolean
signet_narrow_bar_is_searching (SignetNarrowBar *self)
{
  return *signet_narrow_bar_get_search (self) != '\0';
}

/**
 * signet_narrow_bar_is_filtering:
 * @self: the bar
 *
 * Returns: whether a filter is on
 */
gboolean
signet_narrow_bar_is_filtering (SignetNarrowBar *self)
{
  return signet_narrow_bar_get_filter (self) != NULL;
}

/**
 * signet_narrow_bar_clear_search:
 * @self: the bar
 */
void
signet_narrow_bar_clear_search (SignetNarrowBar *self)
{
  g_return_if_fail (SIGNET_IS_NARROW_BAR (self));

  if (!signet_narrow_bar_is_searching (self))
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  /* The entry itself tells of it after a while only. */
  search_changed_cb (self);
}

/**
 * signet_narrow_bar_clear:
 * @self: the bar
 *
 * Clears search and filters.
 */
void
signet_narrow_bar_clear (SignetNarrowBar *self)
{
  signet_narrow_bar_clear_search (self);
  signet_narrow_bar_set_filter (self, NULL);
}

/**
 * signet_narrow_bar_set_count:
 * @self: the bar
 * @text: (nullable): how many rows there are, in words
 */
void
signet_narrow_bar_set_count (SignetNarrowBar *self,
                             const char      *text)
{
  g_return_if_fail (SIGNET_IS_NARROW_BAR (self));

  gtk_label_set_label (self->count_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), text != NULL && *text != '\0');
}

/**
 * signet_narrow_bar_focus:
 * @self: the bar
 *
 * Gives the focus to the search.
 */
void
signet_narrow_bar_focus (SignetNarrowBar *self)
{
  g_return_if_fail (SIGNET_IS_NARROW_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
