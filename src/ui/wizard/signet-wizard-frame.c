/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/wizard/signet-wizard-frame.h"

/* Narrower than this, the list of steps beside the pages takes room that they need. */
#define SIDEBAR_MIN_WIDTH 640

struct _SignetWizardFrame
{
  GObject parent_instance;

  /* borrowed: the frame is used for as long as its window is there */
  GtkAssistant *assistant;
  GtkWidget    *sidebar; /* NULL: not found */
  GtkWidget    *cancel_button;
  GtkWidget    *back_button;
  GtkWidget    *next_button;
  GtkWidget    *submit_button;
  GtkWidget    *close_button;

  int width; /* of the window; 0: not known yet */
};

enum {
  SIGNAL_CANCEL,
  SIGNAL_SUBMIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetWizardFrame, signet_wizard_frame, G_TYPE_OBJECT)

static void
cancel_cb (SignetWizardFrame *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCEL], 0);
}

static void
submit_cb (SignetWizardFrame *self)
{
  g_signal_emit (self, signals[SIGNAL_SUBMIT], 0);
}

/* The assistant shows its list of steps anew with each page, too. */
static void
update_sidebar (SignetWizardFrame *self)
{
  gboolean visible = self->width == 0 || self->width >= SIDEBAR_MIN_WIDTH;

  if (gtk_widget_get_visible (self->sidebar) != visible)
    gtk_widget_set_visible (self->sidebar, visible);
}

static void
layout_cb (SignetWizardFrame *self,
           int                width)
{
  self->width = width;
  update_sidebar (self);
}

static void
realize_cb (SignetWizardFrame *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->assistant));

  g_signal_connect_object (surface, "layout", G_CALLBACK (layout_cb), self, G_CONNECT_SWAPPED);
}

/* The list of steps is no part of GtkAssistant's interface; without it the window is only wider. */
static GtkWidget *
find_sidebar (GtkAssistant *assistant)
{
  GtkWidget *box = gtk_window_get_child (GTK_WINDOW (assistant));
  GtkWidget *first = box != NULL ? gtk_widget_get_first_child (box) : NULL;

  return first != NULL && gtk_widget_has_css_class (first, "sidebar") ? first : NULL;
}

static GtkWidget *
add_button (SignetWizardFrame *self,
            GtkBuilder        *builder,
            const char        *id,
            GtkPackType        side,
            GCallback          callback,
            gpointer           target)
{
  GtkHeaderBar *bar = GTK_HEADER_BAR (gtk_window_get_titlebar (GTK_WINDOW (self->assistant)));
  GtkWidget *button = GTK_WIDGET (gtk_builder_get_object (builder, id));

  g_signal_connect_object (button, "clicked", callback, target, G_CONNECT_SWAPPED);
  if (side == GTK_PACK_START)
    gtk_header_bar_pack_start (bar, button);
  else
    gtk_header_bar_pack_end (bar, button);

  return button;
}

static void
signet_wizard_frame_class_init (SignetWizardFrameClass *klass)
{
  signals[SIGNAL_CANCEL] = g_signal_new ("cancel", SIGNET_TYPE_WIZARD_FRAME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_SUBMIT] = g_signal_new ("submit", SIGNET_TYPE_WIZARD_FRAME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
signet_wizard_frame_init (SignetWizardFrame *self)
{
}

/**
 * signet_wizard_frame_new:
 * @assistant: the wizard's window
 * @builder: what it was built with: has the buttons
 *
 * Puts the buttons into the header bar of @assistant; none of them is seen yet.
 *
 * Returns: (transfer full): the frame
 */
SignetWizardFrame *
signet_wizard_frame_new (GtkAssistant *assistant,
                         GtkBuilder   *builder)
{
  SignetWizardFrame *self = NULL;

  g_return_val_if_fail (GTK_IS_ASSISTANT (assistant), NULL);
  g_return_val_if_fail (GTK_IS_BUILDER (builder), NULL);

  self = g_object_new (SIGNET_TYPE_WIZARD_FRAME, NULL);
  self->assistant = assistant;
  self->sidebar = find_sidebar (assistant);
  if (self->sidebar != NULL)
    {
      g_signal_connect_object (assistant, "realize", G_CALLBACK (realize_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->sidebar, "notify::visible", G_CALLBACK (update_sidebar), self, G_CONNECT_SWAPPED);
    }

  /* The first one packed at the end stands outermost. */
  self->cancel_button = add_button (self, builder, "cancel_button", GTK_PACK_START, G_CALLBACK (cancel_cb), self);
  self->close_button = add_button (self, builder, "close_button", GTK_PACK_END, G_CALLBACK (cancel_cb), self);
  self->submit_button = add_button (self, builder, "submit_button", GTK_PACK_END, G_CALLBACK (submit_cb), self);
  self->next_button = add_button (self, builder, "next_button", GTK_PACK_END, G_CALLBACK (gtk_assistant_next_page),
                                  assistant);
  self->back_button = add_button (self, builder, "back_button", GTK_PACK_END,
                                  G_CALLBACK (gtk_assistant_previous_page), assistant);

  return self;
}

/**
 * signet_wizard_frame_show_buttons:
 * @self: the frame
 * @buttons: which of the buttons the page at hand has; Next or Submit, where it is one of them, is what Return presses
 */
void
signet_wizard_frame_show_buttons (SignetWizardFrame   *self,
                                  SignetWizardButtons  buttons)
{
  GtkWidget *default_button = NULL;

  g_return_if_fail (SIGNET_IS_WIZARD_FRAME (self));

  gtk_widget_set_visible (self->cancel_button, (buttons & SIGNET_WIZARD_BUTTON_CANCEL) != 0);
  gtk_widget_set_visible (self->back_button, (buttons & SIGNET_WIZARD_BUTTON_BACK) != 0);
  gtk_widget_set_visible (self->next_button, (buttons & SIGNET_WIZARD_BUTTON_NEXT) != 0);
  gtk_widget_set_visible (self->submit_button, (buttons & SIGNET_WIZARD_BUTTON_SUBMIT) != 0);
  gtk_widget_set_visible (self->close_button, (buttons & SIGNET_WIZARD_BUTTON_CLOSE) != 0);

  if (buttons & SIGNET_WIZARD_BUTTON_NEXT)
    default_button = self->next_button;
  else if (buttons & SIGNET_WIZARD_BUTTON_SUBMIT)
    default_button = self->submit_button;
  gtk_window_set_default_widget (GTK_WINDOW (self->assistant), default_button);
}

/**
 * signet_wizard_frame_set_complete:
 * @self: the frame
 * @complete: whether the page at hand lets go on: Next and Submit
 */
void
signet_wizard_frame_set_complete (SignetWizardFrame *self,
                                  gboolean           complete)
{
  g_return_if_fail (SIGNET_IS_WIZARD_FRAME (self));

  gtk_widget_set_sensitive (self->next_button, complete);
  gtk_widget_set_sensitive (self->submit_button, complete);
}

/**
 * signet_wizard_frame_set_can_cancel:
 * @self: the frame
 * @can_cancel: %FALSE where it is being cancelled already
 */
void
signet_wizard_frame_set_can_cancel (SignetWizardFrame *self,
                                    gboolean           can_cancel)
{
  g_return_if_fail (SIGNET_IS_WIZARD_FRAME (self));

  gtk_widget_set_sensitive (self->cancel_button, can_cancel);
}
