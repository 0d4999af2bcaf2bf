/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "store/signet-store-private.h"

#include <glib/gi18n-lib.h>

/* Of rows that were taken; all that were refused are in the text. */
#define MAX_LISTED 1000

static void
refused_free (gpointer data)
{
  signet_refused_row_free (data);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const SignetRefusedRow *one = *(const SignetRefusedRow * const *) a;
  const SignetRefusedRow *other = *(const SignetRefusedRow * const *) b;

  return (one->line > other->line) - (one->line < other->line);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const guint one = signet_import_entry_get_line (*(SignetImportEntry * const *) a);
  const guint other = signet_import_entry_get_line (*(SignetImportEntry * const *) b);

  return (one > other) - (one < other);
}

/**
 * signet_import_report_new:
 *
 * Returns: (transfer full): an empty report
 */
SignetImportReport *
signet_import_report_new (void)
{
  SignetImportReport *self = g_new0 (SignetImportReport, 1);

  self->refused = g_ptr_array_new_with_free_func (refused_free);
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * signet_import_report_free:
 * @self: (nullable) (transfer full): a report
 */
void
signet_import_report_free (SignetImportReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->refused);
  g_ptr_array_unref (self->entries);
  g_clear_object (&self->list);
  g_free (self->job_uuid);
  g_free (self);
}

/**
 * signet_import_report_refuse:
 * @self: a report
 * @line: of the row
 * @instance: (nullable): of the row
 * @subdomain: (nullable): of the row
 * @reason: why, translated
 *
 * Adds a row that is not taken.
 */
void
signet_import_report_refuse (SignetImportReport *self,
                             guint               line,
                             SignetInstance     *instance,
                             SignetSubdomain    *subdomain,
                             const char         *reason)
{
  g_ptr_array_add (self->refused, signet_refused_row_new (line, reason));
  g_ptr_array_add (self->entries, signet_import_entry_new (line, SIGNET_IMPORT_REFUSED, instance, subdomain, reason));
}

/* Goes through all entries in order; those that are refused are taken out into the list alone. */
static GPtrArray *
without_refused (GPtrArray *all)
{
  GPtrArray *taken = g_ptr_array_new_full (all->len, g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (signet_import_entry_get_status (g_ptr_array_index (all, i)) != SIGNET_IMPORT_REFUSED)
      g_ptr_array_add (taken, g_object_ref (g_ptr_array_index (all, i)));
  return taken;
}

/**
 * signet_import_report_finish:
 * @self: a report
 *
 * Puts all rows into the order of the file, whoever refused them.
 */
void
signet_import_report_finish (SignetImportReport *self)
{
  g_autoptr (GPtrArray) all = self->entries;
  g_autoptr (GListStore) list = g_list_store_new (SIGNET_TYPE_IMPORT_ENTRY);

  g_ptr_array_sort (self->refused, compare_lines);
  if (self->refused->len > 0)
    g_ptr_array_sort (all, compare_entries);
  g_list_store_splice (list, 0, 0, all->pdata, all->len);
  self->list = G_LIST_MODEL (g_steal_pointer (&list));
  self->entries = self->refused->len > 0 ? without_refused (all) : g_ptr_array_ref (all);
}

/**
 * signet_import_report_list_entries:
 * @self: a report
 *
 * Returns: (transfer full): a list of #SignetImportEntry for all rows, refused ones included, in the order of the file
 */
GListModel *
signet_import_report_list_entries (SignetImportReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_object_ref (self->list);
}

static void
add_entries (GString            *text,
             GPtrArray          *entries,
             SignetImportStatus  status)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      SignetImportEntry *entry = g_ptr_array_index (entries, i);

      if (signet_import_entry_get_status (entry) != status)
        continue;
      if (n++ < MAX_LISTED)
        /* TRANSLATORS: a line of a file, what becomes of it, instance, subdomain, and what changes */
        g_string_append_printf (text, _("Line %u, %s: %s, %s: %s\n"), signet_import_entry_get_line (entry),
                                signet_import_status_describe (status), signet_import_entry_get_instance_name (entry),
                                signet_import_entry_get_subdomain_name (entry), signet_import_entry_get_text (entry));
    }
  if (n > MAX_LISTED)
    g_string_append_printf (text, ngettext ("… and %u more row\n", "… and %u more rows\n", n - MAX_LISTED), n - MAX_LISTED);
}

/**
 * signet_import_report_to_text:
 * @report: a report
 *
 * Returns: (transfer full): the whole report, for people: a line for each count and each refused row, and for each row that
 *   brought something, up to a thousand that changed and a thousand that are new
 */
char *
signet_import_report_to_text (SignetImportReport *report)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("Rows accepted: %u\n"), report->n_rows);
  g_string_append_printf (text, _("Rows refused: %u\n"), report->refused->len);
  g_string_append_printf (text, _("New instances: %u\n"), report->n_instances);
  g_string_append_printf (text, _("New subdomains: %u\n"), report->n_subdomains);
  g_string_append_printf (text, _("New hosts: %u\n"), report->n_hosts);
  g_string_append_printf (text, _("Changed subdomains: %u\n"), report->n_changed);
  g_string_append_printf (text, _("Unchanged subdomains: %u\n"), report->n_same);
  for (guint i = 0; i < report->refused->len; i++)
    {
      SignetRefusedRow *row = g_ptr_array_index (report->refused, i);

      g_string_append_printf (text, _("Line %u was refused: %s\n"), row->line, row->reason);
    }
  add_entries (text, report->entries, SIGNET_IMPORT_CHANGED);
  add_entries (text, report->entries, SIGNET_IMPORT_NEW);
  return g_string_free (text, FALSE);
}
