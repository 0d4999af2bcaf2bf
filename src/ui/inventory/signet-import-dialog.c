/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-import-dialog.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>

struct _SignetImportDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkStack       *stack;
  AdwHeaderBar   *header_bar;
  GtkLabel       *progress_label;
  GtkProgressBar *progress_bar;
  AdwStatusPage  *error_page;
  GtkLabel       *result_label;
  GtkLabel       *refused_label;
  GtkStringList  *refused;
  GtkButton      *copy_button;

  /* owned */
  SignetStore  *store;
  char         *title; /* the file's name, for people */
  GCancellable *cancellable;

  guint pulse_source;
};

enum {
  IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetImportDialog, signet_import_dialog, ADW_TYPE_WINDOW)

/* "2 instances and 5 subdomains added to the inventory" */
static char *
describe (SignetImportDialog *self,
          SignetImportReport *report)
{
  g_autofree char *instances =
    g_strdup_printf (ngettext ("%'u instance", "%'u instances", report->n_instances), report->n_instances);
  g_autofree char *subdomains =
    g_strdup_printf (ngettext ("%'u subdomain", "%'u subdomains", report->n_subdomains), report->n_subdomains);
  g_autoptr (GString) text = g_string_new (NULL);

  if (report->n_instances == 0 && report->n_subdomains == 0 && report->n_changed == 0)
    g_string_append_printf (text, _("Nothing new in “%s”"), self->title);
  else
    /* Translators: the file's name, then "3 instances", then "7 subdomains" */
    g_string_append_printf (text, _("“%s”: %s and %s added"), self->title, instances, subdomains);

  if (report->n_changed > 0)
    g_string_append_printf (text, ngettext (", %'u changed", ", %'u changed", report->n_changed), report->n_changed);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_refused (guint n_refused)
{
  return g_strdup_printf (ngettext ("%'u row was refused:", "%'u rows were refused:", n_refused), n_refused);
}

static void
stop_pulse (SignetImportDialog *self)
{
  g_clear_handle_id (&self->pulse_source, g_source_remove);
}

static void
show_error (SignetImportDialog *self,
            const GError       *error)
{
  g_autofree char *description = g_markup_escape_text (error->message, -1);

  stop_pulse (self);
  adw_header_bar_set_show_end_title_buttons (self->header_bar, TRUE);
  adw_status_page_set_description (self->error_page, description);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
show_result (SignetImportDialog *self,
             SignetImportReport *report)
{
  g_autofree char *text = describe (self, report);
  g_autofree char *refused = NULL;

  stop_pulse (self);
  g_signal_emit (self, signals[IMPORTED], 0, text);
  if (report->refused->len == 0)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  refused = describe_refused (report->refused->len);
  gtk_label_set_label (self->result_label, text);
  gtk_label_set_label (self->refused_label, refused);
  for (guint i = 0; i < report->refused->len; i++)
    {
      SignetRefusedRow *row = g_ptr_array_index (report->refused, i);
      /* Translators: a line of a file and why it was refused */
      g_autofree char *line = g_strdup_printf (_("Line %u: %s"), row->line, row->reason);

      gtk_string_list_append (self->refused, line);
    }
  adw_header_bar_set_show_end_title_buttons (self->header_bar, TRUE);
  gtk_window_set_resizable (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 480);
  gtk_stack_set_visible_child_name (self->stack, "result");
}

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (SIGNET_IMPORT_DIALOG (user_data)->progress_bar);

  return G_SOURCE_CONTINUE;
}

/* Kept alive by the import's own callback. */
static void
progress_cb (goffset  done,
             goffset  total,
             gpointer user_data)
{
  SignetImportDialog *self = SIGNET_IMPORT_DIALOG (user_data);
  g_autofree char *text = NULL;

  if (g_cancellable_is_cancelled (self->cancellable) || total == 0)
    return;

  stop_pulse (self);
  text = g_strdup_printf (_("%'u of %'u rows"), (guint) done, (guint) total);
  gtk_progress_bar_set_fraction (self->progress_bar, (double) done / (double) total);
  gtk_label_set_label (self->progress_label, text);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SignetImportDialog) self = SIGNET_IMPORT_DIALOG (user_data);
  g_autoptr (SignetImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  report = signet_store_import_finish (SIGNET_STORE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (report != NULL)
    show_result (self, report);
  else if (signet_error_is_cancelled (error))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    show_error (self, error);
}

static void
import (SignetImportDialog   *self,
        SignetInventoryTable *table)
{
  signet_store_import_async (self->store, table, self->title, FALSE, progress_cb, self, self->cancellable,
                             imported_cb, g_object_ref (self));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (SignetImportDialog) self = SIGNET_IMPORT_DIALOG (user_data);
  g_autoptr (SignetInventoryTable) table = NULL;
  g_autoptr (GError) error = NULL;

  table = signet_csv_read_finish (G_FILE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (table != NULL)
    import (self, table);
  else if (signet_error_is_cancelled (error))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    show_error (self, error);
}

static SignetImportDialog *
new (GtkWindow   *parent,
     SignetStore *store,
     const char  *title)
{
  SignetImportDialog *self = g_object_new (SIGNET_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *text = g_strdup_printf (_("Reading “%s”…"), title);

  self->store = g_object_ref (store);
  self->title = g_strdup (title);
  gtk_label_set_label (self->progress_label, text);
  self->pulse_source = g_timeout_add (80, pulse_cb, self);

  return self;
}

static void
cancel_cb (SignetImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_window_close (GTK_WINDOW (self));
}

static void
copy_cb (SignetImportDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->refused));

  for (guint i = 0; i < n_items; i++)
    g_string_append_printf (text, "%s\n", gtk_string_list_get_string (self->refused, i));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
  gtk_button_set_label (self->copy_button, _("Copied"));
}

/* The window is gone for the user, though what is under way may hold it for a while: dispose is too late. */
static void
signet_import_dialog_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (SIGNET_IMPORT_DIALOG (widget)->cancellable);

  GTK_WIDGET_CLASS (signet_import_dialog_parent_class)->unrealize (widget);
}

static void
signet_import_dialog_dispose (GObject *object)
{
  SignetImportDialog *self = SIGNET_IMPORT_DIALOG (object);

  stop_pulse (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (signet_import_dialog_parent_class)->dispose (object);
}

static void
signet_import_dialog_finalize (GObject *object)
{
  SignetImportDialog *self = SIGNET_IMPORT_DIALOG (object);

  g_free (self->title);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (signet_import_dialog_parent_class)->finalize (object);
}

static void
signet_import_dialog_class_init (SignetImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_import_dialog_dispose;
  object_class->finalize = signet_import_dialog_finalize;
  widget_class->unrealize = signet_import_dialog_unrealize;

  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/inventory/signet-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetImportDialog, header_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetImportDialog, progress_label);
  gtk_widget_class_bind_template_child (widget_class, SignetImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SignetImportDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, SignetImportDialog, result_label);
  gtk_widget_class_bind_template_child (widget_class, SignetImportDialog, refused_label);
  gtk_widget_class_bind_template_child (widget_class, SignetImportDialog, refused);
  gtk_widget_class_bind_template_child (widget_class, SignetImportDialog, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
signet_import_dialog_init (SignetImportDialog *self)
{
  self->cancellable = g_cancellable_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_import_dialog_new:
 * @parent: the window that the dialog belongs to
 * @store: where the rows are added
 * @file: a CSV file
 *
 * Starts reading; closing the dialog cancels what is under way, and nothing is imported.
 *
 * Returns: (transfer none): a dialog, which is not shown yet
 */
SignetImportDialog *
signet_import_dialog_new (GtkWindow   *parent,
                          SignetStore *store,
                          GFile       *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *title = g_filename_display_name (name != NULL ? name : "");
  SignetImportDialog *self = new (parent, store, title);

  signet_csv_read_async (file, self->cancellable, read_cb, g_object_ref (self));

  return self;
}

/**
 * signet_import_dialog_new_for_table:
 * @parent: the window that the dialog belongs to
 * @store: where the rows are added
 * @table: what was read already
 * @title: where it is from, for people and the job log
 *
 * As signet_import_dialog_new().
 *
 * Returns: (transfer none): a dialog, which is not shown yet
 */
SignetImportDialog *
signet_import_dialog_new_for_table (GtkWindow            *parent,
                                    SignetStore          *store,
                                    SignetInventoryTable *table,
                                    const char           *title)
{
  SignetImportDialog *self = new (parent, store, title);

  import (self, table);

  return self;
}
