/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-organization-dialog.h"

#include "ui/inventory/signet-field-changes.h"
#include "ui/inventory/signet-organization-fields.h"

#include <glib/gi18n-lib.h>

struct _SignetOrganizationDialog
{
  SignetEditDialog parent_instance;

  /* template children */
  SignetOrganizationFields *fields;

  /* owned */
  SignetOrganization *base;    /* as it was loaded; NULL: a new one */
  SignetOrganization *present; /* as it is after somebody else's change */
};

enum {
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetOrganizationDialog, signet_organization_dialog, SIGNET_TYPE_EDIT_DIALOG)

static void
update (SignetOrganizationDialog *self)
{
  g_autoptr (SignetOrganization) typed = signet_organization_fields_dup_organization (self->fields);
  const char *problem = NULL;

  if (*signet_organization_get_name (typed) == '\0')
    problem = _("An organization needs a name");
  else if (self->base != NULL && signet_organization_equal (typed, self->base))
    problem = _("Nothing is changed yet");

  signet_edit_dialog_set_problem (SIGNET_EDIT_DIALOG (self), problem);
}

static void
changed_cb (SignetOrganizationDialog *self)
{
  signet_edit_dialog_touched (SIGNET_EDIT_DIALOG (self));
  update (self);
}

static void
describe_use (SignetOrganizationDialog *self)
{
  guint n = signet_organization_get_n_instances (self->base);
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_("No instance has this organization."));
  else if (n == 1)
    text = g_strdup (_("One instance has this organization."));
  else
    text = g_strdup_printf (ngettext ("%u instance has this organization. What you change here changes for it.",
                                      "%u instances have this organization. What you change here changes for all "
                                      "of them.", n), n);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->fields), text);
}

static void
finish (SignetOrganizationDialog *self,
        gint64                    id)
{
  g_autoptr (SignetOrganization) typed = NULL;

  if (!signet_edit_dialog_saved (SIGNET_EDIT_DIALOG (self)))
    return;

  typed = signet_organization_fields_dup_organization (self->fields);
  g_signal_emit (self, signals[SAVED], 0, id, signet_organization_get_name (typed));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SignetOrganizationDialog) self = SIGNET_ORGANIZATION_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  gint64 id = signet_store_add_organization_finish (SIGNET_STORE (source), result, &error);

  if (error != NULL)
    signet_edit_dialog_failed (SIGNET_EDIT_DIALOG (self), error);
  else
    finish (self, id);
}

static void
edited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SignetOrganizationDialog) self = SIGNET_ORGANIZATION_DIALOG (user_data);
  g_autoptr (GError) error = NULL;

  if (signet_store_edit_organization_finish (SIGNET_STORE (source), result, &error))
    finish (self, signet_organization_get_id (self->base));
  else
    signet_edit_dialog_failed (SIGNET_EDIT_DIALOG (self), error);
}

static void
present_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (SignetOrganizationDialog) self = SIGNET_ORGANIZATION_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) organizations =
    signet_store_load_organizations_finish (SIGNET_STORE (source), result, &error);
  g_autoptr (GString) changes = g_string_new (NULL);

  if (organizations == NULL)
    {
      signet_edit_dialog_failed (SIGNET_EDIT_DIALOG (self), error);
      return;
    }

  g_clear_object (&self->present);
  for (guint i = 0; i < organizations->len; i++)
    if (signet_organization_get_id (g_ptr_array_index (organizations, i)) == signet_organization_get_id (self->base))
      g_set_object (&self->present, g_ptr_array_index (organizations, i));

  if (self->present == NULL)
    g_string_append (changes, _("The organization was removed. Save adds it again."));
  else
    signet_field_changes_add_organization (changes, self->base, self->present);
  signet_edit_dialog_show_conflict (SIGNET_EDIT_DIALOG (self), changes->str);
}

