/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-organizations-window.h"

#include "ui/inventory/signet-organization-dialog.h"
#include "ui/inventory/signet-organization-line.h"
#include "ui/widget/signet-list-keys.h"
#include "ui/widget/signet-notice.h"
#include "ui/widget/signet-undo.h"

#include <glib/gi18n-lib.h>

struct _SignetOrganizationsWindow
{
  AdwWindow parent_instance;

  /* template children */
  AdwToastOverlay    *toasts;
  SignetNotice       *notice;
  GtkSearchEntry     *search_entry;
  GtkStack           *stack;
  GtkListView        *list_view;
  GtkSingleSelection *selection;

  /* owned */
  SignetStore    *store;
  SignetRowModel *model;
  SignetUndo     *undo;
  GCancellable   *cancellable; /* of what is under way when the window goes */

  gint64 wanted_id;            /* the row to select, whether it is there yet or not */
  guint  restoring : 1;        /* the selection is being put back, not changed by the user */
};

G_DEFINE_FINAL_TYPE (SignetOrganizationsWindow, signet_organizations_window, ADW_TYPE_WINDOW)

/* On its way out or back. */
typedef struct {
  SignetOrganizationsWindow *window;
  gint64                     id;
  char                      *name;
  gboolean                   removed;
} Removal;

static void
removal_free (Removal *removal)
{
  g_object_unref (removal->window);
  g_free (removal->name);
  g_free (removal);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static gboolean
is_searching (SignetOrganizationsWindow *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
}

static SignetOrganization *
get_selected (SignetOrganizationsWindow *self)
{
  SignetOrganization *selected = gtk_single_selection_get_selected_item (self->selection);

  return selected != NULL && signet_organization_get_loaded (selected) ? selected : NULL;
}

static void
update_actions (SignetOrganizationsWindow *self)
{
  gboolean selected = gtk_single_selection_get_selected_item (self->selection) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "organizations.edit", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "organizations.remove", selected);
}

static void
update (SignetOrganizationsWindow *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (signet_row_model_get_settled (self->model))
    gtk_stack_set_visible_child_name (self->stack, n_items > 0 ? "list" : is_searching (self) ? "no-results" : "empty");
  update_actions (self);
}

static void
selected_cb (SignetOrganizationsWindow *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (!self->restoring && position != GTK_INVALID_LIST_POSITION)
    self->wanted_id = signet_row_model_get_id (self->model, position);
  signet_notice_clear (self->notice);
  update_actions (self);
}

/* The rows were read anew: what was selected is selected again. */
static void
items_changed_cb (SignetOrganizationsWindow *self)
{
  guint position = self->wanted_id != 0 ? signet_row_model_find (self->model, self->wanted_id) : G_MAXUINT;

  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION);
  self->restoring = FALSE;
  if (position != G_MAXUINT)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
  update (self);
}

