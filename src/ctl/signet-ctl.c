/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ctl/signet-ctl.h"

#include "base/signet-error.h"
#include "base/signet-file.h"
#include "job/signet-recovery.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>

struct _SignetCtl
{
  GObject parent_instance;

  /* owned */
  SignetStore   *store;
  SignetKeyring *keyring;
  GCancellable  *cancellable;
  GAsyncResult  *result;  /* of the call that is waited for */
  char          *store_path;
  char          *command_name;
  char          *help;

  guint          sigint_id;
  gboolean       json;
};

G_DEFINE_FINAL_TYPE (SignetCtl, signet_ctl, G_TYPE_OBJECT)

static gboolean
sigint_cb (gpointer user_data)
{
  SignetCtl *self = user_data;

  /* The second time it ends the program, as everybody expects; the job log stands that. */
  self->sigint_id = 0;
  signal (SIGINT, SIG_DFL);
  g_cancellable_cancel (self->cancellable);

  return G_SOURCE_REMOVE;
}

static void
signet_ctl_dispose (GObject *object)
{
  SignetCtl *self = SIGNET_CTL (object);

  g_clear_handle_id (&self->sigint_id, g_source_remove);
  if (self->store != NULL)
    signet_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->keyring);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->result);

  G_OBJECT_CLASS (signet_ctl_parent_class)->dispose (object);
}

static void
signet_ctl_finalize (GObject *object)
{
  SignetCtl *self = SIGNET_CTL (object);

  g_clear_pointer (&self->store_path, g_free);
  g_clear_pointer (&self->command_name, g_free);
  g_clear_pointer (&self->help, g_free);

  G_OBJECT_CLASS (signet_ctl_parent_class)->finalize (object);
}

static void
signet_ctl_class_init (SignetCtlClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_ctl_dispose;
  object_class->finalize = signet_ctl_finalize;
}

static void
signet_ctl_init (SignetCtl *self)
{
  self->cancellable = g_cancellable_new ();
  self->sigint_id = g_unix_signal_add (SIGINT, sigint_cb, self);
}

/**
 * signet_ctl_new:
 * @command_name: "request", "import", …: for usage and messages
 *
 * Returns: (transfer full): the context of one run of one command
 */
SignetCtl *
signet_ctl_new (const char *command_name)
{
  SignetCtl *self = g_object_new (SIGNET_TYPE_CTL, NULL);

  self->command_name = g_strdup (command_name);
  return self;
}

/**
 * signet_ctl_parse:
 * @self: a context
 * @arguments: the command's own arguments, UTF-8
 * @entries: the command's options; one of the name %G_OPTION_REMAINING gets what is left
 * @synopsis: what follows the command's name in its usage
 * @summary: what the command does, in a sentence
 *
 * Takes the options from @arguments, and `--json`, which every command has. `--help` prints and ends
 * the program.
 *
 * Returns: %FALSE after telling what is wrong with them
 */
gboolean
signet_ctl_parse (SignetCtl          *self,
                  GStrv               arguments,
                  const GOptionEntry *entries,
                  const char         *synopsis,
                  const char         *summary)
{
  const GOptionEntry common[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Print one JSON document"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *parameters = g_strdup_printf ("%s — %s", synopsis, summary);
  g_autofree char *program = g_strdup_printf ("signetctl %s", self->command_name);
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autoptr (GError) error = NULL;

  g_strv_builder_add (builder, program);
  g_strv_builder_addv (builder, (const char **) arguments);
  all = g_strv_builder_end (builder);

  g_set_prgname (program);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  self->help = g_option_context_get_help (context, TRUE, NULL);

  if (!g_option_context_parse_strv (context, &all, &error))
    {
      signet_ctl_wrong_usage (self, "%s", error->message);
      return FALSE;
    }

  return TRUE;
}

/**
 * signet_ctl_wrong_usage:
 * @self: a context
 * @format: what is wrong with the arguments
 * @...: for @format
 *
 * Prints it with the command's usage on stderr.
 *
 * Returns: %SIGNET_CTL_WRONG_USAGE
 */
SignetCtlStatus
signet_ctl_wrong_usage (SignetCtl  *self,
                        const char *format,
                        ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_printerr ("signetctl %s: %s\n\n%s", self->command_name, message, self->help != NULL ? self->help : "");
  return SIGNET_CTL_WRONG_USAGE;
}

static void
take_up_interrupted_jobs (SignetCtl *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SignetRecoveryReport) report = NULL;
  g_autoptr (GError) error = NULL;

  signet_recovery_run_async (self->store, self->keyring, self->store_path, FALSE, self->cancellable,
                             signet_ctl_ready_cb, self);
  result = signet_ctl_wait (self);
  report = signet_recovery_run_finish (result, &error);

  if (report == NULL)
    signet_ctl_message (self, "%s", error->message);
  else if (report->text != NULL)
    signet_ctl_message (self, "%s", report->text);
}

