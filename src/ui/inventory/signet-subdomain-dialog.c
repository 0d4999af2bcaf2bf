/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-subdomain-dialog.h"

#include "base/signet-dns-look.h"
#include "base/signet-dns-name.h"
#include "base/signet-error.h"
#include "ui/inventory/signet-field-changes.h"
#include "ui/inventory/signet-hosts-field.h"
#include "ui/inventory/signet-message-row.h"
#include "ui/inventory/signet-name-lookup.h"
#include "ui/inventory/signet-term-choice.h"
#include "ui/widget/signet-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SignetSubdomainDialog
{
  SignetEditDialog parent_instance;

  /* template children */
  AdwEntryRow      *name_row;
  SignetMessageRow *name_message;
  SignetMessageRow *name_remark;
  AdwComboRow      *delegation_row;
  AdwComboRow      *use_case_row;
  AdwEntryRow      *other_row;
  SignetHostsField *hosts_field;

  /* owned */
  GSettings        *settings; /* (nullable) */
  SignetNameLookup *lookup;
  SignetSubdomain  *base;     /* as it was loaded; NULL: a new one */
  SignetSubdomain  *present;  /* as it is after somebody else's change */
  SignetSubdomain  *saving;   /* while it is being written */
  char             *name;     /* canonical, or NULL while it is not a name */
  char             *typo;     /* what is wrong with what is typed there */

  gint64 instance_id;
  guint  filling : 1;         /* changes of the widgets are not the user's */
};

enum {
  ADDED,
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetSubdomainDialog, signet_subdomain_dialog, SIGNET_TYPE_EDIT_DIALOG)

/* Fills in the name, or what is wrong with it. */
static void
parse_name (SignetSubdomainDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->typo, g_free);
  if (*text != '\0')
    self->name = signet_dns_name_canonicalize (text, SIGNET_DNS_NAME_DEFAULT, &error);

  if (error != NULL)
    self->typo = g_strdup (error->message);
  else if (self->name == NULL && self->base != NULL)
    self->typo = g_strdup (_("A subdomain needs a name."));
  else if (signet_dns_name_is_public_suffix (self->name))
    {
      self->typo = g_strdup_printf (_("Anybody can register names below “%s”: it is a public suffix. Type a name that "
                                      "is yours."), self->name);
      g_clear_pointer (&self->name, g_free);
    }
}

static char *
join_warnings (char       *first,
               const char *second)
{
  g_autofree char *owned = first;

  if (owned == NULL || second == NULL)
    return owned != NULL ? g_steal_pointer (&owned) : g_strdup (second);

  return g_strconcat (owned, "\n", second, NULL);
}

static void
show_name (SignetSubdomainDialog *self)
{
  const char *wrong = self->typo != NULL ? self->typo : signet_name_lookup_get_name_problem (self->lookup);
  g_autofree char *warning = NULL;
  g_autofree char *remark = NULL;

  if (wrong != NULL)
    signet_message_row_set_message (self->name_message, GTK_WIDGET (self->name_row), wrong);
  else
    {
      warning = join_warnings (signet_dns_look_describe (self->name),
                               signet_name_lookup_get_elsewhere (self->lookup));
      signet_message_row_set_warning (self->name_message, GTK_WIDGET (self->name_row), warning);
    }

  if (self->name != NULL && strstr (self->name, "xn--") != NULL)
    {
      g_autofree char *shown = signet_dns_name_to_unicode (self->name);

      /* Translators: an internationalized name as it goes into certificates, and as it is read. */
      remark = g_strdup_printf (_("“%s” is “%s” in certificates."), shown, self->name);
    }
  signet_message_row_set_remark (self->name_remark, remark);
}

/* A host may look odd where the subdomain does not: it has labels of its own. */
static char *
describe_hosts_look (SignetSubdomainDialog *self)
{
  GPtrArray *hosts = signet_hosts_field_get_hosts (self->hosts_field);
  g_autofree char *look = signet_dns_look_describe (self->name);

  for (guint i = 0; look == NULL && i < hosts->len; i++)
    {
      char *text = signet_dns_look_describe (g_ptr_array_index (hosts, i));

      if (text != NULL)
        return text;
    }

  return NULL;
}

static SignetSubdomain *
dup_typed (SignetSubdomainDialog *self)
{
  GPtrArray *hosts = signet_hosts_field_get_hosts (self->hosts_field);
  g_autofree char *use_case = signet_use_case_choice_dup (self->use_case_row, self->other_row);
  SignetSubdomain *subdomain = signet_subdomain_new (self->instance_id, self->name != NULL ? self->name : "",
                                                     signet_delegation_choice_get (self->delegation_row), use_case);

  for (guint i = 0; i < hosts->len; i++)
    {
      g_autoptr (SignetHost) host = signet_host_new (g_ptr_array_index (hosts, i), 0, FALSE);

      signet_subdomain_add_host (subdomain, host);
    }

  return subdomain;
}

