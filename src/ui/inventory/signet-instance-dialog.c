/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-instance-dialog.h"

#include "base/signet-error.h"
#include "request/signet-country.h"
#include "ui/inventory/signet-message-row.h"
#include "ui/wizard/signet-drop-down.h"

#include <glib/gi18n-lib.h>

struct _SignetInstanceDialog
{
  AdwWindow parent_instance;

  /* template children */
  AdwEntryRow      *name_row;
  SignetMessageRow *name_message;
  AdwEntryRow      *url_row;
  SignetMessageRow *url_message;
  AdwEntryRow      *organization_row;
  AdwEntryRow      *unit_row;
  AdwEntryRow      *org_id_row;
  AdwActionRow     *country_row;
  GtkDropDown      *country_drop_down;
  AdwEntryRow      *state_row;
  AdwEntryRow      *city_row;
  GtkButton        *add_button;
  GtkLabel         *error_label;

  /* owned */
  SignetStore    *store;
  SignetInstance *instance; /* while it is being added */
  GCancellable   *cancellable;
};

enum {
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetInstanceDialog, signet_instance_dialog, ADW_TYPE_WINDOW)

/* What is typed, without the blanks around it. */
static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static const char *
get_country (SignetInstanceDialog *self)
{
  SignetCountry *country = gtk_drop_down_get_selected_item (self->country_drop_down);

  return country != NULL ? signet_country_get_code (country) : NULL;
}

/* A field that has not been touched yet is not called wrong: the button waits for it all the same. */
static void
update (SignetInstanceDialog *self)
{
  g_autofree char *name = dup_text (self->name_row);
  g_autofree char *url = dup_text (self->url_row);
  g_autoptr (GError) error = NULL;
  gboolean name_typed = *gtk_editable_get_text (GTK_EDITABLE (self->name_row)) != '\0';
  gboolean valid;

  signet_message_row_set_message (self->name_message, GTK_WIDGET (self->name_row),
                                  name_typed && *name == '\0' ? _("A name of blanks cannot be found again.") : NULL);

  if (*url != '\0')
    signet_instance_check_url (url, &error);
  signet_message_row_set_message (self->url_message, GTK_WIDGET (self->url_row),
                                  error != NULL ? error->message : NULL);

  valid = *name != '\0' && *url != '\0' && error == NULL;
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), valid && self->instance == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->add_button),
                               valid ? NULL : _("An instance needs a name and a URL"));
}

static void
show_error (SignetInstanceDialog *self,
            const char           *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static void
changed_cb (SignetInstanceDialog *self)
{
  show_error (self, NULL);
  update (self);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SignetInstanceDialog) self = SIGNET_INSTANCE_DIALOG (user_data);
  g_autoptr (SignetInstance) instance = g_steal_pointer (&self->instance);
  g_autoptr (GError) error = NULL;
  gint64 id = signet_store_add_instance_finish (SIGNET_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (error != NULL)
    {
      show_error (self, error->message);
      update (self);
      return;
    }

  g_signal_emit (self, signals[ADDED], 0, id, signet_instance_get_name (instance));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_cb (SignetInstanceDialog *self)
{
  g_autofree char *name = dup_text (self->name_row);
  g_autofree char *url = dup_text (self->url_row);
  g_autofree char *org_id = dup_text (self->org_id_row);
  g_autofree char *organization_name = dup_text (self->organization_row);
  g_autofree char *unit = dup_text (self->unit_row);
  g_autofree char *state = dup_text (self->state_row);
  g_autofree char *city = dup_text (self->city_row);
  g_autoptr (SignetOrganization) organization =
    signet_organization_new (org_id, organization_name, unit, get_country (self), state, city);

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->add_button)))
    return;

  self->instance = signet_instance_new (name, url, organization);
  show_error (self, NULL);
  update (self);
  signet_store_add_instance_async (self->store, self->instance, self->cancellable, added_cb, g_object_ref (self));
}

static void
set_up_countries (SignetInstanceDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) countries = signet_country_list (&error);
  g_autoptr (GtkExpression) label = NULL;

  signet_drop_down_set_up (self->country_drop_down, _("Country / Region"));
  if (countries == NULL)
    {
      adw_action_row_set_subtitle (self->country_row, error->message);
      gtk_widget_set_sensitive (GTK_WIDGET (self->country_drop_down), FALSE);
      return;
    }

  label = gtk_property_expression_new (SIGNET_TYPE_COUNTRY, NULL, "label");
  gtk_drop_down_set_expression (self->country_drop_down, label);
  gtk_drop_down_set_model (self->country_drop_down, countries);
  gtk_drop_down_set_selected (self->country_drop_down, GTK_INVALID_LIST_POSITION);
}

/* The window is gone for the user, though what is under way may hold it for a while: dispose is too late. */
static void
signet_instance_dialog_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (SIGNET_INSTANCE_DIALOG (widget)->cancellable);

  GTK_WIDGET_CLASS (signet_instance_dialog_parent_class)->unrealize (widget);
}

static void
signet_instance_dialog_dispose (GObject *object)
{
  SignetInstanceDialog *self = SIGNET_INSTANCE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->instance);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (signet_instance_dialog_parent_class)->dispose (object);
}

static void
signet_instance_dialog_finalize (GObject *object)
{
  SignetInstanceDialog *self = SIGNET_INSTANCE_DIALOG (object);

  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (signet_instance_dialog_parent_class)->finalize (object);
}

static void
signet_instance_dialog_class_init (SignetInstanceDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_instance_dialog_dispose;
  object_class->finalize = signet_instance_dialog_finalize;
  widget_class->unrealize = signet_instance_dialog_unrealize;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  g_type_ensure (SIGNET_TYPE_MESSAGE_ROW);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/inventory/signet-instance-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, name_message);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, url_row);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, url_message);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, organization_row);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, org_id_row);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, country_row);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, country_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, state_row);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, city_row);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
signet_instance_dialog_init (SignetInstanceDialog *self)
{
  self->cancellable = g_cancellable_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  set_up_countries (self);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

/**
 * signet_instance_dialog_new:
 * @parent: the window that the dialog belongs to
 * @store: where the instance will be added
 *
 * Returns: (transfer none): a dialog, which is not shown yet
 */
SignetInstanceDialog *
signet_instance_dialog_new (GtkWindow   *parent,
                            SignetStore *store)
{
  SignetInstanceDialog *self = g_object_new (SIGNET_TYPE_INSTANCE_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);

  return self;
}
