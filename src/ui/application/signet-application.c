/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/application/signet-application.h"

#include "base/signet-error.h"
#include "base/signet-file.h"
#include "keyring/signet-keyring.h"
#include "store/signet-store.h"
#include "ui/application/signet-start-window.h"
#include "ui/window/signet-window.h"

#include <glib/gi18n-lib.h>

/* Opening usually takes a few milliseconds: a window that says so would only flash. */
#define PATIENCE_MS 300

struct _SignetApplication
{
  AdwApplication parent_instance;

  /* borrowed */
  SignetStartWindow *start_window; /* weak */

  /* owned */
  SignetStore   *store;   /* once it is open */
  SignetKeyring *keyring;
  char          *store_path;
  GCancellable  *cancellable;
  GFile         *to_import; /* (nullable) as soon as there is a window */

  guint patience_source;
  guint opening : 1;
};

G_DEFINE_FINAL_TYPE (SignetApplication, signet_application, ADW_TYPE_APPLICATION)

static void open_store (SignetApplication *self);

static void
import_file (SignetApplication *self,
             SignetWindow      *window)
{
  g_autoptr (GFile) file = g_steal_pointer (&self->to_import);

  if (file != NULL)
    signet_window_import (window, file);
}

static void
show_window (SignetApplication *self)
{
  SignetWindow *window = signet_window_new (ADW_APPLICATION (self), self->store, self->keyring, self->store_path);

  gtk_window_present (GTK_WINDOW (window));
  import_file (self, window);
  if (self->start_window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->start_window));
}

static void
ensure_start_window (SignetApplication *self)
{
  if (self->start_window != NULL)
    return;

  g_set_weak_pointer (&self->start_window, signet_start_window_new (ADW_APPLICATION (self)));
  g_signal_connect_object (self->start_window, "retry", G_CALLBACK (open_store), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->start_window));
}

static void
show_error (SignetApplication *self,
            const GError      *error)
{
  ensure_start_window (self);
  signet_start_window_show_error (self->start_window, error->message);
}

static gboolean
patience_cb (gpointer user_data)
{
  SignetApplication *self = SIGNET_APPLICATION (user_data);

  self->patience_source = 0;
  ensure_start_window (self);

  return G_SOURCE_REMOVE;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SignetApplication) self = SIGNET_APPLICATION (user_data);
  g_autoptr (GError) error = NULL;

  self->opening = FALSE;
  g_clear_handle_id (&self->patience_source, g_source_remove);

  self->store = signet_store_open_finish (result, &error);
  if (self->store != NULL && !g_cancellable_is_cancelled (self->cancellable))
    show_window (self);
  else if (error != NULL && !signet_error_is_cancelled (error))
    show_error (self, error);

  g_application_release (G_APPLICATION (self));
}

static void
open_store (SignetApplication *self)
{
  g_autofree char *directory = NULL;
  g_autoptr (GError) error = NULL;

  if (self->opening)
    return;

  directory = signet_file_dup_data_dir (&error);
  if (directory == NULL)
    {
      show_error (self, error);
      return;
    }

  g_free (self->store_path);
  self->store_path = g_build_filename (directory, "signet.db", NULL);
  if (self->start_window != NULL)
    signet_start_window_show_opening (self->start_window);
  else
    self->patience_source = g_timeout_add (PATIENCE_MS, patience_cb, self);

  self->opening = TRUE;
  g_application_hold (G_APPLICATION (self));
  signet_store_open_async (self->store_path, self->cancellable, opened_cb, g_object_ref (self));
}

static gboolean
is_open (gpointer window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  return g_list_find (windows, window) != NULL && gtk_widget_get_visible (window);
}

/* FALSE as soon as one stays open: it asks whether something may be lost, or has work under way that it has to end.
 * Its parent would take it along. */
static gboolean
close_windows (gboolean with_parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (!is_open (l->data) || (gtk_window_get_transient_for (l->data) != NULL) != with_parent)
        continue;

      gtk_window_close (l->data);
      if (is_open (l->data))
        return FALSE;
    }

  return TRUE;
}

