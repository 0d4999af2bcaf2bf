/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-subdomain-details.h"

#include "base/signet-dns-look.h"
#include "base/signet-error.h"
#include "base/signet-time.h"
#include "ui/inventory/signet-move-dialog.h"
#include "ui/inventory/signet-subdomain-dialog.h"
#include "ui/jobs/signet-job-row.h"
#include "ui/widget/signet-copy-button.h"
#include "ui/widget/signet-list-keys.h"
#include "ui/widget/signet-state-label.h"
#include "ui/widget/signet-value-row.h"

#include <glib/gi18n-lib.h>

struct _SignetSubdomainDetails
{
  AdwWindow parent_instance;

  /* template children */
  GtkStack            *stack;
  AdwStatusPage       *gone_page;
  GtkLabel            *name_label;
  SignetStateLabel    *state_label;
  GtkWidget           *look_box;
  GtkLabel            *look_label;
  SignetValueRow      *name_row;
  SignetValueRow      *instance_row;
  SignetValueRow      *delegation_row;
  SignetValueRow      *use_case_row;
  SignetValueRow      *verified_row;
  AdwPreferencesGroup *hosts_group;
  GtkListView         *hosts_view;
  AdwPreferencesGroup *jobs_group;
  GtkWidget           *jobs_scroller;
  GtkListView         *jobs_view;

  /* owned */
  SignetStore     *store;
  SignetSubdomain *subdomain; /* as it was read last, or NULL */
  SignetInstance  *instance;
  GListStore      *jobs;
  GCancellable    *cancellable;

  gint64 id;
  guint  loading : 1;
  guint  stale : 1;           /* the store changed while it was being read */
};

enum {
  SHOW_JOB,
  REMOVE,
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetSubdomainDetails, signet_subdomain_details, ADW_TYPE_WINDOW)

static void load (SignetSubdomainDetails *self);

static void
update_actions (SignetSubdomainDetails *self)
{
  gboolean there = self->subdomain != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "details.edit", there);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "details.move", there && self->instance != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "details.remove", there);
}

/* A host may look odd where the subdomain does not. */
static char *
dup_look (SignetSubdomain *subdomain)
{
  GListModel *hosts = signet_subdomain_get_hosts (subdomain);
  char *look = signet_dns_look_describe (signet_subdomain_get_name (subdomain));

  for (guint i = 0; look == NULL && i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      look = signet_dns_look_describe (signet_host_get_name (host));
    }

  return look;
}

static char *
dup_verified (SignetSubdomain *subdomain)
{
  gint64 verified_at = signet_subdomain_get_verified_at (subdomain);

  return verified_at != 0 ? signet_time_format_exact (verified_at) : g_strdup (C_("verification", "Never"));
}

static void
show_hosts (SignetSubdomainDetails *self)
{
  GListModel *hosts = signet_subdomain_get_hosts (self->subdomain);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (hosts));
  guint n_hosts = g_list_model_get_n_items (hosts);
  g_autofree char *count = g_strdup_printf (ngettext ("%u name that can go into certificates",
                                                      "%u names that can go into certificates", n_hosts), n_hosts);

  adw_preferences_group_set_description (self->hosts_group, count);
  gtk_list_view_set_model (self->hosts_view, GTK_SELECTION_MODEL (selection));
}

static void
show (SignetSubdomainDetails *self)
{
  SignetSubdomain *subdomain = self->subdomain;
  g_autofree char *state_text = signet_subdomain_dup_state_text (subdomain);
  g_autofree char *verified = dup_verified (subdomain);
  g_autofree char *look = dup_look (subdomain);

  gtk_label_set_label (self->name_label, signet_subdomain_get_display_name (subdomain));
  g_object_set (self->state_label, "state", signet_subdomain_get_state (subdomain), "text", state_text, NULL);
  gtk_label_set_label (self->look_label, look != NULL ? look : "");
  gtk_widget_set_visible (self->look_box, look != NULL);
  signet_value_row_set_value (self->name_row, signet_subdomain_get_name (subdomain));
  signet_value_row_set_value (self->delegation_row,
                              signet_delegation_type_describe (signet_subdomain_get_delegation_type (subdomain)));
  signet_value_row_set_value (self->use_case_row,
                              signet_use_case_describe (signet_subdomain_get_use_case (subdomain)));
  signet_value_row_set_value (self->verified_row, verified);
  show_hosts (self);
  gtk_stack_set_visible_child_name (self->stack, "details");
}

