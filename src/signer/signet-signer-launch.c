/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "signer/signet-signer-launch.h"

#include "base/signet-error.h"
#include "signer/signet-signer-protocol.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/* What the process needs of the environment: the bus, and the language of its messages. The rest is for
 * builds: libraries in another place, and sanitizers. */
static const char * const kept_variables[] = {
  "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "HOME",
  "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES",
  "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS",
};

static char *
dup_own_directory (void)
{
  g_autofree char *path = g_file_read_link ("/proc/self/exe", NULL);

  return path != NULL ? g_path_get_dirname (path) : NULL;
}

static void
add_directory (GPtrArray *programs,
               const char *directory,
               const char *below)
{
  g_autofree char *path = NULL;

  if (directory == NULL)
    return;

  /* absolute: the process starts in another directory than ours */
  path = g_build_filename (directory, below, SIGNET_SIGNER_PROGRAM, NULL);
  g_ptr_array_add (programs, g_canonicalize_filename (path, NULL));
}

/* Beside the program that runs, where the build tree has it, or where it is installed. */
static char *
find_program (GError **error)
{
  g_autoptr (GPtrArray) programs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *own_directory = dup_own_directory ();
  const char *directory = g_getenv ("SIGNET_LIBEXECDIR");

  if (directory != NULL && directory[0] != '\0')
    {
      add_directory (programs, directory, "");
    }
  else
    {
      add_directory (programs, own_directory, "");
      add_directory (programs, own_directory, "../signer/process");
      add_directory (programs, SIGNET_PKGLIBEXECDIR, "");
    }

  for (guint i = 0; i < programs->len; i++)
    {
      const char *program = g_ptr_array_index (programs, i);

      if (g_file_test (program, G_FILE_TEST_IS_REGULAR) && g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
        return g_strdup (program);
    }

  g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_SIGNER,
               _("The program %s, which makes the keys, is not at %s. Install Signet again."),
               SIGNET_SIGNER_PROGRAM, (const char *) g_ptr_array_index (programs, programs->len - 1));

  return NULL;
}

static GStrv
build_environment (void)
{
  GStrv environment = g_new0 (char *, 1);

  for (guint i = 0; i < G_N_ELEMENTS (kept_variables); i++)
    {
      const char *value = g_getenv (kept_variables[i]);

      if (value != NULL)
        environment = g_environ_setenv (environment, kept_variables[i], value, TRUE);
    }

  return environment;
}

static gboolean
hand_over_lock (GSubprocessLauncher  *launcher,
                int                   lock_fd,
                GError              **error)
{
  int copy = fcntl (lock_fd, F_DUPFD_CLOEXEC, SIGNET_SIGNER_LOCK_FD + 1);

  if (copy < 0)
    {
      int code = errno;

      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_SIGNER,
                   _("The lock of the job could not be shared with the signing process: %s. Try again."),
                   g_strerror (code));
      return FALSE;
    }

  g_subprocess_launcher_take_fd (launcher, copy, SIGNET_SIGNER_LOCK_FD);

  return TRUE;
}

/**
 * signet_signer_launch:
 * @arguments: (array zero-terminated=1): the arguments behind the program's name; no secret
 * @lock_fd: -1, or a file descriptor of which the process gets a duplicate as number 3
 * @error: return location for a #GError
 *
 * Starts the signing process from the thread that calls, which has to live as long as it is wanted: the
 * kernel ends the process with that thread (prctl(2), PR_SET_PDEATHSIG). Its input and output are pipes.
 *
 * Returns: (transfer full): the process, or %NULL with %SIGNET_ERROR_SIGNER
 */
GSubprocess *
signet_signer_launch (const char * const  *arguments,
                      int                  lock_fd,
                      GError             **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  g_auto (GStrv) environment = build_environment ();
  char *program = find_program (error);

  if (program == NULL)
    return NULL;

  g_ptr_array_add (argv, program);
  g_ptr_array_add (argv, g_strdup_printf ("--parent=%ld", (long) getpid ()));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, g_strdup (arguments[i]));
  g_ptr_array_add (argv, NULL);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_subprocess_launcher_set_environ (launcher, environment);
  g_subprocess_launcher_set_cwd (launcher, "/");
  if (lock_fd >= 0 && !hand_over_lock (launcher, lock_fd, error))
    return NULL;

  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) argv->pdata, &local_error);
  if (process == NULL)
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_SIGNER,
                   _("The signing process could not be started: %s."), local_error->message);
      return NULL;
    }

  return g_steal_pointer (&process);
}
