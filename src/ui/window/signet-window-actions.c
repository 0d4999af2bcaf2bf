/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-window.h"
#include "ui/window/signet-window-private.h"

#include "ui/inventory/signet-instance-dialog.h"
#include "ui/inventory/signet-subdomain-dialog.h"
#include "ui/wizard/signet-wizard.h"

#include <glib/gi18n-lib.h>

/* The actions of the window, and what they need to be possible. */

static SignetInstance *
get_instance (SignetWindow *self)
{
  return signet_subdomain_list_get_instance (self->subdomain_list);
}

static gboolean
has_inventory (SignetWindow *self)
{
  return signet_instance_list_get_settled (self->instance_list) &&
         !signet_instance_list_get_empty (self->instance_list);
}

static void
copy_text (SignetWindow *self,
           const char   *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
instance_added_cb (SignetWindow *self,
                   gint64        id,
                   const char   *name)
{
  g_autofree char *text = g_strdup_printf (_("“%s” added"), name);

  signet_instance_list_select (self->instance_list, id);
  adw_leaflet_set_visible_child_name (self->leaflet, "subdomains");
  signet_window_toast (self, text);
}

static void
subdomain_added_cb (SignetWindow *self,
                    gint64        id,
                    const char   *name)
{
  g_autofree char *text = g_strdup_printf (_("“%s” set up"), name);

  signet_window_toast (self, text);
}

static void
names_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (SignetWindow) self = SIGNET_WINDOW (user_data);
  g_autoptr (GPtrArray) subdomains = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  subdomains = signet_store_load_subdomains_finish (SIGNET_STORE (source), result, &error);
  if (subdomains == NULL)
    {
      signet_window_show_error (self, _("The names cannot be copied"), error);
      return;
    }

  for (guint i = 0; i < subdomains->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "",
                            signet_subdomain_get_name (g_ptr_array_index (subdomains, i)));
  copy_text (self, names->str);

  text = g_strdup_printf (ngettext ("%u name copied", "%u names copied", subdomains->len), subdomains->len);
  signet_window_toast (self, text);
}

static void
again_instance_loaded_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  g_autoptr (GObject) pair = G_OBJECT (user_data);
  SignetWindow *self = g_object_get_data (pair, "window");
  SignetRequest *request = g_object_get_data (pair, "request");
  g_autoptr (SignetInstance) instance = NULL;
  g_autoptr (GError) error = NULL;

  instance = signet_store_load_instance_finish (SIGNET_STORE (source), result, &error);
  if (instance == NULL)
    signet_window_show_error (self, _("The request cannot be made again"), error);
  else if (!g_cancellable_is_cancelled (self->cancellable))
    signet_window_open_wizard (self, instance, NULL, request);
}

static void
manage_certificate (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  g_autoptr (GArray) ids = signet_subdomain_list_dup_selected_ids (self->subdomain_list);

  if (signet_subdomain_list_get_all (self->subdomain_list))
    signet_window_manage_selected (self);
  else
    signet_window_open_wizard (self, get_instance (self), ids->len > 0 ? ids : NULL, NULL);
}

static void
import (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  signet_window_choose_import (SIGNET_WINDOW (widget));
}

static void
import_sample (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  signet_window_import_sample (SIGNET_WINDOW (widget));
}

static void
paste_import (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  signet_window_paste_import (SIGNET_WINDOW (widget));
}

static void
export (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  signet_window_choose_export (SIGNET_WINDOW (widget));
}

