/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/import/signet-import-preview-page.h"

#include "ui/import/signet-import-entry-filter.h"
#include "ui/import/signet-import-entry-list.h"
#include "ui/import/signet-import-entry-row.h"
#include "ui/import/signet-import-words.h"

#include <glib/gi18n-lib.h>

struct _SignetImportPreviewPage
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel              *summary_label;
  GtkToggleButton       *new_toggle;
  GtkToggleButton       *changed_toggle;
  GtkToggleButton       *same_toggle;
  GtkToggleButton       *refused_toggle;
  SignetImportEntryList *entry_list;

  /* owned */
  SignetImportEntryFilter *filter;

  guint updating : 1;
};

G_DEFINE_FINAL_TYPE (SignetImportPreviewPage, signet_import_preview_page, ADW_TYPE_BIN)

static GtkToggleButton *
get_toggle (SignetImportPreviewPage *self,
            SignetImportStatus       status)
{
  switch (status)
    {
    case SIGNET_IMPORT_NEW:
      return self->new_toggle;
    case SIGNET_IMPORT_CHANGED:
      return self->changed_toggle;
    case SIGNET_IMPORT_SAME:
      return self->same_toggle;
    case SIGNET_IMPORT_REFUSED:
    default:
      return self->refused_toggle;
    }
}

/* None pressed shows all: one press is enough to see the refused ones alone. */
static void
toggled_cb (SignetImportPreviewPage *self)
{
  guint statuses = 0;

  if (self->updating || self->filter == NULL)
    return;
  for (guint i = 0; i < SIGNET_IMPORT_N_STATUS; i++)
    if (gtk_toggle_button_get_active (get_toggle (self, (SignetImportStatus) i)))
      statuses |= 1u << i;
  signet_import_entry_filter_set_statuses (self->filter, statuses);
}

static void
show_counts (SignetImportPreviewPage *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < SIGNET_IMPORT_N_STATUS; i++)
    {
      const SignetImportStatus status = (SignetImportStatus) i;
      const guint count = signet_import_entry_filter_count (self->filter, status);
      GtkToggleButton *toggle = get_toggle (self, status);
      /* Translators: a status and how many rows have it: "Refused (12)" */
      g_autofree char *label = g_strdup_printf (_("%s (%'u)"), signet_import_status_describe (status), count);

      gtk_button_set_label (GTK_BUTTON (toggle), label);
      gtk_toggle_button_set_active (toggle, FALSE);
      gtk_widget_set_sensitive (GTK_WIDGET (toggle), count > 0);
    }
  self->updating = FALSE;
}

static void
signet_import_preview_page_dispose (GObject *object)
{
  g_clear_object (&SIGNET_IMPORT_PREVIEW_PAGE (object)->filter);

  G_OBJECT_CLASS (signet_import_preview_page_parent_class)->dispose (object);
}

static void
signet_import_preview_page_class_init (SignetImportPreviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_import_preview_page_dispose;

  g_type_ensure (SIGNET_TYPE_IMPORT_ENTRY_LIST);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/import/signet-import-preview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetImportPreviewPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, SignetImportPreviewPage, new_toggle);
  gtk_widget_class_bind_template_child (widget_class, SignetImportPreviewPage, changed_toggle);
  gtk_widget_class_bind_template_child (widget_class, SignetImportPreviewPage, same_toggle);
  gtk_widget_class_bind_template_child (widget_class, SignetImportPreviewPage, refused_toggle);
  gtk_widget_class_bind_template_child (widget_class, SignetImportPreviewPage, entry_list);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
signet_import_preview_page_init (SignetImportPreviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  signet_import_entry_list_set_name (self->entry_list, _("Rows of the file"));
}

/**
 * signet_import_preview_page_set_report:
 * @self: a page
 * @report: what a dry run found
 *
 * Shows it, with all rows.
 */
void
signet_import_preview_page_set_report (SignetImportPreviewPage *self,
                                       SignetImportReport      *report)
{
  g_autoptr (GListModel) entries = NULL;
  g_autofree char *summary = NULL;

  g_return_if_fail (SIGNET_IS_IMPORT_PREVIEW_PAGE (self));

  entries = signet_import_report_list_entries (report);
  g_clear_object (&self->filter);
  self->filter = signet_import_entry_filter_new (entries);
  show_counts (self);
  signet_import_entry_list_set_model (self->entry_list, G_LIST_MODEL (self->filter));

  summary = signet_import_describe_preview (report, signet_import_preview_page_has_changes (self));
  gtk_label_set_label (self->summary_label, summary);
}

/**
 * signet_import_preview_page_has_changes:
 * @self: a page
 *
 * Returns: whether any row is new or changed
 */
gboolean
signet_import_preview_page_has_changes (SignetImportPreviewPage *self)
{
  return self->filter != NULL &&
         signet_import_entry_filter_count (self->filter, SIGNET_IMPORT_NEW) +
         signet_import_entry_filter_count (self->filter, SIGNET_IMPORT_CHANGED) > 0;
}
