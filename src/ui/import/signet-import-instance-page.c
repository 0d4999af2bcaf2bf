/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/import/signet-import-instance-page.h"

#include "base/signet-error.h"
#include "ui/inventory/signet-message-row.h"
#include "ui/wizard/signet-check-action.h"
#include "ui/wizard/signet-drop-down.h"

#include <glib/gi18n-lib.h>

struct _SignetImportInstancePage
{
  AdwBin parent_instance;

  /* template children */
  GtkWidget        *existing_row;
  GtkCheckButton   *existing_check;
  GtkWidget        *instance_row;
  GtkDropDown      *drop_down;
  GtkCheckButton   *new_check;
  AdwEntryRow      *name_row;
  AdwEntryRow      *url_row;
  SignetMessageRow *url_message;

  /* owned */
  SignetInstance *proposed; /* (nullable) until the instances are loaded */
  GCancellable   *cancellable;

  guint complete : 1;
};

enum {
  PROP_0,
  PROP_COMPLETE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SignetImportInstancePage, signet_import_instance_page, ADW_TYPE_BIN)

/* What is typed, without the blanks around it. */
static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* For the search: several may bear one name. */
static char *
dup_label_cb (SignetInstance *instance,
              gpointer        user_data)
{
  return g_strdup_printf ("%s %s", signet_instance_get_name (instance), signet_instance_get_url (instance));
}

static void
update (SignetImportInstancePage *self)
{
  /* It says "toggled" before the other one of the group is active. */
  const gboolean is_new = !gtk_check_button_get_active (self->existing_check);
  g_autofree char *name = dup_text (self->name_row);
  g_autofree char *url = dup_text (self->url_row);
  g_autoptr (GError) error = NULL;
  gboolean complete;

  gtk_widget_set_visible (self->instance_row, !is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->url_row), is_new);

  if (is_new && *url != '\0')
    signet_instance_check_url (url, &error);
  signet_message_row_set_message (self->url_message, GTK_WIDGET (self->url_row), error != NULL ? error->message : NULL);

  if (is_new)
    complete = *name != '\0' && *url != '\0' && error == NULL;
  else
    complete = gtk_drop_down_get_selected_item (self->drop_down) != NULL;
  if (self->complete == complete)
    return;
  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
changed_cb (SignetImportInstancePage *self)
{
  update (self);
}

static void
show_instances (SignetImportInstancePage *self,
                GPtrArray                *instances)
{
  GListStore *store = g_list_store_new (SIGNET_TYPE_INSTANCE);
  guint selected = GTK_INVALID_LIST_POSITION;

  g_list_store_splice (store, 0, 0, instances->pdata, instances->len);
  for (guint i = 0; self->proposed != NULL && i < instances->len; i++)
    if (signet_instance_get_id (g_ptr_array_index (instances, i)) == signet_instance_get_id (self->proposed))
      selected = i;

  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (store));
  gtk_drop_down_set_selected (self->drop_down, selected);
  g_object_unref (store);

  gtk_widget_set_sensitive (self->existing_row, instances->len > 0);
  gtk_widget_set_sensitive (self->instance_row, instances->len > 0);
  if (instances->len == 0)
    gtk_check_button_set_active (self->new_check, TRUE);
  update (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SignetImportInstancePage) self = SIGNET_IMPORT_INSTANCE_PAGE (user_data);
  g_autoptr (GPtrArray) instances = NULL;
  g_autoptr (GError) error = NULL;

  instances = signet_store_load_instances_finish (SIGNET_STORE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (instances != NULL)
    show_instances (self, instances);
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->existing_row), error->message);
}

