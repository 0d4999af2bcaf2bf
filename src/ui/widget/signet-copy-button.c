/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/widget/signet-copy-button.h"

#include <glib/gi18n-lib.h>

#define COPIED_SHOWN_S 2

struct _SignetCopyButton
{
  GtkButton parent_instance;

  char     *text;
  char     *caption;
  gboolean  icon_only;

  guint     copied_source; /* runs while it says "Copied" */
};

enum {
  PROP_0,
  PROP_TEXT,
  PROP_CAPTION,
  PROP_ICON_ONLY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetCopyButton, signet_copy_button, GTK_TYPE_BUTTON)

static void
update (SignetCopyButton *self)
{
  const char *name = self->copied_source != 0 ? _("Copied")
                     : self->caption != NULL    ? self->caption
                                                : "";

  if (self->icon_only && self->copied_source == 0)
    {
      gtk_button_set_icon_name (GTK_BUTTON (self), "edit-copy-symbolic");
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->caption);
    }
  else
    {
      gtk_button_set_label (GTK_BUTTON (self), name);
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self))), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
copied_over_cb (gpointer user_data)
{
  SignetCopyButton *self = user_data;

  self->copied_source = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
signet_copy_button_clicked (GtkButton *button)
{
  SignetCopyButton *self = SIGNET_COPY_BUTTON (button);

  if (self->text != NULL)
    signet_copy_button_copy (self, self->text);
}

static void
signet_copy_button_constructed (GObject *object)
{
  G_OBJECT_CLASS (signet_copy_button_parent_class)->constructed (object);

  update (SIGNET_COPY_BUTTON (object));
}

static void
signet_copy_button_dispose (GObject *object)
{
  SignetCopyButton *self = SIGNET_COPY_BUTTON (object);

  g_clear_handle_id (&self->copied_source, g_source_remove);

  G_OBJECT_CLASS (signet_copy_button_parent_class)->dispose (object);
}

static void
signet_copy_button_finalize (GObject *object)
{
  SignetCopyButton *self = SIGNET_COPY_BUTTON (object);

  g_free (self->text);
  g_free (self->caption);

  G_OBJECT_CLASS (signet_copy_button_parent_class)->finalize (object);
}

static void
signet_copy_button_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SignetCopyButton *self = SIGNET_COPY_BUTTON (object);

  switch (property_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    case PROP_CAPTION:
      g_value_set_string (value, self->caption);
      break;

    case PROP_ICON_ONLY:
      g_value_set_boolean (value, self->icon_only);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_copy_button_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  SignetCopyButton *self = SIGNET_COPY_BUTTON (object);

  switch (property_id)
    {
    case PROP_TEXT:
      signet_copy_button_set_text (self, g_value_get_string (value));
      break;

    case PROP_CAPTION:
      g_free (self->caption);
      self->caption = g_value_dup_string (value);
      update (self);
      break;

    case PROP_ICON_ONLY:
      self->icon_only = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_copy_button_class_init (SignetCopyButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = signet_copy_button_constructed;
  object_class->dispose = signet_copy_button_dispose;
  object_class->finalize = signet_copy_button_finalize;
  object_class->get_property = signet_copy_button_get_property;
  object_class->set_property = signet_copy_button_set_property;
  GTK_BUTTON_CLASS (klass)->clicked = signet_copy_button_clicked;

  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAPTION] =
    g_param_spec_string ("caption", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ICON_ONLY] =
    g_param_spec_boolean ("icon-only", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_copy_button_init (SignetCopyButton *self)
{
}

/**
 * signet_copy_button_new:
 * @caption: its words, translated
 *
 * Returns: (transfer floating): a button without a text of its own
 */
GtkWidget *
signet_copy_button_new (const char *caption)
{
  return g_object_new (SIGNET_TYPE_COPY_BUTTON, "caption", caption, NULL);
}

/**
 * signet_copy_button_set_text:
 * @self: a copy button
 * @text: (nullable): UTF-8 that the next click copies, no secret; %NULL or "": nothing, and the button is
 *   insensitive
 */
void
signet_copy_button_set_text (SignetCopyButton *self,
                             const char       *text)
{
  g_return_if_fail (SIGNET_IS_COPY_BUTTON (self));

  if (text != NULL && *text == '\0')
    text = NULL;
  gtk_widget_set_sensitive (GTK_WIDGET (self), text != NULL);
  if (g_strcmp0 (self->text, text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  if (self->copied_source != 0)
    {
      g_clear_handle_id (&self->copied_source, g_source_remove);
      update (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * signet_copy_button_copy:
 * @self: a copy button
 * @text: UTF-8, no secret
 *
 * Copies @text and says so.
 */
void
signet_copy_button_copy (SignetCopyButton *self,
                         const char       *text)
{
  g_return_if_fail (SIGNET_IS_COPY_BUTTON (self));
  g_return_if_fail (text != NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  g_clear_handle_id (&self->copied_source, g_source_remove);
  self->copied_source = g_timeout_add_seconds (COPIED_SHOWN_S, copied_over_cb, self);
  update (self);
}
