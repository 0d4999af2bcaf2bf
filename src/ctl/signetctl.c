/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ctl/signet-ctl.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>

typedef struct
{
  const char       *name;
  const char       *summary;
  SignetCtlCommand  run;
} Command;

static const Command commands[] = {
  { "import",     N_("Take in instances and subdomains from a file"),       signet_ctl_import },
  { "export-inventory", N_("Write the whole inventory into a file"),        signet_ctl_export_inventory },
  { "instances",  N_("List the instances"),                                 signet_ctl_instances },
  { "subdomains", N_("List the subdomains and their certificates"),         signet_ctl_subdomains },
  { "where",      N_("Tell where a name is used"),                          signet_ctl_where },
  { "jobs",       N_("List the job log"),                                   signet_ctl_jobs },
  { "request",    N_("Make a certificate signing request (CSR)"),           signet_ctl_request },
  { "summary",    N_("Print what a request asks for"),                      signet_ctl_summary },
  { "download",   N_("Get the CSR of an earlier request again"),            signet_ctl_download },
  { "show",       N_("Show certificates, bundles and requests of any kind"), signet_ctl_show },
};

static void
print_usage (FILE *stream)
{
  fprintf (stream, "%s\n\n%s\n", _("Usage: signetctl COMMAND [OPTION…]"), _("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (stream, "  %-17s %s\n", commands[i].name, _(commands[i].summary));
  fprintf (stream, "\n%s\n", _("“signetctl COMMAND --help” tells more. Exit status: 0 done, 1 failed, 2 wrong usage."));
}

/* No core dumps, no files that others can read, and a full disk or a closed pipe is an error, not
 * the end. */
static void
harden_process (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
  umask (077);
  signal (SIGXFSZ, SIG_IGN);
  signal (SIGPIPE, SIG_IGN);
}

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];

  return NULL;
}

int
main (int    argc,
      char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (SignetCtl) ctl = NULL;
  const Command *command;
  SignetCtlStatus status;

  harden_process ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SIGNET_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc < 2)
    {
      print_usage (stderr);
      return SIGNET_CTL_WRONG_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_usage (stdout);
      return SIGNET_CTL_DONE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      printf ("signetctl %s\n", SIGNET_VERSION);
      return SIGNET_CTL_DONE;
    }

  command = find_command (argv[1]);
  if (command == NULL)
    {
      fprintf (stderr, _("signetctl: there is no command “%s”."), argv[1]);
      fprintf (stderr, "\n\n");
      print_usage (stderr);
      return SIGNET_CTL_WRONG_USAGE;
    }

  arguments = g_strdupv (argv + 2);
  for (guint i = 0; arguments[i] != NULL; i++)
    if (!g_utf8_validate (arguments[i], -1, NULL))
      {
        fprintf (stderr, "%s\n", _("signetctl: an argument is not UTF-8."));
        return SIGNET_CTL_WRONG_USAGE;
      }

  ctl = signet_ctl_new (command->name);
  status = command->run (ctl, arguments);

  if (fflush (stdout) != 0 || ferror (stdout))
    {
      fprintf (stderr, "%s\n", _("signetctl: not everything could be written to the standard output."));
      status = SIGNET_CTL_FAILED;
    }

  return (int) status;
}
