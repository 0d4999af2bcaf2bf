/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ctl/signet-ctl.h"

#include "job/signet-export.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static void
print_json (GFile             *file,
            SignetImportFormat format,
            SignetExport      *export)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *name = g_file_get_parse_name (file);

  json_builder_begin_object (builder);
  signet_ctl_add_string (builder, "file", name);
  signet_ctl_add_string (builder, "format", signet_import_format_to_nick (format));
  json_builder_set_member_name (builder, "instances");
  json_builder_add_int_value (builder, export->n_instances);
  json_builder_set_member_name (builder, "subdomains");
  json_builder_add_int_value (builder, export->n_subdomains);
  json_builder_end_object (builder);
  signet_ctl_print_json (builder);
}

/* The one that is asked for; else the one that the file's name says; else CSV. */
static gboolean
choose_format (const char         *nick,
               const char         *output,
               gboolean            json,
               SignetImportFormat *format)
{
  g_autofree char *folded = output != NULL ? g_ascii_strdown (output, -1) : NULL;

  *format = SIGNET_IMPORT_FORMAT_CSV;
  if (nick != NULL)
    return signet_import_format_from_nick (nick, format) && signet_export_has_format (*format);
  if (folded != NULL ? g_str_has_suffix (folded, ".json") : json)
    *format = SIGNET_IMPORT_FORMAT_JSON;
  return TRUE;
}

static SignetCtlStatus
export_inventory (SignetCtl         *ctl,
                  GFile             *file,
                  SignetImportFormat format)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetExport) export = NULL;
  g_autoptr (GError) error = NULL;

  signet_export_async (signet_ctl_get_store (ctl), file, format, signet_ctl_get_cancellable (ctl), signet_ctl_ready_cb,
                       ctl);
  result = signet_ctl_wait (ctl);
  export = signet_export_finish (signet_ctl_get_store (ctl), result, &error);
  if (export == NULL)
    return signet_ctl_fail (ctl, error);

  if (file == NULL)
    fwrite (g_bytes_get_data (export->contents, NULL), 1, g_bytes_get_size (export->contents), stdout);
  else if (signet_ctl_get_json (ctl))
    print_json (file, format, export);
  else
    signet_ctl_message (ctl, _("%u instances and %u subdomains exported."), export->n_instances, export->n_subdomains);
  return SIGNET_CTL_DONE;
}

/**
 * signet_ctl_export_inventory:
 * @ctl: a context
 * @arguments: `[--format csv|json] [-o FILE]`
 *
 * Writes the whole inventory, with the states of its certificates.
 *
 * Returns: the exit status
 */
SignetCtlStatus
signet_ctl_export_inventory (SignetCtl *ctl,
                             GStrv      arguments)
{
  g_autofree char *nick = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) rest = NULL;
  g_autoptr (GFile) file = NULL;
  SignetImportFormat format;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &nick, N_("Format; by default what the name of the file says, else csv"), "csv|json" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write it to this file instead of the standard output"), "FILE" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &rest, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!signet_ctl_parse (ctl, arguments, entries, "", _("write the inventory with its certificates' states")))
    return SIGNET_CTL_WRONG_USAGE;
  if (rest != NULL)
    return signet_ctl_wrong_usage (ctl, _("“%s” is one argument too many; -o gives the file."), rest[0]);
  if (!choose_format (nick, output, signet_ctl_get_json (ctl), &format))
    return signet_ctl_wrong_usage (ctl, _("“%s” is not a format that can be written; csv and json are."), nick);
  if (output == NULL && signet_ctl_get_json (ctl) && format != SIGNET_IMPORT_FORMAT_JSON)
    return signet_ctl_wrong_usage (ctl, "%s", _("--json and --format csv contradict each other; give a file with -o."));

  if (!signet_ctl_open (ctl))
    return SIGNET_CTL_FAILED;

  if (output != NULL && !g_str_equal (output, "-"))
    file = g_file_new_for_commandline_arg (output);
  return export_inventory (ctl, file, format);
}
