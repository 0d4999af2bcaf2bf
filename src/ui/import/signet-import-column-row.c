/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/import/signet-import-column-row.h"

#include "ui/wizard/signet-drop-down.h"

#include <glib/gi18n-lib.h>

struct _SignetImportColumnRow
{
  AdwActionRow parent_instance;

  /* children */
  GtkDropDown *drop_down;

  /* owned */
  SignetImportLayout *layout;

  guint column;
  guint updating : 1;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetImportColumnRow, signet_import_column_row, ADW_TYPE_ACTION_ROW)

/* The first choice leaves the column out; the others are our columns, in order. */
static guint
choice_of (SignetInventoryColumn column)
{
  return column == SIGNET_INVENTORY_N_COLUMNS ? 0 : (guint) column + 1;
}

static SignetInventoryColumn
column_of (guint choice)
{
  return choice == 0 ? SIGNET_INVENTORY_N_COLUMNS : (SignetInventoryColumn) (choice - 1);
}

/* "Acme · Zenith": what is in the first rows, each once. */
static char *
dup_samples (SignetImportColumnRow *self)
{
  g_autoptr (GPtrArray) samples = g_ptr_array_new ();

  for (guint row = 0; row < SIGNET_IMPORT_LAYOUT_N_SAMPLES; row++)
    {
      const char *sample = signet_import_layout_get_sample (self->layout, row, self->column);

      if (sample != NULL && *sample != '\0' && !g_ptr_array_find_with_equal_func (samples, sample, g_str_equal, NULL))
        g_ptr_array_add (samples, (gpointer) sample);
    }
  if (samples->len == 0)
    return g_strdup (_("Empty in the first rows"));
  g_ptr_array_add (samples, NULL);
  return g_strjoinv (" · ", (char **) samples->pdata);
}

static void
selected_cb (SignetImportColumnRow *self)
{
  const guint choice = gtk_drop_down_get_selected (self->drop_down);

  if (self->updating || choice == GTK_INVALID_LIST_POSITION)
    return;
  signet_import_layout_set_mapping (self->layout, self->column, column_of (choice));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
signet_import_column_row_dispose (GObject *object)
{
  g_clear_object (&SIGNET_IMPORT_COLUMN_ROW (object)->layout);

  G_OBJECT_CLASS (signet_import_column_row_parent_class)->dispose (object);
}

static void
signet_import_column_row_class_init (SignetImportColumnRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = signet_import_column_row_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
signet_import_column_row_init (SignetImportColumnRow *self)
{
  self->drop_down = g_object_new (GTK_TYPE_DROP_DOWN, "valign", GTK_ALIGN_CENTER, NULL);
  signet_drop_down_let_shrink (self->drop_down);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->drop_down));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->drop_down));
}

/**
 * signet_import_column_row_new_choices:
 *
 * Returns: (transfer full): what a column can be
 */
GListModel *
signet_import_column_row_new_choices (void)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _("Leave out"));
  for (guint i = 0; i < SIGNET_INVENTORY_N_COLUMNS; i++)
    gtk_string_list_append (choices, signet_inventory_column_get_title ((SignetInventoryColumn) i));
  return G_LIST_MODEL (choices);
}

/**
 * signet_import_column_row_new:
 * @layout: how the table is split
 * @column: which of its columns, from 0
 * @choices: of signet_import_column_row_new_choices()
 *
 * Returns: (transfer floating): a row
 */
SignetImportColumnRow *
signet_import_column_row_new (SignetImportLayout *layout,
                              guint               column,
                              GListModel         *choices)
{
  SignetImportColumnRow *self = g_object_new (SIGNET_TYPE_IMPORT_COLUMN_ROW,
                                              "use-markup", FALSE,
                                              "title-lines", 1,
                                              "subtitle-lines", 1,
                                              NULL);
  const char *title = signet_import_layout_get_column_title (layout, column);

  self->layout = g_object_ref (layout);
  self->column = column;
  self->updating = TRUE;
  gtk_drop_down_set_model (self->drop_down, choices);
  self->updating = FALSE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  signet_drop_down_set_up (self->drop_down, title);
  signet_import_column_row_update (self);

  return self;
}

/**
 * signet_import_column_row_update:
 * @self: a row
 *
 * Shows what the layout says now.
 */
void
signet_import_column_row_update (SignetImportColumnRow *self)
{
  const SignetInventoryColumn mapping = signet_import_layout_get_mapping (self->layout, self->column);
  g_autofree char *samples = dup_samples (self);

  self->updating = TRUE;
  gtk_drop_down_set_selected (self->drop_down, choice_of (mapping));
  self->updating = FALSE;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), samples);
}
