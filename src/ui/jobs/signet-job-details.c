/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/jobs/signet-job-details.h"

#include "base/signet-error.h"
#include "job/signet-recovery.h"
#include "ui/jobs/signet-job-facts.h"
#include "ui/jobs/signet-outcome-label.h"
#include "ui/widget/signet-copy-button.h"
#include "ui/widget/signet-notice.h"
#include "ui/widget/signet-save.h"

#include <glib/gi18n-lib.h>

struct _SignetJobDetails
{
  AdwBin parent_instance;

  /* template children */
  GtkWidget          *back_button;
  GtkLabel           *title_label;
  GtkStack           *stack;
  AdwStatusPage      *failed_page;
  SignetOutcomeLabel *outcome_label;
  GtkLabel           *message_label;
  GtkWidget          *retry_button;
  SignetNotice       *notice;
  GtkWidget          *request_actions;
  GtkWidget          *download_button;
  SignetCopyButton   *copy_csr_button;
  SignetCopyButton   *copy_content_button;
  GtkWidget          *again_button;
  SignetJobFacts     *facts;

  /* owned */
  SignetStore   *store;
  SignetKeyring *keyring;
  SignetJob     *job;         /* as it was last read (nullable) */
  char          *uuid;        /* what is opened, or NULL */
  GCancellable  *cancellable; /* of the reading that is under way */
  gboolean       retrying;
};

enum {
  SIGNAL_REQUEST_AGAIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetJobDetails, signet_job_details, ADW_TYPE_BIN)

static GtkWindow *
get_window (SignetJobDetails *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* What of a job can change after it was read. */
static gboolean
is_same (SignetJob *a,
         SignetJob *b)
{
  GPtrArray *events_a = signet_job_get_events (a);
  GPtrArray *events_b = signet_job_get_events (b);

  return g_strcmp0 (signet_job_get_uuid (a), signet_job_get_uuid (b)) == 0 &&
         signet_job_get_state (a) == signet_job_get_state (b) &&
         signet_job_get_outcome (a) == signet_job_get_outcome (b) &&
         signet_job_get_waiting (a) == signet_job_get_waiting (b) &&
         g_strcmp0 (signet_job_get_message (a), signet_job_get_message (b)) == 0 &&
         (events_a != NULL ? events_a->len : 0) == (events_b != NULL ? events_b->len : 0);
}

static void
update_actions (SignetJobDetails *self)
{
  SignetRequest *request = signet_job_get_request (self->job);
  GBytes *csr = signet_job_get_csr (self->job);
  gboolean pending = signet_job_get_state (self->job) == SIGNET_JOB_STATE_PENDING;
  g_autofree char *pem = NULL;
  g_autofree char *summary = NULL;

  if (csr != NULL)
    pem = g_strndup (g_bytes_get_data (csr, NULL), g_bytes_get_size (csr));
  if (request != NULL)
    summary = signet_request_to_summary (request);

  gtk_widget_set_visible (self->request_actions, request != NULL);
  gtk_widget_set_visible (self->download_button, csr != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->copy_csr_button), csr != NULL);
  signet_copy_button_set_text (self->copy_csr_button, pem);
  signet_copy_button_set_text (self->copy_content_button, summary);
  gtk_widget_set_visible (self->again_button, !pending);
  gtk_widget_set_visible (self->retry_button, pending);
  gtk_widget_set_sensitive (self->retry_button, !self->retrying);
}

static void
update_message (SignetJobDetails *self)
{
  const char *message = signet_job_get_message (self->job);
  gboolean pending = signet_job_get_state (self->job) == SIGNET_JOB_STATE_PENDING;
  g_autofree char *waits = NULL;

  if (pending && (message == NULL || *message == '\0'))
    message = _("It is being worked on, or was interrupted.");
  else if (pending)
    {
      /* Translators: %s is what a pending job waits for, a sentence */
      waits = g_strdup_printf (_("Not finished yet: %s"), message);
      message = waits;
    }

  gtk_label_set_label (self->message_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL && *message != '\0');
}

static void
show_job (SignetJobDetails *self,
          SignetJob        *job)
{
  g_autofree char *title = signet_job_dup_description (job);

  g_set_object (&self->job, job);
  gtk_label_set_label (self->title_label, title);
  signet_outcome_label_set_outcome (self->outcome_label, signet_job_get_state (job), signet_job_get_outcome (job));
  update_message (self);
  update_actions (self);
  signet_job_facts_set_job (self->facts, job, self->keyring);
  gtk_stack_set_visible_child_name (self->stack, "job");
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SignetJobDetails) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *markup = NULL;
  g_autoptr (SignetJob) job = signet_store_load_job_finish (SIGNET_STORE (source), result, &error);

  if (signet_error_is_cancelled (error))
    return; /* closed, or another reading has taken its place */

  g_clear_object (&self->cancellable);
  if (job == NULL)
    {
      markup = g_markup_escape_text (error->message, -1);
      adw_status_page_set_description (self->failed_page, markup);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  else if (self->job == NULL || !is_same (self->job, job))
    show_job (self, job);
}

static void
load (SignetJobDetails *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store == NULL || self->uuid == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  signet_store_load_job_async (self->store, self->uuid, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (SignetJobDetails *self)
{
  if (self->job != NULL)
    load (self);
}

static void
reload_cb (SignetJobDetails *self)
{
  g_clear_object (&self->job);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  load (self);
}

static void
recovered_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SignetJobDetails) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetRecoveryReport) report = signet_recovery_run_finish (result, &error);

  self->retrying = FALSE;
  if (self->job == NULL)
    return;

  if (report == NULL)
    signet_notice_show (self->notice, SIGNET_NOTICE_ERROR, error->message);
  else if (report->text != NULL)
    signet_notice_show (self->notice, SIGNET_NOTICE_INFO, report->text);
  else
    signet_notice_show (self->notice, SIGNET_NOTICE_INFO, _("Another program is working on it at this moment."));
  update_actions (self);
  load (self);
}

