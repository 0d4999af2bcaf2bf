/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/import/signet-import-sample-grid.h"

#include <glib/gi18n-lib.h>

/* Of a table's own columns: more are of no help in telling whether it is split as it should be. */
#define MAX_COLUMNS 30
/* A cell is as wide as its text, up to this: the table is scrolled, not squeezed. */
#define MAX_CHARS   28

struct _SignetImportSampleGrid
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *scrolled_window;
  GtkGrid   *grid;
};

G_DEFINE_FINAL_TYPE (SignetImportSampleGrid, signet_import_sample_grid, GTK_TYPE_WIDGET)

static void
add_cell (SignetImportSampleGrid *self,
          int                     column,
          int                     row,
          const char             *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (text, MAX_CHARS * 4) + 1, MAX_CHARS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, row == 0 ? "caption-heading" : "caption");
  if (row == 0)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
add_column (SignetImportSampleGrid *self,
            SignetImportLayout     *layout,
            int                     at,
            guint                   column,
            const char             *title)
{
  add_cell (self, at, 0, title);
  for (guint row = 0; row < SIGNET_IMPORT_LAYOUT_N_SAMPLES; row++)
    {
      const char *sample = signet_import_layout_get_sample (layout, row, column);

      if (sample != NULL)
        add_cell (self, at, (int) row + 1, sample);
    }
}

static void
signet_import_sample_grid_dispose (GObject *object)
{
  SignetImportSampleGrid *self = SIGNET_IMPORT_SAMPLE_GRID (object);

  g_clear_pointer (&self->scrolled_window, gtk_widget_unparent);

  G_OBJECT_CLASS (signet_import_sample_grid_parent_class)->dispose (object);
}

static void
signet_import_sample_grid_class_init (SignetImportSampleGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = signet_import_sample_grid_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
signet_import_sample_grid_init (SignetImportSampleGrid *self)
{
  self->grid = g_object_new (GTK_TYPE_GRID,
                             "column-spacing", 18,
                             "row-spacing", 6,
                             "margin-top", 12,
                             "margin-bottom", 12,
                             "margin-start", 12,
                             "margin-end", 12,
                             NULL);
  self->scrolled_window = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                        "vscrollbar-policy", GTK_POLICY_NEVER,
                                        "overflow", GTK_OVERFLOW_HIDDEN,
                                        "child", self->grid,
                                        "css-classes", (const char *[]) { "card", NULL },
                                        NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled_window),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("First rows"), -1);
  gtk_widget_set_parent (self->scrolled_window, GTK_WIDGET (self));
}

/**
 * signet_import_sample_grid_show:
 * @self: a grid
 * @layout: how the table is split
 * @mapped: whether the columns are ours, without those that are left out; else they are the table's
 *
 * Shows the rows as they are now; call it again when @layout changes.
 */
void
signet_import_sample_grid_show (SignetImportSampleGrid *self,
                                SignetImportLayout     *layout,
                                gboolean                mapped)
{
  const guint n_columns = signet_import_layout_get_n_columns (layout);
  GtkWidget *child;
  int at = 0;

  g_return_if_fail (SIGNET_IS_IMPORT_SAMPLE_GRID (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);

  if (!mapped)
    {
      for (guint i = 0; i < MIN (n_columns, MAX_COLUMNS); i++)
        add_column (self, layout, at++, i, signet_import_layout_get_column_title (layout, i));
      return;
    }

  for (guint column = 0; column < SIGNET_INVENTORY_N_COLUMNS; column++)
    for (guint i = 0; i < n_columns; i++)
      if (signet_import_layout_get_mapping (layout, i) == (SignetInventoryColumn) column)
        add_column (self, layout, at++, i, signet_inventory_column_get_title ((SignetInventoryColumn) column));
}
