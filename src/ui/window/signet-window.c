/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-window.h"
#include "ui/window/signet-window-private.h"

#include "base/signet-error.h"
#include "job/signet-recovery.h"
#include "ui/widget/signet-settings.h"

#include <glib/gi18n-lib.h>

enum {
  PROP_0,
  PROP_KEYRING,
  PROP_STORE,
  PROP_STORE_PATH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetWindow, signet_window, ADW_TYPE_APPLICATION_WINDOW)

static void
bind_settings (SignetWindow *self)
{
  if (self->settings == NULL)
    return;

  g_settings_bind (self->settings, "width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "show-job-logs", self->flap, "reveal-flap", G_SETTINGS_BIND_DEFAULT);
}

static gint64
get_last_instance_id (SignetWindow *self)
{
  return self->settings != NULL ? g_settings_get_int64 (self->settings, "last-instance") : 0;
}

/* Which page of the window is the right one for what the store holds. */
void
signet_window_update_pages (SignetWindow *self)
{
  const gboolean has_list = signet_instance_list_get_instance (self->instance_list) != NULL ||
                            signet_instance_list_get_all (self->instance_list);

  if (signet_window_is_finding (self))
    gtk_stack_set_visible_child_name (self->stack, "results");
  else if (!signet_instance_list_get_settled (self->instance_list))
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (signet_instance_list_get_empty (self->instance_list))
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    gtk_stack_set_visible_child_name (self->stack, "inventory");

  gtk_stack_set_visible_child_name (self->subdomains_stack, has_list ? "subdomains" : "none");
}

static void
update_back_button (SignetWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->back_button),
                          adw_leaflet_get_folded (self->leaflet) &&
                          g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "inventory") == 0 &&
                          g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "subdomains") == 0);
}

static gboolean
apply_folded_cb (gpointer user_data)
{
  SignetWindow *self = SIGNET_WINDOW (user_data);
  gboolean folded = adw_leaflet_get_folded (self->leaflet);

  self->folded_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->manage_button), !folded);
  gtk_widget_set_visible (GTK_WIDGET (self->action_bar), folded);
  gtk_stack_set_visible_child_name (self->jobs_button_stack, folded ? "narrow" : "wide");
  if (folded)
    gtk_widget_add_css_class (GTK_WIDGET (self->jobs_button), "image-button");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->jobs_button), "image-button");
  g_object_set (self->instance_list, "single-click", folded, NULL);
  update_back_button (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: the leaflet folds while the window is being allocated, and a widget that appears or goes then is
 * drawn without an allocation (GTK 4.8). */
static void
folded_cb (SignetWindow *self)
{
  if (self->folded_source == 0)
    self->folded_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, apply_folded_cb, self, NULL);
}

static void
instance_cb (SignetWindow *self)
{
  SignetInstance *instance = signet_instance_list_get_instance (self->instance_list);

  const gboolean all = signet_instance_list_get_all (self->instance_list);

  if (all)
    signet_subdomain_list_show_all (self->subdomain_list);
  else
    signet_subdomain_list_set_instance (self->subdomain_list, instance);
  if ((instance != NULL || all) && self->settings != NULL)
    g_settings_set_int64 (self->settings, "last-instance", all ? SIGNET_INSTANCE_LIST_ALL : signet_instance_get_id (instance));

  signet_window_update_pages (self);
  signet_window_update_actions (self);
  signet_window_arrive (self);
}

static void
pages_cb (SignetWindow *self)
{
  gboolean was_loading = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") == 0;

  signet_window_update_pages (self);
  if (was_loading && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "inventory") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->instance_list));
  update_back_button (self);
  signet_window_update_actions (self);
}

static void
leaflet_cb (SignetWindow *self)
{
  update_back_button (self);
}

static void
actions_cb (SignetWindow *self)
{
  signet_window_update_actions (self);
}

static void
opened_cb (SignetWindow *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "subdomains");
  gtk_widget_grab_focus (GTK_WIDGET (self->subdomain_list));
}

static void
request_again_cb (SignetWindow  *self,
                  SignetRequest *request)
{
  signet_window_request_again (self, request);
}

static void
info_response_cb (SignetWindow *self,
                  int           response)
{
  if (response == GTK_RESPONSE_ACCEPT)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-jobs", NULL);
  gtk_info_bar_set_revealed (self->info_bar, FALSE);
}

static void
recovered_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SignetWindow) self = SIGNET_WINDOW (user_data);
  g_autoptr (SignetRecoveryReport) report = NULL;
  g_autoptr (GError) error = NULL;

  report = signet_recovery_run_finish (result, &error);
  if (g_cancellable_is_cancelled (self->cancellable) || signet_error_is_cancelled (error))
    return;
  if (report != NULL && report->text == NULL)
    return;

  gtk_label_set_label (self->info_label, report != NULL ? report->text : error->message);
  gtk_info_bar_set_message_type (self->info_bar, report != NULL ? GTK_MESSAGE_INFO : GTK_MESSAGE_WARNING);
  gtk_info_bar_set_revealed (self->info_bar, TRUE);
}

