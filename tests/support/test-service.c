/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-service.h"

#include "await.h"

#include <glib/gstdio.h>
#include <string.h>

#define PASSWORD     "test"
#define SERVICE_NAME "org.freedesktop.secrets"
#define SERVICE_PATH "/org/freedesktop/secrets"

struct _TestService
{
  GSubprocess *process;
  char *folder; /* of a real keyring, else NULL */
};

static GDBusConnection *
get_bus (void)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);

  g_assert_no_error (error);
  return bus;
}

static GVariant *
call (const char *name,
      const char *path,
      const char *interface,
      const char *method,
      GVariant   *parameters)
{
  g_autoptr (GDBusConnection) bus = get_bus ();
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_sync (bus, name, path, interface, method, parameters, NULL,
                                                 G_DBUS_CALL_FLAGS_NO_AUTO_START, 10000, NULL, &error);

  g_assert_no_error (error);
  return reply;
}

static GVariant *
call_service (const char *method,
              GVariant   *parameters)
{
  return call (SERVICE_NAME, SERVICE_PATH, "org.freedesktop.Secret.Service", method, parameters);
}

static gboolean
has_default_collection (void)
{
  g_autoptr (GVariant) reply = call_service ("ReadAlias", g_variant_new ("(s)", "default"));
  const char *path;

  g_variant_get (reply, "(&o)", &path);
  return !g_str_equal (path, "/");
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* The name's owner is asked for, not waited for: it may have been there before. */
#define await_polled(condition)               \
  G_STMT_START {                              \
    guint tick_ = g_timeout_add (10, tick_cb, NULL); \
    await_condition (condition);              \
    g_source_remove (tick_);                  \
  } G_STMT_END

static void
start_daemon (TestService *self,
              gboolean     unlock)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *control = g_build_filename (self->folder, "control", NULL);
  g_autofree char *option = g_strconcat ("--control-directory=", control, NULL);
  GOutputStream *input;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  /* it warns where nobody can ask for a password, and would be ended by that */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", self->folder, TRUE);
  self->process = g_subprocess_launcher_spawn (launcher, &error, "gnome-keyring-daemon", "--foreground",
                                               "--components=secrets", option, unlock ? "--unlock" : NULL, NULL);
  g_assert_no_error (error);

  if (!unlock)
    {
      await_polled (test_service_is_there ());
      return;
    }

  /* all of its input is the password: no line end */
  input = g_subprocess_get_stdin_pipe (self->process);
  g_output_stream_write_all (input, PASSWORD, strlen (PASSWORD), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (input, NULL, &error);
  g_assert_no_error (error);

  await_polled (test_service_is_there () && has_default_collection ());
}

static void
end_process (TestService *self)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->process);

  await_polled (!test_service_is_there ());
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }

  g_rmdir (folder);
}

gboolean
test_service_is_there (void)
{
  g_autoptr (GVariant) reply = call ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                     "NameHasOwner", g_variant_new ("(s)", SERVICE_NAME));
  gboolean there;

  g_variant_get (reply, "(b)", &there);
  return there;
}

TestService *
test_service_start_mock (const char *mode)
{
  TestService *self = g_new0 (TestService, 1);
  g_autofree char *mock = g_test_build_filename (G_TEST_DIST, "support", "mock-secrets.py", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (test_service_is_there ());

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "/usr/bin/python3", mock, mode, NULL);
  g_assert_no_error (error);
  await_polled (test_service_is_there ());

  return self;
}

static TestService *
start_keyring (gboolean unlock)
{
  TestService *self = g_new0 (TestService, 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (test_service_is_there ());

  self->folder = g_dir_make_tmp ("signet-keyring-XXXXXX", &error);
  g_assert_no_error (error);
  start_daemon (self, unlock);

  return self;
}

TestService *
test_service_start_keyring (void)
{
  return start_keyring (TRUE);
}

TestService *
test_service_start_fresh (void)
{
  return start_keyring (FALSE);
}

void
test_service_restart (TestService *self)
{
  end_process (self);
  start_daemon (self, TRUE);
}

void
test_service_lock (TestService *self)
{
  const char *login = SERVICE_PATH "/collection/login";
  g_autoptr (GVariant) reply = call_service ("Lock", g_variant_new ("(^ao)", (const char *[]) { login, NULL }));
}

void
test_service_stop (TestService *self)
{
  end_process (self);
  if (self->folder != NULL)
    remove_folder (self->folder);
  g_free (self->folder);
  g_free (self);
}
