/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-subdomains-dialog.h"

#include "ui/inventory/signet-term-choice.h"

#include <glib/gi18n-lib.h>

struct _SignetSubdomainsDialog
{
  SignetEditDialog parent_instance;

  /* template children */
  AdwPreferencesGroup *group;
  AdwComboRow         *delegation_row;
  AdwComboRow         *use_case_row;
  AdwEntryRow         *other_row;

  GArray *ids; /* owned; gint64 */
};

enum {
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetSubdomainsDialog, signet_subdomains_dialog, SIGNET_TYPE_EDIT_DIALOG)

static gboolean
is_changed (SignetSubdomainsDialog *self)
{
  g_autofree char *use_case = signet_use_case_choice_dup (self->use_case_row, self->other_row);

  return signet_delegation_choice_get (self->delegation_row) != NULL || use_case != NULL;
}

static void
update (SignetSubdomainsDialog *self)
{
  signet_edit_dialog_set_problem (SIGNET_EDIT_DIALOG (self), is_changed (self) ? NULL : _("Nothing is changed yet"));
}

static void
changed_cb (SignetSubdomainsDialog *self)
{
  /* While the template is being made there is nothing to choose yet. */
  if (self->ids == NULL)
    return;

  signet_edit_dialog_touched (SIGNET_EDIT_DIALOG (self));
  update (self);
}

static void
edited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SignetSubdomainsDialog) self = SIGNET_SUBDOMAINS_DIALOG (user_data);
  g_autoptr (GError) error = NULL;

  if (!signet_store_edit_subdomains_finish (SIGNET_STORE (source), result, &error))
    {
      signet_edit_dialog_failed (SIGNET_EDIT_DIALOG (self), error);
      return;
    }
  if (!signet_edit_dialog_saved (SIGNET_EDIT_DIALOG (self)))
    return;

  g_signal_emit (self, signals[EDITED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
signet_subdomains_dialog_is_changed (SignetEditDialog *dialog)
{
  return is_changed (SIGNET_SUBDOMAINS_DIALOG (dialog));
}

static void
signet_subdomains_dialog_save (SignetEditDialog *dialog)
{
  SignetSubdomainsDialog *self = SIGNET_SUBDOMAINS_DIALOG (dialog);
  g_autofree char *use_case = signet_use_case_choice_dup (self->use_case_row, self->other_row);

  signet_store_edit_subdomains_async (signet_edit_dialog_get_store (dialog), self->ids,
                                      signet_delegation_choice_get (self->delegation_row), use_case,
                                      signet_edit_dialog_get_cancellable (dialog), edited_cb, g_object_ref (self));
}

static void
signet_subdomains_dialog_finalize (GObject *object)
{
  g_clear_pointer (&SIGNET_SUBDOMAINS_DIALOG (object)->ids, g_array_unref);

  G_OBJECT_CLASS (signet_subdomains_dialog_parent_class)->finalize (object);
}

static void
signet_subdomains_dialog_class_init (SignetSubdomainsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SignetEditDialogClass *dialog_class = SIGNET_EDIT_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = signet_subdomains_dialog_finalize;
  dialog_class->is_changed = signet_subdomains_dialog_is_changed;
  dialog_class->save = signet_subdomains_dialog_save;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/inventory/signet-subdomains-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainsDialog, group);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainsDialog, delegation_row);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainsDialog, use_case_row);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainsDialog, other_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, signet_edit_dialog_activate_save);
}

static void
signet_subdomains_dialog_init (SignetSubdomainsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  signet_delegation_choice_set_up (self->delegation_row, _("Leave as it is"), NULL);
  signet_use_case_choice_set_up (self->use_case_row, self->other_row, _("Leave as it is"));
}

/**
 * signet_subdomains_dialog_new:
 * @parent: (nullable): the window that the dialog belongs to
 * @store: where the subdomains are
 * @ids: (element-type gint64): their row ids
 *
 * Returns: (transfer none): a dialog, which is not shown yet
 */
SignetSubdomainsDialog *
signet_subdomains_dialog_new (GtkWindow   *parent,
                              SignetStore *store,
                              GArray      *ids)
{
  SignetSubdomainsDialog *self = g_object_new (SIGNET_TYPE_SUBDOMAINS_DIALOG, "transient-for", parent, NULL);
  g_autofree char *title = g_strdup_printf (ngettext ("Edit %u Subdomain", "Edit %u Subdomains", ids->len), ids->len);

  signet_edit_dialog_set_store (SIGNET_EDIT_DIALOG (self), store);
  self->ids = g_array_ref (ids);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_preferences_group_set_description (self->group, _("What you choose here holds for all that are selected."));
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->delegation_row));

  return self;
}
