/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-waiting-request-row.h"

#include "base/signet-error.h"
#include "base/signet-time.h"
#include "ui/widget/signet-copy-button.h"
#include "ui/widget/signet-save.h"

#include <glib/gi18n-lib.h>

struct _SignetWaitingRequestRow
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel         *title_label;
  GtkLabel         *details_label;
  SignetCopyButton *copy_button;
  GtkButton        *download_button;

  SignetStore  *store;       /* owned */
  SignetJob    *job;         /* owned; NULL: shows nothing */
  SignetJob    *details;     /* owned; the same with its request and CSR; NULL until it was read */
  GCancellable *cancellable; /* owned; of the reading */
};

enum {
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetWaitingRequestRow, signet_waiting_request_row, ADW_TYPE_BIN)

static void
update (SignetWaitingRequestRow *self)
{
  g_autofree char *date = NULL;
  g_autofree char *details = NULL;
  SignetRequest *request = self->details != NULL ? signet_job_get_request (self->details) : NULL;
  gboolean ready = self->details != NULL && signet_job_get_csr (self->details) != NULL;

  if (self->job != NULL && signet_job_get_loaded (self->job))
    date = signet_time_format_exact (signet_job_get_created_at (self->job));
  if (request != NULL)
    {
      guint n_names = signet_request_get_n_names (request);

      /* Translators: number of names in a request, then the date when it was made. */
      details = g_strdup_printf (ngettext ("%u name · %s", "%u names · %s", n_names), n_names,
                                 date != NULL ? date : "");
    }

  gtk_label_set_label (self->title_label, date != NULL ? signet_job_get_title (self->job) : "");
  gtk_label_set_label (self->details_label, details != NULL ? details : date != NULL ? date : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy_button), ready);
  gtk_widget_set_sensitive (GTK_WIDGET (self->download_button), ready);
}

static void
details_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SignetWaitingRequestRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetJob) details = signet_store_load_job_finish (SIGNET_STORE (source), result, &error);

  if (signet_error_is_cancelled (error))
    return;

  if (error != NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  /* The row may show another job meanwhile. */
  else if (self->job != NULL && signet_job_get_id (details) == signet_job_get_id (self->job))
    g_set_object (&self->details, details);
  update (self);
}

static void
load_details (SignetWaitingRequestRow *self)
{
  if (self->job == NULL || self->cancellable != NULL || !signet_job_get_loaded (self->job))
    return;

  self->cancellable = g_cancellable_new ();
  signet_store_load_job_async (self->store, signet_job_get_uuid (self->job), self->cancellable, details_cb,
                               g_object_ref (self));
}

static void
job_loaded_cb (SignetWaitingRequestRow *self)
{
  load_details (self);
  update (self);
}

static void
copy_cb (SignetWaitingRequestRow *self)
{
  GBytes *csr = signet_job_get_csr (self->details);
  g_autofree char *text = g_strndup (g_bytes_get_data (csr, NULL), g_bytes_get_size (csr));

  signet_copy_button_copy (self->copy_button, text);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SignetWaitingRequestRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = signet_save_csr_finish (GTK_WINDOW (source), result, &error);

  if (file == NULL && !signet_error_is_cancelled (error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}

static void
download_cb (SignetWaitingRequestRow *self)
{
  signet_save_csr_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->details, saved_cb,
                         g_object_ref (self));
}

static void
clear_job (SignetWaitingRequestRow *self)
{
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_func (self->job, job_loaded_cb, self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->details);
  g_clear_object (&self->job);
}

static void
signet_waiting_request_row_dispose (GObject *object)
{
  SignetWaitingRequestRow *self = SIGNET_WAITING_REQUEST_ROW (object);

  clear_job (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (signet_waiting_request_row_parent_class)->dispose (object);
}

static void
signet_waiting_request_row_class_init (SignetWaitingRequestRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_waiting_request_row_dispose;

  signals[SIGNAL_FAILED] = g_signal_new ("failed", SIGNET_TYPE_WAITING_REQUEST_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (SIGNET_TYPE_COPY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/wizard/signet-waiting-request-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetWaitingRequestRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SignetWaitingRequestRow, details_label);
  gtk_widget_class_bind_template_child (widget_class, SignetWaitingRequestRow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, SignetWaitingRequestRow, download_button);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, download_cb);
}

static void
signet_waiting_request_row_init (SignetWaitingRequestRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_waiting_request_row_new:
 * @store: where to read the details
 *
 * Returns: (transfer floating): a row that shows no job yet
 */
GtkWidget *
signet_waiting_request_row_new (SignetStore *store)
{
  SignetWaitingRequestRow *self = NULL;

  g_return_val_if_fail (SIGNET_IS_STORE (store), NULL);

  self = g_object_new (SIGNET_TYPE_WAITING_REQUEST_ROW, NULL);
  self->store = g_object_ref (store);

  return GTK_WIDGET (self);
}

/**
 * signet_waiting_request_row_set_job:
 * @self: the row
 * @job: (nullable): a request, perhaps not loaded yet; %NULL: none
 *
 * Shows another job.
 */
void
signet_waiting_request_row_set_job (SignetWaitingRequestRow *self,
                                    SignetJob               *job)
{
  g_return_if_fail (SIGNET_IS_WAITING_REQUEST_ROW (self));
  g_return_if_fail (job == NULL || SIGNET_IS_JOB (job));

  clear_job (self);
  if (job != NULL)
    {
      self->job = g_object_ref (job);
      g_signal_connect_swapped (job, "notify::loaded", G_CALLBACK (job_loaded_cb), self);
      load_details (self);
    }
  update (self);
}
