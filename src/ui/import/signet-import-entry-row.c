/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/import/signet-import-entry-row.h"

#include "base/signet-dns-name.h"

#include <glib/gi18n-lib.h>

struct _SignetImportEntryRow
{
  GtkWidget parent_instance;

  /* template children */
  GtkImage *status_image;
  GtkLabel *subdomain_label;
  GtkLabel *line_label;
  GtkLabel *instance_label;
  GtkLabel *text_label;
};

static const struct {
  const char *icon_name;
  const char *css_class;
} looks[] = {
  [SIGNET_IMPORT_NEW] = { "list-add-symbolic", "success" },
  [SIGNET_IMPORT_CHANGED] = { "document-edit-symbolic", "accent" },
  [SIGNET_IMPORT_SAME] = { "object-select-symbolic", "dim-label" },
  [SIGNET_IMPORT_REFUSED] = { "dialog-warning-symbolic", "warning" },
};

G_DEFINE_FINAL_TYPE (SignetImportEntryRow, signet_import_entry_row, GTK_TYPE_WIDGET)

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
signet_import_entry_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (signet_import_entry_row_parent_class)->dispose (object);
}

static void
signet_import_entry_row_class_init (SignetImportEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_import_entry_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/import/signet-import-entry-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetImportEntryRow, status_image);
  gtk_widget_class_bind_template_child (widget_class, SignetImportEntryRow, subdomain_label);
  gtk_widget_class_bind_template_child (widget_class, SignetImportEntryRow, line_label);
  gtk_widget_class_bind_template_child (widget_class, SignetImportEntryRow, instance_label);
  gtk_widget_class_bind_template_child (widget_class, SignetImportEntryRow, text_label);
}

static void
signet_import_entry_row_init (SignetImportEntryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_import_entry_row_set_entry:
 * @self: a row
 * @entry: (nullable): what it shows
 */
void
signet_import_entry_row_set_entry (SignetImportEntryRow *self,
                                   SignetImportEntry    *entry)
{
  g_autofree char *line = NULL;
  g_autofree char *shown = NULL;
  const char *subdomain_name;
  const char *word;
  SignetImportStatus status;

  g_return_if_fail (SIGNET_IS_IMPORT_ENTRY_ROW (self));

  if (entry == NULL)
    return;

  status = signet_import_entry_get_status (entry);
  word = signet_import_status_describe (status);
  subdomain_name = signet_import_entry_get_subdomain_name (entry);
  line = g_strdup_printf (_("Line %'u"), signet_import_entry_get_line (entry));

  gtk_image_set_from_icon_name (self->status_image, looks[status].icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->status_image), (const char *[]) { looks[status].css_class, NULL });
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status_image), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status_image), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);

  /* A refused row often has no name that could be shown. */
  shown = *subdomain_name != '\0' ? signet_dns_name_to_unicode (subdomain_name) : g_strdup (word);
  gtk_label_set_label (self->subdomain_label, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subdomain_label), *subdomain_name != '\0' ? subdomain_name : NULL);
  gtk_label_set_label (self->line_label, line);
  show_text (self->instance_label, signet_import_entry_get_instance_name (entry));
  show_text (self->text_label, signet_import_entry_get_text (entry));
}
