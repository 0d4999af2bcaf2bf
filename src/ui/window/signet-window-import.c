/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-window.h"
#include "ui/window/signet-window-private.h"

#include "inventory/signet-sample.h"
#include "ui/inventory/signet-import-dialog.h"

#include <glib/gi18n-lib.h>

/* Importing an inventory: a file that is picked, one that is dropped on the window, or the sample. */

static void
imported_cb (SignetWindow *self,
             const char   *text)
{
  signet_window_toast (self, text);
}

static void
present (SignetWindow       *self,
         SignetImportDialog *dialog)
{
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
chooser_response_cb (SignetWindow         *self,
                     int                   response,
                     GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  g_clear_object (&self->chooser);
  if (file != NULL)
    signet_window_import (self, file);
}

static void
add_filter (GtkFileChooser *chooser,
            const char     *name,
            const char     *suffix)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  if (suffix != NULL)
    gtk_file_filter_add_suffix (filter, suffix);
  else
    gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (chooser, filter);
}

static gboolean
drop_cb (SignetWindow *self,
         const GValue *value)
{
  const GSList *files = g_value_get_boxed (value);

  gtk_widget_set_visible (self->drop_target_frame, FALSE);
  if (files == NULL)
    return FALSE;
  if (files->next != NULL)
    {
      signet_window_toast (self, _("Drop one file at a time"));
      return FALSE;
    }

  signet_window_import (self, files->data);

  return TRUE;
}

static GdkDragAction
drop_enter_cb (SignetWindow *self,
               double        x,
               double        y)
{
  gtk_widget_set_visible (self->drop_target_frame, TRUE);

  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (SignetWindow *self)
{
  gtk_widget_set_visible (self->drop_target_frame, FALSE);
}

void
signet_window_choose_import (SignetWindow *self)
{
  if (self->chooser != NULL)
    {
      gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
      return;
    }

  self->chooser = gtk_file_chooser_native_new (_("Import Inventory"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("Import"), _("Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  add_filter (GTK_FILE_CHOOSER (self->chooser), _("Inventories (CSV)"), "csv");
  add_filter (GTK_FILE_CHOOSER (self->chooser), _("All Files"), NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
signet_window_import (SignetWindow *self,
                      GFile        *file)
{
  present (self, signet_import_dialog_new (GTK_WINDOW (self), self->store, file));
}

void
signet_window_import_sample (SignetWindow *self)
{
  g_autoptr (SignetInventoryTable) table = NULL;
  g_autoptr (GError) error = NULL;

  table = signet_sample_inventory_read (&error);
  if (table == NULL)
    {
      signet_window_show_error (self, _("The sample inventory cannot be read"), error);
      return;
    }

  present (self, signet_import_dialog_new_for_table (GTK_WINDOW (self), self->store, table,
                                                     _("Sample inventory")));
}

void
signet_window_accept_drops (SignetWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "enter", G_CALLBACK (drop_enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (drop_leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
