/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inventory/signet-import-layout.h"
#include "store/signet-store.h"
#include "ui/import/signet-import-columns-page.h"
#include "ui/import/signet-import-format-page.h"
#include "ui/import/signet-import-instance-page.h"
#include "ui/import/signet-import-preview-page.h"
#include "ui/import/signet-import-report-page.h"
#include "ui/import/signet-import-step.h"

/* What the parts of SignetImportWindow share. Does not include signet-import-window.h, which would close a circle. */

G_BEGIN_DECLS

typedef struct _SignetImportWindow SignetImportWindow;

typedef enum {
  SIGNET_IMPORT_WORK_NONE,
  SIGNET_IMPORT_WORK_DETECT, /* connect to the place of the file, look at its beginning */
  SIGNET_IMPORT_WORK_READ,   /* read it all, and try what it would change */
  SIGNET_IMPORT_WORK_IMPORT,
} SignetImportWork;

struct _SignetImportWindow
{
  AdwWindow parent_instance;

  /* template children */
  AdwWindowTitle           *window_title;
  GtkButton                *cancel_button;
  GtkButton                *back_button;
  GtkButton                *next_button;
  GtkStack                 *stack;
  GtkLabel                 *progress_label;
  GtkProgressBar           *progress_bar;
  AdwStatusPage            *error_page;
  SignetImportFormatPage   *format_page;
  SignetImportColumnsPage  *columns_page;
  SignetImportInstancePage *instance_page;
  SignetImportPreviewPage  *preview_page;
  SignetImportReportPage   *report_page;

  /* owned */
  SignetStore          *store;
  SignetImportSource   *source; /* (nullable) where the table was read already */
  SignetImportLayout   *layout; /* once it is detected */
  SignetInventoryTable *table;  /* once it is read */
  char                 *title;  /* of the source, for people */
  GCancellable         *cancellable; /* of the work under way */

  SignetImportStep step;
  SignetImportWork work;
  guint run; /* counts the works: an answer to an earlier one comes too late */
  guint pulse_source;
  guint failed : 1; /* the last work, which can be tried again */
  guint quick : 1;  /* no questions, and closes by itself */
  guint gone : 1;
};

/* signet-import-window.c */
void signet_import_window_update_buttons (SignetImportWindow *self);
void signet_import_window_show_step      (SignetImportWindow *self, SignetImportStep step);
void signet_import_window_emit_imported  (SignetImportWindow *self, const char *text);

/* signet-import-window-work.c: what takes time; shows progress, then the next page or what went wrong. */
void signet_import_window_start_detect   (SignetImportWindow *self);
void signet_import_window_start_read     (SignetImportWindow *self);
void signet_import_window_start_import   (SignetImportWindow *self);
void signet_import_window_try_again      (SignetImportWindow *self);
/* Nothing is under way any more; what was begun is not answered. */
void signet_import_window_stop_work      (SignetImportWindow *self);
/* Out of what is under way, to the page where it was begun. */
void signet_import_window_cancel_work    (SignetImportWindow *self);

G_END_DECLS
