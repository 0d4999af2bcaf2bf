/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/import/signet-import-words.h"

#include <glib/gi18n-lib.h>

static char *
count_instances (SignetImportReport *report)
{
  return g_strdup_printf (ngettext ("%'u instance", "%'u instances", report->n_instances), report->n_instances);
}

static char *
count_subdomains (SignetImportReport *report)
{
  return g_strdup_printf (ngettext ("%'u subdomain", "%'u subdomains", report->n_subdomains), report->n_subdomains);
}

static char *
count_hosts (SignetImportReport *report)
{
  return g_strdup_printf (ngettext ("%'u host", "%'u hosts", report->n_hosts), report->n_hosts);
}

static gboolean
has_news (SignetImportReport *report)
{
  return report->n_instances > 0 || report->n_subdomains > 0 || report->n_hosts > 0;
}

/**
 * signet_import_describe_preview:
 * @report: of a dry run
 * @has_changes: whether anything is new or changed
 *
 * Returns: (transfer full): what would happen
 */
char *
signet_import_describe_preview (SignetImportReport *report,
                                gboolean            has_changes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *instances = count_instances (report);
  g_autofree char *subdomains = count_subdomains (report);
  g_autofree char *hosts = count_hosts (report);

  if (report->n_rows == 0 && report->refused->len > 0)
    return g_strdup (_("Nothing can be imported: every row is refused, each with its reason below."));
  if (report->n_rows == 0)
    return g_strdup (_("Nothing to change: there is no row in it."));
  if (!has_changes && report->refused->len > 0)
    return g_strdup (_("Nothing to change: the inventory has all of this already, but for the refused rows."));
  if (!has_changes)
    return g_strdup (_("Nothing to change: the inventory has all of this already."));

  if (has_news (report))
    /* Translators: "2 instances", "5 subdomains", "15 hosts" */
    g_string_append_printf (text, _("%s, %s and %s will be added."), instances, subdomains, hosts);
  if (report->n_changed > 0)
    {
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%'u row changes what is there.", "%'u rows change what is there.",
                                              report->n_changed), report->n_changed);
    }
  if (report->refused->len > 0)
    g_string_append_printf (text, ngettext (" %'u row is refused.", " %'u rows are refused.", report->refused->len),
                            report->refused->len);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * signet_import_describe_result:
 * @report: of an import
 *
 * Returns: (transfer full): what was done
 */
char *
signet_import_describe_result (SignetImportReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *instances = count_instances (report);
  g_autofree char *subdomains = count_subdomains (report);
  g_autofree char *hosts = count_hosts (report);

  if (has_news (report))
    /* Translators: "2 instances", "5 subdomains", "15 hosts" */
    g_string_append_printf (text, _("%s, %s and %s were added."), instances, subdomains, hosts);
  if (report->n_changed > 0)
    {
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%'u row changed what was there.", "%'u rows changed what was there.",
                                              report->n_changed), report->n_changed);
    }
  if (text->len == 0)
    g_string_append (text, _("The inventory had all of it already."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * signet_import_describe_toast:
 * @report: of an import
 * @title: what was imported
 *
 * Returns: (transfer full): what was done, in a few words
 */
char *
signet_import_describe_toast (SignetImportReport *report,
                              const char         *title)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *instances = count_instances (report);
  g_autofree char *subdomains = count_subdomains (report);

  if (!has_news (report) && report->n_changed == 0)
    g_string_append_printf (text, _("Nothing new in “%s”"), title);
  else
    /* Translators: the file's name, then "3 instances", then "7 subdomains" */
    g_string_append_printf (text, _("“%s”: %s and %s added"), title, instances, subdomains);
  if (report->n_changed > 0)
    g_string_append_printf (text, ngettext (", %'u changed", ", %'u changed", report->n_changed), report->n_changed);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * signet_import_list_refused:
 * @report: a report
 *
 * Returns: (transfer full): a line for each refused row
 */
char *
signet_import_list_refused (SignetImportReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->refused->len; i++)
    {
      SignetRefusedRow *row = g_ptr_array_index (report->refused, i);

      /* Translators: a line of a file and why it was refused */
      g_string_append_printf (text, _("Line %u: %s"), row->line, row->reason);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
