/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-instance-dialog.h"

#include "ui/inventory/signet-field-changes.h"
#include "ui/inventory/signet-message-row.h"
#include "ui/inventory/signet-organization-choice.h"
#include "ui/inventory/signet-organization-line.h"

#include <glib/gi18n-lib.h>

struct _SignetInstanceDialog
{
  SignetEditDialog parent_instance;

  /* template children */
  AdwEntryRow              *name_row;
  SignetMessageRow         *name_message;
  AdwEntryRow              *url_row;
  SignetMessageRow         *url_message;
  SignetOrganizationChoice *organization_choice;
  GtkTextBuffer            *notes_buffer;

  /* owned */
  SignetInstance *base;    /* as it was loaded; NULL: a new one */
  SignetInstance *present; /* as it is after somebody else's change */
  SignetInstance *saving;  /* while it is being written */

  guint filling : 1;       /* changes of the widgets are not the user's */
};

enum {
  ADDED,
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetInstanceDialog, signet_instance_dialog, SIGNET_TYPE_EDIT_DIALOG)

/* What is typed, without the blanks around it. */
static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* Blanks and empty lines at the end are no notes. */
static char *
dup_notes (SignetInstanceDialog *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->notes_buffer, &start, &end);

  return g_strchomp (gtk_text_buffer_get_text (self->notes_buffer, &start, &end, FALSE));
}

static SignetInstance *
dup_typed (SignetInstanceDialog *self)
{
  g_autofree char *name = dup_text (self->name_row);
  g_autofree char *url = dup_text (self->url_row);
  g_autofree char *notes = dup_notes (self);
  g_autoptr (SignetOrganization) organization =
    signet_organization_choice_dup_organization (self->organization_choice);
  SignetInstance *instance = signet_instance_new (name, url, organization);

  signet_instance_set_notes (instance, notes);

  return instance;
}

/* No organization and an empty one are the same. */
static SignetOrganization *
dup_organization (SignetInstance *instance)
{
  SignetOrganization *organization = signet_instance_get_organization (instance);

  if (organization != NULL)
    return g_object_ref (organization);

  return signet_organization_new (NULL, NULL, NULL, NULL, NULL, NULL);
}

static gboolean
same_organization (SignetInstance *a,
                   SignetInstance *b)
{
  g_autoptr (SignetOrganization) of_a = dup_organization (a);
  g_autoptr (SignetOrganization) of_b = dup_organization (b);

  return signet_organization_equal (of_a, of_b);
}

static gboolean
same (SignetInstance *a,
      SignetInstance *b)
{
  return g_str_equal (signet_instance_get_name (a), signet_instance_get_name (b)) &&
         g_str_equal (signet_instance_get_url (a), signet_instance_get_url (b)) &&
         g_str_equal (signet_instance_get_notes (a), signet_instance_get_notes (b)) &&
         same_organization (a, b);
}

/* An inventory may hold what nobody would type here, such as an instance without a URL: what is not changed is not
 * found fault with. */
static gboolean
check_url (SignetInstanceDialog  *self,
           const char            *url,
           GError               **error)
{
  if (self->base != NULL && g_str_equal (url, signet_instance_get_url (self->base)))
    return TRUE;

  return *url == '\0' || signet_instance_check_url (url, error);
}

/* A field that has not been touched yet is not called wrong: the button waits for it all the same. */
static void
update (SignetInstanceDialog *self)
{
  g_autoptr (SignetInstance) typed = dup_typed (self);
  const char *name = signet_instance_get_name (typed);
  const char *url = signet_instance_get_url (typed);
  g_autoptr (GError) error = NULL;
  gboolean name_typed = *gtk_editable_get_text (GTK_EDITABLE (self->name_row)) != '\0';
  const char *name_problem = NULL;
  const char *problem = NULL;

  if (name_typed && *name == '\0')
    name_problem = _("A name of blanks cannot be found again.");
  else if (self->base != NULL && *name == '\0')
    name_problem = _("An instance needs a name.");
  signet_message_row_set_message (self->name_message, GTK_WIDGET (self->name_row), name_problem);

  check_url (self, url, &error);
  signet_message_row_set_message (self->url_message, GTK_WIDGET (self->url_row),
                                  error != NULL ? error->message : NULL);

  if (*name == '\0' || error != NULL ||
      (*url == '\0' && (self->base == NULL || *signet_instance_get_url (self->base) != '\0')))
    problem = _("An instance needs a name and a URL");
  else if (self->base != NULL && same (typed, self->base))
    problem = _("Nothing is changed yet");
  signet_edit_dialog_set_problem (SIGNET_EDIT_DIALOG (self), problem);
}

