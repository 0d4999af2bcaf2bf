/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/widget/signet-undo.h"

#include <glib/gi18n-lib.h>

/* Long enough to read what was done, and to find the button with the keyboard. */
#define SECONDS 10

typedef struct {
  SignetUndoFunc undo;
  gpointer       user_data;
  GDestroyNotify destroy;
} Offer;

struct _SignetUndo
{
  GObject parent_instance;

  AdwToastOverlay *overlay; /* borrowed */
  GPtrArray       *toasts;  /* owned; AdwToast, the newest last */
};

enum {
  PROP_0,
  PROP_AVAILABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* On the toast: what it offers. */
static G_DEFINE_QUARK (signet-undo-offer, offer)

G_DEFINE_FINAL_TYPE (SignetUndo, signet_undo, G_TYPE_OBJECT)

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  if (offer->destroy != NULL)
    offer->destroy (offer->user_data);
  g_free (offer);
}

static void
forget (SignetUndo *self,
        AdwToast   *toast)
{
  if (g_ptr_array_remove (self->toasts, toast) && self->toasts->len == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AVAILABLE]);
}

static void
dismissed_cb (SignetUndo *self,
              AdwToast   *toast)
{
  forget (self, toast);
}

static void
take_back (SignetUndo *self,
           AdwToast   *toast)
{
  Offer *offer = g_object_steal_qdata (G_OBJECT (toast), offer_quark ());

  if (offer == NULL)
    return;

  offer->undo (offer->user_data);
  offer_free (offer);
}

static void
button_clicked_cb (SignetUndo *self,
                   AdwToast   *toast)
{
  take_back (self, toast);
}

static void
signet_undo_finalize (GObject *object)
{
  SignetUndo *self = SIGNET_UNDO (object);

  g_ptr_array_unref (self->toasts);

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
  self->toasts = g_ptr_array_new_with_free_func (g_object_unref);
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
 * Shows a toast with a button; while it is there, or waits to be shown, signet_undo_newest() does the same.
 */
void
signet_undo_offer (SignetUndo     *self,
                   const char     *text,
                   SignetUndoFunc  undo,
                   gpointer        user_data,
                   GDestroyNotify  destroy)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);
  Offer *offer = g_new0 (Offer, 1);

  g_return_if_fail (SIGNET_IS_UNDO (self));
  g_return_if_fail (undo != NULL);

  offer->undo = undo;
  offer->user_data = user_data;
  offer->destroy = destroy;
  g_object_set_qdata_full (G_OBJECT (toast), offer_quark (), offer, offer_free);

  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_timeout (toast, SECONDS);
  /* At once: what was done before waits, and can still be undone after it. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (button_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);

  g_ptr_array_add (self->toasts, g_object_ref (toast));
  adw_toast_overlay_add_toast (self->overlay, toast);
  if (self->toasts->len == 1)
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

  return self->toasts->len > 0;
}

/**
 * signet_undo_newest:
 * @self: what can be undone
 *
 * Undoes what was done last, if it can still be undone, and takes its toast away.
 */
void
signet_undo_newest (SignetUndo *self)
{
  g_autoptr (AdwToast) toast = NULL;

  g_return_if_fail (SIGNET_IS_UNDO (self));

  if (self->toasts->len == 0)
    return;

  toast = g_object_ref (g_ptr_array_index (self->toasts, self->toasts->len - 1));
  take_back (self, toast);
  adw_toast_dismiss (toast);
  /* One that waits to be shown is dismissed without a word. */
  forget (self, toast);
}
