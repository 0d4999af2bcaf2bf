/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-window-private.h"
#include "ui/window/signet-window.h"

#include "base/signet-error.h"
#include "job/signet-export.h"
#include "ui/widget/signet-save.h"
#include "ui/window/signet-export-progress.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Exporting the inventory: asks where to, writes it, and says where it is. */

/* What goes with an asynchronous call. */
typedef struct {
  SignetWindow         *window;   /* owned */
  SignetExportProgress *progress; /* owned */
  GFile                *file;     /* owned */
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->window);
  g_object_unref (self->progress);
  g_object_unref (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static const struct {
  SignetImportFormat format;
  const char        *suffix;
  const char        *name;
} formats[] = {
  { SIGNET_IMPORT_FORMAT_CSV, "csv", N_("CSV, for Spreadsheets") },
  { SIGNET_IMPORT_FORMAT_JSON, "json", N_("JSON, with Every Detail") },
};

/* The format of a file is the one that its name says; without such a name, the one of the filter. */
static SignetImportFormat
choose_format (GtkFileChooser *chooser,
               GFile          *file)
{
  g_autofree char *basename = g_file_get_basename (file);
  g_autofree char *name = basename != NULL ? g_ascii_strdown (basename, -1) : g_strdup ("");
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *ending = g_strconcat (".", formats[i].suffix, NULL);

      if (g_str_has_suffix (name, ending))
        return formats[i].format;
    }
  for (guint i = 0; filter != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (gtk_file_filter_get_name (filter), _(formats[i].name)) == 0)
      return formats[i].format;
  return SIGNET_IMPORT_FORMAT_CSV;
}

static void
open_folder_cb (SignetWindow *self,
                AdwToast     *toast)
{
  signet_save_open_folder (GTK_WINDOW (self), g_object_get_data (G_OBJECT (toast), "file"));
}

static void
tell (SignetWindow *self,
      GFile        *file,
      SignetExport *export)
{
  g_autofree char *basename = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (basename != NULL ? basename : "");
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  text = g_strdup_printf (ngettext ("%'u subdomain exported to “%s”", "%'u subdomains exported to “%s”",
                                    export->n_subdomains), export->n_subdomains, name);
  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _("Open Folder"));
  g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_folder_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (SignetExport) exported = NULL;
  g_autoptr (GError) error = NULL;

  exported = signet_export_finish (SIGNET_STORE (source), result, &error);
  signet_export_progress_end (export->progress);
  if (exported == NULL)
    signet_window_show_error (export->window, _("The inventory was not exported"), error);
  else if (!g_cancellable_is_cancelled (export->window->cancellable))
    tell (export->window, export->file, exported);
}

static void
export_to (SignetWindow      *self,
           GFile             *file,
           SignetImportFormat format)
{
  Export *export = g_new0 (Export, 1);

  export->window = g_object_ref (self);
  export->file = g_object_ref (file);
  export->progress = signet_export_progress_new (GTK_WINDOW (self));
  signet_export_async (self->store, file, format, signet_export_progress_get_cancellable (export->progress), exported_cb,
                       export);
}

/* Where the dialog is the program's own, another format changes the name that is proposed; the name decides. */
static void
filter_cb (GtkFileChooser *chooser)
{
  g_autofree char *name = gtk_file_chooser_get_current_name (chooser);
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  char *dot = name != NULL ? strrchr (name, '.') : NULL;

  for (guint i = 0; dot != NULL && filter != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (gtk_file_filter_get_name (filter), _(formats[i].name)) == 0)
      {
        g_autofree char *other = g_strdup_printf ("%.*s.%s", (int) (dot - name), name, formats[i].suffix);

        if (!g_str_equal (other, name))
          gtk_file_chooser_set_current_name (chooser, other);
      }
}

static void
response_cb (SignetWindow         *self,
             int                   response,
             GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = NULL;
  SignetImportFormat format = SIGNET_IMPORT_FORMAT_CSV;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    format = choose_format (GTK_FILE_CHOOSER (chooser), file);

  g_clear_object (&self->chooser);
  if (file != NULL)
    export_to (self, file, format);
}

void
signet_window_choose_export (SignetWindow *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  /* Translators: the proposed name of the file of an exported inventory, with its date: a file name without "/" */
  g_autofree char *name = g_strdup_printf (_("inventory_%s.csv"), date);

  if (self->chooser != NULL)
    {
      gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
      return;
    }

  self->chooser = gtk_file_chooser_native_new (_("Export Inventory"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("Export"), _("Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _(formats[i].name));
      gtk_file_filter_add_suffix (filter, formats[i].suffix);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
    }
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect (self->chooser, "notify::filter", G_CALLBACK (filter_cb), NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