static void
changed_cb (SignetInstanceDialog *self)
{
  if (self->filling)
    return;

  signet_edit_dialog_touched (SIGNET_EDIT_DIALOG (self));
  update (self);
}

static void
fill (SignetInstanceDialog *self,
      const char           *name,
      const char           *url,
      const char           *notes,
      SignetOrganization   *organization)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  gtk_editable_set_text (GTK_EDITABLE (self->url_row), url);
  gtk_text_buffer_set_text (self->notes_buffer, notes, -1);
  signet_organization_choice_pick (self->organization_choice, organization);
  self->filling = FALSE;
}

static void
finish (SignetInstanceDialog *self,
        guint                 signal,
        gint64                id)
{
  g_autoptr (SignetInstance) instance = g_steal_pointer (&self->saving);

  if (!signet_edit_dialog_saved (SIGNET_EDIT_DIALOG (self)))
    return;

  g_signal_emit (self, signals[signal], 0, id, signet_instance_get_name (instance));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
fail (SignetInstanceDialog *self,
      const GError         *error)
{
  g_clear_object (&self->saving);
  signet_edit_dialog_failed (SIGNET_EDIT_DIALOG (self), error);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SignetInstanceDialog) self = SIGNET_INSTANCE_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  gint64 id = signet_store_add_instance_finish (SIGNET_STORE (source), result, &error);

  if (error != NULL)
    fail (self, error);
  else
    finish (self, ADDED, id);
}

static void
edited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SignetInstanceDialog) self = SIGNET_INSTANCE_DIALOG (user_data);
  g_autoptr (GError) error = NULL;

  if (signet_store_edit_instance_finish (SIGNET_STORE (source), result, &error))
    finish (self, EDITED, signet_instance_get_id (self->base));
  else
    fail (self, error);
}

static char *
describe_changes (SignetInstance *base,
                  SignetInstance *present)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *before = signet_organization_line_dup (signet_instance_get_organization (base));
  g_autofree char *now = signet_organization_line_dup (signet_instance_get_organization (present));

  signet_field_changes_add (text, _("Name"), signet_instance_get_name (base), signet_instance_get_name (present));
  signet_field_changes_add (text, _("URL"), signet_instance_get_url (base), signet_instance_get_url (present));
  signet_field_changes_add (text, _("Organization"), before, now);
  signet_field_changes_add (text, _("Notes"), signet_instance_get_notes (base), signet_instance_get_notes (present));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
present_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (SignetInstanceDialog) self = SIGNET_INSTANCE_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetInstance) present = signet_store_load_instance_finish (SIGNET_STORE (source), result, &error);
  g_autofree char *changes = NULL;

  if (present == NULL)
    {
      signet_edit_dialog_failed (SIGNET_EDIT_DIALOG (self), error);
      return;
    }

  g_set_object (&self->present, present);
  changes = describe_changes (self->base, present);
  signet_edit_dialog_show_conflict (SIGNET_EDIT_DIALOG (self), changes);
}

static gboolean
signet_instance_dialog_is_changed (SignetEditDialog *dialog)
{
  SignetInstanceDialog *self = SIGNET_INSTANCE_DIALOG (dialog);
  g_autoptr (SignetInstance) typed = dup_typed (self);
  g_autoptr (SignetInstance) empty = signet_instance_new (NULL, NULL, NULL);

  return !same (typed, self->base != NULL ? self->base : empty);
}

static void
signet_instance_dialog_save (SignetEditDialog *dialog)
{
  SignetInstanceDialog *self = SIGNET_INSTANCE_DIALOG (dialog);
  SignetStore *store = signet_edit_dialog_get_store (dialog);
  GCancellable *cancellable = signet_edit_dialog_get_cancellable (dialog);

  self->saving = dup_typed (self);
  if (self->base == NULL)
    signet_store_add_instance_async (store, self->saving, cancellable, added_cb, g_object_ref (self));
  else
    signet_store_edit_instance_async (store, self->base, self->saving, cancellable, edited_cb, g_object_ref (self));
}

