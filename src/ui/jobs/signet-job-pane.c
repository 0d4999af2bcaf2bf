/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/jobs/signet-job-pane.h"

#include "base/signet-error.h"
#include "ui/jobs/signet-job-details.h"
#include "ui/jobs/signet-job-list.h"

#include <glib/gi18n-lib.h>

struct _SignetJobPane
{
  AdwBin parent_instance;

  /* template children */
  GtkStack         *stack;
  GtkToggleButton  *finished_button;
  GtkToggleButton  *pending_button;
  GtkEditable      *search_entry;
  GtkDropDown      *filter_drop_down;
  GtkStack         *state_stack;
  SignetJobList    *finished_list;
  SignetJobList    *pending_list;
  SignetJobDetails *details;

  SignetStore   *store;       /* owned */
  SignetKeyring *keyring;     /* owned */
  GCancellable  *cancellable; /* of the counting that is under way */
  gboolean       reading;
};

enum {
  PROP_0,
  PROP_STORE,
  PROP_KEYRING,
  N_PROPS
};

enum {
  SIGNAL_REQUEST_AGAIN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetJobPane, signet_job_pane, ADW_TYPE_BIN)

static SignetJobList *
get_list (SignetJobPane *self)
{
  return gtk_toggle_button_get_active (self->finished_button) ? self->finished_list : self->pending_list;
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SignetJobPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  guint n_pending = signet_store_count_pending_finish (SIGNET_STORE (source), result, &error);

  if (signet_error_is_cancelled (error))
    return;

  g_clear_object (&self->cancellable);
  /* Translators: the jobs that are not finished, and how many there are */
  label = error == NULL ? g_strdup_printf (_("Pending (%u)"), n_pending) : g_strdup (_("Pending"));
  gtk_button_set_label (GTK_BUTTON (self->pending_button), label);
}

static void
count_pending (SignetJobPane *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  signet_store_count_pending_async (self->store, self->cancellable, counted_cb, g_object_ref (self));
}

/* Not before the log is looked at: a start with the pane hidden, as most are, reads no jobs. */
static void
read_jobs (SignetJobPane *self)
{
  g_autoptr (SignetRowModel) finished = NULL;
  g_autoptr (SignetRowModel) pending = NULL;

  if (self->reading || self->store == NULL)
    return;

  self->reading = TRUE;
  finished = signet_store_list_jobs (self->store, SIGNET_JOB_STATE_FINISHED);
  pending = signet_store_list_jobs (self->store, SIGNET_JOB_STATE_PENDING);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (count_pending), self, G_CONNECT_SWAPPED);
  signet_job_list_set_model (self->finished_list, finished);
  signet_job_list_set_model (self->pending_list, pending);
  count_pending (self);
}

static void
set_store (SignetJobPane *self,
           SignetStore   *store)
{
  if (self->store == store)
    return;

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  self->reading = FALSE;
  signet_job_list_set_model (self->finished_list, NULL);
  signet_job_list_set_model (self->pending_list, NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_jobs (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

static void
set_keyring (SignetJobPane *self,
             SignetKeyring *keyring)
{
  if (g_set_object (&self->keyring, keyring))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEYRING]);
}

static void
set_up_details (SignetJobPane *self)
{
  if (self->store != NULL && self->keyring != NULL)
    signet_job_details_set_up (self->details, self->store, self->keyring);
}

static void
state_cb (SignetJobPane *self)
{
  gtk_stack_set_visible_child (self->state_stack, GTK_WIDGET (get_list (self)));
}

static void
narrow_cb (SignetJobPane *self)
{
  static const char * const nicks[] = { NULL, "subdomains", "imports", "instances" };
  guint selected = gtk_drop_down_get_selected (self->filter_drop_down);
  const char *nick = selected < G_N_ELEMENTS (nicks) ? nicks[selected] : NULL;
  const char *search = gtk_editable_get_text (self->search_entry);

  signet_job_list_set_narrow (self->finished_list, search, nick);
  signet_job_list_set_narrow (self->pending_list, search, nick);
}

static void
request_again_cb (SignetJobPane *self,
                  SignetRequest *request)
{
  g_signal_emit (self, signals[SIGNAL_REQUEST_AGAIN], 0, request);
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  signet_job_pane_open_job (SIGNET_JOB_PANE (widget), g_variant_get_string (parameter, NULL));
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SignetJobPane *self = SIGNET_JOB_PANE (widget);

  gtk_stack_set_visible_child_name (self->stack, "list");
  signet_job_details_close (self->details);
  gtk_widget_grab_focus (GTK_WIDGET (get_list (self)));
}

static void
signet_job_pane_map (GtkWidget *widget)
{
  SignetJobPane *self = SIGNET_JOB_PANE (widget);

  read_jobs (self);
  GTK_WIDGET_CLASS (signet_job_pane_parent_class)->map (widget);
}

static void
signet_job_pane_dispose (GObject *object)
{
  SignetJobPane *self = SIGNET_JOB_PANE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->keyring);

  G_OBJECT_CLASS (signet_job_pane_parent_class)->dispose (object);
}