static GPtrArray *
dup_host_names (SignetSubdomain *subdomain)
{
  GListModel *hosts = signet_subdomain_get_hosts (subdomain);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      g_ptr_array_add (names, g_strdup (signet_host_get_name (host)));
    }

  return names;
}

/* Whatever their order. */
static gboolean
same_hosts (SignetSubdomain *a,
            SignetSubdomain *b)
{
  g_autoptr (GPtrArray) of_a = dup_host_names (a);
  g_autoptr (GPtrArray) of_b = dup_host_names (b);

  if (of_a->len != of_b->len)
    return FALSE;

  for (guint i = 0; i < of_a->len; i++)
    if (!g_ptr_array_find_with_equal_func (of_b, g_ptr_array_index (of_a, i), g_str_equal, NULL))
      return FALSE;

  return TRUE;
}

static gboolean
same (SignetSubdomain *a,
      SignetSubdomain *b)
{
  return g_str_equal (signet_subdomain_get_name (a), signet_subdomain_get_name (b)) &&
         g_str_equal (signet_subdomain_get_delegation_type (a), signet_subdomain_get_delegation_type (b)) &&
         g_str_equal (signet_subdomain_get_use_case (a), signet_subdomain_get_use_case (b)) && same_hosts (a, b);
}

static void
update_problem (SignetSubdomainDialog *self)
{
  g_autoptr (SignetSubdomain) typed = dup_typed (self);
  const char *problem = NULL;

  if (self->name == NULL || signet_name_lookup_get_name_problem (self->lookup) != NULL ||
      !signet_hosts_field_get_valid (self->hosts_field))
    problem = _("Fill in the name of the subdomain and its hosts");
  else if (self->base != NULL && same (typed, self->base))
    problem = _("Nothing is changed yet");

  signet_edit_dialog_set_problem (SIGNET_EDIT_DIALOG (self), problem);
}

/* What the store says, or nothing yet. */
static void
update_answers (SignetSubdomainDialog *self)
{
  g_autofree char *look = describe_hosts_look (self);

  show_name (self);
  signet_hosts_field_set_problem (self->hosts_field, signet_name_lookup_get_hosts_problem (self->lookup));
  signet_hosts_field_set_warning (self->hosts_field, look);
  update_problem (self);
}

static void
update (SignetSubdomainDialog *self)
{
  parse_name (self);
  signet_hosts_field_set_subdomain (self->hosts_field, self->name);
  signet_name_lookup_set_names (self->lookup, self->name, signet_hosts_field_get_hosts (self->hosts_field));
  update_answers (self);
}

static void
changed_cb (SignetSubdomainDialog *self)
{
  if (self->filling)
    return;

  signet_edit_dialog_touched (SIGNET_EDIT_DIALOG (self));
  update (self);
}

static void
prefixes_cb (SignetSubdomainDialog *self)
{
  g_auto (GStrv) prefixes = signet_settings_dup_host_prefixes (self->settings);

  signet_hosts_field_set_prefixes (self->hosts_field, (const char * const *) prefixes);
  if (self->lookup != NULL)
    update (self);
}

static void
fill (SignetSubdomainDialog *self,
      SignetSubdomain       *from)
{
  g_autoptr (GPtrArray) hosts = dup_host_names (from);

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), signet_subdomain_get_display_name (from));
  signet_delegation_choice_set_up (self->delegation_row, NULL, signet_subdomain_get_delegation_type (from));
  signet_delegation_choice_set (self->delegation_row, signet_subdomain_get_delegation_type (from));
  signet_use_case_choice_set (self->use_case_row, self->other_row, signet_subdomain_get_use_case (from));
  signet_hosts_field_set_hosts (self->hosts_field, signet_subdomain_get_name (from), hosts);
  self->filling = FALSE;
}

static void
finish (SignetSubdomainDialog *self,
        guint                  signal,
        gint64                 id)
{
  g_autoptr (SignetSubdomain) subdomain = g_steal_pointer (&self->saving);

  if (!signet_edit_dialog_saved (SIGNET_EDIT_DIALOG (self)))
    return;

  g_signal_emit (self, signals[signal], 0, id, signet_subdomain_get_display_name (subdomain));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
fail (SignetSubdomainDialog *self,
      const GError          *error)
{
  g_clear_object (&self->saving);
  signet_edit_dialog_failed (SIGNET_EDIT_DIALOG (self), error);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SignetSubdomainDialog) self = SIGNET_SUBDOMAIN_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  gint64 id = signet_store_add_subdomain_finish (SIGNET_STORE (source), result, &error);

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
  g_autoptr (SignetSubdomainDialog) self = SIGNET_SUBDOMAIN_DIALOG (user_data);
  g_autoptr (GError) error = NULL;

  if (signet_store_edit_subdomain_finish (SIGNET_STORE (source), result, &error))
    finish (self, EDITED, signet_subdomain_get_id (self->base));
  else
    fail (self, error);
}

