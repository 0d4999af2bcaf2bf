/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ctl/signet-ctl-report.h"

#include <glib/gi18n.h>

/* Some rows, and nothing of them that is not there already. */
static gboolean
changes_nothing (SignetImportReport *report)
{
  return report->n_instances == 0 && report->n_subdomains == 0 && report->n_hosts == 0 && report->n_changed == 0;
}

static void
print_text (SignetCtl          *ctl,
            SignetImportReport *report,
            gboolean            dry_run)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < report->refused->len; i++)
    {
      SignetRefusedRow *row = g_ptr_array_index (report->refused, i);

      signet_ctl_message (ctl, _("line %u refused: %s"), row->line, row->reason);
    }

  if (changes_nothing (report))
    signet_ctl_print (_("Nothing to change. "));
  text = g_strdup_printf (_("%s%u rows: %u new instances, %u new subdomains, %u new hosts; "
                            "%u subdomains changed, %u just the same; %u rows refused.\n"),
                          dry_run ? _("Nothing was changed. It would be: ") : "",
                          report->n_rows, report->n_instances, report->n_subdomains, report->n_hosts,
                          report->n_changed, report->n_same, report->refused->len);
  signet_ctl_print (text);
}

static void
add_count (JsonBuilder *builder,
           const char  *name,
           guint        count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, count);
}

static void
print_json (SignetImportReport *report,
            const char         *format,
            gboolean            dry_run)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "dry-run");
  json_builder_add_boolean_value (builder, dry_run);
  signet_ctl_add_string (builder, "format", format);
  if (report->job_uuid != NULL)
    signet_ctl_add_string (builder, "job", report->job_uuid);
  add_count (builder, "rows", report->n_rows);
  add_count (builder, "new-instances", report->n_instances);
  add_count (builder, "new-subdomains", report->n_subdomains);
  add_count (builder, "new-hosts", report->n_hosts);
  add_count (builder, "changed", report->n_changed);
  add_count (builder, "same", report->n_same);

  json_builder_set_member_name (builder, "refused");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->refused->len; i++)
    {
      SignetRefusedRow *row = g_ptr_array_index (report->refused, i);

      json_builder_begin_object (builder);
      add_count (builder, "line", row->line);
      signet_ctl_add_string (builder, "reason", row->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  signet_ctl_print_json (builder);
}

/**
 * signet_ctl_print_import_report:
 * @ctl: a context
 * @report: what was done, or would be
 * @format: nick of the format that was read
 * @dry_run: whether nothing was changed
 *
 * Prints the counts on stdout, and each refused row with its line and reason: on stderr, or in the one JSON document.
 */
void
signet_ctl_print_import_report (SignetCtl          *ctl,
                                SignetImportReport *report,
                                const char         *format,
                                gboolean            dry_run)
{
  if (signet_ctl_get_json (ctl))
    print_json (report, format, dry_run);
  else
    print_text (ctl, report, dry_run);
}
