/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-window.h"
#include "ui/window/signet-window-private.h"

#include "ui/find/signet-where-used-dialog.h"

#include <glib/gi18n-lib.h>

/* Finding anything, and going there; what is narrowed down in the lists is kept with the window. */

static gboolean
is_inside (GtkWidget *widget,
           gpointer   ancestor)
{
  return widget == ancestor || gtk_widget_is_ancestor (widget, ancestor);
}

/* Where the focus goes back to when the search is left. By the time that the search bar tells of being shown, its entry has
 * the focus already. */
static void
focus_cb (SignetWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && !is_inside (focus, self->search_bar) && !is_inside (focus, self->find_pane) &&
      !is_inside (focus, self->find_button))
    g_set_weak_pointer (&self->focus_before_find, focus);
}

static void
find_text_cb (SignetWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->find_entry));

  signet_find_pane_set_search (self->find_pane, gtk_search_bar_get_search_mode (self->search_bar) ? text : "");
  signet_window_update_pages (self);
}

static void
find_mode_cb (SignetWindow *self)
{
  GtkWidget *focus = self->focus_before_find;

  find_text_cb (self);
  if (gtk_search_bar_get_search_mode (self->search_bar))
    return;

  if (focus != NULL && gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->instance_list));
}

static void
find_activate_cb (SignetWindow *self)
{
  /* What was typed just now is what is meant. */
  find_text_cb (self);
  signet_find_pane_open_first (self->find_pane);
}

static gboolean
find_key_cb (GtkEventControllerKey *controller,
             guint                  keyval,
             guint                  keycode,
             GdkModifierType        state,
             gpointer               user_data)
{
  SignetWindow *self = SIGNET_WINDOW (user_data);

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_grab_focus (GTK_WIDGET (self->find_pane));
}

/* Typing goes on while the results have the focus. */
static gboolean
results_key_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  SignetWindow *self = SIGNET_WINDOW (user_data);
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->find_entry));
  const gunichar character = gdk_keyval_to_unicode (keyval);

  /* Space and Return are for the row, as are keys that are no characters. */
  if ((!g_unichar_isgraph (character) && keyval != GDK_KEY_BackSpace) || !GTK_IS_TEXT (text))
    return GDK_EVENT_PROPAGATE;

  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
  gtk_editable_set_position (text, -1);
  return gtk_event_controller_key_forward (controller, GTK_WIDGET (text));
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  gtk_search_bar_set_search_mode (SIGNET_WINDOW (user_data)->search_bar, FALSE);
  return GDK_EVENT_STOP;
}

static void
hit_opened_cb (SignetWindow *self,
               SignetHit    *hit)
{
  g_autoptr (SignetHit) opened = g_object_ref (hit);

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  signet_window_go_to_hit (self, opened);
}

static void
bind (SignetWindow *self,
      const char   *key,
      gpointer      object,
      const char   *property)
{
  g_settings_bind (self->settings, key, object, property, G_SETTINGS_BIND_DEFAULT);
}

/* Before the lists are set up: what they ask the store for first is what was seen last. */
static void
bind_settings (SignetWindow *self)
{
  SignetNarrowBar *instances = signet_instance_list_get_narrow_bar (self->instance_list);
  SignetNarrowBar *subdomains = signet_subdomain_list_get_narrow_bar (self->subdomain_list);

  if (self->settings == NULL)
    return;

  bind (self, "instance-search", instances, "search");
  bind (self, "instance-filter", instances, "filter");
  bind (self, "subdomain-search", subdomains, "search");
  bind (self, "subdomain-filter", subdomains, "filter");
  /* To sort by a column tells of both: the direction is not bound before it is to be restored. */
  bind (self, "subdomain-sort", self->subdomain_list, "sort-key");
  bind (self, "subdomain-sort-descending", self->subdomain_list, "descending");
}

static void
restore_find (SignetWindow *self)
{
  g_autofree char *text = NULL;

  if (self->settings == NULL)
    return;

  text = g_settings_get_string (self->settings, "find-text");
  if (*text != '\0')
    {
      gtk_search_bar_set_search_mode (self->search_bar, TRUE);
      gtk_editable_set_text (GTK_EDITABLE (self->find_entry), text);
      find_text_cb (self);
    }
  bind (self, "find-text", self->find_entry, "text");
}

/**
 * signet_window_set_up_find:
 * @self: a window whose lists have not been set up yet
 */
