/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "signet-hardening.h"
#include "signet-signer-session.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXIT_USAGE 2

static int
fail_usage (void)
{
  static const char usage[] =
    "signet-signer is started by Signet, and does nothing useful by hand:\n"
    "  signet-signer --parent=PID generate --spec SPEC\n"
    "  signet-signer --parent=PID resume --key-id UUID\n";

  return write (STDERR_FILENO, usage, sizeof usage - 1) > 0 ? EXIT_USAGE : EXIT_FAILURE;
}

static SignetSignerSession *
create_session (char **argv)
{
  SignetKeySpec spec;

  if (strcmp (argv[2], "generate") == 0 && strcmp (argv[3], "--spec") == 0 &&
      signet_key_spec_from_nick (argv[4], &spec, NULL))
    return signet_signer_session_new_for_spec (spec);

  if (strcmp (argv[2], "resume") == 0 && strcmp (argv[3], "--key-id") == 0 && g_uuid_string_is_valid (argv[4]))
    return signet_signer_session_new_for_key (argv[4]);

  return NULL;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (SignetSignerSession) session = NULL;
  int status;

  if (argc != 5 || strncmp (argv[1], "--parent=", strlen ("--parent=")) != 0)
    return fail_usage ();

  /* before anything is allocated: it decides where memory comes from */
  if (!signet_hardening_apply ((pid_t) atol (argv[1] + strlen ("--parent="))))
    return EXIT_FAILURE;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SIGNET_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  session = create_session (argv);
  if (session == NULL)
    return fail_usage ();

  if (!signet_hardening_lock_memory ())
    {
      g_autofree char *note = signet_hardening_dup_note ();

      signet_signer_session_say_note (session, note);
    }

  status = signet_signer_session_run (session);

  /* no exit handlers: libraries of the bus may still have threads */
  _exit (status);
}
