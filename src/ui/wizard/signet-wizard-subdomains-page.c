/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-wizard-subdomains-page.h"

#include "ui/widget/signet-list-keys.h"
#include "ui/widget/signet-notice.h"
#include "ui/wizard/signet-add-subdomain-dialog.h"
#include "ui/wizard/signet-check-action.h"
#include "ui/wizard/signet-common-name-keeper.h"
#include "ui/wizard/signet-selected-host-row.h"
#include "ui/wizard/signet-selected-subdomain-row.h"

#include <glib/gi18n-lib.h>

struct _SignetWizardSubdomainsPage
{
  AdwBin parent_instance;

  /* template children */
  SignetNotice   *notice;
  AdwLeaflet     *leaflet;
  GtkWidget      *picked_box;
  GtkWidget      *hosts_box;
  GtkStack       *picked_stack;
  GtkListView    *picked_view;
  GtkStack       *hosts_stack;
  GtkCheckButton *all_check;
  GtkLabel       *all_label;
  GtkListView    *hosts_view;
  GtkLabel       *count_label;
  SignetNotice   *names_notice;

  SignetStore             *store;     /* owned */
  SignetDraft             *draft;     /* owned */
  GtkSingleSelection      *picked;    /* owned; over the draft's selection */
  SignetSelectedSubdomain *subdomain; /* owned; whose hosts are shown; NULL: none */
  SignetCommonNameKeeper  *keeper;    /* owned */
  GtkWindow               *dialog;    /* weak; "Add Subdomain" while it is open */

  guint    check_source; /* 0: no check of the names is due */
  gboolean entered;      /* the user was here */
  gboolean blocked;      /* by the last check of the names */
  gboolean updating;     /* the tick for all changes, but not by the user */
  gboolean complete;
};

enum {
  PROP_0,
  PROP_COMPLETE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetWizardSubdomainsPage, signet_wizard_subdomains_page, ADW_TYPE_BIN)