static void
retry_cb (SignetJobDetails *self)
{
  self->retrying = TRUE;
  update_actions (self);
  signet_notice_clear (self->notice);
  /* Not cancelled with the pane: what it finishes or undoes is worth finishing whoever looks. */
  signet_recovery_run_async (self->store, self->keyring, signet_store_get_path (self->store), TRUE, NULL,
                             recovered_cb, g_object_ref (self));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SignetJobDetails) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = signet_save_csr_finish ((GtkWindow *) source, result, &error);

  gtk_widget_set_sensitive (self->download_button, TRUE);
  if (self->job == NULL)
    return;

  if (file != NULL)
    signet_notice_show_saved (self->notice, file);
  else if (!signet_error_is_cancelled (error))
    signet_notice_show (self->notice, SIGNET_NOTICE_ERROR, error->message);
}

static void
download_cb (SignetJobDetails *self)
{
  gtk_widget_set_sensitive (self->download_button, FALSE);
  signet_notice_clear (self->notice);
  signet_save_csr_async (get_window (self), self->job, saved_cb, g_object_ref (self));
}

static void
again_cb (SignetJobDetails *self)
{
  g_signal_emit (self, signals[SIGNAL_REQUEST_AGAIN], 0, signet_job_get_request (self->job));
}

static gboolean
signet_job_details_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SIGNET_JOB_DETAILS (widget)->back_button);
}

static void
signet_job_details_dispose (GObject *object)
{
  SignetJobDetails *self = SIGNET_JOB_DETAILS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->keyring);
  g_clear_object (&self->job);
  g_clear_pointer (&self->uuid, g_free);

  G_OBJECT_CLASS (signet_job_details_parent_class)->dispose (object);
}

static void
signet_job_details_class_init (SignetJobDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_job_details_dispose;
  widget_class->grab_focus = signet_job_details_grab_focus;

  signals[SIGNAL_REQUEST_AGAIN] =
    g_signal_new ("request-again", SIGNET_TYPE_JOB_DETAILS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, SIGNET_TYPE_REQUEST);

  g_type_ensure (SIGNET_TYPE_COPY_BUTTON);
  g_type_ensure (SIGNET_TYPE_JOB_FACTS);
  g_type_ensure (SIGNET_TYPE_NOTICE);
  g_type_ensure (SIGNET_TYPE_OUTCOME_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/signetapp/Signet/jobs/signet-job-details.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetJobDetails, back_button);
  gtk_widget_class_bind_template_child (widget_class, SignetJobDetails, title_label);
  gtk_widget_class_bind_template_child (widget_class, SignetJobDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetJobDetails, failed_page);
  gtk_widget_class_bind_template_child (widget_class, SignetJobDetails, outcome_label);
  gtk_widget_class_bind_template_child (widget_class, SignetJobDetails, message_label);
  gtk_widget_class_bind_template_child (widget_class, SignetJobDetails, retry_button);
  gtk_widget_class_bind_template_child (widget_class, SignetJobDetails, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetJobDetails, request_actions);
  gtk_widget_class_bind_template_child (widget_class, SignetJobDetails, download_button);
  gtk_widget_class_bind_template_child (widget_class, SignetJobDetails, copy_csr_button);
  gtk_widget_class_bind_template_child (widget_class, SignetJobDetails, copy_content_button);
  gtk_widget_class_bind_template_child (widget_class, SignetJobDetails, again_button);
  gtk_widget_class_bind_template_child (widget_class, SignetJobDetails, facts);
  gtk_widget_class_bind_template_callback (widget_class, reload_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, download_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
signet_job_details_init (SignetJobDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_job_details_set_up:
 * @self: job details
 * @store: where the job log is
 * @keyring: where the keys are
 */
void
signet_job_details_set_up (SignetJobDetails *self,
                           SignetStore      *store,
                           SignetKeyring    *keyring)
{
  g_return_if_fail (SIGNET_IS_JOB_DETAILS (self));
  g_return_if_fail (SIGNET_IS_STORE (store));
  g_return_if_fail (SIGNET_IS_KEYRING (keyring));

  signet_job_details_close (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  g_set_object (&self->keyring, keyring);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * signet_job_details_open:
 * @self: job details
 * @uuid: the Job ID
 *
 * Reads the job and shows it, and follows it for as long as it is open. One that cannot be read is
 * answered in words, in its place.
 */
void
signet_job_details_open (SignetJobDetails *self,
                         const char       *uuid)
{
  g_return_if_fail (SIGNET_IS_JOB_DETAILS (self));
  g_return_if_fail (uuid != NULL);

  signet_job_details_close (self);
  self->uuid = g_strdup (uuid);
  reload_cb (self);
}

/**
 * signet_job_details_close:
 * @self: job details
 *
 * Lets go of the job that is open. What was begun on it (saving, trying again) goes on.
 */
void
signet_job_details_close (SignetJobDetails *self)
{
  g_return_if_fail (SIGNET_IS_JOB_DETAILS (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->uuid, g_free);
  g_clear_object (&self->job);
  signet_notice_clear (self->notice);
  gtk_label_set_label (self->title_label, "");
}