static void
signet_instance_dialog_load_present (SignetEditDialog *dialog)
{
  SignetInstanceDialog *self = SIGNET_INSTANCE_DIALOG (dialog);

  signet_store_load_instance_async (signet_edit_dialog_get_store (dialog), signet_instance_get_id (self->base),
                                    signet_edit_dialog_get_cancellable (dialog), present_loaded_cb,
                                    g_object_ref (self));
}

static const char *
pick (const char *mine,
      const char *base,
      const char *present)
{
  return g_str_equal (mine, base) ? present : mine;
}

static void
signet_instance_dialog_resolve (SignetEditDialog *dialog,
                                gboolean          mine)
{
  SignetInstanceDialog *self = SIGNET_INSTANCE_DIALOG (dialog);
  g_autoptr (SignetInstance) typed = dup_typed (self);
  SignetInstance *base = mine ? self->base : typed;

  /* Held against itself nothing is changed, and all takes the present values. */
  fill (self,
        pick (signet_instance_get_name (typed), signet_instance_get_name (base),
              signet_instance_get_name (self->present)),
        pick (signet_instance_get_url (typed), signet_instance_get_url (base),
              signet_instance_get_url (self->present)),
        pick (signet_instance_get_notes (typed), signet_instance_get_notes (base),
              signet_instance_get_notes (self->present)),
        same_organization (typed, base) ? signet_instance_get_organization (self->present)
                                        : signet_instance_get_organization (typed));
  g_set_object (&self->base, self->present);
  update (self);
}

static void
signet_instance_dialog_finalize (GObject *object)
{
  SignetInstanceDialog *self = SIGNET_INSTANCE_DIALOG (object);

  g_clear_object (&self->base);
  g_clear_object (&self->present);
  g_clear_object (&self->saving);

  G_OBJECT_CLASS (signet_instance_dialog_parent_class)->finalize (object);
}

static void
signet_instance_dialog_class_init (SignetInstanceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SignetEditDialogClass *dialog_class = SIGNET_EDIT_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = signet_instance_dialog_finalize;
  dialog_class->is_changed = signet_instance_dialog_is_changed;
  dialog_class->save = signet_instance_dialog_save;
  dialog_class->load_present = signet_instance_dialog_load_present;
  dialog_class->resolve = signet_instance_dialog_resolve;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  g_type_ensure (SIGNET_TYPE_MESSAGE_ROW);
  g_type_ensure (SIGNET_TYPE_ORGANIZATION_CHOICE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/inventory/signet-instance-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, name_message);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, url_row);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, url_message);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, organization_choice);
  gtk_widget_class_bind_template_child (widget_class, SignetInstanceDialog, notes_buffer);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, signet_edit_dialog_activate_save);
}

static void
signet_instance_dialog_init (SignetInstanceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static SignetInstanceDialog *
create (GtkWindow      *parent,
        SignetStore    *store,
        SignetInstance *base)
{
  SignetInstanceDialog *self = g_object_new (SIGNET_TYPE_INSTANCE_DIALOG, "transient-for", parent, NULL);
  SignetOrganization *organization = base != NULL ? signet_instance_get_organization (base) : NULL;

  signet_edit_dialog_set_store (SIGNET_EDIT_DIALOG (self), store);
  signet_organization_choice_set_up (self->organization_choice, store, organization);
  if (base != NULL)
    {
      self->base = g_object_ref (base);
      fill (self, signet_instance_get_name (base), signet_instance_get_url (base), signet_instance_get_notes (base),
            organization);
      g_object_set (self, "title", _("Edit Instance"), "save-label", _("Save"), NULL);
    }
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));

  return self;
}

/**
 * signet_instance_dialog_new:
 * @parent: (nullable): the window that the dialog belongs to
 * @store: where the instance will be added
 *
 * Returns: (transfer none): a dialog, which is not shown yet
 */
SignetInstanceDialog *
signet_instance_dialog_new (GtkWindow   *parent,
                            SignetStore *store)
{
  return create (parent, store, NULL);
}

/**
 * signet_instance_dialog_new_edit:
 * @parent: (nullable): the window that the dialog belongs to
 * @store: where the instance is
 * @instance: the one to edit, as it was loaded
 *
 * Returns: (transfer none): a dialog, which is not shown yet
 */
SignetInstanceDialog *
signet_instance_dialog_new_edit (GtkWindow      *parent,
                                 SignetStore    *store,
                                 SignetInstance *instance)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE (instance), NULL);

  return create (parent, store, instance);
}
