/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-preferences-window.h"

#include "inventory/signet-host-prefix.h"
#include "ui/inventory/signet-message-row.h"
#include "ui/widget/signet-settings.h"

#include <glib/gi18n-lib.h>

struct _SignetPreferencesWindow
{
  AdwWindow parent_instance;

  /* template children */
  AdwEntryRow      *prefixes_row;
  SignetMessageRow *prefixes_message;

  GSettings *settings; /* owned (nullable) */

  guint filling : 1;   /* changes of the widgets are not the user's */
};

G_DEFINE_FINAL_TYPE (SignetPreferencesWindow, signet_preferences_window, ADW_TYPE_WINDOW)

/* NULL while what is typed is wrong. */
static GStrv
check (SignetPreferencesWindow *self)
{
  g_autoptr (GError) error = NULL;
  GStrv prefixes = signet_host_prefixes_parse (gtk_editable_get_text (GTK_EDITABLE (self->prefixes_row)), &error);

  signet_message_row_set_message (self->prefixes_message, GTK_WIDGET (self->prefixes_row),
                                  error != NULL ? error->message : NULL);

  return prefixes;
}

static void
changed_cb (SignetPreferencesWindow *self)
{
  g_auto (GStrv) prefixes = NULL;

  if (!self->filling)
    prefixes = check (self);
}

static void
apply_cb (SignetPreferencesWindow *self)
{
  g_auto (GStrv) prefixes = check (self);

  if (prefixes != NULL && self->settings != NULL)
    g_settings_set_strv (self->settings, SIGNET_SETTINGS_HOST_PREFIXES, (const char * const *) prefixes);
}

/* What was typed and not applied is meant all the same, if it is right. */
static gboolean
signet_preferences_window_close_request (GtkWindow *window)
{
  apply_cb (SIGNET_PREFERENCES_WINDOW (window));

  return GTK_WINDOW_CLASS (signet_preferences_window_parent_class)->close_request (window);
}

static void
signet_preferences_window_dispose (GObject *object)
{
  g_clear_object (&SIGNET_PREFERENCES_WINDOW (object)->settings);

  G_OBJECT_CLASS (signet_preferences_window_parent_class)->dispose (object);
}

static void
signet_preferences_window_class_init (SignetPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_preferences_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = signet_preferences_window_close_request;

  g_type_ensure (SIGNET_TYPE_MESSAGE_ROW);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/inventory/signet-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetPreferencesWindow, prefixes_row);
  gtk_widget_class_bind_template_child (widget_class, SignetPreferencesWindow, prefixes_message);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
signet_preferences_window_init (SignetPreferencesWindow *self)
{
  g_auto (GStrv) prefixes = NULL;
  g_autofree char *text = NULL;

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = signet_settings_new ();
  prefixes = signet_settings_dup_host_prefixes (self->settings);
  text = g_strjoinv (" ", prefixes);
  gtk_editable_set_text (GTK_EDITABLE (self->prefixes_row), text);
  if (self->settings == NULL)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->prefixes_row), FALSE);
      signet_message_row_set_remark (self->prefixes_message,
                                     _("The settings of Signet are not installed, so that nothing can be kept."));
    }
  self->filling = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->prefixes_row));
}

/**
 * signet_preferences_window_present:
 * @parent: (nullable): the window to show it above
 */
void
signet_preferences_window_present (GtkWindow *parent)
{
  gtk_window_present (g_object_new (SIGNET_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL));
}
