/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-export-progress.h"

#include <glib/gi18n-lib.h>

/* Most exports are over before one could read that they are under way. */
#define PATIENCE_MS 400

struct _SignetExportProgress
{
  GObject parent_instance;

  GtkWindow    *parent; /* weak */
  GtkWidget    *dialog; /* weak; while it shows */
  GCancellable *cancellable;

  guint patience_source;
};

G_DEFINE_FINAL_TYPE (SignetExportProgress, signet_export_progress, G_TYPE_OBJECT)

static void
response_cb (SignetExportProgress *self)
{
  g_cancellable_cancel (self->cancellable);
}

static gboolean
patience_cb (gpointer user_data)
{
  SignetExportProgress *self = SIGNET_EXPORT_PROGRESS (user_data);
  GtkWidget *spinner = gtk_spinner_new ();

  self->patience_source = 0;
  if (self->parent == NULL)
    return G_SOURCE_REMOVE;

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  g_set_weak_pointer (&self->dialog, adw_message_dialog_new (self->parent, _("Exporting the Inventory…"), NULL));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog), spinner);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel", _("Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel");
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->dialog));

  return G_SOURCE_REMOVE;
}

static void
signet_export_progress_dispose (GObject *object)
{
  SignetExportProgress *self = SIGNET_EXPORT_PROGRESS (object);

  signet_export_progress_end (self);
  g_clear_weak_pointer (&self->parent);

  G_OBJECT_CLASS (signet_export_progress_parent_class)->dispose (object);
}

static void
signet_export_progress_finalize (GObject *object)
{
  SignetExportProgress *self = SIGNET_EXPORT_PROGRESS (object);

  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (signet_export_progress_parent_class)->finalize (object);
}

static void
signet_export_progress_class_init (SignetExportProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_export_progress_dispose;
  object_class->finalize = signet_export_progress_finalize;
}

static void
signet_export_progress_init (SignetExportProgress *self)
{
  self->cancellable = g_cancellable_new ();
  self->patience_source = g_timeout_add (PATIENCE_MS, patience_cb, self);
}

/**
 * signet_export_progress_new:
 * @parent: the window that exports
 *
 * Returns: (transfer full): what will show if the export takes long
 */
SignetExportProgress *
signet_export_progress_new (GtkWindow *parent)
{
  SignetExportProgress *self = g_object_new (SIGNET_TYPE_EXPORT_PROGRESS, NULL);

  g_set_weak_pointer (&self->parent, parent);
  return self;
}

/**
 * signet_export_progress_get_cancellable:
 * @self: a progress
 *
 * Returns: (transfer none): what Cancel cancels
 */
GCancellable *
signet_export_progress_get_cancellable (SignetExportProgress *self)
{
  return self->cancellable;
}

/**
 * signet_export_progress_end:
 * @self: a progress
 *
 * Takes the dialog away, or lets it never come.
 */
void
signet_export_progress_end (SignetExportProgress *self)
{
  GtkWidget *dialog = self->dialog;

  g_clear_handle_id (&self->patience_source, g_source_remove);
  g_clear_weak_pointer (&self->dialog);
  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
}