static char *
dup_hosts_line (SignetSubdomain *subdomain)
{
  g_autoptr (GPtrArray) names = dup_host_names (subdomain);

  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}

static void
present_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (SignetSubdomainDialog) self = SIGNET_SUBDOMAIN_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SignetSubdomain) present = signet_store_load_subdomain_finish (SIGNET_STORE (source), result, &error);
  g_autoptr (GString) changes = g_string_new (NULL);
  g_autofree char *hosts_before = NULL;
  g_autofree char *hosts_now = NULL;

  if (present == NULL)
    {
      signet_edit_dialog_failed (SIGNET_EDIT_DIALOG (self), error);
      return;
    }

  g_set_object (&self->present, present);
  hosts_before = dup_hosts_line (self->base);
  hosts_now = dup_hosts_line (present);
  signet_field_changes_add (changes, _("Subdomain"), signet_subdomain_get_display_name (self->base),
                            signet_subdomain_get_display_name (present));
  signet_field_changes_add (changes, _("Delegation type"),
                            signet_delegation_type_describe (signet_subdomain_get_delegation_type (self->base)),
                            signet_delegation_type_describe (signet_subdomain_get_delegation_type (present)));
  signet_field_changes_add (changes, _("Use case"),
                            signet_use_case_describe (signet_subdomain_get_use_case (self->base)),
                            signet_use_case_describe (signet_subdomain_get_use_case (present)));
  if (!same_hosts (self->base, present))
    signet_field_changes_add (changes, _("Hosts"), hosts_before, hosts_now);
  if (signet_subdomain_get_instance_id (self->base) != signet_subdomain_get_instance_id (present))
    g_string_append_printf (changes, "%s%s", changes->len > 0 ? "\n" : "", _("It was moved to another instance."));
  signet_edit_dialog_show_conflict (SIGNET_EDIT_DIALOG (self), changes->str);
}

static gboolean
signet_subdomain_dialog_is_changed (SignetEditDialog *dialog)
{
  SignetSubdomainDialog *self = SIGNET_SUBDOMAIN_DIALOG (dialog);
  g_autoptr (SignetSubdomain) typed = dup_typed (self);

  if (self->base != NULL)
    return self->name == NULL || !same (typed, self->base);

  return *gtk_editable_get_text (GTK_EDITABLE (self->name_row)) != '\0';
}

static void
signet_subdomain_dialog_save (SignetEditDialog *dialog)
{
  SignetSubdomainDialog *self = SIGNET_SUBDOMAIN_DIALOG (dialog);
  SignetStore *store = signet_edit_dialog_get_store (dialog);
  GCancellable *cancellable = signet_edit_dialog_get_cancellable (dialog);

  self->saving = dup_typed (self);
  if (self->base == NULL)
    signet_store_add_subdomain_async (store, self->saving, cancellable, added_cb, g_object_ref (self));
  else
    signet_store_edit_subdomain_async (store, self->base, self->saving, cancellable, edited_cb, g_object_ref (self));
}

