/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/widget/signet-undo.h"

#include <glib/gi18n-lib.h>

/* Long enough to read what was done, and to find the button with the keyboard. */
#define SECONDS 10

typedef struct {
  char           *text;
  SignetUndoFunc  undo;
  gpointer        user_data;
  GDestroyNotify  destroy;
} Offer;

struct _SignetUndo
{
  GObject parent_instance;

  AdwToastOverlay *overlay; /* borrowed */
  AdwToast        *toast;   /* owned (nullable): says what was done last */
  GPtrArray       *offers;  /* owned; Offer, the newest last */
};

enum {
  PROP_0,
  PROP_AVAILABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetUndo, signet_undo, G_TYPE_OBJECT)

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  if (offer->destroy != NULL)
    offer->destroy (offer->user_data);
  g_free (offer->text);
  g_free (offer);
}

/* The user has seen it, or did not want to: nothing can be undone any more. */
static void
dismissed_cb (SignetUndo *self)
{
  g_clear_object (&self->toast);
  g_ptr_array_set_size (self->offers, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AVAILABLE]);
}

static void
drop_toast (SignetUndo *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->toast);

  if (toast == NULL)
    return;

  g_signal_handlers_disconnect_by_data (toast, self);
  adw_toast_dismiss (toast);
}

/* One toast at a time, for the newest. A queue of them would show the newest last, and a toast of high priority that comes
 * while another one comes up ends the program (libadwaita 1.2). */
static void
show_newest (SignetUndo *self)
{
  Offer *newest = g_ptr_array_index (self->offers, self->offers->len - 1);
  g_autofree char *escaped = g_markup_escape_text (newest->text, -1);

  drop_toast (self);
  self->toast = adw_toast_new (escaped);
  adw_toast_set_button_label (self->toast, _("Undo"));
  adw_toast_set_timeout (self->toast, SECONDS);
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (signet_undo_newest), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->toast));
}

static void
signet_undo_finalize (GObject *object)
{
  SignetUndo *self = SIGNET_UNDO (object);

  g_clear_object (&self->toast);
  g_ptr_array_unref (self->offers);

  G_OBJECT_CLASS (signet_undo_parent_class)->finalize (object);
}

static void
signet_undo_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_AVAILABLE:
      g_value_set_boolean (value, signet_undo_get_available (SIGNET_UNDO (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_undo_class_init (SignetUndoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = signet_undo_finalize;
  object_class->get_property = signet_undo_get_property;

  properties[PROP_AVAILABLE] =
    g_param_spec_boolean ("available", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_undo_init (SignetUndo *self)
{
  self->offers = g_ptr_array_new_with_free_func (offer_free);
}

/**
 * signet_undo_new:
 * @overlay: where the toasts are shown; has to outlive it
 *
 * Returns: (transfer full): nothing to be undone yet
 */
SignetUndo *
signet_undo_new (AdwToastOverlay *overlay)
{
  SignetUndo *self = g_object_new (SIGNET_TYPE_UNDO, NULL);

  self->overlay = overlay;

  return self;
}

/**
 * signet_undo_offer:
 * @self: what can be undone
 * @text: what was done, UTF-8, no markup, translated
 * @undo: undoes it
 * @user_data: for @undo
 * @destroy: (nullable): frees @user_data
 *
 * Shows a toast with a button; while it is there, signet_undo_newest() does the same. What was offered before can be undone
 * after it.
 */
void
signet_undo_offer (SignetUndo     *self,
                   const char     *text,
                   SignetUndoFunc  undo,
                   gpointer        user_data,
                   GDestroyNotify  destroy)
{
  Offer *offer;

  g_return_if_fail (SIGNET_IS_UNDO (self));
  g_return_if_fail (undo != NULL);

  offer = g_new0 (Offer, 1);
  offer->text = g_strdup (text);
  offer->undo = undo;
  offer->user_data = user_data;
  offer->destroy = destroy;
  g_ptr_array_add (self->offers, offer);
  show_newest (self);
  if (self->offers->len == 1)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AVAILABLE]);
}

/**
 * signet_undo_get_available:
 * @self: what can be undone
 *
 * Returns: whether there is anything
 */
gboolean
signet_undo_get_available (SignetUndo *self)
{
  g_return_val_if_fail (SIGNET_IS_UNDO (self), FALSE);

  return self->offers->len > 0;
}

/**
 * signet_undo_newest:
 * @self: what can be undone
 *
 * Undoes what was done last, if it can still be undone, and takes its toast away; what was done before it gets its toast
 * back.
 */
void
signet_undo_newest (SignetUndo *self)
{
  Offer *offer;

  g_return_if_fail (SIGNET_IS_UNDO (self));

  if (self->offers->len == 0)
    return;

  offer = g_ptr_array_steal_index (self->offers, self->offers->len - 1);
  drop_toast (self);
  if (self->offers->len > 0)
    show_newest (self);
  else
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AVAILABLE]);

  offer->undo (offer->user_data);
  offer_free (offer);
}
