/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/window/signet-window.h"
#include "ui/window/signet-window-private.h"

#include <glib/gi18n-lib.h>

/* Removing and moving by hand, at once and without a question, since it can be undone: the store puts aside what is
 * removed. Jobs and keys stay as they are. */

typedef enum {
  REMOVE,
  RESTORE,
  MOVE,
} Deed;

typedef struct {
  SignetWindow *window;
  Deed          deed;
  gint64        instance_id; /* that is removed or restored, or moved to; 0: subdomains are removed or restored */
  GArray       *ids;         /* of subdomains; NULL: the instance is meant */
  char         *text;        /* of the toast */
} Change;

static Change *
change_new (SignetWindow *window,
            Deed          deed,
            gint64        instance_id,
            GArray       *ids)
{
  Change *change = g_new0 (Change, 1);

  change->window = g_object_ref (window);
  change->deed = deed;
  change->instance_id = instance_id;
  change->ids = ids != NULL ? g_array_ref (ids) : NULL;

  return change;
}

static void
change_free (Change *change)
{
  g_object_unref (change->window);
  g_clear_pointer (&change->ids, g_array_unref);
  g_free (change->text);
  g_free (change);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static void start (Change *change);

/* What a toast undoes; it holds no reference to the window, which owns the toast. */
typedef struct {
  SignetWindow *window;
  Deed          deed;
  gint64        instance_id;
  GArray       *ids;
} Undo;

static void
undo_free (gpointer user_data)
{
  Undo *undo = user_data;

  g_clear_pointer (&undo->ids, g_array_unref);
  g_free (undo);
}

static void
undo_cb (gpointer user_data)
{
  Undo *undo = user_data;

  start (change_new (undo->window, undo->deed, undo->instance_id, undo->ids));
}

static void
offer_undo (SignetWindow *self,
            const char   *text,
            Deed          deed,
            gint64        instance_id,
            GArray       *ids)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->window = self;
  undo->deed = deed;
  undo->instance_id = instance_id;
  undo->ids = ids != NULL ? g_array_ref (ids) : NULL;
  signet_undo_offer (self->undo, text, undo_cb, undo, undo_free);
}

static const char *
describe_failure (Deed deed)
{
  switch (deed)
    {
    case REMOVE:
      return _("Nothing was removed");
    case RESTORE:
      return _("Nothing was restored");
    case MOVE:
    default:
      return _("Nothing was moved back");
    }
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Change) change = user_data;
  SignetWindow *window = change->window;
  SignetStore *store = SIGNET_STORE (source);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (change->deed == MOVE)
    done = signet_store_move_subdomains_finish (store, result, &error);
  else if (change->ids == NULL)
    done = signet_store_set_instance_removed_finish (store, result, &error);
  else
    done = signet_store_set_subdomains_removed_finish (store, result, &error);

  if (!done)
    signet_window_show_error (window, describe_failure (change->deed), error);
  else if (g_cancellable_is_cancelled (window->cancellable))
    return;
  else if (change->deed == REMOVE)
    offer_undo (window, change->text, RESTORE, change->instance_id, change->ids);
  else if (change->instance_id != 0 &&
           (change->deed == RESTORE || signet_subdomain_list_get_instance (window->subdomain_list) != NULL))
    signet_instance_list_select (window->instance_list, change->instance_id);
}

static void
start (Change *change)
{
  SignetStore *store = change->window->store;
  gboolean removed = change->deed == REMOVE;

  /* Not the window's cancellable: what the user did is done, whether the window stays or not. */
  if (change->deed == MOVE)
    signet_store_move_subdomains_async (store, change->ids, change->instance_id, NULL, done_cb, change);
  else if (change->ids == NULL)
    signet_store_set_instance_removed_async (store, change->instance_id, removed, NULL, done_cb, change);
  else
    signet_store_set_subdomains_removed_async (store, change->ids, removed, NULL, done_cb, change);
}

void
signet_window_remove_instance (SignetWindow   *self,
                               SignetInstance *instance)
{
  Change *change = change_new (self, REMOVE, signet_instance_get_id (instance), NULL);

  change->text = g_strdup_printf (_("“%s” removed"), signet_instance_get_name (instance));
  start (change);
}

void
signet_window_remove_subdomains (SignetWindow *self,
                                 GArray       *ids)
{
  Change *change = change_new (self, REMOVE, 0, ids);

  change->text = g_strdup_printf (ngettext ("%u subdomain removed", "%u subdomains removed", ids->len), ids->len);
  start (change);
}

static char *
describe_move (guint           n_subdomains,
               SignetInstance *to)
{
  return g_strdup_printf (ngettext ("%u subdomain moved to “%s”", "%u subdomains moved to “%s”", n_subdomains),
                          n_subdomains, signet_instance_get_name (to));
}

/* They have been moved already. */
void
signet_window_offer_move_back (SignetWindow   *self,
                               SignetInstance *from,
                               SignetInstance *to,
                               GArray         *ids)
{
  g_autofree char *text = describe_move (ids->len, to);

  offer_undo (self, text, MOVE, signet_instance_get_id (from), ids);
}

/* What moves of several instances are undone with; like Undo it holds no reference to the window. */
typedef struct {
  SignetWindow *window;
  GPtrArray    *subdomains;
} MovesBack;

static void
moves_back_free (gpointer user_data)
{
  MovesBack *back = user_data;

  g_ptr_array_unref (back->subdomains);
  g_free (back);
}

static void
move_all_back_cb (gpointer user_data)
{
  MovesBack *back = user_data;
  g_autoptr (GHashTable) ids_by_instance =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer instance_id;
  gpointer ids;

  for (guint i = 0; i < back->subdomains->len; i++)
    {
      SignetSubdomain *subdomain = g_ptr_array_index (back->subdomains, i);
      gint64 from = signet_subdomain_get_instance_id (subdomain);
      gint64 id = signet_subdomain_get_id (subdomain);

      ids = g_hash_table_lookup (ids_by_instance, &from);
      if (ids == NULL)
        {
          ids = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (ids_by_instance, g_memdup2 (&from, sizeof from), ids);
        }
      g_array_append_val ((GArray *) ids, id);
    }

  g_hash_table_iter_init (&iter, ids_by_instance);
  while (g_hash_table_iter_next (&iter, &instance_id, &ids))
    start (change_new (back->window, MOVE, *(gint64 *) instance_id, ids));
}

void
signet_window_offer_moves_back (SignetWindow   *self,
                                GPtrArray      *subdomains,
                                SignetInstance *to)
{
  MovesBack *back = g_new0 (MovesBack, 1);
  g_autofree char *text = describe_move (subdomains->len, to);

  back->window = self;
  back->subdomains = g_ptr_array_ref (subdomains);
  signet_undo_offer (self->undo, text, move_all_back_cb, back, moves_back_free);
}