/* The end of a reading, however it went. */
static void
loaded (SignetSubdomainDetails *self)
{
  self->loading = FALSE;
  update_actions (self);
  if (self->stale)
    load (self);
}

static void
jobs_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (SignetSubdomainDetails) self = SIGNET_SUBDOMAIN_DETAILS (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) jobs = signet_store_load_name_jobs_finish (SIGNET_STORE (source), result, &error);
  const char *text = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (jobs != NULL)
    g_list_store_splice (self->jobs, 0, g_list_model_get_n_items (G_LIST_MODEL (self->jobs)), jobs->pdata, jobs->len);
  if (jobs == NULL)
    text = error->message;
  else if (jobs->len == 0)
    text = _("Nothing was done with it yet.");
  adw_preferences_group_set_description (self->jobs_group, text);
  gtk_widget_set_visible (self->jobs_scroller, g_list_model_get_n_items (G_LIST_MODEL (self->jobs)) > 0);
  loaded (self);
}

static void
load_jobs (SignetSubdomainDetails *self)
{
  GListModel *hosts = signet_subdomain_get_hosts (self->subdomain);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  g_strv_builder_add (builder, signet_subdomain_get_name (self->subdomain));
  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      g_strv_builder_add (builder, signet_host_get_name (host));
    }
  names = g_strv_builder_end (builder);
  signet_store_load_name_jobs_async (self->store, signet_subdomain_get_instance_id (self->subdomain),
                                     (const char * const *) names, self->cancellable, jobs_loaded_cb,
                                     g_object_ref (self));
}

static void
instance_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (SignetSubdomainDetails) self = SIGNET_SUBDOMAIN_DETAILS (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInstance) instance = signet_store_load_instance_finish (SIGNET_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  g_set_object (&self->instance, instance);
  if (instance != NULL && *signet_instance_get_url (instance) != '\0')
    {
      g_autofree char *text = g_strdup_printf ("%s\n%s", signet_instance_get_name (instance),
                                               signet_instance_get_url (instance));

      signet_value_row_set_value (self->instance_row, text);
    }
  else
    signet_value_row_set_value (self->instance_row,
                                instance != NULL ? signet_instance_get_name (instance) : error->message);
  load_jobs (self);
}

static void
subdomain_loaded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (SignetSubdomainDetails) self = SIGNET_SUBDOMAIN_DETAILS (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetSubdomain) subdomain = signet_store_load_subdomain_finish (SIGNET_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  g_set_object (&self->subdomain, subdomain);
  if (subdomain == NULL)
    {
      adw_status_page_set_description (self->gone_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "gone");
      loaded (self);
      return;
    }

  show (self);
  update_actions (self);
  signet_store_load_instance_async (self->store, signet_subdomain_get_instance_id (subdomain), self->cancellable,
                                    instance_loaded_cb, g_object_ref (self));
}

static void
load (SignetSubdomainDetails *self)
{
  self->stale = self->loading;
  if (self->loading)
    return;

  self->loading = TRUE;
  signet_store_load_subdomain_async (self->store, self->id, self->cancellable, subdomain_loaded_cb,
                                     g_object_ref (self));
}

static void
job_activated_cb (GtkListView *list_view,
                  guint        position,
                  gpointer     user_data)
{
  SignetSubdomainDetails *self = user_data;
  g_autoptr (SignetJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), position);

  if (job != NULL)
    g_signal_emit (self, signals[SHOW_JOB], 0, signet_job_get_uuid (job));
}

/* The action of a SignetJobRow, for assistive technology that presses instead of clicking. */
static void
open_job (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  g_signal_emit (widget, signals[SHOW_JOB], 0, g_variant_get_string (parameter, NULL));
}

static void
edit (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  SignetSubdomainDetails *self = SIGNET_SUBDOMAIN_DETAILS (widget);

  gtk_window_present (GTK_WINDOW (signet_subdomain_dialog_new_edit (GTK_WINDOW (self), self->store,
                                                                    self->subdomain)));
}

