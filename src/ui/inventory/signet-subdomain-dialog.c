/* SPDX-FileCopyrightText: 2026 The Signet Authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signet-config.h"

#include "ui/inventory/signet-subdomain-dialog.h"

#include "base/signet-dns-name.h"
#include "base/signet-error.h"
#include "ui/inventory/signet-message-row.h"

#include <glib/gi18n-lib.h>

struct _SignetSubdomainDialog
{
  AdwWindow parent_instance;

  /* template children */
  AdwEntryRow      *name_row;
  SignetMessageRow *name_message;
  AdwComboRow      *delegation_row;
  AdwComboRow      *use_case_row;
  AdwEntryRow      *other_row;
  GtkTextView      *hosts_view;
  GtkTextBuffer    *hosts_buffer;
  SignetMessageRow *hosts_message;
  GtkButton        *add_button;
  GtkLabel         *error_label;

  /* owned */
  SignetStore     *store;
  SignetInstance  *instance;
  char            *name;      /* canonical, or NULL while it is not a name */
  GPtrArray       *hosts;     /* canonical names, each once */
  SignetSubdomain *subdomain; /* while it is being added */
  GCancellable    *cancellable;

  guint proposing : 1;    /* the hosts are changed by us */
  guint hosts_edited : 1; /* by the user: they are not proposed again */
};

enum {
  ADDED,
  N_SIGNALS
};

/* The last use case of the list is any other text. */
static const char * const delegation_types[] = { "full", "cname", NULL };
static const char * const use_cases[] = { "marketing", "transactional", NULL };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SignetSubdomainDialog, signet_subdomain_dialog, ADW_TYPE_WINDOW)

static gboolean
is_other_use_case (SignetSubdomainDialog *self)
{
  return adw_combo_row_get_selected (self->use_case_row) >= g_strv_length ((char **) use_cases);
}

static char *
dup_use_case (SignetSubdomainDialog *self)
{
  if (!is_other_use_case (self))
    return g_strdup (use_cases[adw_combo_row_get_selected (self->use_case_row)]);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->other_row))));
}

static char *
dup_hosts_text (SignetSubdomainDialog *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->hosts_buffer, &start, &end);

  return gtk_text_buffer_get_text (self->hosts_buffer, &start, &end, FALSE);
}

/* Fills in the name, or says what is wrong with it. */
static gboolean
check_name (SignetSubdomainDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->name, g_free);
  if (*text != '\0')
    self->name = signet_dns_name_canonicalize (text, SIGNET_DNS_NAME_DEFAULT, &error);
  signet_message_row_set_message (self->name_message, GTK_WIDGET (self->name_row),
                                  error != NULL ? error->message : NULL);

  return self->name != NULL;
}

static gboolean
add_host (SignetSubdomainDialog  *self,
          const char             *text,
          GError                **error)
{
  g_autofree char *host = signet_dns_name_canonicalize (text, SIGNET_DNS_NAME_WILDCARD, error);

  if (host == NULL)
    return FALSE;

  if (self->name != NULL &&
      !signet_dns_name_is_under (signet_dns_name_is_wildcard (host) ? host + strlen ("*.") : host, self->name))
    {
      g_set_error (error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                   _("“%s” is not below “%s”: set it up with the subdomain that it belongs to."), host, self->name);
      return FALSE;
    }

  if (!g_ptr_array_find_with_equal_func (self->hosts, host, g_str_equal, NULL))
    g_ptr_array_add (self->hosts, g_steal_pointer (&host));

  return TRUE;
}

/* Fills in the hosts, or says which line is wrong. */
static gboolean
check_hosts (SignetSubdomainDialog *self)
{
  g_autofree char *text = dup_hosts_text (self);
  g_auto (GStrv) lines = g_strsplit_set (text, " ,;\t\r\n", -1);
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (self->hosts, 0);
  for (guint i = 0; lines[i] != NULL && error == NULL; i++)
    if (*lines[i] != '\0')
      add_host (self, lines[i], &error);

  if (error == NULL && self->hosts->len == 0 && self->name != NULL)
    g_set_error_literal (&error, SIGNET_ERROR, SIGNET_ERROR_INVALID,
                         _("Without a host there is nothing to put into a certificate. "
                           "The subdomain itself can be one."));
  signet_message_row_set_message (self->hosts_message, GTK_WIDGET (self->hosts_view),
                                  error != NULL ? error->message : NULL);

  return error == NULL && self->hosts->len > 0;
}

static void
propose_hosts (SignetSubdomainDialog *self)
{
  const char * const *prefixes = signet_subdomain_default_prefixes ();
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->hosts_edited)
    return;

  for (guint i = 0; self->name != NULL && prefixes[i] != NULL; i++)
    g_string_append_printf (text, "%s%s.%s", i > 0 ? "\n" : "", prefixes[i], self->name);

  self->proposing = TRUE;
  gtk_text_buffer_set_text (self->hosts_buffer, text->str, -1);
  self->proposing = FALSE;
}

