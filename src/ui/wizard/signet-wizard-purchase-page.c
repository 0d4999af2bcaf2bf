/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-wizard-purchase-page.h"

#include "ui/widget/signet-notice.h"
#include "ui/wizard/signet-waiting-request-row.h"

/* In pixels; further requests are scrolled to. */
#define ROW_HEIGHT     54
#define MAX_ROWS_SHOWN 6

struct _SignetWizardPurchasePage
{
  AdwBin parent_instance;

  /* template children */
  SignetNotice      *notice;
  GtkSwitch         *all_switch;
  GtkLabel          *empty_label;
  GtkScrolledWindow *list_window;
  GtkListView       *list_view;

  SignetStore    *store;    /* owned */
  SignetInstance *instance; /* owned */
  SignetRowModel *requests; /* owned */
};

G_DEFINE_FINAL_TYPE (SignetWizardPurchasePage, signet_wizard_purchase_page, ADW_TYPE_BIN)

static void
update_empty (SignetWizardPurchasePage *self)
{
  guint n_requests = g_list_model_get_n_items (G_LIST_MODEL (self->requests));
  gboolean empty = n_requests == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->empty_label), empty && signet_row_model_get_settled (self->requests));
  gtk_widget_set_visible (GTK_WIDGET (self->list_window), !empty);
  /* Inside a page that scrolls itself a list gets no more than the height that it insists on. */
  gtk_scrolled_window_set_min_content_height (self->list_window,
                                              (int) MIN (n_requests, MAX_ROWS_SHOWN) * ROW_HEIGHT);
}

static void
list_requests (SignetWizardPurchasePage *self)
{
  gint64 instance_id = gtk_switch_get_active (self->all_switch) ? 0 : signet_instance_get_id (self->instance);
  g_autoptr (GtkNoSelection) selection = NULL;

  if (self->requests != NULL)
    g_signal_handlers_disconnect_by_func (self->requests, update_empty, self);
  g_clear_object (&self->requests);

  self->requests = signet_store_list_waiting_requests (self->store, instance_id);
  g_signal_connect_object (self->requests, "items-changed", G_CALLBACK (update_empty), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->requests, "notify::settled", G_CALLBACK (update_empty), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->requests)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  update_empty (self);
}

static void
failed_cb (SignetWizardPurchasePage *self,
           const char               *message)
{
  signet_notice_show (self->notice, SIGNET_NOTICE_ERROR, message);
}

static void
setup_cb (SignetWizardPurchasePage *self,
          GtkListItem              *item)
{
  GtkWidget *row = signet_waiting_request_row_new (self->store);

  g_signal_connect_object (row, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (SignetWizardPurchasePage *self,
         GtkListItem              *item)
{
  signet_waiting_request_row_set_job (SIGNET_WAITING_REQUEST_ROW (gtk_list_item_get_child (item)),
                                      gtk_list_item_get_item (item));
}

static void
unbind_cb (SignetWizardPurchasePage *self,
           GtkListItem              *item)
{
  signet_waiting_request_row_set_job (SIGNET_WAITING_REQUEST_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
signet_wizard_purchase_page_dispose (GObject *object)
{
  SignetWizardPurchasePage *self = SIGNET_WIZARD_PURCHASE_PAGE (object);

  g_clear_object (&self->requests);
  g_clear_object (&self->store);
  g_clear_object (&self->instance);

  G_OBJECT_CLASS (signet_wizard_purchase_page_parent_class)->dispose (object);
}

static void
signet_wizard_purchase_page_class_init (SignetWizardPurchasePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_wizard_purchase_page_dispose;

  g_type_ensure (SIGNET_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/wizard/signet-wizard-purchase-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetWizardPurchasePage, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardPurchasePage, all_switch);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardPurchasePage, empty_label);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardPurchasePage, list_window);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardPurchasePage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, list_requests);
}

static void
signet_wizard_purchase_page_init (SignetWizardPurchasePage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
}

/**
 * signet_wizard_purchase_page_set_up:
 * @self: the page
 * @store: where the requests are
 * @instance: whose requests to show first
 */
void
signet_wizard_purchase_page_set_up (SignetWizardPurchasePage *self,
                                    SignetStore              *store,
                                    SignetInstance           *instance)
{
  g_return_if_fail (SIGNET_IS_WIZARD_PURCHASE_PAGE (self));
  g_return_if_fail (SIGNET_IS_STORE (store));
  g_return_if_fail (SIGNET_IS_INSTANCE (instance));

  g_set_object (&self->store, store);
  g_set_object (&self->instance, instance);
  list_requests (self);
}
