/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/find/signet-filter-bar.h"

#include <glib/gi18n-lib.h>

struct _SignetFilterBar
{
  AdwBin parent_instance;

  /* children */
  GtkBox *box;

  /* owned */
  SignetFilterButton *button;
};

enum {
  PROP_0,
  PROP_BUTTON,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetFilterBar, signet_filter_bar, ADW_TYPE_BIN)

static void
remove_cb (SignetFilterBar *self,
           GtkButton       *chip)
{
  const SignetRowFilterKey key = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "key"));
  g_autofree char *value = g_strdup (g_object_get_data (G_OBJECT (chip), "value"));

  /* The chip that has the focus goes: where it goes to is not left to chance. */
  gtk_widget_child_focus (GTK_WIDGET (self->button), GTK_DIR_TAB_FORWARD);
  signet_filter_button_set_value (self->button, key, value, FALSE);
}

static void
clear_cb (SignetFilterBar *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->button), GTK_DIR_TAB_FORWARD);
  signet_filter_button_set_filter (self->button, NULL);
}

static GtkWidget *
chip_new (SignetFilterBar    *self,
          SignetRowFilterKey  key,
          const char         *value)
{
  g_autofree char *label = signet_filter_button_dup_label (self->button, key, value);
  /* Translators: takes off a filter: "Remove Filter: Due" */
  g_autofree char *name = g_strdup_printf (_("Remove Filter: %s"), label);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 24);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (chip), "key", GINT_TO_POINTER (key));
  g_object_set_data_full (G_OBJECT (chip), "value", g_strdup (value), g_free);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  return chip;
}

static GtkWidget *
clear_button_new (SignetFilterBar *self)
{
  GtkWidget *clear = gtk_button_new_with_label (_("Clear Filters"));

  gtk_widget_add_css_class (clear, "flat");
  gtk_widget_add_css_class (clear, "chip");
  g_signal_connect_object (clear, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  return clear;
}

static void
update (SignetFilterBar *self)
{
  g_autoptr (SignetRowFilter) filter = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);

  filter = signet_row_filter_parse_known (self->button != NULL ? signet_filter_button_get_filter (self->button) : NULL);
  for (guint i = 0; i < SIGNET_ROW_FILTER_N_KEYS; i++)
    {
      const SignetRowFilterKey key = (SignetRowFilterKey) i;

      for (const char * const *value = signet_row_filter_get_values (filter, key); *value != NULL; value++)
        gtk_box_append (self->box, chip_new (self, key, *value));
    }
  if (!signet_row_filter_is_empty (filter))
    gtk_box_append (self->box, clear_button_new (self));
  gtk_widget_set_visible (GTK_WIDGET (self), !signet_row_filter_is_empty (filter));
}

static void
set_button (SignetFilterBar    *self,
            SignetFilterButton *button)
{
  if (self->button == button)
    return;

  if (self->button != NULL)
    g_signal_handlers_disconnect_by_data (self->button, self);
  g_set_object (&self->button, button);
  if (button != NULL)
    g_signal_connect_object (button, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUTTON]);
}

static void
signet_filter_bar_dispose (GObject *object)
{
  SignetFilterBar *self = SIGNET_FILTER_BAR (object);

  if (self->button != NULL)
    g_signal_handlers_disconnect_by_data (self->button, self);
  g_clear_object (&self->button);

  G_OBJECT_CLASS (signet_filter_bar_parent_class)->dispose (object);
}

static void
signet_filter_bar_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_BUTTON:
      g_value_set_object (value, SIGNET_FILTER_BAR (object)->button);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_filter_bar_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_BUTTON:
      set_button (SIGNET_FILTER_BAR (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_filter_bar_class_init (SignetFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_filter_bar_dispose;
  object_class->get_property = signet_filter_bar_get_property;
  object_class->set_property = signet_filter_bar_set_property;

  properties[PROP_BUTTON] =
    g_param_spec_object ("button", NULL, NULL, SIGNET_TYPE_FILTER_BUTTON,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
signet_filter_bar_init (SignetFilterBar *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  /* Many are reached by scrolling, or with Tab. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), scrolled);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filters that are on"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
