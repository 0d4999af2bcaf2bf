/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-message-row.h"

#include "ui/widget/signet-tab.h"

struct _SignetMessageRow
{
  AdwPreferencesRow parent_instance;

  /* children */
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (SignetMessageRow, signet_message_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
signet_message_row_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  return signet_tab_past_row (widget, direction);
}

static void
signet_message_row_class_init (SignetMessageRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = signet_message_row_focus;
}

static void
signet_message_row_init (SignetMessageRow *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "xalign", 0.0,
                              "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "margin-top", 6,
                              "margin-bottom", 6,
                              "margin-start", 12,
                              "margin-end", 12,
                              "css-classes", (const char *[]) { "caption", NULL },
                              NULL);
  g_object_set (self,
                "child", self->label,
                "activatable", FALSE,
                "selectable", FALSE,
                "focusable", FALSE,
                "visible", FALSE,
                NULL);
}

static void
show (SignetMessageRow *self,
      const char       *css_class,
      const char       *message)
{
  static const char * const css_classes[] = { "error", "warning", "dim-label" };

  for (guint i = 0; i < G_N_ELEMENTS (css_classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), css_classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), css_class);

  gtk_label_set_label (self->label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self), message != NULL && *message != '\0');
}

/**
 * signet_message_row_set_message:
 * @self: the row below @field
 * @field: the row or widget that the message is about
 * @message: (nullable): a sentence, UTF-8; %NULL or "" for none
 *
 * Says what is wrong with @field.
 */
void
signet_message_row_set_message (SignetMessageRow *self,
                                GtkWidget        *field,
                                const char       *message)
{
  g_return_if_fail (SIGNET_IS_MESSAGE_ROW (self));

  show (self, "error", message);
  gtk_widget_remove_css_class (field, "warning");

  if (message != NULL && *message != '\0')
    {
      gtk_widget_add_css_class (field, "error");
      gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
      gtk_accessible_update_state (GTK_ACCESSIBLE (field),
                                   GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
    }
  else
    {
      gtk_widget_remove_css_class (field, "error");
      gtk_accessible_reset_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_accessible_reset_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

/**
 * signet_message_row_set_warning:
 * @self: the row below @field
 * @field: the row or widget that the message is about
 * @message: (nullable): a sentence, UTF-8; %NULL or "" for none
 *
 * Says what is odd about @field, which may be right all the same.
 */
void
signet_message_row_set_warning (SignetMessageRow *self,
                                GtkWidget        *field,
                                const char       *message)
{
  signet_message_row_set_message (self, field, NULL);
  if (message == NULL || *message == '\0')
    return;

  show (self, "warning", message);
  gtk_widget_add_css_class (field, "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
}

/**
 * signet_message_row_set_remark:
 * @self: the row below @field
 * @message: (nullable): something good to know, UTF-8; %NULL or "" for nothing
 */
void
signet_message_row_set_remark (SignetMessageRow *self,
                               const char       *message)
{
  g_return_if_fail (SIGNET_IS_MESSAGE_ROW (self));

  show (self, "dim-label", message);
}
