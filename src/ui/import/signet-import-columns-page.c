/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/import/signet-import-columns-page.h"

#include "ui/import/signet-import-column-row.h"
#include "ui/import/signet-import-sample-grid.h"

#include <glib/gi18n-lib.h>

/* A table may have a thousand columns, and each row with its drop down takes a millisecond. */
#define ROWS_PER_TURN 12

struct _SignetImportColumnsPage
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel               *error_label;
  GtkListBox             *list_box;
  SignetImportSampleGrid *sample_grid;

  /* owned */
  SignetImportLayout *layout;
  GPtrArray          *titles;  /* of the columns that have rows, or will */
  GPtrArray          *rows;    /* of SignetImportColumnRow, borrowed */
  GListModel         *choices;

  guint build_source;
  guint complete : 1;
};

enum {
  PROP_0,
  PROP_COMPLETE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetImportColumnsPage, signet_import_columns_page, ADW_TYPE_BIN)

static gboolean
has_subdomain (SignetImportColumnsPage *self)
{
  const guint n_columns = signet_import_layout_get_n_columns (self->layout);

  for (guint i = 0; i < n_columns; i++)
    if (signet_import_layout_get_mapping (self->layout, i) == SIGNET_INVENTORY_COLUMN_SUBDOMAIN)
      return TRUE;
  return FALSE;
}

static void
update (SignetImportColumnsPage *self)
{
  const gboolean complete = has_subdomain (self);

  signet_import_sample_grid_show (self->sample_grid, self->layout, TRUE);
  gtk_label_set_label (self->error_label,
                       complete ? "" : _("Choose “Subdomain” for the column that holds the names: nothing can be "
                                         "imported without it."));
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), !complete);
  if (self->complete == complete)
    return;
  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

/* Another column may have lost what this one got. */
static void
changed_cb (SignetImportColumnsPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    signet_import_column_row_update (g_ptr_array_index (self->rows, i));
  update (self);
}

static gboolean
build_cb (gpointer user_data)
{
  SignetImportColumnsPage *self = SIGNET_IMPORT_COLUMNS_PAGE (user_data);

  for (guint i = 0; i < ROWS_PER_TURN && self->rows->len < self->titles->len; i++)
    {
      SignetImportColumnRow *row = signet_import_column_row_new (self->layout, self->rows->len, self->choices);

      g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (self->list_box, GTK_WIDGET (row));
    }
  if (self->rows->len < self->titles->len)
    return G_SOURCE_CONTINUE;

  self->build_source = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
titles_are_equal (SignetImportColumnsPage *self)
{
  const guint n_columns = signet_import_layout_get_n_columns (self->layout);

  if (self->titles->len != n_columns)
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    if (g_strcmp0 (g_ptr_array_index (self->titles, i), signet_import_layout_get_column_title (self->layout, i)) != 0)
      return FALSE;
  return TRUE;
}

static void
build (SignetImportColumnsPage *self)
{
  const guint n_columns = signet_import_layout_get_n_columns (self->layout);
  GtkListBoxRow *row;

  g_clear_handle_id (&self->build_source, g_source_remove);
  while ((row = gtk_list_box_get_row_at_index (self->list_box, 0)) != NULL)
    gtk_list_box_remove (self->list_box, GTK_WIDGET (row));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->titles, 0);
  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (self->titles, g_strdup (signet_import_layout_get_column_title (self->layout, i)));

  if (build_cb (self))
    self->build_source = g_idle_add (build_cb, self);
}

static void
signet_import_columns_page_get_property (GObject    *object,
                                         guint       property_id,
                                         GValue     *value,
                                         GParamSpec *pspec)
{
  SignetImportColumnsPage *self = SIGNET_IMPORT_COLUMNS_PAGE (object);

  switch (property_id)
    {
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_import_columns_page_dispose (GObject *object)
{
  SignetImportColumnsPage *self = SIGNET_IMPORT_COLUMNS_PAGE (object);

  g_clear_handle_id (&self->build_source, g_source_remove);
  g_clear_object (&self->layout);
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (signet_import_columns_page_parent_class)->dispose (object);
}

static void
signet_import_columns_page_finalize (GObject *object)
{
  SignetImportColumnsPage *self = SIGNET_IMPORT_COLUMNS_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->titles);

  G_OBJECT_CLASS (signet_import_columns_page_parent_class)->finalize (object);
}

static void
signet_import_columns_page_class_init (SignetImportColumnsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_import_columns_page_dispose;
  object_class->finalize = signet_import_columns_page_finalize;
  object_class->get_property = signet_import_columns_page_get_property;

  properties[PROP_COMPLETE] =
    g_param_spec_boolean ("complete", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SIGNET_TYPE_IMPORT_SAMPLE_GRID);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/import/signet-import-columns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetImportColumnsPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, SignetImportColumnsPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, SignetImportColumnsPage, sample_grid);
}

static void
signet_import_columns_page_init (SignetImportColumnsPage *self)
{
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
  self->choices = signet_import_column_row_new_choices ();

  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_import_columns_page_set_layout:
 * @self: a page
 * @layout: of a table
 *
 * Shows the columns as they are now.
 */
void
signet_import_columns_page_set_layout (SignetImportColumnsPage *self,
                                       SignetImportLayout      *layout)
{
  gboolean other;

  g_return_if_fail (SIGNET_IS_IMPORT_COLUMNS_PAGE (self));

  other = g_set_object (&self->layout, layout);
  if (other || !titles_are_equal (self))
    build (self);
  changed_cb (self);
}

/**
 * signet_import_columns_page_get_complete:
 * @self: a page
 *
 * Returns: whether what is needed has a column
 */
gboolean
signet_import_columns_page_get_complete (SignetImportColumnsPage *self)
{
  return self->complete;
}
