/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/import/signet-import-window-private.h"
#include "ui/import/signet-import-window.h"

#include <glib/gi18n-lib.h>

enum {
  IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetImportWindow, signet_import_window, ADW_TYPE_WINDOW)

static gboolean
is_step_complete (SignetImportWindow *self)
{
  switch (self->step)
    {
    case SIGNET_IMPORT_STEP_COLUMNS:
      return signet_import_columns_page_get_complete (self->columns_page);
    case SIGNET_IMPORT_STEP_INSTANCE:
      return signet_import_instance_page_get_complete (self->instance_page);
    case SIGNET_IMPORT_STEP_PREVIEW:
      return signet_import_preview_page_has_changes (self->preview_page);
    case SIGNET_IMPORT_STEP_NONE:
    case SIGNET_IMPORT_STEP_FORMAT:
    case SIGNET_IMPORT_STEP_REPORT:
    default:
      return TRUE;
    }
}

/* The one place that says what can be done now. */
void
signet_import_window_update_buttons (SignetImportWindow *self)
{
  const gboolean at_end = self->step == SIGNET_IMPORT_STEP_REPORT;
  const gboolean working = self->work != SIGNET_IMPORT_WORK_NONE && !self->failed;
  const gboolean can_go_back = self->layout != NULL && !at_end &&
                               (self->step > SIGNET_IMPORT_STEP_FORMAT || self->work != SIGNET_IMPORT_WORK_NONE);
  const char *next = _("Next");

  if (at_end)
    next = _("Close");
  else if (self->failed)
    next = _("Try Again");
  else if (self->step == SIGNET_IMPORT_STEP_PREVIEW)
    next = _("Import");

  gtk_button_set_label (self->next_button, next);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), !working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), self->failed || is_step_complete (self));
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), can_go_back);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.back", can_go_back);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), !at_end);
}

void
signet_import_window_show_step (SignetImportWindow *self,
                                SignetImportStep    step)
{
  signet_import_window_stop_work (self);
  self->step = step;
  if (step == SIGNET_IMPORT_STEP_FORMAT)
    signet_import_format_page_set_layout (self->format_page, self->layout);
  else if (step == SIGNET_IMPORT_STEP_COLUMNS)
    signet_import_columns_page_set_layout (self->columns_page, self->layout);
  else if (step == SIGNET_IMPORT_STEP_INSTANCE && signet_import_source_get_file (self->source) != NULL)
    signet_import_instance_page_propose_name (self->instance_page, signet_import_layout_get_instance_name (self->layout));
  adw_window_title_set_title (self->window_title, signet_import_step_get_title (step));
  gtk_stack_set_visible_child_name (self->stack, signet_import_step_get_page (step));
  signet_import_window_update_buttons (self);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
complete_cb (SignetImportWindow *self)
{
  signet_import_window_update_buttons (self);
}

static void
next_cb (SignetImportWindow *self)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->next_button)))
    return;

  if (self->failed)
    signet_import_window_try_again (self);
  else if (self->step == SIGNET_IMPORT_STEP_REPORT)
    gtk_window_close (GTK_WINDOW (self));
  else if (self->step == SIGNET_IMPORT_STEP_PREVIEW)
    signet_import_window_start_import (self);
  else if (signet_import_step_after (self->step, self->layout) == SIGNET_IMPORT_STEP_PREVIEW)
    signet_import_window_start_read (self);
  else
    signet_import_window_show_step (self, signet_import_step_after (self->step, self->layout));
}

static void
back (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  SignetImportWindow *self = SIGNET_IMPORT_WINDOW (widget);

  if (self->work == SIGNET_IMPORT_WORK_NONE)
    signet_import_window_show_step (self, signet_import_step_before (self->step, self->layout));
  else
    signet_import_window_cancel_work (self);
}

/* The window is gone for the user, though what is under way may hold it for a while: dispose is too late. */
static void
signet_import_window_unrealize (GtkWidget *widget)
{
  SignetImportWindow *self = SIGNET_IMPORT_WINDOW (widget);

  self->gone = TRUE;
  g_cancellable_cancel (self->cancellable);

  GTK_WIDGET_CLASS (signet_import_window_parent_class)->unrealize (widget);
}