static void
search_changed_cb (SignetOrganizationsWindow *self)
{
  signet_row_model_set_search (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
search_activate_cb (SignetOrganizationsWindow *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0 && get_selected (self) == NULL)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
stop_search_cb (SignetOrganizationsWindow *self)
{
  if (is_searching (self))
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
activate_cb (SignetOrganizationsWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "organizations.edit", NULL);
}

static void
undo_available_cb (SignetOrganizationsWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "organizations.undo", signet_undo_get_available (self->undo));
}

static char *
dup_name_cb (GtkListItem *item,
             gboolean     loaded,
             const char  *name)
{
  if (!loaded || name == NULL)
    return NULL;

  return g_strdup (*name != '\0' ? name : C_("organization", "Without a name"));
}

/* The properties tell when to look again. */
static char *
dup_details_cb (GtkListItem        *item,
                SignetOrganization *organization,
                const char         *unit,
                const char         *org_id,
                const char         *country,
                const char         *state,
                const char         *city)
{
  return signet_organization_line_dup_details (organization);
}

static char *
dup_count_cb (GtkListItem *item,
              gboolean     loaded,
              guint        n_instances)
{
  return loaded ? g_strdup_printf (ngettext ("%'u instance", "%'u instances", n_instances), n_instances) : NULL;
}

static void
saved_cb (SignetOrganizationsWindow *self,
          gint64                     id,
          const char                *name)
{
  guint position = signet_row_model_find (self->model, id);

  self->wanted_id = id;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  if (position != G_MAXUINT)
    gtk_single_selection_set_selected (self->selection, position);
}

static void
open_dialog (SignetOrganizationsWindow *self,
             SignetOrganization        *organization)
{
  SignetOrganizationDialog *dialog = signet_organization_dialog_new (GTK_WINDOW (self), self->store, organization);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add (GtkWidget  *widget,
     const char *action_name,
     GVariant   *parameter)
{
  open_dialog (SIGNET_ORGANIZATIONS_WINDOW (widget), NULL);
}

static void
edit (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  SignetOrganizationsWindow *self = SIGNET_ORGANIZATIONS_WINDOW (widget);
  SignetOrganization *selected = get_selected (self);
  g_autoptr (SignetOrganization) copy = NULL;

  if (selected == NULL)
    return;

  /* The row follows the store, and would hide that somebody else changed it. */
  copy = signet_organization_new_for_id (signet_organization_get_id (selected));
  signet_organization_update (copy, selected);
  open_dialog (self, copy);
}

static void start (Removal *removal);

static Removal *
removal_new (SignetOrganizationsWindow *window,
             gint64                     id,
             const char                *name,
             gboolean                   removed)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->window = g_object_ref (window);
  removal->id = id;
  removal->name = g_strdup (name);
  removal->removed = removed;

  return removal;
}

/* What a toast undoes; it holds no reference to the window, which owns the toast. */
static void
restore (gpointer user_data)
{
  GObject *offer = user_data;
  gint64 *id = g_object_get_data (offer, "id");

  start (removal_new (g_object_get_data (offer, "window"), *id, g_object_get_data (offer, "name"), FALSE));
}

static void
offer_undo (Removal *removal)
{
  GObject *offer = g_object_new (G_TYPE_OBJECT, NULL);
  g_autofree char *text = g_strdup_printf (_("“%s” removed"), removal->name);

  g_object_set_data (offer, "window", removal->window);
  g_object_set_data_full (offer, "id", g_memdup2 (&removal->id, sizeof removal->id), g_free);
  g_object_set_data_full (offer, "name", g_strdup (removal->name), g_free);
  signet_undo_offer (removal->window->undo, text, restore, offer, g_object_unref);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Removal) removal = user_data;
  SignetOrganizationsWindow *self = removal->window;
  g_autoptr (GError) error = NULL;
  gboolean done = signet_store_set_organization_removed_finish (SIGNET_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (!done)
    signet_notice_show (self->notice, SIGNET_NOTICE_ERROR, error->message);
  else if (removal->removed)
    offer_undo (removal);
  else
    self->wanted_id = removal->id;
}

static void
start (Removal *removal)
{
  /* Not the window's cancellable: what the user did is done, whether the window stays or not. */
  signet_store_set_organization_removed_async (removal->window->store, removal->id, removal->removed, NULL,
                                               removed_cb, removal);
}

static void
remove_organization (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  SignetOrganizationsWindow *self = SIGNET_ORGANIZATIONS_WINDOW (widget);
  SignetOrganization *selected = get_selected (self);

  if (selected == NULL)
    return;

  signet_notice_clear (self->notice);
  start (removal_new (self, signet_organization_get_id (selected), signet_organization_get_name (selected), TRUE));
}

static void
undo (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  signet_undo_newest (SIGNET_ORGANIZATIONS_WINDOW (widget)->undo);
}

/* The window is gone for the user, though what is under way may hold it for a while: dispose is too late. */
static void
signet_organizations_window_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (SIGNET_ORGANIZATIONS_WINDOW (widget)->cancellable);

  GTK_WIDGET_CLASS (signet_organizations_window_parent_class)->unrealize (widget);
}

static void
signet_organizations_window_dispose (GObject *object)
{
  SignetOrganizationsWindow *self = SIGNET_ORGANIZATIONS_WINDOW (object);

  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->undo);
  g_clear_object (&self->model);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (signet_organizations_window_parent_class)->dispose (object);
}

static void
signet_organizations_window_finalize (GObject *object)
{
  g_object_unref (SIGNET_ORGANIZATIONS_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (signet_organizations_window_parent_class)->finalize (object);
}

static void
signet_organizations_window_class_init (SignetOrganizationsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_organizations_window_dispose;
  object_class->finalize = signet_organizations_window_finalize;
  widget_class->unrealize = signet_organizations_window_unrealize;

  g_type_ensure (SIGNET_TYPE_NOTICE);
  g_type_ensure (SIGNET_TYPE_ORGANIZATION);

  gtk_widget_class_install_action (widget_class, "organizations.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "organizations.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "organizations.remove", NULL, remove_organization);
  gtk_widget_class_install_action (widget_class, "organizations.undo", NULL, undo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "organizations.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "organizations.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/inventory/signet-organizations-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationsWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationsWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationsWindow, list_view);
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationsWindow, selection);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_details_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_count_cb);
}

static void
signet_organizations_window_init (SignetOrganizationsWindow *self)
{
  self->cancellable = g_cancellable_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->undo = signet_undo_new (self->toasts);
  g_signal_connect_object (self->undo, "notify::available", G_CALLBACK (undo_available_cb), self, G_CONNECT_SWAPPED);
  undo_available_cb (self);
  signet_list_keys_leave_with_tab (GTK_WIDGET (self->list_view));
}

/**
 * signet_organizations_window_new:
 * @parent: (nullable): the window that it belongs to
 * @store: where the organizations are
 *
 * Returns: (transfer none): a window, which is not shown yet
 */
SignetOrganizationsWindow *
signet_organizations_window_new (GtkWindow   *parent,
                                 SignetStore *store)
{
  SignetOrganizationsWindow *self = g_object_new (SIGNET_TYPE_ORGANIZATIONS_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->model = signet_store_list_organizations (store);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->model, "notify::settled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));

  return self;
}
