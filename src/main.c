/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/application/signet-application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

/* Before anything else. Not PR_SET_DUMPABLE: it breaks the file dialogs of the desktop portal; the process that
 * holds the key sets it. */
static void
harden (void)
{
  const struct rlimit no_core = { 0, 0 };

  setrlimit (RLIMIT_CORE, &no_core);
  umask (077);
  /* A file over the limit and a closed pipe are errors to tell the user, not reasons to die. */
  signal (SIGXFSZ, SIG_IGN);
  signal (SIGPIPE, SIG_IGN);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (SignetApplication) application = NULL;

  harden ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SIGNET_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = signet_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
