/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-window.h"
#include "ui/window/signet-window-private.h"

#include <glib/gi18n-lib.h>

/* Removing by hand, at once and without a question, since it can be undone: the store puts aside what is
 * removed. Jobs and keys stay as they are. */

typedef struct {
  SignetWindow *window;
  gint64        instance_id; /* 0: subdomains are meant */
  GArray       *ids;
  char         *text;        /* of the toast */
  gboolean      removed;     /* FALSE: on its way back */
} Removal;

static Removal *
removal_new (SignetWindow *window,
             gint64        instance_id,
             GArray       *ids,
             gboolean      removed)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->window = g_object_ref (window);
  removal->instance_id = instance_id;
  removal->ids = ids != NULL ? g_array_ref (ids) : NULL;
  removal->removed = removed;

  return removal;
}

static void
removal_free (Removal *removal)
{
  g_object_unref (removal->window);
  g_clear_pointer (&removal->ids, g_array_unref);
  g_free (removal->text);
  g_free (removal);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void start (Removal *removal);

/* What a toast's button undoes; it holds no reference to the window, which owns the toast. */
typedef struct {
  gint64  instance_id;
  GArray *ids;
} Undo;

static void
undo_free (gpointer  user_data,
           GClosure *closure)
{
  Undo *undo = user_data;

  g_clear_pointer (&undo->ids, g_array_unref);
  g_free (undo);
}

static void
undo_clicked_cb (AdwToast *toast,
                 gpointer  user_data)
{
  Undo *undo = user_data;
  SignetWindow *window = g_object_get_data (G_OBJECT (toast), "window");

  start (removal_new (window, undo->instance_id, undo->ids, FALSE));
}

static void
offer_undo (Removal *removal)
{
  g_autofree char *escaped = g_markup_escape_text (removal->text, -1);
  AdwToast *toast = adw_toast_new (escaped);
  Undo *undo = g_new0 (Undo, 1);

  undo->instance_id = removal->instance_id;
  undo->ids = removal->ids != NULL ? g_array_ref (removal->ids) : NULL;

  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_timeout (toast, 10);
  g_object_set_data (G_OBJECT (toast), "window", removal->window);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), undo, undo_free, 0);
  adw_toast_overlay_add_toast (removal->window->toasts, toast);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Removal) removal = user_data;
  SignetStore *store = SIGNET_STORE (source);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (removal->instance_id != 0)
    done = signet_store_set_instance_removed_finish (store, result, &error);
  else
    done = signet_store_set_subdomains_removed_finish (store, result, &error);

  if (!done)
    signet_window_show_error (removal->window,
                              removal->removed ? _("Nothing was removed") : _("Nothing was restored"),
                              error);
  else if (g_cancellable_is_cancelled (removal->window->cancellable))
    return;
  else if (removal->removed)
    offer_undo (removal);
  else if (removal->instance_id != 0)
    signet_instance_list_select (removal->window->instance_list, removal->instance_id);
}

static void
start (Removal *removal)
{
  SignetStore *store = removal->window->store;

  /* Not the window's cancellable: what the user did is done, whether the window stays or not. */
  if (removal->instance_id != 0)
    signet_store_set_instance_removed_async (store, removal->instance_id, removal->removed, NULL,
                                             done_cb, removal);
  else
    signet_store_set_subdomains_removed_async (store, removal->ids, removal->removed, NULL,
                                               done_cb, removal);
}

void
signet_window_remove_instance (SignetWindow   *self,
                               SignetInstance *instance)
{
  Removal *removal = removal_new (self, signet_instance_get_id (instance), NULL, TRUE);

  removal->text = g_strdup_printf (_("“%s” removed"), signet_instance_get_name (instance));
  start (removal);
}

void
signet_window_remove_subdomains (SignetWindow *self,
                                 GArray       *ids)
{
  Removal *removal = removal_new (self, 0, ids, TRUE);

  removal->text = g_strdup_printf (ngettext ("%u subdomain removed", "%u subdomains removed", ids->len), ids->len);
  start (removal);
}