static void
update_complete (SignetWizardSubdomainsPage *self)
{
  gboolean complete = !self->blocked && self->check_source == 0 &&
                      !signet_common_name_keeper_get_busy (self->keeper);

  if (self->complete == complete)
    return;

  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
update_count (SignetWizardSubdomainsPage *self)
{
  SignetSelection *selection = signet_draft_get_selection (self->draft);
  guint n_names = signet_selection_get_n_included (selection);
  guint n_subdomains = signet_selection_get_n_subdomains_included (selection);
  g_autofree char *names = g_strdup_printf (ngettext ("%u name", "%u names", n_names), n_names);
  g_autofree char *text = NULL;

  /* Translators: %s is "7 names". */
  text = g_strdup_printf (ngettext ("%s of %u subdomain in the request", "%s of %u subdomains in the request",
                                    n_subdomains),
                          names, n_subdomains);
  gtk_label_set_label (self->count_label, text);
}

static void
check_names (SignetWizardSubdomainsPage *self)
{
  g_autoptr (GPtrArray) findings = signet_draft_check_names (self->draft, g_get_real_time () / G_USEC_PER_SEC);
  SignetFinding *finding = signet_findings_get_for_field (findings, SIGNET_FIELD_NAMES);

  if (finding == NULL && findings->len > 0)
    finding = g_ptr_array_index (findings, 0);

  self->blocked = signet_findings_get_block (findings) != NULL;
  if (finding == NULL)
    signet_notice_clear (self->names_notice);
  else
    signet_notice_show (self->names_notice,
                        finding->severity == SIGNET_SEVERITY_BLOCK ? SIGNET_NOTICE_ERROR : SIGNET_NOTICE_WARNING,
                        finding->message);
}

static gboolean
check_cb (gpointer user_data)
{
  SignetWizardSubdomainsPage *self = user_data;

  self->check_source = 0;
  update_count (self);
  check_names (self);
  update_complete (self);

  return G_SOURCE_REMOVE;
}

/* Ticking all hosts of a subdomain tells of each: check once, when they all are ticked. */
static void
queue_check (SignetWizardSubdomainsPage *self)
{
  if (self->check_source == 0)
    self->check_source = g_idle_add (check_cb, self);
  update_complete (self);
}

static void
update_all_check (SignetWizardSubdomainsPage *self)
{
  guint n_hosts = 0;
  guint n_included = 0;

  if (self->subdomain == NULL)
    return;

  n_hosts = g_list_model_get_n_items (signet_selected_subdomain_get_hosts (self->subdomain));
  n_included = signet_selected_subdomain_get_n_included (self->subdomain);
  self->updating = TRUE;
  gtk_check_button_set_active (self->all_check, n_hosts > 0 && n_included == n_hosts);
  gtk_check_button_set_inconsistent (self->all_check, n_included > 0 && n_included < n_hosts);
  self->updating = FALSE;
}

static void
show_hosts (SignetWizardSubdomainsPage *self,
            SignetSelectedSubdomain    *subdomain)
{
  g_autoptr (GtkNoSelection) rows = NULL;
  g_autofree char *label = NULL;

  if (self->subdomain != NULL)
    g_signal_handlers_disconnect_by_func (self->subdomain, update_all_check, self);
  g_set_object (&self->subdomain, subdomain);
  gtk_stack_set_visible_child_name (self->hosts_stack, subdomain != NULL ? "list" : "empty");
  if (subdomain == NULL)
    {
      gtk_list_view_set_model (self->hosts_view, NULL);
      return;
    }

  rows = gtk_no_selection_new (g_object_ref (signet_selected_subdomain_get_hosts (subdomain)));
  gtk_list_view_set_model (self->hosts_view, GTK_SELECTION_MODEL (rows));
  /* Translators: the tick for all hosts of the subdomain %s. */
  label = g_strdup_printf (_("All of %s"),
                           signet_subdomain_get_display_name (signet_selected_subdomain_get_subdomain (subdomain)));
  gtk_label_set_label (self->all_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->all_check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (subdomain, "notify::n-included", G_CALLBACK (update_all_check), self, G_CONNECT_SWAPPED);
  update_all_check (self);
}

static void
common_name_added_cb (SignetWizardSubdomainsPage *self,
                      guint                       position)
{
  g_autofree char *note =
    g_strdup_printf (_("%s was added: it is the common name, which is always among the names of a request."),
                     signet_draft_get_text (self->draft, SIGNET_FIELD_COMMON_NAME));

  gtk_single_selection_set_selected (self->picked, position);
  signet_notice_show (self->notice, SIGNET_NOTICE_INFO, note);
}

static void
common_name_taken_back_cb (SignetWizardSubdomainsPage *self)
{
  signet_notice_clear (self->notice);
}

static void
common_name_failed_cb (SignetWizardSubdomainsPage *self,
                       const char                 *message)
{
  signet_notice_show (self->notice, SIGNET_NOTICE_ERROR, message);
}

static void
dialog_closed_cb (SignetWizardSubdomainsPage *self)
{
  g_clear_weak_pointer (&self->dialog);
  signet_common_name_keeper_ensure (self->keeper);
}

static void
add_cb (SignetWizardSubdomainsPage *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  if (self->dialog != NULL)
    return;

  g_set_weak_pointer (&self->dialog, GTK_WINDOW (signet_add_subdomain_dialog_new (window, self->store, self->draft)));
  g_signal_connect_object (self->dialog, "unmap", G_CALLBACK (dialog_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (self->dialog);
}

static void
selection_changed_cb (SignetWizardSubdomainsPage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->picked)) == 0;

  gtk_stack_set_visible_child_name (self->picked_stack, empty ? "empty" : "list");
  queue_check (self);
}

static void
picked_cb (SignetWizardSubdomainsPage *self)
{
  SignetSelectedSubdomain *subdomain = gtk_single_selection_get_selected_item (self->picked);

  if (subdomain != self->subdomain)
    show_hosts (self, subdomain);
}

static void
picked_activate_cb (SignetWizardSubdomainsPage *self,
                    guint                       position)
{
  gtk_single_selection_set_selected (self->picked, position);
  adw_leaflet_set_visible_child (self->leaflet, self->hosts_box);
}

static void
show_picked_cb (SignetWizardSubdomainsPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->picked_box);
}

static void
all_toggled_cb (SignetWizardSubdomainsPage *self)
{
  if (self->updating || self->subdomain == NULL)
    return;

  signet_selected_subdomain_set_all_included (self->subdomain, gtk_check_button_get_active (self->all_check));
  update_all_check (self);
}

static void
host_activate_cb (SignetWizardSubdomainsPage *self,
                  guint                       position)
{
  g_autoptr (SignetSelectedHost) host =
    g_list_model_get_item (signet_selected_subdomain_get_hosts (self->subdomain), position);

  signet_selected_host_set_included (host, !signet_selected_host_get_included (host));
}

static void
remove_cb (SignetWizardSubdomainsPage *self,
           SignetSelectedSubdomain    *subdomain)
{
  if (signet_common_name_keeper_keep (self->keeper, subdomain))
    {
      g_autofree char *note =
        g_strdup_printf (_("%s stays: it is the common name, which is always in the request. Go back and choose "
                           "another common name to take its subdomain out."),
                         signet_draft_get_text (self->draft, SIGNET_FIELD_COMMON_NAME));

      signet_notice_show (self->notice, SIGNET_NOTICE_INFO, note);
      return;
    }

  signet_selection_remove (signet_draft_get_selection (self->draft),
                           signet_subdomain_get_id (signet_selected_subdomain_get_subdomain (subdomain)));
}

static void
picked_setup_cb (SignetWizardSubdomainsPage *self,
                 GtkListItem                *item)
{
  GtkWidget *row = signet_selected_subdomain_row_new ();

  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
picked_bind_cb (SignetWizardSubdomainsPage *self,
                GtkListItem                *item)
{
  signet_selected_subdomain_row_set_subdomain (SIGNET_SELECTED_SUBDOMAIN_ROW (gtk_list_item_get_child (item)),
                                               gtk_list_item_get_item (item));
}

static void
picked_unbind_cb (SignetWizardSubdomainsPage *self,
                  GtkListItem                *item)
{
  signet_selected_subdomain_row_set_subdomain (SIGNET_SELECTED_SUBDOMAIN_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
hosts_setup_cb (SignetWizardSubdomainsPage *self,
                GtkListItem                *item)
{
  gtk_list_item_set_child (item, signet_selected_host_row_new ());
}

static void
hosts_bind_cb (SignetWizardSubdomainsPage *self,
               GtkListItem                *item)
{
  signet_selected_host_row_set_host (SIGNET_SELECTED_HOST_ROW (gtk_list_item_get_child (item)),
                                     gtk_list_item_get_item (item));
}

static void
hosts_unbind_cb (SignetWizardSubdomainsPage *self,
                 GtkListItem                *item)
{
  signet_selected_host_row_set_host (SIGNET_SELECTED_HOST_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
set_factory (SignetWizardSubdomainsPage *self,
             GtkListView                *view,
             GCallback                   setup,
             GCallback                   bind,
             GCallback                   unbind)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", setup, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", bind, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", unbind, self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (view, factory);
}

static void
signet_wizard_subdomains_page_dispose (GObject *object)
{
  SignetWizardSubdomainsPage *self = SIGNET_WIZARD_SUBDOMAINS_PAGE (object);

  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_weak_pointer (&self->dialog);
  if (self->picked != NULL)
    g_signal_handlers_disconnect_by_data (self->picked, self);
  g_clear_object (&self->picked);
  g_clear_object (&self->subdomain);
  g_clear_object (&self->store);
  g_clear_object (&self->draft);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (signet_wizard_subdomains_page_parent_class)->dispose (object);
}

static void
signet_wizard_subdomains_page_get_property (GObject    *object,
                                            guint       property_id,
                                            GValue     *value,
                                            GParamSpec *pspec)
{
  SignetWizardSubdomainsPage *self = SIGNET_WIZARD_SUBDOMAINS_PAGE (object);

  switch (property_id)
    {
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_wizard_subdomains_page_class_init (SignetWizardSubdomainsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_wizard_subdomains_page_dispose;
  object_class->get_property = signet_wizard_subdomains_page_get_property;

  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SIGNET_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/wizard/signet-wizard-subdomains-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSubdomainsPage, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSubdomainsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSubdomainsPage, picked_box);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSubdomainsPage, hosts_box);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSubdomainsPage, picked_stack);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSubdomainsPage, picked_view);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSubdomainsPage, hosts_stack);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSubdomainsPage, all_check);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSubdomainsPage, all_label);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSubdomainsPage, hosts_view);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSubdomainsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardSubdomainsPage, names_notice);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, host_activate_cb);
}

