/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-organization-choice.h"

#include "base/signet-error.h"
#include "ui/inventory/signet-message-row.h"
#include "ui/inventory/signet-organization-fields.h"
#include "ui/inventory/signet-organization-line.h"
#include "ui/wizard/signet-drop-down.h"

#include <glib/gi18n-lib.h>

struct _SignetOrganizationChoice
{
  AdwBin parent_instance;

  /* template children */
  GtkDropDown              *drop_down;
  SignetMessageRow         *message;
  SignetOrganizationFields *fields;

  /* owned */
  GListStore   *choices; /* SignetOrganization; the first is empty and stands for a new one */
  GCancellable *cancellable;

  guint filling : 1; /* changes of the widgets are not the user's */
};

enum {
  CHANGED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetOrganizationChoice, signet_organization_choice, ADW_TYPE_BIN)

static char *
dup_title_cb (SignetOrganization *organization,
              gpointer            user_data)
{
  g_autofree char *line = NULL;

  if (organization == NULL || signet_organization_is_empty (organization))
    return g_strdup (_("New organization"));

  line = signet_organization_line_dup (organization);
  if (*line == '\0')
    return g_strdup (signet_organization_get_org_id (organization));

  return g_steal_pointer (&line);
}

static SignetOrganization *
get_selected (SignetOrganizationChoice *self)
{
  return gtk_drop_down_get_selected_item (self->drop_down);
}

static gboolean
is_new (SignetOrganizationChoice *self)
{
  SignetOrganization *selected = get_selected (self);

  return selected == NULL || signet_organization_is_empty (selected);
}

static void
update (SignetOrganizationChoice *self)
{
  SignetOrganization *selected = get_selected (self);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->fields), is_new (self));
  if (!is_new (self))
    {
      guint n = signet_organization_get_n_instances (selected);

      text = n == 0 ? NULL : g_strdup_printf (ngettext ("%u instance has this organization. It can be edited in the main "
                                                        "menu, under Organizations.",
                                                        "%u instances have this organization. It can be edited in the "
                                                        "main menu, under Organizations.", n), n);
    }
  signet_message_row_set_remark (self->message, text);
}

static void
changed_cb (SignetOrganizationChoice *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
selected_cb (SignetOrganizationChoice *self)
{
  if (self->filling)
    return;

  update (self);
  changed_cb (self);
}

static void
activated_cb (SignetOrganizationChoice *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static guint
find (SignetOrganizationChoice *self,
      SignetOrganization       *organization)
{
  guint n_choices = g_list_model_get_n_items (G_LIST_MODEL (self->choices));

  for (guint i = 0; i < n_choices; i++)
    {
      g_autoptr (SignetOrganization) choice = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      if (signet_organization_equal (choice, organization))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SignetOrganizationChoice) self = SIGNET_ORGANIZATION_CHOICE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) organizations =
    signet_store_load_organizations_finish (SIGNET_STORE (source), result, &error);
  g_autoptr (SignetOrganization) picked = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (organizations == NULL)
    {
      /* A new one can be typed all the same. */
      signet_message_row_set_remark (self->message, error->message);
      return;
    }

  /* The empty one is the first already. */
  for (guint i = organizations->len; i > 0; i--)
    if (signet_organization_is_empty (g_ptr_array_index (organizations, i - 1)))
      g_ptr_array_remove_index (organizations, i - 1);

  picked = is_new (self) ? NULL : g_object_ref (get_selected (self));
  self->filling = TRUE;
  g_list_store_splice (self->choices, 1, g_list_model_get_n_items (G_LIST_MODEL (self->choices)) - 1,
                       organizations->pdata, organizations->len);
  self->filling = FALSE;
  signet_organization_choice_pick (self, picked);
}

static void
signet_organization_choice_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (SIGNET_ORGANIZATION_CHOICE (widget)->cancellable);

  GTK_WIDGET_CLASS (signet_organization_choice_parent_class)->unrealize (widget);
}

