/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/jobs/signet-key-presence-row.h"

#include "base/signet-error.h"

#include <glib/gi18n-lib.h>

struct _SignetKeyPresenceRow
{
  AdwActionRow parent_instance;

  /* template children */
  GtkSpinner *spinner;
  GtkWidget  *refresh_button;

  SignetKeyring *keyring;     /* owned */
  char          *key_id;
  GCancellable  *cancellable; /* of the look that is under way */
};

G_DEFINE_FINAL_TYPE (SignetKeyPresenceRow, signet_key_presence_row, ADW_TYPE_ACTION_ROW)

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SignetKeyPresenceRow) self = user_data;
  g_autoptr (GError) error = NULL;
  SignetKeyPresence presence = SIGNET_KEY_PRESENCE_ABSENT;
  gboolean looked = signet_keyring_look_finish (SIGNET_KEYRING (source), result, &presence, &error);

  if (signet_error_is_cancelled (error))
    return; /* another look has taken its place */

  g_clear_object (&self->cancellable);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_sensitive (self->refresh_button, TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               looked ? signet_key_presence_describe (presence) : error->message);
}

static void
look (SignetKeyPresenceRow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->keyring == NULL || self->key_id == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _("Asking the keyring…"));
  gtk_spinner_start (self->spinner);
  gtk_widget_set_sensitive (self->refresh_button, FALSE);
  signet_keyring_look_async (self->keyring, self->key_id, self->cancellable, looked_cb, g_object_ref (self));
}

static void
refresh_cb (SignetKeyPresenceRow *self)
{
  look (self);
}

static void
signet_key_presence_row_dispose (GObject *object)
{
  SignetKeyPresenceRow *self = SIGNET_KEY_PRESENCE_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->keyring);
  g_clear_pointer (&self->key_id, g_free);

  G_OBJECT_CLASS (signet_key_presence_row_parent_class)->dispose (object);
}

static void
signet_key_presence_row_class_init (SignetKeyPresenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_key_presence_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/jobs/signet-key-presence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetKeyPresenceRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SignetKeyPresenceRow, refresh_button);
  gtk_widget_class_bind_template_callback (widget_class, refresh_cb);
}

static void
signet_key_presence_row_init (SignetKeyPresenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_key_presence_row_look:
 * @self: a key presence row
 * @keyring: (nullable): the keyring to ask
 * @key_id: (nullable): the key's id, the UUID of the job that made it; %NULL: none, and what was under way is dropped
 *
 * Looks whether the key is there, without unlocking and without asking the user anything.
 */
void
signet_key_presence_row_look (SignetKeyPresenceRow *self,
                              SignetKeyring        *keyring,
                              const char           *key_id)
{
  g_return_if_fail (SIGNET_IS_KEY_PRESENCE_ROW (self));
  g_return_if_fail (keyring == NULL || SIGNET_IS_KEYRING (keyring));

  g_set_object (&self->keyring, keyring);
  g_free (self->key_id);
  self->key_id = g_strdup (key_id);
  look (self);
}