static void
signet_window_constructed (GObject *object)
{
  SignetWindow *self = SIGNET_WINDOW (object);

  G_OBJECT_CLASS (signet_window_parent_class)->constructed (object);

  self->settings = signet_settings_new ();
  bind_settings (self);

  signet_window_set_up_find (self);
  signet_subdomain_list_set_up (self->subdomain_list, self->store);
  signet_instance_list_set_up (self->instance_list, self->store, get_last_instance_id (self));
  signet_job_pane_set_up (self->job_pane, self->store, self->keyring);

  /* What an earlier run left behind; it never asks for a password by itself. */
  signet_recovery_run_async (self->store, self->keyring, self->store_path, FALSE, self->cancellable,
                             recovered_cb, g_object_ref (self));
  pages_cb (self);
}

/* The window is gone for the user, though what is under way may hold it for a while: dispose is too late. */
static void
signet_window_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (SIGNET_WINDOW (widget)->cancellable);

  GTK_WIDGET_CLASS (signet_window_parent_class)->unrealize (widget);
}

static void
signet_window_dispose (GObject *object)
{
  SignetWindow *self = SIGNET_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->folded_source, g_source_remove);
  g_clear_weak_pointer (&self->focus_before_find);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->undo);
  g_clear_object (&self->settings);
  g_clear_object (&self->keyring);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (signet_window_parent_class)->dispose (object);
}

static void
signet_window_finalize (GObject *object)
{
  SignetWindow *self = SIGNET_WINDOW (object);

  g_object_unref (self->cancellable);
  g_free (self->store_path);

  G_OBJECT_CLASS (signet_window_parent_class)->finalize (object);
}

static void
signet_window_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SignetWindow *self = SIGNET_WINDOW (object);

  switch (property_id)
    {
    case PROP_KEYRING:
      g_value_set_object (value, self->keyring);
      break;

    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;

    case PROP_STORE_PATH:
      g_value_set_string (value, self->store_path);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_window_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  SignetWindow *self = SIGNET_WINDOW (object);

  switch (property_id)
    {
    case PROP_KEYRING:
      self->keyring = g_value_dup_object (value);
      break;

    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;

    case PROP_STORE_PATH:
      self->store_path = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_window_class_init (SignetWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = signet_window_constructed;
  object_class->dispose = signet_window_dispose;
  object_class->finalize = signet_window_finalize;
  object_class->get_property = signet_window_get_property;
  object_class->set_property = signet_window_set_property;
  widget_class->unrealize = signet_window_unrealize;

  properties[PROP_KEYRING] =
    g_param_spec_object ("keyring", NULL, NULL, SIGNET_TYPE_KEYRING,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, SIGNET_TYPE_STORE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STORE_PATH] =
    g_param_spec_string ("store-path", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SIGNET_TYPE_FIND_PANE);
  g_type_ensure (SIGNET_TYPE_INSTANCE_LIST);
  g_type_ensure (SIGNET_TYPE_JOB_PANE);
  g_type_ensure (SIGNET_TYPE_SUBDOMAIN_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/signetapp/Signet/window/signet-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, info_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, info_label);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, subdomains_stack);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, instance_list);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, subdomain_list);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, job_pane);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, find_entry);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, find_pane);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, jobs_button);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, jobs_button_stack);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, manage_button);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, manage_button_narrow);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, action_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetWindow, drop_target_frame);
  gtk_widget_class_bind_template_callback (widget_class, instance_cb);
  gtk_widget_class_bind_template_callback (widget_class, pages_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, leaflet_cb);
  gtk_widget_class_bind_template_callback (widget_class, actions_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, request_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, info_response_cb);

  signet_window_class_add_actions (widget_class);
}

static void
signet_window_init (SignetWindow *self)
{
  self->cancellable = g_cancellable_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->undo = signet_undo_new (self->toasts);
  g_signal_connect_object (self->undo, "notify::available", G_CALLBACK (actions_cb), self, G_CONNECT_SWAPPED);
  signet_window_accept_drops (self);
}

/**
 * signet_window_new:
 * @application: the application that the window keeps alive
 * @store: an open store
 * @keyring: where the private keys are
 * @store_path: the database's path, in the file name encoding; job locks are beside it
 *
 * Returns: (transfer none): a window, which is not shown yet
 */
SignetWindow *
signet_window_new (AdwApplication *application,
                   SignetStore    *store,
                   SignetKeyring  *keyring,
                   const char     *store_path)
{
  return g_object_new (SIGNET_TYPE_WINDOW,
                       "application", application,
                       "store", store,
                       "keyring", keyring,
                       "store-path", store_path,
                       NULL);
}

void
signet_window_toast (SignetWindow *self,
                     const char   *text)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
signet_window_show_error (SignetWindow *self,
                          const char   *heading,
                          const GError *error)
{
  GtkWidget *dialog;

  if (signet_error_is_cancelled (error) || g_cancellable_is_cancelled (self->cancellable))
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
