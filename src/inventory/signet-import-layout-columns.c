/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of a table: titles, sample, which of them is which of ours, and what is remembered of that. */

#include "signet-config.h"

#include "inventory/signet-import-layout-private.h"

#include "base/signet-error.h"
#include "base/signet-text.h"
#include "inventory/signet-import-guess.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MEMORY_VERSION   "1"
#define MAX_TITLE_LENGTH 80
#define MAX_CELL_LENGTH  200

/* The commonest number of fields: where there are no titles, what a row should have. */
static guint
common_length (GPtrArray *rows)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint best = 0, best_count = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const guint length = g_strv_length (g_ptr_array_index (rows, i));
      const guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (length))) + 1;

      g_hash_table_insert (counts, GUINT_TO_POINTER (length), GUINT_TO_POINTER (count));
      if (count > best_count)
        {
          best = length;
          best_count = count;
        }
    }
  return best;
}

static char *
dup_title (GStrv titles,
           guint i)
{
  g_autofree char *title = titles != NULL ? g_strstrip (signet_text_for_message (titles[i], MAX_TITLE_LENGTH)) : NULL;

  return title != NULL && *title != '\0' ? g_steal_pointer (&title) : g_strdup_printf (_("Column %u"), i + 1);
}

/* Takes titles and sample from the first rows, and guesses the mapping. */
void
signet_import_layout_take_rows (SignetImportLayout *self,
                                GPtrArray          *rows)
{
  GStrv titles = self->has_header && rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
  const guint n_columns = titles != NULL ? g_strv_length (titles) : common_length (rows);
  const guint first = titles != NULL ? 1 : 0;

  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (self->titles, dup_title (titles, i));
  for (guint i = first; i < rows->len && i < first + SIGNET_IMPORT_LAYOUT_N_SAMPLES; i++)
    {
      GStrv fields = g_ptr_array_index (rows, i);
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

      for (guint j = 0; fields[j] != NULL; j++)
        {
          g_autofree char *cell = signet_text_for_message (fields[j], MAX_CELL_LENGTH);

          g_strv_builder_add (builder, cell);
        }
      g_ptr_array_add (self->sample, g_strv_builder_end (builder));
    }
  self->mapping = g_new0 (SignetInventoryColumn, n_columns + 1);
  signet_import_guess_mapping (rows, self->has_header, self->mapping, n_columns);
}

void
signet_import_layout_clear_columns (SignetImportLayout *self)
{
  g_ptr_array_set_size (self->titles, 0);
  g_ptr_array_set_size (self->sample, 0);
  g_clear_pointer (&self->mapping, g_free);
  g_clear_error (&self->problem);
}

/**
 * signet_import_layout_get_n_columns:
 * @self: a layout
 *
 * Returns: how many columns the table has; 0 for what is no CSV
 */
guint
signet_import_layout_get_n_columns (SignetImportLayout *self)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), 0);
  return self->titles->len;
}

/**
 * signet_import_layout_get_column_title:
 * @self: a layout
 * @column: which column of the table, from 0
 *
 * Returns: (transfer none): its title, safe to be shown
 */
const char *
signet_import_layout_get_column_title (SignetImportLayout *self,
                                       guint               column)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), "");
  return column < self->titles->len ? g_ptr_array_index (self->titles, column) : "";
}

/**
 * signet_import_layout_get_sample:
 * @self: a layout
 * @row: which of the first rows below the header, from 0
 * @column: which column of the table, from 0
 *
 * Returns: (nullable) (transfer none): what stands there, safe to be shown; %NULL where there is nothing
 */
const char *
signet_import_layout_get_sample (SignetImportLayout *self,
                                 guint               row,
                                 guint               column)
{
  GStrv fields;

  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), NULL);

  if (row >= self->sample->len)
    return NULL;
  fields = g_ptr_array_index (self->sample, row);
  return column < g_strv_length (fields) ? fields[column] : NULL;
}

/**
 * signet_import_layout_get_mapping:
 * @self: a layout
 * @column: which column of the table, from 0
 *
 * Returns: which of ours it is; %SIGNET_INVENTORY_N_COLUMNS where it is left alone
 */
SignetInventoryColumn
signet_import_layout_get_mapping (SignetImportLayout *self,
                                  guint               column)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), SIGNET_INVENTORY_N_COLUMNS);
  return column < self->titles->len ? self->mapping[column] : SIGNET_INVENTORY_N_COLUMNS;
}

/**
 * signet_import_layout_set_mapping:
 * @self: a layout
 * @column: which column of the table, from 0
 * @target: which of ours it is; %SIGNET_INVENTORY_N_COLUMNS to leave it alone
 *
 * The column that was @target before is left alone then.
 */
void
signet_import_layout_set_mapping (SignetImportLayout   *self,
                                  guint                 column,
                                  SignetInventoryColumn target)
{
  g_return_if_fail (SIGNET_IS_IMPORT_LAYOUT (self));
  g_return_if_fail (column < self->titles->len);
  g_return_if_fail (target <= SIGNET_INVENTORY_N_COLUMNS);

  if (self->mapping[column] == target)
    return;
  for (guint i = 0; i < self->titles->len; i++)
    if (self->mapping[i] == target)
      self->mapping[i] = SIGNET_INVENTORY_N_COLUMNS;
  self->mapping[column] = target;
  signet_import_layout_emit_changed (self);
}

static gboolean
has_column (SignetImportLayout   *self,
            SignetInventoryColumn target)
{
  for (guint i = 0; i < self->titles->len; i++)
    if (self->mapping[i] == target)
      return TRUE;
  return FALSE;
}

