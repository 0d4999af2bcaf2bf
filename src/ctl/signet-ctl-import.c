/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ctl/signet-ctl.h"

#include <glib/gi18n.h>

static void
print_report_text (SignetCtl          *ctl,
                   SignetImportReport *report,
                   gboolean            dry_run)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < report->refused->len; i++)
    {
      SignetRefusedRow *row = g_ptr_array_index (report->refused, i);

      signet_ctl_message (ctl, _("line %u refused: %s"), row->line, row->reason);
    }

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
print_report_json (SignetImportReport *report,
                   gboolean            dry_run)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "dry-run");
  json_builder_add_boolean_value (builder, dry_run);
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

static SignetCtlStatus
import_file (SignetCtl *ctl,
             GFile     *file,
             gboolean   dry_run)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (SignetInventoryTable) table = NULL;
  g_autoptr (SignetImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  signet_csv_read_async (file, signet_ctl_get_cancellable (ctl), signet_ctl_ready_cb, ctl);
  read = signet_ctl_wait (ctl);
  table = signet_csv_read_finish (file, read, &error);
  if (table == NULL)
    return signet_ctl_fail (ctl, error);

  signet_store_import_async (signet_ctl_get_store (ctl), table, name, dry_run, NULL, NULL,
                             signet_ctl_get_cancellable (ctl), signet_ctl_ready_cb, ctl);
  written = signet_ctl_wait (ctl);
  report = signet_store_import_finish (signet_ctl_get_store (ctl), written, &error);
  if (report == NULL)
    return signet_ctl_fail (ctl, error);

  if (signet_ctl_get_json (ctl))
    print_report_json (report, dry_run);
  else
    print_report_text (ctl, report, dry_run);

  /* Some rows in, some refused, is a success that said so; nothing but refused rows is none. */
  return report->n_rows == 0 && report->refused->len > 0 ? SIGNET_CTL_FAILED : SIGNET_CTL_DONE;
}

/**
 * signet_ctl_import:
 * @ctl: a context
 * @arguments: `FILE|URI [--format csv] [--dry-run]`
 *
 * Takes in an inventory.
 *
 * Returns: the exit status
 */
SignetCtlStatus
signet_ctl_import (SignetCtl *ctl,
                   GStrv      arguments)
{
  g_autofree char *format = NULL;
  g_auto (GStrv) files = NULL;
  gboolean dry_run = FALSE;
  g_autoptr (GFile) file = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("Format of the file: csv"), "csv" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only tell what would change"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!signet_ctl_parse (ctl, arguments, entries, "FILE|URI", _("take in instances and subdomains")))
    return SIGNET_CTL_WRONG_USAGE;
  if (files == NULL || g_strv_length (files) != 1)
    return signet_ctl_wrong_usage (ctl, "%s", _("give one file to import."));
  if (format != NULL && !g_str_equal (format, "csv"))
    return signet_ctl_wrong_usage (ctl, _("“%s” is not a format that can be read; csv is."), format);

  if (!signet_ctl_open (ctl))
    return SIGNET_CTL_FAILED;

  file = g_file_new_for_commandline_arg (files[0]);
  return import_file (ctl, file, dry_run);
}
