/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-more-button.h"

#include <glib/gi18n-lib.h>

struct _SignetMoreButton
{
  AdwBin parent_instance;

  /* children */
  GtkMenuButton *button;

  /* owned */
  SignetSubdomain *subdomain;
};

enum {
  PROP_0,
  PROP_SUBDOMAIN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetMoreButton, signet_more_button, ADW_TYPE_BIN)

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        GVariant   *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  SignetMoreButton *self = SIGNET_MORE_BUTTON (user_data);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) copy = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();
  g_autoptr (GVariant) id = NULL;

  if (self->subdomain == NULL)
    return;

  id = g_variant_ref_sink (g_variant_new_int64 (signet_subdomain_get_id (self->subdomain)));
  append (edit, _("Subdomain Details"), "win.subdomain-details", id);
  append (edit, _("Edit Subdomain…"), "win.edit-subdomain", id);
  append (edit, _("Move to Another Instance…"), "win.move-subdomain", id);
  append (copy, _("Copy Name"), "win.copy-name",
          g_variant_new_string (signet_subdomain_get_name (self->subdomain)));
  append (copy, _("Where Is This Name Used?"), "win.where-used",
          g_variant_new_string (signet_subdomain_get_name (self->subdomain)));
  append (copy, _("Setup New Subdomain…"), "win.setup-subdomain", NULL);
  append (removal, _("Remove"), "win.remove-subdomain", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
signet_more_button_dispose (GObject *object)
{
  SignetMoreButton *self = SIGNET_MORE_BUTTON (object);

  g_clear_object (&self->subdomain);

  G_OBJECT_CLASS (signet_more_button_parent_class)->dispose (object);
}

static void
signet_more_button_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SignetMoreButton *self = SIGNET_MORE_BUTTON (object);

  switch (property_id)
    {
    case PROP_SUBDOMAIN:
      g_value_set_object (value, self->subdomain);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_more_button_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  SignetMoreButton *self = SIGNET_MORE_BUTTON (object);

  switch (property_id)
    {
    case PROP_SUBDOMAIN:
      if (g_set_object (&self->subdomain, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_more_button_class_init (SignetMoreButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_more_button_dispose;
  object_class->get_property = signet_more_button_get_property;
  object_class->set_property = signet_more_button_set_property;

  properties[PROP_SUBDOMAIN] =
    g_param_spec_object ("subdomain", NULL, NULL, SIGNET_TYPE_SUBDOMAIN,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_more_button_init (SignetMoreButton *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (self->button, create_popup_cb, self, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("More"));
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"),
                                  -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}
