/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-window.h"
#include "ui/window/signet-window-private.h"

#include "inventory/signet-sample.h"
#include "ui/import/signet-import-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Importing an inventory: a file that is picked, what is dropped on the window or pasted into it, or the sample. */

static void
imported_cb (SignetWindow *self,
             const char   *text)
{
  signet_window_toast (self, text);
}

static void
present (SignetWindow       *self,
         SignetImportWindow *window)
{
  g_signal_connect_object (window, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
import_source (SignetWindow       *self,
               SignetImportSource *source)
{
  present (self, signet_import_window_new (GTK_WINDOW (self), self->store, source,
                                           signet_subdomain_list_get_instance (self->subdomain_list)));
}

/* A text that is the address of a file and nothing else stands for the file: browsers and terminals drop it so. */
static GFile *
file_from_text (const char *text)
{
  g_autofree char *line = g_strstrip (g_strdup (text));

  if (strpbrk (line, " \t\r\n,;") != NULL || strstr (line, "://") == NULL || !g_uri_is_valid (line, G_URI_FLAGS_NONE, NULL))
    return NULL;
  return g_file_new_for_uri (line);
}

/* FALSE after telling that there is nothing in it. */
static gboolean
import_text (SignetWindow *self,
             const char   *text,
             const char   *title)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SignetImportSource) source = NULL;

  if (text == NULL || text[strspn (text, " \t\r\n")] == '\0')
    {
      signet_window_toast (self, _("There is no text in it that could be imported"));
      return FALSE;
    }

  file = file_from_text (text);
  if (file != NULL)
    {
      signet_window_import (self, file);
      return TRUE;
    }
  bytes = g_bytes_new (text, strlen (text));
  source = signet_import_source_new_for_bytes (title, bytes);
  import_source (self, source);

  return TRUE;
}

static gboolean
import_files (SignetWindow *self,
              const GSList *files)
{
  if (files == NULL)
    return FALSE;
  if (files->next != NULL)
    {
      signet_window_toast (self, _("Only one file can be imported at a time"));
      return FALSE;
    }

  signet_window_import (self, files->data);

  return TRUE;
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
add_filter (GtkFileChooser     *chooser,
            const char         *name,
            const char * const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes != NULL && suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (suffixes == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (chooser, filter);
}

static gboolean
drop_cb (SignetWindow *self,
         const GValue *value)
{
  gtk_widget_set_visible (self->drop_target_frame, FALSE);
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return import_files (self, g_value_get_boxed (value));
  return import_text (self, g_value_get_string (value), _("Dropped text"));
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

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SignetWindow) self = SIGNET_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (value == NULL)
    signet_window_toast (self, _("There is nothing to paste that could be imported"));
  else if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    import_files (self, g_value_get_boxed (value));
  else
    import_text (self, g_value_get_string (value), _("Pasted text"));
}

/* Files that were copied in a file manager, or text. */
void
signet_window_paste_import (SignetWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  const gboolean has_files = gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/uri-list") ||
                             gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST);

  gdk_clipboard_read_value_async (clipboard, has_files ? GDK_TYPE_FILE_LIST : G_TYPE_STRING, G_PRIORITY_DEFAULT,
                                  self->cancellable, pasted_cb, g_object_ref (self));
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
  add_filter (GTK_FILE_CHOOSER (self->chooser), _("Inventories (CSV, TSV, JSON, Zone Files, Lists)"),
              (const char * const []) { "csv", "tsv", "tab", "txt", "json", "zone", "db", "hosts", "list", NULL });
  add_filter (GTK_FILE_CHOOSER (self->chooser), _("All Files"), NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/**
 * signet_window_import:
 * @self: a window
 * @file: an inventory, at any location
 *
 * Opens the window that imports @file.
 */
void
signet_window_import (SignetWindow *self,
                      GFile        *file)
{
  g_autoptr (SignetImportSource) source = signet_import_source_new_for_file (file);

  import_source (self, source);
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

  present (self, signet_import_window_new_for_table (GTK_WINDOW (self), self->store, table,
                                                     _("Sample inventory")));
}

void
signet_window_accept_drops (SignetWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "enter", G_CALLBACK (drop_enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (drop_leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