static void
add_instance (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  SignetInstanceDialog *dialog = signet_instance_dialog_new (GTK_WINDOW (self), self->store);

  g_signal_connect_object (dialog, "added", G_CALLBACK (instance_added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
setup_subdomain (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  SignetSubdomainDialog *dialog =
    signet_subdomain_dialog_new (GTK_WINDOW (self), self->store, get_instance (self));

  g_signal_connect_object (dialog, "added", G_CALLBACK (subdomain_added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remove_instance (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  signet_window_remove_instance (self, get_instance (self));
}

static void
remove_subdomains (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  g_autoptr (GArray) ids = signet_subdomain_list_dup_selected_ids (self->subdomain_list);

  signet_window_remove_subdomains (self, ids);
}

static void
remove_subdomain (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = g_variant_get_int64 (parameter);

  g_array_append_val (ids, id);
  signet_window_remove_subdomains (SIGNET_WINDOW (widget), ids);
}

static void
copy_name (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  copy_text (SIGNET_WINDOW (widget), g_variant_get_string (parameter, NULL));
  signet_window_toast (SIGNET_WINDOW (widget), _("Name copied"));
}

static void
copy_names (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  g_autoptr (GArray) ids = signet_subdomain_list_dup_selected_ids (self->subdomain_list);

  signet_store_load_subdomains_async (self->store, 0, ids, self->cancellable, names_loaded_cb, g_object_ref (self));
}

static void
copy_url (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  copy_text (self, signet_instance_get_url (get_instance (self)));
  signet_window_toast (self, _("URL copied"));
}

static void
find (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  signet_window_find (SIGNET_WINDOW (widget));
}

static void
where_used (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  signet_window_show_uses (SIGNET_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
search_subdomains (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  if (adw_leaflet_get_folded (self->leaflet) &&
      g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "instances") == 0)
    signet_instance_list_focus_search (self->instance_list);
  else
    signet_subdomain_list_focus_search (self->subdomain_list);
}

static void
search_instances (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  adw_leaflet_set_visible_child_name (self->leaflet, "instances");
  signet_instance_list_focus_search (self->instance_list);
}

static void
back (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_grab_focus (GTK_WIDGET (self->instance_list));
}

static void
toggle_jobs (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static void
show_jobs (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  adw_flap_set_reveal_flap (SIGNET_WINDOW (widget)->flap, TRUE);
}

/* Made when it is asked for. GtkApplication makes one with each window, and GTK 4.8 crashes when assistive technology asks for a
 * window that has just closed and is given one that was never shown instead (GtkAtSpiRoot). */
static void
show_help_overlay (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder =
        gtk_builder_new_from_resource ("/io/github/signetapp/Signet/window/help-overlay.ui");

      gtk_application_window_set_help_overlay (
        window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
    }

  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

void
signet_window_class_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.manage-certificate", NULL, manage_certificate);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import);
  gtk_widget_class_install_action (widget_class, "win.import-sample", NULL, import_sample);
  gtk_widget_class_install_action (widget_class, "win.paste-import", NULL, paste_import);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export);
  gtk_widget_class_install_action (widget_class, "win.add-instance", NULL, add_instance);
  gtk_widget_class_install_action (widget_class, "win.setup-subdomain", NULL, setup_subdomain);
  gtk_widget_class_install_action (widget_class, "win.remove-instance", NULL, remove_instance);
  gtk_widget_class_install_action (widget_class, "win.remove-subdomains", NULL, remove_subdomains);
  gtk_widget_class_install_action (widget_class, "win.remove-subdomain", "x", remove_subdomain);
  gtk_widget_class_install_action (widget_class, "win.copy-name", "s", copy_name);
  gtk_widget_class_install_action (widget_class, "win.copy-names", NULL, copy_names);
  gtk_widget_class_install_action (widget_class, "win.copy-url", NULL, copy_url);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "win.where-used", "s", where_used);
  gtk_widget_class_install_action (widget_class, "win.search-subdomains", NULL, search_subdomains);
  gtk_widget_class_install_action (widget_class, "win.search-instances", NULL, search_instances);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "win.toggle-jobs", NULL, toggle_jobs);
  gtk_widget_class_install_action (widget_class, "win.show-jobs", NULL, show_jobs);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, show_help_overlay);

  /* No accelerator of the application: that would take the key from the entries. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste-import", NULL);
  signet_window_class_add_edit_actions (widget_class);
}

/* The one place that says what can be done now. */
void
signet_window_update_actions (SignetWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SignetInstance *instance = get_instance (self);
  gboolean has_instance = instance != NULL;
  gboolean all = signet_subdomain_list_get_all (self->subdomain_list);
  gboolean has_selection = signet_subdomain_list_get_n_selected (self->subdomain_list) > 0;
  const char *why = NULL;

  gtk_widget_action_set_enabled (widget, "win.manage-certificate", has_instance || (all && has_selection));
  gtk_widget_action_set_enabled (widget, "win.setup-subdomain", has_instance);
  gtk_widget_action_set_enabled (widget, "win.remove-instance", has_instance);
  gtk_widget_action_set_enabled (widget, "win.copy-url", has_instance);
  gtk_widget_action_set_enabled (widget, "win.remove-subdomains", has_selection);
  gtk_widget_action_set_enabled (widget, "win.copy-names", has_selection);
  gtk_widget_action_set_enabled (widget, "win.search-subdomains", has_instance || all);
  gtk_widget_action_set_enabled (widget, "win.find", has_inventory (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->find_button), has_inventory (self));
  gtk_widget_action_set_enabled (widget, "win.search-instances", has_inventory (self));
  gtk_widget_action_set_enabled (widget, "win.export", has_inventory (self));
  signet_window_update_edit_actions (self);

  if (!has_inventory (self))
    why = _("Import an inventory or add an instance first");
  else if (all && !has_selection)
    why = _("Select subdomains of one instance first");
  else if (!has_instance && !all)
    why = _("Select an instance first");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->manage_button), why);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->manage_button_narrow), why);
}

void
signet_window_open_wizard (SignetWindow   *self,
                           SignetInstance *instance,
                           GArray         *ids,
                           SignetRequest  *again)
{
  /* It holds itself while its window is open. */
  g_autoptr (SignetWizard) wizard =
    signet_wizard_new (GTK_WINDOW (self), self->store, self->keyring, self->store_path, instance, ids, again);

  g_signal_connect_object (wizard, "show-job", G_CALLBACK (signet_window_show_job), self, G_CONNECT_SWAPPED);
  signet_wizard_present (wizard);
}

void
signet_window_request_again (SignetWindow  *self,
                             SignetRequest *request)
{
  GObject *pair = g_object_new (G_TYPE_OBJECT, NULL);

  g_object_set_data_full (pair, "window", g_object_ref (self), g_object_unref);
  g_object_set_data_full (pair, "request", g_object_ref (request), g_object_unref);
  signet_store_load_instance_async (self->store, signet_request_get_instance_id (request), self->cancellable,
                                    again_instance_loaded_cb, pair);
}

void
signet_window_show_job (SignetWindow *self,
                        const char   *uuid)
{
  adw_flap_set_reveal_flap (self->flap, TRUE);
  signet_job_pane_open_job (self->job_pane, uuid);
}
