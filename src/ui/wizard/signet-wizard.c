/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-wizard.h"

#include "base/signet-error.h"
#include "job/signet-request-job.h"
#include "ui/wizard/signet-draft-loader.h"
#include "ui/wizard/signet-wizard-done-page.h"
#include "ui/wizard/signet-wizard-form-page.h"
#include "ui/wizard/signet-wizard-frame.h"
#include "ui/wizard/signet-wizard-progress-page.h"
#include "ui/wizard/signet-wizard-purchase-page.h"
#include "ui/wizard/signet-wizard-subdomains-page.h"
#include "ui/wizard/signet-wizard-summary-page.h"
#include "ui/wizard/signet-wizard-task-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* In the order of signet-wizard.ui. */
enum {
  PAGE_TASK,
  PAGE_PURCHASE,
  PAGE_FORM,
  PAGE_SUBDOMAINS,
  PAGE_SUMMARY,
  PAGE_PROGRESS,
  PAGE_DONE,
};

static const SignetWizardButtons page_buttons[] = {
  [PAGE_TASK] = SIGNET_WIZARD_BUTTON_CANCEL | SIGNET_WIZARD_BUTTON_NEXT,
  [PAGE_PURCHASE] = SIGNET_WIZARD_BUTTON_BACK | SIGNET_WIZARD_BUTTON_CLOSE,
  [PAGE_FORM] = SIGNET_WIZARD_BUTTON_CANCEL | SIGNET_WIZARD_BUTTON_BACK | SIGNET_WIZARD_BUTTON_NEXT,
  [PAGE_SUBDOMAINS] = SIGNET_WIZARD_BUTTON_CANCEL | SIGNET_WIZARD_BUTTON_BACK | SIGNET_WIZARD_BUTTON_NEXT,
  [PAGE_SUMMARY] = SIGNET_WIZARD_BUTTON_CANCEL | SIGNET_WIZARD_BUTTON_BACK | SIGNET_WIZARD_BUTTON_SUBMIT,
  [PAGE_PROGRESS] = SIGNET_WIZARD_BUTTON_CANCEL,
  [PAGE_DONE] = SIGNET_WIZARD_BUTTON_CLOSE,
};

struct _SignetWizard
{
  GObject parent_instance;

  /* borrowed: toplevel windows belong to GTK; a reference would keep "destroy" from being told */
  GtkAssistant *assistant; /* NULL once its window is closed */
  SignetWizardTaskPage       *task_page;
  SignetWizardPurchasePage   *purchase_page;
  SignetWizardFormPage       *form_page;
  SignetWizardSubdomainsPage *subdomains_page;
  SignetWizardSummaryPage    *summary_page;
  SignetWizardProgressPage   *progress_page;
  SignetWizardDonePage       *done_page;

  /* owned */
  SignetWizardFrame *frame;
  SignetStore   *store;
  SignetKeyring *keyring;
  char          *store_path;
  GArray        *subdomain_ids; /* NULL: none */
  SignetRequest *again;         /* NULL: not again */
  SignetDraft   *draft;
  SignetRequestJob *job;     /* makes a key already; NULL until it is known of which kind, and after it ran */
  GCancellable     *loading; /* NULL: nothing is being read */
  GCancellable     *running; /* NULL: nothing runs */

  guint    focus_source; /* 0: the focus is where it should be */
  gboolean loaded;
  gboolean edited;    /* the user changed what was filled in */
  gboolean kept;      /* the last try failed, and its request is in the job log: it must not be made again */
  gboolean presented; /* holds a reference to itself until the window closes */
};

enum {
  SIGNAL_SHOW_JOB,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetWizard, signet_wizard, G_TYPE_OBJECT)

static void start_loading (SignetWizard *self);

/* Begins to make a key at once: most likely the one that Submit asks for. */
static void
ensure_job (SignetWizard *self)
{
  if (self->job == NULL)
    self->job = signet_request_job_new (self->store, self->keyring, self->store_path,
                                        signet_draft_get_key_spec (self->draft));
}

