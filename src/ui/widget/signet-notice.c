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

static const struct {
  const char *icon_name;
  const char *css_class;
} kinds[] = {
  [SIGNET_NOTICE_INFO] = { "dialog-information-symbolic", "accent" },
  [SIGNET_NOTICE_WARNING] = { "dialog-warning-symbolic", "warning" },
  [SIGNET_NOTICE_ERROR] = { "dialog-error-symbolic", "error" },
};

G_DEFINE_FINAL_TYPE (SignetNotice, signet_notice, GTK_TYPE_BOX)

static void
say (SignetNotice *self,
     const char   *icon_name,
     const char   *css_class,
     const char   *text,
     GFile        *file)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->symbol), kinds[i].css_class);
  gtk_widget_remove_css_class (GTK_WIDGET (self->symbol), "success");
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
 * signet_notice_show:
 * @self: a notice
 * @kind: how grave it is; told by a symbol and by colour, so that the words must not depend on it
 * @text: whole sentences, UTF-8, no markup, translated
 *
 * Says @text instead of what was said before.
 */
void
signet_notice_show (SignetNotice     *self,
                    SignetNoticeKind  kind,
                    const char       *text)
{
  g_return_if_fail (SIGNET_IS_NOTICE (self));
  g_return_if_fail ((guint) kind < G_N_ELEMENTS (kinds));
  g_return_if_fail (text != NULL);

  say (self, kinds[kind].icon_name, kinds[kind].css_class, text, NULL);
}

/**
 * signet_notice_show_saved:
 * @self: a notice
 * @file: the file that was written; "Open Folder" shows it
 */
void
signet_notice_show_saved (SignetNotice *self,
                          GFile        *file)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (SIGNET_IS_NOTICE (self));
  g_return_if_fail (G_IS_FILE (file));

  name = g_file_get_parse_name (file);
  text = g_strdup_printf (_("Saved as %s"), name);
  say (self, "emblem-ok-symbolic", "success", text, file);
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
  gtk_label_set_label (self->words, "");
  g_clear_object (&self->file);
}

/**
 * signet_notice_get_text:
 * @self: a notice
 *
 * Returns: (transfer none): what it says, "" while it says nothing
 */
const char *
signet_notice_get_text (SignetNotice *self)
{
  g_return_val_if_fail (SIGNET_IS_NOTICE (self), "");

  return gtk_label_get_label (self->words);
}