static void
moved_cb (SignetSubdomainDetails *self,
          SignetInstance         *to)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, self->id);
  g_signal_emit (self, signals[MOVED], 0, self->instance, to, ids);
}

static void
move (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  SignetSubdomainDetails *self = SIGNET_SUBDOMAIN_DETAILS (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  SignetMoveDialog *dialog;

  g_array_append_val (ids, self->id);
  dialog = signet_move_dialog_new (GTK_WINDOW (self), self->store, ids, signet_instance_get_id (self->instance));
  g_signal_connect_object (dialog, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remove_subdomain (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  SignetSubdomainDetails *self = SIGNET_SUBDOMAIN_DETAILS (widget);

  g_signal_emit (self, signals[REMOVE], 0, self->id);
  gtk_window_close (GTK_WINDOW (self));
}

/* The window is gone for the user, though what is under way may hold it for a while: dispose is too late. */
static void
signet_subdomain_details_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (SIGNET_SUBDOMAIN_DETAILS (widget)->cancellable);

  GTK_WIDGET_CLASS (signet_subdomain_details_parent_class)->unrealize (widget);
}

static void
signet_subdomain_details_dispose (GObject *object)
{
  SignetSubdomainDetails *self = SIGNET_SUBDOMAIN_DETAILS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->subdomain);
  g_clear_object (&self->instance);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (signet_subdomain_details_parent_class)->dispose (object);
}

static void
signet_subdomain_details_finalize (GObject *object)
{
  SignetSubdomainDetails *self = SIGNET_SUBDOMAIN_DETAILS (object);

  g_object_unref (self->jobs);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (signet_subdomain_details_parent_class)->finalize (object);
}

static void
signet_subdomain_details_class_init (SignetSubdomainDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_subdomain_details_dispose;
  object_class->finalize = signet_subdomain_details_finalize;
  widget_class->unrealize = signet_subdomain_details_unrealize;

  signals[SHOW_JOB] = g_signal_new ("show-job", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 3, SIGNET_TYPE_INSTANCE, SIGNET_TYPE_INSTANCE, G_TYPE_ARRAY);

  g_type_ensure (SIGNET_TYPE_COPY_BUTTON);
  g_type_ensure (SIGNET_TYPE_JOB_ROW);
  g_type_ensure (SIGNET_TYPE_STATE_LABEL);
  g_type_ensure (SIGNET_TYPE_VALUE_ROW);

  gtk_widget_class_install_action (widget_class, "details.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "details.move", NULL, move);
  gtk_widget_class_install_action (widget_class, "details.remove", NULL, remove_subdomain);
  gtk_widget_class_install_action (widget_class, "jobs.open", "s", open_job);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "details.edit", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/inventory/signet-subdomain-details.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDetails, gone_page);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDetails, name_label);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDetails, state_label);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDetails, look_box);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDetails, look_label);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDetails, name_row);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDetails, instance_row);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDetails, delegation_row);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDetails, use_case_row);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDetails, verified_row);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDetails, hosts_group);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDetails, hosts_view);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDetails, jobs_group);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDetails, jobs_scroller);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDetails, jobs_view);
  gtk_widget_class_bind_template_callback (widget_class, job_activated_cb);
}

static void
signet_subdomain_details_init (SignetSubdomainDetails *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->cancellable = g_cancellable_new ();
  self->jobs = g_list_store_new (SIGNET_TYPE_JOB);

  gtk_widget_init_template (GTK_WIDGET (self));

  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->jobs)));
  gtk_list_view_set_model (self->jobs_view, GTK_SELECTION_MODEL (selection));
  signet_list_keys_leave_with_tab (GTK_WIDGET (self->hosts_view));
  signet_list_keys_leave_with_tab (GTK_WIDGET (self->jobs_view));
  update_actions (self);
}

/**
 * signet_subdomain_details_new:
 * @parent: (nullable): the window that it belongs to
 * @store: where the subdomain is
 * @subdomain_id: its row id
 *
 * Returns: (transfer none): a window, which is not shown yet
 */
SignetSubdomainDetails *
signet_subdomain_details_new (GtkWindow   *parent,
                              SignetStore *store,
                              gint64       subdomain_id)
{
  SignetSubdomainDetails *self = g_object_new (SIGNET_TYPE_SUBDOMAIN_DETAILS, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->id = subdomain_id;
  g_signal_connect_object (store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return self;
}
