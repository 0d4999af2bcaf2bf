/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "store/signet-store-private.h"

#include <glib/gi18n-lib.h>

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
  g_free (self->job_uuid);
  g_free (self);
}

/**
 * signet_import_report_sort:
 * @self: a report
 *
 * Puts the refused rows, by whomever they were refused, into the order of the file.
 */
void
signet_import_report_sort (SignetImportReport *self)
{
  g_ptr_array_sort (self->refused, compare_lines);
}

/**
 * signet_import_report_to_text:
 * @report: a report
 *
 * Returns: (transfer full): the whole report, for people: a line for each count and each refused row
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
  return g_string_free (text, FALSE);
}