static void
signet_import_window_dispose (GObject *object)
{
  SignetImportWindow *self = SIGNET_IMPORT_WINDOW (object);

  g_clear_handle_id (&self->pulse_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->layout);
  g_clear_object (&self->source);
  g_clear_object (&self->store);
  g_clear_object (&self->table);

  G_OBJECT_CLASS (signet_import_window_parent_class)->dispose (object);
}

static void
signet_import_window_finalize (GObject *object)
{
  SignetImportWindow *self = SIGNET_IMPORT_WINDOW (object);

  g_free (self->title);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (signet_import_window_parent_class)->finalize (object);
}

static void
signet_import_window_class_init (SignetImportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_import_window_dispose;
  object_class->finalize = signet_import_window_finalize;
  widget_class->unrealize = signet_import_window_unrealize;

  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (SIGNET_TYPE_IMPORT_COLUMNS_PAGE);
  g_type_ensure (SIGNET_TYPE_IMPORT_FORMAT_PAGE);
  g_type_ensure (SIGNET_TYPE_IMPORT_INSTANCE_PAGE);
  g_type_ensure (SIGNET_TYPE_IMPORT_PREVIEW_PAGE);
  g_type_ensure (SIGNET_TYPE_IMPORT_REPORT_PAGE);

  gtk_widget_class_install_action (widget_class, "import.back", NULL, back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "import.back", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/import/signet-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetImportWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, SignetImportWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SignetImportWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, SignetImportWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, SignetImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetImportWindow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, SignetImportWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetImportWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, SignetImportWindow, format_page);
  gtk_widget_class_bind_template_child (widget_class, SignetImportWindow, columns_page);
  gtk_widget_class_bind_template_child (widget_class, SignetImportWindow, instance_page);
  gtk_widget_class_bind_template_child (widget_class, SignetImportWindow, preview_page);
  gtk_widget_class_bind_template_child (widget_class, SignetImportWindow, report_page);
  gtk_widget_class_bind_template_callback (widget_class, complete_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
signet_import_window_init (SignetImportWindow *self)
{
  self->cancellable = g_cancellable_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
}

void
signet_import_window_emit_imported (SignetImportWindow *self,
                                    const char         *text)
{
  g_signal_emit (self, signals[IMPORTED], 0, text);
}

static SignetImportWindow *
new (GtkWindow   *parent,
     SignetStore *store,
     const char  *title)
{
  SignetImportWindow *self = g_object_new (SIGNET_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->title = g_strdup (title);
  adw_window_title_set_title (self->window_title, signet_import_step_get_title (SIGNET_IMPORT_STEP_NONE));
  adw_window_title_set_subtitle (self->window_title, title);

  return self;
}

/**
 * signet_import_window_new:
 * @parent: the window that this one belongs to
 * @store: where the rows are added
 * @source: what is imported
 * @proposed: (nullable): the instance that is chosen at first for names without one
 *
 * Starts reading; closing the window cancels what is under way, and nothing is imported.
 *
 * Returns: (transfer none): a window, which is not shown yet
 */
SignetImportWindow *
signet_import_window_new (GtkWindow          *parent,
                          SignetStore        *store,
                          SignetImportSource *source,
                          SignetInstance     *proposed)
{
  SignetImportWindow *self = new (parent, store, signet_import_source_get_title (source));

  self->source = g_object_ref (source);
  signet_import_instance_page_set_up (self->instance_page, store, proposed);
  signet_import_window_start_detect (self);

  return self;
}

/**
 * signet_import_window_new_for_table:
 * @parent: the window that this one belongs to
 * @store: where the rows are added
 * @table: what was read already
 * @title: where it is from, for people and the job log
 *
 * Imports @table at once.
 *
 * Returns: (transfer none): a window, which is not shown yet
 */
SignetImportWindow *
signet_import_window_new_for_table (GtkWindow            *parent,
                                    SignetStore          *store,
                                    SignetInventoryTable *table,
                                    const char           *title)
{
  SignetImportWindow *self = new (parent, store, title);

  self->quick = TRUE;
  self->table = g_object_ref (table);
  signet_import_window_start_import (self);

  return self;
}