static gboolean
get_page_complete (SignetWizard *self,
                   int           page)
{
  switch (page)
    {
    case PAGE_FORM:
      return signet_wizard_form_page_get_complete (self->form_page);
    case PAGE_SUBDOMAINS:
      return signet_wizard_subdomains_page_get_complete (self->subdomains_page);
    case PAGE_SUMMARY:
      return signet_wizard_summary_page_get_complete (self->summary_page);
    default:
      return TRUE;
    }
}

static void
update_buttons (SignetWizard *self)
{
  int page = gtk_assistant_get_current_page (self->assistant);
  SignetWizardButtons buttons = page >= 0 ? page_buttons[page] : 0;

  if (page == PAGE_SUMMARY && self->kept)
    buttons = SIGNET_WIZARD_BUTTON_CLOSE;

  signet_wizard_frame_show_buttons (self->frame, buttons);
  signet_wizard_frame_set_complete (self->frame, get_page_complete (self, page));
  signet_wizard_frame_set_can_cancel (self->frame,
                                      self->running == NULL || !g_cancellable_is_cancelled (self->running));
}

/* The assistant passes over pages that are not visible, and leaves them out of its list of steps. */
static void
update_pages (SignetWizard *self)
{
  gboolean generate = signet_wizard_task_page_get_task (self->task_page) == SIGNET_WIZARD_TASK_GENERATE;

  gtk_widget_set_visible (GTK_WIDGET (self->purchase_page), !generate);
  gtk_widget_set_visible (GTK_WIDGET (self->form_page), generate);
  gtk_widget_set_visible (GTK_WIDGET (self->subdomains_page), generate);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_page), generate);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_page), generate);
  gtk_widget_set_visible (GTK_WIDGET (self->done_page), generate);
}

static void
close_window (SignetWizard *self)
{
  gtk_window_destroy (GTK_WINDOW (self->assistant));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SignetWizard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetDraftSources) sources = signet_draft_load_finish (SIGNET_DRAFT (source), result, &error);

  g_clear_object (&self->loading);
  if (self->assistant == NULL || signet_error_is_cancelled (error))
    return;

  if (sources == NULL)
    {
      signet_wizard_form_page_show_failure (self->form_page, error->message);
      return;
    }

  signet_wizard_form_page_show_failure (self->form_page, NULL);
  signet_wizard_form_page_fill (self->form_page, (const char * const *) sources->host_names);
  self->loaded = TRUE;
  signet_wizard_subdomains_page_show_note (self->subdomains_page, sources->note);
  ensure_job (self);
}

static void
start_loading (SignetWizard *self)
{
  if (self->loaded || self->loading != NULL)
    return;

  self->loading = g_cancellable_new ();
  signet_draft_load_async (self->draft, self->store, self->subdomain_ids, self->again, self->loading, loaded_cb,
                           g_object_ref (self));
}

static void
show_outcome (SignetWizard *self,
              const GError *error)
{
  g_autofree char *text = NULL;

  /* The reason may be one that ends by itself: the form is as it was, and Submit works again. */
  gtk_assistant_previous_page (self->assistant);
  if (signet_error_is_cancelled (error))
    {
      signet_wizard_summary_page_show_outcome (self->summary_page, SIGNET_NOTICE_INFO,
                                               _("The request was cancelled. No CSR was made; everything that you "
                                                 "filled in is still here."));
      return;
    }

  if (self->kept)
    {
      text = g_strdup_printf (_("%s\nDo not submit it again: you find it in the Job Logs."), error->message);
      signet_wizard_summary_page_show_outcome (self->summary_page, SIGNET_NOTICE_ERROR, text);
      return;
    }

  text = g_strdup_printf (_("The CSR was not generated. %s\nEverything that you filled in is still here: click Submit "
                            "to try again."),
                          error->message);
  signet_wizard_summary_page_show_outcome (self->summary_page, SIGNET_NOTICE_ERROR, text);
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (SignetWizard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetJob) finished = signet_request_job_run_finish (SIGNET_REQUEST_JOB (source), result, &error);

  g_clear_object (&self->running);
  g_clear_object (&self->job);
  if (self->assistant == NULL)
    return;

  signet_wizard_progress_page_set_job (self->progress_page, NULL);
  if (finished != NULL)
    {
      gtk_assistant_next_page (self->assistant);
      signet_wizard_done_page_set_job (self->done_page, finished);
      return;
    }

  self->kept = signet_request_job_get_kept (SIGNET_REQUEST_JOB (source));
  show_outcome (self, error);
  if (self->kept)
    return;

  /* A job runs once: make the next try's key meanwhile. */
  ensure_job (self);
}

