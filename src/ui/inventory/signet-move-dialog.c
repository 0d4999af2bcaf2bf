/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-move-dialog.h"

#include "ui/widget/signet-list-keys.h"
#include "ui/widget/signet-notice.h"

#include <glib/gi18n-lib.h>

struct _SignetMoveDialog
{
  AdwWindow parent_instance;

  /* template children */
  SignetNotice       *notice;
  GtkLabel           *explanation_label;
  GtkSearchEntry     *search_entry;
  GtkListView        *list_view;
  GtkSingleSelection *selection;
  GtkButton          *move_button;

  /* owned */
  SignetStore    *store;
  SignetRowModel *model;
  GArray         *ids;
  SignetInstance *target; /* while they are being moved */
  GCancellable   *cancellable;

  gint64 from_id;
  gint64 wanted_id;       /* what is selected, whether its row is there now or not */
  guint  restoring : 1;   /* the selection is being put back, not changed by the user */
};

enum {
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetMoveDialog, signet_move_dialog, ADW_TYPE_WINDOW)

static SignetInstance *
get_selected (SignetMoveDialog *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
update (SignetMoveDialog *self)
{
  SignetInstance *selected = get_selected (self);
  const char *why = NULL;

  if (selected == NULL)
    why = _("Select an instance first");
  else if (signet_instance_get_id (selected) == self->from_id)
    why = _("They are on this instance already");
  gtk_widget_set_sensitive (GTK_WIDGET (self->move_button), why == NULL && self->target == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->move_button), why);
}

static void
selected_cb (SignetMoveDialog *self)
{
  SignetInstance *selected = get_selected (self);

  if (!self->restoring && selected != NULL)
    self->wanted_id = signet_instance_get_id (selected);
  update (self);
}

/* The rows were read anew: what was selected is selected again. */
static void
items_changed_cb (SignetMoveDialog *self)
{
  guint position = self->wanted_id != 0 ? signet_row_model_find (self->model, self->wanted_id) : G_MAXUINT;

  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION);
  self->restoring = FALSE;
  update (self);
}

static void
search_changed_cb (SignetMoveDialog *self)
{
  signet_row_model_set_search (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
search_activate_cb (SignetMoveDialog *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (n_items > 0 && get_selected (self) == NULL)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
stop_search_cb (SignetMoveDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SignetMoveDialog) self = SIGNET_MOVE_DIALOG (user_data);
  g_autoptr (SignetInstance) target = g_steal_pointer (&self->target);
  g_autoptr (GError) error = NULL;
  gboolean moved = signet_store_move_subdomains_finish (SIGNET_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!moved)
    {
      signet_notice_show (self->notice, SIGNET_NOTICE_ERROR, error->message);
      update (self);
      return;
    }

  g_signal_emit (self, signals[MOVED], 0, target);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
move_cb (SignetMoveDialog *self)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->move_button)))
    return;

  signet_notice_clear (self->notice);
  self->target = g_object_ref (get_selected (self));
  update (self);
  signet_store_move_subdomains_async (self->store, self->ids, signet_instance_get_id (self->target),
                                      self->cancellable, moved_cb, g_object_ref (self));
}

/* The window is gone for the user, though what is under way may hold it for a while: dispose is too late. */
static void
signet_move_dialog_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (SIGNET_MOVE_DIALOG (widget)->cancellable);

  GTK_WIDGET_CLASS (signet_move_dialog_parent_class)->unrealize (widget);
}

static void
signet_move_dialog_dispose (GObject *object)
{
  SignetMoveDialog *self = SIGNET_MOVE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->target);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (signet_move_dialog_parent_class)->dispose (object);
}

static void
signet_move_dialog_finalize (GObject *object)
{
  SignetMoveDialog *self = SIGNET_MOVE_DIALOG (object);

  g_clear_pointer (&self->ids, g_array_unref);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (signet_move_dialog_parent_class)->finalize (object);
}

static void
signet_move_dialog_class_init (SignetMoveDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_move_dialog_dispose;
  object_class->finalize = signet_move_dialog_finalize;
  widget_class->unrealize = signet_move_dialog_unrealize;

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, SIGNET_TYPE_INSTANCE);

  g_type_ensure (SIGNET_TYPE_INSTANCE);
  g_type_ensure (SIGNET_TYPE_NOTICE);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/inventory/signet-move-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetMoveDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetMoveDialog, explanation_label);
  gtk_widget_class_bind_template_child (widget_class, SignetMoveDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SignetMoveDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, SignetMoveDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, SignetMoveDialog, move_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
}

static void
signet_move_dialog_init (SignetMoveDialog *self)
{
  self->cancellable = g_cancellable_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  signet_list_keys_leave_with_tab (GTK_WIDGET (self->list_view));
}

/**
 * signet_move_dialog_new:
 * @parent: (nullable): the window that the dialog belongs to
 * @store: where the subdomains and instances are
 * @ids: (element-type gint64): row ids of the subdomains
 * @from_id: row id of the instance that they are on
 *
 * Returns: (transfer none): a dialog, which is not shown yet
 */
SignetMoveDialog *
signet_move_dialog_new (GtkWindow   *parent,
                        SignetStore *store,
                        GArray      *ids,
                        gint64       from_id)
{
  SignetMoveDialog *self = g_object_new (SIGNET_TYPE_MOVE_DIALOG, "transient-for", parent, NULL);
  g_autofree char *text = NULL;

  self->store = g_object_ref (store);
  self->ids = g_array_ref (ids);
  self->from_id = from_id;
  self->model = signet_store_list_instances (store);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  text = g_strdup_printf (ngettext ("%u subdomain moves with its hosts. Requests made so far stay in the job log of "
                                    "the instance that they were made for.",
                                    "%u subdomains move with their hosts. Requests made so far stay in the job log of "
                                    "the instance that they were made for.", ids->len), ids->len);
  gtk_label_set_label (self->explanation_label, text);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));

  return self;
}
