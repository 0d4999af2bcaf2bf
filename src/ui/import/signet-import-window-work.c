/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/import/signet-import-window-private.h"
#include "ui/import/signet-import-window.h"

#include "base/signet-error.h"
#include "base/signet-mount.h"
#include "inventory/signet-import-reader.h"
#include "ui/import/signet-import-memory.h"
#include "ui/import/signet-import-words.h"

#include <glib/gi18n-lib.h>

/* What goes with an asynchronous call. */
typedef struct {
  SignetImportWindow *window; /* owned */
  guint               run;
} Call;

static Call *
call_new (SignetImportWindow *self)
{
  Call *call = g_new (Call, 1);

  call->window = g_object_ref (self);
  call->run = self->run;
  return call;
}

static void
call_free (Call *call)
{
  g_object_unref (call->window);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

/* The window went on, or away. */
static gboolean
call_is_late (Call *call)
{
  return call->window->gone || call->run != call->window->run;
}

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (SIGNET_IMPORT_WINDOW (user_data)->progress_bar);

  return G_SOURCE_CONTINUE;
}

/* Shows progress, and makes what an earlier work still answers come too late. */
static Call *
begin_work (SignetImportWindow *self,
            SignetImportWork    work)
{
  g_autofree char *text = g_strdup_printf (_("Reading “%s”…"), self->title);

  signet_import_window_stop_work (self);
  self->work = work;
  self->run++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  gtk_label_set_label (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  self->pulse_source = g_timeout_add (80, pulse_cb, self);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  signet_import_window_update_buttons (self);

  return call_new (self);
}

static void
show_error (SignetImportWindow *self,
            const GError       *error)
{
  g_autofree char *description = g_markup_escape_text (error->message, -1);

  g_clear_handle_id (&self->pulse_source, g_source_remove);
  self->failed = TRUE;
  adw_status_page_set_description (self->error_page, description);
  gtk_stack_set_visible_child_name (self->stack, "error");
  signet_import_window_update_buttons (self);
}

/* Kept alive by the call's own callback. */
static void
bytes_progress_cb (goffset  done,
                   goffset  total,
                   gpointer user_data)
{
  SignetImportWindow *self = SIGNET_IMPORT_WINDOW (user_data);

  if (self->work != SIGNET_IMPORT_WORK_READ || self->failed || total <= 0)
    return;
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  gtk_progress_bar_set_fraction (self->progress_bar, CLAMP ((double) done / (double) total, 0, 1));
}

static void
rows_progress_cb (goffset  done,
                  goffset  total,
                  gpointer user_data)
{
  SignetImportWindow *self = SIGNET_IMPORT_WINDOW (user_data);
  g_autofree char *text = NULL;

  if (self->work == SIGNET_IMPORT_WORK_NONE || self->failed || total <= 0)
    return;
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  text = g_strdup_printf (self->work == SIGNET_IMPORT_WORK_IMPORT ? _("%'u of %'u rows imported")
                                                    : _("%'u of %'u rows compared with the inventory"),
                          (guint) done, (guint) total);
  gtk_progress_bar_set_fraction (self->progress_bar, (double) done / (double) total);
  gtk_label_set_label (self->progress_label, text);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  SignetImportWindow *self = call->window;
  g_autoptr (SignetImportReport) report = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  report = signet_store_import_finish (SIGNET_STORE (source), result, &error);
  if (report == NULL)
    {
      if (!call_is_late (call) && !signet_error_is_cancelled (error))
        show_error (self, error);
      return;
    }

  /* It is done, even where Cancel was pressed a moment too late. */
  if (self->layout != NULL)
    signet_import_memory_keep (self->layout);
  text = signet_import_describe_toast (report, self->title);
  signet_import_window_emit_imported (self, text);
  if (self->gone)
    return;
  if (self->quick && report->refused->len == 0)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  self->run++;
  signet_import_report_page_set_report (self->report_page, report, self->title);
  signet_import_window_show_step (self, SIGNET_IMPORT_STEP_REPORT);
}

void
signet_import_window_start_import (SignetImportWindow *self)
{
  Call *call = begin_work (self, SIGNET_IMPORT_WORK_IMPORT);

  signet_store_import_async (self->store, self->table, self->title, FALSE, rows_progress_cb, self, self->cancellable,
                             imported_cb, call);
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  SignetImportWindow *self = call->window;
  g_autoptr (SignetImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  report = signet_store_import_finish (SIGNET_STORE (source), result, &error);
  if (call_is_late (call))
    return;
  if (report == NULL)
    {
      show_error (self, error);
      return;
    }

  signet_import_preview_page_set_report (self->preview_page, report);
  signet_import_window_show_step (self, SIGNET_IMPORT_STEP_PREVIEW);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  SignetImportWindow *self = call->window;
  g_autoptr (SignetInventoryTable) table = NULL;
  g_autoptr (GError) error = NULL;

  table = signet_import_read_finish (result, &error);
  if (call_is_late (call))
    return;
  if (table == NULL)
    {
      show_error (self, error);
      return;
    }

  g_set_object (&self->table, table);
  signet_store_import_async (self->store, table, self->title, TRUE, rows_progress_cb, self, self->cancellable, tried_cb,
                             g_steal_pointer (&call));
}

void
signet_import_window_start_read (SignetImportWindow *self)
{
  g_autoptr (Call) call = begin_work (self, SIGNET_IMPORT_WORK_READ);
  g_autoptr (GError) error = NULL;

  if (signet_import_step_is_needed (SIGNET_IMPORT_STEP_INSTANCE, self->layout))
    signet_import_instance_page_apply (self->instance_page, self->layout);
  if (!signet_import_layout_check (self->layout, &error))
    {
      show_error (self, error);
      return;
    }

  signet_import_read_async (self->source, self->layout, bytes_progress_cb, self, self->cancellable, read_cb,
                            g_steal_pointer (&call));
}

static void
detected_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  SignetImportWindow *self = call->window;
  g_autoptr (SignetImportLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  SignetImportStep step;

  layout = signet_import_layout_detect_finish (result, &error);
  if (call_is_late (call))
    return;
  if (layout == NULL)
    {
      show_error (self, error);
      return;
    }

  g_set_object (&self->layout, layout);
  step = signet_import_step_first (self->layout);
  if (step == SIGNET_IMPORT_STEP_PREVIEW)
    signet_import_window_start_read (self);
  else
    signet_import_window_show_step (self, step);
}

static void
detect (SignetImportWindow *self,
        Call               *call)
{
  signet_import_layout_detect_async (self->source, -1, self->cancellable, detected_cb, call);
}

static void
mounted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  SignetImportWindow *self = call->window;
  g_autoptr (GError) error = NULL;
  const gboolean mounted = signet_mount_finish (G_FILE (source), result, &error);

  if (call_is_late (call))
    return;
  if (mounted)
    detect (self, g_steal_pointer (&call));
  else if (signet_error_is_cancelled (error))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    show_error (self, error);
}

void
signet_import_window_start_detect (SignetImportWindow *self)
{
  Call *call = begin_work (self, SIGNET_IMPORT_WORK_DETECT);
  GFile *file = signet_import_source_get_file (self->source);
  g_autoptr (GMountOperation) operation = NULL;

  if (file == NULL || g_file_is_native (file))
    {
      detect (self, call);
      return;
    }

  operation = gtk_mount_operation_new (GTK_WINDOW (self));
  signet_mount_async (file, operation, self->cancellable, mounted_cb, call);
}

void
signet_import_window_stop_work (SignetImportWindow *self)
{
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  self->work = SIGNET_IMPORT_WORK_NONE;
  self->failed = FALSE;
}

void
signet_import_window_try_again (SignetImportWindow *self)
{
  switch (self->work)
    {
    case SIGNET_IMPORT_WORK_DETECT:
      signet_import_window_start_detect (self);
      break;
    case SIGNET_IMPORT_WORK_READ:
      signet_import_window_start_read (self);
      break;
    case SIGNET_IMPORT_WORK_IMPORT:
      signet_import_window_start_import (self);
      break;
    case SIGNET_IMPORT_WORK_NONE:
    default:
      break;
    }
}

void
signet_import_window_cancel_work (SignetImportWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->work == SIGNET_IMPORT_WORK_IMPORT)
    {
      /* Its answer says whether it was in time. */
      signet_import_window_show_step (self, SIGNET_IMPORT_STEP_PREVIEW);
      return;
    }
  self->run++;
  signet_import_window_show_step (self, signet_import_step_before (SIGNET_IMPORT_STEP_PREVIEW, self->layout));
}
