/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-wizard-progress-page.h"

#include <glib/gi18n-lib.h>

#define PULSE_INTERVAL_MS 150

struct _SignetWizardProgressPage
{
  AdwBin parent_instance;

  /* template children */
  GtkSpinner     *spinner;
  GtkProgressBar *progress_bar;
  GtkLabel       *text_label;

  SignetRequestJob *job;          /* owned; NULL: nothing runs */
  guint             pulse_source; /* 0: nothing runs */
};

G_DEFINE_FINAL_TYPE (SignetWizardProgressPage, signet_wizard_progress_page, ADW_TYPE_BIN)

static void
progress_cb (SignetWizardProgressPage *self)
{
  g_autofree char *text = NULL;

  g_object_get (self->job, "progress-text", &text, NULL);
  gtk_label_set_label (self->text_label, text != NULL ? text : "");
}

static gboolean
pulse_cb (gpointer user_data)
{
  SignetWizardProgressPage *self = user_data;

  gtk_progress_bar_pulse (self->progress_bar);

  return G_SOURCE_CONTINUE;
}

static void
clear_job (SignetWizardProgressPage *self)
{
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_func (self->job, progress_cb, self);
  g_clear_object (&self->job);
}

static void
signet_wizard_progress_page_dispose (GObject *object)
{
  clear_job (SIGNET_WIZARD_PROGRESS_PAGE (object));

  G_OBJECT_CLASS (signet_wizard_progress_page_parent_class)->dispose (object);
}

static void
signet_wizard_progress_page_class_init (SignetWizardProgressPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_wizard_progress_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/wizard/signet-wizard-progress-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetWizardProgressPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardProgressPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetWizardProgressPage, text_label);
}

static void
signet_wizard_progress_page_init (SignetWizardProgressPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_wizard_progress_page_set_job:
 * @self: the page
 * @job: (nullable): what is about to run; %NULL: nothing any more
 */
void
signet_wizard_progress_page_set_job (SignetWizardProgressPage *self,
                                     SignetRequestJob         *job)
{
  g_return_if_fail (SIGNET_IS_WIZARD_PROGRESS_PAGE (self));
  g_return_if_fail (job == NULL || SIGNET_IS_REQUEST_JOB (job));

  clear_job (self);
  gtk_spinner_set_spinning (self->spinner, job != NULL);
  if (job == NULL)
    return;

  self->job = g_object_ref (job);
  g_signal_connect_swapped (job, "notify::progress-text", G_CALLBACK (progress_cb), self);
  self->pulse_source = g_timeout_add (PULSE_INTERVAL_MS, pulse_cb, self);
  progress_cb (self);
}

/**
 * signet_wizard_progress_page_set_cancelling:
 * @self: the page
 *
 * Says that the user's wish was heard; it ends as soon as nothing is left behind.
 */
void
signet_wizard_progress_page_set_cancelling (SignetWizardProgressPage *self)
{
  g_return_if_fail (SIGNET_IS_WIZARD_PROGRESS_PAGE (self));

  if (self->job != NULL)
    g_signal_handlers_disconnect_by_func (self->job, progress_cb, self);
  gtk_label_set_label (self->text_label, _("Cancelling…"));
}
