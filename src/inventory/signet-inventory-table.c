/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "inventory/signet-inventory-table.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>

struct _SignetInventoryTable
{
  GObject parent_instance;

  GPtrArray *rows;    /* of SignetInventoryRow */
  GPtrArray *refused; /* of SignetRefusedRow */
  gsize n_hosts;
};

G_DEFINE_FINAL_TYPE (SignetInventoryTable, signet_inventory_table, G_TYPE_OBJECT)

static void
row_free (gpointer data)
{
  signet_inventory_row_free (data);
}

static void
refused_free (gpointer data)
{
  signet_refused_row_free (data);
}

static void
signet_inventory_table_finalize (GObject *object)
{
  SignetInventoryTable *self = SIGNET_INVENTORY_TABLE (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->refused);

  G_OBJECT_CLASS (signet_inventory_table_parent_class)->finalize (object);
}

static void
signet_inventory_table_class_init (SignetInventoryTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_inventory_table_finalize;
}

static void
signet_inventory_table_init (SignetInventoryTable *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->refused = g_ptr_array_new_with_free_func (refused_free);
}

/**
 * signet_inventory_table_get_rows:
 * @self: a table
 *
 * Returns: (transfer none) (element-type SignetInventoryRow): the accepted rows, in the order of the file
 */
GPtrArray *
signet_inventory_table_get_rows (SignetInventoryTable *self)
{
  g_return_val_if_fail (SIGNET_IS_INVENTORY_TABLE (self), NULL);
  return self->rows;
}

/**
 * signet_inventory_table_get_refused:
 * @self: a table
 *
 * Returns: (transfer none) (element-type SignetRefusedRow): the refused rows, in the order of the file
 */
GPtrArray *
signet_inventory_table_get_refused (SignetInventoryTable *self)
{
  g_return_val_if_fail (SIGNET_IS_INVENTORY_TABLE (self), NULL);
  return self->refused;
}

/**
 * signet_inventory_table_refuse:
 * @self: a table
 * @line: where the row begins, from 1
 * @reason: why it is refused, translated
 */
void
signet_inventory_table_refuse (SignetInventoryTable *self,
                               guint                 line,
                               const char           *reason)
{
  g_return_if_fail (SIGNET_IS_INVENTORY_TABLE (self));

  g_ptr_array_add (self->refused, signet_refused_row_new (line, reason));
}

/**
 * signet_inventory_table_take_row:
 * @self: a table
 * @row: (transfer full): a row that is accepted
 */
void
signet_inventory_table_take_row (SignetInventoryTable *self,
                                 SignetInventoryRow   *row)
{
  g_return_if_fail (SIGNET_IS_INVENTORY_TABLE (self));

  if (row->subdomain != NULL)
    self->n_hosts += signet_subdomain_get_n_hosts (row->subdomain);
  g_ptr_array_add (self->rows, row);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const SignetInventoryRow *first = *(const SignetInventoryRow * const *) a;
  const SignetInventoryRow *second = *(const SignetInventoryRow * const *) b;

  return first->line < second->line ? -1 : first->line > second->line;
}

static int
compare_refused (gconstpointer a,
                 gconstpointer b)
{
  const SignetRefusedRow *first = *(const SignetRefusedRow * const *) a;
  const SignetRefusedRow *second = *(const SignetRefusedRow * const *) b;

  return first->line < second->line ? -1 : first->line > second->line;
}

/**
 * signet_inventory_table_sort:
 * @self: a table
 *
 * For a reader that does not find rows in the order of the file. What stands on the same line stays as it is.
 */
void
signet_inventory_table_sort (SignetInventoryTable *self)
{
  g_return_if_fail (SIGNET_IS_INVENTORY_TABLE (self));

  g_ptr_array_sort (self->rows, compare_rows);
  g_ptr_array_sort (self->refused, compare_refused);
}

/**
 * signet_inventory_table_check_size:
 * @self: a table
 * @error: return location for a #GError
 *
 * Returns: whether there is room for more; else %SIGNET_ERROR_TOO_LARGE
 */
gboolean
signet_inventory_table_check_size (SignetInventoryTable *self,
                                   GError              **error)
{
  g_return_val_if_fail (SIGNET_IS_INVENTORY_TABLE (self), FALSE);

  if (self->refused->len > SIGNET_INVENTORY_MAX_REFUSED)
    {
      const SignetRefusedRow *first = g_ptr_array_index (self->refused, 0);

      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                   _("More than %d rows can't be taken, the first on line %u: %s. Check how the file is to be read."),
                   SIGNET_INVENTORY_MAX_REFUSED, first->line, first->reason);
      return FALSE;
    }
  if (self->rows->len > SIGNET_INVENTORY_MAX_ROWS || self->n_hosts > SIGNET_INVENTORY_MAX_HOSTS)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                   _("The file has more than %d rows or %d hosts. Split it into several."),
                   SIGNET_INVENTORY_MAX_ROWS, SIGNET_INVENTORY_MAX_HOSTS);
      return FALSE;
    }
  return TRUE;
}

/**
 * signet_refused_row_new:
 * @line: where the row begins, from 1
 * @reason: why it is refused, translated
 *
 * Returns: (transfer full): a new refusal
 */
SignetRefusedRow *
signet_refused_row_new (guint       line,
                        const char *reason)
{
  SignetRefusedRow *self = g_new0 (SignetRefusedRow, 1);

  self->line = line;
  self->reason = g_strdup (reason);
  return self;
}

/**
 * signet_refused_row_free:
 * @self: (nullable) (transfer full): a refusal
 */
void
signet_refused_row_free (SignetRefusedRow *self)
{
  if (self == NULL)
    return;
  g_free (self->reason);
  g_free (self);
}
