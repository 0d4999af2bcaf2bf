/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/find/signet-where-used-dialog.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"
#include "ui/find/signet-hit-view.h"
#include "ui/widget/signet-list-keys.h"

#include <glib/gi18n-lib.h>

struct _SignetWhereUsedDialog
{
  AdwWindow parent_instance;

  /* template children */
  AdwWindowTitle *window_title;
  GtkStack       *stack;
  GtkListView    *list_view;
  AdwStatusPage  *message_page;

  /* owned */
  GListStore   *hits;
  GCancellable *cancellable;
  char         *name; /* for people */
};

enum {
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetWhereUsedDialog, signet_where_used_dialog, ADW_TYPE_WINDOW)

static void
show_message (SignetWhereUsedDialog *self,
              const char            *title,
              const char            *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_title (self->message_page, title);
  adw_status_page_set_description (self->message_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static void
show_hits (SignetWhereUsedDialog *self,
           GPtrArray             *hits)
{
  g_autofree char *text = NULL;

  if (hits->len == 0)
    {
      text = g_strdup_printf (_("No instance, subdomain, host or request has the name “%s”, or a wildcard that covers it."),
                              self->name);
      show_message (self, _("Used Nowhere"), text);
      return;
    }

  g_list_store_splice (self->hits, 0, 0, hits->pdata, hits->len);
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SignetWhereUsedDialog) self = SIGNET_WHERE_USED_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = signet_store_find_uses_finish (SIGNET_STORE (source), result, &error);

  if (signet_error_is_cancelled (error) || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (hits != NULL)
    show_hits (self, hits);
  else
    show_message (self, _("This Cannot Be Told"), error->message);
}

static void
open_hit (SignetWhereUsedDialog *self,
          SignetHit             *hit)
{
  g_autoptr (SignetHit) opened = g_object_ref (hit);
  g_autoptr (SignetWhereUsedDialog) alive = g_object_ref (self);

  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (alive, signals[OPENED], 0, opened);
}

static void
activate_cb (GtkListView *list_view,
             guint        position,
             gpointer     user_data)
{
  SignetWhereUsedDialog *self = SIGNET_WHERE_USED_DIALOG (user_data);
  g_autoptr (SignetHit) hit = g_list_model_get_item (G_LIST_MODEL (self->hits), position);

  open_hit (self, hit);
}

static void
view_opened_cb (SignetHitView *view,
                gpointer       user_data)
{
  if (signet_hit_view_get_hit (view) != NULL)
    open_hit (SIGNET_WHERE_USED_DIALOG (user_data), signet_hit_view_get_hit (view));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  GtkWidget *view = signet_hit_view_new ();

  g_signal_connect_object (view, "opened", G_CALLBACK (view_opened_cb), user_data, 0);
  gtk_list_item_set_child (item, view);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  signet_hit_view_set_hit (SIGNET_HIT_VIEW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
signet_where_used_dialog_dispose (GObject *object)
{
  SignetWhereUsedDialog *self = SIGNET_WHERE_USED_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->hits);

  G_OBJECT_CLASS (signet_where_used_dialog_parent_class)->dispose (object);
}

static void
signet_where_used_dialog_finalize (GObject *object)
{
  SignetWhereUsedDialog *self = SIGNET_WHERE_USED_DIALOG (object);

  g_object_unref (self->cancellable);
  g_free (self->name);

  G_OBJECT_CLASS (signet_where_used_dialog_parent_class)->finalize (object);
}

static void
signet_where_used_dialog_class_init (SignetWhereUsedDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_where_used_dialog_dispose;
  object_class->finalize = signet_where_used_dialog_finalize;

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, SIGNET_TYPE_HIT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/find/signet-where-used-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetWhereUsedDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, SignetWhereUsedDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetWhereUsedDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, SignetWhereUsedDialog, message_page);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
signet_where_used_dialog_init (SignetWhereUsedDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSingleSelection) selection = NULL;

  self->cancellable = g_cancellable_new ();
  self->hits = g_list_store_new (SIGNET_TYPE_HIT);
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list_view, factory);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->hits)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  signet_list_keys_leave_with_tab (GTK_WIDGET (self->list_view));
}

/**
 * signet_where_used_dialog_new:
 * @parent: the window that it is above
 * @store: where to look
 * @name: a DNS name in either spelling, UTF-8
 *
 * Returns: (transfer none): a dialog that begins to look
 */
SignetWhereUsedDialog *
signet_where_used_dialog_new (GtkWindow   *parent,
                              SignetStore *store,
                              const char  *name)
{
  SignetWhereUsedDialog *self = g_object_new (SIGNET_TYPE_WHERE_USED_DIALOG, "transient-for", parent, NULL);

  self->name = signet_dns_name_to_unicode (name);
  adw_window_title_set_subtitle (self->window_title, self->name);
  signet_store_find_uses_async (store, name, self->cancellable, found_cb, g_object_ref (self));
  return self;
}