static void
update (SignetSubdomainDialog *self)
{
  gboolean name_ok = check_name (self);
  gboolean hosts_ok;
  g_autofree char *use_case = dup_use_case (self);

  propose_hosts (self);
  hosts_ok = check_hosts (self);

  gtk_widget_set_visible (GTK_WIDGET (self->other_row), is_other_use_case (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), name_ok && hosts_ok && self->subdomain == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->add_button),
                               name_ok && hosts_ok ? NULL : _("Fill in the name of the subdomain and its hosts"));
}

static void
show_error (SignetSubdomainDialog *self,
            const char            *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static void
changed_cb (SignetSubdomainDialog *self)
{
  show_error (self, NULL);
  update (self);
}

static void
hosts_changed_cb (SignetSubdomainDialog *self)
{
  if (self->proposing)
    return;

  self->hosts_edited = TRUE;
  changed_cb (self);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SignetSubdomainDialog) self = SIGNET_SUBDOMAIN_DIALOG (user_data);
  g_autoptr (SignetSubdomain) subdomain = g_steal_pointer (&self->subdomain);
  g_autoptr (GError) error = NULL;
  gint64 id = signet_store_add_subdomain_finish (SIGNET_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (error != NULL)
    {
      show_error (self, error->message);
      update (self);
      return;
    }

  g_signal_emit (self, signals[ADDED], 0, id, signet_subdomain_get_display_name (subdomain));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_cb (SignetSubdomainDialog *self)
{
  g_autofree char *use_case = dup_use_case (self);
  g_autoptr (SignetSubdomain) subdomain = NULL;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->add_button)))
    return;

  subdomain = signet_subdomain_new (signet_instance_get_id (self->instance), self->name,
                                    delegation_types[adw_combo_row_get_selected (self->delegation_row)],
                                    use_case);
  for (guint i = 0; i < self->hosts->len; i++)
    {
      g_autoptr (SignetHost) host = signet_host_new (g_ptr_array_index (self->hosts, i), 0, FALSE);

      signet_subdomain_add_host (subdomain, host);
    }

  self->subdomain = g_steal_pointer (&subdomain);
  changed_cb (self);
  signet_store_add_subdomain_async (self->store, self->subdomain, self->cancellable, added_cb, g_object_ref (self));
}

static void
set_up_choices (SignetSubdomainDialog *self)
{
  g_autoptr (GtkStringList) delegations = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) cases = gtk_string_list_new (NULL);

  for (guint i = 0; delegation_types[i] != NULL; i++)
    gtk_string_list_append (delegations, signet_delegation_type_describe (delegation_types[i]));
  for (guint i = 0; use_cases[i] != NULL; i++)
    gtk_string_list_append (cases, signet_use_case_describe (use_cases[i]));
  gtk_string_list_append (cases, _("Other"));

  adw_combo_row_set_model (self->delegation_row, G_LIST_MODEL (delegations));
  adw_combo_row_set_model (self->use_case_row, G_LIST_MODEL (cases));
}

/* The window is gone for the user, though what is under way may hold it for a while: dispose is too late. */
static void
signet_subdomain_dialog_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (SIGNET_SUBDOMAIN_DIALOG (widget)->cancellable);

  GTK_WIDGET_CLASS (signet_subdomain_dialog_parent_class)->unrealize (widget);
}

static void
signet_subdomain_dialog_dispose (GObject *object)
{
  SignetSubdomainDialog *self = SIGNET_SUBDOMAIN_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->subdomain);
  g_clear_object (&self->instance);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (signet_subdomain_dialog_parent_class)->dispose (object);
}

static void
signet_subdomain_dialog_finalize (GObject *object)
{
  SignetSubdomainDialog *self = SIGNET_SUBDOMAIN_DIALOG (object);

  g_free (self->name);
  g_ptr_array_unref (self->hosts);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (signet_subdomain_dialog_parent_class)->finalize (object);
}

static void
signet_subdomain_dialog_class_init (SignetSubdomainDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_subdomain_dialog_dispose;
  object_class->finalize = signet_subdomain_dialog_finalize;
  widget_class->unrealize = signet_subdomain_dialog_unrealize;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  g_type_ensure (SIGNET_TYPE_MESSAGE_ROW);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/signetapp/Signet/inventory/signet-subdomain-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, name_message);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, delegation_row);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, use_case_row);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, other_row);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, hosts_view);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, hosts_buffer);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, hosts_message);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, SignetSubdomainDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hosts_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
signet_subdomain_dialog_init (SignetSubdomainDialog *self)
{
  self->hosts = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  set_up_choices (self);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

/**
 * signet_subdomain_dialog_new:
 * @parent: the window that the dialog belongs to
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
  SignetSubdomainDialog *self = g_object_new (SIGNET_TYPE_SUBDOMAIN_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->instance = g_object_ref (instance);

  return self;
}