void
signet_window_set_up_find (SignetWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *results_keys = gtk_event_controller_key_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  signet_find_pane_set_up (self->find_pane, self->store);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->find_entry));
  /* Whoever types while a list has the focus wants to find something. */
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self));

  g_signal_connect_object (results_keys, "key-pressed", G_CALLBACK (results_key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->find_pane), results_keys);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (find_key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->find_entry), keys);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->find_pane), shortcuts);

  g_signal_connect_object (self, "notify::focus-widget", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_entry, "search-changed", G_CALLBACK (find_text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_entry, "activate", G_CALLBACK (find_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (find_mode_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_pane, "opened", G_CALLBACK (hit_opened_cb), self, G_CONNECT_SWAPPED);

  bind_settings (self);
  restore_find (self);
}

/**
 * signet_window_is_finding:
 * @self: the window
 *
 * Returns: whether there is a search for anything, whose results are shown in place of the lists
 */
gboolean
signet_window_is_finding (SignetWindow *self)
{
  return gtk_search_bar_get_search_mode (self->search_bar) &&
         *gtk_editable_get_text (GTK_EDITABLE (self->find_entry)) != '\0';
}

/**
 * signet_window_find:
 * @self: the window
 *
 * Begins to find something, or gives the focus back to the search that is under way.
 */
void
signet_window_find (SignetWindow *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
}

/**
 * signet_window_arrive:
 * @self: the window, which shows another instance now
 *
 * Goes on to the subdomain that was wanted, where this is its instance.
 */
void
signet_window_arrive (SignetWindow *self)
{
  SignetInstance *instance = signet_subdomain_list_get_instance (self->subdomain_list);

  if (self->wanted_subdomain_id == 0 || instance == NULL || signet_instance_get_id (instance) != self->wanted_instance_id)
    return;

  signet_subdomain_list_go_to (self->subdomain_list, self->wanted_subdomain_id);
  self->wanted_instance_id = self->wanted_subdomain_id = 0;
}

static void
go_to_instance (SignetWindow *self,
                gint64        instance_id,
                gint64        subdomain_id)
{
  self->wanted_instance_id = instance_id;
  self->wanted_subdomain_id = subdomain_id;
  signet_instance_list_select (self->instance_list, instance_id);
  adw_leaflet_set_visible_child_name (self->leaflet, "subdomains");
  if (subdomain_id == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->subdomain_list));
  signet_window_arrive (self);
}

static void
go_to_organization (SignetWindow *self,
                    gint64        organization_id)
{
  SignetNarrowBar *bar = signet_instance_list_get_narrow_bar (self->instance_list);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, organization_id);
  g_autoptr (SignetRowFilter) filter = signet_row_filter_new ();
  g_autofree char *text = NULL;

  signet_row_filter_set (filter, SIGNET_ROW_FILTER_ORGANIZATION, id, TRUE);
  text = signet_row_filter_to_text (filter);
  signet_narrow_bar_clear_search (bar);
  signet_narrow_bar_set_filter (bar, text);
  adw_leaflet_set_visible_child_name (self->leaflet, "instances");
  gtk_widget_grab_focus (GTK_WIDGET (self->instance_list));
}

/**
 * signet_window_go_to_hit:
 * @self: the window
 * @hit: something that was found
 *
 * Shows it: an instance, a subdomain or host on its instance, a request in the job log, an organization by its instances.
 */
void
signet_window_go_to_hit (SignetWindow *self,
                         SignetHit    *hit)
{
  switch (signet_hit_get_kind (hit))
    {
    case SIGNET_HIT_KIND_INSTANCE:
    case SIGNET_HIT_KIND_SUBDOMAIN:
    case SIGNET_HIT_KIND_HOST:
      go_to_instance (self, signet_hit_get_instance_id (hit), signet_hit_get_subdomain_id (hit));
      break;
    case SIGNET_HIT_KIND_REQUEST:
      signet_window_show_job (self, signet_hit_get_job_uuid (hit));
      break;
    case SIGNET_HIT_KIND_ORGANIZATION:
    default:
      go_to_organization (self, signet_hit_get_organization_id (hit));
      break;
    }
}

/**
 * signet_window_show_uses:
 * @self: the window
 * @name: a DNS name in either spelling
 *
 * Asks where the name is used.
 */
void
signet_window_show_uses (SignetWindow *self,
                         const char   *name)
{
  SignetWhereUsedDialog *dialog = signet_where_used_dialog_new (GTK_WINDOW (self), self->store, name);

  g_signal_connect_object (dialog, "opened", G_CALLBACK (signet_window_go_to_hit), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
instance_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (SignetWindow) self = SIGNET_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInstance) instance = signet_store_load_instance_finish (SIGNET_STORE (source), result, &error);
  g_autoptr (GArray) ids = NULL;

  if (instance == NULL)
    {
      signet_window_show_error (self, _("The certificates cannot be managed"), error);
      return;
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  ids = signet_subdomain_list_dup_selected_ids (self->subdomain_list);
  signet_window_open_wizard (self, instance, ids, NULL);
}

static void
selected_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (SignetWindow) self = SIGNET_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) subdomains = signet_store_load_subdomains_finish (SIGNET_STORE (source), result, &error);
  gint64 instance_id = 0;

  if (subdomains == NULL)
    {
      signet_window_show_error (self, _("The certificates cannot be managed"), error);
      return;
    }
  for (guint i = 0; i < subdomains->len; i++)
    {
      gint64 id = signet_subdomain_get_instance_id (g_ptr_array_index (subdomains, i));

      if (instance_id != 0 && id != instance_id)
        {
          signet_window_toast (self, _("A request is for one instance. Select subdomains of one."));
          return;
        }
      instance_id = id;
    }
  if (instance_id != 0)
    signet_store_load_instance_async (self->store, instance_id, self->cancellable, instance_loaded_cb, g_object_ref (self));
}

/**
 * signet_window_manage_selected:
 * @self: the window, which shows the subdomains of all instances
 *
 * Opens the wizard for the instance of the selected subdomains.
 */
void
signet_window_manage_selected (SignetWindow *self)
{
  g_autoptr (GArray) ids = signet_subdomain_list_dup_selected_ids (self->subdomain_list);

  signet_store_load_subdomains_async (self->store, 0, ids, self->cancellable, selected_loaded_cb, g_object_ref (self));
}