/**
 * signet_import_layout_check:
 * @self: a layout
 * @error: return location for a #GError
 *
 * Returns: whether the text can be read so; else %SIGNET_ERROR_INVALID or %SIGNET_ERROR_TOO_LARGE says what to do
 */
gboolean
signet_import_layout_check (SignetImportLayout *self,
                            GError            **error)
{
  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), FALSE);

  if (self->problem != NULL)
    {
      g_propagate_error (error, g_error_copy (self->problem));
      return FALSE;
    }
  if (*self->instance_url != '\0' && !signet_instance_check_url (self->instance_url, error))
    return FALSE;
  if (self->format == SIGNET_IMPORT_FORMAT_JSON)
    return TRUE;
  if (self->format == SIGNET_IMPORT_FORMAT_CSV && !has_column (self, SIGNET_INVENTORY_COLUMN_SUBDOMAIN))
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                           _("No column is chosen for the subdomain. Choose the one that has DNS names such as "
                             "mail.example.com."));
      return FALSE;
    }
  if (*self->instance_name != '\0' || *self->instance_url != '\0' ||
      (self->format == SIGNET_IMPORT_FORMAT_CSV && (has_column (self, SIGNET_INVENTORY_COLUMN_INSTANCE) ||
                                                    has_column (self, SIGNET_INVENTORY_COLUMN_URL))))
    return TRUE;
  g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                       self->format == SIGNET_IMPORT_FORMAT_CSV
                         ? _("No column is chosen for the instance or its URL. Choose one, or give the instance that all "
                             "rows belong to.")
                         : _("Give the instance that the names belong to, by its name or URL."));
  return FALSE;
}

/**
 * signet_import_layout_dup_instance:
 * @self: a layout
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the instance that is meant where the text names none; %NULL with %SIGNET_ERROR_INVALID
 */
SignetInstance *
signet_import_layout_dup_instance (SignetImportLayout *self,
                                   GError            **error)
{
  g_autoptr (SignetInventoryPool) pool = signet_inventory_pool_new ();
  const char *values[SIGNET_INVENTORY_N_COLUMNS] = { NULL, };
  g_autofree char *reason = NULL;
  SignetInstance *instance = NULL;

  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), NULL);

  values[SIGNET_INVENTORY_COLUMN_INSTANCE] = self->instance_name;
  values[SIGNET_INVENTORY_COLUMN_URL] = self->instance_url;
  if (signet_inventory_check_texts (values, &reason))
    instance = signet_inventory_pool_dup_instance (pool, values, &reason);
  if (instance == NULL)
    g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID, _("The instance is not right: %s."), reason);
  return instance;
}

/**
 * signet_import_layout_dup_signature:
 * @self: a layout
 *
 * Returns: (transfer full): what tells tables with the same columns from others, letters and digits: the key under which
 *   a mapping is remembered
 */
char *
signet_import_layout_dup_signature (SignetImportLayout *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), NULL);

  g_checksum_update (checksum, (const guchar *) signet_import_format_to_nick (self->format), -1);
  g_checksum_update (checksum, (const guchar *) (self->has_header ? "header" : "none"), -1);
  for (guint i = 0; i < self->titles->len; i++)
    {
      g_autofree char *folded = signet_import_guess_fold (g_ptr_array_index (self->titles, i));

      g_checksum_update (checksum, (const guchar *) "\n", 1);
      g_checksum_update (checksum, (const guchar *) folded, -1);
    }
  return g_strndup (g_checksum_get_string (checksum), 32);
}

/**
 * signet_import_layout_dup_memory:
 * @self: a layout
 *
 * Returns: (transfer full): its mapping as a text, for signet_import_layout_apply_memory() on another table with the same
 *   signature
 */
char *
signet_import_layout_dup_memory (SignetImportLayout *self)
{
  GString *memory = g_string_new (MEMORY_VERSION);

  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), NULL);

  for (guint i = 0; i < self->titles->len; i++)
    g_string_append_printf (memory, " %s", self->mapping[i] == SIGNET_INVENTORY_N_COLUMNS ? "-" :
                                           signet_inventory_column_get_name (self->mapping[i]));
  return g_string_free (memory, FALSE);
}

/**
 * signet_import_layout_apply_memory:
 * @self: a layout
 * @memory: (nullable): what signet_import_layout_dup_memory() gave, perhaps of another version of the program
 *
 * Returns: whether it fits this table; else nothing is changed
 */
gboolean
signet_import_layout_apply_memory (SignetImportLayout *self,
                                   const char         *memory)
{
  g_auto (GStrv) words = NULL;
  g_autofree SignetInventoryColumn *mapping = NULL;
  gboolean taken[SIGNET_INVENTORY_N_COLUMNS + 1] = { FALSE, };

  g_return_val_if_fail (SIGNET_IS_IMPORT_LAYOUT (self), FALSE);

  if (memory == NULL || self->titles->len == 0)
    return FALSE;
  words = g_strsplit (memory, " ", -1);
  if (g_strv_length (words) != self->titles->len + 1 || strcmp (words[0], MEMORY_VERSION) != 0)
    return FALSE;
  mapping = g_new0 (SignetInventoryColumn, self->titles->len);
  for (guint i = 0; i < self->titles->len; i++)
    {
      mapping[i] = signet_inventory_column_from_name (words[i + 1]);
      if (mapping[i] == SIGNET_INVENTORY_N_COLUMNS ? strcmp (words[i + 1], "-") != 0 : taken[mapping[i]])
        return FALSE;
      taken[mapping[i]] = TRUE;
    }
  memcpy (self->mapping, mapping, self->titles->len * sizeof *mapping);
  signet_import_layout_emit_changed (self);
  return TRUE;
}