static void
signet_organization_choice_dispose (GObject *object)
{
  SignetOrganizationChoice *self = SIGNET_ORGANIZATION_CHOICE (object);

  /* The drop down lets go of its model while it is disposed of; that is not the user's doing. */
  self->filling = TRUE;
  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (signet_organization_choice_parent_class)->dispose (object);
}

static void
signet_organization_choice_finalize (GObject *object)
{
  SignetOrganizationChoice *self = SIGNET_ORGANIZATION_CHOICE (object);

  g_object_unref (self->choices);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (signet_organization_choice_parent_class)->finalize (object);
}

static void
signet_organization_choice_class_init (SignetOrganizationChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = signet_organization_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = signet_organization_choice_finalize;
  widget_class->unrealize = signet_organization_choice_unrealize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  g_type_ensure (SIGNET_TYPE_MESSAGE_ROW);
  g_type_ensure (SIGNET_TYPE_ORGANIZATION_FIELDS);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/inventory/signet-organization-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationChoice, drop_down);
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationChoice, message);
  gtk_widget_class_bind_template_child (widget_class, SignetOrganizationChoice, fields);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
signet_organization_choice_init (SignetOrganizationChoice *self)
{
  g_autoptr (SignetOrganization) none = signet_organization_new (NULL, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (GtkExpression) title =
    gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_title_cb), NULL, NULL);

  self->filling = TRUE;
  self->cancellable = g_cancellable_new ();
  self->choices = g_list_store_new (SIGNET_TYPE_ORGANIZATION);
  g_list_store_append (self->choices, none);

  gtk_widget_init_template (GTK_WIDGET (self));

  signet_drop_down_set_up (self->drop_down, _("Choose Organization"));
  gtk_drop_down_set_expression (self->drop_down, title);
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (self->choices));
  self->filling = FALSE;
  update (self);
}

/**
 * signet_organization_choice_set_up:
 * @self: a choice, new
 * @store: where the organizations are
 * @picked: (nullable): what is chosen at first
 */
void
signet_organization_choice_set_up (SignetOrganizationChoice *self,
                                   SignetStore              *store,
                                   SignetOrganization       *picked)
{
  g_return_if_fail (SIGNET_IS_ORGANIZATION_CHOICE (self));
  g_return_if_fail (SIGNET_IS_STORE (store));

  signet_organization_choice_pick (self, picked);
  signet_store_load_organizations_async (store, self->cancellable, loaded_cb, g_object_ref (self));
}

/**
 * signet_organization_choice_dup_organization:
 * @self: a choice
 *
 * Returns: (transfer full): what is chosen, or typed for a new one: that may be empty
 */
SignetOrganization *
signet_organization_choice_dup_organization (SignetOrganizationChoice *self)
{
  g_return_val_if_fail (SIGNET_IS_ORGANIZATION_CHOICE (self), NULL);

  if (is_new (self))
    return signet_organization_fields_dup_organization (self->fields);

  return g_object_ref (get_selected (self));
}

/**
 * signet_organization_choice_pick:
 * @self: a choice
 * @picked: (nullable): what is to be chosen; %NULL or an empty one for a new one
 *
 * Does not count as a change.
 */
void
signet_organization_choice_pick (SignetOrganizationChoice *self,
                                 SignetOrganization       *picked)
{
  guint position = 0;

  g_return_if_fail (SIGNET_IS_ORGANIZATION_CHOICE (self));

  self->filling = TRUE;
  if (picked != NULL && !signet_organization_is_empty (picked))
    {
      position = find (self, picked);
      if (position == GTK_INVALID_LIST_POSITION)
        {
          position = 1;
          g_list_store_insert (self->choices, position, picked);
        }
    }
  gtk_drop_down_set_selected (self->drop_down, position);
  self->filling = FALSE;
  update (self);
}
