/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/application/signet-start-window.h"

struct _SignetStartWindow
{
  AdwApplicationWindow parent_instance;

  /* template children */
  GtkStack      *stack;
  AdwStatusPage *error_page;
};

enum {
  RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetStartWindow, signet_start_window, ADW_TYPE_APPLICATION_WINDOW)

static void
retry_cb (SignetStartWindow *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

static void
signet_start_window_class_init (SignetStartWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/application/signet-start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetStartWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SignetStartWindow, error_page);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
signet_start_window_init (SignetStartWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_start_window_new:
 * @application: the application that the window keeps alive
 *
 * Returns: (transfer none): a window that says that the inventory is being opened
 */
SignetStartWindow *
signet_start_window_new (AdwApplication *application)
{
  return g_object_new (SIGNET_TYPE_START_WINDOW, "application", application, NULL);
}

/**
 * signet_start_window_show_opening:
 * @self: the window
 */
void
signet_start_window_show_opening (SignetStartWindow *self)
{
  g_return_if_fail (SIGNET_IS_START_WINDOW (self));

  gtk_stack_set_visible_child_name (self->stack, "opening");
}

/**
 * signet_start_window_show_error:
 * @self: the window
 * @message: why the store cannot be opened and what can be done, UTF-8
 */
void
signet_start_window_show_error (SignetStartWindow *self,
                                const char        *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  g_return_if_fail (SIGNET_IS_START_WINDOW (self));

  adw_status_page_set_description (self->error_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "error");
}