static void
run (SignetWizard *self)
{
  if (self->running != NULL)
    return;

  ensure_job (self);
  signet_request_job_set_key_spec (self->job, signet_draft_get_key_spec (self->draft));
  self->running = g_cancellable_new ();
  signet_wizard_progress_page_set_job (self->progress_page, self->job);
  gtk_assistant_next_page (self->assistant);
  signet_request_job_run_async (self->job, signet_wizard_summary_page_get_request (self->summary_page), self->running,
                                run_cb, g_object_ref (self));
}

static void
discard_response_cb (GtkWindow  *dialog,
                     const char *response,
                     gpointer    user_data)
{
  SignetWizard *self = SIGNET_WIZARD (user_data);

  if (self->assistant == NULL || !g_str_equal (response, "discard"))
    return;

  /* The dialog outlives its parent by a moment, and would look for it in the end. */
  gtk_window_set_transient_for (dialog, NULL);
  close_window (self);
}

static void
ask_to_discard (SignetWizard *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->assistant), _("Discard This Request?"),
                                              _("What you filled in and picked will be lost. No CSR was made yet."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "keep", _("Keep Editing"),
                                    "discard", _("Discard"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Cancel, Close, Escape, and the window manager's wish. */
static void
cancel_cb (SignetWizard *self)
{
  GListModel *selection = G_LIST_MODEL (signet_draft_get_selection (self->draft));
  int page = gtk_assistant_get_current_page (self->assistant);

  if (self->running != NULL)
    {
      g_cancellable_cancel (self->running);
      signet_wizard_progress_page_set_cancelling (self->progress_page);
      update_buttons (self);
    }
  else if (page == PAGE_PURCHASE || page == PAGE_DONE || self->kept ||
           (!self->edited && (page == PAGE_TASK || g_list_model_get_n_items (selection) == 0)))
    close_window (self);
  else
    ask_to_discard (self);
}

static gboolean
focus_cb (gpointer user_data)
{
  SignetWizard *self = user_data;

  self->focus_source = 0;
  if (gtk_assistant_get_current_page (self->assistant) == PAGE_FORM)
    signet_wizard_form_page_focus (self->form_page);

  return G_SOURCE_REMOVE;
}

static void
prepare_cb (SignetWizard *self)
{
  switch (gtk_assistant_get_current_page (self->assistant))
    {
    case PAGE_FORM:
      start_loading (self);
      /* After "prepare" the assistant moves the focus one further than to the first field. */
      if (self->focus_source == 0)
        self->focus_source = g_idle_add (focus_cb, self);
      break;

    case PAGE_SUBDOMAINS:
      signet_wizard_subdomains_page_enter (self->subdomains_page);
      break;

    case PAGE_SUMMARY:
      {
        g_autoptr (SignetRequest) request = signet_draft_to_request (self->draft);

        signet_wizard_summary_page_set_request (self->summary_page, request, signet_draft_get_profile (self->draft));
      }
      break;

    default:
      break;
    }
  update_buttons (self);
}

static void
draft_changed_cb (SignetWizard *self)
{
  self->edited |= self->loaded;
  if (self->job != NULL && self->running == NULL)
    signet_request_job_set_key_spec (self->job, signet_draft_get_key_spec (self->draft));
}

static void
show_job_cb (SignetWizard *self,
             const char   *uuid)
{
  g_autofree char *wanted = g_strdup (uuid);

  g_object_ref (self);
  close_window (self);
  g_signal_emit (self, signals[SIGNAL_SHOW_JOB], 0, wanted);
  g_object_unref (self);
}

static void
destroy_cb (SignetWizard *self)
{
  g_clear_handle_id (&self->focus_source, g_source_remove);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  self->assistant = NULL;
  if (self->presented)
    {
      self->presented = FALSE;
      g_object_unref (self);
    }
}

static void
build (SignetWizard *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  g_type_ensure (SIGNET_TYPE_WIZARD_TASK_PAGE);
  g_type_ensure (SIGNET_TYPE_WIZARD_PURCHASE_PAGE);
  g_type_ensure (SIGNET_TYPE_WIZARD_FORM_PAGE);
  g_type_ensure (SIGNET_TYPE_WIZARD_SUBDOMAINS_PAGE);
  g_type_ensure (SIGNET_TYPE_WIZARD_SUMMARY_PAGE);
  g_type_ensure (SIGNET_TYPE_WIZARD_PROGRESS_PAGE);
  g_type_ensure (SIGNET_TYPE_WIZARD_DONE_PAGE);

  builder = gtk_builder_new_from_resource ("/io/github/signetapp/Signet/wizard/signet-wizard.ui");
  self->assistant = GTK_ASSISTANT (gtk_builder_get_object (builder, "assistant"));
  self->task_page = SIGNET_WIZARD_TASK_PAGE (gtk_builder_get_object (builder, "task_page"));
  self->purchase_page = SIGNET_WIZARD_PURCHASE_PAGE (gtk_builder_get_object (builder, "purchase_page"));
  self->form_page = SIGNET_WIZARD_FORM_PAGE (gtk_builder_get_object (builder, "form_page"));
  self->subdomains_page = SIGNET_WIZARD_SUBDOMAINS_PAGE (gtk_builder_get_object (builder, "subdomains_page"));
  self->summary_page = SIGNET_WIZARD_SUMMARY_PAGE (gtk_builder_get_object (builder, "summary_page"));
  self->progress_page = SIGNET_WIZARD_PROGRESS_PAGE (gtk_builder_get_object (builder, "progress_page"));
  self->done_page = SIGNET_WIZARD_DONE_PAGE (gtk_builder_get_object (builder, "done_page"));
  self->frame = signet_wizard_frame_new (self->assistant, builder);
}

/* A row of a list may be read later than the wizard opens. */
static void
notes_cb (SignetWizard   *self,
          GParamSpec     *pspec,
          SignetInstance *instance)
{
  signet_wizard_task_page_set_notes (self->task_page, signet_instance_get_notes (instance));
}

static void
set_up (SignetWizard   *self,
        SignetInstance *instance)
{
  g_signal_connect_object (instance, "notify::notes", G_CALLBACK (notes_cb), self, G_CONNECT_SWAPPED);
  notes_cb (self, NULL, instance);
  signet_wizard_purchase_page_set_up (self->purchase_page, self->store, instance);
  signet_wizard_form_page_set_up (self->form_page, self->draft);
  signet_wizard_subdomains_page_set_up (self->subdomains_page, self->store, self->draft);
  update_pages (self);

  g_signal_connect_object (self->task_page, "task-changed", G_CALLBACK (update_pages), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form_page, "notify::complete", G_CALLBACK (update_buttons), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->subdomains_page, "notify::complete", G_CALLBACK (update_buttons), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->done_page, "show-job", G_CALLBACK (show_job_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (self->frame, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->frame, "submit", G_CALLBACK (run), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->assistant, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->assistant, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->assistant, "destroy", G_CALLBACK (destroy_cb), self, G_CONNECT_SWAPPED);
}

static void
signet_wizard_dispose (GObject *object)
{
  SignetWizard *self = SIGNET_WIZARD (object);

  /* Never presented: nobody else ends it. */
  if (self->assistant != NULL)
    gtk_window_destroy (GTK_WINDOW (self->assistant));
  g_clear_object (&self->job);
  g_clear_object (&self->frame);
  g_clear_object (&self->draft);
  g_clear_object (&self->again);
  g_clear_object (&self->keyring);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (signet_wizard_parent_class)->dispose (object);
}

static void
signet_wizard_finalize (GObject *object)
{
  SignetWizard *self = SIGNET_WIZARD (object);

  g_clear_object (&self->loading);
  g_clear_object (&self->running);
  g_clear_pointer (&self->subdomain_ids, g_array_unref);
  g_free (self->store_path);

  G_OBJECT_CLASS (signet_wizard_parent_class)->finalize (object);
}

static void
signet_wizard_class_init (SignetWizardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_wizard_dispose;
  object_class->finalize = signet_wizard_finalize;

  /**
   * SignetWizard::show-job:
   * @uuid: the Job ID
   *
   * The user wants to see the job in the job log; the wizard has closed.
   */
  signals[SIGNAL_SHOW_JOB] = g_signal_new ("show-job", SIGNET_TYPE_WIZARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
signet_wizard_init (SignetWizard *self)
{
}

/**
 * signet_wizard_new:
 * @parent: the window that it belongs to
 * @store: where inventory and job log are
 * @keyring: where keys go
 * @store_path: file name of the store's database
 * @instance: whose certificate is to be managed
 * @subdomain_ids: (nullable) (element-type gint64): row ids of the subdomains picked beforehand
 * @again: (nullable): a request to fill everything in from
 *
 * Makes the assistant, and begins to read what it is filled in with.
 *
 * Returns: (transfer full): a wizard, not shown yet
 */
SignetWizard *
signet_wizard_new (GtkWindow      *parent,
                   SignetStore    *store,
                   SignetKeyring  *keyring,
                   const char     *store_path,
                   SignetInstance *instance,
                   GArray         *subdomain_ids,
                   SignetRequest  *again)
{
  SignetWizard *self = NULL;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);
  g_return_val_if_fail (SIGNET_IS_KEYRING (keyring), NULL);
  g_return_val_if_fail (SIGNET_IS_INSTANCE (instance), NULL);

  self = g_object_new (SIGNET_TYPE_WIZARD, NULL);
  self->store = g_object_ref (store);
  self->keyring = g_object_ref (keyring);
  self->store_path = g_strdup (store_path);
  self->subdomain_ids = subdomain_ids != NULL ? g_array_ref (subdomain_ids) : NULL;
  self->again = again != NULL ? g_object_ref (again) : NULL;
  self->draft = signet_draft_new (instance);
  build (self);
  set_up (self, instance);
  gtk_window_set_transient_for (GTK_WINDOW (self->assistant), parent);
  start_loading (self);

  return self;
}

/**
 * signet_wizard_present:
 * @self: a wizard
 *
 * Shows it; a request that is made again at its form. From here on it keeps itself alive until its window is closed.
 */
void
signet_wizard_present (SignetWizard *self)
{
  gboolean first = FALSE;

  g_return_if_fail (SIGNET_IS_WIZARD (self));

  first = !self->presented;
  if (self->assistant == NULL)
    return;

  if (first)
    {
      self->presented = TRUE;
      g_object_ref (self);
    }
  gtk_window_present (GTK_WINDOW (self->assistant));
  /* What is to be done is known: a renewal has few steps. Only of a page that is left while the window shows does the
   * assistant know a way back. */
  if (first && self->again != NULL)
    gtk_assistant_next_page (self->assistant);
  update_buttons (self);
}

/**
 * signet_wizard_get_window:
 * @self: a wizard
 *
 * Returns: (transfer none) (nullable): its window, %NULL once that is closed
 */
GtkWindow *
signet_wizard_get_window (SignetWizard *self)
{
  g_return_val_if_fail (SIGNET_IS_WIZARD (self), NULL);

  return (GtkWindow *) self->assistant;
}
