/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ctl/signet-ctl.h"

#include "base/signet-error.h"
#include "base/signet-mount.h"
#include "ctl/signet-ctl-layout.h"
#include "ctl/signet-ctl-report.h"
#include "inventory/signet-import-reader.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

/* What the readers take at most; no reason to keep more in memory before they say so. */
#define STDIN_LIMIT (256 * 1024 * 1024)
#define CHUNK_SIZE  (256 * 1024)

/* Percent that were shown last. */
static int shown_percent = -1;

static gboolean
has_terminal (void)
{
  return isatty (STDERR_FILENO) == 1;
}

static void
progress_cb (goffset  done,
             goffset  total,
             gpointer user_data)
{
  const int percent = total > 0 ? (int) (done * 100 / total) : 0;

  if (total <= 0 || percent == shown_percent || !has_terminal ())
    return;
  shown_percent = percent;
  g_printerr ("\r%s %3d %%", (const char *) user_data, percent);
}

/* Before anything else is printed. */
static void
end_progress (void)
{
  if (shown_percent >= 0)
    g_printerr ("\r\033[K");
  shown_percent = -1;
}

/* All of it, since it can be read only once and is looked at twice. */
static SignetImportSource *
read_stdin (SignetCtl *ctl,
            GError   **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  while (TRUE)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GBytes) chunk = NULL;

      g_input_stream_read_bytes_async (stream, CHUNK_SIZE, G_PRIORITY_DEFAULT, signet_ctl_get_cancellable (ctl),
                                       signet_ctl_ready_cb, ctl);
      result = signet_ctl_wait (ctl);
      chunk = g_input_stream_read_bytes_finish (stream, result, error);
      if (chunk == NULL)
        return NULL;
      if (g_bytes_get_size (chunk) == 0)
        break;
      if (all->len + g_bytes_get_size (chunk) > STDIN_LIMIT)
        {
          g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_TOO_LARGE,
                       _("The standard input is larger than %d MiB. Split it."), STDIN_LIMIT / 1024 / 1024);
          return NULL;
        }
      g_byte_array_append (all, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
    }

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&all));
  return signet_import_source_new_for_bytes (_("Standard input"), bytes);
}

static SignetImportSource *
open_source (SignetCtl  *ctl,
             const char *name,
             GError    **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (g_str_equal (name, "-"))
    return read_stdin (ctl, error);

  file = g_file_new_for_commandline_arg (name);
  signet_mount_async (file, NULL, signet_ctl_get_cancellable (ctl), signet_ctl_ready_cb, ctl);
  result = signet_ctl_wait (ctl);
  if (!signet_mount_finish (file, result, error))
    return NULL;
  return signet_import_source_new_for_file (file);
}

static SignetImportLayout *
detect (SignetCtl          *ctl,
        SignetImportSource *source,
        int                 format,
        GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_import_layout_detect_async (source, format, signet_ctl_get_cancellable (ctl), signet_ctl_ready_cb, ctl);
  result = signet_ctl_wait (ctl);
  return signet_import_layout_detect_finish (result, error);
}

static SignetInventoryTable *
read_table (SignetCtl          *ctl,
            SignetImportSource *source,
            SignetImportLayout *layout,
            GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_import_read_async (source, layout, progress_cb, _("Reading…"), signet_ctl_get_cancellable (ctl),
                            signet_ctl_ready_cb, ctl);
  result = signet_ctl_wait (ctl);
  end_progress ();
  return signet_import_read_finish (result, error);
}

static SignetImportReport *
import_table (SignetCtl            *ctl,
              SignetInventoryTable *table,
              const char           *title,
              gboolean              dry_run,
              GError              **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  signet_store_import_async (signet_ctl_get_store (ctl), table, title, dry_run, progress_cb, _("Importing…"),
                             signet_ctl_get_cancellable (ctl), signet_ctl_ready_cb, ctl);
  result = signet_ctl_wait (ctl);
  end_progress ();
  return signet_store_import_finish (signet_ctl_get_store (ctl), result, error);
}