static void
quit (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  if (close_windows (TRUE))
    close_windows (FALSE);
}

static void
about (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                         "application-name", "Signet",
                         "application-icon", SIGNET_APPLICATION_ID,
                         "version", SIGNET_VERSION,
                         "developer-name", _("The Signet Authors"),
                         "comments", _("Certificate requests for many subdomains, with their keys in the keyring"),
                         "copyright", "© 2026 The Signet Authors",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your name, one translator a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static const GActionEntry actions[] = {
  { "about", about },
  { "quit", quit },
};

static const struct {
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.quit", { "<Control>q", NULL } },
  { "win.manage-certificate", { "<Control>m", NULL } },
  { "win.toggle-jobs", { "F9", NULL } },
  { "win.import", { "<Control>o", NULL } },
  { "win.export", { "<Control><Shift>e", NULL } },
  { "win.add-instance", { "<Control><Shift>n", NULL } },
  { "win.setup-subdomain", { "<Control>n", NULL } },
  { "win.organizations", { "<Control><Shift>o", NULL } },
  { "win.preferences", { "<Control>comma", NULL } },
  { "win.find", { "<Control>f", NULL } },
  { "win.search-subdomains", { "<Control><Alt>f", NULL } },
  { "win.search-instances", { "<Control><Shift>f", NULL } },
  { "win.back", { "<Alt>Left", NULL } },
  { "win.show-help-overlay", { "<Control>question", NULL } },
  { "window.close", { "<Control>w", NULL } },
};

static void
signet_application_startup (GApplication *application)
{
  SignetApplication *self = SIGNET_APPLICATION (application);

  G_APPLICATION_CLASS (signet_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (SIGNET_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].accels);

  self->keyring = signet_keyring_new ();
}

static void
signet_application_activate (GApplication *application)
{
  SignetApplication *self = SIGNET_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else if (self->store != NULL)
    show_window (self);
  else
    open_store (self);
}

static SignetWindow *
find_window (SignetApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (SIGNET_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

/* One file: an import is looked at before it is done. */
static void
signet_application_open (GApplication  *application,
                         GFile        **files,
                         int            n_files,
                         const char    *hint)
{
  SignetApplication *self = SIGNET_APPLICATION (application);
  SignetWindow *window = find_window (self);

  if (n_files > 0)
    g_set_object (&self->to_import, files[0]);
  g_application_activate (application);
  if (window != NULL)
    import_file (self, window);
}

static int
signet_application_handle_local_options (GApplication *application,
                                         GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("signet %s\n", SIGNET_VERSION);
      return 0;
    }

  return -1;
}

static void
signet_application_shutdown (GApplication *application)
{
  SignetApplication *self = SIGNET_APPLICATION (application);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->patience_source, g_source_remove);

  G_APPLICATION_CLASS (signet_application_parent_class)->shutdown (application);

  if (self->store != NULL)
    signet_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->keyring);
}

static void
signet_application_finalize (GObject *object)
{
  SignetApplication *self = SIGNET_APPLICATION (object);

  g_clear_weak_pointer (&self->start_window);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->to_import);
  g_free (self->store_path);

  G_OBJECT_CLASS (signet_application_parent_class)->finalize (object);
}

static void
signet_application_class_init (SignetApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = signet_application_finalize;
  application_class->startup = signet_application_startup;
  application_class->activate = signet_application_activate;
  application_class->open = signet_application_open;
  application_class->handle_local_options = signet_application_handle_local_options;
  application_class->shutdown = signet_application_shutdown;
}

static void
signet_application_init (SignetApplication *self)
{
  self->cancellable = g_cancellable_new ();

  g_application_add_main_option (G_APPLICATION (self), "version", 0, 0, G_OPTION_ARG_NONE,
                                 _("Print the version and exit"), NULL);
}

/**
 * signet_application_new:
 *
 * Returns: (transfer full): the program
 */
SignetApplication *
signet_application_new (void)
{
  return g_object_new (SIGNET_TYPE_APPLICATION,
                       "application-id", SIGNET_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