static void
signet_job_pane_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SignetJobPane *self = SIGNET_JOB_PANE (object);

  switch (property_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;

    case PROP_KEYRING:
      g_value_set_object (value, self->keyring);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_job_pane_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SignetJobPane *self = SIGNET_JOB_PANE (object);

  switch (property_id)
    {
    case PROP_STORE:
      set_store (self, g_value_get_object (value));
      set_up_details (self);
      break;

    case PROP_KEYRING:
      set_keyring (self, g_value_get_object (value));
      set_up_details (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_job_pane_class_init (SignetJobPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_job_pane_dispose;
  object_class->get_property = signet_job_pane_get_property;
  object_class->set_property = signet_job_pane_set_property;
  widget_class->map = signet_job_pane_map;

  properties[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, SIGNET_TYPE_STORE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_KEYRING] =
    g_param_spec_object ("keyring", NULL, NULL, SIGNET_TYPE_KEYRING,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_REQUEST_AGAIN] =
    g_signal_new ("request-again", SIGNET_TYPE_JOB_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, SIGNET_TYPE_REQUEST);

  gtk_widget_class_install_action (widget_class, "jobs.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "jobs.back", NULL, back_action);

  g_type_ensure (SIGNET_TYPE_JOB_DETAILS);
  g_type_ensure (SIGNET_TYPE_JOB_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/signetapp/Signet/jobs/signet-job-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetJobPane, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetJobPane, finished_button);
  gtk_widget_class_bind_template_child (widget_class, SignetJobPane, pending_button);
  gtk_widget_class_bind_template_child (widget_class, SignetJobPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SignetJobPane, filter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SignetJobPane, state_stack);
  gtk_widget_class_bind_template_child (widget_class, SignetJobPane, finished_list);
  gtk_widget_class_bind_template_child (widget_class, SignetJobPane, pending_list);
  gtk_widget_class_bind_template_child (widget_class, SignetJobPane, details);
  gtk_widget_class_bind_template_callback (widget_class, state_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, request_again_cb);
}

static void
signet_job_pane_init (SignetJobPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_job_pane_new:
 *
 * Returns: (transfer floating): a job pane that shows nothing until signet_job_pane_set_up()
 */
GtkWidget *
signet_job_pane_new (void)
{
  return g_object_new (SIGNET_TYPE_JOB_PANE, NULL);
}

/**
 * signet_job_pane_set_up:
 * @self: a job pane
 * @store: where the job log is
 * @keyring: where the keys are; it is looked into, never unlocked, except by "Try again"
 */
void
signet_job_pane_set_up (SignetJobPane *self,
                        SignetStore   *store,
                        SignetKeyring *keyring)
{
  g_return_if_fail (SIGNET_IS_JOB_PANE (self));
  g_return_if_fail (SIGNET_IS_STORE (store));
  g_return_if_fail (SIGNET_IS_KEYRING (keyring));

  set_store (self, store);
  set_keyring (self, keyring);
  set_up_details (self);
}

/**
 * signet_job_pane_open_job:
 * @self: a job pane that was set up
 * @uuid: the Job ID
 *
 * Slides to the details of the job.
 */
void
signet_job_pane_open_job (SignetJobPane *self,
                          const char    *uuid)
{
  g_return_if_fail (SIGNET_IS_JOB_PANE (self));
  g_return_if_fail (uuid != NULL);

  signet_job_details_open (self->details, uuid);
  gtk_stack_set_visible_child_name (self->stack, "details");
  gtk_widget_grab_focus (GTK_WIDGET (self->details));
}