/**
 * signet_ctl_open:
 * @self: a context
 *
 * Opens the user's store, makes it where there is none, and takes up requests that an earlier run left
 * unfinished.
 *
 * Returns: %FALSE after telling why not
 */
gboolean
signet_ctl_open (SignetCtl *self)
{
  g_autofree char *folder = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  folder = signet_file_dup_data_dir (&error);
  if (folder == NULL)
    {
      signet_ctl_fail (self, error);
      return FALSE;
    }

  self->store_path = g_build_filename (folder, "signet.db", NULL);
  signet_store_open_async (self->store_path, self->cancellable, signet_ctl_ready_cb, self);
  result = signet_ctl_wait (self);
  self->store = signet_store_open_finish (result, &error);
  if (self->store == NULL)
    {
      signet_ctl_fail (self, error);
      return FALSE;
    }

  self->keyring = signet_keyring_new ();
  take_up_interrupted_jobs (self);
  return TRUE;
}

/**
 * signet_ctl_get_store:
 * @self: a context that is open
 *
 * Returns: (transfer none): the store
 */
SignetStore *
signet_ctl_get_store (SignetCtl *self)
{
  return self->store;
}

/**
 * signet_ctl_get_keyring:
 * @self: a context that is open
 *
 * Returns: (transfer none): the keyring
 */
SignetKeyring *
signet_ctl_get_keyring (SignetCtl *self)
{
  return self->keyring;
}

/**
 * signet_ctl_get_store_path:
 * @self: a context that is open
 *
 * Returns: (type filename): path of the store's database
 */
const char *
signet_ctl_get_store_path (SignetCtl *self)
{
  return self->store_path;
}

/**
 * signet_ctl_get_json:
 * @self: a context whose arguments were parsed
 *
 * Returns: whether the result is wanted as one JSON document
 */
gboolean
signet_ctl_get_json (SignetCtl *self)
{
  return self->json;
}

/**
 * signet_ctl_get_cancellable:
 * @self: a context
 *
 * Returns: (transfer none): what Ctrl+C cancels
 */
GCancellable *
signet_ctl_get_cancellable (SignetCtl *self)
{
  return self->cancellable;
}

/**
 * signet_ctl_ready_cb:
 * @source: (nullable): who answers
 * @result: the answer
 * @ctl: a #SignetCtl
 *
 * The callback to give to an asynchronous call before signet_ctl_wait().
 */
void
signet_ctl_ready_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      ctl)
{
  g_set_object (&SIGNET_CTL (ctl)->result, result);
}

/**
 * signet_ctl_wait:
 * @self: a context
 *
 * Runs the main loop until signet_ctl_ready_cb() was called.
 *
 * Returns: (transfer full): the result, for the call's `_finish`
 */
GAsyncResult *
signet_ctl_wait (SignetCtl *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (&self->result);
}

/**
 * signet_ctl_fail:
 * @self: a context
 * @error: what went wrong
 *
 * Prints @error on stderr.
 *
 * Returns: %SIGNET_CTL_FAILED
 */
SignetCtlStatus
signet_ctl_fail (SignetCtl    *self,
                 const GError *error)
{
  signet_ctl_message (self, "%s", error->message);
  return SIGNET_CTL_FAILED;
}

/**
 * signet_ctl_message:
 * @self: a context
 * @format: a message for people
 * @...: for @format
 *
 * Prints a line on stderr.
 */
void
signet_ctl_message (SignetCtl  *self,
                    const char *format,
                    ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_printerr ("signetctl %s: %s\n", self->command_name, message);
}

/**
 * signet_ctl_print:
 * @text: UTF-8
 *
 * Writes @text to stdout, byte for byte.
 */
void
signet_ctl_print (const char *text)
{
  fputs (text, stdout);
}

/**
 * signet_ctl_add_string:
 * @builder: stands in an object
 * @name: name of the member
 * @value: (nullable): its value, UTF-8; %NULL stands for ""
 *
 * Adds a member to the object.
 */
void
signet_ctl_add_string (JsonBuilder *builder,
                       const char  *name,
                       const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value != NULL ? value : "");
}

/**
 * signet_ctl_print_json:
 * @builder: a complete document
 *
 * Writes it to stdout.
 */
void
signet_ctl_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  signet_ctl_print (text);
  signet_ctl_print ("\n");
}