static void
signet_wizard_subdomains_page_init (SignetWizardSubdomainsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_list_keys_activate_with_space (GTK_WIDGET (self->hosts_view));
  signet_list_keys_activate_with_space (GTK_WIDGET (self->picked_view));

  signet_check_action_add (self->all_check);
  set_factory (self, self->picked_view, G_CALLBACK (picked_setup_cb), G_CALLBACK (picked_bind_cb),
               G_CALLBACK (picked_unbind_cb));
  set_factory (self, self->hosts_view, G_CALLBACK (hosts_setup_cb), G_CALLBACK (hosts_bind_cb),
               G_CALLBACK (hosts_unbind_cb));
}

/**
 * signet_wizard_subdomains_page_set_up:
 * @self: the page
 * @store: where the subdomains are
 * @draft: whose selection is filled in here
 */
void
signet_wizard_subdomains_page_set_up (SignetWizardSubdomainsPage *self,
                                      SignetStore                *store,
                                      SignetDraft                *draft)
{
  SignetSelection *selection = NULL;

  g_return_if_fail (SIGNET_IS_WIZARD_SUBDOMAINS_PAGE (self));
  g_return_if_fail (SIGNET_IS_STORE (store));
  g_return_if_fail (SIGNET_IS_DRAFT (draft));

  g_set_object (&self->store, store);
  g_set_object (&self->draft, draft);
  self->keeper = signet_common_name_keeper_new (store, draft);
  g_signal_connect_object (self->keeper, "added", G_CALLBACK (common_name_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "taken-back", G_CALLBACK (common_name_taken_back_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (common_name_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "notify::busy", G_CALLBACK (queue_check), self, G_CONNECT_SWAPPED);

  selection = signet_draft_get_selection (draft);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (queue_check), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::n-included", G_CALLBACK (queue_check), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "changed", G_CALLBACK (queue_check), self, G_CONNECT_SWAPPED);

  self->picked = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (selection)));
  g_signal_connect_object (self->picked, "items-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picked, "notify::selected-item", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->picked_view, GTK_SELECTION_MODEL (self->picked));
  selection_changed_cb (self);
  picked_cb (self);
}

/**
 * signet_wizard_subdomains_page_enter:
 * @self: the page
 *
 * To be called when the user comes to the page. The first time, with nothing picked, "Add Subdomain" opens;
 * else, and when it closes, the common name's subdomain is added where it is missing.
 */
void
signet_wizard_subdomains_page_enter (SignetWizardSubdomainsPage *self)
{
  gboolean first = FALSE;

  g_return_if_fail (SIGNET_IS_WIZARD_SUBDOMAINS_PAGE (self));

  first = !self->entered;
  self->entered = TRUE;
  if (first && g_list_model_get_n_items (G_LIST_MODEL (self->picked)) == 0)
    add_cb (self);
  else
    signet_common_name_keeper_ensure (self->keeper);
}

/**
 * signet_wizard_subdomains_page_show_note:
 * @self: the page
 * @note: (nullable): a sentence about what was filled in, translated; %NULL: there is nothing to say
 */
void
signet_wizard_subdomains_page_show_note (SignetWizardSubdomainsPage *self,
                                         const char                 *note)
{
  g_return_if_fail (SIGNET_IS_WIZARD_SUBDOMAINS_PAGE (self));

  if (note != NULL)
    signet_notice_show (self->notice, SIGNET_NOTICE_WARNING, note);
}

/**
 * signet_wizard_subdomains_page_get_complete:
 * @self: the page
 *
 * Returns: whether the common name is in and no rule blocks the names
 */
gboolean
signet_wizard_subdomains_page_get_complete (SignetWizardSubdomainsPage *self)
{
  g_return_val_if_fail (SIGNET_IS_WIZARD_SUBDOMAINS_PAGE (self), FALSE);

  return self->complete;
}
