/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-edit-dialog.h"

#include "base/signet-error.h"
#include "ui/widget/signet-notice.h"

#include <glib/gi18n-lib.h>

typedef struct {
  /* template children */
  GtkButton         *save_button;
  GtkSpinner        *spinner;
  GtkScrolledWindow *scroller;
  GtkBox            *page;
  SignetNotice      *error_notice;
  GtkWidget         *conflict_box;
  GtkLabel          *conflict_label;
  GtkButton         *present_button;

  /* owned */
  SignetStore  *store;
  GCancellable *cancellable;
  char         *problem;

  guint saving : 1;
  guint conflict : 1; /* to be answered before anything can be saved */
  guint done : 1;     /* saved, or given up by the user */
} SignetEditDialogPrivate;

enum {
  PROP_0,
  PROP_SAVE_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable_iface;

static void signet_edit_dialog_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (SignetEditDialog, signet_edit_dialog, ADW_TYPE_WINDOW,
                                  G_ADD_PRIVATE (SignetEditDialog)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, signet_edit_dialog_buildable_init))

static SignetEditDialogPrivate *
get_private (SignetEditDialog *self)
{
  return signet_edit_dialog_get_instance_private (self);
}

static void
update (SignetEditDialog *self)
{
  SignetEditDialogPrivate *priv = get_private (self);
  const char *why = priv->problem;

  if (priv->conflict)
    why = _("Say first what is to become of the other changes");
  gtk_widget_set_sensitive (GTK_WIDGET (priv->save_button), why == NULL && !priv->saving);
  gtk_widget_set_tooltip_text (GTK_WIDGET (priv->save_button), why);
  gtk_spinner_set_spinning (priv->spinner, priv->saving);
  gtk_widget_set_visible (priv->conflict_box, priv->conflict);
}

/* What was said is at the top, and the user may be far below. */
static void
scroll_up (SignetEditDialog *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (get_private (self)->scroller), 0);
}

static void
resolve (SignetEditDialog *self,
         gboolean          mine)
{
  SignetEditDialogPrivate *priv = get_private (self);

  priv->conflict = FALSE;
  SIGNET_EDIT_DIALOG_GET_CLASS (self)->resolve (self, mine);
  update (self);
  gtk_widget_child_focus (GTK_WIDGET (priv->page), GTK_DIR_TAB_FORWARD);
}

static void
take_present_cb (SignetEditDialog *self)
{
  resolve (self, FALSE);
}

static void
keep_mine_cb (SignetEditDialog *self)
{
  resolve (self, TRUE);
}

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));

  return G_SOURCE_REMOVE;
}

static void
response_cb (SignetEditDialog *self,
             const char       *response)
{
  if (g_strcmp0 (response, "save") == 0)
    signet_edit_dialog_activate_save (self);
  if (g_strcmp0 (response, "discard") != 0)
    return;

  get_private (self)->done = TRUE;
  /* Not at once: the question would go with its parent, while it is still at work (libadwaita 1.2). */
  g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self), g_object_unref);
}

