/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-wizard-done-page.h"

#include "base/signet-error.h"
#include "ui/widget/signet-copy-button.h"
#include "ui/widget/signet-notice.h"
#include "ui/widget/signet-save.h"

#include <glib/gi18n-lib.h>

struct _SignetWizardDonePage
{
  AdwBin parent_instance;

  /* template children */
  SignetNotice     *notice;
  GtkButton        *open_button;
  GtkButton        *save_button;
  SignetCopyButton *copy_button;

  SignetJob *job;  /* owned; NULL until there is one */
  GFile     *file; /* owned; NULL: not saved */
};

enum {
  SIGNAL_SHOW_JOB,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetWizardDonePage, signet_wizard_done_page, ADW_TYPE_BIN)

static GtkWindow *
get_window (SignetWizardDonePage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
show_saved (SignetWizardDonePage *self)
{
  g_autofree char *path = g_file_get_parse_name (self->file);
  g_autofree char *text = g_strdup_printf (_("Saved as %s. You can download it again at any time from the Job Logs."),
                                           path);

  signet_notice_show (self->notice, SIGNET_NOTICE_INFO, text);
  gtk_button_set_label (self->save_button, _("Save Again…"));
  gtk_widget_show (GTK_WIDGET (self->open_button));
}

static void
show_not_saved (SignetWizardDonePage *self,
                const GError         *error)
{
  g_autofree char *text = NULL;

  if (signet_error_is_cancelled (error))
    text = g_strdup (_("No file was saved. The CSR is kept in the Job Logs, on the tab “Finished”: download it there "
                       "at any time, or save it now."));
  else
    text = g_strdup_printf (_("The file was not saved. %s The CSR is kept in the Job Logs, on the tab “Finished”: "
                              "download it there at any time, or save it now in another place."),
                            error->message);
  signet_notice_show (self->notice, signet_error_is_cancelled (error) ? SIGNET_NOTICE_INFO : SIGNET_NOTICE_ERROR,
                      text);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SignetWizardDonePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = signet_save_csr_finish (GTK_WINDOW (source), result, &error);

  /* The dialog outlives the wizard by a moment. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), TRUE);
  if (file != NULL)
    {
      g_set_object (&self->file, file);
      show_saved (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->open_button));
      return;
    }

  /* A second try that was given up does not take the first file away. */
  if (self->file == NULL || !signet_error_is_cancelled (error))
    show_not_saved (self, error);
  gtk_widget_grab_focus (GTK_WIDGET (self->save_button));
}

static void
save (SignetWizardDonePage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), FALSE);
  signet_save_csr_async (get_window (self), self->job, saved_cb, g_object_ref (self));
}

static void
open_cb (SignetWizardDonePage *self)
{
  signet_save_open_folder (get_window (self), self->file);
}

static void
copy_cb (SignetWizardDonePage *self)
{
  GBytes *csr = signet_job_get_csr (self->job);
  g_autofree char *text = g_strndup (g_bytes_get_data (csr, NULL), g_bytes_get_size (csr));

  signet_copy_button_copy (self->copy_button, text);
}

static void
show_job_cb (SignetWizardDonePage *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_JOB], 0, signet_job_get_uuid (self->job));
}

static void
signet_wizard_done_page_finalize (GObject *object)
{
  SignetWizardDonePage *self = SIGNET_WIZARD_DONE_PAGE (object);

  g_clear_object (&self->job);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (signet_wizard_done_page_parent_class)->finalize (object);
}

static void
signet_wizard_done_page_class_init (SignetWizardDonePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = signet_wizard_done_page_finalize;

  signals[SIGNAL_SHOW_JOB] = g_signal_new ("show-job", SIGNET_TYPE_WIZARD_DONE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (SIGNET_TYPE_COPY_BUTTON);
  g_type_ensure (SIGNET_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/wizard/signet-wizard-done-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetWizardDonePage, notice);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardDonePage, open_button);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardDonePage, save_button);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardDonePage, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, save);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_job_cb);
}

static void
signet_wizard_done_page_init (SignetWizardDonePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_wizard_done_page_set_job:
 * @self: the page
 * @job: the finished request, with its CSR
 *
 * Opens the save dialog for the CSR of @job. The CSR is committed: whatever comes of the dialog, nothing is lost.
 */
void
signet_wizard_done_page_set_job (SignetWizardDonePage *self,
                                 SignetJob            *job)
{
  g_return_if_fail (SIGNET_IS_WIZARD_DONE_PAGE (self));
  g_return_if_fail (SIGNET_IS_JOB (job));

  g_set_object (&self->job, job);
  save (self);
}
