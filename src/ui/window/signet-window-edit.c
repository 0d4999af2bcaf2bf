/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-window.h"
#include "ui/window/signet-window-private.h"

#include "ui/inventory/signet-instance-dialog.h"
#include "ui/inventory/signet-move-dialog.h"
#include "ui/inventory/signet-organizations-window.h"
#include "ui/inventory/signet-preferences-window.h"
#include "ui/inventory/signet-subdomain-details.h"
#include "ui/inventory/signet-subdomain-dialog.h"
#include "ui/inventory/signet-subdomains-dialog.h"

#include <glib/gi18n-lib.h>

/* The actions that edit the inventory. What is edited is read from the store first, and not taken from the lists: their
 * rows follow the store, and would hide that somebody else changed them. */

static SignetInstance *
get_instance (SignetWindow *self)
{
  return signet_subdomain_list_get_instance (self->subdomain_list);
}

static GArray *
ids_of (gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);

  return ids;
}

static void
saved_cb (SignetWindow *self,
          gint64        id,
          const char   *name)
{
  g_autofree char *text = g_strdup_printf (_("“%s” saved"), name);

  signet_window_toast (self, text);
}

static void
instance_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (SignetWindow) self = SIGNET_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInstance) instance = signet_store_load_instance_finish (SIGNET_STORE (source), result, &error);
  SignetInstanceDialog *dialog;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (instance == NULL)
    {
      signet_window_show_error (self, _("The instance cannot be edited"), error);
      return;
    }

  dialog = signet_instance_dialog_new_edit (GTK_WINDOW (self), self->store, instance);
  g_signal_connect_object (dialog, "edited", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
edit_instance (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  signet_store_load_instance_async (self->store, signet_instance_get_id (get_instance (self)), self->cancellable,
                                    instance_loaded_cb, g_object_ref (self));
}

static void
subdomain_loaded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (SignetWindow) self = SIGNET_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetSubdomain) subdomain = signet_store_load_subdomain_finish (SIGNET_STORE (source), result, &error);
  SignetSubdomainDialog *dialog;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (subdomain == NULL)
    {
      signet_window_show_error (self, _("The subdomain cannot be edited"), error);
      return;
    }

  dialog = signet_subdomain_dialog_new_edit (GTK_WINDOW (self), self->store, subdomain);
  g_signal_connect_object (dialog, "edited", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
start_editing (SignetWindow *self,
               gint64        subdomain_id)
{
  signet_store_load_subdomain_async (self->store, subdomain_id, self->cancellable, subdomain_loaded_cb,
                                     g_object_ref (self));
}

static void
edit_subdomain (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  start_editing (SIGNET_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
several_edited_cb (SignetWindow *self)
{
  signet_window_toast (self, _("Changes saved"));
}

static void
edit_subdomains (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  g_autoptr (GArray) ids = signet_subdomain_list_dup_selected_ids (self->subdomain_list);
  SignetSubdomainsDialog *dialog;

  if (ids->len == 1)
    {
      start_editing (self, g_array_index (ids, gint64, 0));
      return;
    }

  dialog = signet_subdomains_dialog_new (GTK_WINDOW (self), self->store, ids);
  g_signal_connect_object (dialog, "edited", G_CALLBACK (several_edited_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_job_cb (SignetWindow *self,
             const char   *uuid)
{
  adw_flap_set_reveal_flap (self->flap, TRUE);
  signet_job_pane_open_job (self->job_pane, uuid);
  gtk_window_present (GTK_WINDOW (self));
}

static void
remove_cb (SignetWindow *self,
           gint64        id)
{
  g_autoptr (GArray) ids = ids_of (id);

  signet_window_remove_subdomains (self, ids);
}

static void
show_details (SignetWindow *self,
              gint64        subdomain_id)
{
  SignetSubdomainDetails *details = signet_subdomain_details_new (GTK_WINDOW (self), self->store, subdomain_id);

  g_signal_connect_object (details, "show-job", G_CALLBACK (show_job_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (details, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (details, "moved", G_CALLBACK (signet_window_offer_move_back), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (details));
}

static void
subdomain_details (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  show_details (SIGNET_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
selected_details (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  g_autoptr (GArray) ids = signet_subdomain_list_dup_selected_ids (self->subdomain_list);

  if (ids->len == 1)
    show_details (self, g_array_index (ids, gint64, 0));
}

/* What the move dialog was opened for: it outlives neither. */
static void
moved_cb (SignetMoveDialog *dialog,
          SignetInstance   *to,
          gpointer          user_data)
{
  signet_window_offer_moves_back (SIGNET_WINDOW (user_data), g_object_get_data (G_OBJECT (dialog), "subdomains"), to);
}

/* The instance that all of them are on, 0 for several: the list may be that of all instances. */
static gint64
get_common_instance_id (GPtrArray *subdomains)
{
  gint64 id = subdomains->len > 0 ? signet_subdomain_get_instance_id (g_ptr_array_index (subdomains, 0)) : 0;

  for (guint i = 1; i < subdomains->len; i++)
    if (signet_subdomain_get_instance_id (g_ptr_array_index (subdomains, i)) != id)
      return 0;

  return id;
}

static void
subdomains_loaded_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (SignetWindow) self = SIGNET_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) subdomains = signet_store_load_subdomains_finish (SIGNET_STORE (source), result, &error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  SignetMoveDialog *dialog;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (subdomains == NULL)
    {
      signet_window_show_error (self, _("Nothing can be moved"), error);
      return;
    }

  for (guint i = 0; i < subdomains->len; i++)
    {
      gint64 id = signet_subdomain_get_id (g_ptr_array_index (subdomains, i));

      g_array_append_val (ids, id);
    }
  dialog = signet_move_dialog_new (GTK_WINDOW (self), self->store, ids, get_common_instance_id (subdomains));
  g_object_set_data_full (G_OBJECT (dialog), "subdomains", g_ptr_array_ref (subdomains),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (dialog, "moved", G_CALLBACK (moved_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_move_dialog (SignetWindow *self,
                  GArray       *ids)
{
  signet_store_load_subdomains_async (self->store, 0, ids, self->cancellable, subdomains_loaded_cb,
                                      g_object_ref (self));
}

static void
move_subdomain (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  g_autoptr (GArray) ids = ids_of (g_variant_get_int64 (parameter));

  open_move_dialog (SIGNET_WINDOW (widget), ids);
}

static void
move_subdomains (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);
  g_autoptr (GArray) ids = signet_subdomain_list_dup_selected_ids (self->subdomain_list);

  open_move_dialog (self, ids);
}

static void
organizations (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SignetWindow *self = SIGNET_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (signet_organizations_window_new (GTK_WINDOW (self), self->store)));
}

static void
preferences (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  signet_preferences_window_present (GTK_WINDOW (widget));
}

static void
undo (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  signet_undo_newest (SIGNET_WINDOW (widget)->undo);
}

void
signet_window_class_add_edit_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.edit-instance", NULL, edit_instance);
  gtk_widget_class_install_action (widget_class, "win.edit-subdomain", "x", edit_subdomain);
  gtk_widget_class_install_action (widget_class, "win.edit-subdomains", NULL, edit_subdomains);
  gtk_widget_class_install_action (widget_class, "win.subdomain-details", "x", subdomain_details);
  gtk_widget_class_install_action (widget_class, "win.selected-details", NULL, selected_details);
  gtk_widget_class_install_action (widget_class, "win.move-subdomain", "x", move_subdomain);
  gtk_widget_class_install_action (widget_class, "win.move-subdomains", NULL, move_subdomains);
  gtk_widget_class_install_action (widget_class, "win.organizations", NULL, organizations);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);

  /* Not an accelerator of the application, which would come before the undo of the entry that has the focus. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
}

void
signet_window_update_edit_actions (SignetWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n_selected = signet_subdomain_list_get_n_selected (self->subdomain_list);

  gtk_widget_action_set_enabled (widget, "win.edit-instance", get_instance (self) != NULL);
  gtk_widget_action_set_enabled (widget, "win.edit-subdomains", n_selected > 0);
  gtk_widget_action_set_enabled (widget, "win.move-subdomains", n_selected > 0);
  gtk_widget_action_set_enabled (widget, "win.selected-details", n_selected == 1);
  gtk_widget_action_set_enabled (widget, "win.undo",
                                 self->undo != NULL && signet_undo_get_available (self->undo));
}