static SignetCtlStatus
import (SignetCtl                    *ctl,
        const char                   *name,
        const SignetCtlLayoutOptions *options,
        gboolean                      dry_run)
{
  g_autoptr (SignetImportSource) source = NULL;
  g_autoptr (SignetImportLayout) layout = NULL;
  g_autoptr (SignetInventoryTable) table = NULL;
  g_autoptr (SignetImportReport) report = NULL;
  int format = SIGNET_IMPORT_FORMAT_CSV;
  g_autoptr (GError) error = NULL;

  source = open_source (ctl, name, &error);
  if (source == NULL)
    return signet_ctl_fail (ctl, error);
  layout = detect (ctl, source, signet_ctl_layout_options_get_format (options), &error);
  if (layout == NULL)
    return signet_ctl_fail (ctl, error);
  if (signet_ctl_layout_options_apply (ctl, options, layout) != SIGNET_CTL_DONE)
    return SIGNET_CTL_FAILED;
  table = read_table (ctl, source, layout, &error);
  if (table == NULL)
    return signet_ctl_fail (ctl, error);
  report = import_table (ctl, table, signet_import_source_get_title (source), dry_run, &error);
  if (report == NULL)
    return signet_ctl_fail (ctl, error);

  g_object_get (layout, "format", &format, NULL);
  signet_ctl_print_import_report (ctl, report, signet_import_format_to_nick ((SignetImportFormat) format), dry_run);

  /* Some rows in, some refused, is a success that said so; nothing but refused rows is none. */
  return report->n_rows == 0 && report->refused->len > 0 ? SIGNET_CTL_FAILED : SIGNET_CTL_DONE;
}

/**
 * signet_ctl_import:
 * @ctl: a context
 * @arguments: `FILE|URI|- [--format FORMAT] [--encoding ENCODING] [--separator SEPARATOR] [--map COLUMN=FIELD…]
 *   [--instance NAME|URL] [--origin NAME] [--dry-run]`
 *
 * Takes in an inventory.
 *
 * Returns: the exit status
 */
SignetCtlStatus
signet_ctl_import (SignetCtl *ctl,
                   GStrv      arguments)
{
  g_auto (SignetCtlLayoutOptions) options = { 0, };
  g_auto (GStrv) files = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_("Format of the file; found out where it is not given"),
      "csv|json|zone|list" },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options.encoding, N_("Encoding of the file, such as WINDOWS-1252"), N_("NAME") },
    { "separator", 0, 0, G_OPTION_ARG_STRING, &options.separator, N_("What separates the columns of a table"),
      "comma|semicolon|tab|pipe" },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.maps,
      N_("Which column of a table, by title or number, is which of ours; - leaves it out. May be given several times"),
      N_("COLUMN=FIELD") },
    { "instance", 0, 0, G_OPTION_ARG_STRING, &options.instance,
      N_("The instance that names belong to where the file does not say it; the URL of a new one adds it"), N_("NAME|URL") },
    { "origin", 0, 0, G_OPTION_ARG_STRING, &options.origin, N_("The domain that relative names of a zone file belong to"),
      N_("NAME") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only tell what would change"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!signet_ctl_parse (ctl, arguments, entries, "FILE|URI|-", _("take in instances and subdomains")))
    return SIGNET_CTL_WRONG_USAGE;
  if (files == NULL || g_strv_length (files) != 1)
    return signet_ctl_wrong_usage (ctl, "%s", _("give one file to import."));
  if (signet_ctl_layout_options_check (ctl, &options) != SIGNET_CTL_DONE)
    return SIGNET_CTL_WRONG_USAGE;

  if (!signet_ctl_open (ctl))
    return SIGNET_CTL_FAILED;

  return import (ctl, files[0], &options, dry_run);
}