static void
signet_subdomain_dialog_load_present (SignetEditDialog *dialog)
{
  SignetSubdomainDialog *self = SIGNET_SUBDOMAIN_DIALOG (dialog);

  signet_store_load_subdomain_async (signet_edit_dialog_get_store (dialog), signet_subdomain_get_id (self->base),
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
signet_subdomain_dialog_resolve (SignetEditDialog *dialog,
                                 gboolean          mine)
{
  SignetSubdomainDialog *self = SIGNET_SUBDOMAIN_DIALOG (dialog);
  g_autoptr (SignetSubdomain) typed = dup_typed (self);
  SignetSubdomain *base = mine ? self->base : typed;
  SignetSubdomain *hosts_of = same_hosts (typed, base) ? self->present : typed;
  g_autoptr (SignetSubdomain) merged = NULL;
  GListModel *hosts = signet_subdomain_get_hosts (hosts_of);

  /* Held against itself nothing is changed, and all takes the present values. */
  merged = signet_subdomain_new (self->instance_id,
                                 pick (signet_subdomain_get_name (typed), signet_subdomain_get_name (base),
                                       signet_subdomain_get_name (self->present)),
                                 pick (signet_subdomain_get_delegation_type (typed),
                                       signet_subdomain_get_delegation_type (base),
                                       signet_subdomain_get_delegation_type (self->present)),
                                 pick (signet_subdomain_get_use_case (typed), signet_subdomain_get_use_case (base),
                                       signet_subdomain_get_use_case (self->present)));
  for (guint i = 0; i < g_list_model_get_n_items (hosts); i++)
    {
      g_autoptr (SignetHost) host = g_list_model_get_item (hosts, i);

      signet_subdomain_add_host (merged, host);
    }

  fill (self, merged);
  g_set_object (&self->base, self->present);
  update (self);
}

static void
signet_subdomain_dialog_unrealize (GtkWidget *widget)
{
  signet_name_lookup_stop (SIGNET_SUBDOMAIN_DIALOG (widget)->lookup);

  GTK_WIDGET_CLASS (signet_subdomain_dialog_parent_class)->unrealize (widget);
}

static void
signet_subdomain_dialog_finalize (GObject *object)
{
  SignetSubdomainDialog *self = SIGNET_SUBDOMAIN_DIALOG (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->lookup);
  g_clear_object (&self->base);
  g_clear_object (&self->present);
  g_clear_object (&self->saving);
  g_free (self->name);
  g_free (self->typo);

  G_OBJECT_CLASS (signet_subdomain_dialog_parent_class)->finalize (object);
}

static void
signet_subdomain_dialog_class_init (SignetSubdomainDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SignetEditDialogClass *dialog_class = SIGNET_EDIT_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = signet_subdomain_dialog_finalize;
  widget_class->unrealize = signet_subdomain_dialog_unrealize;
  dialog_class->is_changed = signet_subdomain_dialog_is_changed;
  dialog_class->save = signet_subdomain_dialog_save;
  dialog_class->load_present = signet_subdomain_dialog_load_present;
  dialog_class->resolve = signet_subdomain_dialog_resolve;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  g_type_ensure (SIGNET_TYPE_HOSTS_FIELD);
  g_type_ensure (SIGNET_TYPE_MESSAGE_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/inventory/signet-subdomain-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, name_message);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, name_remark);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, delegation_row);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, use_case_row);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, other_row);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, hosts_field);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, signet_edit_dialog_activate_save);
}

static void
signet_subdomain_dialog_init (SignetSubdomainDialog *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  signet_delegation_choice_set_up (self->delegation_row, NULL, NULL);
  signet_use_case_choice_set_up (self->use_case_row, self->other_row, NULL);
  self->filling = FALSE;

  self->settings = signet_settings_new ();
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed::" SIGNET_SETTINGS_HOST_PREFIXES, G_CALLBACK (prefixes_cb),
                             self, G_CONNECT_SWAPPED);
  prefixes_cb (self);
}

static SignetSubdomainDialog *
create (GtkWindow       *parent,
        SignetStore     *store,
        gint64           instance_id,
        SignetSubdomain *base)
{
  SignetSubdomainDialog *self = g_object_new (SIGNET_TYPE_SUBDOMAIN_DIALOG, "transient-for", parent, NULL);

  signet_edit_dialog_set_store (SIGNET_EDIT_DIALOG (self), store);
  self->instance_id = instance_id;
  self->lookup = signet_name_lookup_new (store, instance_id, base != NULL ? signet_subdomain_get_id (base) : 0);
  g_signal_connect_object (self->lookup, "changed", G_CALLBACK (update_answers), self, G_CONNECT_SWAPPED);
  if (base != NULL)
    {
      self->base = g_object_ref (base);
      fill (self, base);
      g_object_set (self, "title", _("Edit Subdomain"), "save-label", _("Save"), NULL);
    }
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));

  return self;
}

/**
 * signet_subdomain_dialog_new:
 * @parent: (nullable): the window that the dialog belongs to
 * @store: where the subdomain will be added
 * @instance: on which it is set up
 *
 * Returns: (transfer none): a dialog, which is not shown yet
 */
SignetSubdomainDialog *
signet_subdomain_dialog_new (GtkWindow      *parent,
                             SignetStore    *store,
                             SignetInstance *instance)
{
  g_return_val_if_fail (SIGNET_IS_INSTANCE (instance), NULL);

  return create (parent, store, signet_instance_get_id (instance), NULL);
}

/**
 * signet_subdomain_dialog_new_edit:
 * @parent: (nullable): the window that the dialog belongs to
 * @store: where the subdomain is
 * @subdomain: the one to edit, with its hosts, as it was loaded
 *
 * Returns: (transfer none): a dialog, which is not shown yet
 */
SignetSubdomainDialog *
signet_subdomain_dialog_new_edit (GtkWindow       *parent,
                                  SignetStore     *store,
                                  SignetSubdomain *subdomain)
{
  g_return_val_if_fail (SIGNET_IS_SUBDOMAIN (subdomain), NULL);

  return create (parent, store, signet_subdomain_get_instance_id (subdomain), subdomain);
}
