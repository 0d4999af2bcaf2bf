/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/widget/signet-notice.h"

#include "ui/widget/signet-save.h"

#include <glib/gi18n-lib.h>

struct _SignetNotice
{
  GtkBox parent_instance;

  /* template children */
  GtkImage  *symbol;
  GtkLabel  *words;
  GtkWidget *open_folder_button;

  GFile *file; /* owned (nullable): what "Open Folder" shows */
};

G_DEFINE_FINAL_TYPE (SignetNotice, signet_notice, GTK_TYPE_BOX)

static void
show (SignetNotice *self, const char *icon_name, const char *css_class, const char *text, GFile *file)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->symbol), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->symbol), "success");
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->symbol), css_class);

  gtk_image_set_from_icon_name (self->symbol, icon_name);
  gtk_label_set_label (self->words, text);
  g_set_object (&self->file, file);
  gtk_widget_set_visible (self->open_folder_button, file != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
open_folder_cb (SignetNotice *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->file != NULL && GTK_IS_WINDOW (root))
    signet_save_open_folder (GTK_WINDOW (root), self->file);
}

static void
dismiss_cb (SignetNotice *self)
{
  /* The focus must not vanish together with the button that has it. */
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
  signet_notice_clear (self);
}

static void
signet_notice_dispose (GObject *object)
{
  SignetNotice *self = SIGNET_NOTICE (object);

  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_NOTICE);

  G_OBJECT_CLASS (signet_notice_parent_class)->dispose (object);
}

static void
signet_notice_class_init (SignetNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_notice_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/signetapp/Signet/widget/signet-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetNotice, symbol);
  gtk_widget_class_bind_template_child (widget_class, SignetNotice, words);
  gtk_widget_class_bind_template_child (widget_class, SignetNotice, open_folder_button);
  gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
}

static void
signet_notice_init (SignetNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_notice_show_error:
 * @self: a notice
 * @error: what failed; its message is shown as it is
 */
void
signet_notice_show_error (SignetNotice *self, const GError *error)
{
  g_return_if_fail (SIGNET_IS_NOTICE (self));
  g_return_if_fail (error != NULL);

  show (self, "dialog-error-symbolic", "error", error->message, NULL);
}

/**
 * signet_notice_show_text:
 * @self: a notice
 * @text: UTF-8, no markup, translated
 */
void
signet_notice_show_text (SignetNotice *self, const char *text)
{
  g_return_if_fail (SIGNET_IS_NOTICE (self));

  show (self, "dialog-information-symbolic", NULL, text, NULL);
}

/**
 * signet_notice_show_saved:
 * @self: a notice
 * @file: the file that was written; "Open Folder" shows it
 */
void
signet_notice_show_saved (SignetNotice *self, GFile *file)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (SIGNET_IS_NOTICE (self));
  g_return_if_fail (G_IS_FILE (file));

  name = g_file_get_parse_name (file);
  text = g_strdup_printf (_("Saved as %s"), name);
  show (self, "emblem-ok-symbolic", "success", text, file);
}

/**
 * signet_notice_clear:
 * @self: a notice
 *
 * Takes back what it says.
 */
void
signet_notice_clear (SignetNotice *self)
{
  g_return_if_fail (SIGNET_IS_NOTICE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_clear_object (&self->file);
}
