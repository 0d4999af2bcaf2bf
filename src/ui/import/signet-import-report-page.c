/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/import/signet-import-report-page.h"

#include "base/signet-error.h"
#include "ui/import/signet-import-entry-filter.h"
#include "ui/import/signet-import-entry-list.h"
#include "ui/import/signet-import-words.h"
#include "ui/widget/signet-copy-button.h"
#include "ui/widget/signet-notice.h"
#include "ui/widget/signet-save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SignetImportReportPage
{
  AdwBin parent_instance;

  /* template children */
  AdwStatusPage         *status_page;
  GtkWidget             *refused_box;
  GtkLabel              *refused_label;
  SignetImportEntryList *entry_list;
  SignetCopyButton      *copy_button;
  SignetNotice          *notice;

  /* owned */
  char *refused; /* as text */
  char *title;
};

G_DEFINE_FINAL_TYPE (SignetImportReportPage, signet_import_report_page, ADW_TYPE_BIN)

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SignetImportReportPage) self = SIGNET_IMPORT_REPORT_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = signet_save_finish (NULL, result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (file != NULL)
    signet_notice_show_saved (self->notice, file);
  else if (!signet_error_is_cancelled (error))
    signet_notice_show (self->notice, SIGNET_NOTICE_ERROR, error->message);
}

static void
save_cb (SignetImportReportPage *self)
{
  g_autoptr (GBytes) contents = g_bytes_new (self->refused, strlen (self->refused));
  g_autofree char *stem = g_strdelimit (g_strdup (self->title), "/\\", '-');
  /* Translators: the name of a file: what was imported, then this */
  g_autofree char *name = g_strdup_printf (_("%s – refused rows.txt"), stem);

  signet_save_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Save Refused Rows"), name, contents,
                     saved_cb, g_object_ref (self));
}

static void
signet_import_report_page_finalize (GObject *object)
{
  SignetImportReportPage *self = SIGNET_IMPORT_REPORT_PAGE (object);

  g_free (self->refused);
  g_free (self->title);

  G_OBJECT_CLASS (signet_import_report_page_parent_class)->finalize (object);
}

static void
signet_import_report_page_class_init (SignetImportReportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = signet_import_report_page_finalize;

  g_type_ensure (SIGNET_TYPE_COPY_BUTTON);
  g_type_ensure (SIGNET_TYPE_IMPORT_ENTRY_LIST);
  g_type_ensure (SIGNET_TYPE_NOTICE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/import/signet-import-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetImportReportPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, SignetImportReportPage, refused_box);
  gtk_widget_class_bind_template_child (widget_class, SignetImportReportPage, refused_label);
  gtk_widget_class_bind_template_child (widget_class, SignetImportReportPage, entry_list);
  gtk_widget_class_bind_template_child (widget_class, SignetImportReportPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, SignetImportReportPage, notice);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
signet_import_report_page_init (SignetImportReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  signet_import_entry_list_set_name (self->entry_list, _("Refused rows"));
}

/**
 * signet_import_report_page_set_report:
 * @self: a page
 * @report: what was done
 * @title: of what was imported, UTF-8
 */
void
signet_import_report_page_set_report (SignetImportReportPage *self,
                                      SignetImportReport     *report,
                                      const char             *title)
{
  const guint n_refused = report->refused->len;
  g_autofree char *result = signet_import_describe_result (report);
  g_autofree char *escaped = g_markup_escape_text (result, -1);
  g_autofree char *heading = NULL;
  g_autoptr (GListModel) entries = NULL;
  g_autoptr (SignetImportEntryFilter) filter = NULL;

  g_return_if_fail (SIGNET_IS_IMPORT_REPORT_PAGE (self));

  g_free (self->title);
  self->title = g_strdup (title);
  g_free (self->refused);
  self->refused = signet_import_list_refused (report);
  adw_status_page_set_description (self->status_page, escaped);
  gtk_widget_set_vexpand (GTK_WIDGET (self->status_page), n_refused == 0);
  /* The room is for the rows that somebody has to look after. */
  adw_status_page_set_icon_name (self->status_page, n_refused == 0 ? "object-select-symbolic" : NULL);
  gtk_widget_set_visible (self->refused_box, n_refused > 0);
  if (n_refused == 0)
    return;

  heading = g_strdup_printf (ngettext ("%'u row was refused", "%'u rows were refused", n_refused), n_refused);
  gtk_label_set_label (self->refused_label, heading);
  signet_copy_button_set_text (self->copy_button, self->refused);
  entries = signet_import_report_list_entries (report);
  filter = signet_import_entry_filter_new (entries);
  signet_import_entry_filter_set_statuses (filter, 1u << SIGNET_IMPORT_REFUSED);
  signet_import_entry_list_set_model (self->entry_list, G_LIST_MODEL (filter));
}