static gboolean
signet_organization_dialog_is_changed (SignetEditDialog *dialog)
{
  SignetOrganizationDialog *self = SIGNET_ORGANIZATION_DIALOG (dialog);
  g_autoptr (SignetOrganization) typed = signet_organization_fields_dup_organization (self->fields);

  return self->base != NULL ? !signet_organization_equal (typed, self->base)
                            : !signet_organization_is_empty (typed);
}

static void
signet_organization_dialog_save (SignetEditDialog *dialog)
{
  SignetOrganizationDialog *self = SIGNET_ORGANIZATION_DIALOG (dialog);
  g_autoptr (SignetOrganization) typed = signet_organization_fields_dup_organization (self->fields);
  GCancellable *cancellable = signet_edit_dialog_get_cancellable (dialog);

  if (self->base == NULL)
    signet_store_add_organization_async (signet_edit_dialog_get_store (dialog), typed, cancellable, added_cb,
                                         g_object_ref (self));
  else
    signet_store_edit_organization_async (signet_edit_dialog_get_store (dialog),
                                          signet_organization_get_id (self->base),
                                          signet_organization_get_version (self->base), typed, cancellable,
                                          edited_cb, g_object_ref (self));
}

static void
signet_organization_dialog_load_present (SignetEditDialog *dialog)
{
  signet_store_load_organizations_async (signet_edit_dialog_get_store (dialog),
                                         signet_edit_dialog_get_cancellable (dialog), present_loaded_cb,
                                         g_object_ref (dialog));
}

static void
signet_organization_dialog_resolve (SignetEditDialog *dialog,
                                    gboolean          mine)
{
  SignetOrganizationDialog *self = SIGNET_ORGANIZATION_DIALOG (dialog);

  if (self->present == NULL)
    {
      /* Gone: what is typed would be a new one. */
      g_clear_object (&self->base);
      update (self);
      return;
    }

  if (mine)
    signet_organization_fields_merge (self->fields, self->base, self->present);
  else
    signet_organization_fields_set_organization (self->fields, self->present);
  g_set_object (&self->base, self->present);
  describe_use (self);
  update (self);
}

static void
signet_organization_dialog_finalize (GObject *object)
{
  SignetOrganizationDialog *self = SIGNET_ORGANIZATION_DIALOG (object);

  g_clear_object (&self->base);
  g_clear_object (&self->present);

  G_OBJECT_CLASS (signet_organization_dialog_parent_class)->finalize (object);
}

static void
signet_organization_dialog_class_init (SignetOrganizationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SignetEditDialogClass *dialog_class = SIGNET_EDIT_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = signet_organization_dialog_finalize;
  dialog_class->is_changed = signet_organization_dialog_is_changed;
  dialog_class->save = signet_organization_dialog_save;
  dialog_class->load_present = signet_organization_dialog_load_present;
  dialog_class->resolve = signet_organization_dialog_resolve;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  g_type_ensure (SIGNET_TYPE_ORGANIZATION_FIELDS);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/inventory/signet-organization-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationDialog, fields);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, signet_edit_dialog_activate_save);
}

static void
signet_organization_dialog_init (SignetOrganizationDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * signet_organization_dialog_new:
 * @parent: (nullable): the window that the dialog belongs to
 * @store: where the organizations are
 * @organization: (nullable): the one to edit, as it was loaded, not to be changed by others; %NULL for a new one
 *
 * Returns: (transfer none): a dialog, which is not shown yet
 */
SignetOrganizationDialog *
signet_organization_dialog_new (GtkWindow          *parent,
                                SignetStore        *store,
                                SignetOrganization *organization)
{
  SignetOrganizationDialog *self = g_object_new (SIGNET_TYPE_ORGANIZATION_DIALOG, "transient-for", parent, NULL);

  signet_edit_dialog_set_store (SIGNET_EDIT_DIALOG (self), store);
  if (organization != NULL)
    {
      self->base = g_object_ref (organization);
      signet_organization_fields_set_organization (self->fields, organization);
      describe_use (self);
      g_object_set (self, "title", _("Edit Organization"), "save-label", _("Save"), NULL);
    }
  update (self);
  signet_organization_fields_focus (self->fields);

  return self;
}