static void
ask_before_closing (SignetEditDialog *self)
{
  GtkWidget *widget = adw_message_dialog_new (GTK_WINDOW (self), _("Discard Changes?"),
                                              _("What you changed here has not been saved."));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "discard", _("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  if (gtk_widget_get_sensitive (GTK_WIDGET (get_private (self)->save_button)))
    {
      adw_message_dialog_add_response (dialog, "save",
                                       gtk_button_get_label (get_private (self)->save_button));
      adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (dialog, "save");
    }
  else
    adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
signet_edit_dialog_close_request (GtkWindow *window)
{
  SignetEditDialog *self = SIGNET_EDIT_DIALOG (window);

  if (!get_private (self)->done && SIGNET_EDIT_DIALOG_GET_CLASS (self)->is_changed (self))
    {
      ask_before_closing (self);
      return GDK_EVENT_STOP;
    }

  return GTK_WINDOW_CLASS (signet_edit_dialog_parent_class)->close_request (window);
}

/* The window is gone for the user, though what is under way may hold it for a while: dispose is too late. */
static void
signet_edit_dialog_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (get_private (SIGNET_EDIT_DIALOG (widget))->cancellable);

  GTK_WIDGET_CLASS (signet_edit_dialog_parent_class)->unrealize (widget);
}

static void
signet_edit_dialog_dispose (GObject *object)
{
  SignetEditDialogPrivate *priv = get_private (SIGNET_EDIT_DIALOG (object));

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (signet_edit_dialog_parent_class)->dispose (object);
}

static void
signet_edit_dialog_finalize (GObject *object)
{
  SignetEditDialogPrivate *priv = get_private (SIGNET_EDIT_DIALOG (object));

  g_object_unref (priv->cancellable);
  g_free (priv->problem);

  G_OBJECT_CLASS (signet_edit_dialog_parent_class)->finalize (object);
}

static void
signet_edit_dialog_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SignetEditDialogPrivate *priv = get_private (SIGNET_EDIT_DIALOG (object));

  switch (property_id)
    {
    case PROP_SAVE_LABEL:
      g_value_set_string (value, gtk_button_get_label (priv->save_button));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_edit_dialog_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  SignetEditDialogPrivate *priv = get_private (SIGNET_EDIT_DIALOG (object));

  switch (property_id)
    {
    case PROP_SAVE_LABEL:
      gtk_button_set_label (priv->save_button, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_edit_dialog_add_child (GtkBuildable *buildable,
                              GtkBuilder   *builder,
                              GObject      *child,
                              const char   *type)
{
  SignetEditDialogPrivate *priv = get_private (SIGNET_EDIT_DIALOG (buildable));

  /* The dialog's own template comes first, and puts its page into the window. */
  if (priv->page != NULL && type == NULL && GTK_IS_WIDGET (child))
    gtk_box_append (priv->page, GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
signet_edit_dialog_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = signet_edit_dialog_add_child;
}

static void
signet_edit_dialog_class_init (SignetEditDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_edit_dialog_dispose;
  object_class->finalize = signet_edit_dialog_finalize;
  object_class->get_property = signet_edit_dialog_get_property;
  object_class->set_property = signet_edit_dialog_set_property;
  widget_class->unrealize = signet_edit_dialog_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = signet_edit_dialog_close_request;

  properties[PROP_SAVE_LABEL] =
    g_param_spec_string ("save-label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SIGNET_TYPE_NOTICE);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/inventory/signet-edit-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, SignetEditDialog, save_button);
  gtk_widget_class_bind_template_child_private (widget_class, SignetEditDialog, spinner);
  gtk_widget_class_bind_template_child_private (widget_class, SignetEditDialog, scroller);
  gtk_widget_class_bind_template_child_private (widget_class, SignetEditDialog, page);
  gtk_widget_class_bind_template_child_private (widget_class, SignetEditDialog, error_notice);
  gtk_widget_class_bind_template_child_private (widget_class, SignetEditDialog, conflict_box);
  gtk_widget_class_bind_template_child_private (widget_class, SignetEditDialog, conflict_label);
  gtk_widget_class_bind_template_child_private (widget_class, SignetEditDialog, present_button);
  gtk_widget_class_bind_template_callback (widget_class, take_present_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, signet_edit_dialog_activate_save);
}

static void
signet_edit_dialog_init (SignetEditDialog *self)
{
  get_private (self)->cancellable = g_cancellable_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_edit_dialog_set_store:
 * @self: a dialog, new
 * @store: where its row is
 */
void
signet_edit_dialog_set_store (SignetEditDialog *self,
                              SignetStore      *store)
{
  g_return_if_fail (SIGNET_IS_EDIT_DIALOG (self));
  g_return_if_fail (SIGNET_IS_STORE (store));

  g_set_object (&get_private (self)->store, store);
}

/**
 * signet_edit_dialog_get_store:
 * @self: a dialog
 *
 * Returns: (transfer none): where its row is
 */
SignetStore *
signet_edit_dialog_get_store (SignetEditDialog *self)
{
  g_return_val_if_fail (SIGNET_IS_EDIT_DIALOG (self), NULL);

  return get_private (self)->store;
}

/**
 * signet_edit_dialog_get_cancellable:
 * @self: a dialog
 *
 * Returns: (transfer none): what is cancelled as soon as the window is gone for the user
 */
GCancellable *
signet_edit_dialog_get_cancellable (SignetEditDialog *self)
{
  g_return_val_if_fail (SIGNET_IS_EDIT_DIALOG (self), NULL);

  return get_private (self)->cancellable;
}

/**
 * signet_edit_dialog_set_problem:
 * @self: a dialog
 * @reason: (nullable): why it cannot be saved as it is, translated; %NULL: it can
 */
void
signet_edit_dialog_set_problem (SignetEditDialog *self,
                                const char       *reason)
{
  SignetEditDialogPrivate *priv;

  g_return_if_fail (SIGNET_IS_EDIT_DIALOG (self));

  priv = get_private (self);
  g_free (priv->problem);
  priv->problem = g_strdup (reason);
  update (self);
}

/**
 * signet_edit_dialog_touched:
 * @self: a dialog in which something was typed or picked
 */
void
signet_edit_dialog_touched (SignetEditDialog *self)
{
  g_return_if_fail (SIGNET_IS_EDIT_DIALOG (self));

  signet_notice_clear (get_private (self)->error_notice);
}

/**
 * signet_edit_dialog_activate_save:
 * @self: a dialog
 */
void
signet_edit_dialog_activate_save (SignetEditDialog *self)
{
  SignetEditDialogPrivate *priv;

  g_return_if_fail (SIGNET_IS_EDIT_DIALOG (self));

  priv = get_private (self);
  if (!gtk_widget_get_sensitive (GTK_WIDGET (priv->save_button)))
    return;

  priv->saving = TRUE;
  signet_notice_clear (priv->error_notice);
  update (self);
  SIGNET_EDIT_DIALOG_GET_CLASS (self)->save (self);
}

/**
 * signet_edit_dialog_saved:
 * @self: a dialog whose row has been written
 *
 * Returns: whether the window is still there; it is to be closed, after all who want to know have been told
 */
gboolean
signet_edit_dialog_saved (SignetEditDialog *self)
{
  SignetEditDialogPrivate *priv;

  g_return_val_if_fail (SIGNET_IS_EDIT_DIALOG (self), FALSE);

  priv = get_private (self);
  priv->saving = FALSE;
  priv->done = TRUE;

  return !g_cancellable_is_cancelled (priv->cancellable);
}

/**
 * signet_edit_dialog_failed:
 * @self: a dialog whose row has not been written
 * @error: why
 *
 * Says so; the dialog stays filled in.
 *
 * Returns: whether the window is still there
 */
gboolean
signet_edit_dialog_failed (SignetEditDialog *self,
                           const GError     *error)
{
  SignetEditDialogPrivate *priv;

  g_return_val_if_fail (SIGNET_IS_EDIT_DIALOG (self), FALSE);

  priv = get_private (self);
  priv->saving = FALSE;
  if (g_cancellable_is_cancelled (priv->cancellable))
    return FALSE;

  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_STORE_CONFLICT) &&
      SIGNET_EDIT_DIALOG_GET_CLASS (self)->load_present != NULL)
    {
      SIGNET_EDIT_DIALOG_GET_CLASS (self)->load_present (self);
    }
  else
    {
      signet_notice_show (priv->error_notice, SIGNET_NOTICE_ERROR, error->message);
      scroll_up (self);
    }
  update (self);

  return TRUE;
}

/**
 * signet_edit_dialog_show_conflict:
 * @self: a dialog that somebody else was quicker than
 * @changes: what was changed meanwhile, one sentence a line, translated
 *
 * Asks what is to become of it; nothing can be saved before that is answered.
 */
void
signet_edit_dialog_show_conflict (SignetEditDialog *self,
                                  const char       *changes)
{
  SignetEditDialogPrivate *priv;

  g_return_if_fail (SIGNET_IS_EDIT_DIALOG (self));
  g_return_if_fail (changes != NULL);

  priv = get_private (self);
  priv->conflict = TRUE;
  gtk_label_set_label (priv->conflict_label, changes);
  update (self);
  scroll_up (self);
  gtk_widget_grab_focus (GTK_WIDGET (priv->present_button));
}