static void
signet_import_instance_page_get_property (GObject    *object,
                                          guint       property_id,
                                          GValue     *value,
                                          GParamSpec *pspec)
{
  SignetImportInstancePage *self = SIGNET_IMPORT_INSTANCE_PAGE (object);

  switch (property_id)
    {
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_import_instance_page_dispose (GObject *object)
{
  SignetImportInstancePage *self = SIGNET_IMPORT_INSTANCE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->proposed);

  G_OBJECT_CLASS (signet_import_instance_page_parent_class)->dispose (object);
}

static void
signet_import_instance_page_finalize (GObject *object)
{
  SignetImportInstancePage *self = SIGNET_IMPORT_INSTANCE_PAGE (object);

  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (signet_import_instance_page_parent_class)->finalize (object);
}

static void
signet_import_instance_page_class_init (SignetImportInstancePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_import_instance_page_dispose;
  object_class->finalize = signet_import_instance_page_finalize;
  object_class->get_property = signet_import_instance_page_get_property;

  properties[PROP_COMPLETE] =
    g_param_spec_boolean ("complete", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SIGNET_TYPE_INSTANCE);
  g_type_ensure (SIGNET_TYPE_MESSAGE_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/import/signet-import-instance-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetImportInstancePage, existing_row);
  gtk_widget_class_bind_template_child (widget_class, SignetImportInstancePage, existing_check);
  gtk_widget_class_bind_template_child (widget_class, SignetImportInstancePage, instance_row);
  gtk_widget_class_bind_template_child (widget_class, SignetImportInstancePage, drop_down);
  gtk_widget_class_bind_template_child (widget_class, SignetImportInstancePage, new_check);
  gtk_widget_class_bind_template_child (widget_class, SignetImportInstancePage, name_row);
  gtk_widget_class_bind_template_child (widget_class, SignetImportInstancePage, url_row);
  gtk_widget_class_bind_template_child (widget_class, SignetImportInstancePage, url_message);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
signet_import_instance_page_init (SignetImportInstancePage *self)
{
  g_autoptr (GtkExpression) label = NULL;

  self->cancellable = g_cancellable_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  label = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_label_cb), NULL, NULL);
  gtk_drop_down_set_expression (self->drop_down, label);
  signet_drop_down_set_up (self->drop_down, _("Instance"));
  signet_check_action_add (self->existing_check);
  signet_check_action_add (self->new_check);
  update (self);
}

/**
 * signet_import_instance_page_set_up:
 * @self: a page
 * @store: whose instances can be chosen
 * @proposed: (nullable): the one that is most likely meant
 *
 * Loads the instances.
 */
void
signet_import_instance_page_set_up (SignetImportInstancePage *self,
                                    SignetStore              *store,
                                    SignetInstance           *proposed)
{
  g_return_if_fail (SIGNET_IS_IMPORT_INSTANCE_PAGE (self));

  g_set_object (&self->proposed, proposed);
  signet_store_load_instances_async (store, self->cancellable, loaded_cb, g_object_ref (self));
}

/**
 * signet_import_instance_page_propose_name:
 * @self: a page
 * @name: what a new instance could be called, UTF-8
 *
 * Fills the name of a new instance in, unless the user has.
 */
void
signet_import_instance_page_propose_name (SignetImportInstancePage *self,
                                          const char               *name)
{
  g_return_if_fail (SIGNET_IS_IMPORT_INSTANCE_PAGE (self));

  if (*gtk_editable_get_text (GTK_EDITABLE (self->name_row)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
}

/**
 * signet_import_instance_page_get_complete:
 * @self: a page
 *
 * Returns: whether an instance is chosen or described
 */
gboolean
signet_import_instance_page_get_complete (SignetImportInstancePage *self)
{
  return self->complete;
}

/**
 * signet_import_instance_page_apply:
 * @self: a page that is complete
 * @layout: what gets the instance's name and URL
 */
void
signet_import_instance_page_apply (SignetImportInstancePage *self,
                                   SignetImportLayout       *layout)
{
  g_autofree char *name = NULL;
  g_autofree char *url = NULL;

  g_return_if_fail (SIGNET_IS_IMPORT_INSTANCE_PAGE (self));

  if (gtk_check_button_get_active (self->new_check))
    {
      name = dup_text (self->name_row);
      url = dup_text (self->url_row);
    }
  else
    {
      SignetInstance *instance = gtk_drop_down_get_selected_item (self->drop_down);

      if (instance == NULL)
        return;
      name = g_strdup (signet_instance_get_name (instance));
      url = g_strdup (signet_instance_get_url (instance));
    }
  g_object_set (layout, "instance-name", name, "instance-url", url, NULL);
}
